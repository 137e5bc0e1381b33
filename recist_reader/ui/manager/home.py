"""The manager's window: one bar with its pages, the matrix first (window.md 3, manager)."""

from concurrent.futures import Executor

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recist_reader.reading.study_session import StudySession
from recist_reader.ui.manager.desk_page import DeskPage
from recist_reader.ui.manager.errand import Errand
from recist_reader.ui.manager.matrix_page import MatrixPage
from recist_reader.ui.manager.options_page import OptionsPage
from recist_reader.ui.manager.queries_page import QueriesPage
from recist_reader.ui.manager.rates_page import RatesPage
from recist_reader.ui.manager.readers_page import ReadersPage
from recist_reader.ui.manager.reopenings_page import ReopeningsPage
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark

ICONS = ("table", "person", "query", "unlock", "settings", "SD")
WITH_KEYS, WITH_WORDS = 1580, 1330
"""Px that the bar needs to tell the keys of its pages, and their names in full."""


class ManagerHome(QWidget):
    """`pages` are the matrix, readers, queries, reopenings, options, rates; Ctrl+1 to Ctrl+6 lead to them."""

    def __init__(self, matrix: MatrixPage, study: StudySession, writer: Executor):
        super().__init__()
        mark(self, "page")
        self.matrix, self.errand = matrix, Errand(writer, self)
        self.readers = ReadersPage(study, self.errand)
        self.queries = QueriesPage(study, self.errand)
        self.reopenings = ReopeningsPage(study, self.errand)
        self.options = OptionsPage(study, self.errand)
        self.rates = RatesPage(study, self.errand)
        self.pages = QStackedWidget()
        self.buttons: list[KeyButton] = []
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(matrix.bar)
        column.addWidget(self.pages, 1)
        tabs = QHBoxLayout(spacing=4)
        for number, page in enumerate((matrix, *self._desks())):
            self.pages.addWidget(page)
            self._add_tab(tabs, number)
        matrix.bar.layout().insertSpacing(1, 16)
        matrix.bar.layout().insertLayout(2, tabs)
        for page in self._desks():
            page.close_asked.connect(matrix.leave)
            page.changed.connect(self.count)
        matrix.model.modelReset.connect(self.count)
        self.errand.busy.connect(self._wait)
        self._focused: QWidget | None = None
        self._show(0)

    def _desks(self) -> tuple[DeskPage, ...]:
        return self.readers, self.queries, self.reopenings, self.options, self.rates

    def _add_tab(self, tabs: QHBoxLayout, number: int) -> None:
        button = entered(KeyButton(icon(ICONS[number]), ""))
        button.setCheckable(True)
        button.setAutoExclusive(True)
        mark(button, "layout")
        button.clicked.connect(lambda _checked=False: self.go_to(number))
        self.buttons.append(button)
        tabs.addWidget(button)
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self.go_to(number))

    def count(self) -> None:
        """Say on the pages' buttons what waits there."""
        has_keys, has_words = (self.width() >= grown(room) for room in (WITH_KEYS, WITH_WORDS))
        words = (
            tr("Subjects and visits") if has_words else tr("Subjects"),
            tr("Readers"),
            tr("Queries, {count}", count=self.queries.waiting()),
            tr("Reopenings, {count}", count=self.reopenings.waiting()),
            tr("Options"),
            tr("Agreement"),
        )
        for number, (button, text) in enumerate(zip(self.buttons, words, strict=True)):
            button.setText(f"{text}   Ctrl+{number + 1}" if has_keys else text)

    def resizeEvent(self, event) -> None:
        """Where it is narrow the keys of the pages are not told in the bar."""
        super().resizeEvent(event)
        self.count()

    def go_to(self, number: int) -> None:
        """Show a page as it is stored, its list with the keys."""
        if self.errand.is_waiting:
            return
        page = self.pages.widget(number)
        self._show(number)
        if page is self.matrix:
            self.matrix.refresh_asked.emit()
        else:
            page.refresh()
        self.focus_list()

    def _show(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self.buttons[number].setChecked(True)

    def focus_list(self) -> None:
        """Give the keys to the list of the page that is shown."""
        self.pages.currentWidget().focus_list()

    def _wait(self, is_waiting: bool) -> None:
        """No wish is taken while another is under way; the keys are where they were after it."""
        if is_waiting:
            self._focused = self.focusWidget()
        self.pages.setEnabled(not is_waiting)
        if not is_waiting and self._focused is not None:
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
