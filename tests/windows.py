"""The program's window as tests open it: on screen, active, closed and deleted at the end.

A window that stays is dressed anew with each change of the style: a suite with hundreds of them crawls.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from recist_reader.ui.main_window import MainWindow
from tests.scenarios.desk import SUBJECT, Desk


@contextmanager
def windows(qtbot) -> Iterator[Callable[..., MainWindow]]:
    """Opens the program on a study, or on its first page; what it opened is closed at the end."""
    opened = []

    def open_it(path=None, *, size=None, sample=None) -> MainWindow:
        window = MainWindow()
        opened.append(window)
        if size is not None:
            window.resize(*size)
        window.sample = sample
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        assert path is None or window.open_path(path)
        return window

    try:
        yield open_it
    finally:
        for window in opened:
            end(window)


def end(window: MainWindow) -> None:
    """Close a window and delete it with all that stands in it."""
    if not window.close():  # work in hand, or edits that wait: closing again is meant
        window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def desk_of(qtbot, window, subject=SUBJECT) -> Desk:
    """A subject's read in an open study; its images have the keys."""
    window.open_read(subject)
    desk = Desk(qtbot, window)
    desk.settle()
    desk.current.canvas.setFocus()
    return desk
