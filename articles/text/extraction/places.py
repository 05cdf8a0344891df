"""Places named in an article, each once, with every mention of it.

Rules after Leidner's "one sense per discourse" and spatial minimality: names are matched against the
gazetteer longest first, what belongs to the name of a person or organisation is left out, and a name
of several places means the one that lies in a country or state the article speaks of.
"""

from collections.abc import Sequence

from articles.text.extraction.gazetteer import Place
from articles.text.extraction.places_candidates import Candidate, candidates, tokens
from articles.text.extraction.places_evidence import weigh
from articles.text.extraction.places_senses import Context, settle
from articles.text.values import ActorFound, LocationFound


def find(body: str, title: str, actors: Sequence[ActorFound]) -> tuple[LocationFound, ...]:
    """Locations in order of first mention. The title only helps to choose between senses."""
    context = Context()
    heading = tokens(title)
    context.read(heading, candidates(heading))
    words = tokens(body)
    named = weigh(words, candidates(words), actors)
    context.read(words, named)
    kept = settle(named, context)
    return _locations(kept)


def _locations(kept: Sequence[Candidate]) -> tuple[LocationFound, ...]:
    """A place reached by several names ("UK", "Britain") is one location."""
    places: dict[tuple[str, float, float], Place] = {}
    mentions: dict[tuple[str, float, float], list[tuple[int, int]]] = {}
    for candidate in kept:
        if place := candidate.chosen:
            point = (place.name, place.lat, place.lon)
            places.setdefault(point, place)
            mentions.setdefault(point, []).append((candidate.start, candidate.end))
    return tuple(_location(places[point], spans) for point, spans in mentions.items())


def _location(place: Place, spans: Sequence[tuple[int, int]]) -> LocationFound:
    return LocationFound(
        name=place.name,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        feature=place.feature,
        mentions=tuple(spans),
    )
