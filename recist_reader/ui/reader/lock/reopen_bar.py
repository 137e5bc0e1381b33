"""Asking to reopen a locked timepoint: the reason, and what will happen, before it does (SG-6, SG-7)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from recist_reader.ui.reader.lock.reason_field import ENTER, ReasonLine
from recist_reader.ui.reader.models.lock_views import ReopenView
from recist_reader.ui.reader.panels.lines import Glyph, label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.choice_box import ChoiceBox
from recist_reader.ui.widgets.full_note import add_told_when_full

CHOOSE = tr("Choose the reason")


class ReopenBar(QFrame):
    """Shows a `ReopenView`; nothing is chosen beforehand."""

    reopen_asked = Signal(str, str, str)  # timepoint, entry, text
    closed = Signal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "card")
        self._view: ReopenView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset_large, TOKENS.inset, TOKENS.inset_large, TOKENS.inset)
        column.setSpacing(8)
        head = QHBoxLayout()
        glyph = Glyph()
        glyph.show_icon("unlock", "t2")
        self.title = label("title")
        head.addWidget(glyph)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.effect = label("caption")
        self.effect.setWordWrap(True)
        column.addWidget(self.effect)
        self.entries = ChoiceBox()
        self.entries.setAccessibleName(tr("Reason for reopening"))
        self.text = ReasonLine(tr("Reason in words"), tr("In words, what is to be corrected"))
        self.button = QPushButton(icon("unlock"), tr("Reopen"))
        self.missing = label("caption", state="warn")
        self.missing.setWordWrap(True)
        self._fields = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._fields.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(8)
        add_told_when_full(words, self.text)
        self._fields.addWidget(self.entries, 2, Qt.AlignmentFlag.AlignTop)
        self._fields.addLayout(words, 3)
        column.addLayout(self._fields)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addWidget(self.missing, 1)
        column.addLayout(foot)
        self.entries.currentIndexChanged.connect(self._judge)
        self.text.textChanged.connect(self._judge)
        self.text.returnPressed.connect(self.button.click)
        self.button.clicked.connect(self._ask)
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """Reason and words beside each other in small windows, where the page has little height."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._fields.setDirection(across if compact else down)

    def show_view(self, view: ReopenView | None) -> None:
        """Show what is asked; the same view keeps what was chosen and typed."""
        self.setVisible(view is not None)
        if view is None or view == self._view:
            return
        self._view = view
        self.title.setText(view.title)
        self.effect.setText(view.effect)
        if view.standing:
            self.effect.setText(view.standing)
        for part in (self.entries, self.text, self.button, self.missing):
            part.setVisible(not view.standing)
        self.button.setText(tr("{title}   Enter", title=view.title))
        self.entries.clear()
        self.entries.addItem(CHOOSE, "")
        for value, words in view.entries:
            self.entries.addItem(words[:1].upper() + words[1:], value)
        self.text.clear()
        self._judge()

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        if event.key() in ENTER:
            if self.button.isVisibleTo(self):
                self.button.click()
            return
        super().keyPressEvent(event)

    def refuse(self, why: str) -> None:
        """Say beside the button why it was not asked; what was typed stays."""
        if why:
            self.missing.setText(why)

    def _judge(self) -> None:
        """Why it cannot be asked yet, under the button."""
        entry = self.entries.currentData() or ""
        missing = ""
        if not entry:
            missing = tr("choose a reason")
        elif self._view is not None and entry in self._view.needs_text and not self.text.reason:
            missing = tr("say it in words, {lacking} more characters", lacking=self.text.lacking)
        self.missing.setText(missing)
        self.button.setEnabled(not missing)

    def _ask(self) -> None:
        if self._view is not None and self.button.isEnabled():
            self.reopen_asked.emit(self._view.timepoint, self.entries.currentData(), self.text.text().strip())
