"""The reading window's conductor: binds its parts, and every action of the key map to what it does."""

from PySide6.QtCore import QObject, QPoint

from recist_reader.ui.reader.acts.closed import why_closed
from recist_reader.ui.reader.acts.context_menu import ContextMenu
from recist_reader.ui.reader.acts.correcting import Correcting
from recist_reader.ui.reader.acts.creating import Creating
from recist_reader.ui.reader.acts.drawing import Drawing
from recist_reader.ui.reader.acts.layouting import Layouting
from recist_reader.ui.reader.acts.lesion_states import LesionStates
from recist_reader.ui.reader.acts.ordering import Ordering
from recist_reader.ui.reader.acts.paging import Paging
from recist_reader.ui.reader.acts.presetting import Presetting
from recist_reader.ui.reader.acts.previewing import Previewing
from recist_reader.ui.reader.acts.reasons import Reasons
from recist_reader.ui.reader.acts.rebinding import Rebinding
from recist_reader.ui.reader.acts.selecting import Selecting
from recist_reader.ui.reader.acts.viewing import CORNERS, Viewing
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.reader.intent import FREE
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.reader.showing import Showing
from recist_reader.ui.reader.status_keeping import StatusKeeping
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.viewport import Viewport

WHILE_CREATING = {
    "escape",
    "keys",
    "full_screen",
    "link",
    "link_zoom",
    "link_window",
    "interpolation",
    "overlay",
    *(f"corner_{name}" for name in CORNERS),
    "invert",
    "slice_up",
    "slice_down",
    "ten_up",
    "ten_down",
    "treated_field",
    "lesion_kind",
    *(f"preset_{n}" for n in range(10)),
}
"""Acts that leave a lesion alone which waits for its site."""


class ReaderController(QObject):
    """One open read in one page.

    `table` holds what each action of the key map does, `held` what those do that act while a key is down.
    """

    def __init__(self, page: ReaderPage, model: ReadModel, hangings: Hangings, parent: QObject | None = None):
        super().__init__(parent)
        self.page, self.model, self.hangings = page, model, hangings
        self.bench = bench = Workbench(page, model, hangings, self)
        self.status = StatusKeeping(bench, self)
        self.showing = Showing(bench, self.status, self)
        self.reasons = Reasons(bench)
        self.states = LesionStates(bench, self.reasons)
        self.ordering = Ordering(bench)
        self.selecting = Selecting(bench, self.states, self.reasons)
        self.creating = Creating(bench)
        self.correcting = Correcting(bench, self.creating)
        self.drawing = Drawing(bench, self.creating, self.states)
        self.viewing = Viewing(bench)
        self.layouting = Layouting(bench)
        self.presetting = Presetting(bench)
        self.paging = Paging(bench, self)
        self.menu = ContextMenu(bench, self.selecting, self.act)
        self.previewing = Previewing(bench, self)
        self.rebinding = Rebinding(bench, self)
        self.table = self._make_table()
        self.held = self.viewing.held()
        self._connect()

    def _make_table(self) -> dict[str, Act]:
        lesions = (self.states, self.ordering, self.selecting, self.creating, self.correcting)
        table: dict[str, Act] = {"escape": self._escape, "history": self.status.show_history}
        for part in (self.reasons, *lesions, self.viewing, self.layouting, self.presetting, self.paging):
            table |= part.table()
        return table

    def _connect(self) -> None:
        page, bench = self.page, self.bench
        self.model.changed.connect(self.showing.show)
        self.model.refused.connect(bench.say_refusal)
        bench.previewed.connect(self.showing.preview)
        bench.touched.connect(lambda: self.showing.show(bench.view))
        self.paging.lesion_strip_asked.connect(self.showing.toggle_lesion_strip)
        page.table.row_clicked.connect(self._select)
        page.table.cell_clicked.connect(lambda lesion, _timepoint: self._select(lesion))
        page.table.target_carried.connect(self._carry)
        page.table.new_lesion_asked.connect(lambda: self.act("new_lesion"))
        page.response.link_clicked.connect(self.follow_link)
        page.baseline.link_clicked.connect(self.follow_link)
        page.response.lesions_asked.connect(lambda ids: self._select(ids[0]) if ids else None)
        page.status.undo_asked.connect(lambda: self.act("undo"))
        page.status.keys_asked.connect(lambda: self.act("keys"))
        page.status.history_asked.connect(lambda: self.act("history"))
        page.top.asked.connect(self.act)
        page.top.own_asked.connect(self._take_own)
        page.strip.series_clicked.connect(self._choose_series)
        page.strip.series_dropped.connect(self._drop_series)
        page.lesion_strip.tile_clicked.connect(lambda _at: self.act("bookmark"))
        page.for_each_viewport(self._follow)

    def _follow(self, viewport: Viewport) -> None:
        viewport.mark_clicked.connect(self.selecting.click_mark)
        viewport.refused.connect(self.bench.say_problem)

    def close(self) -> None:
        """Nothing is shown from now on: the page is about to go."""
        self.menu.close()
        self.showing.close()
        self.rebinding.close()
        self.model.blockSignals(True)

    def act(self, name: str) -> None:
        """Do what a key, button or menu entry of that name means."""
        if self.may_act(name):
            self.status.forget_refusal()
            self.table[name]()

    def _select(self, lesion_id: str) -> None:
        if self.may_act("select_lesion"):  # a lesion that waits for its site comes first (LS-2)
            self.status.forget_refusal()
            self.selecting.select(lesion_id)

    def _carry(self, lesion_id: str, place: int) -> None:
        if self.may_act("target_later"):
            self.status.forget_refusal()
            self.ordering.carry(lesion_id, place)

    def _choose_series(self, label: str, uid: str) -> None:
        if self.may_act("grid"):  # a mark that waits for its site stays on its series
            self.hangings.choose(label, uid)

    def _drop_series(self, label: str, uid: str, at: QPoint) -> None:
        if self.may_act("grid"):
            self.hangings.drop(label, uid, at)

    def _take_own(self, name: str) -> None:
        if self.may_act("own_layout"):
            self.layouting.take_own(name)

    def follow_link(self, link: str) -> None:
        """A line of "next": to the lock page, to its lesion, or to the reason that it lacks."""
        if link in self.table:
            self.act(link)
        elif self.may_act("follow_link"):
            self.selecting.follow_link(link)

    def may_act(self, name: str) -> bool:
        """Whether nothing stands before it: a stroke, a lesion without site, a closed read. It says what."""
        if self.hangings.group.is_stroking:
            if name != "escape":
                self.bench.refuse(tr("a mark is being drawn: let the button go first, or Esc drops it"))
            return name == "escape"
        if self.creating.is_asking and name not in WHILE_CREATING:
            self.correcting.hold_on()
            return False
        if (why := why_closed(self.bench, name)) is not None:
            self.bench.say_problem(why)
            return False
        return True

    def _escape(self) -> None:
        """Close or drop what is nearest: keys, creation, question, merging, drag, tool."""
        bench = self.bench
        if self.page.keys.isVisible():
            self.paging.hide_keys()
        elif self.creating.is_asking:
            self.page.creation.dismiss()
        elif self.page.reason.isVisible():
            self.page.reason.close_bar()
        elif self.paging.hide_details():
            bench.say("")
        elif not self.hangings.actions.escape():
            bench.intent = FREE
            self.hangings.take("select")
            bench.say("")
