"""What counting answers with, and what an engine must be able to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from articles.filters import ArchiveFilter

Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: ``value`` is what the query parameter says, ``words`` a name from the archive ("" where the
    page has words of its own), ``count`` how many rows the list has when the facet's filter is set to it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values with the most rows, most first, none of them with no row; ``more`` says whether there are others."""

    name: str
    options: tuple[Option, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Values:
    """A stretch of all the values of a facet, in the facet's order; ``total`` is how many there are."""

    options: tuple[Option, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """``counts`` are (first day of the unit, rows), in order, without empty units, for the rows of the list.

    ``undated`` counts the undated rows that the list has when its filters by date are lifted.
    """

    counts: tuple[tuple[date, int], ...]
    undated: int


class Engine(Protocol):
    """Counts what ``filterset.qs`` holds. No answer is an estimate, and none is older than the last committed write."""

    def count(self, filterset: ArchiveFilter) -> int: ...

    def facets(self, filterset: ArchiveFilter, names: Sequence[str]) -> dict[str, Facet]:
        """Facets of the lists of articles, quotes and figures by name: speaker, location, outlet, month, kind, source,
        language; each is counted with its own filter lifted. Names that the list has no filter for are left out."""
        ...

    def values(self, filterset: ArchiveFilter, name: str, *, like: str, offset: int, limit: int) -> Values:
        """All values of one facet; ``like`` keeps those whose name holds the words."""
        ...

    def histogram(self, filterset: ArchiveFilter, unit: Unit) -> Histogram: ...

    def version(self, filterset: ArchiveFilter) -> int:
        """The version of the archive at which the FilterSet was first asked; every write makes another."""
        ...

    def ids(self, filterset: ArchiveFilter) -> list[int]:
        """Ids of all rows, ascending."""
        ...
