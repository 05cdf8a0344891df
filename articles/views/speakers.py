"""The list of speakers, and everything one of them has said."""

from django.db.models import Max, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.filters import QuoteOfSpeakerFilter, SpeakerFilter
from articles.models import Actor, Article, Location, Quote
from articles.views.finding import find, moved
from articles.views.listing import Listing, location_options, outlet_options, show_list, tidied

COMPANY = 10
LATEST = 5


@require_safe
def speaker_list(request: HttpRequest) -> HttpResponse:
    found = SpeakerFilter(request.GET, Actor.objects.quoted())
    return show_list(request, "speakers/list.html", found, options={"location": location_options()})


@require_safe
def speaker(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    actor = find(Actor.objects.with_counts(), pk, "speaker")
    if redirect := moved(request, actor.get_absolute_url()) or tidied(request):
        return redirect
    this_one = Actor.objects.filter(pk=actor.pk)
    said = Quote.objects.said_by(this_one)
    found = QuoteOfSpeakerFilter(request.GET, said.for_reading())
    context = {
        "actor": actor,
        "aliases": actor.aliases.order_by("folded"),
        "span": said.in_marks().aggregate(first=Min("article__published_on"), last=Max("article__published_on")),
        "filter": found,
        "listing": Listing(request, found),
        "company": Actor.objects.quoted_beside(actor)[:COMPANY],
        "places": Location.objects.where_is_quoted(actor)[:COMPANY],
        "articles": Article.objects.naming(this_one)
        .select_related("outlet")
        .newest_first()
        .defer("body", "search")[:LATEST],
        "options": {"location": location_options(), "outlet": outlet_options()},
    }
    return render(request, "speakers/detail.html", context)
