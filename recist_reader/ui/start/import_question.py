"""Asked before images come in whose patient number stands under another subject (FT-29, ER)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered, field
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark


class ImportQuestion(QWidget):
    """Nothing is in the study until the reason is given; the panel's Esc gives the import up."""

    confirmed = Signal(str)  # reason

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.words = QLabel("", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        mark(self.words, "title", "warn")
        note = QLabel(
            tr(
                "If it is the same patient, press Esc and choose that subject. Some sites give one number to "
                "many patients: then say so, and the reason is kept with the images."
            ),
            wordWrap=True,
        )
        mark(note, "muted")
        column = QVBoxLayout(self, spacing=10)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(note)
        self.reason = field(column, tr("Reason"), tr("for example: the site numbers all patients alike"))
        self.reason.returnPressed.connect(self.confirm)
        self.button = entered(KeyButton(icon("import"), tr("Import all the same   Enter")))
        self.button.clicked.connect(lambda _checked=False: self.confirm())
        column.addWidget(self.button)

    def ask(self, subject: str, other: str) -> None:
        """Begin to ask about two subjects of one number."""
        self.words.setText(
            tr(
                "These images have the patient number of {other}. Are they of {subject}?",
                other=other,
                subject=subject,
            )
        )
        self.reason.clear()
        mark(self.reason, state="")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> None:
        """Go on with a reason; without one the field says that it is missing."""
        if says_enough(self.reason.text(), SHORTEST_NOTE):
            self.confirmed.emit(self.reason.text().strip())
            return
        mark(self.reason, state="bad")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
