"""Towns and country labels: names, importance and the zoom at which each first appears."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import Polygon

import importance
import naming
import topology
from countries import Countries
from names import CAPITALS, COUNTRY_LABEL_POINTS, DEPENDENT, NOT_TOWNS
from shapefiles import records
from town_names import REGION, TownNames

# The part of the world that has closer views: west, south, east, north.
CLOSE_VIEWS = (18.0, 33.0, 90.0, 62.0)

# First zoom of a town by its rank; from 9 on only within the close views.
ZOOM_BY_RANK = (3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 8, 9, 9)
# Rank by population: the first row that applies. Below come the ranks of the close views, and those of the countries
# of the bundled story, whose towns show earlier.
RANK_BY_POPULATION = ((8e6, 0), (5e6, 1), (2e6, 2), (1e6, 3), (5e5, 4), (3e5, 5), (2e5, 6), (1e5, 7))
RANK_IN_CLOSE_VIEWS = ((5e4, 8), (1e4, 9), (5e3, 10), (2e3, 11))
RANK_IN_STORY = ((3e4, 8), (1e4, 9), (5e3, 10), (2e3, 11), (500, 12))

# Names of countries are repeated where a country is wider than this and fills a cell of the grid, all in degrees of
# longitude on the map.
WIDE, CELL, FILLED = 13.0, (10.0, 9.0), 0.45
FURTHER_TO_ZOOM = 6


def towns(data: Path, names: TownNames, shapefiles: Path) -> Iterator[dict]:
    """Town features for the tiles, the most important first."""
    cities = json.loads((data / "cities500.json").read_text(encoding="utf-8"))
    known = [town for town in cities.values() if town["geonameid"] not in NOT_TOWNS]
    scale = importance.scale_ranks([town for town in known if town["population"] >= 1000 or in_close_views(town)],
                                   list(records(shapefiles / "ne_10m_populated_places_simple")))
    capitals = capital_numbers(data, known)
    rows = []
    for town in known:
        number = town["geonameid"]
        rank = town_rank(town, number in capitals, scale.get(number), names.least_rank(number))
        if rank is not None:
            rows.append((rank, -town["population"], number, town))
    rows.sort(key=lambda row: row[:3])
    kept = importance.without_districts([row[3] for row in rows], scale.keys() | capitals,
                                        capitals | names.by_hand.keys())
    for rank, _, number, town in rows:
        if number in kept:
            numbers = {"id": number, "pop": town["population"], "capital": int(number in capitals), "rank": rank}
            properties = naming.properties(names.names(town)) | {"cc": town["countrycode"]} | numbers
            yield feature(properties, town["longitude"], town["latitude"], ZOOM_BY_RANK[rank])


def in_close_views(town: dict) -> bool:
    """Whether a town lies in the part of the world that has closer views."""
    west, south, east, north = CLOSE_VIEWS
    return west <= town["longitude"] <= east and south <= town["latitude"] <= north


def town_rank(town: dict, capital: bool, scale: int | None, least: int | None) -> int | None:
    """Importance, 0 the greatest; None leaves the town out.

    `scale` is Natural Earth's rank. A town it does not know counts less: populations of districts, counties and
    suburbs are all in the source. `least` is the least importance by hand.
    """
    population, country = town["population"], town["countrycode"]
    ranks = first_rank(RANK_BY_POPULATION, population)
    if scale is None and country not in REGION:
        ranks = [max(rank, 6) for rank in ranks]
    elif scale is not None and scale >= 6:
        ranks = [max(rank, 4) for rank in ranks]
    if capital:
        ranks.append(0 if population >= 2e6 else 1 if population >= 1e5 else 3 if population >= 3e4 else 4)
    if scale is not None and scale <= 7:
        ranks.append((2, 2, 3, 4, 5, 6, 7, 8)[scale])
    if country in REGION:
        small = first_rank(RANK_IN_STORY, population)
        ranks += [rank for rank in small if rank == 8 or in_close_views(town)]
    elif in_close_views(town):
        ranks += first_rank(RANK_IN_CLOSE_VIEWS, population)
    ranks += [] if least is None else [least]
    return min(ranks, default=None)


def first_rank(table: tuple[tuple[float, int], ...], population: int) -> list[int]:
    """The rank of the first row of a table whose population is reached, or nothing."""
    return [rank for people, rank in table if population >= people][:1]


def capital_numbers(data: Path, cities: list[dict]) -> set[int]:
    """GeoNames numbers of the capitals of countries and territories."""
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    by_name: dict[tuple[str, str], dict] = {}
    for town in sorted(cities, key=lambda town: town["population"]):
        by_name[town["countrycode"], town["name"].casefold()] = town
        by_name.update({(town["countrycode"], a.casefold()): town for a in town["alternatenames"]
                        if (town["countrycode"], a.casefold()) not in by_name})
    found = {number for number in CAPITALS.values() if number}
    for country in countries.values():
        town = by_name.get((country["iso"], country["capital"].casefold()))
        if country["iso"] not in CAPITALS and town:
            found.add(town["geonameid"])
    return found


def country_labels(countries: Countries, data: Path) -> Iterator[dict]:
    """Label points of countries, the most important first; wide countries have several, the best one marked `main`."""
    info = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    rows = []
    for iso, polygons in countries.polygons.items():
        population = info.get(iso, {}).get("population") or 0
        area = info.get(iso, {}).get("areakm2") or 0
        population = max(population, 1e4 if area > 1e7 else 1)  # Antarctica
        weight = math.log10(max(area, 1)) + 0.6 * math.log10(population) + 0.5 * (iso in REGION) - (iso in DEPENDENT)
        rank = sum(weight < least for least in (11.2, 10.4, 9.6, 9.0, 8.4, 7.6, 6.6, 5.6))
        main = COUNTRY_LABEL_POINTS.get(iso) or label_point(max(polygons, key=lambda p: p.area))
        anchors = [(1, main)] + [(0, point) for point in further_points(polygons, main)]
        rows += [(rank, -weight, iso, not is_main, point) for is_main, point in anchors]
    for rank, _, iso, further, (longitude, latitude) in sorted(rows):
        zoom = (1, 2, 2, 3, 3, 4, 4, 5, 6)[rank]
        properties = naming.properties(countries.names[iso]) | {"iso": iso, "rank": rank, "main": int(not further)}
        row = feature(properties, longitude, latitude, max(3, zoom) if further else zoom)
        row["tippecanoe"] |= {"maxzoom": FURTHER_TO_ZOOM} if further else {}
        if not further or max(3, zoom) <= FURTHER_TO_ZOOM:
            yield row


def further_points(polygons: list[Polygon], main: tuple[float, float]) -> list[tuple[float, float]]:
    """Points for repeating a name over a wide country: one for each cell of a grid that the country fills well."""
    (x, y), = to_mercator(np.array([main]))
    found = []
    for polygon in polygons:
        flat = shapely.make_valid(shapely.transform(polygon.simplify(0.02), to_mercator))
        west, south, east, north = flat.bounds
        if east - west < WIDE and north - south < WIDE:
            continue
        for column in range(math.floor((west - x) / CELL[0]) - 1, math.ceil((east - x) / CELL[0]) + 2):
            for row in range(math.floor((south - y) / CELL[1]) - 1, math.ceil((north - y) / CELL[1]) + 2):
                middle = (x + column * CELL[0], y + row * CELL[1])
                cell = shapely.box(middle[0] - CELL[0] / 2, middle[1] - CELL[1] / 2,
                                   middle[0] + CELL[0] / 2, middle[1] + CELL[1] / 2)
                pieces = topology.polygons_in(flat.intersection(cell))
                largest = max(pieces, key=lambda piece: piece.area, default=None)
                if (column, row) != (0, 0) and largest is not None and largest.area > FILLED * cell.area:
                    found.append(label_point(shapely.transform(largest, from_mercator)))
    return found


def label_point(polygon: Polygon) -> tuple[float, float]:
    """The middle of the widest room for a line of text: the largest ellipse inside the polygon, in Mercator."""
    narrow = 0.4
    coarse = polygon.simplify(0.02) if polygon.area > 1 else polygon
    flat = shapely.transform(coarse, lambda xy: to_mercator(xy) * [narrow, 1])
    if not flat.is_valid:
        parts = topology.polygons_in(shapely.make_valid(flat, method="structure", keep_collapsed=False))
        flat = max(parts, key=lambda part: part.area)
    x, y = shapely.maximum_inscribed_circle(flat, tolerance=math.sqrt(flat.area) / 100).coords[0]
    (longitude, latitude), = from_mercator(np.array([[x / narrow, y]]))
    return round(float(longitude), 3), round(float(latitude), 3)


def to_mercator(xy: np.ndarray) -> np.ndarray:
    """Longitude and latitude to Mercator, in degrees of longitude."""
    latitude = np.radians(np.clip(xy[:, 1], -85, 85))
    return np.column_stack((xy[:, 0], np.degrees(np.arcsinh(np.tan(latitude)))))


def from_mercator(xy: np.ndarray) -> np.ndarray:
    """The inverse of `to_mercator`."""
    return np.column_stack((xy[:, 0], np.degrees(np.arctan(np.sinh(np.radians(xy[:, 1]))))))


def feature(properties: dict, longitude: float, latitude: float, zoom: int) -> dict:
    """A point feature; unknown properties are left out."""
    known = {key: value for key, value in properties.items() if value not in (None, "")}
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "properties": known, "geometry": geometry, "tippecanoe": {"minzoom": zoom}}
