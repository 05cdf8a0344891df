"""Places named in an article, each once, with every mention of it.

Rules after Leidner's "one sense per discourse" and spatial minimality: names are matched against the
gazetteer longest first, what belongs to the name of a person or organisation is left out, and a name
of several places means the one that lies in a country or state the article speaks of.
"""

import re
from collections.abc import Sequence

from articles.text.extraction.gazetteer import Place
from articles.text.extraction.places_candidates import Candidate, candidates
from articles.text.extraction.places_evidence import weigh
from articles.text.extraction.places_roles import roles
from articles.text.extraction.places_senses import Context, settle
from articles.text.extraction.places_tokens import read
from articles.text.values import ActorFound, LocationFound, PlaceRole, Span

LONGEST_LINE = 300
_LABEL = re.compile(r"^\s*(?:dateline|location|place)\s*:\s*", re.IGNORECASE)
_BYLINE_IN = re.compile(r"\bin ([A-Z][^,;|/]{1,60}(?:, [A-Z][^,;|/]{1,40})?)")


def find(body: str, title: str, actors: Sequence[ActorFound]) -> tuple[LocationFound, ...]:
    """Locations in order of first mention. The title only helps to choose between senses."""
    context = Context()
    heading = read(title)
    context.read(heading, candidates(heading))
    words = read(body)
    named = weigh(words, candidates(words), actors)
    context.read(words, named)
    kept = settle(named, context)
    return _locations(kept, roles(body, kept))


def reported_from(dateline: str, byline: str) -> LocationFound | None:
    """The place that the source's own date line, or its byline ("Jane Roe in Beirut"), reports from.

    Both stand outside the body, so nothing there is a mention.
    """
    for line in (_without_labels(dateline), *(found[1] for found in _BYLINE_IN.finditer(byline[:LONGEST_LINE]))):
        words = read(line[:LONGEST_LINE])
        words.opens = words.loose = [False] * len(words)
        context = Context()
        named = weigh(words, candidates(words), ())
        for candidate in named:
            candidate.firm |= candidate.single or candidate.text.isupper()
        context.read(words, named)
        for candidate in settle(named, context):
            if candidate.chosen and not line[: candidate.start].strip(" (\n"):
                return _location(candidate.chosen, (), ())
    return None


def _without_labels(dateline: str) -> str:
    return _LABEL.sub("", dateline)


def _locations(kept: Sequence[Candidate], parts: Sequence[PlaceRole]) -> tuple[LocationFound, ...]:
    """A place reached by several names ("UK", "Britain") is one location."""
    places: dict[tuple[str, float, float], Place] = {}
    mentions: dict[tuple[str, float, float], list[tuple[Span, PlaceRole]]] = {}
    for candidate, part in zip(kept, parts, strict=True):
        if place := candidate.chosen:
            point = (place.name, place.lat, place.lon)
            places.setdefault(point, place)
            mentions.setdefault(point, []).append(((candidate.start, candidate.end), part))
    return tuple(
        _location(places[point], [span for span, _ in found], [part for _, part in found])
        for point, found in mentions.items()
    )


def _location(place: Place, spans: Sequence[Span], parts: Sequence[PlaceRole]) -> LocationFound:
    return LocationFound(
        name=place.name,
        geonames_id=place.geonames_id,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        feature=place.feature,
        mentions=tuple(spans),
        admin1=place.admin1,
        roles=tuple(parts),
    )
