"""TopoJSON world outlines: decoding, cutting at the antimeridian, and lines with the owners on either side.

The outlines are stitched across the antimeridian (Chukotka and Fiji run on beyond it, Antarctica has no edge at the
pole), so every ring is unrolled into continuous longitudes and cut at multiples of 180 degrees.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import LinearRing, MultiPolygon, Polygon, box
from shapely.ops import linemerge

Point = tuple[float, float]
DIGITS = 5


@dataclass(frozen=True)
class Area:
    """One polygon of a country: `rings` are lists of arc numbers, the outline first; ~n is arc n reversed."""

    name: str
    code: str | None
    rings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Topology:
    """Arcs in degrees and the areas built from them."""

    arcs: list[list[Point]]
    areas: list[Area]

    def ring(self, numbers: Iterable[int]) -> list[Point]:
        """The points of a ring, longitudes as stored (jumping at the antimeridian)."""
        points: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    def polygons(self, area: Area) -> list[Polygon]:
        """The area as polygons within [-180, 180]; several where the antimeridian cuts it."""
        return cut_at_antimeridian([self.ring(numbers) for numbers in area.rings])


def load(path: Path, layer: str) -> Topology:
    """Reads one object collection of a quantised TopoJSON file."""
    document = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = document["transform"]["scale"], document["transform"]["translate"]
    arcs = []
    for deltas in document["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((round(x * scale[0] + shift[0], DIGITS), round(y * scale[1] + shift[1], DIGITS)))
        arcs.append(arc)
    areas = []
    for geometry in document["objects"][layer]["geometries"]:
        name = geometry.get("properties", {}).get("name", "")
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for rings in parts:
            whole = [tuple(ring) for ring in rings if sum(len(arcs[max(n, ~n)]) - 1 for n in ring) >= 3]
            if whole and whole[0] == tuple(rings[0]):  # quantising has flattened a few islets to nothing
                areas.append(Area(name, geometry.get("id"), tuple(whole)))
    return Topology(arcs, areas)


def scale_of(path: Path) -> tuple[float, float]:
    """The grid of a quantised TopoJSON file: degrees of longitude and latitude per step."""
    return tuple(json.loads(path.read_text(encoding="utf-8"))["transform"]["scale"])


def unroll(points: list[Point]) -> list[Point]:
    """Makes longitudes continuous; a ring around a pole is closed along that pole."""
    turns = 0
    unrolled = [points[0]]
    for (before, _), (x, y) in zip(points, points[1:]):
        if x - before > 180:
            turns -= 1
        elif x - before < -180:
            turns += 1
        unrolled.append((x + 360 * turns, y))
    if turns:
        pole = -90.0 if unrolled[0][1] < 0 else 90.0
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole), unrolled[0]]
    return unrolled


def cut_at_antimeridian(rings: list[list[Point]]) -> list[Polygon]:
    """A polygon given by rings, as valid polygons within [-180, 180]."""
    outline, *holes = [unroll(ring) for ring in rings]
    polygon = Polygon(outline, [aligned(hole, outline) for hole in holes])
    if not polygon.is_valid:
        polygon = shapely.make_valid(polygon, method="structure", keep_collapsed=False)
    if polygon.is_empty:
        return []
    west, _, east, _ = polygon.bounds
    pieces = []
    for turn in range(int((west + 180) // 360), int(-((180 - east) // 360)) + 1):
        piece = polygon
        if west < 360 * turn - 180 or east > 360 * turn + 180:
            piece = shapely.intersection(polygon, box(360 * turn - 180, -90, 360 * turn + 180, 90))
        if turn:
            piece = shapely.transform(piece, lambda xy, turn=turn: np.round(xy - [360 * turn, 0], DIGITS))
        pieces += polygons_in(piece)
    return pieces


def aligned(hole: list[Point], outline: list[Point]) -> list[Point]:
    """Moves a hole by whole turns so that it lies inside its unrolled outline."""
    west, east = min(x for x, _ in outline), max(x for x, _ in outline)
    for turn in (0, 360, -360):
        if all(west <= x + turn <= east for x, _ in hole):
            return [(x + turn, y) for x, y in hole]
    return hole


def polygons_in(geometry: shapely.Geometry) -> list[Polygon]:
    """The polygons of any geometry, without slivers that have no area."""
    parts = getattr(geometry, "geoms", [geometry])
    return [part for part in parts if isinstance(part, Polygon) and part.area > 1e-10]


@dataclass(frozen=True)
class Side:
    """The owners of the two sides of one arc, seen in the direction of the arc."""

    left: str
    right: str


def sides(topology: Topology, owner_of: list[str]) -> dict[int, Side]:
    """For every arc shared by two areas of the list, the owners left and right of it.

    Relies on outlines running clockwise and holes the other way round, which is checked.
    """
    left: dict[int, str] = {}
    right: dict[int, str] = {}
    for area, owner in zip(topology.areas, owner_of):
        outline = unroll(topology.ring(area.rings[0]))
        clockwise = not LinearRing(outline).is_ccw
        for numbers in area.rings:
            for number in numbers:
                forward = number >= 0
                (right if forward == clockwise else left)[number if forward else ~number] = owner
    return {number: Side(left[number], right[number]) for number in left.keys() & right.keys()}


def merged_lines(topology: Topology, shared: dict[int, Side]) -> Iterator[tuple[Side, shapely.Geometry]]:
    """Country lines joined into the longest runs that have the same owners on the same sides."""
    by_side: dict[tuple[str, str], list[list[Point]]] = {}
    for number in sorted(shared):
        side, arc = shared[number], topology.arcs[number]
        if side.left == side.right:
            continue
        if side.left > side.right:
            side, arc = Side(side.right, side.left), arc[::-1]
        by_side.setdefault((side.left, side.right), []).append(arc)
    for (left, right), arcs in sorted(by_side.items()):
        merged = linemerge(arcs, directed=True) if len(arcs) > 1 else shapely.LineString(arcs[0])
        yield Side(left, right), merged


def union(polygons: list[Polygon]) -> MultiPolygon:
    """The union of adjoining polygons, as a multipolygon."""
    joined = shapely.unary_union(polygons)
    return MultiPolygon(polygons_in(joined))
