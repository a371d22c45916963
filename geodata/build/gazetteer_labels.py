"""What else has a name on the map, for the gazetteer: the labels written by hand, lakes, rivers.

Labels come from labels.geojson, lakes and rivers from the tiles of basemap.pmtiles, so that what the map writes is
found. Numbers are made of what a thing is and is called: a new one leaves those of the others as they are.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import mapbox_vector_tile
import numpy as np
import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles
from shapely.geometry import LineString, Point, shape

import archive
import water_course
from gazetteer_file import LANGUAGES, Row, search_key
from gazetteer_names import LABEL_FURTHER, NOT_RIVERS

FIRST_NUMBER, NUMBERS = 4_000_000_000, 294_000_000
# A name stands in the middle three fifths of what it names, about: its box is wider by this part of its longer side.
AROUND = 1 / 3
MOST = 85.0  # the latitude up to which there is a map
# Labels of one lake from tiles of several zooms are no farther apart than this, and its outline no farther away; all in
# degrees. What is nearer than TOUCHING is one piece that a tile's side has cut.
SAME_LAKE, BESIDE, TOUCHING = 0.1, 0.01, 1e-4
SAME_RIVER = 1.0
KM_PER_DEGREE = 111.2
# A thing is told to be in a country if no more of it lies in others.
ELSEWHERE = 0.02
# What people leave out of a lake's name, where it comes first: words that come last need no telling.
GENERIC = re.compile("(?:Lake|Озеро|Возера|Кӯли|Lacul|Lago|Lac) (?![a-z])(.+)")


def rows(labels: Path, archive_path: Path, outlines: Path) -> list[Row]:
    """Everything; stops where two things have one number."""
    waters, countries = Waters(archive_path), Outlines(outlines)
    found = [*label_rows(labels), *waters.lake_rows(countries), *waters.river_rows(countries)]
    names: dict[int, str] = {}
    for it in found:
        if it.number in names:
            raise SystemExit(f"{names[it.number]} and {it.names['en']} have the same number: change NUMBERS")
        names[it.number] = it.names["en"]
    return found


def label_rows(path: Path) -> Iterator[Row]:
    """Seas, ranges, deserts …, written by hand; an ocean with several labels comes once."""
    labels: dict[str, list[dict]] = {}
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        known = feature["properties"]
        labels.setdefault(known["name"] if known["kind"] == "ocean" else known["id"], []).append(feature)
    for parts in labels.values():
        known = parts[0]["properties"]
        at, bounds = extent([LineString(part["geometry"]["coordinates"]) for part in parts])
        further = known.get("alternates", []) + LABEL_FURTHER.get(known["id"], [])
        yield row(f"label {known['id']}", known["kind"], "", at, 20 - 2 * known["rank"], known, further, bounds)


def extent(lines: list[LineString]) -> tuple[tuple[float, float], tuple[float, float, float, float]]:
    """The middle of what lines name, and a box around it: all the way round where it lies on both sides of ±180°."""
    west, _, east, _ = shapely.total_bounds(lines)
    beyond = east - west > 180
    if beyond:
        lines = [shapely.transform(line, lambda xy: np.column_stack((xy[:, 0] % 360, xy[:, 1]))) for line in lines]
    west, south, east, north = map(float, shapely.total_bounds(lines))
    alone = len(lines) == 1
    middle = lines[0].interpolate(0.5, normalized=True) if alone else Point((west + east) / 2, (south + north) / 2)
    margin = AROUND * max(east - west, north - south)
    west, east = (-180.0, 180.0) if beyond else (max(west - margin, -180.0), min(east + margin, 180.0))
    return ((middle.x + 180) % 360 - 180, middle.y), (west, max(south - margin, -MOST), east, min(north + margin, MOST))


class Waters:
    """The lakes and rivers of the archive, in degrees."""

    def __init__(self, path: Path) -> None:
        self.rivers: dict[str, list[tuple[dict, shapely.Geometry]]] = {}
        self.labels: list[tuple[dict, Point]] = []
        outlines: list[shapely.Geometry] = []
        self.tiles: list[tuple[int, int]] = []  # of each outline
        with path.open("rb") as file:
            for (zoom, x, y), data in all_tiles(Reader(MmapSource(file)).get_bytes):
                if zoom < archive.WORLD_ZOOM:
                    continue
                layers = mapbox_vector_tile.decode(gzip.decompress(data), default_options={"y_coord_down": True})
                self.labels += features(layers, (zoom, x, y), "lake_labels")
                # The last zoom of the world has all rivers, and all but the smallest lakes.
                if zoom == archive.WORLD_ZOOM:
                    outlines += [outline for _, outline in features(layers, (zoom, x, y), "lakes")]
                    self.tiles += [(x, y)] * (len(outlines) - len(self.tiles))
                    for known, line in features(layers, (zoom, x, y), "rivers"):
                        if "name" in known and line.length:
                            self.rivers.setdefault(known["name"], []).append((known, line))
        self.outlines = shapely.STRtree(outlines)

    def lake_rows(self, countries: Outlines) -> Iterator[Row]:
        """Lakes at their labels, the largest first."""
        seen: dict[str, list[Point]] = {}
        for known, at in sorted(self.labels, key=lambda it: (it[0]["rank"], -it[0]["width"], it[1].x, it[1].y)):
            others = seen.setdefault(known["name"], [])
            if any(at.distance(other) < SAME_LAKE for other in others):
                continue
            others.append(at)
            outline = self.outline(at)
            if outline.is_empty:  # too small for that zoom: as far north and south as it is wide
                outline = at.buffer(known["width"] / 2 / KM_PER_DEGREE / math.cos(math.radians(at.y)))
            named = [GENERIC.fullmatch(name) for key, name in known.items() if key.startswith("name")]
            yield row(key_of("lake", known["name"], others), "lake", countries.of(outline), (at.x, at.y),
                      14 - known["rank"], known, [match[1] for match in named if match], outline.bounds)

    def outline(self, at: Point) -> shapely.Geometry:
        """All of the lake at a point, from tile to tile: what touches it inside a tile is another one."""
        new = self.outlines.query(at, "dwithin", BESIDE).tolist()
        found = set(new)
        while new:
            pairs = self.outlines.query(self.outlines.geometries[new], "dwithin", TOUCHING).T.tolist()
            beyond = {other for one, other in pairs if self.tiles[new[one]] != self.tiles[other]}
            new = sorted(beyond - found)
            found |= beyond
        return shapely.union_all(self.outlines.geometries[sorted(found)])

    def river_rows(self, countries: Outlines) -> Iterator[Row]:
        """Rivers, of those of one name the longest first."""
        for name, pieces in sorted(self.rivers.items()):
            others: list[Point] = []
            for numbers in water_course.rivers([line for _, line in pieces]):
                parts = [pieces[number] for number in numbers]
                line = shapely.union_all([line for _, line in parts])
                at = Point(water_course.middle([line for _, line in parts]))
                if any(at.distance(Point(wrong)) < SAME_RIVER for wrong in NOT_RIVERS.get(name, [])):
                    continue
                others.append(at)
                yield row(key_of("river", name, others), "river", countries.of(line), (at.x, at.y), length_weight(line),
                          parts[0][0], [], line.bounds)


class Outlines:
    """Country outlines, to tell what lies in one country only."""

    def __init__(self, path: Path) -> None:
        rows = json.loads(path.read_text(encoding="utf-8"))["features"]
        self.codes = [row["properties"]["iso"] for row in rows]
        self.tree = shapely.STRtree([shape(row["geometry"]) for row in rows])

    def of(self, thing: shapely.Geometry) -> str:
        """The code of the country in which all of a thing lies, or nothing."""
        found = self.tree.query(thing, "intersects")
        inside = shapely.intersection(self.tree.geometries[found], thing)
        sizes = [(part.area or part.length, self.codes[number]) for part, number in zip(inside, found)]
        sizes.sort(reverse=True)
        alone = sizes and sum(size for size, _ in sizes[1:]) <= ELSEWHERE * sizes[0][0]
        return sizes[0][1] if alone else ""


def features(layers: dict, tile: tuple[int, int, int], layer: str) -> Iterator[tuple[dict, shapely.Geometry]]:
    """The features of a layer with their properties, in degrees and without what a tile repeats of its neighbours."""
    zoom, x, y = tile
    inner = shapely.box(0, 0, archive.EXTENT, archive.EXTENT)

    def in_degrees(xy: np.ndarray) -> np.ndarray:
        column, line = ((start + xy[:, axis] / archive.EXTENT) / 2**zoom for axis, start in ((0, x), (1, y)))
        return np.column_stack((column * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * line))))))

    for item in layers.get(layer, {}).get("features", []):
        part = shapely.make_valid(shape(item["geometry"])).intersection(inner)
        if not part.is_empty:
            yield item["properties"], shapely.transform(part, in_degrees)


def row(key: str, kind: str, country: str, at: tuple[float, float], weight: int, known: dict, further: list[str],
        bounds: tuple[float, float, float, float]) -> Row:
    """One thing; `known` has its names as the map has them."""
    names = {"en": known["name"]} | {it: known[f"name:{it}"] for it in LANGUAGES[1:] if f"name:{it}" in known}
    local = known.get("name:local")
    seen = {search_key(name) for name in (*names.values(), local or "")}
    others = {search_key(name): name for name in sorted(further) if search_key(name) not in seen}
    number = FIRST_NUMBER + zlib.crc32(key.encode()) % NUMBERS
    corner, other = np.floor(np.multiply(bounds[:2], 1e3)) / 1e3, np.ceil(np.multiply(bounds[2:], 1e3)) / 1e3
    bounds = (*corner.tolist(), *other.tolist())  # as they are written, and still around the place
    return Row(number, kind, country, "", *at, 0, weight, names, local, further=sorted(others.values()), bounds=bounds)


def length_weight(line: shapely.Geometry) -> int:
    """Importance of a river, whose rank on the map is that of the river it flows into: 6 at 100 km, 10 at 1000 km."""
    flat = shapely.transform(line, lambda xy: xy * [math.cos(math.radians(line.centroid.y)), 1])
    return max(2, round(4 * math.log10(max(flat.length * KM_PER_DEGREE, 1))) - 2)


def key_of(kind: str, name: str, others: list[Point]) -> str:
    """What the number of the last of these is made of: kind and name, and the whole degrees of all but the first."""
    place = f" {others[-1].x:.0f} {others[-1].y:.0f}" if len(others) > 1 else ""
    return f"{kind} {name}{place}"
