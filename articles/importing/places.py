"""Rows for places, what they lie in, and where articles were reported from."""

from collections.abc import Mapping, Sequence
from typing import Any

from articles import keys
from articles.importing.identity import location_key
from articles.models import Article, Location
from articles.naming import fold
from articles.text.extraction import gazetteer
from articles.text.extraction.places import reported_from
from articles.text.values import LocationFound

LANGUAGES_OF_DATELINES = ("en", "")


def store_locations(found: Sequence[LocationFound]) -> dict[str, int]:
    """The ids of the places, by location_key; what they lie in is stored with them.

    What a place lies in depends on the place alone, so the order of imports makes no difference.
    """
    places = {location_key(place): place for place in found}
    above: dict[str, str] = {}
    for key, place in list(places.items()):
        inner = key
        for area in gazetteer.around(place.country, place.admin1, place.feature, place.lat, place.lon):
            outer = keys.location_key(area.geonames_id, area.name)
            if outer == inner:
                continue
            places.setdefault(outer, _found(area))
            above.setdefault(inner, outer)
            inner = outer
    known = dict(Location.objects.filter(key__in=places).values_list("key", "pk"))
    missing = sorted(places.keys() - known.keys())
    if missing:
        Location.objects.bulk_create([_row(key, places[key]) for key in missing], ignore_conflicts=True)
        known |= dict(Location.objects.filter(key__in=missing).values_list("key", "pk"))
    _tell_parents(above, known)
    return known


def _found(area: gazetteer.Place) -> LocationFound:
    return LocationFound(
        name=area.name,
        geonames_id=area.geonames_id,
        lat=area.lat,
        lon=area.lon,
        country=area.country,
        feature=area.feature,
        admin1=area.admin1,
    )


def _row(key: str, place: LocationFound) -> Location:
    return Location(
        key=key,
        geonames_id=place.geonames_id,
        name=place.name[:200],
        folded=fold(place.name)[:300],
        latitude=place.lat,
        longitude=place.lon,
        country=place.country,
        feature=place.feature[:20],
    )


def _tell_parents(above: Mapping[str, str], known: Mapping[str, int]) -> None:
    """An editor's row is left alone."""
    rows = Location.objects.filter(key__in=above, parent__isnull=True, edited_at__isnull=True)
    orphans = list(rows.only("key", "parent"))
    for row in orphans:
        row.parent_id = known[above[row.key]]
    Location.objects.bulk_update(orphans, ["parent"], batch_size=500)


def where_reported_from(headers: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """The ids of the places that date lines and bylines of new articles tell, by the articles' keys."""
    found = {
        key: place
        for key, header in headers.items()
        if header["language"] in LANGUAGES_OF_DATELINES and (header["dateline"] or header["byline"])
        if (place := reported_from(header["dateline"], header["byline"]))
    }
    ids = store_locations(list(found.values())) if found else {}
    return {key: ids[location_key(place)] for key, place in found.items()}


def tell_where_reported_from(articles: Sequence[int]) -> None:
    """From what their date lines and bylines say now; an editor's article is left alone."""
    rows = Article.objects.filter(pk__in=articles, edited_at__isnull=True).exclude(dateline="", byline="")
    were, found = {}, {}
    for pk, dateline, byline, language, held in rows.values_list(
        "pk", "dateline", "byline", "language", "reported_from"
    ):
        were[pk] = held
        if language in LANGUAGES_OF_DATELINES and (place := reported_from(dateline, byline)):
            found[pk] = place
    ids = store_locations(list(found.values())) if found else {}
    places = {pk: ids[location_key(found[pk])] if pk in found else None for pk in were}
    changed = [Article(pk=pk, reported_from_id=place) for pk, place in places.items() if place != were[pk]]
    Article.objects.bulk_update(changed, ["reported_from"], batch_size=500)
