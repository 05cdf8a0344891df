"""What a list can be narrowed to, with how many rows that leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.counting import facets
from articles.filters import ArchiveFilter
from articles.naming import fold


@dataclass(frozen=True, slots=True)
class Choice:
    """``query`` narrows the list to ``count`` rows; of the chosen one it takes the filter away."""

    name: str
    count: int
    query: str
    chosen: bool


def choices(found: ArchiveFilter, names: Sequence[str]) -> dict[str, list[Choice]]:
    """The most frequent places or outlets of a list of quotes, each counted with its own filter lifted."""
    return {
        name: [_choice(found, name, option.value, option.words, option.count) for option in facet.options]
        for name, facet in facets(found, names).items()
    }


def _choice(found: ArchiveFilter, by: str, value: str, name: str, count: int) -> Choice:
    given = found.given.get(by, "")
    chosen = given == value or fold(given) == fold(name)
    return Choice(name, count, found.query(**{by: None if chosen else value}), chosen)
