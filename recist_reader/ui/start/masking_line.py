"""What is said and pressed while areas are drawn over burned-in text, and while it is masked (BN-3)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.texts import plural, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

HOW = tr(
    "Draw rectangles over the text, or + adds one: arrows move it, with Shift they size it, Ctrl is fine. "
    "Tab takes the next, Delete takes it away. They hold for every slice. Masked, the series is released."
)


class MaskingLine(QWidget):
    """How to draw, how many areas there are or slices are done, and the ways on; emits wishes."""

    given = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        column = QVBoxLayout(self, spacing=6)
        column.setContentsMargins(0, 0, 0, 0)
        self.how = QLabel(HOW, wordWrap=True)
        mark(self.how, "caption")
        column.addWidget(self.how)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Slices masked"))
        column.addWidget(self.bar)
        self.mask_button = KeyButton(icon("hidden"), "")
        self.leave_button = KeyButton(icon("close"), "")
        row = QHBoxLayout(spacing=8)
        for button, wish in ((self.mask_button, self.given), (self.leave_button, self.left)):
            mark(entered(button), "small")
            button.clicked.connect(lambda _checked=False, told=wish: told.emit())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.show_running(False)
        self.show_count(0)

    def show_count(self, areas: int) -> None:
        """Say on the button how many areas would be masked."""
        self.mask_button.setText(
            plural(
                areas, tr("Mask 1 area and release   Enter"), tr("Mask {number} areas and release   Enter")
            )
            if areas
            else tr("Mask and release   Enter")
        )

    def show_chosen(self, words: str) -> None:
        """Say which rectangle the keys are on; without words, what the keys do."""
        self.how.setText(words or HOW)

    def show_running(self, is_running: bool) -> None:
        """The slices are being masked, or it is still to be said what."""
        self.bar.setVisible(is_running)
        self.mask_button.setVisible(not is_running)
        self.leave_button.setText(tr("Cancel masking   Esc") if is_running else tr("Do not mask   Esc"))
        self.how.setText(tr("Cancel leaves the series as it was.") if is_running else HOW)

    def show_step(self, done: int, total: int) -> None:
        """How many slices are masked of how many."""
        self.how.setText(
            tr(
                "{done:,} of {total:,} slices masked. Cancel leaves the series as it was.",
                done=done,
                total=total,
            )
        )
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def show_storing(self) -> None:
        """Too late to be cancelled."""
        self.how.setText(tr("All slices are masked; their record is being stored."))
