"""Reading shapefiles record by record through their index, which stays right where the main file has gaps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import shapefile
import shapely
from shapely.geometry import shape


def records(path: Path) -> Iterator[dict]:
    """The attribute rows alone."""
    with shapefile.Reader(str(path), encoding="latin-1") as reader:
        for number in range(len(reader)):
            yield reader.record(number).as_dict()


def features(path: Path) -> Iterator[tuple[dict, shapely.Geometry]]:
    """Attribute rows with their geometries, empty ones left out."""
    with shapefile.Reader(str(path), encoding="latin-1") as reader:
        for number in range(len(reader)):
            outline = reader.shape(number)
            if outline.points:
                yield reader.record(number).as_dict(), shape(outline.__geo_interface__)
