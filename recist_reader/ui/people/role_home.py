"""The window of a role with few pages: one bar with who works here and the pages, a key for each."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from recist_reader.ui.people.person import Person
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.start.worklist_bars import TitleBar
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

WITH_KEYS = 1260
"""Px that the bar needs to tell the keys of its pages."""


@dataclass(frozen=True)
class Tab:
    """A page of the bar: its word, its icon, and what takes the keys on it."""

    word: str
    picture: str
    page: QWidget
    focus: QWidget


class RoleHome(QWidget):
    """Ctrl+1, Ctrl+2 ... lead to the pages, where there is more than one."""

    cover_asked = Signal()
    sign_out_asked = Signal()

    def __init__(self, title: str, person: Person, tabs: Sequence[Tab]):
        super().__init__()
        mark(self, "page")
        self.tabs, self.buttons = tuple(tabs), list[KeyButton]()
        cover = tr("Cover   {key}", key=key_of("cover"))
        out = tr("Sign out   {key}", key=key_of("close_study"))
        acts = ((cover, "shield", self.cover_asked), (out, "person", self.sign_out_asked))
        self.bar = TitleBar(acts)
        self.bar.title.setText(title)
        self.pages = QStackedWidget()
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        row = QHBoxLayout(spacing=4)
        for number, tab in enumerate(self.tabs):
            self.pages.addWidget(tab.page)
            if len(self.tabs) > 1:
                self._add_button(row, number)
        self.bar.layout().insertSpacing(1, 16)
        self.bar.layout().insertLayout(2, row)
        self._bind(key_of("close_study"), self.sign_out_asked.emit)
        self.show_person(person)
        self.go_to(0)

    def show_person(self, person: Person) -> None:
        """Say who works here, and since when."""
        self.bar.subtitle.setText(f"{person.who}  ·  {person.since_text}")

    def go_to(self, number: int) -> None:
        """Show a page and give it the keys."""
        self.pages.setCurrentIndex(number)
        for place, button in enumerate(self.buttons):
            button.setChecked(place == number)
        self.focus_list()

    def focus_list(self) -> None:
        """Give the keys to the page that is shown."""
        self.tabs[self.pages.currentIndex()].focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_button(self, row: QHBoxLayout, number: int) -> None:
        button = entered(KeyButton(icon(self.tabs[number].picture), ""))
        button.setCheckable(True)
        button.setAutoExclusive(True)
        mark(button, "layout")
        button.clicked.connect(lambda _checked=False: self.go_to(number))
        self.buttons.append(button)
        row.addWidget(button)
        self._bind(f"Ctrl+{number + 1}", lambda: self.go_to(number))

    def _bind(self, key: str, act) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.bar.setFixedHeight(grown(TOKENS.top_bar[0]))
        has_keys = self.width() >= grown(WITH_KEYS)
        for number, button in enumerate(self.buttons):
            word = self.tabs[number].word
            button.setText(f"{word}   Ctrl+{number + 1}" if has_keys else word)
