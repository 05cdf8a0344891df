"""One import from beginning to end: each file read, kept, searched and stored, or put in quarantine with its reason."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import structlog
from django.conf import settings
from django.db import DataError, IntegrityError, OperationalError, transaction
from django.db.models import Q
from django.utils import timezone

from articles.importing import originals
from articles.importing.preparing import Prepared, prepare
from articles.importing.sources import SourceFile, shown, unreadable
from articles.importing.storing import store
from articles.models import ImportRun, Original, Quarantined
from articles.text.readers import MAX_BYTES, UnreadableSource, split, too_large
from articles.text.values import Part, Refused

log = structlog.get_logger(__name__)
IMPORTED, ALREADY_HERE, QUARANTINED = "imported", "already-here", "quarantined"
SAME_FILE = "the same file was imported before"
SAME_TEXT = "the same text is in the archive under another file's name"
REMOVED = "an editor removed this article"
ATTEMPTS = 3
# SQLSTATEs: https://www.postgresql.org/docs/current/errcodes-appendix.html
DEADLOCK, SERIALIZATION, DUPLICATE, TOO_LARGE = "40P01", "40001", "23505", "54"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file. ``reason`` is a sentence for a reader, None where there is nothing to say."""

    path: str
    outcome: str
    reason: str | None = None
    articles: int = 0
    quotes: int = 0
    speakers: frozenset[str] = frozenset()


@dataclass(slots=True)
class Report:
    """What an import did, in numbers of files unless another unit is named; seconds are wall-clock."""

    files: int = 0
    imported: int = 0
    already_here: int = 0
    quarantined: int = 0
    articles: int = 0
    quotes: int = 0
    speakers: set[str] = field(default_factory=set)
    seconds: float = 0.0

    def add(self, outcome: Outcome) -> None:
        self.files += 1
        self.imported += outcome.outcome == IMPORTED
        self.already_here += outcome.outcome == ALREADY_HERE
        self.quarantined += outcome.outcome == QUARANTINED
        self.articles += outcome.articles
        self.quotes += outcome.quotes
        self.speakers |= outcome.speakers


def run(
    sources: Iterable[SourceFile],
    *,
    arguments: Sequence[str],
    outlet: str | None = None,
    dry_run: bool = False,
    on_outcome: Callable[[Outcome], None],
) -> Report:
    """Import the files one after the other, telling ``on_outcome`` of each; a dry run writes nothing at all."""
    began, report = time.monotonic(), Report()
    words = [shown(argument) for argument in arguments]
    record = None if dry_run else ImportRun.objects.create(arguments=words, code_version=settings.VERSION)
    try:
        for outcome in _outcomes(sources, record, outlet):
            report.add(outcome)
            on_outcome(outcome)
    finally:
        report.seconds = time.monotonic() - began
        if record is not None:
            _finish(record, report)
    return report


def _finish(record: ImportRun, report: Report) -> None:
    record.finished_at = timezone.now()
    record.imported, record.already_here = report.imported, report.already_here
    record.quarantined, record.quotes = report.quarantined, report.quotes
    record.save()


