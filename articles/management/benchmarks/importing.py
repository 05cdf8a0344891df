"""What an import costs, measured in databases of its own, beside the peers that the same texts are given to."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from articles.importing import working
from articles.importing.preparing import Harvest, prepare_all
from articles.importing.running import run
from articles.importing.sources import find
from articles.importing.storing import Arrival, store
from articles.management.benchmarks import costs, newsmaking
from articles.models import Article, ImportRun, Outlet, Quote
from articles.models.decision import lock_out_other_writers
from articles.text.readers import split
from articles.text.values import Part

BATCH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: ``goal`` and ``met`` are empty where nothing is promised."""

    what: str
    value: str
    goal: str = ""
    met: bool | None = None


def lines(folder: Path, count: int, workers: int) -> Iterator[Row]:
    """JSON Lines with full extraction into PostgreSQL, end to end; what an article costs early and late."""
    path = folder / "stories.jsonl"
    mean = newsmaking.write_lines(path, count)
    marks: list[tuple[float, int]] = []
    with _memory() as peak, _watched(marks):
        seconds = _import(path, workers)
    speed = count / seconds
    yield Row(
        what=f"JSON Lines, end to end: {count:,} articles, mean {mean:.0f} words, {workers} workers",
        value=f"{speed:,.0f} articles/s ({Quote.objects.count():,} quotes, {seconds:.0f} s)",
        goal="≥ 100 articles/s",
        met=speed >= 100,
    )
    yield Row(
        what="  most memory, all processes together", value=f"{peak():,.0f} MB", goal="≤ 600 MB", met=peak() <= 600
    )
    if growth := _growth(marks, count):
        yield Row(
            what="  cost of an article, last tenth against second tenth",
            value=f"{growth:+.0%}",
            goal="< +10 %",
            met=growth < 0.1,
        )


def database(folder: Path, count: int) -> Iterator[Row]:
    """The writing alone: everything is read and searched before the clock starts."""
    path = folder / "database.jsonl"
    newsmaking.write_lines(path, count, seed=11)
    with path.open("rb") as file:
        parts = [part for part in split(file, path.name) if isinstance(part, Part)]
    began = time.process_time()
    harvests = prepare_all(parts)
    spent = time.process_time() - began
    yield Row(what=f"reading and searching alone: {count:,} articles", value=f"{count / spent:,.0f} articles/CPU s")
    began = time.monotonic()
    _write(harvests)
    speed = count / (time.monotonic() - began)
    yield Row(
        what=f"the database part alone: {count:,} articles",
        value=f"{speed:,.0f} articles/s",
        goal="≥ 500 articles/s",
        met=speed >= 500,
    )


def texts(folder: Path, count: int, workers: int) -> Iterator[Row]:
    """Many small files, and the same files again."""
    newsmaking.write_texts(folder / "texts", count)
    with _memory() as peak:
        seconds = _import(folder / "texts", workers)
    yield Row(what=f"plain-text files: {count:,} files, {workers} workers", value=f"{count / seconds:,.0f} files/s")
    yield Row(
        what="  most memory, all processes together", value=f"{peak():,.0f} MB", goal="≤ 600 MB", met=peak() <= 600
    )
    seconds = _import(folder / "texts", workers)
    speed = count / seconds
    yield Row(
        what="the same files again, unchanged",
        value=f"{speed:,.0f} files/s",
        goal="≥ 2,000 files/s",
        met=speed >= 2000,
    )


def pages(folder: Path, given: Path | None, count: int, peer_python: str) -> Iterator[Row]:
    """Saved pages with everything on, in one process, against trafilatura's extraction of their text alone."""
    place = given or folder / "pages"
    if given is None:
        newsmaking.write_pages(place, count)
    files = sorted(path for path in place.rglob("*") if path.suffix.lower() in (".html", ".htm"))
    parts = [Part(data=path.read_bytes(), name=path.name) for path in files]
    prepare_all(parts[:3])
    began = time.process_time()
    harvests = prepare_all(parts)
    spent = time.process_time() - began
    server = _server_seconds()
    began = time.process_time()
    _write(harvests)
    spent += time.process_time() - began + (_server_seconds() - server)
    ours = len(parts) / spent
    found = sum(len(harvest.stories) for harvest in harvests)
    what = f"saved pages, everything on: {len(parts):,} pages, {found:,} stories"
    yield Row(what=what, value=f"{ours:,.1f} pages/CPU s, PostgreSQL's included")
    script = "import sys,time,pathlib,trafilatura as t\n" + (
        "f=[pathlib.Path(l.strip()).read_bytes() for l in sys.stdin]\n[t.extract(x) for x in f[:3]]\n"
        "b=time.process_time()\n[t.extract(x) for x in f]\nprint(time.process_time()-b, t.__version__)"
    )
    listed = folder / "pages.txt"
    listed.write_text("".join(f"{path.resolve()}\n" for path in files), encoding="utf-8")
    cost = costs.run(["-c", script], python=peer_python, given=listed)
    if cost.code:
        yield Row(what="  trafilatura alone", value=f"not measured: {cost.complaint.splitlines()[-1]}")
        return
    seconds, version = cost.output.split()
    peer = len(parts) / float(seconds)
    yield Row(
        what=f"  trafilatura {version} alone, same pages",
        value=f"{peer:,.1f} pages/CPU s; ratio {ours / peer:.2f}",
        goal="ratio ≥ 1.5",
        met=ours / peer >= 1.5,
    )


