"""What stands beside the paragraphs of an article: names where they first fall, and what cleaning left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.models import Actor, ActorMention, Cut, Location, LocationMention
from articles.views.story import Paragraph


@dataclass(slots=True)
class Beside:
    """A paragraph, whom and what it names for the first time in the article, and what was left out before it.

    Speakers of its quotes are not among the names: their quotes stand beside it already.
    ``paragraph`` is None behind the last one, where there may be cuts, too.
    """

    paragraph: Paragraph | None
    names: list[Actor | Location] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)


def beside(
    story: Sequence[Paragraph],
    actors: Iterable[ActorMention],
    places: Iterable[LocationMention],
    cuts: Iterable[Cut],
) -> list[Beside]:
    rows = [Beside(paragraph) for paragraph in story]
    starts = [paragraph.start for paragraph in story]
    named: list[tuple[int, Actor | Location]] = [(mention.start, mention.actor) for mention in actors]
    named += [(mention.start, mention.location) for mention in places]
    seen: set[tuple[type, int]] = set()
    for start, thing in sorted(named, key=lambda pair: pair[0]):
        index = bisect_right(starts, start) - 1
        if index >= 0 and (type(thing), thing.pk) not in seen:
            seen.add((type(thing), thing.pk))
            if thing not in [quote.speaker for _, quote in story[index].notes]:
                rows[index].names.append(thing)
    behind = Beside(None)
    for cut in cuts:
        index = bisect_left(starts, cut.position)
        (rows[index] if index < len(rows) else behind).cuts.append(cut)
    return [*rows, behind] if behind.cuts else rows
