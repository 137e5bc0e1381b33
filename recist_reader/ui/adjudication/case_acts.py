"""What the keys of a case do, and what is followed while it is looked at (AJ-3, AJ-6)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from recist_reader.problem import Problem
from recist_reader.reading.people.decision_drafts import DecisionDraft
from recist_reader.trial.adjudication.decision import Overlay
from recist_reader.ui.adjudication.case_page import IMAGES, CasePage
from recist_reader.ui.adjudication.keys import CAUSE_ACTIONS
from recist_reader.ui.adjudication.models.explained import ExplainedView
from recist_reader.ui.adjudication.models.hanging import Compared, Hanging
from recist_reader.ui.adjudication.models.looking import Looking
from recist_reader.ui.adjudication.models.overlays import BOTH
from recist_reader.ui.adjudication.models.pairs import PairRow
from recist_reader.ui.adjudication.models.repairing import Repairing
from recist_reader.ui.adjudication.opening import Opened
from recist_reader.ui.start.side_panel import sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.gestures import ViewTool

COMPARED_WORDS = {
    Compared.NADIR: tr("left: nadir"),
    Compared.BASELINE: tr("left: baseline"),
    Compared.PRIOR: tr("left: prior timepoint"),
}


class CaseActs(QObject):
    """Of the case on the page; `repaired` asks for its lesions to be paired anew."""

    repaired = Signal(object)  # ByHand
    drafted = Signal(object)  # DecisionDraft
    query_asked = Signal()
    back_asked = Signal()

    def __init__(self, page: CasePage, parent: QObject | None = None):
        super().__init__(parent)
        self.page, self.images = page, page.images
        self.opened: Opened | None = None
        self.looking: Looking | None = None
        self.repairing = Repairing()
        self._is_untouched = True  # the explained pair may still be taken in hand by itself
        self.acts = {**self._case_acts(), **self._image_acts()}
        self.held: dict[str, Callable[[bool], None]] = {
            "hide": self.images.acts.hide_graphics,
            "magnify": self.images.acts.magnify,
        }
        page.timeline.chosen.connect(self.go_to)
        page.table.taken.connect(self.take)
        page.table.dropped.connect(self._dropped)
        page.bar.overlays_asked.connect(self.show_overlays)
        page.decision.changed.connect(self._tell_draft)
        page.bar.back_asked.connect(self.back_asked)
        self.images.hung.connect(self._hung)
        self.images.seen.connect(self._seen)
        self.images.pair_clicked.connect(self._mark_clicked)
        for viewport in (self.images.left, self.images.right):
            viewport.refused.connect(self.refuse)

    def _case_acts(self) -> dict[str, Callable[[], object]]:
        panel = self.page.decision
        acts: dict[str, Callable[[], object]] = {
            "next_pair": lambda: self.step_pair(1),
            "previous_pair": lambda: self.step_pair(-1),
            "earlier": lambda: self.step(-1),
            "later": lambda: self.step(1),
            "unopened": self.go_to_unopened,
            "framed": self.go_to_framed,
            "overlay_a": lambda: self.show_overlays((Overlay.A,)),
            "overlay_b": lambda: self.show_overlays((Overlay.B,)),
            "overlay_both": lambda: self.show_overlays(BOTH),
            "compared": self.turn_compared,
            "pair": self.pair_by_key,
            "cut": self.cut,
            "take_back": self.take_back,
            "endorse_a": lambda: panel.choose_read("A"),
            "endorse_b": lambda: panel.choose_read("B"),
            "reason": lambda: panel.reason.setFocus(Qt.FocusReason.OtherFocusReason),
            "sign": panel.go_to_signature,
            "switch": self.switch,
            "query": self.query_asked.emit,
            "back": self.back_asked.emit,
        }
        for name, cause in CAUSE_ACTIONS.items():
            acts[name] = lambda value=cause.value: panel.choose_cause(value)
        return acts

    def _image_acts(self) -> dict[str, Callable[[], object]]:
        do = self.images.acts
        acts: dict[str, Callable[[], object]] = {
            "slice_up": lambda: do.scroll(-1),
            "slice_down": lambda: do.scroll(1),
            "ten_up": lambda: do.scroll(-10),
            "ten_down": lambda: do.scroll(10),
            "first_slice": do.first,
            "last_slice": do.last,
            "previous_series": lambda: self.images.step_series(-1),
            "next_series": lambda: self.images.step_series(1),
            "window": lambda: do.take(ViewTool.WINDOW),
            "zoom": lambda: do.take(ViewTool.ZOOM),
            "pan": lambda: do.take(ViewTool.PAN),
        }
        same = ("link", "anchor", "link_zoom", "link_window", "interpolation", "reset", "invert", "overlay")
        acts |= {name: getattr(do, name) for name in same}
        return acts | {f"preset_{key}": lambda key=key: do.preset(key) for key in range(10)}

    def act(self, name: str) -> None:
        """Do what a key of that name means; nothing while no case is open."""
        if self.opened is not None and name in self.acts:
            self.acts[name]()

    # -- a case

    def show(self, opened: Opened) -> None:
        """Begin with a case."""
        draft = opened.case.draft
        self.opened = opened
        self.looking = Looking(opened.case.needs, draft.endorsed, draft.cause, draft.text)
        self.repairing, self._is_untouched = Repairing(draft.by_hand), True
        page, view = self.page, opened.view
        page.bar.show_case(view.code)
        page.head.show_case(view)
        page.timeline.show_case(view)
        page.show_content()
        page.decision.show_case(view, self.looking, opened.case.decided)
        page.explained.seek()
        page.table.take(None)
        self._show_rows(opened)
        place = self._first_to_differ(opened)
        page.table.take(place)
        self.images.open(opened.case.pair, opened.case.framed, None if place is None else opened.rows[place])
        page.show_tab(IMAGES)

    def show_repaired(self, opened: Opened) -> None:
        """The same case, its lesions paired otherwise; the pair that was in hand stays so by its lesions."""
        before = self._row_in_hand()
        self.opened = opened
        self._tell_draft()
        self._show_rows(opened)
        place = None if before is None else _place_of(before, opened.rows)
        self.page.table.take(place)
        self.images.take_pair(None if place is None else opened.rows[place])
        self.page.explained.seek()

    def show_explained(self, view: ExplainedView) -> None:
        """Why the reads part; its pair is taken in hand unless something was chosen meanwhile."""
        page = self.page
        page.explained.show_view(view)
        page.table.mark_explained(view.pairs)
        if self._is_untouched and view.pairs and self.opened is not None:
            place = view.pairs[0] - 1
            if place != page.table.in_hand:
                self._take(place)
        page.say("")

    def close(self) -> None:
        """The case is left: nothing of it stays in the page."""
        self.opened = self.looking = None
        self.images.close_case()

    def _show_rows(self, opened: Opened) -> None:
        self.page.table.show_rows(opened.rows, opened.view.labels)

    @staticmethod
    def _first_to_differ(opened: Opened) -> int | None:
        """The first row that differs where the reads part, else the first of all."""
        label = opened.case.framed or opened.view.labels[-1]
        for place, row in enumerate(opened.rows):
            cell = row.at(label)
            if cell is not None and cell.differs:
                return place
        return 0 if opened.rows else None

    # -- timepoints and overlays

    def step(self, step: int) -> None:
        """The timepoint before or after, round at the ends."""
        wish = self.images.wish
        if self.opened is not None and wish is not None:
            labels = self.opened.view.labels
            self.go_to(labels[(labels.index(wish.label) + step) % len(labels)])

    def go_to(self, label: str) -> None:
        self._is_untouched = False
        self.images.change(label=label)

    def go_to_unopened(self) -> None:
        label = None if self.looking is None else self.looking.next_unopened
        if label is None:
            self.page.say(tr("every timepoint was opened"), "done-circle", "ok")
        else:
            self.go_to(label)

    def go_to_framed(self) -> None:
        framed = None if self.opened is None else self.opened.case.framed
        if framed is None:
            self.page.say(tr("the reads part at no timepoint"))
        else:
            self.go_to(framed)

    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        self.images.change(overlays=overlays)

    def turn_compared(self) -> None:
        """What hangs at the left: nadir, baseline, prior."""
        wish = self.images.wish
        if wish is not None:
            self.images.change(compared=wish.compared.following)
            self.page.say(COMPARED_WORDS[wish.compared.following])

    def switch(self) -> None:
        if not self.page.switch():
            self.page.say(tr("pairs and images stand beside each other here"))

    # -- pairs

    def step_pair(self, step: int) -> None:
        count = len(self.page.table.rows)
        if count:
            at = self.page.table.in_hand
            self.take(((at if at is not None else -1) + step) % count)

    def take(self, place: int) -> None:
        """Take a pair in hand: both images go to it."""
        self._is_untouched = False
        self._take(place)

    def _take(self, place: int) -> None:
        table = self.page.table
        table.take(place)
        self.page.show_row(place)
        row = table.rows[place]
        self.images.take_pair(row)
        self.page.say(
            tr("pair {number}, {site}: {kind}", number=row.number, site=row.site, kind=row.kind_words)
        )

    def pair_by_key(self) -> None:
        """The first time the row in hand is picked up, the second time it is paired with the one in hand."""
        table = self.page.table
        if table.in_hand is None:
            return
        if table.picked_up is None:
            table.pick_up(table.in_hand)
            self.page.say(tr("go to the row to pair it with, and press the key again"))
            return
        source = table.picked_up
        table.pick_up(None)
        if source == table.in_hand:
            self.page.say(tr("put down"))
        else:
            self._dropped(source, table.in_hand)

    def _dropped(self, source: int, target: int) -> None:
        rows = self.page.table.rows
        self._repair(self.repairing.pair(rows[source], rows[target]))

    def cut(self) -> None:
        row = self._row_in_hand()
        if row is not None:
            self._repair(self.repairing.cut(row))

    def take_back(self) -> None:
        self._repair(self.repairing.take_back())

    def _repair(self, problem: Problem | None) -> None:
        if problem is not None:
            self.refuse(problem)
            return
        self._is_untouched = False
        self.page.say(tr("pairing, for display only ..."), "loading", "acc")
        self.repaired.emit(self.repairing.by_hand)

    def _tell_draft(self) -> None:
        """What is chosen and written now is to be kept."""
        looking = self.looking
        if looking is not None and not looking.needs.is_decided:
            by_hand = self.repairing.by_hand
            self.drafted.emit(DecisionDraft(looking.endorsed, looking.cause, looking.text, by_hand))

    def _row_in_hand(self) -> PairRow | None:
        table = self.page.table
        return None if table.in_hand is None else table.rows[table.in_hand]

    def refuse(self, problem: Problem) -> None:
        self.page.say(sentence(problem), "warning", "warn")

    # -- what was looked at

    def _hung(self, wish: Hanging) -> None:
        page, looking = self.page, self.looking
        page.table.show_at(wish.label)
        page.bar.show_overlays(wish.overlays)
        if looking is not None:
            self._show_looked(wish.label)
            labels = self.opened.view.labels
            page.show_column(labels.index(wish.label))

    def _seen(self, label: str, overlays: tuple[Overlay, ...]) -> None:
        if self.looking is not None and self.looking.saw(label, overlays):
            self._show_looked(self.images.wish.label)
            self.page.decision.refresh()

    def _show_looked(self, label: str) -> None:
        opened = frozenset(self.looking.opened)
        self.page.timeline.show_at(label, opened)
        self.page.bar.show_opened(len(opened), len(self.looking.needs.timepoints))

    def _mark_clicked(self, read: str, uuid: str) -> None:
        rows = self.page.table.rows
        place = next((at for at, row in enumerate(rows) if row.owner(read) == uuid), None)
        if place is not None:
            self.take(place)


def _place_of(before: PairRow, rows: Sequence[PairRow]) -> int | None:
    """Where the lesions of a row stand now: both together, else that of A, else that of B."""
    for alike in (
        lambda row: (row.a, row.b) == (before.a, before.b),
        lambda row: before.a is not None and row.a == before.a,
        lambda row: before.b is not None and row.b == before.b,
    ):
        place = next((at for at, row in enumerate(rows) if alike(row)), None)
        if place is not None:
            return place
    return None
