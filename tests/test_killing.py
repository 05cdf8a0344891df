"""Imports that are killed at any moment, go on, and end as if nothing had happened."""

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importing_apart import Archive, Started, descendants, write_sources

# So many points are tried by default; KILL_POINTS=60 tries more.
POINTS = int(os.environ.get("KILL_POINTS", "12"))
VICTIMS = ("parent", "worker", "database")
DONE = "SELECT coalesce(sum(parts_done), 0) FROM articles_intake"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killing") / "sources"
    write_sources(folder)
    return folder


@pytest.fixture(scope="module")
def archive() -> Iterator[Archive]:
    # Not below pytest's own folder, which it closes to the system user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory(prefix="archive-killing-") as folder:
        made = Archive(Path(folder) / "var")
        yield made
        made.close()


@pytest.fixture(scope="module")
def undisturbed(archive: Archive, sources: Path) -> tuple:
    archive.run("import_articles", sources)
    content, originals = archive.content()
    assert len(content["articles"]) == 312
    assert len(content["copies"]) >= 12
    assert len(content["statements"]) >= 24
    assert len(content["quarantine"]) >= 6
    return content, originals


@pytest.mark.parametrize("point", range(POINTS))
def test_killed_and_started_again_it_ends_as_if_undisturbed(archive, sources, undisturbed, point):
    victim = VICTIMS[point % len(VICTIMS)]
    parts = 340 * (point // len(VICTIMS)) // max(1, -(-POINTS // len(VICTIMS)))
    archive.empty()
    process = archive.start("import_articles", sources)
    archive.wait_until(DONE, lambda done: done >= parts, process)
    kill(victim, process, archive)
    said = process.end()
    if victim == "parent":
        assert process.returncode == -signal.SIGKILL
    else:
        assert process.returncode in (1, 75), said
    if process.returncode != 1:  # else it ended by itself
        archive.run("import_articles", sources)
    content, originals = archive.content()
    assert originals == undisturbed[1]
    for table, rows in undisturbed[0].items():
        assert content[table] == rows, table


def kill(victim: str, process: Started, archive: Archive) -> None:
    if victim == "parent":
        os.kill(process.pid, signal.SIGKILL)
    elif victim == "worker":
        for pid in descendants(process.pid)[-1:]:
            os.kill(pid, signal.SIGKILL)
    else:
        pid = int((archive.folder / "postgres" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)


def test_workers_leave_with_their_parent(archive, sources):
    archive.empty()
    process = archive.start("import_articles", "--workers", "2", sources)
    archive.wait_until(DONE, lambda done: done > 0, process)
    workers = descendants(process.pid)
    assert workers
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=60)
    deadline = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [pid for pid in workers if alive(pid)]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_database_that_stays_away_ends_in_a_sentence_and_a_state_to_go_on_from(archive, sources, undisturbed):
    archive.empty()
    away = archive.start("import_articles", sources, DATABASE_URL="postgres://a:b@127.0.0.1:9/none", DATABASE_WAIT="1")
    said = away.end()
    assert away.returncode == 75
    assert said.count("Stopped: the database does not answer") == 1
    assert "give the same command again" in said
    assert "Traceback" not in said
    archive.run("import_articles", sources)
    assert archive.content() == undisturbed


@pytest.mark.parametrize("workers", [0, 1, 2, 4])
def test_however_many_work_the_archive_is_the_same(archive, sources, undisturbed, workers):
    archive.empty()
    archive.run("import_articles", "--workers", str(workers), sources)
    assert archive.content() == undisturbed


def test_files_in_any_order_give_the_same_archive(archive, sources, undisturbed):
    archive.empty()
    paths = sorted(sources.iterdir(), key=lambda path: path.name[::-1])
    archive.run("import_articles", *paths)
    assert_same_archive(archive, undisturbed)


def test_two_imports_at_once_do_not_disturb_each_other(archive, sources, undisturbed):
    archive.empty()
    first, second = (archive.start("import_articles", sources) for _ in range(2))
    for process in (first, second):
        said = process.end()
        assert process.returncode == 1, said
    assert_same_archive(archive, undisturbed)


def assert_same_archive(archive: Archive, undisturbed: tuple) -> None:
    """The same but for which of two files with one text came first, and in which run."""
    content, originals = archive.content(runs=False)
    assert originals == undisturbed[1]
    for table in content.keys() - {"intake"}:
        assert content[table] == undisturbed[0][table], table
