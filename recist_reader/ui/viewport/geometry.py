"""From patient to screen: which way up, where, how large; nothing of a widget (VW-12, VW-14, VW-15)."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import radians, sin

from recist_reader.measuring.labels import ViewPoint
from recist_reader.measuring.plane import Direction, PixelPoint, PointLps, SlicePlane, cross, dot
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.image import image_centre

_OBLIQUE = sin(radians(5))  # below it the planes count as straight (VW-31 uses the same angle)
_LETTERS = (("L", "R"), ("P", "A"), ("H", "F"))
_POSITION_LETTERS = (("L", "R"), ("P", "A"), ("S", "I"))
# Wanted directions on screen by the axis nearest to the normal: (right, down) as (axis, sign).
_WANTED = {0: ((1, 1), (2, -1)), 1: ((0, 1), (2, -1)), 2: ((0, 1), (1, 1))}
PLANE_NAMES = {0: tr("sagittal"), 1: tr("coronal"), 2: tr("axial")}
SMALLEST_MM_PER_PX, LARGEST_MM_PER_PX = 0.02, 10.0


@lru_cache(maxsize=256)
def main_axis(direction: Direction) -> int:
    """0, 1 or 2: the patient axis (left, back, head) nearest to a direction."""
    return max(range(3), key=lambda axis: abs(direction[axis]))


def is_oblique(normal: Direction) -> bool:
    """Whether a plane leans by more than 5 degrees from axial, coronal and sagittal."""
    return sum(abs(part) > _OBLIQUE for part in normal) > 1


def plane_name(plane: SlicePlane) -> str:
    """Axial, coronal or sagittal, and whether oblique."""
    return _name_across(plane.normal)


@lru_cache(maxsize=256)
def _name_across(normal: Direction) -> str:
    """Asked for at every painting; the slices of a series have the same answer."""
    name = PLANE_NAMES[main_axis(normal)]
    return tr("oblique {name}", name=name) if is_oblique(normal) else name


def letters(direction: Direction) -> str:
    """Letters of the side that a direction points to; two when oblique, larger first (VW-15)."""
    order = sorted(range(3), key=lambda axis: -abs(direction[axis]))
    named = [axis for axis in order if abs(direction[axis]) > _OBLIQUE][:2]
    return "".join(_LETTERS[axis][direction[axis] < 0] for axis in named)


def position_text(plane: SlicePlane) -> str:
    """Position of the slice's middle along the axis it is stacked on: "I 112.0 mm"."""
    axis = main_axis(plane.normal)
    position = image_centre(plane)[axis]
    return tr(
        "{position_letters} {position:.1f} mm",
        position_letters=_POSITION_LETTERS[axis][position < 0],
        position=abs(position),
    )


def opposite(direction: Direction) -> Direction:
    return (-direction[0], -direction[1], -direction[2])


@dataclass(frozen=True)
class ScreenAxes:
    """Which way a slice lies on screen: patient left at screen right, seen from the feet (VW-14).

    `right` and `down` are directions in the patient, each a row or column direction of the image or
    its reverse; the coefficients say how a step along a row or down a column moves on screen.
    """

    right: Direction
    down: Direction
    row_to_right: int
    column_to_right: int
    row_to_down: int
    column_to_down: int

    @classmethod
    def of(cls, plane: SlicePlane) -> "ScreenAxes":
        return _screen_axes(plane.row_direction, plane.column_direction)


@lru_cache(maxsize=256)
def _screen_axes(row: Direction, column: Direction) -> ScreenAxes:
    """Asked for at every painting; the slices of a series have the same answer."""
    (right_axis, right_sign), (down_axis, down_sign) = _WANTED[main_axis(cross(row, column))]
    if abs(row[right_axis]) >= abs(column[right_axis]):
        a = _agreement(row[right_axis] * right_sign)
        d = _agreement(column[down_axis] * down_sign)
        return ScreenAxes(_turned(row, a), _turned(column, d), a, 0, 0, d)
    b = _agreement(column[right_axis] * right_sign)
    c = _agreement(row[down_axis] * down_sign)
    return ScreenAxes(_turned(column, b), _turned(row, c), 0, b, c, 0)


def _agreement(component: float) -> int:
    return 1 if component >= 0 else -1


def _turned(direction: Direction, sign: int) -> Direction:
    return direction if sign > 0 else opposite(direction)


