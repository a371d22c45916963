"""Rivers put together from the pieces that tiles have cut them into, and the middle of their course."""

from __future__ import annotations

import math

import numpy as np
import shapely
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

# Pieces of one name that are no farther apart than this (degrees) are one river.
APART = 2.0
# Ends no farther than this from another piece are joined to it.
GAP = 0.03


def rivers(pieces: list[shapely.Geometry]) -> list[list[int]]:
    """The numbers of the pieces of each river among those of one name, the longest river first."""
    one, other = shapely.STRtree(pieces).query(pieces, "dwithin", APART)
    count, group = connected_components(coo_matrix((np.ones(len(one)), (one, other)), shape=(len(pieces),) * 2))
    found = [np.flatnonzero(group == wanted).tolist() for wanted in range(count)]
    return sorted(found, key=lambda numbers: (-sum(pieces[number].length for number in numbers), numbers))


def middle(pieces: list[shapely.Geometry]) -> tuple[float, float]:
    """The point halfway along the longest way through a river."""
    lines = [np.array(line.coords) for line in shapely.get_parts(pieces) if line.length]
    points = np.concatenate(lines)
    # Degrees of longitude are shorter: the measure is right at the river's middle latitude.
    flat = points * [math.cos(math.radians(points[:, 1].mean())), 1]
    graph = linked(steps(lines) + joints(lines, flat), flat)
    source = int(np.argmax(dijkstra(graph, indices=0)))
    far, before = dijkstra(graph, indices=source, return_predecessors=True)
    at = int(np.argmax(far))
    half = far[at] / 2
    while far[at] > half:
        at = before[at]
    return tuple(points[at].tolist())


def steps(lines: list[np.ndarray]) -> list[tuple[int, int]]:
    """The edges along the lines, between points numbered in their order."""
    starts = np.cumsum([0] + [len(line) for line in lines])
    return [(at, at + 1) for start, line in zip(starts, lines) for at in range(start, start + len(line) - 1)]


def joints(lines: list[np.ndarray], flat: np.ndarray) -> list[tuple[int, int]]:
    """Edges from the ends of lines to points near them."""
    starts = np.cumsum([0] + [len(line) for line in lines])
    ends = sorted({*starts[:-1].tolist(), *(starts[1:] - 1).tolist()})
    near = cKDTree(flat).query_ball_point(flat[ends], GAP)
    return [(end, other) for end, others in zip(ends, near) for other in others if other != end]


def linked(edges: list[tuple[int, int]], flat: np.ndarray) -> csr_matrix:
    """The graph of these edges, with the shortest ones added that make it hang together."""
    while True:
        graph = weighted(edges, flat)
        count, part = connected_components(graph, directed=False)
        if count == 1:
            return graph
        inside, outside = np.flatnonzero(part == 0), np.flatnonzero(part != 0)
        distances, nearest = cKDTree(flat[inside]).query(flat[outside])
        at = int(np.argmin(distances))
        edges = [*edges, (int(inside[nearest[at]]), int(outside[at]))]


def weighted(edges: list[tuple[int, int]], flat: np.ndarray) -> csr_matrix:
    """A graph in both directions, with the lengths of its edges."""
    # An edge without a length would count as none.
    one, other = np.unique([*edges, *(edge[::-1] for edge in edges)], axis=0).T
    lengths = np.maximum(np.hypot(*(flat[one] - flat[other]).T), 1e-9)
    return coo_matrix((lengths, (one, other)), shape=(len(flat), len(flat))).tocsr()
