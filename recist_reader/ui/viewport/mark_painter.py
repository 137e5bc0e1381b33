"""Draws marks in canvas px: halo, then line; label with leader; handles; ticks (window.md 1.3, MT-7 to 9)."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import hypot, inf

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from recist_reader.measuring.handles import Handle, handle_points
from recist_reader.measuring.labels import Box, LabelWish, PlacedLabel, ViewPoint, place_labels
from recist_reader.measuring.shapes import (
    Arrow,
    Bidirectional,
    Ellipse,
    Freehand,
    Line,
    Probe,
    Shape,
    outline_points,
)
from recist_reader.ui.theme.palette import brush, halo_pen, pen
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.geometry import ViewGeometry
from recist_reader.ui.viewport.halo_text import draw_text, text_size
from recist_reader.ui.viewport.mark_view import NEIGHBOURHOOD, MarkRole, MarkView, tick_text

_ARROW_PX = 28.0
_LEAST_HANDLE_PX = 1.5
_EDGE = 14.0  # labels keep this far from the canvas edge


def strokes(shape: Shape, geometry: ViewGeometry) -> list[QPolygonF]:
    """The lines of a shape in canvas px; closed shapes end where they began."""
    view = geometry.to_view
    match shape:
        case Bidirectional(long, short):
            return [_polygon(map(view, line.points)) for line in (long, short)]
        case Line():
            return [_polygon(map(view, shape.points))]
        case Ellipse() | Freehand():
            rim = outline_points(shape)
            return [_polygon(map(view, (*rim, rim[0])))]
        case Probe(at):
            x, y = view(at)
            return [
                _polygon((ViewPoint(x + a * dx, y + a * dy), ViewPoint(x + b * dx, y + b * dy)))
                for dx, dy in ((1, 0), (0, 1))
                for a, b in ((-9, -3), (3, 9))
            ]
        case Arrow():
            return _arrow(*_arrow_ends(shape, geometry))


def handle_radius_px(places: Sequence[ViewPoint]) -> float:
    """How large handles are drawn: smaller where they lie close, so that a small lesion stays seen (MT-7).

    They are hit at the same distance whatever their size.
    """
    nearest = min((hypot(a.x - b.x, a.y - b.y) for a, b in combinations(places, 2)), default=inf)
    return max(_LEAST_HANDLE_PX, min(TOKENS.handle_px, nearest / 5))


def _arrow_ends(arrow: Arrow, geometry: ViewGeometry) -> tuple[ViewPoint, ViewPoint]:
    """Tip and tail on screen; one click's arrow comes from the upper left and stops short of its place."""
    tip = geometry.to_view(arrow.tip)
    if arrow.tail is not None:
        return tip, geometry.to_view(arrow.tail)
    part = _ARROW_PX / hypot(1, 1)
    return ViewPoint(tip.x - 4, tip.y - 4), ViewPoint(tip.x - 4 - part, tip.y - 4 - part)


def _arrow(tip: ViewPoint, tail: ViewPoint) -> list[QPolygonF]:
    length = max(hypot(tip.x - tail.x, tip.y - tail.y), 1e-6)
    x, y = (tip.x - tail.x) / length, (tip.y - tail.y) / length
    barbs = [ViewPoint(tip.x - 9 * x + side * 5 * y, tip.y - 9 * y - side * 5 * x) for side in (1, -1)]
    return [_polygon((tail, tip)), _polygon((barbs[0], tip, barbs[1]))]


def _polygon(points: Iterable[ViewPoint]) -> QPolygonF:
    return QPolygonF([QPointF(at.x, at.y) for at in points])


def lesion_box(mark: MarkView, geometry: ViewGeometry) -> Box:
    """The lesion's bounding box on screen, which no label may touch (MT-8)."""
    lines = strokes(mark.shape, geometry)
    if isinstance(mark.shape, Probe | Arrow):
        at = geometry.to_view(mark.shape.centre)
        lines = [*lines, _polygon((at,))]
    rects = [line.boundingRect() for line in lines]
    return Box(
        min(r.left() for r in rects),
        min(r.top() for r in rects),
        max(r.right() for r in rects),
        max(r.bottom() for r in rects),
    )


