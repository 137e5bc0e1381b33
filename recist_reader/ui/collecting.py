"""Collects garbage in the window's thread alone.

Python collects in whichever thread happens to allocate. Where a loading or saving thread finds widgets in a
reference cycle, their deletion is queued for the window's thread, and by then a parent may have deleted them:
the program ends without a word. A collection inside of a Qt call can meet a lock that this call holds, and
the program stands still. Between two events neither can happen.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EACH_MS = 1_000


class Collecting(QObject):
    """From now on nothing is collected but here, by Python's own thresholds."""

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EACH_MS, timeout=self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due; each counts the collections of the one below."""
        due = [
            generation
            for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        """Collect no more. Python's own collector stays off: it would run while Qt takes the window down."""
        self._timer.stop()
