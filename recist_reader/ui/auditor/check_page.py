"""Whether the study holds to its record: pages, chains, rows, images, signatures (VF-1)."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from recist_reader.problem import Problem
from recist_reader.reading.whole_check import whole_check_steps
from recist_reader.storage.verify import Report
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered, primary, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.rows import Row, RowsTable
from recist_reader.ui.widgets.running_page import RunningPage

CHECKS = {
    "file": tr("pages of the file"),
    "schema": tr("schema and triggers"),
    "chains": tr("events, each chained to the one before"),
    "heads": tr("newest event of every stream"),
    "rows": tr("rows against the events they come from"),
    "workspace": tr("places kept for persons"),
    "anchors": tr("anchors kept outside of the file"),
    "images": tr("images against their hashes"),
    "signatures": tr("signatures over what they were given for"),
}
NOT_YET = tr("Nothing was checked in this session yet.")
CHECKING = tr("Checking ...")
GIVEN_UP = tr("Given up: nothing is said of this study.")


class CheckPage(RunningPage):
    """Enter begins, Esc gives up. The study is read, never written."""

    def __init__(self, study: Path):
        super().__init__()
        mark(self, "page")
        self._study = study
        self.start_button = primary(tr("Check the whole study   Enter"), "done-circle")
        self.cancel_button = entered(KeyButton(icon("close"), tr("Cancel   Esc")))
        self.news, self.bar = QLabel(NOT_YET, wordWrap=True), QProgressBar(textVisible=False)
        self.table = RowsTable((tr("Check"), tr("Looked at"), tr("Found")), tr("Checks"), (34, 14, 52))
        self.anchor = QLabel("", wordWrap=True)
        self.anchor.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        mark(self.anchor, "muted")
        row = QHBoxLayout(spacing=8)
        for button in (self.start_button, self.cancel_button):
            row.addWidget(button)
        row.addWidget(self.news, 1)
        column = QVBoxLayout(self, spacing=TOKENS.inset)
        column.setContentsMargins(*(TOKENS.inset_large,) * 4)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.anchor)
        self.bar.hide()
        self.cancel_button.hide()
        self.start_button.clicked.connect(lambda _checked=False: self.check())
        self.cancel_button.clicked.connect(lambda _checked=False: self.give_up())

    def check(self) -> None:
        """Begin, beside the window."""
        if self.is_running:
            return
        self.news.setText(CHECKING)
        self._turn(is_running=True)
        self.run(lambda: _whole(self._study))

    def give_up(self) -> None:
        if self.is_running:
            self.stop()
            self.news.setText(GIVEN_UP)
            self._turn(is_running=False)

    def _turn(self, *, is_running: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(is_running)
        self.cancel_button.setVisible(is_running)
        self.start_button.setVisible(not is_running)
        (self.cancel_button if is_running else self.start_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_step(self, step: object) -> None:
        if isinstance(step, Report):
            self._show(step)
            return
        done, total = step
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def show_fault(self, problem: Problem) -> None:
        self.news.setText(sentence(problem))

    def show_end(self) -> None:
        self._turn(is_running=False)

    def _show(self, report: Report) -> None:
        self.table.show_rows(
            tuple(
                Row(
                    check.id,
                    (CHECKS.get(check.id, check.id), f"{check.n:,}", check.first_fault or tr("good")),
                    ("done-circle", "ok") if check.ok else ("warning", "bad"),
                )
                for check in report.checks
            )
        )
        told = tr("All is as it was stored.") if report.ok else tr("This study does not hold to its record.")
        self.news.setText(told)
        mark(self.news, state="ok" if report.ok else "bad")
        self.anchor.setText("" if report.anchor is None else tr("Anchor {digits}", digits=report.anchor))

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_running:
            self.give_up()
        else:
            super().keyPressEvent(event)


def _whole(study: Path) -> Iterator[object]:
    report = yield from whole_check_steps(study, images=True)
    yield report
