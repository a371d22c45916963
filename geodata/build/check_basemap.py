"""Checks basemap.pmtiles, labels.geojson and worldviews.json: part of every build, and to be run alone.

    venv/bin/python check_basemap.py [FOLDER]

Every tile decodes; layers and properties are those documented; no name has letters of another language; every line on
the map has its entry in worldviews.json and every entry its line; no tile of the close views is missing that has land.
Ends with a table of how many names are known by language.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import mapbox_vector_tile
import shapely
from pmtiles.reader import MmapSource, Reader, all_tiles
from shapely.geometry import shape

import archive
import naming
from town_names import REGION

NAMES = {"name"} | {f"name:{language}" for language in (*naming.LANGUAGES, "local")}
LAYERS = {
    "bathymetry": {"depth"},
    "land": set(),
    "urban": set(),
    "glaciers": set(),
    "lakes": set(),
    "rivers": NAMES | {"rank"},
    "admin1": set(),
    "boundaries": {"left", "right", "un", "held", "line"},
    "country_labels": NAMES | {"iso", "rank", "main"},
    "lake_labels": NAMES | {"rank", "width"},
    "places": NAMES | {"id", "cc", "pop", "capital", "rank"},
}
REQUIRED = {
    "bathymetry": {"depth"}, "rivers": {"rank"}, "boundaries": {"left", "right", "un", "held"},
    "country_labels": {"name", "iso", "rank", "main"}, "lake_labels": {"name", "rank", "width"},
    "places": {"name", "id", "cc", "pop", "capital", "rank"},
}
DRAWN = {"solid", "dashed", "none"}
KINDS = {"ocean", "sea", "strait", "range", "plateau", "plain", "desert", "peninsula", "island", "islands", "region"}
KNOWN_TOWN = 50_000


class Findings:
    """What is wrong, and what was counted."""

    def __init__(self) -> None:
        self.wrong: Counter[str] = Counter()
        self.lines: dict[str, set[str]] = {}
        self.named: dict[tuple, dict] = {}

    def names(self, where: str, properties: dict) -> None:
        """Notes names with letters that do not belong, and names that say nothing new."""
        for key, value in properties.items():
            if key in NAMES - {"name"} and not naming.fits(value, key[5:]):
                self.wrong[f"{where}: {key} {value!r} of {properties['name']!r}"] += 1
            elif key in NAMES and not set(value) <= naming.drawable():
                self.wrong[f"{where}: {key} {value!r} has letters that the fonts lack"] += 1
        for language, other in naming.STAND_IN.items():
            stand_in = properties.get(f"name:{other}", properties.get("name"))
            if f"name:{language}" in properties and properties[f"name:{language}"] == stand_in:
                self.wrong[f"{where}: name:{language} of {properties['name']!r} is what would stand in for it"] += 1


def main() -> None:
    """Prints the findings; fails if anything is wrong."""
    default = Path(__file__).resolve().parent.parent
    check(Path(sys.argv[1]) if len(sys.argv) > 1 else default, default)


def check(built: Path, written: Path) -> None:
    """Checks the archive in one folder and the files written by hand in another."""
    findings = Findings()
    with (built / "basemap.pmtiles").open("rb") as file:
        reader = Reader(MmapSource(file))
        check_gaps(reader, check_tiles(reader, findings), findings)
    check_labels(written / "labels.geojson", findings)
    check_views(written / "worldviews.json", findings)
    print_coverage(findings)
    for finding, times in findings.wrong.most_common(40):
        print(f"  {finding} ({times})")
    if findings.wrong:
        sys.exit(f"{len(findings.wrong)} findings")
    print("basemap: nothing wrong")


def check_tiles(reader: Reader, findings: Findings) -> dict[tuple[int, int, int], bool]:
    """Decodes every tile; returns the tiles that there are, and whether each has land."""
    present = {}
    for number, data in all_tiles(reader.get_bytes):
        layers = archive.parsed(data).layers
        present[number] = any(layer.name == "land" for layer in layers)
        for layer in layers:
            if layer.name not in LAYERS:
                findings.wrong[f"unknown layer {layer.name}"] += 1
                continue
            for item in layer.features:
                check_feature(layer.name, properties_of(layer, item), findings)
    return present


def properties_of(layer: object, item: object) -> dict[str, str | int]:
    """The properties of one feature of a tile."""
    properties = {}
    for key, value in zip(item.tags[::2], item.tags[1::2]):
        ((_, content),) = layer.values[value].ListFields()
        properties[layer.keys[key]] = content
    return properties


def check_feature(layer: str, properties: dict, findings: Findings) -> None:
    """Checks the properties of one feature."""
    unknown = properties.keys() - LAYERS[layer]
    missing = REQUIRED.get(layer, set()) - properties.keys()
    odd = [key for key, value in properties.items() if not isinstance(value, (str, int))]
    if unknown or missing or odd:
        findings.wrong[f"{layer}: unknown {sorted(unknown)}, missing {sorted(missing)}, odd {odd}"] += 1
    elif "name" in properties:
        key = (layer, properties.get("id") or properties.get("iso") or properties["name"])
        if key not in findings.named:
            findings.named[key] = properties
            findings.names(layer, properties)
    elif layer == "boundaries":
        ordinary = properties["un"] == properties["held"] == "solid"
        if not {properties["un"], properties["held"]} <= DRAWN or not (ordinary or "line" in properties):
            findings.wrong[f"boundaries: {properties}"] += 1
        if "line" in properties:
            findings.lines.setdefault(properties["line"], set()).update((properties["left"], properties["right"]))


def check_gaps(reader: Reader, present: dict[tuple[int, int, int], bool], findings: Findings) -> None:
    """A tile of the close views may be missing only where the tile above it has no land, its margin apart."""
    for (zoom, x, y), has_land in list(present.items()):
        if archive.WORLD_ZOOM <= zoom < archive.CLOSE_ZOOM and has_land:
            children = [(zoom + 1, 2 * x + dx, 2 * y + dy) for dx in (0, 1) for dy in (0, 1)]
            if all(archive.wanted(*child) for child in children) and not any(child in present for child in children):
                land = mapbox_vector_tile.decode(gzip.decompress(reader.get(zoom, x, y)))["land"]["features"]
                inner = shapely.box(0, 0, archive.EXTENT, archive.EXTENT)
                if any(shape(item["geometry"]).intersection(inner).area for item in land):
                    findings.wrong[f"no tile below {zoom}/{x}/{y}"] += 1


def check_labels(path: Path, findings: Findings) -> None:
    """Names, kinds and baselines of the labels written by hand."""
    rows = json.loads(path.read_text(encoding="utf-8"))["features"]
    names = [row["properties"]["id"] for row in rows]
    if names != sorted(set(names)):
        findings.wrong["labels.geojson: identifiers are not sorted, or not unique"] += 1
    for row in rows:
        properties, points = row["properties"], row["geometry"]["coordinates"]
        unknown = properties.keys() - NAMES - {"id", "kind", "rank", "alternates"}
        if unknown or properties["kind"] not in KINDS or not 0 <= properties["rank"] <= 6:
            findings.wrong[f"labels.geojson: {properties['id']}: {sorted(unknown)}"] += 1
        if not 2 <= len(points) <= 5 or points[0][0] >= points[-1][0]:
            findings.wrong[f"labels.geojson: the baseline of {properties['id']}"] += 1
        findings.named["labels", properties["id"]] = properties
        findings.names("labels.geojson", properties)


def check_views(path: Path, findings: Findings) -> None:
    """The entries of worldviews.json are those of the lines on the map."""
    views = json.loads(path.read_text(encoding="utf-8"))
    entries = {entry["id"] for entry in views["lines"]}
    for entry in sorted(entries ^ findings.lines.keys()):
        findings.wrong[f"line {entry}: " + ("not on the map" if entry in entries else "not in worldviews.json")] += 1
    for entry in views["lines"]:
        styles = {entry["un"]["draw"], entry["held"]["draw"]}
        if not styles <= DRAWN or set(entry["sides"]) != findings.lines.get(entry["id"]):
            findings.wrong[f"worldviews.json: {entry['id']}"] += 1
    for note in views["notes"]:
        if note.keys() != {"id", "title", "at", "text"}:
            findings.wrong[f"worldviews.json: {note.get('id')}"] += 1


def print_coverage(findings: Findings) -> None:
    """How many things of a kind have a name in each language; one that stands in counts as none."""
    towns = {key: value for key, value in findings.named.items() if key[0] == "places"}
    groups = {layer: [value for key, value in findings.named.items() if key[0] == layer]
              for layer in ("country_labels", "rivers", "lake_labels", "labels", "places")}
    groups["large towns"] = [p for p in towns.values() if p["cc"] in REGION and p["pop"] > KNOWN_TOWN]
    groups["capitals"] = [p for p in towns.values() if p["capital"]]
    languages = (*naming.LANGUAGES, "local")
    print(f"{'names':>16}  {'all':>6}  " + "  ".join(f"{language:>5}" for language in languages))
    for group, rows in groups.items():
        counts = (sum(f"name:{language}" in row for row in rows) for language in languages)
        print(f"{group:>16}  {len(rows):>6}  " + "  ".join(f"{count:>5}" for count in counts))


if __name__ == "__main__":
    main()
