"""Country areas and lines under the worldview, with codes and names; the outlines file for point-in-country."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon, box, mapping

import naming
import topology
import worldview
from names import COUNTRY_NAMES, LOCAL_LANGUAGE, SHORT_FORMS

# Simplification drops bends whose triangle is smaller than a square of this side (degrees of latitude).
MAINLAND_TOLERANCE = 0.0215
ISLAND_TOLERANCE = 0.034
POLAR_TOLERANCE = 0.1  # islands beyond these latitudes
POLAR_LATITUDES = (-50, 66)
SMALLEST_ISLAND = 6e-4  # square degrees, about 7 km²; smaller ones stay only if a town lies on them
DIGITS = 3


class Countries:
    """The countries of the world: `iso` by the source's name, and per ISO code polygons and names by language.

    `cldr` gives the territory names of a language, or nothing for a language that CLDR does not have.
    """

    def __init__(self, topo: topology.Topology, numeric: dict[int, str], cldr: Callable[[str], dict]) -> None:
        self.topo = topo
        self.iso: dict[str, str] = {}
        for area in topo.areas:
            code = worldview.CODES.get(area.name) or (numeric.get(int(area.code)) if area.code else None)
            if code and area.name not in worldview.MERGED:
                self.iso[area.name] = code
        self.names = {iso: country_names(iso, cldr) for iso in self.iso.values()}
        self.source_of_arc_side: list[str] = []
        self.owners: list[str] = []
        self.polygons: dict[str, list[Polygon]] = {}
        for area in topo.areas:
            pieces = topo.polygons(area)
            part, heir = worldview.owner(area.name, max(pieces, key=lambda p: p.area)) if pieces else (area.name, "")
            self.source_of_arc_side.append(part)
            self.owners.append(heir)
            if heir:
                self.polygons.setdefault(self.iso[heir], []).extend(pieces)
        self.heirs = dict(zip(self.source_of_arc_side, self.owners))
        self.split_line = self.split()

    def split(self) -> shapely.Geometry:
        """Hands the southern part of the split country to its heir; returns the new line between them."""
        giver, heir = self.iso[worldview.SPLIT_COUNTRY], self.iso[worldview.SPLIT_HEIR]
        whole = shapely.unary_union(self.polygons[giver])
        south = whole.intersection(box(-180, -90, 180, worldview.SPLIT_LATITUDE))
        self.polygons[giver] = topology.polygons_in(whole.difference(south))
        self.polygons[heir] += topology.polygons_in(south)
        return shapely.line_merge(south.boundary.intersection(topology.union(self.polygons[giver]).boundary))

    def lines(self) -> Iterator[tuple[str, str, str | None, shapely.Geometry]]:
        """Lines on land: codes of the countries on the left and on the right, entry of worldviews.json, geometry."""
        shared = topology.sides(self.topo, self.source_of_arc_side)
        split = (worldview.SPLIT_COUNTRY, worldview.SPLIT_HEIR)
        yield *(self.iso[name] for name in split), worldview.SPLIT_LINE, self.split_line
        for side, line in topology.merged_lines(self.topo, shared):
            if frozenset((side.left, side.right)) in worldview.UNDRAWN:
                continue
            left, right = (self.iso.get(self.heirs[name], "") for name in (side.left, side.right))
            for entry, piece in worldview.named_pieces(side.left, side.right, line):
                inside = self.iso[worldview.INSIDE[entry]] if entry in worldview.INSIDE else None
                if entry or left != right:
                    yield inside or left, inside or right, entry, piece

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
            properties = {"iso": code, "name": self.names[code]["name"]}
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
        geometry = shapely.set_precision(geometry, 10**-DIGITS)  # where lines crossed, points are new
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


def country_names(iso: str, cldr: Callable[[str], dict]) -> dict[str, str | None]:
    """The names of a country by language: by hand, else CLDR's; `local` is that of its own language."""
    names: dict[str, str | None] = {"name": country_name(iso, "en", cldr("en"))}
    for language in naming.LANGUAGES:
        names[language] = country_name(iso, language, cldr(language))
    local = LOCAL_LANGUAGE.get(iso)
    names["local"] = country_name(iso, local, cldr(local)) if local else None
    return names


def country_name(iso: str, language: str, territories: dict) -> str | None:
    """The name of a country in one language, without abbreviations."""
    by_hand = COUNTRY_NAMES.get(language, {}).get(iso)
    short = territories.get(f"{iso}-alt-short") if iso in SHORT_FORMS else None
    name = by_hand or short or territories.get(iso)
    if name and language == "en":
        name = name.replace(" & ", " and ")
    return name and name.replace("о-ва", "острова").replace("о-в ", "остров ")
