"""One visit beside the matrix: how it stands for each reader, and what the manager does with it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recist_reader.problem import Refusal
from recist_reader.reading.people.visit_matrix import Cell, CellState, MarkState, MatrixRow
from recist_reader.ui.manager.matrix_words import (
    MARK_ICONS,
    MARK_WORDS,
    STATE_ICONS,
    STATE_WORDS,
    lower_line,
    series_text,
)
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import SidePanel, empty, entered, field, primary, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon, pixmap
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark

NEXT_STEP = {
    CellState.EXPECTED: tr("No images yet. Import them when they come."),
    CellState.DUE: tr("The visit is due. Import its images when they come."),
    CellState.OVERDUE: tr("Ask the site for the images, or declare the visit not done."),
    CellState.NOT_DONE: tr("Declared not done, with a reason. Images that come later make it a visit again."),
    CellState.QUARANTINE: tr("Decide on the series in quarantine; then the visit can be released."),
    CellState.UNREADABLE: tr("The size read shows CT and MR alone. Look at the series."),
    CellState.TO_RELEASE: tr("Look at the labels of its series, then let the readers have the visit."),
    CellState.RELEASED: tr("Each reader sees it once the timepoint before is locked."),
    CellState.NOTHING: tr("No images, and no day is planned for them."),
}
USED = (MarkState.OPEN, MarkState.LOCKED, MarkState.CONFIRM)


class VisitPanel(SidePanel):
    """Says what may be done; the page does it. Reasons are typed into the one field."""

    release_asked = Signal()
    hold_asked = Signal(str)  # reason
    final_asked = Signal(bool, str)  # final or expected after all, reason
    import_asked = Signal()
    series_asked = Signal()
    not_done_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__("", parent)
        self.state = QLabel("", wordWrap=True)
        mark(self.state, "value")
        self.words = QLabel("", wordWrap=True)
        mark(self.words, "muted")
        self._picture = QLabel()
        head = QHBoxLayout(spacing=8)
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.state, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.words)
        self._readers = QVBoxLayout(spacing=4)
        self.body.addLayout(self._readers)
        self.release_button = primary(tr("Release to readers   Enter"), "done")
        self.release_button.clicked.connect(lambda _checked=False: self.release_asked.emit())
        self.body.addWidget(self.release_button)
        self._add_images()
        self._add_reason()
        self.body.addStretch(1)
        self._is_final = False

    def _add_images(self) -> None:
        rows = (
            ("import", tr("Import images   Ctrl+I"), self.import_asked),
            ("layers", tr("Series and quarantine   Ctrl+J"), self.series_asked),
            ("blocked", tr("Visit not done   Ctrl+Shift+D"), self.not_done_asked),
        )
        for name, text, asked in rows:
            button = entered(KeyButton(icon(name), text))
            button.clicked.connect(lambda _checked=False, asked=asked: asked.emit())
            self.body.addWidget(button)

    def _add_reason(self) -> None:
        self.body.addSpacing(12)
        self.reason = field(self.body, tr("Reason"), tr("for taking back, or for the declaration"))
        self.hold_button = entered(KeyButton(icon("undo"), tr("Take the release back")))
        self.hold_button.clicked.connect(lambda _checked=False: self.hold_asked.emit(self.reason.text()))
        self.final_button = entered(KeyButton(icon("flag"), ""))
        self.final_button.clicked.connect(
            lambda _checked=False: self.final_asked.emit(not self._is_final, self.reason.text())
        )
        self.body.addWidget(self.hold_button)
        self.body.addWidget(self.final_button)
        self.final_words = QLabel("", wordWrap=True)
        mark(self.final_words, "muted")
        self.body.addWidget(self.final_words)

    def show_visit(self, row: MatrixRow, cell: Cell, readers: Mapping[str, str]) -> None:
        """Show how a visit stands; `readers`: place -> printed name. What was typed stays."""
        self.title.setText(tr("{subject}, {visit}", subject=row.subject, visit=cell.visit))
        self.subtitle.setText(tr("site {site}", site=row.site) if row.site else "")
        counted = lower_line(cell) or (series_text(cell.series) if cell.series else "")
        word = STATE_WORDS[cell.state]
        self.state.setText(", ".join(filter(None, (word[:1].upper() + word[1:], counted))))
        self._picture.setPixmap(pixmap(*STATE_ICONS[cell.state], grown(18)))
        self.words.setText(NEXT_STEP[cell.state])
        empty(self._readers)
        for slot, state in cell.marks:
            self._readers.addLayout(_reader_line(slot, readers.get(slot, ""), state))
        self.release_button.setVisible(cell.state is CellState.TO_RELEASE)
        is_used = any(state in USED for _slot, state in cell.marks)
        self.hold_button.setVisible(cell.state is CellState.RELEASED and not is_used)
        self._show_final(row.images_final)

    def _show_final(self, is_final: bool) -> None:
        self._is_final = is_final
        self.final_button.setText(
            tr("Further images are expected after all") if is_final else tr("The subject's images are final")
        )
        self.final_words.setText(
            tr("The subject's images were declared final: its reads can be complete.")
            if is_final
            else tr("Declare it when no further images will come: no read is complete without it.")
        )

    def start(self) -> None:
        """Begin with the first thing that can be done."""
        self.say("")
        self.reason.clear()
        self.focus_first()

    def focus_first(self) -> None:
        first = self.release_button if self.release_button.isVisibleTo(self) else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, refusal: Refusal) -> None:
        self.say(sentence(refusal.problem), "bad")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


def _reader_line(slot: str, name: str, state: MarkState) -> QHBoxLayout:
    row = QHBoxLayout(spacing=8)
    picture = QLabel()
    picture.setPixmap(pixmap(*MARK_ICONS[state], grown(16)))
    row.addWidget(picture)
    who = f"{slot}  {name}".strip()
    row.addWidget(QLabel(tr("{who}: {state}", who=who, state=MARK_WORDS[state])), 1)
    return row
