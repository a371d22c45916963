"""The layers of the tiles, each a stream of GeoJSON features with the zoom from which a feature shows."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import shapely
from shapely.geometry import Polygon, mapping

import topology
from countries import Countries
from shapefiles import features
from waters import (
    LAKE_NAMES, RIVER_NAMES, RIVER_ZOOM, SEAS, SEA_ZOOM_BY_RANK, TRUSTED_LAKE_ENDINGS, TRUSTED_LAKE_SCALE,
)

# Region lines of the countries with these scale ranks, the largest: from zoom 5, from zoom 6. Rank 0 means unranked.
EARLY_LINE_SCALE, LATE_LINE_SCALE = 2, 3
EARLY_LINE_COUNTRIES = {"BLR", "KAZ", "RUS", "TKM", "UKR", "UZB"}
LATE_LINE_COUNTRIES = {"ARM", "AZE", "GEO", "KGZ", "MDA", "TJK"}


def feature(geometry: shapely.Geometry, properties: dict, zoom: int) -> dict:
    """A GeoJSON feature for tippecanoe; empty names are left out."""
    known = {key: value for key, value in properties.items() if value not in (None, "")}
    return {
        "type": "Feature", "properties": known, "geometry": mapping(geometry), "tippecanoe": {"minzoom": zoom},
    }


def land(path: Path) -> Iterator[dict]:
    """Land without the Caspian Sea."""
    topo = topology.load(path, "land")
    for area in topo.areas:
        for polygon in topo.polygons(area):
            yield feature(polygon, {}, 0)


def boundaries(countries: Countries) -> Iterator[dict]:
    """Country lines on land; none along coasts and none at sea."""
    for kind, left, right, line in countries.lines():
        if not line.is_empty:
            yield feature(line, {"kind": kind, "left": left, "right": right}, 0)


def region_lines(shapefiles: Path) -> Iterator[dict]:
    """First-level region lines of large countries and of the story's countries."""
    for row, line in features(shapefiles / "ne_10m_admin_1_states_provinces_lines"):
        country, scale = row["adm0_a3"], int(row["scalerank"])
        if scale == EARLY_LINE_SCALE or country in EARLY_LINE_COUNTRIES:
            yield feature(line, {}, 5)
        elif scale == LATE_LINE_SCALE or country in LATE_LINE_COUNTRIES:
            yield feature(line, {}, 6)


def lakes(shapefiles: Path) -> Iterator[dict]:
    """Lakes and reservoirs; they lie on the land."""
    for row, outline in features(shapefiles / "ne_10m_ocean"):
        if not row["featurec_2"]:
            continue
        scale = int(row["scaleran_2"])
        for polygon in topology.polygons_in(shapely.make_valid(outline, method="structure", keep_collapsed=False)):
            yield feature(polygon, {"name": lake_name(row["name"] or "", scale)}, max(0, min(6, scale - 1)))


def lake_name(name: str, scale: int) -> str:
    """The checked name of a lake, or none."""
    if name in LAKE_NAMES:
        return LAKE_NAMES[name]
    return name if scale <= TRUSTED_LAKE_SCALE or name.endswith(TRUSTED_LAKE_ENDINGS) else ""


def rivers(shapefiles: Path) -> Iterator[dict]:
    """Rivers; their courses through lakes are left out."""
    for row, line in features(shapefiles / "ne_10m_rivers_lake_centerlines"):
        if row["featurecla"] == "River":
            rank = int(row["scalerank"])
            name = river_name(row["name"] or "")
            yield feature(line, {"name": name, "rank": rank}, RIVER_ZOOM.get(name, max(2, min(6, rank - 2))))


def river_name(name: str) -> str:
    """The English name where the source gives one in brackets; none where letters are lost."""
    name = re.sub(r"\s+", " ", name).strip()
    if name in RIVER_NAMES:
        return RIVER_NAMES[name]
    bracket = re.search(r"\((.+)\)", name)
    name = bracket.group(1) if bracket else name
    return "" if "?" in name else name


def glaciers(path: Path) -> Iterator[dict]:
    """Glaciers at 1:50 million, from a compact polygon format in units of 1/120 degree."""
    outlines: list[tuple[list, list]] = []
    for kind, ring in pn2_rings(path.read_bytes()):
        if len(ring) < 4:
            continue
        if kind == 3 and outlines:
            outlines[-1][1].append(ring)
        else:
            outlines.append((ring, []))
    for outline, holes in outlines:
        valid = shapely.make_valid(Polygon(outline, holes), method="structure", keep_collapsed=False)
        for polygon in topology.polygons_in(valid):
            yield feature(polygon, {}, 2 if polygon.area > 1 else 4)


def pn2_rings(content: bytes) -> Iterator[tuple[int, list[tuple[float, float]]]]:
    """Rings of a PN2 file (version 2): kind (0 line, 1 ring, 2 outline, 3 hole) and points in degrees."""
    _version, _count, coloured = struct.unpack_from(">BIB", content, 0)
    at = 6
    while at < len(content):
        kind, _number = struct.unpack_from(">BI", content, at)
        at += 5
        if kind == 4:  # announces several parts
            at += 1
            continue
        if coloured and kind != 3:
            at += 1
        (groups,) = struct.unpack_from(">I", content, at)
        at += 4
        ring = []
        for _ in range(groups):
            latitude, longitude, more = struct.unpack_from(">hhh", content, at)
            at += 6
            ring.append((longitude / 120, latitude / 120))
            for _ in range(more):
                dy, dx = struct.unpack_from(">bb", content, at)
                at += 2
                ring.append(((longitude + dx) / 120, (latitude + dy) / 120))
        yield kind, ring


def seas() -> Iterator[dict]:
    """Label points of oceans and seas."""
    for name, name_ru, longitude, latitude, rank in sorted(SEAS, key=lambda sea: sea[4]):
        properties = {"name": name, "name_ru": name_ru, "rank": rank}
        yield feature(shapely.Point(longitude, latitude), properties, SEA_ZOOM_BY_RANK[rank])
