"""Towns and country labels: names, importance and the zoom at which each first appears."""

from __future__ import annotations

import gettext
import json
import math
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import Polygon

import importance
import topology
from countries import Countries
from names import (
    CAPITALS, COUNTRY_LABEL_POINTS, DEPENDENT, LOCAL_LANGUAGE, NOT_TOWNS, TOWN_OVERRIDES, TRANSLITERATED,
)
from shapefiles import records

# Countries of the bundled story: smaller towns are kept there, and their labels come a zoom earlier.
REGION = {"AM", "AZ", "BY", "GE", "KG", "KZ", "MD", "RU", "TJ", "TM", "UA", "UZ"}
SMALL_COUNTRIES_OF_REGION = REGION - {"RU", "UA", "BY", "KZ"}

# First zoom of a town by its rank; the archive ends at 6, so ranks 8 to 10 are meant for closer views of zoom 6 tiles.
ZOOM_BY_RANK = (3, 3, 4, 4, 5, 5, 6, 6, 6, 6, 6)
# Rank by population: the first row that applies.
APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ")
RUSSIAN = re.compile("[А-ЯЁ][а-яё]+([- ][А-ЯЁ][а-яё]+)*")
RANK_BY_POPULATION = ((8e6, 0), (5e6, 1), (2e6, 2), (1e6, 3), (5e5, 4), (3e5, 5), (2e5, 6), (1e5, 7))


class TownNames:
    """Town names by GeoNames number and language."""

    def __init__(self, locale: Path) -> None:
        self.locale = locale
        self.catalogues: dict[str, dict] = {}

    def get(self, language: str, number: int) -> str | None:
        """The name in a language, if the catalogue has one."""
        if language not in self.catalogues:
            path = self.locale / language / "LC_MESSAGES" / "geonames.mo"
            with path.open("rb") as file:
                self.catalogues[language] = gettext.GNUTranslations(file)._catalog
        return self.catalogues[language].get(str(number))


def towns(data: Path, names: TownNames, shapefiles: Path) -> Iterator[dict]:
    """Town features for the tiles, the most important first."""
    cities = json.loads((data / "cities1000.json").read_text(encoding="utf-8"))
    known = [town for town in cities.values() if town["geonameid"] not in NOT_TOWNS]
    scale = importance.scale_ranks(known, list(records(shapefiles / "ne_10m_populated_places_simple")))
    capitals = capital_numbers(data, known)
    rows = []
    for town in known:
        number = town["geonameid"]
        rank = town_rank(town, number in capitals, scale.get(number))
        if rank is not None:
            rows.append((rank, -town["population"], number, town))
    rows.sort(key=lambda row: row[:3])
    wanted = capitals | TOWN_OVERRIDES.keys()
    kept = importance.without_districts([row[3] for row in rows], scale.keys() | capitals, wanted)
    for rank, _, number, town in rows:
        if number not in kept:
            continue
        override = TOWN_OVERRIDES.get(number, {})
        country = town["countrycode"]
        local = names.get(LOCAL_LANGUAGE[country], number) if country in LOCAL_LANGUAGE else None
        properties = {
            "name": override.get("name") or latin_name(town, names), "cc": country, "pop": town["population"],
            "name_ru": override.get("name_ru") or names.get("ru", number) or cyrillic_alias(town),
            "name_local": override.get("name_local") or local,
            "capital": int(number in capitals), "rank": rank,
        }
        yield feature(properties, town["longitude"], town["latitude"], ZOOM_BY_RANK[rank])


