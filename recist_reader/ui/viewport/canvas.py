"""The image itself: paints slice, marks and texts, and nothing else. It keeps no rule and no tool.

A plain widget with its own transform: every part is placed in canvas px by `ViewGeometry`.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QTransform
from PySide6.QtWidgets import QWidget

from recist_reader.measuring.labels import Box
from recist_reader.measuring.plane import PointLps
from recist_reader.ui.theme.palette import colour, halo_pen, pen
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.corner_pieces import Room
from recist_reader.ui.viewport.cross_line_painter import draw_cross_lines
from recist_reader.ui.viewport.foreground import Foreground
from recist_reader.ui.viewport.geometry import ViewGeometry
from recist_reader.ui.viewport.ground import Ground
from recist_reader.ui.viewport.halo_text import forget_texts
from recist_reader.ui.viewport.image import Content
from recist_reader.ui.viewport.mark_painter import MarkPainter
from recist_reader.ui.viewport.mark_view import MarkView
from recist_reader.ui.viewport.opaque import OpaqueWidget
from recist_reader.ui.viewport.scene import Scene
from recist_reader.ui.viewport.slice_painter import SlicePainter
from recist_reader.ui.viewport.state import Interpolation, OverlayLevel

MAGNIFIER_PX = 200.0
_ORIGIN = QPointF(0, 0)
_SMOOTH = QPainter.RenderHint.SmoothPixmapTransform


class SliceCanvas(OpaqueWidget):
    """Asks its viewport for a `Scene` at each painting; `painted` follows every one."""

    painted = Signal()
    resized = Signal()

    def __init__(self, scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self._slices = SlicePainter()
        self._marks = MarkPainter()
        self._foreground = Foreground()
        self._ground = Ground()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def values_changed(self) -> None:
        """Slices have arrived: the one shown may have been painted before it was there."""
        self._slices.forget()
        self.update()

    def update_value(self) -> None:
        """Paint again where the value under the cursor stands."""
        self.update(self._foreground.value_place(self.width(), self.height()))

    def labels(self) -> list[tuple[MarkView, Box]]:
        """The labels as they are painted: of which mark, and where."""
        scene: Scene = self._scene()
        if scene.content is not Content.SLICE or scene.graphics_hidden:
            return []
        taken = self._foreground.write(scene, self._room())
        here = [mark for mark in scene.marks if mark.slice_index == scene.state.slice_index]
        placed = self._marks.labels(here, scene.geometry, taken)
        return [(mark, placed[mark.mark].box) for mark in here if mark.mark in placed]

    def _room(self) -> Room:
        return Room(self.width(), self.height(), self.devicePixelRatioF())

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            forget_texts()
            self._foreground.forget()
            self._marks.forget()
            self._ground.forget()
            self.update()

    def paintEvent(self, _event) -> None:
        scene: Scene = self._scene()
        room = self._room()
        taken = self._foreground.write(scene, room)
        focused = self.hasFocus() and self.window().isActiveWindow()
        image = scene.geometry if scene.content is Content.SLICE else None
        with QPainter(self) as painter:
            self._ground.paint(painter, room, image, focused)
            if scene.content is Content.SLICE:
                self._paint_slice(painter, scene, scene.geometry)
                if not scene.graphics_hidden:
                    if scene.state.overlay is not OverlayLevel.NONE:
                        draw_cross_lines(painter, scene.geometry, scene.cross_lines)
                    self._paint_marks(painter, scene, scene.geometry, taken)
                if scene.magnifier_at is not None:
                    self._paint_magnifier(painter, scene)
            self._paint_foreground(painter, scene, room)
        self.painted.emit()

    def _paint_slice(self, painter: QPainter, scene: Scene, geometry: ViewGeometry) -> None:
        state = scene.state
        image = self._slices.image(scene.volume, state.slice_index, state.shades, state.inverted)
        if state.interpolation is Interpolation.BILINEAR:
            painter.setRenderHint(_SMOOTH)
        painter.setTransform(QTransform(*geometry.image_transform()))
        painter.drawImage(_ORIGIN, image)
        painter.resetTransform()
        painter.setRenderHint(_SMOOTH, False)  # texts at whole pixels would pay three times for it

    def _paint_marks(self, painter: QPainter, scene: Scene, geometry: ViewGeometry, avoid) -> None:
        self._marks.draw(painter, geometry, scene.marks, scene.state.slice_index, avoid)
        if scene.held is not None:
            for mark in scene.marks:
                if mark.mark == scene.held.mark and mark.slice_index == scene.state.slice_index:
                    self._marks.draw_held(painter, geometry, mark, scene.held.handle)
        if scene.pointed is not None:
            self._paint_pointed(painter, geometry, scene.pointed)

    @staticmethod
    def _paint_pointed(painter: QPainter, geometry: ViewGeometry, pointed: PointLps) -> None:
        """The 3D cursor: a cross that leaves its place free."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = geometry.to_view(pointed)
        gap, reach = TOKENS.cursor_gap_px, TOKENS.cursor_gap_px + 10
        for made in (halo_pen(1.0), pen("overlay", 1.0)):
            painter.setPen(made)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(QPointF(x + gap * dx, y + gap * dy), QPointF(x + reach * dx, y + reach * dy))

    def _paint_magnifier(self, painter: QPainter, scene: Scene) -> None:
        """A circle of 200 px that follows the cursor and shows handles (section 7.6)."""
        x, y = scene.magnifier_at
        magnified = scene.geometry.zoomed_about(x, y, scene.geometry.mm_per_px / scene.magnification)
        circle = QRectF(x - MAGNIFIER_PX / 2, y - MAGNIFIER_PX / 2, MAGNIFIER_PX, MAGNIFIER_PX)
        path = QPainterPath()
        path.addEllipse(circle)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(circle, colour("img"))
        self._paint_slice(painter, scene, magnified)
        if not scene.graphics_hidden:
            unlabelled = tuple(replace(mark, label=()) for mark in scene.marks)
            self._paint_marks(painter, replace(scene, marks=unlabelled), magnified, ())
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen("line3", 1.0))
        painter.drawEllipse(circle)

    def _paint_foreground(self, painter: QPainter, scene: Scene, room: Room) -> None:
        self._foreground.on_light = scene.content is Content.SLICE and scene.state.inverted
        self._foreground.draw_corners(painter)
        if scene.content is Content.SLICE and scene.state.overlay is not OverlayLevel.NONE:
            if scene.volume.is_placed:
                self._foreground.draw_letters(painter, scene.geometry)
            if scene.volume.has_spacing:
                self._foreground.draw_ruler(painter, scene.geometry)
        if scene.message is not None:
            self._foreground.draw_message(painter, scene.message, room.width, room.height)
