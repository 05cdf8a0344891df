"""One import from beginning to end: every file read, kept, searched and stored, or put in quarantine with its reason.

It may be killed at any moment: originals are written before the database hears of them, a batch is one
transaction that also says how far each file has come, and the same command goes on from there.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import structlog
from django.conf import settings
from django.db.models import Count, Sum
from django.utils import timezone

from articles.importing import claiming, dating, originals, reextracting, vocabulary
from articles.importing.claiming import Hashed, Known, groups, hashed
from articles.importing.keeping import Entry, full_path, keep, note_outcomes, refuse_unread
from articles.importing.packing import Piece, Taken, pack, pieces
from articles.importing.reporting import ALREADY_HERE, REMOVED, SAME_FILE, Outcome, Report, Tally
from articles.importing.sources import SourceFile, shown, unreadable
from articles.importing.waiting import patiently
from articles.importing.withholding import shorten_names_of_files
from articles.importing.working import Workforce, alone
from articles.models import FileOutcome, ImportRun, Intake, Quote
from articles.models.reviewing import take_all_in
from articles.models.takedown import clear_away
from articles.text.values import Columns, Part

T = TypeVar("T")
log = structlog.get_logger(__name__)
BATCH_STORIES, BATCH_PIECES = 100, 1000
POLL_SECONDS = 0.5
CHANGED = "was written to while it was read; import it again when it is at rest"
KEEPERS = 8  # threads that wait for the disk


def run(
    sources: Iterable[SourceFile],
    *,
    arguments: Sequence[str],
    columns: Mapping[str, str] | None = None,
    workforce: Workforce | None = None,
    on_outcome: Callable[[Outcome], None] = lambda _: None,
    on_columns: Callable[[Columns], None] = lambda _: None,
    on_stories: Callable[[int], None] = lambda _: None,
) -> Report:
    """Import the files, telling ``on_outcome`` of each when it is safely in the database, and ``on_stories`` how many
    stories each batch brought there.

    Raises waiting.DatabaseGone, originals.CannotKeep and working.NoWorkers: the import is then unfinished, and the
    same arguments go on with it. ``columns`` maps our fields to a table's; the outlet of files that name none is
    the workforce's.
    """
    began = time.monotonic()
    words = [shown(argument) for argument in arguments]
    originals.sweep()
    record = patiently(lambda: _record(words))
    work = _Import(record, workforce or alone(), dict(columns or {}), on_outcome, on_columns, on_stories)
    with work.workforce:
        work.take_in(sources)
        changed = reextracting.search_again(work.outdated, work.workforce)
    patiently(lambda: dating.settle_ambiguous(record))
    patiently(vocabulary.catch_up)
    patiently(take_all_in)
    report = patiently(lambda: _finish(record, changed))
    patiently(clear_away)
    patiently(lambda: shorten_names_of_files(record))
    patiently(lambda: claiming.end(record))
    report.seconds, report.run = time.monotonic() - began, record.pk
    return report


def _record(arguments: list[str]) -> ImportRun:
    """The record of the import that these arguments began and nobody finished, or a new one."""
    unfinished = ImportRun.objects.filter(
        arguments=arguments, code_version=settings.VERSION, finished_at__isnull=True
    ).exclude(pk__in=claiming.living())
    for record in unfinished.order_by("-pk")[:1]:
        if claiming.begin(record):
            return record
    record = ImportRun.objects.create(arguments=arguments, code_version=settings.VERSION)
    claiming.begin(record)
    return record


def _finish(record: ImportRun, changed: int) -> Report:
    """Close the record with what the whole run did, the part before it was stopped included."""
    report = Report(changed_quotes=changed)
    rows = FileOutcome.objects.filter(run=record).values("outcome")
    for row in rows.annotate(files=Count("pk"), stories=Sum("articles"), words=Sum("quotes")):
        report.files += row["files"]
        report.articles += row["stories"]
        report.quotes += row["words"]
        setattr(report, row["outcome"].replace("-", "_"), row["files"])
    quotes = Quote.objects.filter(article__originals__run=record, speaker__isnull=False)
    report.speakers = quotes.values("speaker").distinct().count()
    report.refused = Intake.objects.filter(run=record).aggregate(n=Sum("refused"))["n"] or 0
    record.finished_at = timezone.now()
    record.imported, record.already_here = report.imported, report.already_here
    record.quarantined, record.quotes = report.quarantined, report.quotes
    record.articles, record.changed_quotes = report.articles, changed
    record.save()
    return report


@dataclass(slots=True)
class _Import:
    record: ImportRun
    workforce: Workforce
    columns: dict[str, str]
    on_outcome: Callable[[Outcome], None]
    on_columns: Callable[[Columns], None]
    on_stories: Callable[[int], None]
    outdated: list[int] = field(default_factory=list)
    in_hand: set[tuple[str, str]] = field(default_factory=set)
    deferred: list[SourceFile] = field(default_factory=list)

    def take_in(self, sources: Iterable[SourceFile]) -> None:
        """All files; those that another import has in hand come last, when it is done with them or gone."""
        self._pass(sources)
        while self.deferred:
            waiting, self.deferred = self.deferred, []
            self._pass(waiting)
            if len(self.deferred) == len(waiting):
                time.sleep(POLL_SECONDS)

    def _pass(self, sources: Iterable[SourceFile]) -> None:
        batch: list[Entry] = []
        stories = 0
        for task, harvests in self.workforce.harvest(pack(self._pieces(sources))):
            each = iter(harvests)
            batch += [(piece, next(each) if isinstance(piece.item, Part) else None) for piece in task.pieces]
            stories += sum(len(harvest.stories) for harvest in harvests)
            if stories >= BATCH_STORIES or len(batch) >= BATCH_PIECES:
                self._keep(batch)
                batch, stories = [], 0
        self._keep(batch)
        self.in_hand.clear()

    def _keep(self, batch: Sequence[Entry]) -> None:
        for _, harvest in batch:
            if harvest and harvest.fault:
                log.error("unexpected failure", path=harvest.part.name, part=harvest.part.label, trace=harvest.fault)
        if batch:
            outcomes = self._patiently(lambda: keep(batch, self.record))
            self.on_stories(sum(len(harvest.stories) for _, harvest in batch if harvest))
            for _, outcome in outcomes:
                self.on_outcome(outcome)

    def _pieces(self, sources: Iterable[SourceFile]) -> Iterator[Piece]:
        for group in groups(sources):
            for taken in self._claimed(self._unknown(self._read(group))):
                for piece in pieces(taken, self.columns):
                    if isinstance(piece, Columns):
                        self.on_columns(piece)
                    else:
                        yield piece

    def _read(self, group: Sequence[SourceFile]) -> list[Hashed]:
        files: list[Hashed] = []
        refusals: list[tuple[SourceFile, str]] = []
        for source in group:
            try:
                if source.refusal:
                    refusals.append((source, source.refusal))
                else:
                    files.append(hashed(source))
            except OSError as error:
                refusals.append((source, unreadable(error)))
        if refusals:
            for outcome in self._patiently(lambda: refuse_unread(refusals, self.record)):
                self.on_outcome(outcome)
        return files

    def _unknown(self, files: Sequence[Hashed]) -> list[Hashed]:
        """The files that are not here yet; of the others is told at once what became of them, now or before."""
        known = self._patiently(lambda: claiming.known(files))
        here = [file for file in files if file.identity in known]
        if here:
            told = self._patiently(lambda: self._told([full_path(file.source) for file in here]))
            outcomes = [(file, told.get((full_path(file.source), file.sha256))) for file in here]
            new = [(file, _already_here(file, known[file.identity])) for file, before in outcomes if before is None]
            self._patiently(lambda: note_outcomes([(f.source, f.sha256, o) for f, o in new], self.record))
            for outcome in [before for _, before in outcomes if before] + [outcome for _, outcome in new]:
                self.on_outcome(outcome)
            self.outdated += [pk for file in here for pk in known[file.identity].outdated]
        return [file for file in files if file.identity not in known]

    def _told(self, paths: Sequence[str]) -> dict[tuple[str, str], Outcome]:
        """What this very run found before it was stopped, by path and sha256."""
        rows = FileOutcome.objects.filter(run=self.record, path__in=paths)
        return {
            (row.path, row.sha256): Outcome(
                path=row.path,
                outcome=row.outcome,
                reason=row.reason or None,
                articles=row.articles,
                quotes=row.quotes,
            )
            for row in rows
        }

    def _claimed(self, files: Sequence[Hashed]) -> Iterator[Taken]:
        mine: dict[tuple[str, str], Hashed] = {}
        for file in files:
            if file.identity in mine or file.identity in self.in_hand:
                self.deferred.append(file.source)
            else:
                mine[file.identity] = file
        intakes = self._patiently(lambda: claiming.claim(list(mine.values()), self.record))
        self.deferred += [file.source for identity, file in mine.items() if identity not in intakes]
        taken = [(file, intakes[identity]) for identity, file in mine.items() if identity in intakes]
        self.in_hand |= {file.identity for file, _ in taken}
        kept = self._originals([file for file, _ in taken])
        for file, intake in taken:
            if file.identity in kept:
                tally = Tally(
                    articles=intake.articles,
                    quotes=intake.quotes,
                    copies=intake.copies,
                    refused=intake.refused,
                    passed_over=intake.passed_over,
                )
                yield Taken(file=file, intake=intake, tally=tally)

    def _originals(self, files: Sequence[Hashed]) -> set[tuple[str, str]]:
        """The identities of the files whose bytes are safe on disk now. Raises originals.CannotKeep."""
        safe: set[tuple[str, str]] = set()
        refusals: list[tuple[SourceFile, str]] = []
        with ThreadPoolExecutor(KEEPERS) as threads:
            for file, reason in zip(files, threads.map(_keep_original, files), strict=True):
                if reason is None:
                    safe.add(file.identity)
                else:
                    refusals.append((file.source, reason))
        if refusals:
            for outcome in self._patiently(lambda: refuse_unread(refusals, self.record)):
                self.on_outcome(outcome)
        return safe

    def _patiently(self, work: Callable[[], T]) -> T:
        return patiently(work, again=self._begin_again)

    def _begin_again(self) -> None:
        claiming.begin(self.record)


def _keep_original(file: Hashed) -> str | None:
    """None when the bytes are safe, else why they could not be read."""
    try:
        if file.data is not None:
            originals.keep(BytesIO(file.data), file.sha256, file.size)
        else:
            with Path(file.source.path).open("rb") as stream:
                originals.keep(stream, file.sha256, file.size)
    except originals.ChangedMeanwhile:
        return CHANGED
    except OSError as error:
        return unreadable(error)
    return None


def _already_here(file: Hashed, known: Known) -> Outcome:
    return Outcome(path=file.source.path, outcome=ALREADY_HERE, reason=REMOVED if known.removed else SAME_FILE)
