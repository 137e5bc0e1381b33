"""Wheel notches wait in a queue: each slice is painted before the next is shown (7.2, performance.md)."""

from PySide6.QtCore import QObject, QTimer

from recist_reader.ui.viewport.viewport import Viewport

NOTCH = 120  # eighths of a degree that one notch sends


class WheelQueue(QObject):
    """Steps through slices one painting at a time; never merges."""

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._waiting = 0
        self._part = 0
        self._painting = False
        viewport.canvas.painted.connect(self._painted)

    @property
    def waiting(self) -> int:
        """Slices still to show, negative towards the first."""
        return self._waiting

    def turn(self, delta: int, times: int = 1) -> None:
        """Take a wheel event's vertical angle; touchpads send parts of a notch, which add up."""
        if self._part * delta < 0 or self._waiting * delta > 0:
            self._part, self._waiting = 0, 0  # the hand has turned round: at once, no coasting
        self._part += delta
        notches = int(self._part / NOTCH)
        self._part -= notches * NOTCH
        self._waiting -= notches * times
        self._next()

    def stop(self) -> None:
        """Another act begins: what has not been shown is dropped."""
        self._waiting = self._part = 0

    def _next(self) -> None:
        if not self._waiting or self._painting:
            return  # a notch came between a painting and the turn that follows it: that one goes first
        step = 1 if self._waiting > 0 else -1
        before = self._viewport.state.slice_index
        self._waiting -= step
        self._viewport.scroll_by(step)
        if self._viewport.state.slice_index == before:
            self._waiting = 0  # an end of the series
        elif self._viewport.isVisible():
            self._painting = True
        else:
            self._next()

    def _painted(self) -> None:
        if self._painting:
            self._painting = False
            if self._waiting:
                QTimer.singleShot(0, self._next)
