"""Rivers, made continuous and long, and label points of lakes; their names are in waters.tsv.

The source has lost every letter beyond ASCII, so only names listed in that file are used in the region of the close
views. Elsewhere a name of the source stands where nothing is lost from it.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import shapely
from shapely.geometry import LineString, Point, Polygon

import naming
import topology
from layers import feature
from places import label_point
from shapefiles import features

BY_HAND = Path(__file__).resolve().parent / "waters.tsv"
# Less important lakes keep the source's name only if they are listed or end so.
TRUSTED_LAKE_ENDINGS = (" Reservoir", " Lake")
TRUSTED_LAKE_SCALE = 4
# Ends of one river that are no farther apart than this (degrees) are joined.
GAP = 0.03
# Rank and first zoom of a lake's name by its area in square kilometres: the first row that applies.
LAKE_RANKS = ((20_000, 0, 3), (8_000, 1, 4), (3_000, 2, 4), (1_200, 3, 5), (500, 4, 6), (200, 5, 7), (60, 6, 7),
              (0, 7, 8))
KM_PER_DEGREE = 111.2


@lru_cache
def by_hand() -> dict[tuple[str, str], dict[str, str]]:
    """The rows of waters.tsv by kind and the source's spelling."""
    with BY_HAND.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {(row["kind"], spelling): row for row in rows for spelling in row["source"].split("|")}


def rivers(shapefiles: Path) -> Iterator[dict]:
    """Rivers, through lakes as well; the pieces of one name and rank are joined into long lines."""
    groups: dict[tuple[int, str], list[shapely.Geometry]] = {}
    names: dict[str, dict[str, str | None]] = {"": {}}
    zooms: dict[str, int] = {}
    for row, line in features(shapefiles / "ne_10m_rivers_lake_centerlines"):
        known = river_names(row["name"] or "")
        name = known.get("name") or ""
        names[name] = known
        rank = int(known.get("rank") or row["scalerank"])
        zooms[name] = min(zooms.get(name, 9), rank)
        groups.setdefault((rank, name), []).append(line)
    for (rank, name), lines in sorted(groups.items()):
        properties = naming.properties(names[name]) if name else {}
        for line in shapely.get_parts(joined(lines)):
            yield feature(line, properties | {"rank": rank}, max(2, min(7, (zooms[name] if name else rank) - 2)))


def river_names(spelling: str) -> dict[str, str | None]:
    """The names of a river: by hand, else the English one that the source gives in brackets, else the source's."""
    spelling = re.sub(r"\s+", " ", spelling).strip()
    row = by_hand().get(("river", spelling))
    if row:
        return row
    bracket = re.search(r"\((.+)\)", spelling)
    name = bracket.group(1) if bracket else spelling
    return {} if "?" in name else {"name": name}


def joined(lines: list[shapely.Geometry]) -> shapely.Geometry:
    """Lines merged where they meet, and across small gaps between their ends."""
    merged = shapely.get_parts(shapely.line_merge(shapely.union_all(lines))).tolist()
    ends = [Point(line.coords[at]) for line in merged for at in (0, -1)]
    tree = shapely.STRtree(ends)
    bridges = []
    for number, end in enumerate(ends):
        for other in tree.query(end, "dwithin", GAP):
            if number < other and number // 2 != other // 2 and 0 < end.distance(ends[other]):
                bridges.append(LineString([end, ends[other]]))
    return shapely.line_merge(shapely.union_all([*merged, *bridges])) if bridges else shapely.union_all(merged)


def lake_labels(shapefiles: Path) -> Iterator[dict]:
    """The names of lakes at their roomiest spots, the largest lakes first."""
    rows = {}
    for row, outline in features(shapefiles / "ne_10m_ocean"):
        names = lake_names(row["name"] or "", int(row["scaleran_2"] or 0), outline) if row["featurec_2"] else {}
        if not names:
            continue
        whole = shapely.make_valid(outline, method="structure", keep_collapsed=False)
        area = square_kilometres(whole)
        largest = max(topology.polygons_in(whole), key=lambda part: part.area)
        at = label_point(largest)
        key = (names["name"], round(at[0]), round(at[1]))
        if area > rows.get(key, (0,))[0]:
            rows[key] = (area, at, width_km(largest, at), names)
    for area, at, width, names in sorted(rows.values(), key=lambda row: (-row[0], row[1])):
        rank, zoom = next((rank, zoom) for least, rank, zoom in LAKE_RANKS if area >= least)
        yield feature(Point(at), naming.properties(names) | {"rank": rank, "width": width}, zoom)


def lake_names(spelling: str, scale: int, outline: shapely.Geometry) -> dict[str, str | None]:
    """The names of a lake: by hand (a place where no spelling tells), else the source's where it can be trusted."""
    for (kind, key), row in by_hand().items():
        if kind == "lake" and (key == spelling or (key.startswith("@") and covers(outline, key))):
            return row if row["name"] else {}
    trusted = scale <= TRUSTED_LAKE_SCALE or spelling.endswith(TRUSTED_LAKE_ENDINGS)
    return {"name": spelling} if spelling and trusted and "?" not in spelling else {}


def covers(outline: shapely.Geometry, key: str) -> bool:
    """Whether a lake lies at the place `@longitude,latitude`."""
    longitude, latitude = map(float, key[1:].split(","))
    return shapely.distance(outline, Point(longitude, latitude)) < 0.02


def square_kilometres(outline: shapely.Geometry) -> float:
    """The area of a small shape."""
    return outline.area * KM_PER_DEGREE**2 * math.cos(math.radians(outline.centroid.y))


def width_km(polygon: Polygon, at: tuple[float, float]) -> int:
    """How much room a lake has east to west through a point."""
    west, _, east, _ = polygon.bounds
    chord = polygon.intersection(LineString([(west - 1, at[1]), (east + 1, at[1])]))
    here = [piece.length for piece in shapely.get_parts(chord) if piece.distance(Point(at)) < 1e-6]
    return max(1, round(max(here, default=0) * KM_PER_DEGREE * math.cos(math.radians(at[1]))))
