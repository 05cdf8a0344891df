"""The list of articles, and one article with its quotes and names marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.filters import ArticleFilter
from articles.models import Actor, ActorMention, Article, Cut, LocationMention, Original, Quote
from articles.searching.marking import LONGEST_SEARCHED, find_hits
from articles.views import citing
from articles.views.finding import find, moved
from articles.views.hits import sought_in
from articles.views.listing import location_options, outlet_options, show_list, speaker_options
from articles.views.margins import beside
from articles.views.sealed import unindexed
from articles.views.statements import reported_elsewhere, twins
from articles.views.story import tell

MOST_ORIGINALS = 50


def for_rows(query: str = ""):
    """Articles as a list shows them: outlet, opening lines, who speaks in them and what places they name.

    With a query also their ``text``, in which the words that are sought are shown.
    """
    speaking = Quote.objects.in_marks().filter(speaker__isnull=False).select_related("speaker").order_by("start")
    naming = LocationMention.objects.select_related("location").order_by("start")
    rows = Article.objects.with_opening()
    return (
        (rows.annotate(text=Left("body", LONGEST_SEARCHED)) if query else rows)
        .select_related("outlet")
        .prefetch_related(
            Prefetch("quotes", speaking.only("article", "speaker__name", "speaker__kind"), to_attr="attributed"),
            Prefetch("location_mentions", naming.only("article", "location__name"), to_attr="named_places"),
        )
    )


@require_safe
def article_list(request: HttpRequest) -> HttpResponse:
    return show_list(
        request,
        "articles/list.html",
        ArticleFilter(request.GET, for_rows(request.GET.get("q", ""))),
        with_facets=True,
        options={"speaker": speaker_options(), "location": location_options(), "outlet": outlet_options()},
    )


@require_safe
def article(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    found = find(Article.objects.select_related("outlet").defer("search"), pk, "article")
    if redirect := moved(request, found.get_absolute_url()):
        return redirect
    said = list(found.quotes.select_related("speaker").defer("search").order_by("start", "-end"))
    quotes = [quote for quote in said if not quote.is_indirect]
    indirect = [quote for quote in said if quote.is_indirect]
    shown = request.GET.get("quote", "")
    actors = list(ActorMention.objects.filter(article=found).select_related("actor"))
    places = list(LocationMention.objects.filter(article=found).select_related("location"))
    originals = list(Original.objects.filter(article=found)[: MOST_ORIGINALS + 1])
    cuts = list(Cut.objects.filter(article=found))
    sought = sought_in(request.GET.get("q", ""))
    hits = find_hits(found.body, sought) if sought else []
    figures = found.figures.only("start", "end")
    story = tell(found.body, quotes, actors, places, shown=shown, indirect=indirect, hits=hits, figures=figures)
    context = {
        "article": found,
        "sought": sought,
        "hits": len(hits),
        "quotes": quotes,
        "indirect": indirect,
        "story": beside(story, actors, places, cuts),
        "quoted": _by_speaker(quotes),
        "actors": _counted(mention.actor for mention in actors),
        "places": _counted(mention.location for mention in places),
        "cuts": cuts,
        "originals": originals[:MOST_ORIGINALS],
        "more_originals": len(originals) > MOST_ORIGINALS,
        "twins": twins(found),
        "reported": reported_elsewhere(found),
        "corrected": [(number, quote) for number, quote in enumerate(quotes, 1) if quote.is_edited],
        "corrected_speech": [quote for quote in indirect if quote.is_edited],
        **_cited(request, found),
    }
    return unindexed(render(request, "articles/detail.html", context), found.pk)


def _cited(request: HttpRequest, found: Article) -> dict[str, Any]:
    address = request.build_absolute_uri(found.get_absolute_url())
    return {
        "address": address,
        "citation": citing.plain(found, address),
        "data": citing.data_block(citing.article_data(found, address)),
    }


def _by_speaker(quotes: list[Quote]) -> list[tuple[Actor | None, list[tuple[int, Quote]]]]:
    """Each speaker with the quotes, numbered as in the text; those without a speaker last."""
    groups: dict[Actor | None, list[tuple[int, Quote]]] = {}
    for number, quote in enumerate(quotes, 1):
        groups.setdefault(quote.speaker, []).append((number, quote))
    return sorted(groups.items(), key=lambda group: (group[0] is None, -len(group[1])))


def _counted(rows: Iterable) -> list[tuple]:
    return Counter(rows).most_common()
