"""What is said and pressed while areas are drawn over burned-in text (BN-3)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.texts import plural, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

HOW = tr("Draw rectangles over the text; they hold for every slice. Delete takes the last one away.")


class MaskingLine(QWidget):
    """How to draw, how many areas there are, and the two ways on; emits wishes."""

    given = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        column = QVBoxLayout(self, spacing=6)
        column.setContentsMargins(0, 0, 0, 0)
        how = QLabel(HOW, wordWrap=True)
        mark(how, "caption")
        column.addWidget(how)
        self.mask_button = KeyButton(icon("hidden"), "")
        self.leave_button = KeyButton(icon("close"), tr("Do not mask   Esc"))
        row = QHBoxLayout(spacing=8)
        for button, wish in ((self.mask_button, self.given), (self.leave_button, self.left)):
            mark(entered(button), "small")
            button.clicked.connect(lambda _checked=False, told=wish: told.emit())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.show_count(0)

    def show_count(self, areas: int) -> None:
        """Say on the button how many areas would be masked."""
        self.mask_button.setText(
            plural(areas, tr("Mask 1 area   Enter"), tr("Mask {number} areas   Enter"))
            if areas
            else tr("Mask   Enter")
        )
