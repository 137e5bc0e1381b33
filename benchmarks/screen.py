"""Our viewports and the peers' on an offscreen screen, painted and counted."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.material import INTERVAL_MM, pictures_hu
from benchmarks.setting import Setting
from recist_reader.imaging.voi import Window
from recist_reader.measuring.plane import PixelPoint, SlicePlane
from recist_reader.measuring.shapes import Bidirectional, Line, perpendicular
from recist_reader.phantom.geometry import Geometry
from recist_reader.ui.theme.apply import apply, before_application
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.mark_view import MarkRole, MarkView
from recist_reader.ui.viewport.viewport import Viewport

PATIENCE_S = 5.0
LEVELS_HU = (-160.0, 240.0)
DRAG_PX, DRAG_STEPS = 3, 100


def application() -> QApplication:
    """The one application, in the product's look."""
    running = QApplication.instance()
    if not isinstance(running, QApplication):
        before_application()
        running = QApplication([])
    apply(running)
    return running


class NotPainted(Exception):  # noqa: N818 - the name says it
    """A frame was asked for and did not come."""


def wait_for(painted: Callable[[], bool]) -> None:
    """Turn the event loop until it is so."""
    until = time.perf_counter() + PATIENCE_S
    while not painted():
        QApplication.processEvents()
        if time.perf_counter() > until:
            raise NotPainted


class StackVolume:
    """A loaded series in memory, as `SliceVolume` asks for it."""

    def __init__(self, slices: int, matrix: int) -> None:
        spacing_mm = 380 / matrix
        geometry = Geometry(matrix, matrix, slices, spacing_mm, spacing_mm, INTERVAL_MM, INTERVAL_MM)
        pictures = pictures_hu(matrix)
        self.values = np.stack([pictures[k % len(pictures)] for k in range(slices)])
        self.ready = np.ones(slices, np.bool_)
        self.planes: tuple[SlicePlane, ...] = geometry.planes()[::-1]
        self.scales = (_HU,) * slices
        self.padding = None
        self.windows = ((Window(400, 40),),) * slices
        self.failed: dict[int, Any] = {}
        self.is_inverted = False
        self.has_spacing = self.is_placed = True
        self.is_colour = False


class _Hu:
    slope = 1.0
    intercept = 0.0


_HU = _Hu()


class OurScreen:
    """Linked viewports of the product side by side with marks on every slice; counts what was painted."""

    def __init__(self, setting: Setting, viewports: int, volume: StackVolume) -> None:
        application()
        self.volume = volume
        self.group = ViewportGroup()
        self.page = QWidget()
        self.painted: list[list[int]] = []
        side = setting.viewport_px
        self.page.resize(side * viewports, side)
        for number in range(viewports):
            viewport = Viewport(self.page)
            self.group.add(viewport)
            viewport.setGeometry(side * number, 0, side, side)
            captions = SeriesCaptions(
                ("SUBJ-7F3K", f"TP{number}", "day 84"), ("PV soft", "5.0 / 5.0 mm B30f")
            )
            viewport.show_series(f"series {number}", volume, "1.2.3", captions)
            viewport.show_marks(_marks(volume))
            seen: list[int] = []
            viewport.slice_painted.connect(seen.append)
            self.painted.append(seen)
        self.viewports: tuple[Viewport, ...] = self.group.viewports
        self.group.set_reference(self.viewports[-1])
        self.page.show()
        wait_for(lambda: all(self.painted))
        self.turns = Turns(len(volume.planes))
        self._drags, self._dragged_px = Turns(DRAG_STEPS), 0

    def show_next(self) -> None:
        """Scroll the reference one slice on; return when every viewport has painted it."""
        before = [len(seen) for seen in self.painted]
        index = self.turns.next()
        self.viewports[-1].scroll_to(index)
        wait_for(
            lambda: all(len(s) > n and s[-1] == index for s, n in zip(self.painted, before, strict=True))
        )

    def window_next(self) -> None:
        """Drag the window by a step in every viewport, far out and back: no window comes again soon."""
        before = [len(seen) for seen in self.painted]
        before_px, now_px = self._dragged_px, DRAG_PX * self._drags.next()
        self._dragged_px, step = now_px, now_px - before_px
        for viewport in self.viewports:
            viewport.drag_window(step, step, fine=False)
        wait_for(lambda: all(len(s) > n for s, n in zip(self.painted, before, strict=True)))

    def wrong(self) -> str | None:
        """Compare what stands in the middle of the canvas with the windowed value of the slice shown."""
        for viewport in self.viewports:
            viewport.show_marks(())
            viewport.set_shades(Window(400, 40))
        self.show_next()
        for viewport in self.viewports:
            shot = viewport.canvas.grab().toImage()
            at = QPointF(shot.width() / 2, shot.height() / 2)
            pixel = viewport.geometry_now().to_pixel(at.x(), at.y())
            row, column = int(pixel.row), int(pixel.column)
            near = self.volume.values[viewport.state.slice_index, row - 1 : row + 2, column - 1 : column + 2]
            grey = np.clip((near.astype(float) + 160) / 400 * 255, 0, 255)
            shown = shot.pixelColor(int(at.x()), int(at.y())).red()
            if not grey.min() - 2 <= shown <= grey.max() + 2:
                return f"grey {shown} is painted where {grey.min():.0f} to {grey.max():.0f} belongs"
            viewport.show_marks(_marks(self.volume))
        return None

    def close(self) -> None:
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()


