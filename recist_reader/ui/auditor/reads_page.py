"""Every read of the study, looked at and not changed: lesions, response and why, signatures (RO-5)."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from recist_reader.problem import Problem, Refusal
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.seen_reads import SeenRead, seen_reads
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.facts import BASELINE
from recist_reader.ui.auditor.read_words import SHARES, TITLES, labels_of, lock_words, row_of, whole_view
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel
from recist_reader.ui.reader.panels.views.response import ResponseView
from recist_reader.ui.start.side_panel import entered, sentence
from recist_reader.ui.start.worklist_bars import FilterField
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.rows import RowsTable
from recist_reader.ui.widgets.running_page import RunningPage

READING = tr("Reading the reads ...")
NO_READ = tr("No subject is assigned to a reader yet.")
NO_HIT = tr("No read matches what is typed.")
AT_BASELINE = tr("Baseline has no response: it is what later timepoints are compared with.")
WIDTH = 560


class ReadSheet(QFrame):
    """One read: a button for each timepoint, its lesions, its response, its locks."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "side")
        self.title, self.locks = QLabel(""), QLabel("", wordWrap=True)
        self.table, self.response = LesionTable(), ResponsePanel()
        self.words = QLabel("", wordWrap=True)
        self.timepoints = QButtonGroup(self)
        self._chips = QHBoxLayout(spacing=4)
        self._read: SeenRead | None = None
        mark(self.title, "title")
        for label in (self.locks, self.words):
            mark(label, "muted")
        self.locks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self, spacing=8)
        column.setContentsMargins(*(TOKENS.inset,) * 4)
        column.addWidget(self.title)
        column.addLayout(self._chips)
        column.addWidget(self.words)
        column.addWidget(self.table, 3)
        column.addWidget(self.response, 4)
        column.addWidget(self.locks)
        column.addStretch(0)
        self.timepoints.idClicked.connect(self._show_timepoint)
        self.say(NO_READ)

    def say(self, words: str) -> None:
        """Nothing is shown, and why."""
        self._read = None
        self.title.setText("")
        self.words.setText(words)
        self.locks.setText("")
        self._offer(())
        for part in (self.table, self.response):
            part.hide()

    def show_read(self, read: SeenRead) -> None:
        """Show a read at its last timepoint."""
        self.title.setText(f"{read.assignment.subject}  {read.assignment.slot}")
        labels = labels_of(read)
        if not labels:
            self.say(
                tr(
                    "{subject} {place}: nothing was read yet.",
                    subject=read.assignment.subject,
                    place=read.assignment.slot,
                )
            )
            return
        self._read = read
        self._offer(labels)
        self.timepoints.button(len(labels) - 1).setChecked(True)
        self._show_timepoint(len(labels) - 1)

    def step(self, by: int) -> None:
        """Go to an earlier or later timepoint."""
        number = self.timepoints.checkedId() + by
        if self._read is not None and 0 <= number < len(self.timepoints.buttons()):
            self.timepoints.button(number).setChecked(True)
            self._show_timepoint(number)

    def _offer(self, labels: tuple[str, ...]) -> None:
        for button in self.timepoints.buttons():
            self.timepoints.removeButton(button)
        while (item := self._chips.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        for number, label in enumerate(labels):
            button = entered(QPushButton(label, checkable=True))
            mark(button, "filter")
            self.timepoints.addButton(button, number)
            self._chips.addWidget(button)
        self._chips.addStretch(1)

    def _show_timepoint(self, number: int) -> None:
        if self._read is None:
            return
        label = labels_of(self._read)[number]
        view = whole_view(self._read, label)
        self.table.show()
        self.table.show_view(table_view(view, is_open=False))
        is_baseline = label == BASELINE
        self.response.setVisible(not is_baseline)
        self.response.show_view(ResponseView("") if is_baseline else response_view(view))
        self.words.setText(AT_BASELINE if is_baseline else "")
        self.words.setVisible(is_baseline)
        self.locks.setText(lock_words(self._read, label))


class ReadsPage(RunningPage):
    """Arrows go through the reads, `Ctrl+Left` and `Ctrl+Right` through the timepoints, `F5` looks again."""

    def __init__(self, study: StudySession):
        super().__init__()
        mark(self, "page")
        self._study = study
        self._reads: dict[str, SeenRead] = {}
        self.search = FilterField(tr("Filter by subject, place, reader or state   Ctrl+F"))
        self.count = QLabel("")
        self.table, self.sheet = RowsTable(TITLES, tr("Reads"), SHARES), ReadSheet()
        self._lay_out()
        self.table.chosen.connect(self._choose)
        self.search.textChanged.connect(lambda _text: self._filter())
        self.search.returnPressed.connect(self.table.setFocus)
        for key, act in (
            ("Ctrl+F", self.search.setFocus),
            (key_of("refresh"), self.read),
            ("Ctrl+Left", lambda: self.sheet.step(-1)),
            ("Ctrl+Right", lambda: self.sheet.step(1)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _lay_out(self) -> None:
        mark(self.count, "chip")
        self.search.setMaximumWidth(560)
        tools = QHBoxLayout(spacing=8)
        tools.setContentsMargins(*(TOKENS.inset,) * 4)
        tools.addWidget(self.search, 2)
        tools.addWidget(self.count)
        tools.addStretch(1)
        hint = QLabel(tr("Timepoints: Ctrl+Left, Ctrl+Right"))
        mark(hint, "muted")
        tools.addWidget(hint)
        column = QVBoxLayout(spacing=0)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        row = QHBoxLayout(self, spacing=0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self.sheet)

    @property
    def was_read(self) -> bool:
        """The reads are there, or on their way."""
        return bool(self._reads) or self.is_running

    def read(self) -> None:
        """Fold every read anew, beside the window."""
        self.count.setText(READING)
        self.run(lambda: _seen(self._study))

    def show_step(self, step: object) -> None:
        if isinstance(step, Refusal):
            self.count.setText(sentence(step.problem))
            return
        assert isinstance(step, tuple)
        self._reads = {read.uuid: read for read in step}
        self._filter()

    def show_fault(self, problem: Problem) -> None:
        self.count.setText(sentence(problem))

    def _filter(self) -> None:
        words, names = self.search.text().casefold().split(), self._names()
        rows = [row_of(read, names) for read in self._reads.values()]
        kept = [row for row in rows if all(word in " ".join(row.cells).casefold() for word in words)]
        self.table.show_rows(tuple(kept))
        self.count.setText(tr("{shown} of {all} reads", shown=len(kept), all=len(rows)))
        if not kept:
            self.sheet.say(NO_HIT if rows else NO_READ)

    def _names(self) -> dict[str, str]:
        seat = self._study.seat
        if not isinstance(seat, SignedInSeat):
            return {}
        return {uuid: account.printed_name for uuid, account in seat.people.state.accounts()}

    def _choose(self, key: str) -> None:
        if key in self._reads:
            self.sheet.show_read(self._reads[key])

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.sheet.setFixedWidth(max(grown(TOKENS.right_panel[0]), min(grown(WIDTH), self.width() * 2 // 5)))


def _seen(study: StudySession) -> Iterator[object]:
    yield seen_reads(study)
