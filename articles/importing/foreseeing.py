"""What an import would do, without writing anything at all."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from articles.importing import claiming
from articles.importing.claiming import Hashed, groups, hashed
from articles.importing.packing import Piece, Taken, pack, pieces
from articles.importing.preparing import Harvest
from articles.importing.reporting import ALREADY_HERE, QUARANTINED, REMOVED, SAME_FILE, TOLD, Outcome, Report, Tally
from articles.importing.sources import SourceFile, unreadable
from articles.importing.working import Workforce
from articles.models import Article, Intake, Original
from articles.text.readers import UnreadableSource
from articles.text.values import Columns, Part, Refused


def foresee(
    sources: Iterable[SourceFile],
    *,
    columns: Mapping[str, str],
    workforce: Workforce,
    on_outcome: Callable[[Outcome], None],
    on_columns: Callable[[Columns], None],
    on_stories: Callable[[int], None],
) -> Report:
    """The report and the outcomes that running.run would give."""
    began, report = time.monotonic(), Report()
    planned: set[str] = set()
    speakers: set[str] = set()

    def tell(outcome: Outcome) -> None:
        report.add(outcome)
        on_outcome(outcome)

    with workforce:
        for task, harvests in workforce.harvest(pack(_pieces(sources, dict(columns), tell, on_columns))):
            each = iter(harvests)
            on_stories(sum(len(harvest.stories) for harvest in harvests))
            for piece in task.pieces:
                if isinstance(piece.item, Part):
                    _count(piece.taken.tally, next(each), planned, speakers)
                elif piece.item is not None:
                    _refuse(piece.taken.tally, piece.item)
                else:
                    tell(piece.taken.tally.outcome(piece.taken.file.source))
    report.speakers, report.seconds = len(speakers), time.monotonic() - began
    return report


def _pieces(
    sources: Iterable[SourceFile],
    columns: dict[str, str],
    tell: Callable[[Outcome], None],
    on_columns: Callable[[Columns], None],
) -> Iterator[Piece]:
    seen: set[tuple[str, str]] = set()
    for group in groups(sources):
        files = list(_read(group, tell))
        known = claiming.known(files)
        for file in files:
            if here := known.get(file.identity):
                reason = REMOVED if here.removed else SAME_FILE
                tell(Outcome(path=file.source.path, outcome=ALREADY_HERE, reason=reason))
            elif file.identity in seen:
                tell(Outcome(path=file.source.path, outcome=ALREADY_HERE, reason=SAME_FILE))
            else:
                seen.add(file.identity)
                yield from _told(pieces(Taken(file=file, intake=Intake(), tally=Tally()), columns), on_columns)


def _told(items: Iterable[Piece | Columns], on_columns: Callable[[Columns], None]) -> Iterator[Piece]:
    for item in items:
        if isinstance(item, Columns):
            on_columns(item)
        else:
            yield item


def _read(group: Sequence[SourceFile], tell: Callable[[Outcome], None]) -> Iterator[Hashed]:
    for source in group:
        reason = source.refusal
        try:
            if reason is None:
                yield _InPlace.of(hashed(source))
        except OSError as error:
            reason = unreadable(error)
        if reason is not None:
            sentence = str(UnreadableSource(source.name, reason))
            tell(Outcome(path=source.path, outcome=QUARANTINED, reason=sentence))


class _InPlace(Hashed):
    """A large file is read where it lies: nothing is kept of it."""

    @classmethod
    def of(cls, file: Hashed) -> Hashed:
        return cls(source=file.source, sha256=file.sha256, size=file.size, data=file.data)

    def opened(self) -> IO[bytes]:
        return Path(self.source.path).open("rb") if self.data is None else Hashed.opened(self)


def _count(tally: Tally, harvest: Harvest, planned: set[str], speakers: set[str]) -> None:
    for why in harvest.refused:
        _refuse(tally, why)
    keys = {story.key for story in harvest.stories}
    rows = dict(Original.objects.filter(text_key__in=keys).order_by("article").values_list("text_key", "article"))
    rows |= dict(Article.objects.filter(text_key__in=keys).values_list("text_key", "pk"))
    for story in harvest.stories:
        if story.key in planned or rows.get(story.key) is not None:
            tally.copies += 1
        elif story.key in rows:
            tally.removed += 1
        else:
            planned.add(story.key)
            tally.articles += 1
            tally.quotes += len(story.findings.quotes)
            speakers.update(quote.speaker for quote in story.findings.quotes if quote.speaker)


def _refuse(tally: Tally, why: Refused) -> None:
    if why.passed_over:
        tally.passed_over += 1
        return
    tally.refused += 1
    if len(tally.refusals) < TOLD:
        tally.refusals.append(str(UnreadableSource(why.name, why.reason, why.label)))
