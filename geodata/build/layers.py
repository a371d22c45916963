"""The layers of the tiles, each a stream of GeoJSON features with the zoom from which a feature shows."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from shapely.geometry import Polygon, mapping

import topology
import worldview
from countries import Countries
from shapefiles import features

# Region lines of the largest countries (scale ranks 1 and 2 of the source) come first; of the others only those near
# the region of the bundled story are kept, from the zoom given here.
EARLY_SCALE, EARLY_ZOOM = 2, 4
LATE_SCALE, LATE_ZOOM = 3, 5
LINE_ZOOM = {
    **dict.fromkeys(("BLR", "KAZ", "RUS", "TKM", "UKR", "UZB"), 4),
    **dict.fromkeys(("AFG", "CHN", "IRN", "KGZ", "MNG", "PAK", "POL", "ROU", "TJK", "TUR"), 5),
    **dict.fromkeys(("ARM", "AZE", "BGR", "EST", "FIN", "GEO", "LTU", "LVA", "MDA"), 6),
}
# The source draws districts in these; lines between them come later than regions would.
DISTRICT_ZOOM = {"AZE": 7, "LVA": 7, "MDA": 7}
# Lakes of the source that are no more: the Kakhovka Reservoir ran out in June 2023.
DRAINED = {"Kakhovka Reservoir"}
DEPTHS_TO_ZOOM = 5
LINE_TOLERANCE = 0.002  # degrees: a pixel and a half of zoom 9


def feature(geometry: shapely.Geometry, properties: dict, zoom: int, last_zoom: int | None = None) -> dict:
    """A GeoJSON feature for tippecanoe; empty properties are left out."""
    known = {key: value for key, value in properties.items() if value not in (None, "")}
    zooms = {"minzoom": zoom} | ({} if last_zoom is None else {"maxzoom": last_zoom})
    return {"type": "Feature", "properties": known, "geometry": mapping(geometry), "tippecanoe": zooms}


def land(topo: topology.Topology) -> Iterator[dict]:
    """Land without the Caspian Sea."""
    for polygon in polygons(topo):
        yield feature(polygon, {}, 0)


def polygons(topo: topology.Topology) -> Iterator[Polygon]:
    """All polygons of a topology."""
    for area in topo.areas:
        yield from topo.polygons(area)


def sea_depths(steps: Iterable[tuple[shapely.Geometry, dict]]) -> Iterator[dict]:
    """The steps of the sea floor, shallow before deep."""
    for outline, properties in steps:
        yield feature(outline, properties, 0, DEPTHS_TO_ZOOM)


def boundaries(countries: Countries, shapefiles: Path) -> Iterator[dict]:
    """Country lines on land with what worldviews.json says of them; none along coasts and none at sea."""
    styles = worldview.styles()
    for left, right, entry, line in [*countries.lines(), *inner_lines(shapefiles)]:
        if not line.is_empty:
            un, held = styles[entry] if entry else worldview.ORDINARY
            yield feature(line, {"left": left, "right": right, "un": un, "held": held, "line": entry}, 0)


def inner_lines(shapefiles: Path) -> Iterator[tuple[str, str, str, shapely.Geometry]]:
    """The lines of entries that are region lines inside one country."""
    rows = list(features(shapefiles / "ne_10m_admin_1_states_provinces_lines"))
    for entry, (iso, notes) in worldview.REGION_LINES.items():
        pieces = [line for row, line in rows if row["note"] in notes and line.length > 0.01]
        river, bounds = worldview.RIVER_LINES.get(entry, ("", ()))
        courses = features(shapefiles / "ne_10m_rivers_lake_centerlines") if river else ()
        pieces += [line.intersection(shapely.box(*bounds)) for row, line in courses if row["name"] == river]
        yield iso, iso, entry, shapely.line_merge(shapely.union_all(pieces))


def region_lines(shapefiles: Path) -> Iterator[dict]:
    """First-level region lines of large countries and of the countries in and around the story's region."""
    lines: dict[int, list] = {}
    for row, line in features(shapefiles / "ne_10m_admin_1_states_provinces_lines"):
        country, scale = row["adm0_a3"], int(row["scalerank"])
        zoom = DISTRICT_ZOOM.get(country) or LINE_ZOOM.get(country)
        if zoom is None and scale in (EARLY_SCALE, LATE_SCALE):
            zoom = EARLY_ZOOM if scale == EARLY_SCALE else LATE_ZOOM
        if zoom:
            lines.setdefault(zoom, []).append(line)
    for zoom, pieces in sorted(lines.items()):
        merged = shapely.line_merge(shapely.union_all(pieces))
        for piece in shapely.get_parts(shapely.simplify(merged, LINE_TOLERANCE)):
            yield feature(piece, {}, zoom)


def lakes(shapefiles: Path) -> Iterator[dict]:
    """Lakes and reservoirs; they lie on the land."""
    for row, outline in features(shapefiles / "ne_10m_ocean"):
        if not row["featurec_2"] or row["name"] in DRAINED:
            continue
        zoom = max(0, min(7, int(row["scaleran_2"]) - 1))
        for polygon in topology.polygons_in(shapely.make_valid(outline, method="structure", keep_collapsed=False)):
            yield feature(polygon, {}, zoom)


def urban(path: Path) -> Iterator[dict]:
    """Built-up areas at 1:50 million."""
    for polygon in pn2_polygons(path):
        yield feature(polygon, {}, 5 if polygon.area > 0.02 else 6)


def glaciers(path: Path) -> Iterator[dict]:
    """Glaciers at 1:50 million."""
    for polygon in pn2_polygons(path):
        yield feature(polygon, {}, 2 if polygon.area > 1 else 4)


def pn2_polygons(path: Path) -> Iterator[Polygon]:
    """The polygons of a file in a compact format with units of 1/120 degree."""
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
        yield from topology.polygons_in(valid)


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