@dataclass(frozen=True)
class ViewGeometry:
    """One slice in one canvas.

    `centre_mm` is what stands in the middle of the canvas: (right, down) in mm from the middle of the
    image, so that a tilted stack does not drift while it is scrolled. `mm_per_px` is the same in both
    directions, so non-square pixels have their true shape (VW-12).
    """

    plane: SlicePlane
    width_px: float
    height_px: float
    mm_per_px: float
    centre_mm: tuple[float, float] = (0.0, 0.0)

    @property
    def view(self) -> tuple[float, float, float, tuple[float, float]]:
        """All but the plane: width, height, zoom, centre."""
        return self.width_px, self.height_px, self.mm_per_px, self.centre_mm

    @cached_property
    def axes(self) -> ScreenAxes:
        """Which way the slice lies on screen."""
        return ScreenAxes.of(self.plane)

    @cached_property
    def _middle(self) -> PointLps:
        return image_centre(self.plane)

    def to_view(self, at: PointLps) -> ViewPoint:
        """Patient to canvas px, projected along the normal."""
        return self._placed(*self.offset_mm(at))

    def to_lps(self, x: float, y: float) -> PointLps:
        """Canvas px to the patient, in the plane of the slice."""
        axes, middle = self.axes, self._middle
        u = self.centre_mm[0] + (x - self.width_px / 2) * self.mm_per_px
        v = self.centre_mm[1] + (y - self.height_px / 2) * self.mm_per_px
        right, down = axes.right, axes.down
        return PointLps(
            middle[0] + u * right[0] + v * down[0],
            middle[1] + u * right[1] + v * down[1],
            middle[2] + u * right[2] + v * down[2],
        )

    def offset_mm(self, at: PointLps) -> tuple[float, float]:
        """(right, down) in mm from the middle of the image: the `centre_mm` that centres a position."""
        axes, middle = self.axes, self._middle
        way = (at[0] - middle[0], at[1] - middle[1], at[2] - middle[2])
        return dot(way, axes.right), dot(way, axes.down)

    def image_transform(self) -> tuple[float, float, float, float, float, float]:
        """Pixel coordinates (column, row) to canvas px as (m11, m12, m21, m22, dx, dy) of QTransform."""
        return self._image_transform

    @cached_property
    def _image_transform(self) -> tuple[float, float, float, float, float, float]:
        plane, axes, scale = self.plane, self.axes, 1 / self.mm_per_px
        across, down = plane.column_spacing_mm * scale, plane.row_spacing_mm * scale
        m11, m12 = axes.row_to_right * across, axes.row_to_down * across
        m21, m22 = axes.column_to_right * down, axes.column_to_down * down
        corner = self._placed(0.0, 0.0)
        half = (plane.columns / 2, plane.rows / 2)
        dx = corner.x - half[0] * m11 - half[1] * m21
        dy = corner.y - half[0] * m12 - half[1] * m22
        return m11, m12, m21, m22, dx, dy

    def to_pixel(self, x: float, y: float) -> PixelPoint:
        """Canvas px to DICOM pixel coordinates."""
        return self.plane.to_pixel(self.to_lps(x, y))

    def zoomed_about(self, x: float, y: float, mm_per_px: float) -> "ViewGeometry":
        """Another zoom; what lies under canvas px (x, y) stays there."""
        kept = self.mm_per_px - mm_per_px
        u, v = self.centre_mm
        centre = (u + (x - self.width_px / 2) * kept, v + (y - self.height_px / 2) * kept)
        return replace(self, mm_per_px=mm_per_px, centre_mm=centre)

    def _placed(self, u: float, v: float) -> ViewPoint:
        return ViewPoint(
            self.width_px / 2 + (u - self.centre_mm[0]) / self.mm_per_px,
            self.height_px / 2 + (v - self.centre_mm[1]) / self.mm_per_px,
        )


def fitting_mm_per_px(plane: SlicePlane, width_px: float, height_px: float) -> float:
    """The zoom at which the whole image is seen (R)."""
    axes = ScreenAxes.of(plane)
    across, down = plane.columns * plane.column_spacing_mm, plane.rows * plane.row_spacing_mm
    if axes.row_to_right == 0:
        across, down = down, across
    return limited_zoom(max(across / max(width_px, 1), down / max(height_px, 1)))


def extent_fitting_mm_per_px(extent_mm: tuple[float, float], width_px: float, height_px: float) -> float:
    """The zoom at which a part of that width and height is seen whole."""
    width_mm, height_mm = extent_mm
    return limited_zoom(max(width_mm / max(width_px, 1), height_mm / max(height_px, 1)))


def limited_zoom(mm_per_px: float) -> float:
    return min(max(mm_per_px, SMALLEST_MM_PER_PX), LARGEST_MM_PER_PX)


@dataclass(frozen=True)
class Ruler:
    """A scale: length and tick distance in mm (VW-15)."""

    length_mm: float
    tick_mm: float

    @property
    def text(self) -> str:
        return tr("{length_mm:.0f} mm", length_mm=self.length_mm)


def ruler(mm_per_px: float, room_px: float) -> Ruler:
    """100 mm with 10 mm ticks; 50/5 and 10/1 when zoomed so far that it would not fit."""
    for candidate in (Ruler(100, 10), Ruler(50, 5), Ruler(10, 1)):
        if candidate.length_mm / mm_per_px <= room_px:
            return candidate
    return Ruler(10, 1)