class Turns:
    """Slice numbers up and down through the middle of a series, never twice the same."""

    def __init__(self, count: int) -> None:
        self._count, self._at, self._step = count, 0, 1

    def next(self) -> int:
        if not 0 <= self._at + self._step < self._count:
            self._step = -self._step
        self._at += self._step
        return self._at


def _marks(volume: StackVolume) -> tuple[MarkView, ...]:
    """Five targets spread over the slices: the most that a read has (T-1)."""
    marks = []
    for number in range(1, 6):
        k = len(volume.planes) * number // 6
        plane = volume.planes[k]
        start = plane.to_lps(PixelPoint((0.2 + number / 10) * plane.columns, 0.4 * plane.rows))
        end = plane.to_lps(PixelPoint((0.28 + number / 10) * plane.columns, 0.46 * plane.rows))
        long = Line(start, end)
        shape = Bidirectional(long, perpendicular(plane, long))
        label = (f"T{number} 38.7 × 31.2",)
        marks.append(MarkView(f"T{number}", shape, k, MarkRole.TARGET, f"T{number}", label, number))
    return tuple(marks)


class PeerScreen:
    """pyqtgraph ImageItems side by side, no overlay; `smooth` as a reader needs it."""

    def __init__(self, setting: Setting, viewports: int, volume: StackVolume, smooth: bool) -> None:
        application()
        side = setting.viewport_px
        self.page = QWidget()
        self.page.resize(side * viewports, side)
        self._volume, self._items = volume, []
        self._turns = Turns(len(volume.planes))
        for number in range(viewports):
            view = pg.GraphicsView(self.page)
            view.setGeometry(side * number, 0, side, side)
            box = pg.ViewBox(lockAspect=True, invertY=True, enableMenu=False)
            view.setCentralItem(box)
            view.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            item = _CountingItem(volume.values[0], axisOrder="row-major", levels=LEVELS_HU)
            box.addItem(item)
            self._items.append(item)
        self.page.show()
        for view in self.page.findChildren(pg.GraphicsView):
            # The product's style sheet takes this away, and the window would be painted under the peer.
            view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        wait_for(lambda: all(item.paintings for item in self._items))

    def show_next(self) -> None:
        values = self._volume.values[self._turns.next()]
        before = [item.paintings for item in self._items]
        for item in self._items:
            item.setImage(values, levels=LEVELS_HU)
        self._wait(before)

    def window_next(self) -> None:
        step = self._turns.next() % 20
        before = [item.paintings for item in self._items]
        for item in self._items:
            item.setLevels((LEVELS_HU[0] - step, LEVELS_HU[1] + step))
        self._wait(before)

    def _wait(self, before: Sequence[int]) -> None:
        wait_for(lambda: all(i.paintings > n for i, n in zip(self._items, before, strict=True)))

    def close(self) -> None:
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()


class _CountingItem(pg.ImageItem):
    paintings = 0

    def paint(self, painter: QPainter, *rest: Any) -> None:
        super().paint(painter, *rest)
        self.paintings += 1


@contextmanager
def closing_all(*screens: Any) -> Iterator[None]:
    """Close the windows at the end."""
    try:
        yield
    finally:
        for screen in screens:
            screen.close()
