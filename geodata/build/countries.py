"""Country areas and lines under the worldview, with codes and names; the outlines file for point-in-country."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box, mapping

import topology
import worldview
from names import COUNTRY_NAMES_EN, COUNTRY_NAMES_RU

# Simplification drops bends whose triangle is smaller than a square of this side (degrees of latitude).
MAINLAND_TOLERANCE = 0.0215
ISLAND_TOLERANCE = 0.034
POLAR_TOLERANCE = 0.1  # islands beyond these latitudes
POLAR_LATITUDES = (-50, 66)
SMALLEST_ISLAND = 6e-4  # square degrees, about 7 km²; smaller ones stay only if a town lies on them
DIGITS = 3


class Countries:
    """The countries of the world: `iso` by the source's name, and per ISO code polygons, English and Russian names."""

    def __init__(self, topo: topology.Topology, numeric: dict[int, str], cldr_en: dict, cldr_ru: dict) -> None:
        self.topo = topo
        self.iso: dict[str, str] = {}
        for area in topo.areas:
            code = worldview.CODES.get(area.name) or (numeric.get(int(area.code)) if area.code else None)
            if code and area.name not in worldview.MERGED:
                self.iso[area.name] = code
        self.name_en = {iso: COUNTRY_NAMES_EN.get(iso) or short_name(cldr_en, iso) for iso in self.iso.values()}
        self.name_ru = {iso: COUNTRY_NAMES_RU.get(iso) or short_name(cldr_ru, iso) for iso in self.iso.values()}
        self.source_of_arc_side: list[str] = []
        self.owners: list[str] = []
        self.polygons: dict[str, list[Polygon]] = {}
        for area in topo.areas:
            pieces = topo.polygons(area)
            heir = worldview.owner(area.name, max(pieces, key=lambda p: p.area)) if pieces else ""
            # Where a polygon changes hands whole, lines are named for its heir; merged areas keep their own name.
            renamed = heir if area.name not in worldview.MERGED and heir else area.name
            self.source_of_arc_side.append(renamed)
            self.owners.append(heir)
            if heir:
                self.polygons.setdefault(self.iso[heir], []).extend(pieces)
        self.split_line = self.split()

    def split(self) -> shapely.Geometry:
        """Hands the southern part of the split country to its heir; returns the new line between them."""
        giver, heir = self.iso[worldview.SPLIT_COUNTRY], self.iso[worldview.SPLIT_HEIR]
        whole = shapely.unary_union(self.polygons[giver])
        south = whole.intersection(box(-180, -90, 180, worldview.SPLIT_LATITUDE))
        self.polygons[giver] = topology.polygons_in(whole.difference(south))
        self.polygons[heir] += topology.polygons_in(south)
        return shapely.line_merge(south.boundary.intersection(topology.union(self.polygons[giver]).boundary))

    def lines(self) -> Iterator[tuple[str, str, str, shapely.Geometry]]:
        """Country lines on land: kind, left and right English names, geometry."""
        shared = topology.sides(self.topo, self.source_of_arc_side)
        split = (worldview.SPLIT_COUNTRY, worldview.SPLIT_HEIR)
        yield "disputed", *(self.name_en[self.iso[name]] for name in split), self.split_line
        for side, line in topology.merged_lines(self.topo, shared):
            pair = frozenset((side.left, side.right))
            left, right = (worldview.MERGED.get(name, name) for name in (side.left, side.right))
            row = worldview.disputed_where(side.left, side.right)
            if pair in worldview.UNDRAWN or (left == right and row is None):
                continue
            names = (self.name_en[self.iso[left]], self.name_en[self.iso[right]])
            if row is None:
                yield "country", *names, line
            elif row.box is None:
                yield "disputed", *names, line
            else:
                yield "disputed", *names, line.intersection(box(*row.box))
                yield "country", *names, line.difference(box(*row.box))

    def outlines(self, towns: list[tuple[float, float]]) -> dict[str, MultiPolygon]:
        """Simplified outlines by ISO code; borders that two countries share stay identical.

        Islands are simplified one by one and more coarsely than polygons that touch another country.
        """
        parts = [(code, part) for code in sorted(self.polygons) for part in topology.union(self.polygons[code]).geoms]
        touching = parts_with_neighbours(parts)
        kept: dict[str, list[Polygon]] = {code: [] for code in self.polygons}
        mainlands: dict[str, list[Polygon]] = {}
        town_tree = shapely.STRtree(shapely.points(towns))
        for number, (code, part) in enumerate(parts):
            if number in touching:
                mainlands.setdefault(code, []).append(part)
            elif part.area > SMALLEST_ISLAND or len(town_tree.query(part, "contains")):
                polar = not POLAR_LATITUDES[0] < part.centroid.y < POLAR_LATITUDES[1]
                kept[code] += simplified([part], POLAR_TOLERANCE if polar else ISLAND_TOLERANCE)
        for number, (code, part) in enumerate(parts):
            if not kept[code] and code not in mainlands:
                kept[code] = [part]
        codes = list(mainlands)
        borders = simplified([MultiPolygon(mainlands[code]) for code in codes], MAINLAND_TOLERANCE)
        for code, mainland in zip(codes, borders):
            kept[code] += mainland.geoms
        return {code: repaired(MultiPolygon(shapely.get_parts(kept[code]).tolist())) for code in sorted(kept)}

    def write_outlines(self, path: Path, towns: list[tuple[float, float]]) -> dict[str, MultiPolygon]:
        """Writes countries.geojson, one country a line; returns what was written."""
        outlines = self.outlines(towns)
        rows = []
        for code, outline in outlines.items():
            geometry = outline.geoms[0] if len(outline.geoms) == 1 else outline
            properties = {"iso": code, "name": self.name_en[code]}
            feature = {"type": "Feature", "properties": properties, "geometry": rounded(mapping(geometry))}
            rows.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
        head = '{"type":"FeatureCollection","features":[\n'
        path.write_text(head + ",\n".join(rows) + "\n]}\n", encoding="utf-8")
        return outlines


