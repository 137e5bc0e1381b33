"""Branching vessels, grown from a seed inside an organ."""

from dataclasses import dataclass

import numpy as np

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.solids import Points, Solid, Tube

Vector = tuple[float, float, float]


@dataclass(frozen=True)
class Growth:
    """How a tree grows: every branch is `shrink` times as long, `thin` times as wide as its parent."""

    length_mm: float
    radius_mm: float
    generations: int
    spread: float = 0.65
    shrink: float = 0.8
    thin: float = 0.74


def grow(
    root: PointLps, way: Vector, growth: Growth, inside: Solid, seed: tuple[int, ...]
) -> tuple[Tube, ...]:
    """Return the branches of a tree that begins at `root` in direction `way` and stays `inside`."""
    rng = np.random.default_rng(seed)
    grown: list[Tube] = []
    tips = [(np.array(root), _unit(np.array(way)), growth.length_mm, growth.radius_mm)]
    for _ in range(growth.generations):
        following = []
        for start, direction, length, radius in tips:
            end = start + direction * length
            if not _holds(inside, end):
                end = start + direction * length * 0.45
                if not _holds(inside, end):
                    continue
            grown.append(Tube(_point(start), _point(end), radius, radius * 0.85))
            turn = _unit(np.cross(direction, rng.normal(size=3))) * growth.spread
            for side, share in ((1.0, 1.0), (-1.15, 0.85)):
                leaning = _unit(direction + side * turn + rng.normal(scale=0.12, size=3))
                reach = length * growth.shrink * rng.uniform(0.8, 1.2)
                following.append((end, leaning, reach, radius * growth.thin * share))
        tips = following
    return tuple(grown)


def _holds(solid: Solid, at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> bool:
    x, y, z = (np.full((1, 1), v, np.float32) for v in at)
    return float(solid.depth_mm(Points(x, y, z)).max()) > 3.0


def _unit(
    way: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(way / np.sqrt((way * way).sum()))


def _point(at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> PointLps:
    return PointLps(*(float(v) for v in at))
