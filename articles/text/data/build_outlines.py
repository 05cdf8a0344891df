"""Draw ``static/map/world.svg`` from Natural Earth (npm package ``world-atlas``, public domain).

    npm install --prefix DIR world-atlas@2.0.2
    python -m articles.text.data.build_outlines DIR

The packages hold TopoJSON: every border is one "arc", stored as differences of whole numbers, and
the shapes are lists of arc numbers (~n is arc n backwards). Decoding that needs no library.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from pathlib import Path

Point = tuple[float, float]  # longitude, latitude

GRID = 50  # steps a degree: 2.2 km on the equator
TOLERANCE = 0.04  # degrees
ISLET = 0.15  # degrees
SVG = f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -90 360 180">
<!-- Natural Earth 1:50m, public domain. Longitude is x, latitude is -y, in degrees. -->
<!-- Land takes the fill, and borders the color, of the element that uses "world". -->
<g id="world" transform="scale({1 / GRID})">
<path id="land" stroke="none" d="{{land}}"/>
<path id="borders" fill="none" stroke="currentColor" stroke-width="0.75"
 vector-effect="non-scaling-stroke" d="{{borders}}"/>
</g>
</svg>
"""
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
        arcs = shape.get("arcs", [])
        for polygon in [arcs] if shape["type"] == "Polygon" else arcs:
            yield self.ring(polygon[0])


def centre(rings: list[list[Point]]) -> Point:
    """Centroid by area of some polygons, as (longitude, latitude) on the plate carrée."""
    area = x = y = 0.0
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (x / (3 * area), y / (3 * area)) if area else rings[0][0]


def main(folder: Path) -> None:
    atlas = folder / "node_modules/world-atlas"
    coasts, countries = Topology(atlas / "land-50m.json"), Topology(atlas / "countries-50m.json")
    land = [drawn(coasts.ring(r)) for shape in coasts.objects["land"]["geometries"] for r in rings(shape)]
    borders = [path(countries.arcs[n]) for n in sorted(shared(countries.objects["countries"]["geometries"]))]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(SVG.format(land="".join(land), borders="".join(borders)), "utf-8")
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size:,} bytes")


def rings(shape: dict) -> Iterator[list[int]]:
    """Every ring of a shape, holes too, as lists of arc numbers."""
    arcs = shape.get("arcs", [])
    for polygon in [arcs] if shape["type"] == "Polygon" else arcs:
        yield from polygon


def shared(shapes: list[dict]) -> set[int]:
    """Numbers of the arcs that two countries have in common: the land borders."""
    uses = Counter(arc if arc >= 0 else ~arc for shape in shapes for ring in rings(shape) for arc in ring)
    return {arc for arc, count in uses.items() if count > 1}


def drawn(ring: list[Point]) -> str:
    """A closed line; nothing for an islet."""
    ring = unwrapped(ring)
    wide = max(x for x, _ in ring) - min(x for x, _ in ring)
    high = max(y for _, y in ring) - min(y for _, y in ring)
    line = path(ring) if max(wide, high) > ISLET else ""
    return f"{line}z" if line else ""


def unwrapped(ring: list[Point]) -> list[Point]:
    """Without the leap from 180 to -180: the far end of Siberia lies at 190, off the map's edge."""
    shift, points = 0.0, ring[:1]
    for (x0, _), (x, y) in pairwise(ring):
        shift -= 360 * round((x - x0) / 360)
        points.append((x + shift, y))
    middle = (max(x for x, _ in points) + min(x for x, _ in points)) / 2
    return [(x - 360 * round(middle / 360), y) for x, y in points]


def path(points: list[Point]) -> str:
    """Path data on the grid, as relative steps; empty when all falls on one spot."""
    grid = [(round(lon * GRID), round(-lat * GRID)) for lon, lat in simplified(points)]
    steps = [(x - x0, y - y0) for (x0, y0), (x, y) in pairwise(grid) if (x, y) != (x0, y0)]
    if not steps:
        return ""
    data = " ".join(f"{x}{'' if y < 0 else ' '}{y}" for x, y in steps).replace(" -", "-")
    return f"M{grid[0][0]} {grid[0][1]}l{data}"


def simplified(points: list[Point]) -> list[Point]:
    """Without the points that change the line by less than TOLERANCE (Douglas and Peucker 1973)."""
    middle = len(points) // 2 if points[0] == points[-1] else 0
    keep = {0, middle, len(points) - 1}
    spans = [(0, middle), (middle, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda i: distance(points[i], points[first], points[last]))
        if distance(points[far], points[first], points[last]) > TOLERANCE:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Of a point from a segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * dx, point[1] - start[1] - along * dy)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
