"""Draws a plain picture of a part of the basemap, to look at a rebuilt archive.

    venv/bin/python preview.py basemap.pmtiles picture.png --center 48,41 --zoom 5 [--tiles 4x3]

The zoom is that of the tiles; a tile is drawn 512 pixels wide. Styles are only good enough to judge the data by.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from pathlib import Path

import mapbox_vector_tile
from PIL import Image, ImageDraw, ImageFont
from pmtiles.reader import MmapSource, Reader

from naming import STAND_IN

SIDE = 512
EXTENT = 4096
SEA, LAND, ICE, WATER = "#b9d3e3", "#f1eee6", "#ffffff", "#a9cbe0"
SHALLOW, DEEP, DEEPEST = (0xb9, 0xd3, 0xe3), (0x7f, 0xa9, 0xc9), 6000
URBAN = "#e3d5c5"
LINES = {
    "rivers": ("#6fa3c7", 1), "admin1": ("#c9bfd3", 1), "solid": ("#5c4470", 2), "dashed": ("#d08030", 2),
}


def main() -> None:
    """Reads the tiles around a point and saves one picture."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--center", default="48,41", help="longitude,latitude")
    parser.add_argument("--zoom", type=int, default=5)
    parser.add_argument("--tiles", default="3x2", help="columns x rows")
    parser.add_argument("--font", help="a TrueType font with all the letters")
    parser.add_argument("--language", help="the language of the names, such as ru; English if not given")
    parser.add_argument("--labels", type=Path, help="labels.geojson, to draw its baselines and names as well")
    parser.add_argument("--held", action="store_true", help="lines as administered")
    arguments = parser.parse_args()
    longitude, latitude = map(float, arguments.center.split(","))
    columns, rows = map(int, arguments.tiles.split("x"))
    count = 2**arguments.zoom
    mercator = math.asinh(math.tan(math.radians(latitude))) / math.pi
    west = (longitude + 180) / 360 * count - columns / 2
    north = (1 - mercator) / 2 * count - rows / 2
    image = Image.new("RGB", (columns * SIDE, rows * SIDE), SEA)
    labels = []
    with arguments.archive.open("rb") as file:
        reader = Reader(MmapSource(file))
        for y in range(math.floor(north), math.floor(north) + rows + 1):
            for x in range(math.floor(west), math.floor(west) + columns + 1):
                data = reader.get(arguments.zoom, x % count, y) if 0 <= y < count else None
                corner = (round((x - west) * SIDE), round((y - north) * SIDE))
                if data:
                    image.paste(tile_picture(data, corner, labels, "held" if arguments.held else "un"), corner)
    if arguments.labels:
        draw_baselines(ImageDraw.Draw(image), arguments.labels, count * SIDE, (west * SIDE, north * SIDE), labels)
    draw_labels(ImageDraw.Draw(image), labels, f"name:{arguments.language}", arguments.font)
    image.save(arguments.picture)


def tile_picture(data: bytes, corner: tuple[int, int], labels: list, view: str) -> Image.Image:
    """One tile without its labels, drawn at double size; the labels are added to the list."""
    layers = mapbox_vector_tile.decode(gzip.decompress(data), default_options={"y_coord_down": True})
    double = 2 * SIDE / EXTENT
    picture = Image.new("RGB", (2 * SIDE, 2 * SIDE), SEA)
    draw = ImageDraw.Draw(picture)
    for item in layers.get("bathymetry", {}).get("features", []):
        share = min(1, item["properties"]["depth"] / DEEPEST)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(SHALLOW, DEEP))
        for outline, *_holes in polygons(item["geometry"]):
            draw.polygon([(x * double, y * double) for x, y in outline], fill=colour)
    for layer, colour in (("land", LAND), ("urban", URBAN), ("glaciers", ICE), ("lakes", WATER)):
        for item in layers.get(layer, {}).get("features", []):
            for outline, *holes in polygons(item["geometry"]):
                draw.polygon([(x * double, y * double) for x, y in outline], fill=colour)
                for hole in holes:
                    draw.polygon([(x * double, y * double) for x, y in hole], fill=SEA if layer == "land" else LAND)
    for layer in ("rivers", "admin1", "boundaries"):
        for item in layers.get(layer, {}).get("features", []):
            style = item["properties"][view] if layer == "boundaries" else layer
            if style == "none":
                continue
            colour, width = LINES[style]
            geometry = item["geometry"]
            parts = geometry["coordinates"] if geometry["type"].startswith("Multi") else [geometry["coordinates"]]
            for part in parts:
                draw.line([(x * double, y * double) for x, y in part], fill=colour, width=2 * width, joint="curve")
    for layer in ("country_labels", "lake_labels", "places"):
        for item in layers.get(layer, {}).get("features", []):
            x, y = item["geometry"]["coordinates"]
            if 0 <= x < EXTENT and 0 <= y < EXTENT:
                at = (corner[0] + x * SIDE / EXTENT, corner[1] + y * SIDE / EXTENT)
                labels.append((layer, item["properties"], at))
    return picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def draw_baselines(draw: ImageDraw.ImageDraw, path: Path, world: int, corner: tuple, labels: list) -> None:
    """Draws the baselines of the labels written by hand; their names are added to the list, at the middle."""
    for item in json.loads(path.read_text(encoding="utf-8"))["features"]:
        points = []
        for longitude, latitude in item["geometry"]["coordinates"]:
            mercator = math.asinh(math.tan(math.radians(latitude))) / math.pi
            points.append(((longitude + 180) / 360 * world - corner[0], (1 - mercator) / 2 * world - corner[1]))
        draw.line(points, fill="#20804080", width=2)
        labels.append(("labels", item["properties"], points[len(points) // 2]))


def polygons(geometry: dict) -> list:
    """The polygons of a decoded geometry, as lists of rings."""
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def draw_labels(draw: ImageDraw.ImageDraw, labels: list, key: str, typeface: str | None) -> None:
    """Draws labels in the order of importance and leaves out what would overlap."""
    taken: list[tuple] = []
    order = {"labels": 0, "country_labels": 1, "lake_labels": 2, "places": 3}
    ranked = sorted(labels, key=lambda label: (order[label[0]], -label[1].get("main", 1), label[1]["rank"]))
    for layer, properties, (x, y) in ranked:
        text = properties.get(key) or properties.get(f"name:{STAND_IN.get(key[5:])}") or properties["name"]
        size = {"country_labels": 17, "lake_labels": 15}.get(layer, 14 if properties["rank"] < 5 else 12)
        font = ImageFont.truetype(typeface, size) if typeface else ImageFont.load_default(size)
        text = text.upper() if layer == "country_labels" else text
        box = draw.textbbox((x, y), text, font=font, anchor="lm" if layer == "places" else "mm")
        box = (box[0], box[1], box[2] + 6, box[3])
        if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            continue
        taken.append(box)
        colour = {"country_labels": "#5c4470", "lake_labels": "#3f6f90", "labels": "#207040"}.get(layer, "#222222")
        if layer == "places":
            draw.ellipse((x - 3, y - 3, x + 3, y + 3), fill="#b3142b" if properties["capital"] else colour)
            draw.text((x + 6, y), text, fill=colour, font=font, anchor="lm", stroke_width=2, stroke_fill="white")
        else:
            draw.text((x, y), text, fill=colour, font=font, anchor="mm", stroke_width=2, stroke_fill="white")


if __name__ == "__main__":
    main()
