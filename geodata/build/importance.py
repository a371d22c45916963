"""Which towns matter: matching them to Natural Earth's ranks, and telling towns from districts of a city.

The town list has no word for "district"; Natural Earth's list of places has few and well-ranked ones, but wrong or
missing GeoNames numbers. Together they are good.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable

KM_PER_DEGREE = 111.2


class Grid:
    """Towns by one-degree cell, for looking around a point."""

    def __init__(self, towns: Iterable[dict] = ()) -> None:
        self.cells: dict[tuple[int, int], list[dict]] = {}
        for town in towns:
            self.add(town)

    def add(self, town: dict) -> None:
        """Adds a town."""
        self.cells.setdefault((math.floor(town["longitude"]), math.floor(town["latitude"])), []).append(town)

    def around(self, longitude: float, latitude: float, reach_km: float) -> list[tuple[float, dict]]:
        """Towns within the reach (at most about 100 km, less near the poles), nearest first, with distances."""
        x, y = math.floor(longitude), math.floor(latitude)
        near = [town for dx in (-1, 0, 1) for dy in (-1, 0, 1) for town in self.cells.get((x + dx, y + dy), [])]
        measured = [(distance_km(longitude, latitude, town), town) for town in near]
        return sorted((pair for pair in measured if pair[0] <= reach_km), key=lambda pair: pair[0])


def distance_km(longitude: float, latitude: float, town: dict) -> float:
    """Distance of a point to a town near it."""
    east = (town["longitude"] - longitude) * math.cos(math.radians(latitude))
    return KM_PER_DEGREE * math.hypot(east, town["latitude"] - latitude)


def plain(name: str) -> str:
    """A name reduced to its basic letters."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if letter.isalpha() and not unicodedata.combining(letter))


def scale_ranks(towns: list[dict], places: list[dict]) -> dict[int, int]:
    """Natural Earth's scale rank (0 the most important) by GeoNames number."""
    grid = Grid(towns)
    ranks: dict[int, int] = {}
    for place in sorted(places, key=lambda row: row["scalerank"]):
        town = match(place, grid)
        if town:
            ranks.setdefault(town["geonameid"], int(place["scalerank"]))
    return ranks


def match(place: dict, grid: Grid) -> dict | None:
    """The town a Natural Earth place stands for: by name nearby, else by number nearby, else the largest close by."""
    near = grid.around(place["longitude"], place["latitude"], 45)
    wanted = {plain(place[key] or "") for key in ("name", "nameascii", "namealt", "namepar")} - {""}
    named = [town for _, town in near if wanted & {plain(town["name"]), *map(plain, town["alternatenames"])}]
    if named:
        return max(named, key=lambda town: town["population"])
    numbered = [town for _, town in near if town["geonameid"] == int(place["geonameid"] or 0)]
    if numbered:
        return numbered[0]
    close = [town for km, town in near if km < 12 and town["population"] > 0.4 * place["pop_max"]]
    return max(close, key=lambda town: town["population"], default=None)


def without_districts(towns: list[dict], ranked: set[int], wanted: set[int]) -> set[int]:
    """The numbers of the towns that are no districts of a larger one.

    Within a city's likely extent, a town is a district if it is much smaller, or if nobody ranks it.
    """
    accepted = Grid()
    kept = set()
    for town in sorted(towns, key=lambda t: (t["geonameid"] not in ranked, -t["population"])):
        number = town["geonameid"]
        for km, city in accepted.around(town["longitude"], town["latitude"], 60):
            same = city["countrycode"] == town["countrycode"]
            much_smaller = city["population"] > 2.5 * town["population"]
            if same and km < extent_km(city) and (much_smaller or number not in ranked) and number not in wanted:
                break
        else:
            accepted.add(town)
            kept.add(number)
    return kept


def extent_km(city: dict) -> float:
    """A generous radius of a city by its population."""
    return min(55.0, 11 * math.sqrt(city["population"] / 1e6))