def peer(folder: Path, count: int, peer_python: str) -> Iterator[Row]:
    """textacy's quotations over the same texts, and Django's bulk_create of what it found."""
    given = folder / "peer.jsonl"
    told = list(newsmaking.stories(count))
    given.write_text(
        "".join(json.dumps({"id": number, "text": story["text"]}) + "\n" for number, story in enumerate(told)),
        encoding="utf-8",
    )
    cost = costs.run(["-m", "articles.management.benchmarks.textacy_peer"], python=peer_python, given=given)
    if cost.code:
        reason = (cost.complaint.splitlines() or ["it failed"])[-1]
        yield Row(what="textacy and bulk_create", value=f"not measured: {reason}")
        return
    *found, summary = map(json.loads, cost.output.splitlines())
    began = time.monotonic()
    outlet = Outlet.objects.get_or_create(name="peer")[0]
    rows = Article.objects.bulk_create(
        Article(title=story["title"], body=story["text"], outlet=outlet, text_key=f"peer {number}")
        for number, story in enumerate(told)
    )
    Quote.objects.bulk_create(
        Quote(article=rows[line["id"]], start=quote["start"], end=quote["end"], text="…")
        for line in found
        for quote in {(q["start"], q["end"]): q for q in line["quotes"]}.values()
    )
    seconds = summary["seconds"] + time.monotonic() - began
    yield Row(
        what=f"{summary['versions']}, then bulk_create: {count:,} of the same articles, one process",
        value=f"{count / seconds:,.1f} articles/s",
    )


def _held(megabytes: float) -> Row:
    what = "  most memory, all processes together"
    return Row(what=what, value=f"{megabytes:,.0f} MB", goal="≤ 600 MB", met=megabytes <= 600)


def _import(path: Path, workers: int) -> float:
    began = time.monotonic()
    run(find([str(path)]), arguments=["bench", str(path)], workforce=working.local(workers))
    return time.monotonic() - began


def _write(harvests: list[Harvest]) -> None:
    record = ImportRun.objects.create()
    for first in range(0, len(harvests), BATCH):
        with transaction.atomic():
            lock_out_other_writers()
            store(
                [
                    Arrival(story=story, part=harvest.part, sha256="0" * 64, size=1, run=record)
                    for harvest in harvests[first : first + BATCH]
                    for story in harvest.stories
                ]
            )


def _growth(marks: list[tuple[float, int]], count: int) -> float | None:
    """How much slower the last tenth went than the second; None where the import was too short to tell."""

    def pace(low: float, high: float) -> float | None:
        inside = [(at, done) for at, done in marks if low * count <= done <= high * count]
        if len(inside) < 2 or inside[-1][1] == inside[0][1]:
            return None
        return (inside[-1][0] - inside[0][0]) / (inside[-1][1] - inside[0][1])

    early, late = pace(0.1, 0.2), pace(0.9, 1.0)
    return late / early - 1 if early and late else None


@contextmanager
def _watched(marks: list[tuple[float, int]]) -> Iterator[None]:
    """Notes how many articles are in, twice a second, over a connection of its own."""
    ended = threading.Event()

    def watch() -> None:
        try:
            while not ended.wait(0.5):
                with connection.cursor() as cursor:
                    cursor.execute("SELECT coalesce(sum(articles), 0) FROM articles_intake")
                    marks.append((time.monotonic(), cursor.fetchone()[0]))
        finally:
            connection.close()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@contextmanager
def _memory() -> Iterator[Callable[[], float]]:
    """The most that this process and all below it held at one moment, in MB of proportional memory."""
    ended = threading.Event()
    most = [0.0]

    def watch() -> None:
        while not ended.wait(0.2):
            most[0] = max(most[0], sum(map(_proportional, [os.getpid(), *_below(os.getpid())])))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield lambda: most[0]
    finally:
        ended.set()
        thread.join()


def _proportional(pid: int) -> float:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def _below(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        parents.setdefault(parent, []).append(int(status.parent.name))
    found, waiting = [], [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found


def _server_seconds() -> float:
    """Processor time that this connection's server process has used so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
