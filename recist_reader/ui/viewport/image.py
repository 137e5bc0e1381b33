"""What a viewport needs of a series, and what it may show of it (VW-13, section 17)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from statistics import median
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.voi import Shades
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane, dot
from recist_reader.problem import Problem
from recist_reader.ui.texts import tr


class ValueScale(Protocol):
    """How the values of one slice become HU; slices of one series may differ."""

    @property
    def slope(self) -> float: ...
    @property
    def intercept(self) -> float: ...


class SliceVolume(Protocol):
    """One series in viewing order; `imaging.volume.Volume` is one."""

    @property
    def values(self) -> NDArray[np.int16]: ...  # (slices, rows, columns)
    @property
    def ready(self) -> NDArray[np.bool_]: ...  # per slice, true once its pixels are there
    @property
    def planes(self) -> tuple[SlicePlane, ...]: ...
    @property
    def scales(self) -> Sequence[ValueScale]: ...  # per slice: value_hu = values * slope + intercept
    @property
    def padding(self) -> int | None: ...  # in units of `values`
    @property
    def windows(self) -> Sequence[Sequence[Shades]]: ...  # stored windows, per slice
    @property
    def failed(self) -> Mapping[int, Problem]: ...
    @property
    def has_spacing(self) -> bool: ...  # without it pixels count as mm and no length is shown (M-11)
    @property
    def is_placed(self) -> bool: ...  # without it neither sides nor position of the patient are known
    @property
    def is_colour(self) -> bool: ...  # shown in greys, which are no HU
    @property
    def is_inverted(self) -> bool: ...  # MONOCHROME1: low values are white


class Content(Enum):
    """What stands in the canvas; never another slice than the one asked for."""

    EMPTY = "empty"
    SLICE = "slice"
    LOADING = "loading"
    OUTSIDE = "outside"
    MISSING = "missing"


@dataclass(frozen=True)
class Outside:
    """A linked position that this series does not hold (VW-32).

    `distance_mm` is the way to the nearest slice; `where` is "above the first", "below the last" or
    "from the nearest"; `nearest` is that slice's index, where the scroll bar's thumb stands.
    """

    distance_mm: float
    where: str
    nearest: int = 0

    @property
    def text(self) -> str:
        return tr(
            "{distance_mm:.0f} mm {where} slice of this series",
            distance_mm=self.distance_mm,
            where=self.where,
        )


def content(volume: SliceVolume | None, index: int, outside: Outside | None) -> Content:
    """Return what may be shown."""
    if volume is None or not volume.planes:
        return Content.EMPTY
    if outside is not None:
        return Content.OUTSIDE
    if index in volume.failed:
        return Content.MISSING
    return Content.SLICE if volume.ready[index] else Content.LOADING


def image_centre(plane: SlicePlane) -> PointLps:
    """The middle of the image in the patient."""
    return plane.to_lps(PixelPoint(plane.columns / 2, plane.rows / 2))


def spacing_mm(planes: Sequence[SlicePlane]) -> float:
    """Median distance between neighbouring slices; 1 mm for a single image."""
    normal = planes[0].normal
    along = [dot(plane.origin_lps, normal) for plane in planes]
    steps = [abs(b - a) for a, b in pairwise(along) if b != a]
    return median(steps) if steps else 1.0


def nearest_slice(planes: Sequence[SlicePlane], at: PointLps) -> tuple[int, float]:
    """Return the slice nearest to a position and its distance in mm along the slice's normal."""
    distances = [abs(plane.distance_mm(at)) for plane in planes]
    index = min(range(len(planes)), key=distances.__getitem__)
    return index, distances[index]


def value_hu(volume: SliceVolume, index: int, at: PixelPoint) -> float | None:
    """Value under a position in HU (VW-13); None outside the image, in padding, or not there yet."""
    plane = volume.planes[index]
    if not (0 <= at.column < plane.columns and 0 <= at.row < plane.rows) or not volume.ready[index]:
        return None
    if volume.is_colour:
        return None
    stored = int(volume.values[index, int(at.row), int(at.column)])
    scale = volume.scales[index]
    return None if stored == volume.padding else stored * scale.slope + scale.intercept
