"""From features to the tile archive: tiling with tippecanoe, then rewriting with our own metadata and checks."""

from __future__ import annotations

import functools
import gzip
import json
import math
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import mapbox_vector_tile.Mapbox.vector_tile_pb2 as vector_tile
from pmtiles.reader import MmapSource, Reader, all_tiles
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer
from shapely.geometry import shape

from places import CLOSE_VIEWS

WORLD_ZOOM = 7
CLOSE_ZOOM = 9
EXTENT = 4096
BUFFER = 8
FLAGS = (
    "--drop-rate=1", "--no-tile-size-limit", "--no-feature-limit", "--no-tiny-polygon-reduction",
    "--no-simplification-of-shared-nodes", "--simplification=4", "--simplify-only-low-zooms", f"--buffer={BUFFER}",
    "--preserve-input-order", "--force", "--quiet",
)
# Layers that end with the zooms of the world.
WORLD_ONLY = {"country_labels", "bathymetry"}


def write_layer(name: str, folders: dict[str, Path], rows: Iterable[dict]) -> int:
    """Writes features one a line, for the world and for the close views; returns how many there are."""
    count = 0
    west, south, east, north = close_bounds()
    files = {kind: (folder / f"{name}.ndjson").open("w", encoding="utf-8") for kind, folder in folders.items()}
    for row in rows:
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
        count += 1
        if row["tippecanoe"]["minzoom"] <= WORLD_ZOOM:
            files["world"].write(line)
        x1, y1, x2, y2 = shape(row["geometry"]).bounds
        if name not in WORLD_ONLY and x1 <= east and x2 >= west and y1 <= north and y2 >= south:
            files["close"].write(line)
    for file in files.values():
        file.close()
    return count


def close_tiles(zoom: int) -> tuple[int, int, int, int]:
    """The tiles of the close views at a zoom: first and last column, first and last row."""
    west, south, east, north = CLOSE_VIEWS
    count = 2**zoom
    rows = [(1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * count for latitude in (north, south)]
    columns = [(longitude + 180) / 360 * count for longitude in (west, east)]
    return math.floor(columns[0]), math.ceil(columns[1]) - 1, math.floor(rows[0]), math.ceil(rows[1]) - 1


def close_bounds() -> tuple[float, float, float, float]:
    """The whole tiles of the close views, with their buffer: west, south, east, north."""
    count, margin = 2 ** (WORLD_ZOOM + 1), 2 * BUFFER / 256
    first, last, top, bottom = close_tiles(WORLD_ZOOM + 1)
    rows = (bottom + 1 + margin, top - margin)
    south, north = (math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / count)))) for row in rows)
    return (first - margin) / count * 360 - 180, south, (last + 1 + margin) / count * 360 - 180, north


def tile(layers: list[str], folders: dict[str, Path]) -> list[Path]:
    """Cuts the layers into tiles: one archive for the world, one for the close views."""
    tool = Path(sysconfig.get_path("scripts")) / "tippecanoe"
    zooms = {"world": (0, WORLD_ZOOM, ()), "close": (
        WORLD_ZOOM + 1, CLOSE_ZOOM, ("--clip-bounding-box=" + ",".join(f"{side:.6f}" for side in close_bounds()),),
    )}
    targets = []
    for kind, folder in folders.items():
        first, last, clip = zooms[kind]
        named = [word for name in layers if (folder / f"{name}.ndjson").stat().st_size
                 for word in ("-L", f"{name}:{folder / name}.ndjson")]
        targets.append(folder / "tiles.pmtiles")
        command = [str(tool), *FLAGS, *clip, f"--minimum-zoom={first}", f"--maximum-zoom={last}"]
        subprocess.run([*command, "-o", str(targets[-1]), *named], check=True)
    return targets


def wanted(zoom: int, x: int, y: int) -> bool:
    """Whether a tile is one of the world or of the close views; cutting leaves some beside them."""
    first, last, top, bottom = close_tiles(zoom)
    return zoom <= WORLD_ZOOM or (first <= x <= last and top <= y <= bottom)


def finish(sources: list[Path], target: Path, metadata: dict) -> dict[int, Counter]:
    """Copies the tiles into the final archive with our metadata; returns bytes per zoom and layer.

    Stops at a tile the map could not draw: a wrong extent, or a property that is not a string, an int or a double.
    """
    gzip.compress = functools.partial(gzip.compress, mtime=0)  # the writer's directories: same input, same bytes
    sizes: dict[int, Counter] = {zoom: Counter() for zoom in range(CLOSE_ZOOM + 1)}
    fields: dict[str, dict[str, str]] = {}
    zooms: dict[str, set[int]] = {}
    tiles = {}
    for source in sources:
        with source.open("rb") as file:
            for (zoom, x, y), data in all_tiles(Reader(MmapSource(file)).get_bytes):
                if not wanted(zoom, x, y):
                    continue
                tiles[zxy_to_tileid(zoom, x, y)] = data = repacked(data)
                sizes[zoom]["tiles"] += 1
                sizes[zoom]["bytes"] += len(data)
                for layer in parsed(data).layers:
                    inspect(layer, fields.setdefault(layer.name, {}))
                    zooms.setdefault(layer.name, set()).add(zoom)
                    sizes[zoom][layer.name] += len(gzip.compress(layer.SerializeToString()))
    metadata = metadata | {"close_views": f"zoom {WORLD_ZOOM + 1}-{CLOSE_ZOOM}: {CLOSE_VIEWS}", "vector_layers": [
        {"id": name, "fields": fields[name], "minzoom": min(zooms[name]), "maxzoom": max(zooms[name])}
        for name in metadata.pop("order") if name in fields
    ]}
    header = {
        "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": CLOSE_ZOOM,
        "min_lon_e7": -1800000000, "min_lat_e7": -850511287, "max_lon_e7": 1800000000, "max_lat_e7": 850511287,
        "center_zoom": 4, "center_lon_e7": 480000000, "center_lat_e7": 410000000,
    }
    partial = target.with_suffix(".partial")
    with partial.open("wb") as file:
        writer = Writer(file)
        for number in sorted(tiles):
            writer.write_tile(number, tiles[number])
        writer.finalize(header, metadata)
    partial.replace(target)
    return sizes


def repacked(data: bytes) -> bytes:
    """A tile compressed as tightly as gzip can."""
    return gzip.compress(gzip.decompress(data), 9)


def parsed(data: bytes) -> vector_tile.tile:
    """A decoded tile as its protobuf message."""
    message = vector_tile.tile()
    message.ParseFromString(gzip.decompress(data))
    return message


def inspect(layer: object, fields: dict[str, str]) -> None:
    """Checks one layer of one tile and notes the kinds of its properties."""
    if layer.extent != EXTENT:
        sys.exit(f"layer {layer.name}: extent {layer.extent}")
    kinds = {"string_value": "String", "int_value": "Number", "double_value": "Number"}
    for item in layer.features:
        for key, value in zip(item.tags[::2], item.tags[1::2]):
            (kind,) = (field.name for field, _ in layer.values[value].ListFields())
            if kind not in kinds:
                sys.exit(f"layer {layer.name}: property {layer.keys[key]} is a {kind}")
            fields[layer.keys[key]] = kinds[kind]