def town_rank(town: dict, capital: bool, scale: int | None) -> int | None:
    """Importance, 0 the greatest; None leaves the town out.

    `scale` is Natural Earth's rank. A town it does not know counts less: populations of districts, counties and
    suburbs are all in the source.
    """
    population, country = town["population"], town["countrycode"]
    ranks = [rank for least, rank in RANK_BY_POPULATION if population >= least][:1]
    if scale is None and country not in REGION:
        ranks = [max(rank, 6) for rank in ranks]
    elif scale is not None and scale >= 6:
        ranks = [max(rank, 4) for rank in ranks]
    if capital:
        ranks.append(0 if population >= 2e6 else 1 if population >= 1e5 else 3 if population >= 3e4 else 4)
    if scale is not None and scale <= 7:
        ranks.append((2, 2, 3, 4, 5, 6, 7, 8)[scale])
    if country in REGION:
        ranks += [8] if population >= 3e4 else [9] if population >= 1e4 else []
        ranks += [10] if country in SMALL_COUNTRIES_OF_REGION and population >= 5e3 else []
    override = TOWN_OVERRIDES.get(town["geonameid"], {})
    ranks += [override["rank"]] if "rank" in override else []
    return min(ranks, default=None)


def latin_name(town: dict, names: TownNames) -> str:
    """GeoNames' own name, which is the English one for well-known towns, as an English map would write it."""
    name, country = town["name"].split(",")[0].removesuffix(" Shahri").strip(), town["countrycode"]
    if country in TRANSLITERATED and not name.isascii():
        english = names.get("en", town["geonameid"]) or name
        letters = unicodedata.normalize("NFD", english)
        name = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if country in REGION - {"UZ"} or country in TRANSLITERATED:
        name = name.translate(APOSTROPHES)
    return name


def cyrillic_alias(town: dict) -> str | None:
    """A Russian-looking alias, for towns of the countries where such aliases are Russian."""
    if town["countrycode"] not in REGION:
        return None
    return next((alias for alias in town["alternatenames"] if RUSSIAN.fullmatch(alias)), None)


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
    """One label point per country, the most important first."""
    info = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    rows = []
    for iso, polygons in countries.polygons.items():
        population = info.get(iso, {}).get("population") or 0
        area = info.get(iso, {}).get("areakm2") or 0
        population = max(population, 1e4 if area > 1e7 else 1)  # Antarctica
        weight = math.log10(max(area, 1)) + 0.6 * math.log10(population) + 0.5 * (iso in REGION) - (iso in DEPENDENT)
        rank = sum(weight < least for least in (11.2, 10.4, 9.6, 9.0, 8.4, 7.6, 6.6, 5.6))
        point = COUNTRY_LABEL_POINTS.get(iso) or label_point(max(polygons, key=lambda p: p.area))
        rows.append((rank, -weight, iso, point))
    for rank, _, iso, (longitude, latitude) in sorted(rows):
        properties = {"name": countries.name_en[iso], "name_ru": countries.name_ru[iso], "iso": iso, "rank": rank}
        yield feature(properties, longitude, latitude, (1, 2, 2, 3, 3, 4, 4, 5, 6)[rank])


def label_point(polygon: Polygon) -> tuple[float, float]:
    """The middle of the widest room for a line of text: the largest ellipse inside the polygon, in Mercator."""
    narrow = 0.4
    coarse = polygon.simplify(0.02) if polygon.area > 1 else polygon
    flat = shapely.transform(coarse, lambda xy: to_mercator(xy) * [narrow, 1])
    if not flat.is_valid:
        parts = topology.polygons_in(shapely.make_valid(flat, method="structure", keep_collapsed=False))
        flat = max(parts, key=lambda part: part.area)
    x, y = shapely.maximum_inscribed_circle(flat, tolerance=math.sqrt(flat.area) / 100).coords[0]
    return round(x / narrow, 3), round(math.degrees(math.atan(math.sinh(math.radians(y)))), 3)


def to_mercator(xy: np.ndarray) -> np.ndarray:
    """Longitude and latitude to Mercator, in degrees of longitude."""
    latitude = np.radians(np.clip(xy[:, 1], -85, 85))
    return np.column_stack((xy[:, 0], np.degrees(np.arcsinh(np.tan(latitude)))))


def feature(properties: dict, longitude: float, latitude: float, zoom: int) -> dict:
    """A point feature; unknown properties are left out."""
    known = {key: value for key, value in properties.items() if value not in (None, "")}
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "properties": known, "geometry": geometry, "tippecanoe": {"minzoom": zoom}}
