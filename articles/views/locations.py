"""The list of places, and what was reported with one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import counting
from articles.filters import ArchiveFilter, ArticleFilter, LocationFilter, QuoteOfLocationFilter
from articles.filters.fields import Asked, Understood
from articles.models import Actor, Article, Figure, Location, Quote
from articles.models.countries import country_name
from articles.models.location import LocationQuerySet
from articles.views.claims import SomeClaims, some_claims
from articles.views.finding import find, moved
from articles.views.listing import Listing, outlet_options, show_list, speaker_options, tidied
from articles.views.maps import small_map
from articles.views.timeline import timeline

COMPANY = ("speaker", "location")
MOST_PARTS = 500
MOST_CLAIMS = 3  # of figures side by side


@require_safe
def location_list(request: HttpRequest) -> HttpResponse:
    found = LocationFilter(request.GET, Location.objects.reported())
    codes = Location.objects.reported().exclude(country="").values_list("country", flat=True).distinct()
    countries = sorted(country_name(code) for code in codes.order_by("country"))
    options = {"country": countries, "speaker": speaker_options()}
    return show_list(request, "locations/list.html", found, options=options)


@require_safe
def location(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    rows = Location.objects.with_counts().with_roles().select_related("parent__parent")
    place = find(rows, pk, "place")
    if redirect := moved(request, place.get_absolute_url()) or tidied(request):
        return redirect
    this_one = Location.objects.filter(pk=place.pk)
    found = QuoteOfLocationFilter(request.GET, Quote.objects.reported_with_location(this_one).for_reading())
    beside_it = _reported_with(place)
    counting.share_version([found, beside_it])
    speakers, beside, children = _company(place, beside_it)
    listing = Listing(request, found)
    context = {
        "place": place,
        "children": children,
        "within": children[0].inside if children else 0,
        "map": small_map(place, beside),
        "filter": found,
        "along": f"location={place.pk}",
        "timeline": timeline(found, request.path),
        "listing": listing,
        "figures": _figures(this_one) if listing.is_first and not found.chips else None,
        "speakers": speakers,
        "options": {"speaker": speaker_options(), "outlet": outlet_options()},
    }
    return render(request, "locations/detail.html", context)


def _reported_with(place: Location) -> ArticleFilter:
    """The articles that name it; the place is known already, so nobody has to look it up again."""
    found = ArticleFilter(QueryDict(f"place={place.pk}"), Article.objects.all())
    found.form.fields["place"] = Understood(Asked((Location.objects.filter(pk=place.pk),), str(place)))
    return found


def _figures(place: LocationQuerySet) -> SomeClaims:
    return some_claims(Figure.objects.wholes().at_location(place).for_reading().newest_first(), MOST_CLAIMS)


def _company(place: Location, reported_with: ArchiveFilter) -> tuple[list[Any], list[Any], list[Any]]:
    """Who is quoted in the articles that name it, what else they name, and what lies in it.

    ``shared`` is the number of articles that the list of articles has when the other is asked for as well.
    """
    facets = counting.facets(reported_with, COMPANY)
    speaking = {int(one.value): one.count for one in facets["speaker"].options}
    named = {int(one.value): one.count for one in facets["location"].options if int(one.value) != place.pk}
    actors = Actor.objects.in_bulk(list(speaking))
    around = list(Location.objects.around(place, named)[:MOST_PARTS])
    near = {other.pk: other for other in around}
    return (
        [_shared(actors[pk], n) for pk, n in speaking.items() if pk in actors],
        [_shared(near[pk], n) for pk, n in named.items() if pk in near],
        [other for other in around if other.parent_id == place.pk],
    )


def _shared(row: Any, articles: int) -> Any:
    row.shared = articles
    return row
