"""Viewports linked by patient position in mm, never by slice number (VW-30 to VW-33); no widget here.

Of the ladder of VW-30 this knows steps 1 (same frame of reference), 3 (manual anchor) and 4 (not
linked); registration joins as step 2. Linking serves looking only: it changes no coordinate (VW-34).
"""

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from recist_reader.measuring.plane import PointLps, SlicePlane, dot
from recist_reader.measuring.vector import step_from
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.image import Outside, spacing_mm

_PARALLEL = cos(radians(5))


class LinkKind(Enum):
    """How two series are bound together, best first."""

    REFERENCE = "reference"
    SAME_FRAME = "same frame"
    MANUAL = "manual"
    NOT_LINKED = "not linked"


_WORDS = {
    LinkKind.REFERENCE: tr("reference"),
    LinkKind.SAME_FRAME: tr("same frame"),
    LinkKind.NOT_LINKED: tr("not linked"),
}


@dataclass(frozen=True)
class Link:
    """How a series follows another; `offset_mm` leads along the other's normal into this one."""

    kind: LinkKind
    offset_mm: float = 0.0

    @property
    def text(self) -> str:
        """The words of VW-30, as written in the viewport."""
        if self.kind is not LinkKind.MANUAL:
            return _WORDS[self.kind]
        sign = "\N{MINUS SIGN}" if round(self.offset_mm, 1) < 0 else "+"
        return tr("manual {sign}{offset_mm:.1f} mm", sign=sign, offset_mm=abs(self.offset_mm))


NOT_LINKED = Link(LinkKind.NOT_LINKED)
REFERENCE = Link(LinkKind.REFERENCE)


@dataclass(frozen=True)
class LinkedSeries:
    """What linking needs of a series: its id, its frame of reference and its planes."""

    series: str
    frame_of_reference_uid: str | None
    planes: tuple[SlicePlane, ...]

    @cached_property
    def spacing_mm(self) -> float:
        """Median distance between neighbouring slices."""
        return spacing_mm(self.planes)

    @cached_property
    def _stack(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Normal (slices, 3) and position along it in mm of every slice: asked at each wheel notch."""
        normals = np.array([plane.normal for plane in self.planes])
        return normals, np.array([plane.position_mm for plane in self.planes])

    def nearest(self, at: PointLps) -> tuple[int, float]:
        """Return the slice nearest to a position and its distance in mm along the slice's normal."""
        normals, positions_mm = self._stack
        distances = np.abs(normals @ np.array(at) - positions_mm)
        index = int(distances.argmin())
        return index, float(distances[index])


@dataclass(frozen=True)
class Follow:
    """Where a linked viewport goes: to a slice, or nowhere, with the reason."""

    slice_index: int | None
    outside: Outside | None = None


@dataclass
class LinkModel:
    """Which series are linked, and where one goes when another moves.

    `anchors` holds for a pair of series the offset in mm along the first one's normal; it is kept by
    the caller over layouts, tabs and restarts (VW-30 step 3). `scrolling`, `pan_and_zoom` and
    `windowing` can be switched off alone (VW-33).
    """

    anchors: dict[tuple[str, str], float] = field(default_factory=dict)
    scrolling: bool = True
    pan_and_zoom: bool = True
    windowing: bool = True

    @property
    def apart(self) -> tuple[str, ...]:
        """What each viewport has for itself though scrolling may be linked (VW-33)."""
        zoom = () if self.pan_and_zoom else (tr("own zoom"),)
        return zoom if self.windowing else (*zoom, tr("own window"))

    def link(self, source: LinkedSeries, target: LinkedSeries) -> Link:
        """How `target` follows `source`."""
        if source.series == target.series:
            return Link(LinkKind.SAME_FRAME)
        frame = source.frame_of_reference_uid
        if frame and frame == target.frame_of_reference_uid:
            return Link(LinkKind.SAME_FRAME)
        if (source.series, target.series) in self.anchors:
            return Link(LinkKind.MANUAL, self.anchors[source.series, target.series])
        if (target.series, source.series) in self.anchors:
            turned = -1.0 if _facing(source, target) > 0 else 1.0
            return Link(LinkKind.MANUAL, turned * self.anchors[target.series, source.series])
        return NOT_LINKED

    def set_anchor(
        self, source: LinkedSeries, source_slice: int, target: LinkedSeries, target_slice: int
    ) -> Link:
        """Say that two slices show the same place (Shift+X); replaces an earlier anchor of the pair."""
        normal = source.planes[source_slice].normal
        shown, meant = (
            dot(one.planes[at].origin_lps, normal)
            for one, at in ((source, source_slice), (target, target_slice))
        )
        self.anchors.pop((target.series, source.series), None)
        self.anchors[source.series, target.series] = meant - shown
        return Link(LinkKind.MANUAL, meant - shown)

    def remove_anchor(self, one: str, other: str) -> None:
        """Forget the anchor of a pair of series, whichever way it was set."""
        self.anchors.pop((one, other), None)
        self.anchors.pop((other, one), None)

    def counterpart(self, at: PointLps, source: LinkedSeries, target: LinkedSeries) -> PointLps | None:
        """The same place in the other series' coordinates; None when the two are not linked."""
        link = self.link(source, target)
        if link.kind is LinkKind.NOT_LINKED:
            return None
        return step_from(at, source.planes[0].normal, link.offset_mm)

    def follow(
        self, at: PointLps, source: LinkedSeries, source_slice: int, target: LinkedSeries
    ) -> Follow | None:
        """Where `target` goes when `source` shows the position `at`; None: it stays where it is.

        It stays when scrolling is not linked, the series are not linked, or the planes lie at 5 degrees
        or more to each other (VW-31). Without a slice within one spacing it is outside (VW-32).
        """
        if not self.scrolling or not target.planes:
            return None
        wanted = self.counterpart(at, source, target)
        if wanted is None or not _near_parallel(source.planes[source_slice], target.planes[0]):
            return None
        index, distance = target.nearest(wanted)
        if distance <= target.spacing_mm + 1e-6:
            return Follow(index)
        return Follow(None, Outside(distance, _where(index, target.planes), index))


def _near_parallel(a: SlicePlane, b: SlicePlane) -> bool:
    return abs(dot(a.normal, b.normal)) > _PARALLEL


def _facing(a: LinkedSeries, b: LinkedSeries) -> float:
    return dot(a.planes[0].normal, b.planes[0].normal)


def _where(nearest: int, planes: tuple[SlicePlane, ...]) -> str:
    if nearest == 0:
        return tr("above the first")
    return tr("below the last") if nearest == len(planes) - 1 else tr("from the nearest")