def parts_with_neighbours(parts: list[tuple[str, Polygon]]) -> set[int]:
    """The numbers of the parts that touch a part of another country."""
    shapes = [shape for _, shape in parts]
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    return {int(i) for i, j in zip(one, other) if parts[i][0] != parts[j][0]}


def simplified(shapes: list[shapely.Geometry], tolerance: float) -> list[shapely.Geometry]:
    """Simplifies adjoining shapes alike along common edges, on an equal-area cylinder, then rounds."""
    flat = [shapely.transform(shape, on_cylinder) for shape in shapes]
    simple = shapely.coverage_simplify(flat, tolerance)
    return [shapely.transform(shape, from_cylinder) for shape in simple]


def on_cylinder(xy: np.ndarray) -> np.ndarray:
    """Longitude and latitude to Lambert's equal-area cylinder, in degrees."""
    return np.column_stack((xy[:, 0], np.degrees(np.sin(np.radians(xy[:, 1])))))


def from_cylinder(xy: np.ndarray) -> np.ndarray:
    """The inverse of `on_cylinder`, rounded."""
    latitude = np.degrees(np.arcsin(np.clip(np.radians(xy[:, 1]), -1, 1)))
    return np.round(np.column_stack((xy[:, 0], latitude)), DIGITS)


def repaired(geometry: shapely.Geometry) -> MultiPolygon:
    """Valid polygons, outlines anticlockwise as GeoJSON has them, largest first."""
    if not geometry.is_valid:
        geometry = shapely.make_valid(geometry, method="structure", keep_collapsed=False)
    parts = topology.polygons_in(geometry)
    parts.sort(key=lambda p: (-p.area, p.bounds))
    return MultiPolygon([shapely.orient_polygons(part) for part in parts])


def rounded(value: object) -> object:
    """GeoJSON coordinates without the noise of binary fractions."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    if isinstance(value, float):
        short = round(value, DIGITS)
        return int(short) if short == int(short) else short
    return value


def short_name(territories: dict, iso: str) -> str:
    """CLDR's name of a country, the short form where it has one, without abbreviations."""
    name = territories.get(f"{iso}-alt-short") or territories[iso]
    return name.replace(" & ", " and ").replace("о-ва", "острова").replace("о-в ", "остров ")
