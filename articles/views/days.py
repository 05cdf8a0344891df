"""One day: what was reported, who spoke, where; and months as calendars that lead to their days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.filters.fields import shown
from articles.models import Actor, Article, Copy, Figure, Location, LocationMention, Quote
from articles.models.article import ArticleQuerySet
from articles.models.days import articles_of, counts_of, latest_day, neighbours, of_the_month_only
from articles.views.articles import for_rows
from articles.views.claims import SomeClaims, some_claims

MOST_STORIES = 100
MOST_NAMES = 30
MOST_CLAIMS = 4  # of figures side by side
ONE_STORY = ("update", "copy")


@dataclass(slots=True)
class Story:
    """An article and those of the same day that tell it in the same words."""

    article: Article
    others: list[Article] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tally:
    """Somebody or some place, how often, and where the rows counted are listed."""

    row: Actor | Location
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in a calendar; ``day`` is None before the first and behind the last of the month."""

    day: date | None
    count: int = 0

    @property
    def url(self) -> str:
        return address(self.day) if self.day else ""


def address(day: date) -> str:
    return reverse("day", args=[f"{day.year:04}", f"{day.month:02}", f"{day.day:02}"])


def month_address(day: date) -> str:
    return reverse("month", args=[f"{day.year:04}", f"{day.month:02}"])


@require_safe
def latest(request: HttpRequest) -> HttpResponse:
    day = latest_day()
    return HttpResponseRedirect(address(day)) if day else render(request, "days/none.html")


@require_safe
def year_page(request: HttpRequest, year: str) -> HttpResponse:
    first = _day(year)
    day = latest_day(first, first.replace(month=12, day=31))
    if day is None:
        raise Http404(gettext("No article here is dated to a day of the year {year}.").format(year=first.year))
    return HttpResponseRedirect(month_address(day))


@require_safe
def month_page(request: HttpRequest, year: str, month: str) -> HttpResponse:
    first = _day(year, month)
    if request.path != month_address(first):
        return HttpResponseRedirect(month_address(first))
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    counts = dict(articles_of(first, last).counted_by("day"))
    near = neighbours(first, last)
    without_day = of_the_month_only(first)
    context = {
        "month": first,
        "weeks": _weeks(first, counts),
        "weekdays": [date(2024, 1, n) for n in range(1, 8)],  # a Monday to a Sunday
        "total": sum(counts.values()),
        "before": near.before and month_address(near.before),
        "before_day": near.before,
        "behind": near.behind and month_address(near.behind),
        "behind_day": near.behind,
        "without_day": without_day.count(),
        "articles": for_rows().filter(pk__in=without_day.values("pk")).newest_first()[:MOST_STORIES],
        "most": MOST_STORIES,
    }
    return render(request, "days/month.html", context)


@require_safe
def day_page(request: HttpRequest, year: str, month: str, day: str) -> HttpResponse:
    asked = _day(year, month, day)
    if request.path != address(asked):
        return HttpResponseRedirect(address(asked))
    reported = articles_of(asked, asked)
    total, without_day = counts_of(asked)
    listed = for_rows().filter(pk__in=reported.order_by().values("pk")).oldest_first()[:MOST_STORIES]
    near = neighbours(asked, asked)
    context = {
        "day": asked,
        "month_url": month_address(asked),
        "total": total,
        "stories": _stories(list(listed)),
        "most": MOST_STORIES,
        "all_url": f"{reverse('articles')}{_query(asked)}",
        "speakers": _speakers(asked) if total else [],
        "places": _places(asked, reported) if total else [],
        "figures": _figures(asked) if total else None,
        "figures_url": f"{reverse('figures')}{_query(asked)}",
        "map_url": f"{reverse('map')}{_query(asked)}",
        "before": near.before and address(near.before),
        "before_day": near.before,
        "behind": near.behind and address(near.behind),
        "behind_day": near.behind,
        "without_day": without_day,
    }
    return render(request, "days/day.html", context)


def _day(year: str, month: str = "01", day: str = "01") -> date:
    """Raises Http404 with a sentence for what stands in no calendar."""
    try:
        if not (re.fullmatch("[0-9]{4}", year) and all(re.fullmatch("[0-9]{1,2}", part) for part in (month, day))):
            raise ValueError
        return date(int(year), int(month), int(day))
    except ValueError:
        asked = shown("/".join((year, month, day)))
        sentence = gettext("{asked} is no day of the calendar. Write /days/2012/06/01/ for 1 June 2012.")
        raise Http404(sentence.format(asked=asked)) from None


def _query(day: date, **more: int) -> str:
    """Of a list that holds what is dated to the day."""
    asked = {"from": day.isoformat(), "to": day.isoformat(), "exact": "1", **more}
    return "?" + "&".join(f"{name}={value}" for name, value in asked.items())


def _stories(articles: Sequence[Article]) -> list[Story]:
    """Each story once, the first article of it on top; in the order of the articles."""
    held = {article.pk: article for article in articles}
    links = Copy.objects.filter(kind__in=ONE_STORY, earlier__in=held, later__in=held)
    leader = _leaders(list(held), links.order_by("pk").values_list("earlier", "later"))
    stories = {pk: Story(article) for pk, article in held.items() if leader[pk] == pk}
    for pk, article in held.items():
        if leader[pk] != pk:
            stories[leader[pk]].others.append(article)
    return list(stories.values())


def _leaders(ids: Sequence[int], links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The first, in the order of ``ids``, of all that are linked with each, through whatever others."""
    place = {pk: number for number, pk in enumerate(ids)}
    leader = {pk: pk for pk in ids}

    def find(pk: int) -> int:
        while leader[pk] != pk:
            leader[pk] = leader[leader[pk]]
            pk = leader[pk]
        return pk

    for one, other in links:
        first, second = sorted((find(one), find(other)), key=place.__getitem__)
        leader[second] = first
    return {pk: find(pk) for pk in ids}


def _speakers(day: date) -> list[Tally]:
    quotes = Quote.objects.in_marks().published_from(day).published_until(day).dated_to_the_day()
    counted = quotes.filter(speaker__isnull=False).order_by().values("speaker").annotate(n=Count("pk"))
    counts = dict(counted.order_by("-n", "speaker").values_list("speaker", "n")[:MOST_NAMES])
    found = Actor.objects.in_bulk(list(counts))
    to = reverse("quotes")
    return [Tally(found[pk], n, f"{to}{_query(day, speaker=pk)}") for pk, n in counts.items() if pk in found]


def _places(day: date, reported: ArticleQuerySet) -> list[Tally]:
    counts = LocationMention.objects.articles_at(reported, "named")
    most = sorted(counts, key=lambda pk: (-counts[pk], pk))[:MOST_NAMES]
    found = Location.objects.in_bulk(most)
    to = reverse("articles")
    return [Tally(found[pk], counts[pk], f"{to}{_query(day, location=pk)}") for pk in most if pk in found]


def _figures(day: date) -> SomeClaims:
    figures = Figure.objects.wholes().published_from(day).published_until(day).dated_to_the_day()
    return some_claims(figures.for_reading().newest_first(), MOST_CLAIMS)


def _weeks(first: date, counts: dict[date, int]) -> list[list[Cell]]:
    weeks = calendar.monthcalendar(first.year, first.month)
    days = [[first.replace(day=number) if number else None for number in week] for week in weeks]
    return [[Cell(day, counts.get(day, 0) if day else 0) for day in week] for week in days]
