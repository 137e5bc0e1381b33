"""How long nobody has touched keyboard or mouse of the window (SG-3)."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QWindow
from shiboken6 import isValid

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


def since_start_s() -> float:
    """A clock that never goes back and runs while the computer sleeps: sleep is idleness."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class IdleWatch(QObject):
    """Watches the events of the window itself: a filter on the application would cost each event."""

    def __init__(self, seconds: Callable[[], float] = since_start_s, parent: QObject | None = None):
        super().__init__(parent)
        self.seconds = seconds
        self._touched = seconds()
        self._watched: QWindow | None = None

    @property
    def idle_s(self) -> float:
        return self.seconds() - self._touched

    def touch(self) -> None:
        """Somebody is here."""
        self._touched = self.seconds()

    def watch(self, handle: QWindow | None) -> None:
        """Follow a window; None follows none."""
        if handle is self._watched:
            return
        if self._watched is not None and isValid(self._watched):  # a window may get another handle
            self._watched.removeEventFilter(self)
        self._watched = handle
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
