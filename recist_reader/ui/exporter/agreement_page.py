"""How far two readers agree, from complete reads alone: every statistic, and the picture of one."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from recist_reader.analysis.bland_altman import BlandAltman
from recist_reader.analysis.kappa import KappaAgreement
from recist_reader.exports.agreeing import AgreementFound, agreement_steps
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.study_session import StudySession
from recist_reader.ui.exporter.agreement_chart import AgreementChart
from recist_reader.ui.exporter.agreement_words import SHARES, TITLES, rows_of
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import plural, tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.rows import RowsTable
from recist_reader.ui.widgets.running_page import RunningPage

COUNTING = tr("Computing ...")
WIDTH = 640


class AgreementPage(RunningPage):
    """Arrows go through the statistics; `F5` computes them anew."""

    def __init__(self, study: StudySession):
        super().__init__()
        mark(self, "page")
        self._study = study
        self._found: AgreementFound | None = None
        self.news = QLabel(COUNTING, wordWrap=True)
        self.table, self.chart = RowsTable(TITLES, tr("Agreement"), SHARES), AgreementChart()
        mark(self.news, "muted")
        self.news.setContentsMargins(*(TOKENS.inset,) * 4)
        column = QVBoxLayout(spacing=0)
        column.addWidget(self.news)
        column.addWidget(self.table, 1)
        self.side = QFrame()
        mark(self.side, "side")
        inside = QVBoxLayout(self.side)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.chart)
        row = QHBoxLayout(self, spacing=0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(column, 1)
        row.addWidget(self.side)
        self.table.chosen.connect(self._choose)
        shortcut = QShortcut(QKeySequence(key_of("refresh")), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.read)

    @property
    def was_read(self) -> bool:
        """The figures are there, or on their way."""
        return self._found is not None or self.is_running

    def read(self) -> None:
        """Compute every statistic, beside the window."""
        self.news.setText(COUNTING)
        self.run(lambda: _computed(self._study))

    def show_step(self, step: object) -> None:
        if isinstance(step, Refusal):
            self.news.setText(sentence(step.problem))
        elif isinstance(step, AgreementFound):
            self._show(step)
        elif isinstance(step, tuple):
            done, total = step
            self.news.setText(tr("Folding reads, {done} of {total}", done=done, total=total))

    def show_fault(self, problem: Problem) -> None:
        self.news.setText(sentence(problem))

    def _show(self, found: AgreementFound) -> None:
        self._found = found
        told = plural(
            found.subjects,
            tr("1 subject with two complete reads"),
            tr("{number:,} subjects with two complete reads"),
        )
        waiting = plural(
            found.rates.waiting,
            tr("1 case waits for a decision"),
            tr("{number:,} cases wait for a decision"),
        )
        self.news.setText(f"{told}, {waiting}.")
        self.table.show_rows(rows_of(found))

    def _choose(self, key: str) -> None:
        if self._found is None or not key.isdigit():
            self.chart.say()
            return
        one = self._found.statistics[int(key)]
        words = self.table.model().rows[self.table.currentIndex().row()].cells
        title = f"{words[0]}, {words[1]}"
        if isinstance(one.result, BlandAltman):
            self.chart.show_points(title, one.result)
        elif isinstance(one.result, KappaAgreement):
            self.chart.show_table(title, one.result.table)
        else:
            self.chart.say()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(min(grown(WIDTH), self.width() * 2 // 5))


def _computed(study: StudySession) -> Iterator[object]:
    found = yield from agreement_steps(study)
    yield found
