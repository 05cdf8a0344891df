"""`manage.py import_articles`: from source files to the archive."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

import structlog
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, ProgrammingError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.importing.originals import CannotKeep
from articles.importing.running import QUARANTINED, Outcome, Report, run
from articles.importing.sources import find
from articles.management.outcomes import OutcomeLines, add_arguments, complain

log = structlog.get_logger(__name__)
SECONDS_BETWEEN_LINES = 5.0
UNDEFINED_TABLE = "42P01"
EX_TEMPFAIL = 75  # sysexits.h: try again later


class Command(BaseCommand):
    help = (
        "Load source files into the archive. Files that are here already change nothing. Exit code 0: all is well; "
        "1: some files are in quarantine; 2: the arguments are wrong."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders (with all below them), globs")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        add_arguments(parser)

    def handle(self, *, paths: list[str], dry_run: bool, outlet: str | None, outcomes: str | None, **_: object) -> None:
        with ExitStack() as stack:
            lines = stack.enter_context(OutcomeLines(outcomes))
            sources = list(find(paths))
            advance = stack.enter_context(_Progress(len(sources)))

            def tell(outcome: Outcome) -> None:
                lines.add(outcome.path, outcome.outcome, outcome.reason)
                if outcome.outcome == QUARANTINED:
                    complain(outcome.reason or outcome.path)
                advance(outcome)

            try:
                report = run(sources, arguments=sys.argv[1:], outlet=outlet, dry_run=dry_run, on_outcome=tell)
            except CannotKeep as error:
                raise CommandError(str(error), returncode=EX_TEMPFAIL) from error
            except ProgrammingError as error:
                if getattr(error.__cause__, "pgcode", None) != UNDEFINED_TABLE:
                    raise
                raise CommandError("The database has no tables yet; give `manage.py migrate` first.") from error
            except OperationalError as error:
                raise CommandError(
                    f"The database does not answer ({str(error).strip()}). What was imported is safe; "
                    "give the same command again and it goes on where it stopped.",
                    returncode=EX_TEMPFAIL,
                ) from error
        self.stdout.write(summary(report, dry_run=dry_run))
        if report.quarantined:
            sys.exit(1)


class _Progress(ExitStack):
    """A bar on a terminal, a log line now and then elsewhere."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total, self.done, self.logged = total, 0, time.monotonic()
        self.step: Callable[[], None] = lambda: None

    def __enter__(self) -> "_Progress":
        console = Console(stderr=True)
        if console.is_terminal and self.total:
            bar = self.enter_context(
                Progress(
                    TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console
                )
            )
            task = bar.add_task("", total=self.total)
            self.step = lambda: bar.advance(task)
        else:
            self.step = self._log
        return self

    def _log(self) -> None:
        if time.monotonic() - self.logged >= SECONDS_BETWEEN_LINES or self.done == self.total:
            self.logged = time.monotonic()
            log.info("importing", done=self.done, of=self.total)

    def __call__(self, _outcome: Outcome) -> None:
        self.done += 1
        self.step()


def summary(report: Report, *, dry_run: bool) -> str:
    """The report that ends an import, for a person."""
    head = f"{_count(report.files, 'file')}: {report.imported} new, {report.already_here} already here"
    if report.quarantined:
        head += f", {report.quarantined} in quarantine (reasons above, and in the admin)"
    found = (
        f"{_count(report.articles, 'article')}, {_count(report.quotes, 'quote')}, "
        f"{_count(len(report.speakers), 'speaker')}, {report.seconds:.1f} seconds"
    )
    if dry_run:
        return f"Nothing was written. An import would give:\n{head}\n{found}"
    return f"{head}\n{found}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
