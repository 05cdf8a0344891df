"""Hundreds of bad files with good ones between them: every one gets its outcome, and the good ones are imported."""

import json
import os
import tempfile
import threading
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
SECONDS_BETWEEN_LOOKS = 0.25
OUTCOMES = {"imported", "already-here", "quarantined"}


@dataclass
class Watched:
    """What an import and its workers took: the most memory they ever held together, in bytes, and processor time."""

    process: Started
    peak: int = 0
    times: dict[int, float] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Watched":
        self.thread = threading.Thread(target=self._watch)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    @property
    def seconds(self) -> float:
        return sum(self.times.values())

    def _watch(self) -> None:
        while not self.ended.wait(SECONDS_BETWEEN_LOOKS):
            held = 0
            for pid in [self.process.pid, *descendants(self.process.pid)]:
                try:
                    held += own_memory(Path(f"/proc/{pid}"))
                    self.times[pid] = processor_seconds(Path(f"/proc/{pid}"))
                except OSError:
                    continue  # it is gone
            self.peak = max(self.peak, held)


def own_memory(process: Path) -> int:
    """The most that a process held since the last look, only its share of what it has in common with others."""
    if "postgres" in (process / "comm").read_text():
        return 0
    status, rollup = named_sizes(process / "status"), named_sizes(process / "smaps_rollup")
    (process / "clear_refs").write_text("5")  # the highest mark counts anew from here
    return rollup["Pss"] + max(0, status["VmHWM"] - rollup["Rss"])


def named_sizes(file: Path) -> Counter[str]:
    lines = (line.split() for line in file.read_text().splitlines())
    return Counter({line[0].rstrip(":"): int(line[1]) * 1024 for line in lines if line[-1:] == ["kB"]})


def processor_seconds(process: Path) -> float:
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


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
        process = archive.start("import_articles", sources, "--workers", 2, "--outcomes", folder / "outcomes")
        with Watched(process) as watched:
            process.wait(timeout=600)
        lines = (folder / "outcomes").read_text().splitlines()
        yield Imported(
            archive, {os.fsdecode(path) for path in written}, titles, process.returncode, process.end(),
            watched.seconds, watched.peak, [json.loads(line) for line in lines],
        )  # fmt: skip
        archive.close()


def it_ends_by_itself_and_says_that_not_all_is_well(imported: Imported) -> None:
    assert imported.code == 1, imported.said[-3000:]
    assert "Traceback" not in imported.said
    assert imported.seconds < 300


def every_file_has_one_outcome(imported: Imported) -> None:
    told = Counter(str(line["path"]) for line in imported.outcomes)
    assert set(told) == imported.paths
    assert set(told.values()) == {1}
    assert len(FAMILIES) >= 25
    assert len(told) >= 500


def every_refusal_is_a_sentence(imported: Imported) -> None:
    for line in imported.outcomes:
        assert line["outcome"] in OUTCOMES
        if line["outcome"] == "quarantined":
            assert line["reason"], line
            assert len(line["reason"]) > 20
            assert line["reason"].isprintable(), line


def no_failure_is_our_own(imported: Imported) -> None:
    faults = imported.archive.ask("SELECT count(*) FROM articles_quarantined WHERE reason LIKE '%own code%'")
    assert faults == 0, [line for line in imported.outcomes if "own code" in str(line["reason"])]


def the_good_files_are_all_imported(imported: Imported) -> None:
    titles = ", ".join(f"'{title}'" for title in imported.titles)
    assert imported.archive.ask(f"SELECT count(DISTINCT title) FROM articles_article WHERE title IN ({titles})") == GOOD
    good = [line for line in imported.outcomes if "/good-" in str(line["path"])]
    assert {line["outcome"] for line in good} == {"imported"}


def nothing_is_read_that_was_not_named(imported: Imported) -> None:
    query = f"SELECT count(*) FROM articles_article WHERE body LIKE '%{SECRET}%' OR title LIKE '%{SECRET}%'"
    assert imported.archive.ask(query) == 0
    assert imported.archive.ask("SELECT count(*) FROM articles_article WHERE body LIKE '%laughlaughlaughlaugh%'") <= 5


def memory_stays_below_a_gigabyte(imported: Imported) -> None:
    assert 50_000_000 < imported.peak < GIGABYTE


def a_second_import_finds_nothing_new(imported: Imported) -> None:
    before = imported.archive.ask("SELECT count(*) FROM articles_article")
    imported.archive.run("import_articles", imported.paths and Path(min(imported.paths)).parent, expected=(0, 1))
    assert imported.archive.ask("SELECT count(*) FROM articles_article") == before


# In one test: several would be spread over the processes of a run, each of which would import the files anew.
CHECKS = (
    it_ends_by_itself_and_says_that_not_all_is_well,
    every_file_has_one_outcome,
    every_refusal_is_a_sentence,
    no_failure_is_our_own,
    the_good_files_are_all_imported,
    nothing_is_read_that_was_not_named,
    memory_stays_below_a_gigabyte,
    a_second_import_finds_nothing_new,
)


def test_hundreds_of_bad_files_and_good_ones_between_them(imported: Imported, subtests: pytest.Subtests) -> None:
    for check in CHECKS:
        with subtests.test(check.__name__):
            check(imported)
