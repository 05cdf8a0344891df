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
from articles.importing.sources import SourceFile, find, shown, split
from articles.management.outcomes import OutcomeLines, add_arguments, complain, path

log = structlog.get_logger(__name__)
SECONDS_BETWEEN_LINES = 5.0
UNDEFINED_TABLE = "42P01"
EX_TEMPFAIL = 75  # sysexits.h: try again later


class Command(BaseCommand):
    help = (
        "Load source files into the archive. Files that are here already change nothing. Exit code 0: all is well; "
        "1: some files are in quarantine; 2: the arguments are wrong; 75: stopped, give the same command again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="*", metavar="PATH", type=path, help="files, folders (with all below them), globs"
        )
        parser.add_argument("--sources", metavar="PATHS", help="the same as one text, as make hands it over")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        add_arguments(parser)

    def handle(
        self,
        *,
        paths: list[str],
        sources: str | None = None,
        dry_run: bool,
        outlet: str | None,
        outcomes: str | None,
        **_: object,
    ) -> None:
        named = [*paths, *(split(sources) if sources else [])]
        if not named:
            raise CommandError("say what to import: files, folders or globs.", returncode=2)
        found = list(find(named))
        with ExitStack() as stack:
            lines = stack.enter_context(OutcomeLines(outcomes))
            progress = stack.enter_context(_Progress(len(found)))

            def tell(outcome: Outcome) -> None:
                lines.add(outcome.path, outcome.outcome, outcome.reason)
                progress.advance(outcome)

            report = _run(found, arguments=sys.argv[1:], outlet=outlet and shown(outlet), dry_run=dry_run, tell=tell)
        self.stdout.write(summary(report, dry_run=dry_run))
        if report.quarantined:
            sys.exit(1)


def _run(
    found: list[SourceFile],
    *,
    arguments: list[str],
    outlet: str | None,
    dry_run: bool,
    tell: Callable[[Outcome], None],
) -> Report:
    try:
        return run(found, arguments=arguments, outlet=outlet, dry_run=dry_run, on_outcome=tell)
    except CannotKeep as error:
        raise CommandError(str(error), returncode=EX_TEMPFAIL) from error
    except ProgrammingError as error:
        if getattr(error.__cause__, "pgcode", None) != UNDEFINED_TABLE:
            raise
        raise CommandError("The database has no tables yet; give `manage.py prepare` first.") from error
    except OperationalError as error:
        raise CommandError(
            f"The database does not answer ({str(error).strip()}). What was imported is safe; "
            "give the same command again and it goes on where it stopped.",
            returncode=EX_TEMPFAIL,
        ) from error


class _Progress(ExitStack):
    """A bar on a terminal, a log line now and then elsewhere; refused files are named in both."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total, self.done, self.logged = total, 0, time.monotonic()
        self.step: Callable[[], None] = self._log
        self.say: Callable[[str], None] = complain

    def __enter__(self) -> "_Progress":
        if sys.stderr is not None and sys.stderr.isatty() and self.total:
            console = Console(stderr=True)
            columns = TextColumn("Importing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
            bar = self.enter_context(Progress(*columns, console=console))
            task = bar.add_task("", total=self.total)
            self.step = lambda: bar.advance(task)
            self.say = lambda words: console.print(words, soft_wrap=True, markup=False, highlight=False)
        return self

    def _log(self) -> None:
        if time.monotonic() - self.logged >= SECONDS_BETWEEN_LINES or self.done == self.total:
            self.logged = time.monotonic()
            log.info("importing", done=self.done, of=self.total)

    def advance(self, outcome: Outcome) -> None:
        self.done += 1
        if outcome.outcome == QUARANTINED:
            self.say(outcome.reason or outcome.path)
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
