"""The reason of a decision, in as many lines as it needs (AJ-6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit

from recist_reader.trial.adjudication.decision import SHORTEST_GROUNDS
from recist_reader.ui.texts import tr

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_CHARACTERS = 4_000


class ReasonBox(QPlainTextEdit):
    """Enter goes on to the signature, Shift+Enter begins a line; it takes so many characters and says so."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Reason of the decision"))
        self.setPlaceholderText(
            tr("What speaks for this read, in at least {least} characters", least=SHORTEST_GROUNDS)
        )
        self.textChanged.connect(self._keep_short)

    def keyPressEvent(self, event) -> None:
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source) -> None:
        """Plain text alone, as much as it takes."""
        self.insertPlainText(source.text()[: MOST_CHARACTERS + 1])

    @property
    def is_full(self) -> bool:
        return len(self.toPlainText()) >= MOST_CHARACTERS

    def _keep_short(self) -> None:
        text = self.toPlainText()
        if len(text) > MOST_CHARACTERS:
            self.setPlainText(text[:MOST_CHARACTERS])
            self.moveCursor(self.textCursor().MoveOperation.End)
