"""Two speakers side by side: when they spoke, where they meet, and what both said on the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db.models import Count, Window
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.filters import PairFilter
from articles.models import Actor, Article, Quote, Role
from articles.models.quote import QuoteQuerySet
from articles.views.listing import speaker_options, tidied
from articles.views.offices import Office, offices
from articles.views.series import series

DAYS_A_PAGE = 5
QUOTES_A_DAY = 3
IN_COMMON = 12
APART = 8
ARTICLES = 5
NAMESAKES = 5


@dataclass
class Side:
    """One of the two: ``others`` bear the same name, and ``days`` are (quotes, those dated to the day) by day."""

    name: str
    actor: Actor
    others: list[tuple[Actor, str]]
    found: PairFilter
    days: dict[date, tuple[int, int]] = field(default_factory=dict)
    undated: int = 0
    offices: list[Office] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.undated + sum(n for n, _ in self.days.values())

    def link(self, **changed: str | None) -> str:
        """Their quotes under the filters of the page."""
        query = self.found.query(one=None, two=None, speaker=str(self.actor.pk), **changed)
        return f"{reverse('quotes')}{query}"

    def link_of_period(self, value: str) -> str:
        return self.link(**{"from": value, "to": value})

    @property
    def address(self) -> str:
        return self.link()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A place or an outlet, with the quotes of each and where they are listed."""

    name: str
    counts: tuple[int, int]
    links: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What two speakers have in common and what only one of them has; ``shared`` and ``apart`` are how many in all."""

    in_common: list[Meeting]
    apart: list[tuple[Side, list[Meeting], int]]
    shared: int


@dataclass(frozen=True, slots=True)
class SameDay:
    """``sides`` are (side, quotes shown, quotes in all, their address)."""

    day: date
    sides: list[tuple[Side, list[Quote], int, str]]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    found = PairFilter(request.GET, Quote.objects.for_reading())
    sides = [side for name in ("one", "two") if (side := _side(found, name))]
    context: dict[str, Any] = {"filter": found, "sides": sides, "options": {"speaker": speaker_options()}}
    if len(sides) == 2 and sides[0].actor == sides[1].actor:
        context["same"] = True
    elif len(sides) == 2 and not found.problems:
        context |= _compared(request, found, sides)
    return render(request, "speakers/compare.html", context)


def _side(found: PairFilter, name: str) -> Side | None:
    """The most quoted of all who bear the name."""
    asked = found.form.cleaned_data.get(name) if found.form.is_bound and name not in found.form.errors else None
    actors = list(asked.arguments[0].most_quoted_first()[:NAMESAKES]) if asked else []
    if not actors:
        return None
    others = [(actor, found.query(**{name: str(actor.pk)})) for actor in actors[1:]]
    return Side(name, actors[0], others, found)


def _compared(request: HttpRequest, found: PairFilter, sides: Sequence[Side]) -> dict:
    one, two = (side.actor for side in sides)
    quotes = cast(QuoteQuerySet, found.qs).said_by_any([one, two])
    _count_days(quotes, sides)
    _tell_offices(sides)
    both = _articles_quoting(found, sides)
    days = sorted((day for day, (_, exact) in sides[0].days.items() if exact and _exact(sides[1], day)), reverse=True)
    number = _page(request.GET.get("page", ""), len(days))
    shown = days[DAYS_A_PAGE * (number - 1) : DAYS_A_PAGE * number]
    return {
        "compared": True,
        "series": series(
            [{day: n for day, (n, _) in side.days.items()} for side in sides], [side.link_of_period for side in sides]
        ),
        "places": _ground(quotes.shared("location", one, two), "location", sides),
        "outlets": _ground(quotes.shared("outlet", one, two), "outlet", sides),
        "both": both,
        "both_total": getattr(both[0], "total", 0) if both else 0,
        "both_address": _address_of_both(found, one, two),
        "days": _same_days(quotes, shown, sides),
        "days_total": len(days),
        "newer": _page_query(found, number - 1) if number > 1 else "",
        "older": _page_query(found, number + 1) if DAYS_A_PAGE * number < len(days) else "",
    }


def _count_days(quotes: QuoteQuerySet, sides: Sequence[Side]) -> None:
    by_pk = {side.actor.pk: side for side in sides}
    for speaker, day, n, exact in quotes.by_speaker_and_day():
        if day is None:
            by_pk[speaker].undated = n
        else:
            by_pk[speaker].days[day] = (n, exact)


def _exact(side: Side, day: date) -> int:
    return side.days.get(day, (0, 0))[1]


def _tell_offices(sides: Sequence[Side]) -> None:
    told = Role.objects.of_any([side.actor for side in sides]).as_told()
    for side in sides:
        side.offices = offices(row for row in told if row[0] == side.actor.pk)


def _articles_quoting(found: PairFilter, sides: Sequence[Side]) -> list[Article]:
    """The latest that quote both, in the period chosen; each knows the ``total``."""
    articles = Article.objects.all()
    for side in sides:
        articles = articles.quoting(Actor.objects.filter(pk=side.actor.pk))
    for name in ("from", "to"):
        articles = found.filters[name].filter(articles, found.form.cleaned_data[name])
    articles = articles.annotate(total=Window(Count("pk"))).select_related("outlet").defer("body", "search")
    return list(articles.newest_first()[:ARTICLES])


def _address_of_both(found: PairFilter, one: Actor, two: Actor) -> str:
    dropped: dict[str, str | None] = dict.fromkeys([*found.given])
    kept = {name: found.given[name] for name in ("from", "to") if name in found.given}
    return reverse("articles") + found.query(**dropped | kept | {"speaker": str(one.pk), "beside": str(two.pk)})


def _ground(rows: list[dict], parameter: str, sides: Sequence[Side]) -> Ground:
    common = sorted(
        (row for row in rows if row["one"] and row["two"]),
        key=lambda row: (-min(row["one"], row["two"]), -row["one"] - row["two"], row["name"]),
    )
    apart = []
    for side, own, other in ((sides[0], "one", "two"), (sides[1], "two", "one")):
        alone = sorted((row for row in rows if not row[other]), key=lambda row: (-row[own], row["name"]))
        apart.append((side, [_meeting(row, parameter, sides) for row in alone[:APART]], len(alone)))
    return Ground([_meeting(row, parameter, sides) for row in common[:IN_COMMON]], apart, len(common))


def _meeting(row: dict, parameter: str, sides: Sequence[Side]) -> Meeting:
    links = tuple(side.link(**{parameter: str(row["value"])}) for side in sides)
    return Meeting(row["name"], (row["one"], row["two"]), (links[0], links[1]))


def _same_days(quotes: QuoteQuerySet, days: list[date], sides: Sequence[Side]) -> list[SameDay]:
    rows = list(quotes.on_days(days, QUOTES_A_DAY)) if days else []
    return [
        SameDay(
            day,
            [
                (
                    side,
                    [row for row in rows if row.speaker_id == side.actor.pk and row.article.published_on == day],
                    side.days[day][0],
                    side.link_of_period(day.isoformat()),
                )
                for side in sides
            ],
        )
        for day in days
    ]


def _page(value: str, days: int) -> int:
    """The nearest page that there is."""
    last = max(1, -(-days // DAYS_A_PAGE))
    digits = value.isascii() and value.isdigit() and len(value) < 10
    return min(max(int(value), 1), last) if digits else 1


def _page_query(found: PairFilter, number: int) -> str:
    return found.query(page=str(number) if number > 1 else None) + "#same-day"
