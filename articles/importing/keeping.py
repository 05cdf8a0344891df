"""One batch into the database: stories, refusals and how far each file has come, all or nothing."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from pathlib import Path

import structlog
from django.conf import settings
from django.db import DataError, OperationalError, connection, transaction
from django.utils import timezone

from articles.importing.packing import Piece, Taken
from articles.importing.preparing import Harvest, Prepared
from articles.importing.reporting import QUARANTINED, TOLD, Outcome, Tally
from articles.importing.sources import SourceFile, shown
from articles.importing.storing import COPY, NEW, Arrival, store
from articles.importing.waiting import code_of
from articles.models import FileOutcome, ImportRun, Quarantined
from articles.models.decision import lock_out_other_writers
from articles.text.readers import UnreadableSource
from articles.text.values import Refused

log = structlog.get_logger(__name__)
Entry = tuple[Piece, Harvest | None]
LIMIT_EXCEEDED = "54"  # the class of SQLSTATEs for what is larger than PostgreSQL can take
NOT_STORABLE = "the database refuses its content ({}); split it into one file a story"


def keep(entries: Sequence[Entry], run: ImportRun) -> list[tuple[Taken, Outcome]]:
    """Write a batch in one transaction and give the outcomes of the files that it ends.

    Content that the database refuses is found by halving the batch, and refused by itself.
    """
    try:
        return _keep(entries, run)
    except (DataError, OperationalError) as error:
        if not isinstance(error, DataError) and not code_of(error).startswith(LIMIT_EXCEEDED):
            raise
        if len(entries) > 1:
            middle = len(entries) // 2
            return keep(entries[:middle], run) + keep(entries[middle:], run)
        words = str(error).strip().splitlines()[0]
    (piece, harvest), *_ = entries
    log.error("not storable", path=piece.taken.file.source.path, error=words)
    label = harvest.part.label if harvest else ""
    why = Refused(name=piece.taken.file.source.name, label=label, reason=NOT_STORABLE.format(words))
    return _keep([(piece, Harvest(part=harvest.part, refused=(why,)) if harvest else None)], run)


def _keep(entries: Sequence[Entry], run: ImportRun) -> list[tuple[Taken, Outcome]]:
    tallies = {id(piece.taken): deepcopy(piece.taken.tally) for piece, _ in entries}
    done = {id(piece.taken): piece for piece, _ in entries}
    with transaction.atomic():
        lock_out_other_writers()
        _store_stories(entries, tallies, run)
        _store_refusals(entries, tallies, run)
        _note_progress([(piece, tallies[number]) for number, piece in done.items()])
        ended = [piece.taken for piece in done.values() if piece.item is None]
        outcomes = [(taken, tallies[id(taken)].outcome(taken.file.source)) for taken in ended]
        quarantine([_empty(taken, outcome, run) for taken, outcome in outcomes if _holds_nothing(tallies[id(taken)])])
        note_outcomes([(t.file.source, t.file.sha256, outcome) for t, outcome in outcomes], run)
        _forget_unread([taken.file.source for taken in ended])
    for number, piece in done.items():
        piece.taken.tally = tallies[number]
    return outcomes


def _store_stories(entries: Sequence[Entry], tallies: dict[int, Tally], run: ImportRun) -> None:
    stories = [(piece, harvest, story) for piece, harvest in entries if harvest for story in harvest.stories]
    if not stories:
        return
    stored = store([_arrival(piece, harvest, story, run) for piece, harvest, story in stories])
    for (piece, _, story), fate in zip(stories, stored.fates, strict=True):
        tally = tallies[id(piece.taken)]
        if fate == NEW:
            tally.articles += 1
            tally.quotes += len(story.findings.quotes)
        elif fate == COPY:
            tally.copies += 1
        else:
            tally.removed += 1


def _arrival(piece: Piece, harvest: Harvest, story: Prepared, run: ImportRun) -> Arrival:
    file = piece.taken.file
    return Arrival(
        story=story,
        part=harvest.part,
        sha256=file.sha256,
        size=file.size,
        run=run,
        is_sample=Path(file.source.path).resolve().is_relative_to(settings.SAMPLE_DIR),
    )


def _store_refusals(entries: Sequence[Entry], tallies: dict[int, Tally], run: ImportRun) -> None:
    rows = []
    for piece, harvest in entries:
        for why in _refusals(piece, harvest):
            tally, file = tallies[id(piece.taken)], piece.taken.file
            if why.passed_over:
                tally.passed_over += 1
                continue
            sentence = str(UnreadableSource(file.source.name, why.reason, why.label))
            tally.refused += 1
            tally.refusals += [sentence] if len(tally.refusals) < TOLD else []
            rows.append(
                Quarantined(
                    name=file.source.name,
                    sha256=file.sha256,
                    label=why.label[:300],
                    size=file.size,
                    reason=sentence,
                    run=run,
                    last_seen=timezone.now(),
                )
            )
    quarantine(rows)


def _holds_nothing(tally: Tally) -> bool:
    return not (tally.articles or tally.copies or tally.removed or tally.refused)


def _empty(taken: Taken, outcome: Outcome, run: ImportRun) -> Quarantined:
    """A file in which no part was refused, and which holds no story all the same."""
    file, now = taken.file, timezone.now()
    return Quarantined(
        name=file.source.name,
        sha256=file.sha256,
        size=file.size,
        reason=outcome.reason or "",
        run=run,
        last_seen=now,
    )


def _refusals(piece: Piece, harvest: Harvest | None) -> Iterable[Refused]:
    if harvest is not None:
        return harvest.refused
    return (piece.item,) if isinstance(piece.item, Refused) else ()


def quarantine(rows: Sequence[Quarantined]) -> None:
    """List files and parts of files with the reasons they were refused for; a known one gets the new reason."""
    last = {(row.name, row.sha256, row.label): row for row in rows}
    Quarantined.objects.bulk_create(
        last.values(),
        update_conflicts=True,
        unique_fields=["name", "sha256", "label"],
        update_fields=["reason", "size", "run", "last_seen"],
    )


def _note_progress(rows: Sequence[tuple[Piece, Tally]]) -> None:
    """How far each file has come, in one statement."""
    values = [
        (
            piece.taken.intake.pk,
            piece.number + 1,
            tally.articles,
            tally.quotes,
            tally.copies + tally.removed,
            tally.refused,
            tally.passed_over,
            piece.item is None,
        )
        for piece, tally in rows
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE articles_intake AS i SET parts_done = v.done, articles = v.articles, quotes = v.quotes,
                copies = v.copies, refused = v.refused, passed_over = v.passed_over, finished = v.finished
            FROM unnest(%s::bigint[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::int[], %s::bool[])
                AS v (id, done, articles, quotes, copies, refused, passed_over, finished)
            WHERE i.id = v.id
            """,
            [list(column) for column in zip(*values, strict=True)],
        )


