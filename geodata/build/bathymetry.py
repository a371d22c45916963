"""Depth steps of the seas: smooth nested polygons contoured from ETOPO5.

ETOPO5 gives the Caspian Sea as a plane at -30 m, so its basins are not among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from PIL import Image, ImageDraw
from shapely.geometry import Polygon, box

from elevation import Etopo, smooth, step

DEPTHS = (200, 1000, 2000, 3500, 5000)
SMOOTHING = {200: 2.0, 1000: 3.0, 2000: 3.6, 3500: 5.0, 5000: 6.0}  # in cells of 5 minutes
LEAST_KM2 = {200: 3000, 1000: 6000, 2000: 10000, 3500: 30000, 5000: 60000}
TOLERANCE = 0.04  # degrees: two pixels of zoom 6
LEAST_ISLAND_KM2 = 25  # smaller islands make no hole: a hole of at least 20 km for each would double the size
COAST_CELLS = 1.0  # the width of the strip along the shore that stays free
DIGITS = 4
BEYOND = 24  # columns repeated beyond the antimeridian, so that contours pass over it


def features(etopo: Path, land: Iterable[Polygon] = ()) -> Iterator[tuple[shapely.Geometry, dict]]:
    """Polygons deeper than each step, the shallow steps first; `land` are areas to keep clear of, in degrees."""
    grid = Etopo(etopo)
    longitudes, latitudes = grid.axes()
    shore = (grid.metres > 0).astype(np.float32)
    outlines = rasterised(land, longitudes, latitudes)
    if outlines.any():
        shore = np.maximum(outlines, shore * smooth(outlines, 4) * 3)
    free = 1 - step(smooth(np.minimum(shore, 1), COAST_CELLS) / 0.35)
    depth = np.maximum(-grid.metres, 0)
    outer = None
    for limit in DEPTHS:
        field = smooth(depth, SMOOTHING[limit]) * free
        areas = contoured(field, longitudes, latitudes, limit, outlines)
        if outer is not None:
            areas = shapely.intersection(areas, outer)
        outer = areas
        for polygon in sorted(polygons_in(areas), key=lambda area: area.bounds):
            if square_km(polygon) >= LEAST_KM2[limit] / 4:
                yield polygon, {"depth": limit}


def rasterised(land: Iterable[Polygon], longitudes: np.ndarray, latitudes: np.ndarray) -> np.ndarray:
    """1 in every cell that land touches, the smallest islands left out."""
    cells = 1 / (longitudes[1] - longitudes[0])
    image = Image.new("L", (longitudes.size, latitudes.size), 0)
    pen = ImageDraw.Draw(image)

    def pixels(ring) -> list[tuple[float, float]]:
        corners = np.asarray(ring.coords)[:, :2]
        return list(zip((corners[:, 0] - longitudes[0]) * cells, (latitudes[0] - corners[:, 1]) * cells))

    for polygon in land:
        if square_km(polygon) < LEAST_ISLAND_KM2:
            continue
        pen.polygon(pixels(polygon.exterior), fill=1, outline=1)
        for hole in polygon.interiors:
            pen.polygon(pixels(hole), fill=0, outline=1)
    return np.asarray(image, dtype=np.float32)


def contoured(
    field: np.ndarray, longitudes: np.ndarray, latitudes: np.ndarray, limit: float, outlines: np.ndarray,
) -> shapely.Geometry:
    """The area where the field exceeds the limit, without specks, simplified, cut at the antimeridian."""
    repeated = np.arange(-BEYOND, longitudes.size + BEYOND)
    x = longitudes[0] + repeated * (longitudes[1] - longitudes[0])
    wide = field[:, repeated % longitudes.size]
    y = latitudes.copy()
    y[0], y[-1] = 90, -90
    generator = contour_generator(x, y, wide, fill_type=FillType.OuterOffset)
    pieces = []
    for points, offsets in zip(*generator.filled(limit, np.inf)):
        rings = [points[start:end] for start, end in zip(offsets, offsets[1:])]
        outline = Polygon(rings[0])
        if square_km(outline) < LEAST_KM2[limit]:
            continue
        holes = [ring for ring in rings[1:] if kept(ring, limit, longitudes, latitudes, outlines)]
        pieces.append(Polygon(rings[0], holes))
    area = shapely.make_valid(shapely.simplify(shapely.MultiPolygon(pieces), TOLERANCE))
    area = shapely.set_precision(area, 10**-DIGITS)
    return shapely.intersection(area, box(-180, -90, 180, 90))


def kept(ring: np.ndarray, limit: float, longitudes: np.ndarray, latitudes: np.ndarray, outlines: np.ndarray) -> bool:
    """Whether a rise stays a hole: a large one, or one with an island."""
    if square_km(Polygon(ring)) >= LEAST_KM2[limit]:
        return True
    (west, south), (east, north) = ring.min(axis=0), ring.max(axis=0)
    columns = np.arange(np.floor((west - longitudes[0]) * 12), np.ceil((east - longitudes[0]) * 12) + 1).astype(int)
    rows = slice(max(int((latitudes[0] - north) * 12), 0), int((latitudes[0] - south) * 12) + 2)
    return bool(outlines[rows][:, columns % longitudes.size].any())


def square_km(polygon: Polygon) -> float:
    """The area on the ground, near enough."""
    _, south, _, north = polygon.bounds
    return polygon.area * 111.2**2 * np.cos(np.radians((south + north) / 2))


def polygons_in(geometry: shapely.Geometry) -> list[Polygon]:
    """The polygons of any geometry."""
    return [part for part in shapely.get_parts(geometry) if isinstance(part, Polygon) and not part.is_empty]
