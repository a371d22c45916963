"""From features to the tile archive: tiling with tippecanoe, then rewriting with our own metadata and checks."""

from __future__ import annotations

import functools
import gzip
import json
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

MAX_ZOOM = 6
EXTENT = 4096
FLAGS = (
    "--minimum-zoom=0", f"--maximum-zoom={MAX_ZOOM}", "--drop-rate=1", "--no-tile-size-limit", "--no-feature-limit",
    "--no-tiny-polygon-reduction", "--no-simplification-of-shared-nodes", "--simplification=4",
    "--simplify-only-low-zooms", "--buffer=8", "--preserve-input-order", "--force", "--quiet",
)


def write_layer(path: Path, rows: Iterable[dict]) -> int:
    """Writes features one a line; returns how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
            count += 1
    return count


def tile(layers: dict[str, Path], target: Path) -> None:
    """Cuts the layers into tiles."""
    tool = Path(sysconfig.get_path("scripts")) / "tippecanoe"
    named = [word for name, path in layers.items() for word in ("-L", f"{name}:{path}")]
    subprocess.run([str(tool), *FLAGS, "-o", str(target), *named], check=True)


def finish(source: Path, target: Path, metadata: dict) -> dict[int, Counter]:
    """Copies the tiles into the final archive with our metadata; returns bytes per zoom and layer.

    Stops at a tile the map could not draw: a wrong extent, or a property that is not a string, an int or a double.
    """
    gzip.compress = functools.partial(gzip.compress, mtime=0)  # the writer's directories: same input, same bytes
    sizes: dict[int, Counter] = {zoom: Counter() for zoom in range(MAX_ZOOM + 1)}
    fields: dict[str, dict[str, str]] = {}
    zooms: dict[str, set[int]] = {}
    tiles = {}
    with source.open("rb") as file:
        for (zoom, x, y), data in all_tiles(Reader(MmapSource(file)).get_bytes):
            tiles[zxy_to_tileid(zoom, x, y)] = data
            sizes[zoom]["tiles"] += 1
            sizes[zoom]["bytes"] += len(data)
            for layer in parsed(data).layers:
                inspect(layer, fields.setdefault(layer.name, {}))
                zooms.setdefault(layer.name, set()).add(zoom)
                sizes[zoom][layer.name] += len(gzip.compress(layer.SerializeToString()))
    metadata = metadata | {"vector_layers": [
        {"id": name, "fields": fields[name], "minzoom": min(zooms[name]), "maxzoom": max(zooms[name])}
        for name in metadata.pop("order") if name in fields
    ]}
    header = {
        "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": MAX_ZOOM,
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
