"""Draw ``static/map/world.svg`` from Natural Earth (npm package ``world-atlas``, public domain).

    npm install --prefix DIR world-atlas@2.0.2
    python -m articles.text.data.build_outlines DIR

The packages hold TopoJSON: every border is one "arc", stored as differences of whole numbers, and
the shapes are lists of arc numbers (~n is arc n backwards). Decoding that needs no library.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

Point = tuple[float, float]  # longitude, latitude

OUTPUT = Path(__file__).parents[3] / "static" / "map" / "world.svg"


class Topology:
    """A decoded TopoJSON file: ``arcs`` in degrees, ``shapes(name)`` the geometries of one layer."""

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text("utf-8"))
        self.objects = data["objects"]
        (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in data["arcs"]:
            x = y = 0
            points = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                points.append((x * sx + tx, y * sy + ty))
            self.arcs.append(points)

    def arc(self, number: int) -> list[Point]:
        return self.arcs[number] if number >= 0 else self.arcs[~number][::-1]

    def ring(self, numbers: list[int]) -> list[Point]:
        points: list[Point] = []
        for number in numbers:
            points += self.arc(number)[1 if points else 0 :]
        return points

    def polygons(self, shape: dict) -> Iterator[list[Point]]:
        """The outer ring of each polygon of a shape."""
        several = {"Polygon": lambda arcs: [arcs], "MultiPolygon": lambda arcs: arcs}
        for polygon in several.get(shape["type"], lambda arcs: [])(shape.get("arcs", [])):
            yield self.ring(polygon[0])


def centre(rings: list[list[Point]]) -> Point:
    """Centroid by area of some polygons, as (longitude, latitude) on the plate carrée."""
    area = x = y = 0.0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:], strict=False):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else rings[0][0]
