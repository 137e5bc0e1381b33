"""CT numbers inside a tissue: textures, shells, contents, and how contrast medium changes them."""

from dataclasses import dataclass

import numpy as np

from recist_reader.phantom.scene import Shade
from recist_reader.phantom.solids import Field, Points


@dataclass(frozen=True)
class Enhancement:
    """CT numbers of the tissues that contrast medium changes, in HU."""

    aorta: float
    veins: float
    portal: float
    liver: float
    spleen: float
    cortex: float
    medulla: float
    pancreas: float
    bowel_wall: float
    heart: float
    muscle: float


ENHANCEMENT = {
    "native": Enhancement(42, 42, 42, 60, 48, 34, 32, 42, 38, 42, 52),
    "arterial": Enhancement(310, 70, 90, 75, 135, 205, 90, 115, 95, 260, 58),
    "portal venous": Enhancement(160, 150, 172, 110, 120, 185, 160, 98, 88, 150, 61),
}


def even(hu: float, swing_hu: float = 2.5, grain_mm: float = 9.0) -> Shade:
    """Parenchyma: one number with a slow ripple."""
    base, swing, k = np.float32(hu), np.float32(swing_hu), np.float32(2 * np.pi / grain_mm)

    def shade(at: Points, depth: Field) -> Field:
        del depth
        x, y, z = (k * v for v in at)
        ripple = np.sin(x + 0.4 * y + 0.3) * np.sin(0.9 * y - 0.5 * z + 1.7)
        ripple = ripple + 0.7 * np.sin(0.37 * x - 0.43 * y + 0.6 * z)
        return np.asarray(base + swing * ripple, np.float32)

    return shade


def bone(cortical_hu: float, marrow_hu: float, shell_mm: float = 2.0) -> Shade:
    """A dense shell round marrow with a coarse pattern."""
    inside = even(marrow_hu, 13.0, 7.3)

    def shade(at: Points, depth: Field) -> Field:
        shell = np.exp(-np.square(np.maximum(depth, 0) / np.float32(shell_mm)))
        marrow = inside(at, depth)
        return np.asarray(marrow + (np.float32(cortical_hu) - marrow) * shell, np.float32)

    return shade


def fat(hu: float = -102.0) -> Shade:
    """Fat with a few faint strands."""
    k = np.float32(2 * np.pi / 17)

    def shade(at: Points, depth: Field) -> Field:
        del depth
        x, y, z = (k * v for v in at)
        strand = np.sin(x + 1.3 * np.sin(0.5 * y + 0.2 * z)) * np.sin(
            0.8 * y + 1.1 * np.sin(0.6 * x + 0.3 * z)
        )
        return np.asarray(np.float32(hu) + 3 * strand + 16 * np.maximum(strand - 0.86, 0) * 7, np.float32)

    return shade


def lung() -> Shade:
    """Aerated lung, denser towards the back where the patient lies."""
    ripple = even(0.0, 7.0, 13.0)

    def shade(at: Points, depth: Field) -> Field:
        return np.asarray(-862 + 0.32 * at.y + ripple(at, depth), np.float32)

    return shade


def hollow(wall_hu: float, wall_mm: float, content_hu: float, gas_above_y: float | None = None) -> Shade:
    """A gut with its wall and content; in a patient lying on the back gas stands in front of a level."""

    def shade(at: Points, depth: Field) -> Field:
        wall = np.clip((np.float32(wall_mm) - depth) * 1.1 + 0.5, 0, 1)
        content = np.full(np.broadcast_shapes(depth.shape, at.y.shape), np.float32(content_hu))
        if gas_above_y is not None:
            gas = np.clip((np.float32(gas_above_y) - at.y) * 0.8 + 0.5, 0, 1)
            content = content + (-960 - content) * gas
        return np.asarray(content + (np.float32(wall_hu) - content) * wall, np.float32)

    return shade


def stool(wall_hu: float) -> Shade:
    """Colon: a thin wall round mottled content."""
    k = np.float32(2 * np.pi / 11)

    def shade(at: Points, depth: Field) -> Field:
        x, y, z = (k * v for v in at)
        clump = np.sin(x + 2.1 * np.sin(0.61 * y + 0.4 * z)) * np.sin(
            0.83 * y - 1.9 * np.sin(0.47 * x - 0.6 * z)
        )
        content = 20 - 170 * np.square(np.clip(clump - 0.25, 0, 1))
        wall = np.clip((np.float32(2.5) - depth) * 1.1 + 0.5, 0, 1)
        return np.asarray(content + (np.float32(wall_hu) - content) * wall, np.float32)

    return shade


def kidney(cortex_hu: float, medulla_hu: float) -> Shade:
    """Cortex with columns between pyramids."""

    def shade(at: Points, depth: Field) -> Field:
        inner = np.clip((depth - 6) / 2.5, 0, 1)
        pyramids = np.clip(np.sin(at.z * np.float32(2 * np.pi / 17) + 0.11 * at.y) * 2 + 1.2, 0, 1)
        drop = np.float32(cortex_hu - medulla_hu) * inner * pyramids
        return np.asarray(np.float32(cortex_hu) - drop, np.float32)

    return shade
