"""What will be written before the click, and what was written after it (EXP-30)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from recist_reader.exports.request import ExportResult
from recist_reader.ui.start.export_words import (
    blinding_words,
    file_lines,
    going_out,
    grouped,
    left_out_lines,
    remarks,
)
from recist_reader.ui.start.side_panel import empty
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark

HASHED = 8  # letters of a hash that are shown; the whole stands in SHA256SUMS


class ExportPreview(QScrollArea):
    """Shows progress as a number, then the lines; never an old answer beside a new question."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        column = QVBoxLayout(content, spacing=8)
        column.setContentsMargins(0, 0, 8, 0)
        self.progress = QLabel("")
        mark(self.progress, "value")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("Reads written"))
        column.addWidget(self.progress)
        column.addWidget(self.bar)
        self._lines = QVBoxLayout(spacing=6)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.setWidget(content)
        self.texts: list[str] = []

    def show_progress(self, verb: str, done: int, total: int) -> None:
        """How far it is; takes away what was said before."""
        self._clear()
        share = f", {100 * done // total} %" if total else ""
        self.progress.setText(
            tr("{verb} {done:,} of {total:,} steps{share}", verb=verb, done=done, total=total, share=share)
            if total
            else f"{verb} ..."
        )
        self.progress.show()
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.bar.show()

    def show_result(self, result: ExportResult) -> None:
        """A rehearsal says what will be written; a run where it went."""
        self._clear()
        if result.folder is None:
            self._add(going_out(result), "value", "" if result.manifest["subjects"] else "warn")
        else:
            self._add(tr("Written"), "value", "ok")
            self._add(str(result.folder))
        self._add(blinding_words(result), "caption")
        self._add_files(result)
        left = left_out_lines(result)
        if left:
            self._add(tr("Left out"), "section")
        for line in left:
            self._add(line, "caption")
        for line in remarks(result):
            self._add(line, "", "warn")

    def say(self, words: str, state: str = "") -> None:
        self._clear()
        self._add(words, "", state)

    def _add_files(self, result: ExportResult) -> None:
        self._add(tr("Files"), "section")
        sums = {file["name"]: file["sha256"] for file in result.manifest["files"]}
        grid = QGridLayout(horizontalSpacing=16, verticalSpacing=2)
        for row, (name, words) in enumerate(file_lines(result.manifest)):
            sha256 = sums.get(name)
            cells = (name, words, grouped(sha256[:HASHED]) if sha256 else "")
            for number, text in enumerate(cells):
                label = self._label(text, "" if number == 0 else "caption")
                label.setWordWrap(False)
                grid.addWidget(label, row, number)
        grid.setColumnStretch(2, 1)
        self._lines.addLayout(grid)

    def _add(self, words: str, role: str = "", tone: str = "") -> None:
        self._lines.addWidget(self._label(words, role, tone))

    def _label(self, words: str, role: str = "", tone: str = "") -> QLabel:
        label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(label, role, tone)
        self.texts.append(words)
        return label

    def _clear(self) -> None:
        empty(self._lines)
        self.texts.clear()
        self.progress.hide()
        self.bar.hide()
