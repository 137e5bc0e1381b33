"""A field for a reason: Enter gives it, a short one is refused where it stands (GD-30)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recist_reader.trial.decisions.findings import SHORTEST_REASON
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.full_note import full_note

CLOSED = tr("No reason can be given: the study is open for reading only")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReasonLine(QLineEdit):
    """A line whose Enter ends here: it must not lock the timepoint as well."""

    def __init__(self, name: str, hint: str):
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    @property
    def reason(self) -> str:
        """The text without blanks around it; empty while it is too short."""
        text = self.text().strip()
        return text if len(text) >= SHORTEST_REASON else ""

    @property
    def lacking(self) -> int:
        """How many characters are missing."""
        return max(SHORTEST_REASON - len(self.text().strip()), 0)

    def keyPressEvent(self, event):
        super().keyPressEvent(event)
        if event.key() in ENTER:
            event.accept()


class ReasonField(QWidget):
    """A line, its button, and how many characters are missing once Enter was pressed too early."""

    given = Signal(str)

    def __init__(self, name: str, hint: str):
        super().__init__()
        self._hint = hint
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(spacing=8)
        column.addLayout(row)
        self.line = ReasonLine(name, hint)
        self.line.setToolTip(hint)
        self.button = QPushButton(tr("Give reason"))
        self.button.setProperty("role", "small")
        self.refusal = label("caption", state="warn")
        self.refusal.hide()
        row.addWidget(self.line, 1)
        row.addWidget(self.refusal)
        row.addWidget(self.button)
        self.full = full_note(self.line)  # below: beside the field it would take its room
        column.addWidget(self.full)
        self.full.hide()
        self.line.returnPressed.connect(self.give)
        self.button.clicked.connect(self.give)
        self.line.textEdited.connect(lambda _text: self._refuse(""))

    def close_for(self, why: str) -> None:
        """The field is dimmed and says so, its tooltip says why; an empty `why` opens it again."""
        self.line.setPlaceholderText(CLOSED if why else self._hint)
        for part in (self.line, self.button):
            part.setEnabled(not why)
            part.setToolTip(why or self._hint)

    def give(self) -> None:
        """Send the reason, or say in place why it does not do."""
        if self.line.reason:
            self.given.emit(self.line.reason)
        else:
            self._refuse(tr("{lacking} more characters", lacking=self.line.lacking))

    def _refuse(self, text: str) -> None:
        self.refusal.setText(text)
        self.refusal.setVisible(bool(text))
        mark(self.line, state="bad" if text else "")
