"""One series on the series page: what it is, its label to set, and the decision where it is held back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.options import REGIONS
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import SeriesRecord
from recist_reader.trial.study_state import StudyState
from recist_reader.trial.visit_decisions import KERNELS, PHASES
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.mask_canvas import MaskCanvas
from recist_reader.ui.start.masking_line import MaskingLine
from recist_reader.ui.start.series_lines import add_lines
from recist_reader.ui.start.side_panel import caption, entered
from recist_reader.ui.start.words import label_text
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.choice_box import ChoiceBox
from recist_reader.ui.widgets.full_note import add_told_when_full


class SeriesCard(QFrame):
    """Shows a series; emits wishes, changes nothing."""

    labelled = Signal(str, object)  # uid, SeriesLabel
    decided = Signal(str, bool, str)  # uid, release, reason
    masked = Signal(str, tuple, str)  # uid, areas, reason
    mask_asked = Signal()
    mask_cancelled = Signal()  # while its slices are being masked
    resized = Signal()  # masking began or ended

    def __init__(
        self, series: SeriesRecord, state: StudyState, is_locked: bool, parent: QWidget | None = None
    ):
        super().__init__(parent)
        mark(self, "row")
        self.series = series
        self.preview: MaskCanvas | None = None
        self.is_being_masked = False
        self._column = QVBoxLayout(self, spacing=6)
        self._column.setContentsMargins(0, 8, 0, 10)
        self.label = add_lines(self._column, series, state)
        if not is_locked:
            self._add_label_line()

    def _add_label_line(self) -> None:
        label = self.series.label
        chips = QHBoxLayout(spacing=4)
        self.regions: dict[str, QPushButton] = {}
        for region in REGIONS:
            chip = QPushButton(region, checkable=True)
            mark(chip, "chip")
            chip.setChecked(region in label.region)
            chip.setAccessibleName(tr("region {region}", region=region))
            chip.clicked.connect(lambda _checked=False: self._set_label())
            self.regions[region] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self.phase = self._combo(PHASES, label.phase)
        self.kernel = self._combo(KERNELS, label.kernel)
        lists = QHBoxLayout(spacing=8)
        for text, box in ((tr("Phase"), self.phase), (tr("Kernel"), self.kernel)):
            lists.addWidget(caption(text, box))
            lists.addWidget(box, 1)
        self._column.addLayout(chips)
        self._column.addLayout(lists)

    def _combo(self, words: tuple[str, ...], chosen: str) -> ChoiceBox:
        box = ChoiceBox()
        box.addItems(words)
        box.setCurrentText(chosen)
        box.activated.connect(lambda _index: self._set_label())
        return box

    def _set_label(self) -> None:
        region = tuple(name for name, chip in self.regions.items() if chip.isChecked())
        label = SeriesLabel(self.series.modality, region, self.phase.currentText(), self.kernel.currentText())
        if label != self.series.label:
            self.labelled.emit(self.series.uid, label)

    def show_label(self, series: SeriesRecord) -> None:
        """The label as it is stored now; chips and lists follow it."""
        self.series = series
        self.label.setText(label_text(series))
        for region, chip in self.regions.items():
            chip.setChecked(region in series.label.region)
        self.phase.setCurrentText(series.label.phase)
        self.kernel.setCurrentText(series.label.kernel)

    def ask_decision(self, cause: str, preview: MaskCanvas) -> None:
        """Add the picture, the cause and the three ways on of a held-back series (BN-3)."""
        self.preview = preview
        self._sides = QHBoxLayout(spacing=12)
        self._sides.addLayout(self._picture(preview))
        side = QVBoxLayout(spacing=6)
        self._cause = QLabel(cause, wordWrap=True)
        mark(self._cause, state="warn")
        side.addWidget(self._cause)
        side.addStretch(1)
        self.reason = QLineEdit(placeholderText=tr("what you saw, and why"))
        self.reason.returnPressed.connect(self._give_mask)
        side.addWidget(caption(tr("Reason"), self.reason))
        add_told_when_full(side, self.reason)
        self._add_buttons(side)
        self._sides.addLayout(side, 1)
        self._column.addLayout(self._sides)
        # At their place only now: shown before, they are windows of their own that take the keys away.
        self._show_masking(False)

    def _picture(self, preview: MaskCanvas) -> QVBoxLayout:
        picture = QVBoxLayout(spacing=2)
        picture.addWidget(preview)
        where = QLabel("")
        mark(where, "small")
        many = self.series.slices > 1
        preview.moved.connect(
            lambda text: where.setText(tr("{text}, wheel or ↑ ↓", text=text) if many else text)
        )
        preview.given.connect(self._give_mask)
        preview.drawn.connect(self._show_areas)
        picture.addWidget(where)
        return picture

    def _add_buttons(self, side: QVBoxLayout) -> None:
        self.release_button = KeyButton(icon("unlock"), tr("Release   {key}", key=key_of("release")))
        self.keep_out_button = KeyButton(icon("blocked"), tr("Keep out   {key}", key=key_of("keep_out")))
        for button, release in ((self.release_button, True), (self.keep_out_button, False)):
            mark(entered(button), "small")
            button.clicked.connect(lambda _checked=False, r=release: self._decide(r))
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)  # one under the other: keys take room
        self.mask_button = KeyButton(icon("hidden"), tr("Mask text   {key}", key=key_of("mask")))
        mark(entered(self.mask_button), "small")
        self.mask_button.clicked.connect(lambda _checked=False: self.mask_asked.emit())
        side.addWidget(self.mask_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.masking = MaskingLine(self)
        self.masking.given.connect(self._give_mask)
        self.masking.left.connect(self.leave_masking)
        side.addWidget(self.masking)

    @property
    def is_masking(self) -> bool:
        """Areas are being drawn on the picture."""
        return self.preview is not None and self.preview.is_drawing

    def begin_masking(self, side_px: int) -> None:
        """Make the picture up to so many px large and let rectangles be drawn over the text (BN-3)."""
        if self.preview is None or self.is_masking:
            return
        self._show_masking(True)
        self.masking.show_count(0)
        self.preview.begin(side_px)
        self.resized.emit()

    def show_being_masked(self, is_being_masked: bool) -> None:
        """Its slices are being masked: what was drawn and typed holds, only cancel can be pressed."""
        self.is_being_masked = is_being_masked
        self.masking.show_running(is_being_masked)
        for part in (self.preview, self.reason):
            part.setEnabled(not is_being_masked)
        if is_being_masked:
            self.masking.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_areas()
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_areas(self) -> None:
        self.masking.show_count(len(self.preview.areas))
        self.masking.show_chosen(self.preview.chosen_words)

    def leave_masking(self) -> None:
        """Back to the decision; nothing was masked, the reason typed stays. While it is masked: cancel."""
        if self.is_being_masked:
            self.mask_cancelled.emit()
            return
        self.preview.end()
        self._show_masking(False)
        self.mask_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _show_masking(self, is_masking: bool) -> None:
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.TopToBottom if is_masking else ways.LeftToRight)
        for part in (self._cause, self.release_button, self.mask_button):
            part.setVisible(not is_masking)
        self.keep_out_button.setVisible(not is_masking and self.series.state == "quarantined")
        self.masking.setVisible(is_masking)

    def _give_mask(self) -> None:
        if self.is_masking and not self.is_being_masked:
            self.masked.emit(self.series.uid, self.preview.areas, self.reason.text())

    def keyPressEvent(self, event) -> None:
        if self.is_masking and event.key() == Qt.Key.Key_Escape:
            self.leave_masking()
            return
        super().keyPressEvent(event)

    def press_release(self) -> None:
        """As if its button were pressed: not while areas are drawn."""
        if not self.release_button.isHidden():
            self.release_button.click()

    def press_keep_out(self) -> None:
        """As if its button were pressed: not while areas are drawn, nor where it is out already."""
        if not self.keep_out_button.isHidden():
            self.keep_out_button.click()

    def _decide(self, release: bool) -> None:
        self.decided.emit(self.series.uid, release, self.reason.text())

    def focus_reason(self) -> None:
        mark(self.reason, state="" if says_enough(self.reason.text(), SHORTEST_NOTE) else "bad")
        self.reason.setFocus()
