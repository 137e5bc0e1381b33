"""The manager's first page: subjects against visits, and the panels in which images come in and go out."""

from collections.abc import Callable
from dataclasses import replace

from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.releasing import declare_final, hold, release
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.visit_matrix import Cell, Matrix, MatrixRow
from recist_reader.ui.manager.counts_bar import CountsBar
from recist_reader.ui.manager.matrix_model import MatrixModel
from recist_reader.ui.manager.matrix_table import MatrixTable
from recist_reader.ui.manager.visit_panel import VisitPanel
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.start.worklist_dress import Dress
from recist_reader.ui.start.worklist_page import WorklistPage
from recist_reader.ui.texts import tr


class MatrixPage(WorklistPage):
    """The worklist's page with another table: its filter, keys and panels are the same."""

    MODEL, TABLE = MatrixModel, MatrixTable

    def __init__(self, dress: Dress):
        super().__init__(replace(dress, search=tr("Filter by subject, site or visit   Ctrl+F")))
        self.counts = CountsBar()
        self.layout().insertWidget(1, self.counts)
        self._move_adding()
        self.counts.grow()
        self.counts.action_asked.connect(self._show_action)
        self.visit_panel = panel = VisitPanel()
        self.panels.add_panel(panel)
        self.table.selectionModel().currentChanged.connect(lambda *_cells: self._follow_cell())
        panel.release_asked.connect(self._release)
        panel.hold_asked.connect(self._hold)
        panel.final_asked.connect(self._declare_final)
        panel.import_asked.connect(lambda: self.import_asked.emit(self.selected() or ""))
        panel.series_asked.connect(self._ask_series)
        panel.not_done_asked.connect(self._ask_not_done)
        self.model.modelReset.connect(self._follow_cell)

    def _move_adding(self) -> None:
        """Adding stands beside importing: the bar has the pages of the manager in its place."""
        adding = next(b for b in self.bar.findChildren(KeyButton) if b.key == key_of("add_subject"))
        self.tools.insertWidget(self.tools.indexOf(self.series_button), adding)

    # -- showing

    def show_tasks(self, matrix: Matrix | Refusal) -> None:
        """Show the matrix and keep the cell that was chosen; a refusal is said, and what is shown stays."""
        if isinstance(matrix, Refusal):
            self.say(sentence(matrix.problem))
            return
        before = self.selected()
        self.model.show(matrix)
        self.counts.count(matrix)
        self._settle(before)
        self._follow_cell()

    def next_task(self) -> str | None:
        """A manager reads nothing."""
        return None

    def leave(self) -> None:
        """Sign out, from whichever page; an import in progress comes first."""
        self._leave()

    def chosen(self) -> tuple[MatrixRow, Cell] | None:
        """Subject and visit of the current cell; None beside the visits."""
        at = self.table.currentIndex()
        row, cell = self.model.task(at.row()), self.model.cell(at.row(), at.column())
        return None if row is None or cell is None else (row, cell)

    def _show_action(self, is_wanted: bool) -> None:
        before = self.selected()
        self.model.only_action = is_wanted
        self.model.filter(self.search.text())
        self._settle(before)

    def _show_all(self) -> None:
        self.counts.action_button.setChecked(False)
        super()._show_all()

    def _grow(self) -> None:
        super()._grow()
        if hasattr(self, "counts"):
            self.counts.grow()

    # -- one visit

    def _open(self, row: int) -> None:
        """Enter: the visit's panel; beside the visits the series of the subject."""
        self.say("")
        if self.chosen() is not None:
            self._show_visit()
            self.panels.open_panel(self.visit_panel)
            self.visit_panel.start()
        else:
            super()._open(row)

    def _follow_cell(self) -> None:
        if self.panels.isVisible() and self.panels.currentWidget() is self.visit_panel:
            self.visit_panel.say("")
            self._show_visit()

    def _show_visit(self) -> None:
        found = self.chosen()
        if found is not None:
            self.visit_panel.show_visit(*found, self._readers_of(found[0].subject))

    def _readers_of(self, subject: str) -> dict[str, str]:
        """Place -> printed name of who reads it."""
        study = self.panels.study
        if study is None or not isinstance(study.seat, SignedInSeat):
            return {}
        accounts = study.seat.people.state
        found = {}
        for given in study.state.assignments.values():
            account = accounts.account(given.reader)
            if given.subject == subject and not given.void and account is not None:
                found[given.slot] = account.printed_name
        return found

    # -- what is done with it

    def _release(self) -> None:
        self._do(
            lambda subject, visit: release(self.panels.study, subject, visit),
            tr("{subject}, {visit}: released; it can be taken back until a reader opens it"),
        )

    def _hold(self, reason: str) -> None:
        self._do(
            lambda subject, visit: hold(self.panels.study, subject, visit, reason),
            tr("{subject}, {visit}: the release is taken back"),
        )

    def _declare_final(self, is_final: bool, reason: str) -> None:
        said = tr("{subject}: images are final") if is_final else tr("{subject}: images are expected")
        self._do(
            lambda subject, _visit: declare_final(self.panels.study, subject, reason, is_final=is_final), said
        )

    def _do(self, act: Callable[[str, str], object], said: str) -> None:
        """Do it, show the matrix anew and say so; what stands against it is said in the panel."""
        found = self.chosen()
        if found is None or self.panels.study is None:
            return
        row, cell = found
        try:
            answer = act(row.subject, cell.visit)
        except Fault as fault:
            self.visit_panel.say(fault.problem, "bad")
            return
        if isinstance(answer, Refusal):
            self.visit_panel.refuse(answer)
            return
        self.refresh_asked.emit()
        self.visit_panel.reason.clear()
        self.visit_panel.focus_first()
        self.visit_panel.say(said.format(subject=row.subject, visit=cell.visit), "ok")

    def focus_list(self) -> None:
        super().focus_list()
        if self.stack.currentWidget() is self.table and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
