"""What the commands that do heavy work have in common: who works, and how they stop."""

import re
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError, CommandParser
from django.db import OperationalError, ProgrammingError

from articles.importing import clustering, working
from articles.importing.originals import CannotKeep
from articles.importing.waiting import DatabaseGone
from articles.importing.working import NoWorkers, Workforce

UNDEFINED_TABLE = "42P01"
GO_ON = "What was done is safe; give the same command again and it goes on where it stopped."
SCHEDULER = re.compile(r"(?:(?:tcp|tls|ws|wss)://)?(?:[\w.-]+|\[[0-9a-f:.]+\]):\d{1,5}")
EX_TEMPFAIL = 75  # sysexits.h: try again later


def add_workforce(parser: CommandParser) -> None:
    """--workers and --dask."""
    parser.add_argument(
        "--workers",
        type=number,
        metavar="N",
        help="processes that read and search, by default one a processor; 0: this one alone",
    )
    parser.add_argument(
        "--dask", type=_scheduler, metavar="ADDRESS", help="work on a Dask cluster instead: tcp://scheduler:8786"
    )


def number(given: str) -> int:
    if not given.isdecimal() or int(given) > 512:
        raise ArgumentTypeError(f"{given!r} is not a number of processes, 0 to 512")
    return int(given)


def _scheduler(given: str) -> str:
    if not SCHEDULER.fullmatch(given):
        raise ArgumentTypeError(f"{given!r} is not the address of a Dask scheduler, as in tcp://host:8786")
    return given


def workforce(workers: int | None, address: str | None) -> Workforce:
    if address:
        return clustering.connect(address)
    return working.local(working.available() if workers is None else workers)


@contextmanager
def stops_in_order() -> Iterator[None]:
    """What stops an import becomes one sentence, and the exit code that says: give the same command again."""
    try:
        yield
    except CannotKeep as error:
        raise CommandError(str(error), returncode=EX_TEMPFAIL) from error
    except NoWorkers as error:
        raise CommandError(f"{error}. {GO_ON}", returncode=EX_TEMPFAIL) from error
    except ProgrammingError as error:
        if getattr(error.__cause__, "pgcode", None) != UNDEFINED_TABLE:
            raise
        raise CommandError("The database has no tables yet; give `manage.py prepare` first.") from error
    except (DatabaseGone, OperationalError) as error:
        raise CommandError(f"Stopped: {str(error).strip()}. {GO_ON}", returncode=EX_TEMPFAIL) from error
