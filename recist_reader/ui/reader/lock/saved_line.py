"""The lower edge of the lock page: whether everything is saved; if not, the whole line says so (MT-10)."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from recist_reader.ui.reader.panels.lines import ElidedLabel, Glyph, label
from recist_reader.ui.reader.panels.views.lines import Saving, StatusView
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


class SavedLine(QFrame):
    """Icon, saved or not, and one sentence."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setAccessibleName(tr("Status"))
        row = QHBoxLayout(self)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        row.setSpacing(6)
        self.glyph, self.saved, self.words = Glyph(), label("caption"), ElidedLabel("caption")
        row.addWidget(self.glyph)
        row.addWidget(self.saved)
        row.addSpacing(14)
        row.addWidget(self.words, 1)

    def show_view(self, view: StatusView) -> None:
        is_saved = view.saving is Saving.SAVED
        mark(self, state="" if is_saved else "bad")
        self.glyph.show_icon("saved" if is_saved else "not-saved", "ok" if is_saved else "bad")
        self.saved.setText(view.saved_text)
        self.words.setText(view.event_text)
