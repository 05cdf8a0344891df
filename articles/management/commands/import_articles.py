"""`manage.py import_articles`: from source files to the archive."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import structlog
from django.core.management.base import BaseCommand, CommandError, CommandParser
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from articles.curation import place_unplaced
from articles.importing import retrying
from articles.importing.foreseeing import foresee
from articles.importing.reporting import QUARANTINED, Outcome, Report
from articles.importing.running import run
from articles.importing.sources import find, shown, split
from articles.management import mapping
from articles.management.arguments import add_workforce, stops_in_order, workforce
from articles.management.outcomes import OutcomeLines, add_arguments, complain, path
from articles.models import ImportRun, Quarantined
from articles.text.values import Columns

log = structlog.get_logger(__name__)
SECONDS_BETWEEN_LINES = 5.0


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
        parser.add_argument("--quarantined", action="store_true", help="try everything again that is in quarantine")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
        mapping.add_map(parser)
        add_workforce(parser)
        add_arguments(parser)

    def handle(
        self,
        *,
        paths: list[str],
        sources: str | None = None,
        quarantined: bool = False,
        dry_run: bool,
        map: list[tuple[str, str]],  # noqa: A002 - the option's name
        workers: int | None,
        dask: str | None,
        outlet: str | None,
        outcomes: str | None,
        **_: object,
    ) -> None:
        named = [*paths, *(split(sources) if sources else [])]
        if bool(named) == quarantined:
            raise CommandError("say what to import: files, folders or globs, or --quarantined.", returncode=2)
        with stops_in_order(), ExitStack() as stack:
            again = list(retrying.sources(Quarantined.objects.order_by("pk"))) if quarantined else []
            lines = stack.enter_context(OutcomeLines(outcomes))
            progress = stack.enter_context(_Progress(len(again) or sum(1 for _ in find(named))))

            def tell(outcome: Outcome) -> None:
                lines.add(outcome.path, outcome.outcome, outcome.reason)
                progress.advance(outcome)

            force = workforce(workers, dask)
            force.outlet = outlet and shown(outlet)
            report = (foresee if dry_run else partial(run, arguments=sys.argv[1:]))(
                again or find(named),
                columns=dict(map),
                workforce=force,
                on_outcome=tell,
                on_columns=progress.tell_columns,
                on_stories=progress.count_stories,
            )
        if not dry_run:
            _placed, report.unplaced = place_unplaced()
            ImportRun.objects.filter(pk=report.run).update(unplaced_decisions=report.unplaced)
        self.stdout.write(summary(report, dry_run=dry_run))
        if not report.is_clean:
            sys.exit(1)


class _Progress(ExitStack):
    """A bar on a terminal, a log line now and then elsewhere; refused files are named in both."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total, self.done, self.logged = total, 0, time.monotonic()
        self.stories = 0
        self.step: Callable[[], None] = self._log
        self.say: Callable[[str], None] = complain

    def __enter__(self) -> "_Progress":
        if sys.stderr is not None and sys.stderr.isatty() and self.total:
            console = Console(stderr=True)
            columns = (
                TextColumn("Importing"),
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            bar = self.enter_context(Progress(*columns, console=console))
            task = bar.add_task("", total=self.total)
            self.step = lambda: bar.update(task, completed=self.done, description=f"{self.stories:,} stories")
            self.say = lambda words: console.print(words, soft_wrap=True, markup=False, highlight=False)
        return self

    def _log(self) -> None:
        if time.monotonic() - self.logged >= SECONDS_BETWEEN_LINES or self.done == self.total:
            self.logged = time.monotonic()
            log.info("importing", files=self.done, of=self.total, stories=self.stories)

    def advance(self, outcome: Outcome) -> None:
        self.done += 1
        if outcome.outcome == QUARANTINED:
            self.say(outcome.reason or outcome.path)
        else:
            self._tell_refusals(outcome)
        self.step()

    def _tell_refusals(self, outcome: Outcome) -> None:
        for sentence in outcome.refusals:
            self.say(sentence)
        if (more := outcome.refused - len(outcome.refusals)) > 0 and outcome.refusals:
            self.say(f"{shown(outcome.path)}: {more:,} more of its parts were refused; the admin lists them all")

    def count_stories(self, stories: int) -> None:
        """A file may hold a hundred thousand stories: they show that the work goes on."""
        self.stories += stories
        self.step()

    def tell_columns(self, columns: Columns) -> None:
        self.say(mapping.sentence(columns))


def summary(report: Report, *, dry_run: bool) -> str:
    """The report that ends an import, for a person."""
    head = f"{_count(report.files, 'file')}: {report.imported} new, {report.already_here} already here"
    if report.quarantined:
        head += f", {report.quarantined} in quarantine (reasons above, and in the admin)"
    if report.refused > report.quarantined:
        head += f"; {_count(report.refused, 'part')} of files in quarantine"
    found = (
        f"{_count(report.articles, 'article')}, {_count(report.quotes, 'quote')}, "
        f"{_count(report.speakers, 'speaker')}, {report.seconds:.1f} seconds"
    )
    if report.changed_quotes:
        found += f"\n{_count(report.changed_quotes, 'quote')} changed by a newer extractor in articles that were here"
    if report.unplaced:
        found += f"\n{_count(report.unplaced, 'decision')} of editors on what was not found; the admin lists them"
    if dry_run:
        return f"Nothing was written. An import would give:\n{head}\n{found}"
    return f"{head}\n{found}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
