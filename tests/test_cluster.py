"""Imports on a real Dask cluster on this machine: the same archive, whatever becomes of the workers."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.importing_apart import ROOT, Archive, descendants, write_sources

STORIES = 156
DONE = "SELECT coalesce(sum(parts_done), 0) FROM articles_intake"
PATIENCE = 90  # seconds for processes to come up, on a machine with much else to do

# What a worker loads before it works: a reader that never ends for one of the stories.
ENDLESS = """
from functools import wraps
from articles.importing import preparing
from articles.text.readers import plain_text

preparing.CPU_SECONDS = 2.0
read = getattr(plain_text.read, "__wrapped__", plain_text.read)  # Dask may load this twice


@wraps(read)
def read_or_spin(part):
    while b"Bridge number 25 at" in part.data:
        pass
    return read(part)


plain_text.read = read_or_spin
"""


class Cluster:
    """A scheduler and its workers, which have no settings and no database."""

    def __init__(self, folder: Path, *, workers: int, options: tuple[str, ...] = (), failures: int = 3) -> None:
        folder.mkdir()
        self.folder, self.processes = folder, []
        away = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SECRET_KEY", "VAR_DIR"}
        self.environment = {key: value for key, value in os.environ.items() if key not in away}
        self.environment["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = str(failures)
        told = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--scheduler-file", str(told))
        until(lambda: told.exists() and told.read_text().endswith("}"))
        self.address = json.loads(told.read_text())["address"]
        if workers:
            number, directory = ("--nworkers", str(workers)), ("--local-directory", str(folder))
            self.nanny = self._start("worker", self.address, *number, "--nthreads", "1", *directory, *options)
            until(lambda: self.said("worker").count("Registered to") == workers)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1", "--no-dashboard"]
        with (self.folder / arguments[0]).open("wb") as said:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=said, stderr=said)
        self.processes.append(process)
        return process

    def said(self, what: str) -> str:
        return (self.folder / what).read_text(errors="replace")

    def kill_worker(self) -> None:
        for pid in descendants(self.nanny.pid):
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
                return
        raise AssertionError("there is no worker")

    def close(self) -> None:
        # The nannies first, who would start their workers again.
        victims = [pid for process in reversed(self.processes) for pid in (process.pid, *descendants(process.pid))]
        for pid in victims:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        for process in self.processes:
            process.wait(timeout=PATIENCE)


def until(reached: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not reached():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    # Not below pytest's own folder, which it closes to the system user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory(prefix="archive-cluster-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def sources(folder: Path) -> Path:
    write_sources(folder / "sources", texts=30, rows=120)
    return folder / "sources"


@pytest.fixture(scope="module")
def archive(folder: Path) -> Iterator[Archive]:
    made = Archive(folder / "var")
    yield made
    made.close()


@pytest.fixture(scope="module")
def cluster(folder: Path) -> Iterator[Cluster]:
    made = Cluster(folder / "cluster", workers=2)
    yield made
    made.close()


@pytest.fixture(scope="module")
def from_local_workers(archive: Archive, sources: Path) -> tuple:
    archive.run("import_articles", sources)
    content, originals = archive.content()
    assert len(content["articles"]) == STORIES
    assert all(content[table] for table in ("quotes", "copies", "statements", "quarantine"))
    return content, originals


def test_a_cluster_makes_the_same_archive(archive, sources, cluster, from_local_workers):
    archive.empty()
    archive.run("import_articles", "--dask", cluster.address, sources)
    assert_same(archive.content(), from_local_workers)
    said = archive.run("reextract", "--all", "--dask", cluster.address, expected=(0,))
    assert f"{STORIES} articles searched again, 0 quotes changed" in said
    assert_same(archive.content(), from_local_workers)


def test_a_worker_killed_in_the_middle_changes_nothing(archive, sources, cluster, from_local_workers):
    archive.empty()
    process = archive.start("import_articles", "--dask", cluster.address, sources)
    archive.wait_until(DONE, lambda done: done > 0, process)
    assert process.poll() is None
    cluster.kill_worker()
    said = process.end()
    assert process.returncode == 1, said
    assert_same(archive.content(), from_local_workers)


def test_a_scheduler_that_dies_ends_the_import_which_goes_on_with_local_workers(
    archive, sources, folder, from_local_workers
):
    archive.empty()
    cluster = Cluster(folder / "dying", workers=1)
    try:
        process = archive.start("import_articles", "--dask", cluster.address, sources)
        archive.wait_until("SELECT count(*) FROM articles_intake", lambda claimed: claimed > 0, process)
        cluster.scheduler.kill()
        said = process.end()
    finally:
        cluster.close()
    assert process.returncode == 75, said
    assert sentences(said) == [
        f"CommandError: the Dask scheduler at {cluster.address} went away and did not come back. "
        "What was done is safe; give the same command again and it goes on where it stopped."
    ]
    archive.run("import_articles", sources)
    assert_same(archive.content(runs=False), from_local_workers)


def test_what_kills_its_worker_is_refused_and_the_rest_is_imported(archive, sources, folder):
    archive.empty()
    endless = folder / "endless.py"
    endless.write_text(ENDLESS)
    cluster = Cluster(folder / "killed", workers=2, options=("--preload", str(endless)), failures=0)
    try:
        said = archive.run("import_articles", "--dask", cluster.address, sources)
    finally:
        cluster.close()
    assert "0025.txt: reading it took the reader down twice" in said
    assert archive.ask("SELECT count(*) FROM articles_article") == STORIES - 1


def test_where_nobody_works_a_sentence_says_so(archive, sources, folder):
    cluster = Cluster(folder / "idle", workers=0)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        nobody = f"tcp://127.0.0.1:{deaf.getsockname()[1]}"
        try:
            started = [archive.start("import_articles", "--dask", a, sources) for a in (nobody, cluster.address, "x")]
            said = [process.end() for process in started]
        finally:
            cluster.close()
    assert [process.returncode for process in started] == [75, 75, 2], said
    assert [len(sentences(words)) for words in said[:2]] == [1, 1], said
    assert f"no Dask scheduler answers at {nobody}; start one with `dask scheduler`." in said[0]
    assert f"the Dask scheduler at {cluster.address} has no workers; start some with" in said[1]
    assert "'x' is not the address of a Dask scheduler, as in tcp://host:8786" in said[2]


def assert_same(found: tuple, expected: tuple) -> None:
    assert found[1] == expected[1]
    for table, rows in found[0].items():
        assert rows == expected[0][table], table


def sentences(said: str) -> list[str]:
    """What it said of itself, without the files it refused on the way."""
    return [line for line in said.splitlines() if line and not line.startswith(("rows.jsonl", "empty", "picture"))]
