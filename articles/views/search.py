"""One box over articles, quotes, people and places: results by kind, people and places that match on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import and_
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Window
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles import counting
from articles.filters import ArchiveFilter, ArticleFilter, QuoteFilter
from articles.filters.offering import other_words
from articles.models import Actor, Alias, Location, Quote
from articles.naming import fold
from articles.searching.parsing import Sought
from articles.views.articles import for_rows
from articles.views.listing import Listing, tidied
from articles.views.timeline import Timeline, timeline

KINDS = {
    "quotes": gettext_lazy("Quotes"),
    "articles": gettext_lazy("Articles"),
    "people": gettext_lazy("People"),
    "places": gettext_lazy("Places"),
}
FEW, SOME, ROWS = 5, 6, 25
LITTLE = 3  # results so few that another spelling is offered
FARTHEST_PAGE = 400
SPEAKERS = 100  # a page


@dataclass(frozen=True, slots=True)
class Tab:
    name: str
    words: str
    query: str
    count: int | None = None
    is_open: bool = False


@dataclass(slots=True)
class Page:
    """One page of people, places, or speakers with what they said; ``start`` and ``end`` number its rows."""

    rows: list[Any] = field(default_factory=list)
    total: int = 0
    start: int = 0
    end: int = 0
    previous: str = ""
    next: str = ""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    data = request.GET.copy()
    if not data.get("order"):
        data["order"] = "relevance"
    articles = ArticleFilter(data, for_rows(data.get("q", "")))
    quotes = QuoteFilter(data, Quote.objects.for_reading())
    quotes.reads_names_as(articles)
    if articles.lifted.changed and not articles.lifted.notes:
        return HttpResponseRedirect(f"{request.path}?{_address(request.GET, articles.lifted.data).urlencode()}")
    context: dict[str, Any] = {"filter": articles, "sought": articles.sought, "shown": "", "order": data["order"]}
    if articles.sought:
        context |= _results(request, articles, quotes)
    return render(request, "search/search.html", context)


def _address(asked: QueryDict, lifted: QueryDict) -> QueryDict:
    kept = lifted.copy()
    if not asked.get("order"):
        kept.pop("order", None)
    if not kept.get("q"):
        kept.pop("q", None)
    return kept


def _results(request: HttpRequest, articles: ArchiveFilter, quotes: ArchiveFilter) -> dict[str, Any]:
    sought = articles.sought
    counting.share_version([articles, quotes])
    counting.find_phrases([articles, quotes])
    assert sought is not None  # noqa: S101 (asked for by the caller)
    people, places = people_called(sought), places_called(sought)
    (first_people, number_of_people), (first_places, number_of_places) = _first(people), _first(places)
    counts = {
        "quotes": counting.count(quotes),
        "articles": counting.count(articles),
        "people": number_of_people,
        "places": number_of_places,
    }
    total = sum(counts.values())
    shown = request.GET.get("in", "")
    shown = shown if shown in KINDS else ""
    grouped = request.GET.get("group") == "speaker"
    found: dict[str, Any] = {
        "tabs": _tabs(request, counts, shown, grouped),
        "counts": counts,
        "total": total,
        "shown": "quotes" if grouped else shown,
        "grouped": grouped,
        "by_speaker": _with(request, {"in": None, "group": "speaker", "page": None}),
        "orders": _orders(request),
        "list_query": articles.query(order="relevance"),
        "quotes_query": quotes.query(order="relevance"),
    }
    if grouped:
        return found | {"speakers": _speakers(request, quotes), "meant": _meant(request, [quotes], total)}
    if shown in ("articles", "quotes"):
        return found | _listed(request, articles if shown == "articles" else quotes, shown)
    found["meant"] = _meant(request, [articles, quotes], total)
    if shown:
        return found | {"page": _page(request, people if shown == "people" else places, counts[shown])}
    return found | {
        "people": first_people,
        "places": first_places,
        "quotes": _some(quotes),
        "articles": _some(articles),
    }


def _some(found: ArchiveFilter) -> QuerySet:
    """The first few. Ids alone are put in order, for PostgreSQL would fetch the text of every match to sort it."""
    return found.qs.filter(pk__in=found.qs.values("pk")[:SOME])


def _listed(request: HttpRequest, found: ArchiveFilter, shown: str) -> dict[str, Any]:
    listing = Listing(request, found)
    bars = _staying(timeline(found), shown) if listing.is_first else None
    return {"listing": listing, "timeline": bars}


def _meant(request: HttpRequest, lists: Sequence[ArchiveFilter], total: int) -> list[tuple[str, str]]:
    """Where little was found: other words, with which one of the lists holds something."""
    if total > LITTLE:
        return []
    kept = {"in": request.GET.get("in")} if len(lists) == 1 else {"in": None}
    return [
        (words, _with(request, {"q": words, "page": None, **kept}))
        for words in other_words(lists, lists[0].given.get("q", ""))
    ]


def _staying(bars: Timeline | None, shown: str) -> Timeline | None:
    """Bars that lead to the same kind of results on this page."""
    if bars is None:
        return None
    here = f"&in={shown}"
    return replace(
        bars,
        bars=[replace(bar, query=bar.query + here) for bar in bars.bars],
        wider=[(words, query + here) for words, query in bars.wider],
        undated_query=bars.undated_query + here,
    )


def people_called(sought: Sought) -> QuerySet[Actor]:
    """Who is known by the words, in any of their names, most quoted first."""
    said = _said(sought)
    if not said:
        return Actor.objects.none()
    in_name = _holding(said)
    aliases = Alias.objects.filter(in_name).values("actor")
    return Actor.objects.known_by_name().filter(in_name | Q(pk__in=aliases)).most_quoted_first()


def places_called(sought: Sought) -> QuerySet[Location]:
    said = _said(sought)
    return Location.objects.reported().filter(_holding(said)).most_named_first() if said else Location.objects.none()


def _first(rows: QuerySet) -> tuple[list[Any], int]:
    """The first few, and how many there are, in one query."""
    found = list(rows.annotate(there_are=Window(Count("pk")))[:FEW])
    return found, found[0].there_are if found else 0


def _said(sought: Sought) -> list[tuple[str, ...]]:
    """The words of a name: of several groups (OR) the first."""
    terms = [term for term in sought.groups[0] if not term.excluded] if sought.groups else []
    return [spellings for term in terms for spellings in term.spellings][:8]


def _holding(said: list[tuple[str, ...]]) -> Q:
    """Each word begins a word of the name, in one of its spellings."""
    return reduce(and_, (reduce(lambda a, b: a | b, map(_word, spellings)) for spellings in said))


def _word(word: str) -> Q:
    plain = fold(word)
    return Q(folded__startswith=plain) | Q(folded__contains=f" {plain}") | Q(folded__contains=f"-{plain}")


def speakers_of(quotes: ArchiveFilter) -> QuerySet:
    """Who used the words most: how many quotes (``n``), and the first and last day of one."""
    rows = quotes.qs.order_by().values("speaker", "speaker__name", "speaker__kind")
    return rows.annotate(
        n=Count("pk"),
        first=Min("article__published_on"),
        last=Max("article__published_on"),
        there_are=Window(Count("*")),
    ).order_by("-n", "speaker__folded", "speaker")


def _speakers(request: HttpRequest, quotes: ArchiveFilter) -> Page:
    found = speakers_of(quotes)
    number = _number(request)
    first = list(found[(number - 1) * SPEAKERS : number * SPEAKERS])
    page = _turned(request, first, number, SPEAKERS, first[0]["there_are"] if first else 0)
    page.rows = [_speaker(row, quotes) for row in page.rows]
    return page


def _speaker(row: dict[str, Any], quotes: ArchiveFilter) -> dict[str, Any]:
    """With the address of exactly those quotes."""
    pk = row["speaker"]
    narrowed = {"speaker": str(pk)} if pk else {"source": "none"}
    return {
        "speaker": Actor(pk=pk, name=row["speaker__name"], kind=row["speaker__kind"]) if pk else None,
        "count": row["n"],
        "first": row["first"],
        "last": row["last"],
        "address": reverse("quotes") + quotes.query(**narrowed, order=None),
    }


def _tabs(request: HttpRequest, counts: dict[str, int], shown: str, grouped: bool) -> list[Tab]:
    everything = Tab("", "", _with(request, {"in": None, "page": None, "group": None}), None, not shown and not grouped)
    return [
        everything,
        *(
            Tab(
                name,
                str(words),
                _with(request, {"in": name, "page": None, "group": None}),
                counts[name],
                shown == name and not grouped,
            )
            for name, words in KINDS.items()
        ),
    ]


def _orders(request: HttpRequest) -> list[tuple[str, str, bool]]:
    chosen = request.GET.get("order") or "relevance"
    named = (
        ("relevance", gettext_lazy("Best match")),
        ("newest", gettext_lazy("Newest")),
        ("oldest", gettext_lazy("Oldest")),
    )
    return [(str(words), _with(request, {"order": name, "page": None}), name == chosen) for name, words in named]


def _page(request: HttpRequest, rows: QuerySet, total: int) -> Page:
    number = _number(request)
    return _turned(request, list(rows[(number - 1) * ROWS : number * ROWS]), number, ROWS, total)


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(max(int(asked), 1), FARTHEST_PAGE) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def _turned(request: HttpRequest, rows: list[Any], number: int, size: int, total: int) -> Page:
    start = (number - 1) * size
    page = Page(rows, total, start + 1, start + len(rows))
    if number > 1:
        page.previous = _with(request, {"page": str(number - 1)})
    if page.end < total and rows:
        page.next = _with(request, {"page": str(number + 1)})
    return page


def _with(request: HttpRequest, changed: dict[str, str | None]) -> str:
    kept = request.GET.copy()
    for cursor in ("after", "before"):
        kept.pop(cursor, None)
    for name, value in changed.items():
        if value is None:
            kept.pop(name, None)
        else:
            kept[name] = value
    return f"?{kept.urlencode()}"
