"""A small series made with numpy, for tests and pictures of viewports."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from recist_reader.imaging.voi import Window
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane
from recist_reader.measuring.shapes import Bidirectional, Line, perpendicular
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView

AXIAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
CORONAL = ((1.0, 0.0, 0.0), (0.0, 0.0, -1.0))
SAGITTAL = ((0.0, 1.0, 0.0), (0.0, 0.0, -1.0))


class Scale(NamedTuple):
    slope: float = 1.0
    intercept: float = 0.0


@dataclass
class MadeVolume:
    """What `SliceVolume` asks for."""

    values: np.ndarray
    ready: np.ndarray
    planes: tuple
    scales: tuple = ()
    is_inverted: bool = False
    has_spacing: bool = True
    is_placed: bool = True
    is_colour: bool = False
    padding: int | None = None
    windows: tuple = ()
    failed: dict = field(default_factory=dict)


def volume(
    slices=20,
    *,
    rows=64,
    columns=64,
    row_mm=1.0,
    column_mm=1.0,
    step_mm=2.5,
    top_z=0.0,
    directions=AXIAL,
    shift=0.0,
):
    """An axial stack from `top_z` downward (head to feet); each slice holds its own number in HU."""
    row, column = directions
    planes = tuple(
        SlicePlane(
            PointLps(-columns * column_mm / 2 + shift, -rows * row_mm / 2, top_z - step_mm * k),
            row,
            column,
            row_mm,
            column_mm,
            rows,
            columns,
        )
        for k in range(slices)
    )
    values = np.empty((slices, rows, columns), np.int16)
    values[:] = np.arange(slices, dtype=np.int16)[:, None, None]
    windows = tuple((Window(400, 40), Window(1500, -600)) for _ in planes)
    return MadeVolume(values, np.ones(slices, bool), planes, (Scale(),) * slices, windows=windows)


def body(slices=60, size=512, spacing_mm=0.75, step_mm=2.5, seed=1):
    """A plausible trunk: skin, fat, muscle, liver with lesion, spine, ribs, kidneys, noise."""
    random = np.random.default_rng(seed)
    made = volume(slices, rows=size, columns=size, row_mm=spacing_mm, column_mm=spacing_mm, step_mm=step_mm)
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    x, y = (x - size / 2) * spacing_mm, (y - size / 2) * spacing_mm

    def ellipse(cx, cy, rx, ry):
        return ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1

    for k in range(slices):
        image = np.full((size, size), -1000, np.float32)
        image[ellipse(0, 0, 165, 115)] = -95
        image[ellipse(0, -2, 150, 102)] = 55
        image[ellipse(0, -5, 140, 92)] = -85
        image[ellipse(-62, -18, 72, 66)] = 105
        image[ellipse(78, -40, 40, 32)] = 35
        image[ellipse(92, 12, 26, 36)] = 115
        for side in (-1, 1):
            image[ellipse(side * 62, 48, 22, 28)] = 160
            image[ellipse(side * 62, 50, 10, 13)] = -60
        image[ellipse(0, 62, 24, 22)] = 260
        image[ellipse(0, 62, 19, 17)] = 190
        image[ellipse(0, 92, 6, 14)] = 300
        image[ellipse(0, 30, 11, 11)] = 170
        for angle in np.linspace(0.2, 2 * np.pi - 0.2, 11):
            image[ellipse(145 * np.sin(angle), -98 * np.cos(angle), 9, 5)] = 420
        radius = 24 * np.sqrt(max(1 - ((k - slices / 2) / 7) ** 2, 0))
        if radius > 1:
            image[ellipse(-70, 5, radius, radius * 0.8)] = 62
        noise = random.normal(0, 9, (size // 2, size // 2)).astype(np.float32)
        made.values[k] = np.clip(image + np.kron(noise, np.ones((2, 2), np.float32)), -1024, 3071).astype(
            np.int16
        )
    return made


def cross(plane, start, end):
    long = Line(plane.to_lps(PixelPoint(*start)), plane.to_lps(PixelPoint(*end)))
    return Bidirectional(long, perpendicular(plane, long))


def with_mark(viewport, editable=True):
    shape = cross(viewport.volume.planes[0], (20, 32), (44, 32))
    mark = MarkView("m1", shape, 0, MarkRole.TARGET, "T1", ("T1 24.0 × 18.0",), editable=editable)
    viewport.show_marks((mark,))
    viewport.allow_drawing(None)
    return mark
