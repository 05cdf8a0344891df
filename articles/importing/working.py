"""Who does the work of reading and searching: this process, a pool of local ones, or a Dask cluster.

All of them stand behind ``concurrent.futures.Executor``; results come back in the order of the tasks, so that the
archive is the same whoever worked.
"""

import gc
import multiprocessing
import os
import resource
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import structlog

from articles.importing.preparing import Harvest, prepare_all
from articles.text.readers import UnreadableSource
from articles.text.readers.reading import choose
from articles.text.values import Part, Refused

log = structlog.get_logger(__name__)


class Task(Protocol):
    """Something whose parts are worked on together."""

    @property
    def parts(self) -> Sequence[Part]: ...


T = TypeVar("T", bound=Task)

# A pool takes about a second to start, which a handful of stories in plain text is not worth.
ALONE_PARTS, ALONE_BYTES = 24, 200_000
AHEAD = 4  # tasks that wait for each worker
WORKER_BYTES = 800 * 1024 * 1024
KILLS = (
    "reading it took the reader down twice (more than 10 seconds, or too much memory); save the page anew, or split it"
)


class NoWorkers(Exception):
    """The processes that do the work cannot be reached or started; nothing is lost, the import can go on later."""


@dataclass(slots=True)
class _Ticket:
    task: Sequence[Part]
    future: Future[list[Harvest]] | None
    executor: Executor | None = None


@dataclass(slots=True)
class Workforce(AbstractContextManager["Workforce"]):
    """``start`` makes the executor when it is first needed; with ``here`` this process does everything itself.

    ``wait`` gives a future's result, and ``leave`` is called at the end.
    """

    start: Callable[[], Executor]
    workers: int
    here: bool = False
    outlet: str | None = None
    wait: Callable[[Future[list[Harvest]]], list[Harvest]] = Future.result
    leave: Callable[[], None] = lambda: None
    _executor: Executor | None = None
    _alone: int = 0
    _alone_bytes: int = 0

    def harvest(self, tasks: Iterable[T]) -> Iterator[tuple[T, list[Harvest]]]:
        """Each task and what came of its parts, in order. Raises NoWorkers."""
        waiting: deque[tuple[T, _Ticket]] = deque()
        try:
            for task in tasks:
                waiting.append((task, self._ticket(task.parts)))
                while len(waiting) > self.workers * AHEAD:
                    done, ticket = waiting.popleft()
                    yield done, self._result(ticket)
            while waiting:
                done, ticket = waiting.popleft()
                yield done, self._result(ticket)
        finally:
            for _, ticket in waiting:
                if ticket.future is not None:
                    ticket.future.cancel()

    def _ticket(self, parts: Sequence[Part]) -> _Ticket:
        if self._done_alone(parts):
            return _Ticket(parts, None)
        future = self._submit(parts)
        return _Ticket(parts, future, self._executor)

    def _done_alone(self, task: Sequence[Part]) -> bool:
        if self.here:
            return True
        if self._executor is not None or not all(map(_is_harmless, task)):
            return False
        self._alone += len(task)
        self._alone_bytes += sum(len(part.data) for part in task)
        return self._alone <= ALONE_PARTS and self._alone_bytes <= ALONE_BYTES

    def _submit(self, task: Sequence[Part]) -> Future[list[Harvest]]:
        """One more try with a new executor: the old one may have broken a moment ago."""
        for attempt in range(2):
            try:
                if self._executor is None:
                    self._executor = self.start()
                return self._executor.submit(prepare_all, task, self.outlet, guard=True)
            except NoWorkers:
                raise
            except Exception as error:
                if attempt:
                    raise NoWorkers(f"the workers cannot be started ({error})") from error
                self._stop()
        raise AssertionError

    def _result(self, ticket: _Ticket) -> list[Harvest]:
        if ticket.future is None:
            return prepare_all(ticket.task, self.outlet)
        try:
            return self.wait(ticket.future)
        except NoWorkers:
            raise
        except Exception as error:  # prepare_all never raises: a worker died
            log.warning("a worker died; its batch is done again", error=repr(error), parts=len(ticket.task))
            if ticket.executor is self._executor:  # else it was replaced already, for a task before this one
                self._stop()
            return [self._patiently(part) for part in ticket.task]

    def _patiently(self, part: Part) -> Harvest:
        """One part alone: if that kills its worker again, it is the part that did it, and it is refused."""
        try:
            return self.wait(self._submit([part]))[0]
        except NoWorkers:
            raise
        except Exception:
            self._stop()
        try:
            self.wait(self._submit([]))
        except NoWorkers:
            raise
        except Exception as error:
            raise NoWorkers(f"the workers do not answer ({error})") from error
        why = Refused(name=part.name, label=part.label, reason=KILLS)
        return Harvest(part=replace(part, data=b""), refused=(why,))

    def _stop(self) -> None:
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False)

    def __exit__(self, *_: object) -> None:
        try:
            self._stop()
        finally:
            self.leave()


def alone() -> Workforce:
    """This process does the work itself: for a single file, and for tests that change the code."""
    return Workforce(start=lambda: _pool(1), workers=1, here=True)


def local(workers: int) -> Workforce:
    """A pool of processes on this machine, each limited in time and memory; 0 means this process alone."""
    return Workforce(start=lambda: _pool(workers), workers=workers) if workers else alone()


def available() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_harmless(part: Part) -> bool:
    """Read by our own code, which is linear in time and can be stopped."""
    try:
        return not choose(part).extra
    except UnreadableSource:
        return True


def _pool(workers: int) -> Executor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if sys.platform != "win32":
        context.set_forkserver_preload(["articles.importing.preparing"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_settle_in)


def _settle_in() -> None:
    """A worker leaves Ctrl-C to its parent, dies with it, and may not eat all memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGPROF):
        signal.signal(number, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (WORKER_BYTES, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _warm_up()


def _warm_up() -> None:
    """Load the word lists, and spare the garbage collector from ever looking at them: a tenth of the time."""
    prepare_all([Part(data=b"A wall\n\nA wall gave way in Aleppo, said Ann Bell.", name="warm-up.txt")])
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