def note_outcomes(rows: Sequence[tuple[SourceFile, str, Outcome]], run: ImportRun) -> None:
    """What became of files in this run; the sha256 is "" where a file was not read."""
    FileOutcome.objects.bulk_create(
        [
            FileOutcome(
                run=run,
                path=full_path(source),
                name=source.name,
                sha256=sha256,
                outcome=outcome.outcome,
                reason=outcome.reason or "",
                articles=outcome.articles,
                quotes=outcome.quotes,
            )
            for source, sha256, outcome in rows
        ],
        update_conflicts=True,
        unique_fields=["run", "path"],
        update_fields=["name", "sha256", "outcome", "reason", "articles", "quotes"],
    )


def full_path(source: SourceFile) -> str:
    return shown(str(Path(source.path).absolute()))


def _forget_unread(sources: Sequence[SourceFile]) -> None:
    """Files that could not be opened earlier, and now were read, are in quarantine no longer."""
    Quarantined.objects.filter(name__in=[full_path(source) for source in sources], sha256="").delete()


def refuse_unread(refusals: Sequence[tuple[SourceFile, str]], run: ImportRun) -> list[Outcome]:
    """Files whose bytes could not be read: their full paths and the reasons are all that can be kept."""
    outcomes = []
    for source, reason in refusals:
        sentence = str(UnreadableSource(source.name, reason))
        outcomes.append(Outcome(path=source.path, outcome=QUARANTINED, reason=sentence))
    with transaction.atomic():
        now = timezone.now()
        quarantine(
            [
                Quarantined(name=full_path(source), sha256="", reason=outcome.reason or "", run=run, last_seen=now)
                for (source, _), outcome in zip(refusals, outcomes, strict=True)
            ]
        )
        note_outcomes([(source, "", o) for (source, _), o in zip(refusals, outcomes, strict=True)], run)
    return outcomes
