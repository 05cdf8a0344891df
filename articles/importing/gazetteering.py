"""The gazetteer for those who look after the archive: which places bear a name, and the row of one of them."""

from articles.importing.places import store_locations
from articles.models import Location
from articles.text.extraction import gazetteer
from articles.text.extraction.gazetteer import Place
from articles.text.values import LocationFound

MOST = 30


def entries(name: str) -> list[Place]:
    """The weightiest first; each has its GeoNames id."""
    found = {place.geonames_id: place for place in reversed(gazetteer.lookup(name)) if place.geonames_id}
    return list(found.values())[::-1][:MOST]


def row_of(name: str, geonames_id: int) -> Location | None:
    """The row of an entry of that name, made where the archive has none yet."""
    if held := Location.objects.filter(geonames_id=geonames_id).first():
        return held
    place = next((place for place in entries(name) if place.geonames_id == geonames_id), None)
    if place is None:
        return None
    found = LocationFound(
        name=place.name,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        feature=place.feature,
        admin1=place.admin1,
    )
    store_locations([found])
    return Location.objects.filter(geonames_id=geonames_id).first()