def placed_labels(
    marks: Sequence[MarkView], geometry: ViewGeometry, avoid: Sequence[Box] = ()
) -> dict[str, PlacedLabel]:
    """Where the labels of the marks on this slice stand (MT-8); a mark out of view has none."""
    wishes = []
    for mark in marks:
        lesion = lesion_box(mark, geometry)
        if not mark.label or not _is_in_view(lesion, geometry):
            continue
        sizes = [text_size(line, TOKENS.text_caption) for line in mark.label]
        offset = None
        if mark.label_mm is not None:
            offset = ViewPoint(*(part / geometry.mm_per_px for part in mark.label_mm))
        wishes.append(
            LabelWish(
                mark.mark,
                lesion,
                max(width for width, _ in sizes),
                sum(height for _, height in sizes),
                offset,
            )
        )
    view = Box(_EDGE, _EDGE, geometry.width_px - _EDGE, geometry.height_px - _EDGE)
    return {label.mark: label for label in place_labels(wishes, view, avoid)}


def _is_in_view(box: Box, geometry: ViewGeometry) -> bool:
    """Whether any of it lies on the canvas; a label without its mark would name what it stands over."""
    across = box.right >= 0 and box.left <= geometry.width_px
    return across and box.bottom >= 0 and box.top <= geometry.height_px


