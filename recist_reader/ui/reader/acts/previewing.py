"""What the state, or the carrier, under the mouse would make of the category; nothing is recorded (FB-3)."""

from PySide6.QtCore import QObject

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.models.table import proposed_state
from recist_reader.ui.reader.models.what_if import what_if, what_if_merged
from recist_reader.ui.reader.panels.views.response import NoticeLine


class Previewing(QObject):
    """Follows mouse and focus over what waits for its key in the table, and over what could carry a target.

    Where nothing is pointed at, nothing is told: a preview is of what the reader looks at.
    """

    def __init__(self, bench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._bench = bench
        self._pointed = ("", "")  # lesion id, timepoint
        self._is_shown = False
        bench.page.table.pointed.connect(self._point)
        bench.page.reason.pointed.connect(lambda lesion_id: self._point(lesion_id, ""))
        bench.merging_changed.connect(self._show)

    def _point(self, lesion_id: str, timepoint: str) -> None:
        self._pointed = lesion_id, timepoint
        self._show()

    def _show(self) -> None:
        bench = self._bench
        if bench.model.view is None:
            return
        notice = self._merged() if bench.merging is not None else self._proposed()
        if notice is not None or self._is_shown:
            self._is_shown = notice is not None
            bench.previewed.emit(notice)

    def _merged(self) -> NoticeLine | None:
        state, merging = self._bench.view.state, self._bench.merging
        pointed = state.lesions.get(state.uuid_of(self._pointed[0]) or "")
        is_other = pointed is not None and pointed.role is Role.TARGET and pointed.id != merging
        return what_if_merged(self._bench.view, merging, pointed.id) if is_other else None

    def _proposed(self) -> NoticeLine | None:
        """The state that waits in the cell under the mouse (LS-7)."""
        view, (lesion_id, timepoint) = self._bench.view, self._pointed
        uuid = view.state.uuid_of(lesion_id) if lesion_id else None
        if uuid is None or timepoint != view.label or lesion_id not in view.missing:
            return None
        proposal = proposed_state(view, comparison(view), uuid)
        return None if proposal is None else what_if(view, lesion_id, proposal)
