"""Maps drawn by the server: windows on Natural Earth's outlines, in degrees, y = -latitude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any

from articles.models import Location

WIDTH, HEIGHT = 36.0, 24.0  # degrees; enough to tell where in the world a place lies
WIDE_FEATURES = {"country", "continent", "region", "ocean", "sea"}
EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place named in the same articles: on the map when it lies in the window; ``km`` as the crow flies."""

    location: Location
    km: int
    x: str
    y: str
    visible: bool


@dataclass(frozen=True, slots=True)
class SmallMap:
    """All numbers are written with full stops, whatever the language of the page."""

    view_box: str
    x: str
    y: str
    radius: str
    small_radius: str
    neighbours: list[Neighbour]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a map of many; ``spot`` is what the page knows of it."""

    spot: Any
    x: str
    y: str
    radius: str


@dataclass(frozen=True, slots=True)
class WorldMap:
    view_box: str
    dots: list[Dot]


def world_map(weighed: Sequence[tuple[Any, Location, float]]) -> WorldMap:
    """A window that holds all the places; weights from 0 to 1 tell how big each dot is."""
    longitudes = [place.longitude for _, place, _ in weighed]
    latitudes = [place.latitude for _, place, _ in weighed]
    width = max(WIDTH, 1.15 * (max(longitudes) - min(longitudes)), 2 * 1.15 * (max(latitudes) - min(latitudes)))
    width = min(width, 360.0)
    height = width / 2
    left = (max(longitudes) + min(longitudes) - width) / 2
    top = -(max(latitudes) + min(latitudes)) / 2 - height / 2
    left, top = min(max(left, -180.0), 180.0 - width), min(max(top, -90.0), 90.0 - height)
    dots = [
        Dot(spot, f"{place.longitude:.3f}", f"{-place.latitude:.3f}", f"{width * (0.006 + 0.016 * weight):.3f}")
        for spot, place, weight in weighed
    ]
    return WorldMap(f"{left:.2f} {top:.2f} {width:.2f} {height:.2f}", dots)


def small_map(place: Location, beside: Sequence[Location]) -> SmallMap:
    scale = 2.0 if place.feature in WIDE_FEATURES else 1.0
    width, height = WIDTH * scale, HEIGHT * scale
    left = min(max(place.longitude - width / 2, -180.0), 180.0 - width)
    top = min(max(-place.latitude - height / 2, -90.0), 90.0 - height)
    neighbours = [_neighbour(place, other, left, top, width, height) for other in beside]
    return SmallMap(
        view_box=f"{left:.2f} {top:.2f} {width:.2f} {height:.2f}",
        x=f"{place.longitude:.3f}",
        y=f"{-place.latitude:.3f}",
        radius=f"{width / 30:.2f}",
        small_radius=f"{width / 80:.2f}",
        neighbours=neighbours,
    )


def kilometres(one: Location, other: Location) -> float:
    """Great-circle distance."""
    lat1, lon1, lat2, lon2 = map(radians, (one.latitude, one.longitude, other.latitude, other.longitude))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def _neighbour(place: Location, other: Location, left: float, top: float, width: float, height: float) -> Neighbour:
    x, y = other.longitude, -other.latitude
    visible = left <= x <= left + width and top <= y <= top + height
    return Neighbour(other, round(kilometres(place, other)), f"{x:.3f}", f"{y:.3f}", visible)
