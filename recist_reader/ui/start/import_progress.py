"""A running import: how far it is, in numbers, and cancel (window.md 5, 7)."""

from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark


class ImportProgress(QWidget):
    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        column = QVBoxLayout(self, spacing=10)
        column.setContentsMargins(0, 0, 0, 0)
        self.numbers = QLabel("")
        mark(self.numbers, "value")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Files read"))
        note = QLabel(
            tr(
                "Each file is read, checked, freed of identifiers and stored. You can go on reading "
                "meanwhile. Cancel leaves the study as it was."
            ),
            wordWrap=True,
        )
        mark(note, "muted")
        self.cancel_button = entered(KeyButton(icon("close"), tr("Cancel import   Esc")))
        for widget in (self.numbers, self.bar, note, self.cancel_button):
            column.addWidget(widget)

    def begin(self) -> None:
        self.numbers.setText(tr("Looking for files"))
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self.cancel_button.setFocus()

    def show_step(self, done: int, total: int) -> None:
        share = f", {100 * done // total} %" if total else ""
        self.numbers.setText(tr("{done:,} of {total:,} files{share}", done=done, total=total, share=share))
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
