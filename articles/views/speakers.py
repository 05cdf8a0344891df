"""The list of speakers, and everything one of them has said."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.counting import histogram
from articles.filters import ArchiveFilter, QuoteOfSpeakerFilter, SpeakerFilter
from articles.models import Actor, Alias, Quote, Role
from articles.naming import fold
from articles.views.choices import Choice, choices
from articles.views.finding import find, moved
from articles.views.listing import Listing, location_options, show_list, tidied
from articles.views.offices import offices
from articles.views.scripts import Wording, Written, by_script
from articles.views.series import Series, series

COMPANY = 10


@require_safe
def speaker_list(request: HttpRequest) -> HttpResponse:
    found = SpeakerFilter(request.GET, Actor.objects.quoted())
    return show_list(request, "speakers/list.html", found, options={"location": location_options()})


@require_safe
def speaker(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    actor = find(Actor.objects.with_extent(pk), pk, "speaker")
    # The old address of somebody who was merged leads to whom they are part of, for ever.
    right = actor.survivor()
    if redirect := moved(request, right.get_absolute_url()) or tidied(request):
        if right != actor:
            redirect["Cache-Control"] = "no-cache"  # a browser would follow it after the merge has been undone, too
        return redirect
    found = QuoteOfSpeakerFilter(request.GET, Quote.objects.said_by(Actor.objects.filter(pk=pk)).for_reading())
    # The choices first: the days come with them.
    around = choices(found, ["location", "outlet"])
    quotes_by_day, undated = by_day(found)
    places, outlets = around["location"], around["outlet"]
    context = {
        "actor": actor,
        "names": written(actor, Alias.objects.wordings_of(actor)),
        "offices": offices(Role.objects.of(actor).as_told()),
        "filter": found,
        "along": f"speaker={actor.pk}",
        "listing": Listing(request, found),
        "series": quotes_by_day,
        "undated": undated,
        "undated_query": found.query(**{"from": None, "to": None, "undated": "1"}),
        "places": places,
        "outlets": outlets,
        "company": Actor.objects.quoted_beside(actor, COMPANY),
        "options": {"location": _names(places), "outlet": _names(outlets)},
    }
    return render(request, "speakers/detail.html", context)


def by_day(found: ArchiveFilter) -> tuple[Series | None, int]:
    """Quotes over time, and how many are undated. A month leads to its days."""
    counted = histogram(found, "day")
    link = lambda value: found.query(**{"from": value, "to": value, "undated": None})  # noqa: E731
    return series([dict(counted.counts)], [link]), counted.undated


def written(actor: Actor, wordings: Iterable[tuple[str, int]]) -> list[Written]:
    """The names of a speaker by script. Wordings such as "he" are no names: only what is an alias counts."""
    names = {actor.folded: actor.name}
    counts: dict[str, int] = {}
    for wording, quotes in wordings:
        if quotes:
            counts[fold(wording)] = counts.get(fold(wording), 0) + quotes
        else:
            names.setdefault(fold(wording), wording)
    return by_script(Wording(name, counts.get(folded, 0)) for folded, name in names.items())


def _names(options: Iterable[Choice]) -> list[str]:
    return [option.name for option in options]
