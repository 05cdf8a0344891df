"""A Dask cluster in place of the local pool: the same work, sent to whatever workers a scheduler has.

Workers need this project's code and nothing else: no settings, no database, no files.
"""

import importlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, TypeVar

from articles.importing.working import NoWorkers, Workforce

T = TypeVar("T")
ANSWER_SECONDS = 10  # for the scheduler to answer, and to come back when it went away
FIRST_WORKER_SECONDS = 10.0
NEXT_WORKER_SECONDS = 60.0  # for a nanny to start a process again, or a machine to come back
PULSE_SECONDS = 2.0
LARGE = "distributed.admin.large-graph-warning-threshold"


def connect(address: str) -> Workforce:
    """The workers of the cluster whose scheduler is at the address. Raises NoWorkers where none can be reached."""
    cluster = _Cluster(address, _client(address))
    try:
        return Workforce(start=cluster.start, workers=cluster.count_at_first(), wait=cluster.wait, leave=cluster.leave)
    except BaseException:
        cluster.leave()
        raise


def _client(address: str) -> Any:
    try:
        distributed = importlib.import_module("distributed")
        # A batch holds the bytes of whole files, which is what the warning is about.
        importlib.import_module("dask").config.set({LARGE: "1GB"})
        for name in ("distributed", "distributed.client"):  # what it has to say is said by what we raise
            logging.getLogger(name).setLevel(logging.CRITICAL)
    except ModuleNotFoundError as error:
        raise NoWorkers("a Dask cluster needs the package distributed; install the extra “cluster”") from error
    try:
        return distributed.Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise NoWorkers(f"no Dask scheduler answers at {address}; start one with `dask scheduler`") from error


@dataclass(slots=True)
class _Cluster:
    address: str
    client: Any

    def count_at_first(self) -> int:
        """How many workers there are, once there is one."""
        if not self._within(FIRST_WORKER_SECONDS, self._count):
            raise NoWorkers(
                f"the Dask scheduler at {self.address} has no workers; start some with `dask worker {self.address}`"
            )
        return self._count()

    def start(self) -> Executor:
        """Raises NoWorkers when the scheduler went away and did not come back."""
        self._within(ANSWER_SECONDS + PULSE_SECONDS, lambda: self.client.status != "connecting")
        if self.client.status != "running":
            raise NoWorkers(f"the Dask scheduler at {self.address} went away and did not come back")
        executor: Executor = self.client.get_executor(pure=False, retries=0)
        return executor

    def wait(self, future: Future[T]) -> T:
        """The future's result; a cluster that has lost all its workers is not waited for without end."""
        while True:
            try:
                return future.result(timeout=PULSE_SECONDS)
            except TimeoutError:
                if future.done():
                    raise
            if not self._within(NEXT_WORKER_SECONDS, lambda: self.client.status != "running" or self._count()):
                raise NoWorkers(f"the Dask scheduler at {self.address} has lost all its workers")

    def leave(self) -> None:
        self.client.close(timeout=PULSE_SECONDS)

    def _count(self) -> int:
        try:
            return len(self.client.nthreads())
        except OSError:
            return 0

    @staticmethod
    def _within(seconds: float, reached: Callable[[], object]) -> bool:
        """Whether it was reached in that time."""
        deadline = time.monotonic() + seconds
        while not reached():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True
