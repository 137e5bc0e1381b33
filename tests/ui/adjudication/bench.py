"""The adjudicator's window as a test works in it: by keys, counted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

Key = Qt.Key
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class CaseBench:
    """`pressed` counts the keys; what `type` types is no key of it."""

    def __init__(self, qtbot, window):
        self._qtbot, self.window, self.pressed = qtbot, window, 0

    @property
    def home(self):
        return self.window.desk.working.role_desk

    @property
    def page(self):
        return self.home.page

    @property
    def images(self):
        return self.page.images

    @property
    def looking(self):
        return self.home.acts.looking

    @property
    def rows(self):
        return self.page.table.rows

    def settle(self):
        """Until nothing loads and no thread is waited for, and all of it is painted."""
        self._qtbot.waitUntil(lambda: self.home.is_settled, timeout=30_000)
        QApplication.processEvents()
        self.window.grab()

    def key(self, key, modifiers=NONE):
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.pressed += 1
        self.settle()

    def type(self, text):
        QTest.keyClicks(QApplication.focusWidget(), text)

    def open_case(self):
        """Enter on the first case."""
        self.key(Key.Key_Return)
        assert self.page.is_open, self.home.list_page.news.text()
        return self

    @property
    def told(self):
        """The line at the foot of the page, or of the list."""
        on_page = self.home.currentWidget() is self.page
        return self.page.status.text() if on_page else self.home.list_page.news.text()
