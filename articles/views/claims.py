"""Figures side by side: for one day, place and kind, who says how many. Nothing is summed, nothing averaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max, Min
from django.db.models.functions import Coalesce

from articles.models import Figure
from articles.models.article import PRECISE
from articles.models.figure import FigureQuerySet

MOST_LOOKED_AT = 100
Key = tuple[Any, ...]
_LONG = ("since", "in ", "over", "during", "within", "so far", "this ", "last week", "last month", "last year")


@dataclass(slots=True)
class Claims:
    """What is told of one day, place and kind, and of one period where that is longer than a day.

    ``lowest`` and ``highest`` are numbers that somebody named, over all claims of the list, also those that stand on
    another page; None where they need not speak of the same thing.
    """

    figures: list[Figure] = field(default_factory=list)
    lowest: int | None = None
    highest: int | None = None

    @property
    def first(self) -> Figure:
        return self.figures[0]

    @property
    def period(self) -> str:
        return _lasting(self.first.period)

    @property
    def differ(self) -> bool:
        return self.lowest != self.highest


@dataclass(frozen=True, slots=True)
class SomeClaims:
    """Part of what a list of figures holds; ``more`` says whether there is more of it."""

    groups: list[Claims]
    more: bool


def side_by_side(figures: Iterable[Figure], among: FigureQuerySet) -> list[Claims]:
    """Figures by day, place, kind and period, in their own order; how far apart they are is told ``among`` all."""
    groups = _grouped(figures)
    if groups:
        _tell_spans(groups, among)
    return list(groups.values())


def some_claims(figures: FigureQuerySet, most: int) -> SomeClaims:
    """Of the first of the figures: groups that differ, then those with the most figures; all whole, in one query."""
    found = list(figures[: MOST_LOOKED_AT + 1])
    groups = _grouped(found)
    if len(found) > MOST_LOOKED_AT:
        # The end of the last group was not looked at.
        cut_off = _key(found[-1])[:-1]
        groups = {key: claims for key, claims in groups.items() if key[:-1] != cut_off}
    for key, claims in groups.items():
        people = [figure.named for figure in claims.figures if figure.is_of_people]
        if _speak_of_one(key) and len(people) > 1:
            claims.lowest, claims.highest = min(low for low, _ in people), max(high for _, high in people)
    told = sorted(groups.values(), key=lambda claims: (not claims.differ, -len(claims.figures)))
    return SomeClaims(told[:most], len(told) > most or len(found) > MOST_LOOKED_AT)


def _grouped(figures: Iterable[Figure]) -> dict[Key, Claims]:
    groups: dict[Key, Claims] = {}
    for figure in figures:
        groups.setdefault(_key(figure), Claims()).figures.append(figure)
    return groups


def _key(figure: Figure) -> Key:
    article = figure.article
    place = (article.published_on, article.published_precision, figure.location_id, figure.kind)
    return (*place, _lasting(figure.period))


def _speak_of_one(key: Key) -> bool:
    """Only of one known day and place need numbers agree."""
    return bool(key[0] and key[1] in PRECISE and key[2])


def _tell_spans(groups: dict[Key, Claims], among: FigureQuerySet) -> None:
    known = {key: claims for key, claims in groups.items() if _speak_of_one(key)}
    if not known:
        return
    by = ("article__published_on", "article__published_precision", "location", "kind")
    rows = (
        among.of_people()
        .order_by()
        .filter(article__published_on__in={key[0] for key in known}, location__in={key[2] for key in known})
    )
    spans: dict[Key, list[tuple[int, int, int]]] = {}
    for *place, period, count, lowest, highest in (
        rows.values(*by, "period")
        .annotate(
            count=Count("pk"),
            lowest=Min(Coalesce("low", "high")),
            highest=Max(Coalesce("high", "low")),
        )
        .values_list(*by, "period", "count", "lowest", "highest")
    ):
        spans.setdefault((*place, _lasting(period)), []).append((count, lowest, highest))
    for key, claims in known.items():
        own = spans.get(key, [])
        if sum(count for count, _, _ in own) > 1:
            claims.lowest, claims.highest = min(low for _, low, _ in own), max(high for _, _, high in own)


def _lasting(period: str) -> str:
    """A period longer than a day: its figures are no answer to what happened on one."""
    return period if period.lower().startswith(_LONG) else ""
