"""How long nobody has touched keyboard or mouse of the window (SG-3)."""

import time
from collections.abc import Callable, Iterable

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
    """Watches the events of the windows themselves: a filter on the application would cost each event."""

    def __init__(self, seconds: Callable[[], float] = since_start_s, parent: QObject | None = None):
        super().__init__(parent)
        self.seconds = seconds
        self._touched = seconds()
        self._watched: list[QWindow] = []

    @property
    def idle_s(self) -> float:
        return self.seconds() - self._touched

    def touch(self) -> None:
        """Somebody is here."""
        self._touched = self.seconds()

    def watch(self, windows: Iterable[QWindow]) -> None:
        """Follow all of these windows; one may get another handle, and dialogs come and go."""
        known = [window for window in self._watched if isValid(window)]
        new = [window for window in windows if window not in known]
        for window in new:
            window.installEventFilter(self)
        self._watched = [*known, *new]

    def close(self) -> None:
        """Follow nothing more."""
        for window in self._watched:
            if isValid(window):
                window.removeEventFilter(self)
        self._watched = []

    def eventFilter(self, _watched, event) -> bool:
        if event.type() in _TOUCHES:
            self.touch()
        return False
