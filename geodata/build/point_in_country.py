"""Whether a point lies inside its country, by the outlines in `geodata/countries.geojson`."""

import json
import math

# How far outside of its country's simplified outline a place may lie, in degrees: about 5 km.
TOLERANCE = 0.05


def outlines(file):
    """The polygons of each country, as lists of rings, by ISO 3166-1 alpha-2 code."""
    found = {}
    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
        geometry = feature["geometry"]
        several = geometry["type"] == "MultiPolygon"
        polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
        found.setdefault(feature["properties"]["iso"], []).extend(polygons)
    return found


def in_ring(point, ring):
    """Whether a point lies inside a ring, by the even-odd rule."""
    x, y = point
    inside = False
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def distance(point, ring):
    """How far a point is from the line of a ring, in degrees of latitude."""
    shrink = math.cos(math.radians(point[1]))
    best = math.inf
    for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:]):
        ax, ay, bx, by = (x1 - point[0]) * shrink, y1 - point[1], (x2 - point[0]) * shrink, y2 - point[1]
        length = (bx - ax) ** 2 + (by - ay) ** 2
        part = 0 if length == 0 else max(0, min(1, -(ax * (bx - ax) + ay * (by - ay)) / length))
        best = min(best, math.hypot(ax + part * (bx - ax), ay + part * (by - ay)))
    return best


def inside(point, polygons):
    """Whether a point lies in one of some polygons, or no further outside than the tolerance."""
    for outer, *holes in polygons:
        if in_ring(point, outer) and not any(in_ring(point, hole) for hole in holes):
            return True
    return any(distance(point, ring) <= TOLERANCE for polygon in polygons for ring in polygon)
