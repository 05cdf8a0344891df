"""The map: places of the articles that the filters leave, as many at each as stand behind its link."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from articles import counting
from articles.filters import MapFilter
from articles.models import Article, Location
from articles.models.dating import in_words
from articles.views.listing import location_options, outlet_options, speaker_options, tidied
from articles.views.maps import WorldMap, world_map

MOST_PLACES = 300
MOST_MONTHS = 360  # a longer archive is divided into years
ROLES = {
    "named": gettext_lazy("Places named in the story"),
    "happened": gettext_lazy("Where it happened"),
    "reported_from": gettext_lazy("Where it was reported from"),
    "speaker_at": gettext_lazy("Where the speaker was"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map and in the list beside it; ``url`` leads to its ``count`` articles."""

    place: Location
    count: int
    url: str
    latitude: str
    longitude: str


@dataclass(frozen=True, slots=True)
class RoleLink:
    name: str
    words: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Period:
    """What the two ends of the slider offer: (value, words), in order; ``first`` and ``last`` are what is asked."""

    first: str
    last: str
    firsts: list[tuple[str, str]]
    lasts: list[tuple[str, str]]
    kept: list[tuple[str, str]]


@require_safe
def world(request: HttpRequest) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    found = MapFilter(request.GET, Article.objects.all())
    counts = _counts(found)
    spots = _spots(found, counts)
    context = {
        "filter": found,
        "roles": [_role(found, name, str(words)) for name, words in ROLES.items()],
        "role": str(ROLES[found.role_asked]),
        "spots": spots,
        "places": len(counts),
        "articles": counting.count(found),
        "articles_url": reverse("articles") + found.query(role=None),
        "drawing": drawn(spots),
        "period": _period(found),
        "options": {"speaker": speaker_options(), "location": location_options(), "outlet": outlet_options()},
        "words": {"zoom_in": gettext("Zoom in"), "zoom_out": gettext("Zoom out"), "close": gettext("Close")},
    }
    return render(request, "map/world.html", context)


def _counts(found: MapFilter) -> dict[int, int]:
    """Articles at each place, by its id."""
    if found.problems:
        return {}
    return counting.count_places(found, found.role_asked)


def drawn(spots: Sequence[Spot]) -> WorldMap | None:
    """The map for those without JavaScript: dots, biggest first, so that none covers a smaller one."""
    if not spots:
        return None
    most = max(spot.count for spot in spots)
    return world_map([(spot, spot.place, sqrt(spot.count / most)) for spot in spots])


def _spots(found: MapFilter, counts: dict[int, int]) -> list[Spot]:
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST_PLACES]
    places = Location.objects.in_bulk(most)
    articles = reverse("articles")
    return [
        Spot(
            place,
            counts[pk],
            articles + found.query_at(pk),
            f"{place.latitude:.4f}",
            f"{place.longitude:.4f}",
        )
        for pk in most
        if (place := places.get(pk))
    ]


def _role(found: MapFilter, name: str, words: str) -> RoleLink:
    return RoleLink(name, words, found.query(role=None if name == "named" else name), chosen=name == found.role_asked)


def _period(found: MapFilter) -> Period | None:
    """None when no article is dated."""
    extent = Article.objects.aggregate(first=Min("published_on"), last=Max("published_on"))
    if extent["first"] is None:
        return None
    steps = _steps(extent["first"], extent["last"])
    first, last = found.given.get("from", ""), found.given.get("to", "")
    kept = [(name, value) for name, value in found.given.items() if name not in ("from", "to")]
    return Period(first, last, _with(steps, first), _with(steps, last), kept)


def _with(steps: list[tuple[str, str]], asked: str) -> list[tuple[str, str]]:
    """A day asked for by hand stays what it is."""
    return steps if not asked or asked in dict(steps) else sorted([*steps, (asked, asked)])


def _steps(first: date, last: date) -> list[tuple[str, str]]:
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months > MOST_MONTHS:
        return [(f"{year:04}", f"{year:04}") for year in range(first.year, last.year + 1)]
    numbers = [divmod(12 * first.year + first.month - 1 + step, 12) for step in range(months)]
    days = [date(year, month + 1, calendar.monthrange(year, month + 1)[1]) for year, month in numbers]
    return [(f"{day:%Y-%m}", in_words(day, "month")) for day in days]
