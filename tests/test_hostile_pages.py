"""A page that only a kill can stop costs itself, and none of its neighbours."""

import signal
import subprocess
import sys
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pytest

from articles.importing import working
from articles.importing.packing import Task
from articles.importing.working import KILLS, Workforce
from articles.text.values import Part
from tests.bad_files import page
from tests.trapping import TRAP, prepare_or_die


class Trapped(Executor):
    """A real pool whose workers die of the trap."""

    def __init__(self) -> None:
        self.pool = ProcessPoolExecutor(2, mp_context=get_context("forkserver"), initializer=working._settle_in)

    def submit(self, work: Any, /, *args: Any, **named: Any) -> Future[Any]:
        return self.pool.submit(prepare_or_die, *args, **named)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@pytest.mark.parametrize("at", [0, 3, 7])
def test_the_page_that_kills_its_reader_is_refused_and_its_neighbours_are_read(at: int) -> None:
    pages = [page(60_000 + number).encode() for number in range(8)]
    pages[at] += TRAP
    parts = [Part(data=data, name=f"{number}.html") for number, data in enumerate(pages)]
    tasks = [Task(parts=parts[start : start + 2]) for start in range(0, 8, 2)]
    with Workforce(start=Trapped, workers=2) as force:
        harvests = [harvest for _, found in force.harvest(tasks) for harvest in found]
    assert [harvest.part.name for harvest in harvests] == [part.name for part in parts]
    assert [why.reason for why in harvests[at].refused] == [KILLS]
    assert all(len(harvest.stories) == 1 for number, harvest in enumerate(harvests) if number != at)


def test_what_computes_without_end_is_killed_by_the_limit() -> None:
    endless = (
        "from articles.importing import preparing; from articles.text.values import Part\n"
        "preparing.CPU_SECONDS = 0.3; preparing.prepare = lambda *_: sum(iter(int, 1))\n"
        "preparing.prepare_all([Part(data=b'x', name='x.txt')], guard=True)"
    )
    ended = subprocess.run([sys.executable, "-c", endless], timeout=60, check=False)
    assert ended.returncode == -signal.SIGPROF
