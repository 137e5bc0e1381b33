"""Draws where other slices cut this one: a thin dashed line with its timepoint (VW-35)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPainter

from recist_reader.measuring.labels import Box, ViewPoint
from recist_reader.measuring.shapes import Line
from recist_reader.ui.theme.palette import halo_pen, pen
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.geometry import ViewGeometry
from recist_reader.ui.viewport.halo_text import draw_text, text_size

_DASH = (8.0, 4.0)
_LEFT, _EDGE = 64.0, 32.0  # names keep clear of ruler and orientation letters


@dataclass(frozen=True)
class CrossLine:
    """Where another viewport's slice cuts; `name` is its timepoint."""

    line: Line
    name: str


def draw_cross_lines(painter: QPainter, geometry: ViewGeometry, lines: Sequence[CrossLine]) -> None:
    """Thin dashed lines with the timepoint at the end nearer to the left upper corner."""
    if not lines:
        return
    view = Box(_LEFT, _EDGE, geometry.width_px - _EDGE, geometry.height_px - _EDGE)
    for cross in lines:
        start, end = sorted(map(geometry.to_view, cross.line.points))
        for made in (halo_pen(1.0), pen("overlay_dim", 1.0, _DASH)):
            painter.setPen(made)
            painter.drawLine(QLineF(*start, *end))
        seen = clipped(start, end, view)
        if seen is not None:
            wide, tall = text_size(cross.name, TOKENS.text_caption)
            left = min(max(seen.x, view.left), view.right - wide)
            top = min(max(seen.y - tall - 2, view.top), view.bottom - tall)
            draw_text(painter, QPointF(left, top), cross.name)


def clipped(start: ViewPoint, end: ViewPoint, view: Box) -> ViewPoint | None:
    """The first point of a line that lies in a box, seen from its start; None where it misses the box."""
    first, last = 0.0, 1.0
    way = (end.x - start.x, end.y - start.y)
    for at, step, low, high in (
        (start.x, way[0], view.left, view.right),
        (start.y, way[1], view.top, view.bottom),
    ):
        if step == 0:
            if not low <= at <= high:
                return None
            continue
        near, far = sorted(((low - at) / step, (high - at) / step))
        first, last = max(first, near), min(last, far)
    return ViewPoint(start.x + way[0] * first, start.y + way[1] * first) if first <= last else None
