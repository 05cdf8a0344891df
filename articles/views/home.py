"""The front door: what the archive holds, one box to search it, and ways in by time, speaker and place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from articles import counting
from articles.filters import ArticleFilter, LocationFilter, QuoteFilter, SpeakerFilter
from articles.models import Actor, Article, Location, Quote
from articles.views.timeline import timeline

LATEST = 6
MOST = 8


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    nothing = QueryDict()
    articles = ArticleFilter(nothing, Article.objects.all())
    quotes = QuoteFilter(nothing, Quote.objects.all())
    named = QuoteFilter(QueryDict("source=named"), Quote.objects.all())
    speakers = SpeakerFilter(nothing, Actor.objects.quoted())
    places = LocationFilter(nothing, Location.objects.reported())
    counting.share_version([articles, quotes, named, speakers, places])
    most_named = counting.facets(articles, ["location"])["location"]
    days = [day for day, _ in counting.histogram(articles, "day").counts]
    context = {
        "articles": counting.count(articles),
        "quotes": counting.count(quotes),
        "speakers": counting.count(speakers),
        "places": counting.count(places),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "outlets": counting.values(articles, "outlet", like="", offset=0, limit=1).total,
        "timeline": timeline(articles, reverse("articles")),
        "most_quoted": _rows(counting.values(named, "speaker", like="", offset=0, limit=MOST), Actor.objects.all()),
        "most_named": _rows(most_named, Location.objects.all()),
        "latest": Quote.objects.first_of_article().for_reading().newest_first()[:LATEST],
        "search": _search_address(),
    }
    return render(request, "home.html", context)


def _rows(facet: counting.Facet | counting.Values, rows: Any) -> list[tuple[Any, int]]:
    """(row, count) of a facet's values, most first."""
    held = rows.in_bulk([int(option.value) for option in facet.options])
    return [(held[int(option.value)], option.count) for option in facet.options if int(option.value) in held]


def _search_address() -> str:
    """The one box over everything where there is one, else the list of articles."""
    try:
        return reverse("search")
    except NoReverseMatch:
        return reverse("articles")
