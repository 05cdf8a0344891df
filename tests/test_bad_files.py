"""Hundreds of bad files with good ones between them: every one gets its outcome, and the good ones are imported."""

import json
import os
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.bad_disk import write_good_files, write_odd_files
from tests.bad_files import FAMILIES, write_families
from tests.importing_apart import Archive, Started, descendants

# So many files of each family are tried by default; BAD_FILES_EACH=40 tries more.
EACH = int(os.environ.get("BAD_FILES_EACH", "18"))
GOOD = 120
GIGABYTE = 1_000_000_000
SECRET = "the password of the harbour is herring"
OUTCOMES = {"imported", "already-here", "quarantined"}


@dataclass
class Watched:
    """The most memory that an import and its workers ever held together, in bytes."""

    process: Started
    peak: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Watched":
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def _watch(self) -> None:
        while not self.ended.wait(0.05):
            pids = [self.process.pid, *descendants(self.process.pid)]
            self.peak = max(self.peak, sum(map(own_memory, pids)))


def own_memory(pid: int) -> int:
    """What a process holds, its share of what it has in common with others; 0 when it is gone."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        if "postgres" in Path(f"/proc/{pid}/comm").read_text():
            return 0
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


@dataclass
class Imported:
    archive: Archive
    paths: set[str]
    titles: list[str]
    code: int
    said: str
    seconds: float
    peak: int
    outcomes: list[dict[str, str | None]]


@pytest.fixture(scope="module")
def imported() -> Iterator[Imported]:
    # Not below pytest's own folder, which it closes to the system user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory(prefix="archive-bad-files-") as name:
        folder = Path(name)
        sources = folder / "sources"
        sources.mkdir()
        (folder / "secret.txt").write_text(SECRET)
        written = [os.fsencode(path) for path in write_families(sources, EACH, str(folder / "secret.txt"))]
        titles = write_good_files(sources, GOOD)
        written += [os.fsencode(path) for path in sources.glob("good-*")] + write_odd_files(sources / "odd")
        archive = Archive(folder / "var")
        began = time.monotonic()
        process = archive.start("import_articles", sources, "--workers", 2, "--outcomes", folder / "outcomes")
        with Watched(process) as watched:
            process.wait(timeout=600)
        seconds = time.monotonic() - began
        lines = (folder / "outcomes").read_text().splitlines()
        yield Imported(
            archive, {os.fsdecode(path) for path in written}, titles, process.returncode, process.end(), seconds,
            watched.peak, [json.loads(line) for line in lines],
        )  # fmt: skip
        archive.close()


def test_it_ends_by_itself_and_says_that_not_all_is_well(imported: Imported) -> None:
    assert imported.code == 1, imported.said[-3000:]
    assert "Traceback" not in imported.said
    assert imported.seconds < 300


def test_every_file_has_one_outcome(imported: Imported) -> None:
    told = Counter(str(line["path"]) for line in imported.outcomes)
    assert set(told) == imported.paths
    assert set(told.values()) == {1}
    assert len(FAMILIES) >= 25
    assert len(told) >= 500


def test_every_refusal_is_a_sentence(imported: Imported) -> None:
    for line in imported.outcomes:
        assert line["outcome"] in OUTCOMES
        if line["outcome"] == "quarantined":
            assert line["reason"], line
            assert len(line["reason"]) > 20
            assert line["reason"].isprintable(), line


def test_no_failure_is_our_own(imported: Imported) -> None:
    faults = imported.archive.ask("SELECT count(*) FROM articles_quarantined WHERE reason LIKE '%own code%'")
    assert faults == 0, [line for line in imported.outcomes if "own code" in str(line["reason"])]


def test_the_good_files_are_all_imported(imported: Imported) -> None:
    titles = ", ".join(f"'{title}'" for title in imported.titles)
    assert imported.archive.ask(f"SELECT count(DISTINCT title) FROM articles_article WHERE title IN ({titles})") == GOOD
    good = [line for line in imported.outcomes if "/good-" in str(line["path"])]
    assert {line["outcome"] for line in good} == {"imported"}


def test_nothing_is_read_that_was_not_named(imported: Imported) -> None:
    query = f"SELECT count(*) FROM articles_article WHERE body LIKE '%{SECRET}%' OR title LIKE '%{SECRET}%'"
    assert imported.archive.ask(query) == 0
    assert imported.archive.ask("SELECT count(*) FROM articles_article WHERE body LIKE '%laughlaughlaughlaugh%'") <= 5


def test_memory_stays_below_a_gigabyte(imported: Imported) -> None:
    assert 50_000_000 < imported.peak < GIGABYTE


def test_a_second_import_finds_nothing_new(imported: Imported) -> None:
    before = imported.archive.ask("SELECT count(*) FROM articles_article")
    imported.archive.run("import_articles", imported.paths and Path(min(imported.paths)).parent, expected=(0, 1))
    assert imported.archive.ask("SELECT count(*) FROM articles_article") == before
