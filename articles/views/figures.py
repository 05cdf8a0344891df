"""Figures side by side: for one day, place and kind, who says how many. Nothing is summed, nothing averaged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Count, Max, Min, Prefetch
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.filters import FigureFilter
from articles.models import Figure
from articles.models.article import PRECISE
from articles.models.figure import FigureQuerySet
from articles.views.listing import Listing, location_options, outlet_options, speaker_options, tidied

Place = tuple[Any, ...]
_LONG = ("since", "in ", "over", "during", "within", "so far", "this ")


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


@require_safe
def figure_list(request: HttpRequest) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    found = FigureFilter(request.GET, for_rows())
    listing = Listing(request, found)
    context = {
        "listing": listing,
        "filter": found,
        "groups": side_by_side(listing.rows, cast(FigureQuerySet, found.qs)),
        "options": {"speaker": speaker_options(), "location": location_options(), "outlet": outlet_options()},
    }
    return render(request, "figures/list.html", context)


def for_rows() -> FigureQuerySet:
    """Figures that are no part of another, with their parts."""
    return Figure.objects.wholes().for_reading().prefetch_related(Prefetch("parts", Figure.objects.order_by("start")))


def side_by_side(figures: Iterable[Figure], among: FigureQuerySet) -> list[Claims]:
    """Figures by day, place, kind and period, in their own order; how far apart they are is told ``among`` all."""
    groups: dict[Place, Claims] = {}
    for figure in figures:
        article = figure.article
        place = (article.published_on, article.published_precision, figure.location_id, figure.kind)
        groups.setdefault((*place, _lasting(figure.period)), Claims()).figures.append(figure)
    if groups:
        _tell_spans(groups, among)
    return list(groups.values())


def _tell_spans(groups: dict[Place, Claims], among: FigureQuerySet) -> None:
    known = {key: claims for key, claims in groups.items() if key[0] and key[1] in PRECISE and key[2]}
    if not known:
        return
    by = ("article__published_on", "article__published_precision", "location", "kind")
    rows = (
        among.of_people()
        .order_by()
        .filter(article__published_on__in={key[0] for key in known}, location__in={key[2] for key in known})
    )
    spans: dict[Place, list[tuple[int, int, int]]] = {}
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
