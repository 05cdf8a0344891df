"""The list of places, and what was reported with one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.filters import LocationFilter, QuoteOfLocationFilter
from articles.models import Actor, Location, Quote
from articles.models.countries import country_name
from articles.views.articles import for_rows
from articles.views.finding import find, moved
from articles.views.listing import Listing, outlet_options, show_list, speaker_options, tidied
from articles.views.maps import small_map

BESIDE = 12
SPEAKERS = 10
LATEST = 5


@require_safe
def location_list(request: HttpRequest) -> HttpResponse:
    found = LocationFilter(request.GET, Location.objects.reported())
    codes = Location.objects.reported().exclude(country="").values_list("country", flat=True).distinct()
    countries = sorted(country_name(code) for code in codes.order_by("country"))
    options = {"country": countries, "speaker": speaker_options()}
    return show_list(request, "locations/list.html", found, options=options)


@require_safe
def location(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    place = find(Location.objects.with_counts(), pk, "place")
    if redirect := moved(request, place.get_absolute_url()) or tidied(request):
        return redirect
    this_one = Location.objects.filter(pk=place.pk)
    reported = Quote.objects.reported_with_location(this_one)
    found = QuoteOfLocationFilter(request.GET, reported.for_reading())
    beside = list(Location.objects.named_beside(place)[:BESIDE])
    context = {
        "place": place,
        "map": small_map(place, beside),
        "filter": found,
        "listing": Listing(request, found),
        "articles": for_rows().naming_location(this_one).newest_first()[:LATEST],
        "speakers": Actor.objects.quoted_at(place)[:SPEAKERS],
        "options": {"speaker": speaker_options(), "outlet": outlet_options()},
    }
    return render(request, "locations/detail.html", context)
