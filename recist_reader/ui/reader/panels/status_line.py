"""The status line: saved, linked, what happened last, time, what undo would undo (window.md 3)."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from recist_reader.ui.reader.panels.comfort_menu import ComfortButton
from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, label
from recist_reader.ui.reader.panels.views.lines import Saving, StatusView
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.dimmer import Dimmer

_SAVING = {
    Saving.SAVED: ("saved", "ok", ""),
    Saving.NOT_SAVED: ("not-saved", "bad", "bad"),
    Saving.CONNECTION_LOST: ("retry", "warn", "warn"),
}


class StatusLine(QFrame):
    """Shows a `StatusView`; what is not saved colours the whole line (MT-10)."""

    history_asked = Signal()
    undo_asked = Signal()
    keys_asked = Signal()
    shown = Signal(object)  # StatusView, for a line that says the same in a second window

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setFixedHeight(grown(TOKENS.status_line[0]))
        self.setAccessibleName(tr("Status"))
        row = QHBoxLayout(self)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        row.setSpacing(6)
        self.saved_glyph, self.saved = Glyph(), label("caption")
        self.link_glyph, self.link = Glyph(), label("caption")
        self.event_glyph, self.event_text = Glyph(), ElidedLabel("caption")
        self.active_glyph, self.active = Glyph(), label("caption")
        self.undo_glyph, self.undo = Glyph(), _flat("")
        self.keys, self.comfort = _flat(tr("all keys")), ComfortButton()
        self.undo_key, self.keys_key = label("key"), label("key")
        for glyph, words in (
            (self.saved_glyph, self.saved),
            (self.link_glyph, self.link),
        ):
            row.addWidget(glyph)
            row.addWidget(words)
            row.addSpacing(14)
        row.addWidget(self.event_glyph)
        row.addWidget(self.event_text, 1)
        for glyph, words in ((self.active_glyph, self.active), (self.undo_glyph, self.undo)):
            row.addSpacing(14)
            row.addWidget(glyph)
            row.addWidget(words)
        row.addWidget(self.undo_key)
        row.addSpacing(14)
        row.addWidget(self.keys_key)
        row.addWidget(self.keys)
        row.addSpacing(14)
        row.addWidget(self.comfort)
        self.printed: Callable[[str], str] = str
        self.undo.clicked.connect(self.undo_asked)
        self.keys.clicked.connect(self.keys_asked)
        self.show_view(StatusView())
        Dimmer(self)

    def set_compact(self, compact: bool) -> None:
        """The lower line of small windows."""
        self.setFixedHeight(grown(TOKENS.status_line[compact]))

    def show_view(self, view: StatusView) -> None:
        """Copy a view; the reason of a refusal carries its own icon."""
        self.view = view
        icon, token, state = _SAVING[view.saving]
        mark(self, state=state)
        self.saved_glyph.show_icon(icon if view.saved_text else "", token)
        self.saved.setText(view.saved_text)
        mark(self.saved, state=state)
        self.link_glyph.show_icon("link", "t2")
        self.link.setText(view.link_text)
        for part in (self.link_glyph, self.link):
            part.setVisible(bool(view.link_text))
        self.event_glyph.show_icon("blocked" if view.refused else "", "warn")
        self.event_glyph.setVisible(view.refused)
        self.event_text.setText(view.event_text)
        self.event_text.setToolTip(view.event_text)
        self.active_glyph.show_icon("clock" if view.active_text else "", "t2")
        self.active.setText(view.active_text)
        self.undo_glyph.show_icon("undo" if view.undo_text else "", "t2")
        self.undo.setText(view.undo_text)
        self.undo.setEnabled(bool(view.undo_text))
        self.undo_key.setVisible(bool(view.undo_text))
        self.setAccessibleDescription(f"{view.saved_text}. {view.event_text}")
        self.shown.emit(view)

    def show_keys(self, printed: Callable[[str], str]) -> None:
        """Print the reader's own keys beside what they do (7.3)."""
        self.printed = printed
        for name, words, key in (("undo", self.undo, self.undo_key), ("keys", self.keys, self.keys_key)):
            key.setText(printed(name))
            words.setToolTip(tr("key {key}", key=printed(name)))

    def mousePressEvent(self, _event):
        self.history_asked.emit()


def _flat(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("role", "link")
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made