def _outcomes(sources: Iterable[SourceFile], record: ImportRun | None, outlet: str | None) -> Iterator[Outcome]:
    planned: dict[str, str] = {}
    for source in sources:
        try:
            yield _import(source, record, outlet, planned)
        except UnreadableSource as error:
            yield _refuse(source, error, record)
        except OSError as error:
            yield _refuse(source, UnreadableSource(source.name, unreadable(error)), record)
        except (DataError, OperationalError) as error:
            if not isinstance(error, DataError) and not _code(error).startswith(TOO_LARGE):
                raise
            log.exception("not storable", path=source.path)
            words = str(error).strip().splitlines()[0]
            reason = f"the database refuses its content ({words}); split it into one file a story"
            yield _refuse(source, UnreadableSource(source.name, reason), record)
        except (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            log.exception("unexpected failure", path=source.path)
            reason = "the archive's own code failed on it; the log tells where"
            yield _refuse(source, UnreadableSource(source.name, reason), record)


def _import(source: SourceFile, record: ImportRun | None, outlet: str | None, planned: dict[str, str]) -> Outcome:
    if source.refusal:
        raise UnreadableSource(source.name, source.refusal)
    with Path(source.path).open("rb") as file:
        # Read once: what is hashed, kept and searched are the same bytes, whatever happens to the file meanwhile.
        data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            length = max(len(data), os.fstat(file.fileno()).st_size)
            raise UnreadableSource(source.name, too_large(length, MAX_BYTES))
    sha256, size = originals.digest(BytesIO(data))
    if known := _known(source, sha256):
        return known
    if record is not None:
        originals.keep(BytesIO(data), sha256, size)
    stories = []
    for part in split(BytesIO(data), source.name):
        found = prepare(part, outlet) if isinstance(part, Part) else []
        for story in found:
            if isinstance(story, Refused):
                raise UnreadableSource(story.name, story.reason, story.label)
            stories.append(story)
    if record is None:
        return _foresee(source, stories, planned)
    return _outcome_of(source, stories, _store(stories, source, sha256, size, record))


def _known(source: SourceFile, sha256: str) -> Outcome | None:
    """An outcome without any reading where these bytes came under this name before."""
    rows = list(Original.objects.filter(sha256=sha256, name=source.name))
    if not rows:
        return None
    removed = all(row.article_id is None for row in rows)
    return Outcome(path=source.path, outcome=ALREADY_HERE, reason=REMOVED if removed else SAME_FILE)


def _foresee(source: SourceFile, stories: list[Prepared], planned: dict[str, str]) -> Outcome:
    known = set(Original.objects.filter(text_key__in=[s.key for s in stories]).values_list("text_key", flat=True))
    new = frozenset(story.key for story in stories if story.key not in known and story.key not in planned)
    planned.update((key, source.name) for key in new)
    return _outcome_of(source, stories, new)


def _store(stories: list[Prepared], source: SourceFile, sha256: str, size: int, record: ImportRun) -> frozenset[str]:
    """Keys of the stories that are new. Another import at work on the same rows makes this one try again."""
    for attempt in range(1, ATTEMPTS):
        try:
            return _store_once(stories, source, sha256, size, record)
        except (IntegrityError, OperationalError) as error:
            if _code(error) not in {DEADLOCK, SERIALIZATION, DUPLICATE}:
                raise
            time.sleep(0.1 * attempt)
    return _store_once(stories, source, sha256, size, record)


@transaction.atomic
def _store_once(
    stories: list[Prepared], source: SourceFile, sha256: str, size: int, record: ImportRun
) -> frozenset[str]:
    is_sample = Path(source.path).resolve().is_relative_to(settings.SAMPLE_DIR)
    made = store(stories, name=source.name, sha256=sha256, size=size, run=record, is_sample=is_sample)
    Quarantined.objects.filter(Q(name=source.name, sha256=sha256) | Q(name=_full(source), sha256="")).delete()
    return frozenset(article.text_key for article in made)


def _code(error: Exception) -> str:
    """PostgreSQL's SQLSTATE for an error, "" where there is none."""
    return getattr(error.__cause__, "pgcode", None) or ""


def _full(source: SourceFile) -> str:
    return shown(str(Path(source.path).absolute()))


def _outcome_of(source: SourceFile, stories: list[Prepared], keys: frozenset[str]) -> Outcome:
    new = [story for story in stories if story.key in keys]
    if not new:
        rows = Original.objects.filter(text_key__in=[story.key for story in stories])
        removed = rows.exists() and not rows.filter(article__isnull=False).exists()
        return Outcome(path=source.path, outcome=ALREADY_HERE, reason=REMOVED if removed else SAME_TEXT)
    quotes = [quote for story in new for quote in story.findings.quotes]
    return Outcome(
        path=source.path,
        outcome=IMPORTED,
        articles=len(new),
        quotes=len(quotes),
        speakers=frozenset(quote.speaker for quote in quotes if quote.speaker),
    )


def _refuse(source: SourceFile, why: UnreadableSource, record: ImportRun | None) -> Outcome:
    if record is not None:
        _quarantine(source, str(why), record)
    return Outcome(path=source.path, outcome=QUARANTINED, reason=str(why))


def _quarantine(source: SourceFile, reason: str, record: ImportRun) -> None:
    """Keep the bytes where they can be read; without bytes the file's full path says which one it was."""
    name, sha256, size = _full(source), "", None
    if source.refusal is None:
        try:
            with Path(source.path).open("rb") as file:
                found, length = originals.digest(file)
                originals.keep(file, found, length)
            name, sha256, size = source.name, found, length
        except (OSError, originals.ChangedMeanwhile):
            log.warning("bytes not kept", path=shown(source.path))
    Quarantined.objects.update_or_create(
        name=name, sha256=sha256, defaults={"reason": reason, "size": size, "run": record}
    )
