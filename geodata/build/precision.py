"""Gives back to the world's outlines the decimals that their package has rounded away.

The outlines come on a grid of 0.0036 by 0.0017 degrees, which shows as stairs in close views. Another package holds
nearly the same outlines, older but unrounded: a point takes the position of the nearest unrounded one within its own
grid cell. What a point becomes depends on the point alone, so shared outlines stay shared.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import shapely

from shapefiles import features
from topology import DIGITS, Topology, scale_of

SOURCES = ("ne_10m_land", "ne_10m_admin_0_boundary_lines_land")
HALF = 0.51


def unrounded_points(shapefiles: Path) -> np.ndarray:
    """The points of coasts and country lines without rounding, one row each."""
    shapes = [outline for name in SOURCES for _, outline in features(shapefiles / name)]
    return np.unique(np.round(shapely.get_coordinates(shapes), DIGITS), axis=0)


def refined(topology: Topology, path: Path, points: np.ndarray) -> Topology:
    """The topology with its points moved to the unrounded positions, where there are any."""
    cell = np.array(scale_of(path)) * HALF
    rounded = np.unique(np.array([point for arc in topology.arcs for point in arc]), axis=0)
    tree = shapely.STRtree(shapely.points(points))
    _, nearest = tree.query_nearest(shapely.points(rounded), all_matches=False)
    found = points[nearest]
    good = (np.abs(found - rounded) <= cell).all(axis=1) & (np.abs(rounded[:, 0]) < 179.99)
    moved = {tuple(old): (float(new[0]), float(new[1]))
             for old, new in zip(rounded[good].tolist(), found[good].tolist())}
    arcs = [without_repeats([moved.get(point, point) for point in arc]) for arc in topology.arcs]
    return Topology(arcs, topology.areas)


def without_repeats(arc: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """An arc without points that repeat the one before."""
    kept = arc[:1] + [point for before, point in zip(arc, arc[1:]) if point != before]
    return kept if len(kept) > 1 else arc
