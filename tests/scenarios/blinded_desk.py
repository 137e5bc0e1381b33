"""What a person does at the window of a study with accounts, and all that the window tells."""

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from tests.blinded_images import SUBJECTS
from tests.people import OWN_PASSWORD

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def begin(desk, blinded, subject=SUBJECTS[0]):
    """Open the first reader's read of a subject by Enter."""
    code = blinded.codes[subject, "R1"]
    desk.window.worklist.select(code)
    desk.key(Key.Key_Return)
    desk.settle()
    desk.current.canvas.setFocus()
    return code


def sign(desk, password, login=None):
    """Ctrl+L, then what the signature takes, then Enter."""
    desk.control(Key.Key_L)
    if login is not None:
        desk.type(login)
        desk.key(Key.Key_Return)
    desk.type(password)
    desk.key(Key.Key_Return)


def cover(desk):
    QTest.keyClick(QApplication.focusWidget() or desk.window, Key.Key_L, CONTROL | ALT)
    QApplication.processEvents()


def come_back(qtbot, desk, password=OWN_PASSWORD):
    QTest.keyClicks(QApplication.focusWidget(), password)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    page = desk.window.desk.working.guard.cover_page
    qtbot.waitUntil(page.password.isEnabled, timeout=30_000)
    QApplication.processEvents()


def texts(window):
    """All that a window tells by text, tooltip, accessible name or a table's cell."""
    found = {window.windowTitle()}
    for widget in window.findChildren(QWidget):
        found |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        found |= {widget.windowTitle(), widget.statusTip(), widget.whatsThis()}
        for name in ("text", "title", "placeholderText", "currentText"):
            if callable(read := getattr(widget, name, None)):
                try:
                    found.add(str(read()))
                except TypeError:  # it takes something
                    continue
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount()):
                for column in range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1):
                    for role in (0, 3, 11, 12):  # words, tooltip, accessible text and description
                        found.add(str(model.index(row, column).data(role)))
    return found


def texts_in_sight(window):
    """What labels tell that are on screen now, and the title."""
    shown = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return [window.windowTitle(), *shown]