class MarkPainter:
    """Draws what lies on the slice shown."""

    def __init__(self) -> None:
        self._placed: tuple[tuple, dict[str, PlacedLabel]] | None = None

    def forget(self) -> None:
        """Letters look different from now on: text size or style has changed."""
        self._placed = None

    def draw(
        self,
        painter: QPainter,
        geometry: ViewGeometry,
        marks: Sequence[MarkView],
        shown_slice: int,
        avoid: Sequence[Box] = (),
    ) -> None:
        """Draw lines, handles, labels and ticks; `avoid` are the places of other texts."""
        near = [mark for mark in marks if abs(mark.slice_index - shown_slice) <= NEIGHBOURHOOD]
        if not near:
            return  # on most slices: asked at each notch of the wheel
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = [mark for mark in near if mark.slice_index == shown_slice]
        for mark in here:
            self.draw_lines(painter, geometry, mark)
        labels = self.labels(here, geometry, avoid)
        for mark in here:
            if mark.mark in labels:
                self._draw_label(painter, mark, labels[mark.mark])
        for mark in near:
            text = tick_text(mark, shown_slice)
            if text is not None:
                self._draw_tick(painter, geometry, mark, text, up=mark.slice_index < shown_slice)

    def labels(
        self, here: Sequence[MarkView], geometry: ViewGeometry, avoid: Sequence[Box]
    ) -> dict[str, PlacedLabel]:
        """Where the labels of the marks on one slice stand; sought again only when something has moved."""
        if not here:
            return {}
        wanted = (tuple(here), geometry, tuple(avoid))
        if self._placed is None or self._placed[0] != wanted:
            self._placed = (wanted, placed_labels(here, geometry, avoid))
        return self._placed[1]

    def draw_lines(
        self, painter: QPainter, geometry: ViewGeometry, mark: MarkView, wider: float = 1.0
    ) -> None:
        """The lines of a mark with its ring and handles, without words; `wider` where it is shown smaller."""
        lines = strokes(mark.shape, geometry)
        width = (TOKENS.selected_mark_px if mark.selected else TOKENS.mark_px) * wider
        if mark.role is MarkRole.NEW_LESION:
            self._draw_double(painter, lines, mark.colour, wider)
        else:
            opacity = TOKENS.ghost_opacity if mark.role is MarkRole.GHOST else 1.0
            dash = tuple(part * wider for part in mark.dash)
            _stroke(painter, lines, mark.colour, width, dash, opacity)
        if mark.ring_mm is not None:
            at, radius = geometry.to_view(mark.shape.centre), mark.ring_mm / geometry.mm_per_px
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(mark.colour, TOKENS.ring_px, TOKENS.dash_ring, TOKENS.ghost_opacity))
            painter.drawEllipse(QPointF(at.x, at.y), radius, radius)
        if mark.editable and mark.selected:
            places = [geometry.to_view(point) for _, point in handle_points(mark.shape)]
            radius = handle_radius_px(places)
            for at in places:
                self._draw_handle(painter, at, mark.colour, radius)

    @staticmethod
    def _draw_double(painter: QPainter, lines: list[QPolygonF], tone: str, wider: float = 1.0) -> None:
        """Two parallel lines, as a wide line with its core taken out (window.md 1.3)."""
        gap = TOKENS.double_gap_px * wider
        whole = gap + 2 * TOKENS.double_mark_px * wider
        for made in (halo_pen(whole), pen(tone, whole), pen("halo", gap)):
            made.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(made)
            for line in lines:
                painter.drawPolyline(line)

    @staticmethod
    def _draw_handle(painter: QPainter, at: ViewPoint, tone: str, radius: float) -> None:
        """An open mark that leaves the edge of the lesion visible (MT-7)."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for made in (halo_pen(TOKENS.mark_px), pen(tone, TOKENS.mark_px)):
            painter.setPen(made)
            painter.drawEllipse(QPointF(at.x, at.y), radius, radius)

    def draw_held(self, painter: QPainter, geometry: ViewGeometry, mark: MarkView, handle: Handle) -> None:
        """Fill the handle that arrow keys or the mouse hold (window.md 4: 30 %)."""
        places = {part: geometry.to_view(point) for part, point in handle_points(mark.shape)}
        at, radius = places.get(handle), handle_radius_px(list(places.values())) + 1
        if at is not None:
            painter.setPen(pen(mark.colour, TOKENS.selected_mark_px))
            painter.setBrush(brush(mark.colour, 0.3))
            painter.drawEllipse(QPointF(at.x, at.y), radius, radius)

    def _draw_label(self, painter: QPainter, mark: MarkView, label: PlacedLabel) -> None:
        painter.setPen(pen(mark.colour, 1.0, (1.5, 3), 0.8))
        start, end = label.leader_from, label.leader_to
        if hypot(end.x - start.x, end.y - start.y) > TOKENS.label_clearance_px + 2:
            painter.drawLine(QPointF(start.x, start.y), QPointF(end.x, end.y))
        top = label.box.top
        for line in mark.label:
            width, height = text_size(line, TOKENS.text_caption)
            left = label.box.left + (label.box.width - width) / 2
            draw_text(painter, QPointF(left, top), line, mark.colour)
            top += height

    def _draw_tick(
        self, painter: QPainter, geometry: ViewGeometry, mark: MarkView, text: str, *, up: bool
    ) -> None:
        """A chevron at the lesion's place on neighbouring slices (MT-9)."""
        x, y = geometry.to_view(mark.shape.centre)
        if not _is_in_view(Box(x, y, x, y), geometry):
            return
        rise = -4 if up else 4
        chevron = QPolygonF(
            [QPointF(x - 5, y - rise / 2), QPointF(x, y + rise / 2), QPointF(x + 5, y - rise / 2)]
        )
        _stroke(painter, [chevron], mark.colour, TOKENS.mark_px)
        width, height = text_size(text, TOKENS.text_caption)
        left = x + 9 if x + 9 + width <= geometry.width_px else x - 9 - width
        draw_text(painter, QPointF(left, y - height / 2), text, mark.colour)


def _stroke(
    painter: QPainter,
    lines: list[QPolygonF],
    tone: str,
    width_px: float,
    dash: tuple[float, ...] = (),
    opacity: float = 1.0,
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for made in (halo_pen(width_px), pen(tone, width_px, dash, opacity)):
        painter.setPen(made)
        for line in lines:
            painter.drawPolyline(line)
