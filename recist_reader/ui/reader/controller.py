"""The reading window's conductor: what the reader does goes to the read, what the read says is shown."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from recist_reader.measuring.labels import Box
from recist_reader.measuring.tools import Drawn as ToolDrawn
from recist_reader.measuring.tools import Edited, Tool
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.read_session import ReadView
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.decisions.findings import NE_REASONS
from recist_reader.trial.decisions.lesions import next_id
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.hangings import Hangings
from recist_reader.ui.reader.intent import FREE, Intent, Purpose
from recist_reader.ui.reader.mark_menu import menu_entries
from recist_reader.ui.reader.models.drawing import drawn_mark, place_of
from recist_reader.ui.reader.models.regions import region_figures
from recist_reader.ui.reader.models.response import baseline_view, response_view
from recist_reader.ui.reader.models.strip import strip_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.models.words import day_text, timepoint_name
from recist_reader.ui.reader.organ_choices import creation_view, draft_check, organ_choices, site_of
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.panels.placement import place_panel
from recist_reader.ui.reader.panels.views.creation import LesionDraft
from recist_reader.ui.reader.panels.views.lines import Saving, StatusView
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.viewport.gestures import ViewTool
from recist_reader.ui.viewport.viewport import Viewport

HANDS = {
    "select": Tool.SELECT,
    "bidirectional": Tool.BIDIRECTIONAL,
    "line": Tool.LINE,
    "ellipse": Tool.ELLIPSE,
    "freehand": Tool.FREEHAND,
    "probe": Tool.PROBE,
    "window": ViewTool.WINDOW,
    "zoom": ViewTool.ZOOM,
    "pan": ViewTool.PAN,
}
STATES = {
    "too_small": {Role.TARGET: "too_small"},
    "absent": {Role.TARGET: "absent", Role.NON_TARGET: "absent"},
    "not_evaluable": {Role.TARGET: "not_evaluable", Role.NON_TARGET: "not_evaluable"},
    "present": {Role.NON_TARGET: "present"},
    "unequivocal": {Role.NON_TARGET: "unequivocal_pd", Role.NEW: "unequivocal"},
    "equivocal": {Role.NON_TARGET: "equivocal_pd", Role.NEW: "equivocal"},
    "not_lesion": {Role.NEW: "not_lesion"},
}
WHILE_CREATING = {
    "escape",
    "keys",
    "full_screen",
    "link",
    "overlay",
    "invert",
    "slice_up",
    "slice_down",
    "ten_up",
    "ten_down",
    *(f"preset_{n}" for n in range(10)),
}
SEEN_REFRESH_MS = 1000
STRIP_REFRESH_MS = 200
STRIP_FROM_HEIGHT = 1000


class ReaderController(QObject):
    """One open read in one page."""

    lock_asked = Signal()
    back_asked = Signal()

    def __init__(self, page: ReaderPage, model: ReadModel, hangings: Hangings, parent: QObject | None = None):
        super().__init__(parent)
        self.page, self.model, self.hangings = page, model, hangings
        self.selected: str | None = None
        self._intent: Intent = FREE
        self._pending: Drawn | None = None
        self._pending_viewport: Viewport | None = None
        self._on_reason: Callable[[str], None] | None = None
        self._merging: str | None = None
        self._saved_text = "everything is saved"
        self._event, self._event_refused = "", False
        self._started = datetime.now().astimezone()
        self.annotation: str | None = None
        self._wants_strip: bool | None = None
        self._strip_timer = QTimer(self, interval=STRIP_REFRESH_MS, singleShot=True)
        self._seen_timer = QTimer(self, interval=SEEN_REFRESH_MS, timeout=self._show_seen)
        self._connect()

    # -- wiring

    def _connect(self) -> None:
        page, model = self.page, self.model
        model.changed.connect(self.show)
        model.refused.connect(self.say_refusal)
        model.saved.connect(self._say_saved)
        model.unsaved_changed.connect(self._say_unsaved)
        page.table.row_clicked.connect(self.select)
        page.table.cell_clicked.connect(self._cell_clicked)
        page.table.new_lesion_asked.connect(lambda: self.act("new_lesion"))
        page.response.link_clicked.connect(self._follow_link)
        page.baseline.link_clicked.connect(self._follow_link)
        page.response.lesions_asked.connect(lambda ids: self.select(ids[0]) if ids else None)
        page.creation.accepted.connect(self._accept_draft)
        page.creation.discarded.connect(self._discard_draft)
        page.creation.role_asked.connect(self._change_role)
        page.reason.given.connect(self._reason_given)
        page.reason.closed.connect(self._reason_closed)
        page.status.undo_asked.connect(lambda: self.act("undo"))
        page.status.keys_asked.connect(lambda: self.act("keys"))
        page.top.asked.connect(self.act)
        page.strip.series_clicked.connect(self.hangings.choose)
        for viewport in page.viewports:
            viewport.drawn.connect(lambda drawn, v=viewport: self._drawn(v, drawn))
            viewport.edited.connect(lambda edited, v=viewport: self._edited(v, edited))
            viewport.mark_clicked.connect(self._mark_clicked)
            viewport.refused.connect(self.say_problem)
            viewport.menu_wanted.connect(self._open_menu)
        page.lesion_strip.tile_clicked.connect(lambda _at: self.act("bookmark"))
        self.hangings.cache.arrived.connect(lambda _uid: self._strip_timer.start())
        model.countdown.connect(self._count_down)
        self._strip_timer.timeout.connect(self._show_lesion_strip)
        self.hangings.hand_changed.connect(self._show_hand)
        self._seen_timer.start()

    def close(self) -> None:
        """Nothing is shown from now on: the page is about to go."""
        self._seen_timer.stop()
        self._strip_timer.stop()
        self.model.blockSignals(True)

    @property
    def intent(self) -> Intent:
        """What the next drawing means."""
        return self._intent

    @intent.setter
    def intent(self, intent: Intent) -> None:
        self._intent = intent
        self.hangings.draw_only(intent.purpose is not Purpose.FREE)

    @property
    def view(self) -> ReadView:
        view = self.model.view
        if view is None:
            raise RuntimeError("nothing is open yet")
        return view

    @property
    def is_open(self) -> bool:
        """The shown timepoint can be changed."""
        return self.model.view is not None and self.model.session.open_timepoint == self.view.label

    # -- showing

    def show(self, view: ReadView) -> None:
        """Show a new state of the read in every part of the page."""
        if self.selected is not None and view.state.uuid_of(self.selected) is None:
            self.selected = None
        at_baseline = view.label == BASELINE
        self.page.table.show_view(table_view(view, self.selected))
        if at_baseline:
            self.page.baseline.show_view(baseline_view(view, self.model.session.seen))
            self.page.below.setCurrentWidget(self.page.baseline)
        else:
            self.page.response.show_view(response_view(view))
            self.page.below.setCurrentWidget(self.page.response)
        self.hangings.show(view, self.selected, self.is_open)
        self._show_lesion_strip()
        self._show_top(view)
        self._show_status()

    def _show_top(self, view: ReadView) -> None:
        name = "Baseline" if view.label == BASELINE else f"Follow-up {view.label}"
        counts = [day_text(view.facts, view.at)]
        for role, word in ((Role.TARGET, "targets"), (Role.NON_TARGET, "non-targets")):
            ids = [r.id for _, r in view.state.lesions_in_order() if r.role is role and r.parent is None]
            read = [i for i in ids if i not in view.missing]
            counts.append(
                f"{word} {len(ids)}" if view.label == BASELINE else f"{word} {len(read)}/{len(ids)}"
            )
        self.page.top.show_task(
            f"{view.facts.subject}  {name}", "  ·  ".join(part for part in counts if part)
        )
        at_baseline = view.label == BASELINE
        late = "targets and non-targets are chosen at baseline only (T-7)"
        for action in ("new_target", "new_non_target"):
            self.page.top.allow(action, "" if at_baseline else late)
        self.page.top.allow("new_lesion", "a new lesion cannot be at baseline (LS-1)" if at_baseline else "")
        blocks = [check for check in view.checks if check.blocks_lock]
        self.page.top.show_lock(
            not blocks and self.is_open, f"{len(blocks)} things are missing" if blocks else ""
        )

    def _show_status(self) -> None:
        history = self.model.session.state.history.done
        undo = f"undo: {_undo_words(history[-1])}" if history else ""
        minutes = int((datetime.now().astimezone() - self._started).total_seconds() // 60)
        saving = Saving.NOT_SAVED if self.model.unsaved else Saving.SAVED
        self.page.status.show_view(
            StatusView(
                saving,
                self._saved_text,
                self.hangings.link_text,
                self._event,
                self._event_refused,
                f"active {minutes} min",
                undo,
            )
        )

    def _show_seen(self) -> None:
        view = self.model.view
        if view is not None and view.label == BASELINE and self.page.isVisible():
            self.page.baseline.show_view(baseline_view(view, self.model.session.seen))

    def _show_lesion_strip(self) -> None:
        """From TP2 on where there is room, else as the reader chose (window.md 6)."""
        view = self.model.view
        if view is None:
            return
        is_late = view.facts.order_of(view.label) >= 2
        proposed = is_late and self.page.window().height() >= STRIP_FROM_HEIGHT
        wanted = proposed if self._wants_strip is None else self._wants_strip
        self.page.lesion_strip.setVisible(wanted)
        if wanted:
            self.page.lesion_strip.show_view(strip_view(view, self.selected, self.hangings.tile_picture))

    def _act_lesion_strip(self) -> None:
        self._wants_strip = self.page.lesion_strip.isHidden()
        self._show_lesion_strip()

    def _count_down(self, text: str) -> None:
        if text:
            self._saved_text = text
            self._show_status()

    def _show_hand(self, name: str) -> None:
        self.page.top.show_hand(name)

    def say(self, text: str, refused: bool = False) -> None:
        """One line about the last event."""
        self._event, self._event_refused = text, refused
        self._show_status()

    def say_problem(self, problem: Problem) -> None:
        self.say(f"{problem.what}. {problem.remedy}.", refused=True)

    def say_refusal(self, refusal: Refusal) -> None:
        where = f"{refusal.problem.where}: " if refusal.problem.where else ""
        self.say(f"{where}{refusal.problem.what} ({refusal.rule}). {refusal.problem.remedy}.", refused=True)

    def _say_saved(self, recorded: Recorded, at: datetime) -> None:
        self._saved_text = f"saved {at:%H:%M:%S}"
        self.say(_event_words(recorded, self.model.session.state))

    def _say_unsaved(self, count: int, problem: Problem | None) -> None:
        if count:
            what = f"{problem.what}: " if problem else ""
            self._saved_text = f"not saved, {count} edits"
            self.say(f"{what}kept and tried again; the lock waits", refused=True)
        else:
            self._saved_text = "everything is saved"
            self._show_status()

    # -- selecting and going there

    def select(self, lesion_id: str) -> None:
        """Select a lesion and go to it in every viewport (LS-5); while merging, take it as the carrier."""
        if self._merging is not None and lesion_id != self._merging:
            self._merge_into(lesion_id)
            return
        self.selected, self.annotation = lesion_id, None
        self.intent = FREE
        self.show(self.view)
        self.hangings.go_to(self.view, lesion_id)

    def _cell_clicked(self, lesion_id: str, _timepoint: str) -> None:
        self.select(lesion_id)

    def _mark_clicked(self, mark: str) -> None:
        found = self.view.state.measurements.get(mark)
        uuid = (found.lesion if found else None) or mark.rpartition("/")[2]
        lesion = self.view.state.lesions.get(uuid or "")
        self.annotation = None
        if lesion is None:
            self.annotation = uuid if found and found.timepoint == self.view.label else None
            if self.annotation:
                self.say("Delete removes this mark")
        elif self._merging is not None:
            self.select(lesion.id)
        else:
            self.selected = lesion.id
            self.show(self.view)

    def _open_menu(self, at: QPoint, mark: str) -> None:
        """The right click: what can be done with what lies there (7.2)."""
        if mark:
            self._mark_clicked(mark)
        uuid = self.view.state.uuid_of(self.selected) if mark and not self.annotation else None
        lesion = self.view.state.lesions.get(uuid or "")
        menu = QMenu(self.page)
        for name, words, key in menu_entries(lesion, bool(self.annotation), self.is_open):
            menu.addAction(f"{words}\t{key}", lambda name=name: self.act(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _step(self, direction: int) -> None:
        """Next or previous lesion to read (Space)."""
        state, label = self.view.state, self.view.label
        ids = [r.id for u, r in state.lesions_in_order() if not state.fragments_of(u, label)]
        todo = [i for i in ids if i in self.view.missing] or ids
        if not todo:
            self.say("there is no lesion yet; draw the first one (T, N)")
            return
        if self.selected in ids:
            order = ids[ids.index(self.selected) + 1 :] + ids if direction > 0 else None
            before = list(reversed(ids[: ids.index(self.selected)])) + list(reversed(ids))
            following = next(i for i in (order or before) if i in todo)
        else:
            following = todo[0 if direction > 0 else -1]
        self.select(following)
        if not self.view.missing:
            self.say("every lesion has a value or state; Ctrl+L checks and locks")

    def _follow_link(self, link: str) -> None:
        kind, _, rest = link.partition(":")
        if kind == "lesion" and rest:
            self.select(rest)
        elif kind == "reason":
            check, _, lesion = rest.partition(":")
            self.ask_reason(check, lesion or None)

    # -- drawing

    def _drawn(self, viewport: Viewport, drawn: ToolDrawn) -> None:
        series = self.hangings.series_of(viewport)
        if series is None:
            return
        state = viewport.state
        shades = state.shades
        window = (shades.width_hu, shades.level_hu) if hasattr(shades, "width_hu") else None
        region = region_figures(drawn.shape, drawn.plane, viewport.volume, state.slice_index)
        made = drawn_mark(drawn.shape, drawn.plane, series, state.slice_index, window, region)
        self._use(made, viewport)

    def _use(self, made: Drawn, viewport: Viewport) -> None:
        """Give a finished mark its meaning: a value, a new lesion, a fragment or a free mark."""
        if self.page.creation.isVisible():
            self._hold_on()
            return
        state, session = self.view.state, self.model.session
        if self.intent.purpose is Purpose.FRAGMENT:
            self.model.do(c.AddFragment(session.new_uuid(), self.intent.target, made), self._after_fragment)
            return
        if self.intent.purpose is Purpose.CREATE:
            self._open_creation(made, viewport, self.intent.role)
            return
        uuid = state.uuid_of(self.selected) if self.selected else None
        lesion = state.lesions.get(uuid or "")
        if made.tool is ToolKind.BIDIRECTIONAL:
            if lesion is not None:
                self.model.do(c.RecordMeasurement(lesion.id, made))
            elif self.view.label == BASELINE:
                self._open_creation(made, viewport, Role.TARGET)
            else:
                self.say("no lesion is selected; press Space or click a row, then draw", refused=True)
        elif made.tool is ToolKind.MARK and lesion is not None:
            self.model.do(c.PlaceMark(lesion.id, made))
        else:
            self.model.do(c.AddAnnotation(session.new_uuid(), made))

    def _after_fragment(self, answer) -> None:
        if isinstance(answer, Recorded):
            self.say(f"fragment added; draw the next one of {self.intent.target}, Esc ends")

    def _edited(self, viewport: Viewport, edited: Edited) -> None:
        mark = self.view.state.measurements.get(edited.mark)
        series = self.hangings.series_of(viewport)
        if mark is None or series is None:
            return
        index = mark.place.slice_number - 1
        region = region_figures(edited.shape, edited.plane, viewport.volume, index)
        made = drawn_mark(edited.shape, edited.plane, series, index, None, region)
        lesion = self.view.state.lesions.get(mark.lesion or "")
        if lesion is None:
            self.model.do(c.AddAnnotation(edited.mark.rpartition("/")[2], made))
        elif made.tool is ToolKind.BIDIRECTIONAL:
            self.model.do(c.RecordMeasurement(lesion.id, made))
        else:
            self.model.do(c.PlaceMark(lesion.id, made))

    # -- creation

    def _open_creation(self, made: Drawn, viewport: Viewport, role: Role) -> None:
        self._pending, self._pending_viewport = made, viewport
        lesion_id = next_id(self.view.state, role)
        number = int("".join(ch for ch in lesion_id if ch.isdigit()))
        self.page.creation.open(creation_view(lesion_id, role, number, self.view.label == BASELINE))
        self.page.creation.adjustSize()
        self._place_creation(viewport, made)
        self.hangings.show_pending(viewport, made, lesion_id, number)

    def _place_creation(self, viewport: Viewport, made: Drawn) -> None:
        """Beside the new mark, over no lesion of the slice, inside the images (window.md 3)."""
        panel, canvas = self.page.creation, viewport.canvas
        corner = canvas.mapTo(self.page, QPoint(0, 0))
        area = Box(*map(float, self.page.images.geometry().getCoords()))
        box = self.hangings.box_of(viewport, made.points_lps).shifted(corner.x(), corner.y())
        others = [other.shifted(corner.x(), corner.y()) for other in self.hangings.boxes_shown(viewport)]
        place = place_panel(panel.width(), panel.height(), box, others, area)
        panel.move(round(place.left), round(place.top))

    def find_organs(self, prefix: str) -> tuple:
        role = self.intent.role if self.intent.purpose is Purpose.CREATE else Role.TARGET
        return organ_choices(self.view, prefix, role)

    def check_draft(self, draft: LesionDraft):
        return draft_check(self.view, draft)

    def _accept_draft(self, draft: LesionDraft) -> None:
        made, self._pending = self._pending, None
        if made is None:
            return
        status = NewLesionState(draft.status) if draft.status else None
        uuid = self.model.session.new_uuid()
        self.page.creation.hide()
        self._pending_viewport.canvas.setFocus()
        self.model.do(c.CreateLesion(uuid, draft.role, site_of(draft), made, status), self._after_creation)

    def _after_creation(self, answer) -> None:
        if isinstance(answer, Recorded):
            lesion = next(iter(answer.edit.new["lesion"].values()))
            self.selected = None if self.view.label == BASELINE else lesion.id
            if self.intent.purpose is Purpose.CREATE:
                self.hangings.take("bidirectional" if self.view.label == BASELINE else "select")
            self.intent = FREE
            self.show(self.view)

    def _discard_draft(self) -> None:
        self._pending = None
        self.hangings.drop_pending()
        self.say("nothing was recorded")
        self.page.current.canvas.setFocus()

    def _change_role(self, key: str) -> None:
        """T or N pressed inside the panel: the drawn mark must fit the role."""
        made, viewport = self._pending, self._pending_viewport
        role = {"T": Role.TARGET, "N": Role.NON_TARGET, "Y": Role.NEW}.get(key)
        if made is None or role is None or viewport is None:
            return
        if role is Role.TARGET and made.tool is not ToolKind.BIDIRECTIONAL:
            self.say("a target is measured by its two axes; draw it with B", refused=True)
            return
        self.intent = Intent(Purpose.CREATE, role)
        self._open_creation(made, viewport, role)

    # -- reasons

    def ask_reason(self, check: str, lesion_id: str | None) -> None:
        """Ask for the reason of an edit check in place (GD-30)."""
        found = next((f for f in self.view.checks if f.id == check and f.lesion_id == lesion_id), None)
        name = f"{lesion_id} " if lesion_id else ""
        self._on_reason = lambda text: self.model.do(c.GiveReason(check, text, lesion_id))
        self.page.reason.ask(f"{check}  {name}{found.text if found else ''}. Reason:")

    def _ask_not_evaluable(self, lesion_id: str) -> None:
        self._on_reason = lambda text: self.model.do(c.SetState(lesion_id, "not_evaluable", text))
        self.page.reason.ask(f"{lesion_id} is not evaluable because:", NE_REASONS[:-1], "or another reason")

    def _reason_given(self, text: str) -> None:
        act, self._on_reason = self._on_reason, None
        self.page.reason.close_bar()
        if act is not None and text.strip():
            act(text.strip())

    def _reason_closed(self) -> None:
        self._on_reason = None
        self.page.current.canvas.setFocus()

    # -- actions by key, button or menu

    def act(self, name: str) -> None:
        """Do what a key or button of the key map means."""
        if self.page.creation.isVisible() and name not in WHILE_CREATING:
            self._hold_on()
        elif name in HANDS:
            self.intent = FREE
            self.hangings.take(name)
        elif name in STATES:
            self._set_state(name)
        elif name.startswith("target_"):
            self._go_to_target(name[-1])
        elif name.startswith("preset_"):
            self.hangings.actions.preset(int(name[-1]))
        elif name.startswith("layout_"):
            self.hangings.set_layout(int(name[-1]))
            self.show(self.view)
        else:
            getattr(self, f"_act_{name}", self._unknown)()

    def _hold_on(self) -> None:
        """The organ is required before the next act (LS-2)."""
        if self.page.creation.isVisible():
            self.say("the new lesion waits for its organ: Enter keeps it, Esc leaves nothing", refused=True)
            self.page.creation.organ.setFocus()

    def _unknown(self) -> None:
        self.say("this key does nothing here")

    def _go_to_target(self, digit: str) -> None:
        lesion_id = f"T{digit}"
        if self.view.state.uuid_of(lesion_id) is None:
            self.say(f"there is no {lesion_id}", refused=True)
        else:
            self.select(lesion_id)

    def _lesion(self):
        uuid = self.view.state.uuid_of(self.selected) if self.selected else None
        lesion = self.view.state.lesions.get(uuid or "")
        if lesion is None:
            self.say("no lesion is selected; press Space or click a row", refused=True)
        return lesion

    def _set_state(self, name: str) -> None:
        lesion = self._lesion()
        if lesion is None:
            return
        value = STATES[name].get(lesion.role)
        if value is None:
            self.say(f"{name.replace('_', ' ')} is no state of {lesion.id}", refused=True)
        elif value == "not_evaluable":
            self._ask_not_evaluable(lesion.id)
        else:
            self.model.do(c.SetState(lesion.id, value))

    def _act_merged(self) -> None:
        lesion = self._lesion()
        if lesion is not None:
            self._merging = lesion.id
            self.say(f"{lesion.id} merged into which target? Its row, its mark or Ctrl+1 to 5; Esc ends")

    def _merge_into(self, carrier: str) -> None:
        lesion, self._merging = self._merging, None
        self.model.do(c.SetState(lesion, "merged", into=carrier))

    def _act_split(self) -> None:
        lesion = self._lesion()
        if lesion is None:
            return
        uuid = self.view.state.uuid_of(lesion.id)
        target = self.view.state.lesions[lesion.parent].id if lesion.parent else lesion.id
        self.intent = Intent(Purpose.FRAGMENT, Role.TARGET, target)
        self.hangings.take("bidirectional")
        if lesion.parent is None and self.view.state.measurement(self.view.label, uuid) is not None:
            self.model.do(c.SplitTarget(self.model.session.new_uuid(), lesion.id), self._after_fragment)
        else:
            self.say(f"draw the fragments of {target} one by one; Esc ends")

    def _act_key_image(self) -> None:
        """K: keep the shown slice with its zoom, or let it go again."""
        viewport, view = self.page.current, self.view
        series = self.hangings.series_of(viewport)
        if series is None or not viewport.slice_count:
            return
        place = place_of(series, viewport.volume.planes[viewport.state.slice_index], viewport.state)
        for uuid, kept in view.state.key_images.items():
            same = (kept.place.series_uid, kept.place.slice_number) == (series.uid, place.slice_number)
            if kept.timepoint == view.label and same:
                self.model.do(c.RemoveKeyImage(uuid))
                return
        zoom = Decimal(repr(viewport.mm_per_px)).quantize(Decimal("0.0001"))
        self.model.do(c.SetKeyImage(self.model.session.new_uuid(), place, zoom))

    def _act_earlier_compared(self) -> None:
        if not self.hangings.step_compared(-1):
            self.say("there is no earlier timepoint to compare with")

    def _act_later_compared(self) -> None:
        if not self.hangings.step_compared(1):
            self.say("there is no later locked timepoint to compare with")

    def _act_delete(self) -> None:
        if self.annotation is not None:
            self.model.do(c.RemoveAnnotation(self.annotation))
            self.annotation = None
            return
        lesion = self._lesion()
        if lesion is None:
            return
        state = self.view.state
        uuid = state.uuid_of(lesion.id)
        is_own = lesion.created_at_timepoint == self.view.label and not any(
            uuid in lock.content for lock in state.locks.values()
        )
        self.model.do(
            c.DeleteLesion(lesion.id) if is_own and lesion.parent is None else c.ClearFinding(lesion.id)
        )

    def _create(self, role: Role, hand: str) -> None:
        self.intent = Intent(Purpose.CREATE, role)
        self.selected = None
        self.hangings.take(hand)
        words = {Role.TARGET: "the long axis of the target", Role.NON_TARGET: "an arrow at the non-target"}
        self.say(f"draw {words.get(role, 'an arrow at the new lesion')}; Esc ends")
        self.show(self.view)

    def _act_new_target(self) -> None:
        if self.view.label != BASELINE:
            self.say("targets are chosen at baseline only (T-7)", refused=True)
        else:
            self._create(Role.TARGET, "bidirectional")

    def _act_new_non_target(self) -> None:
        if self.view.label != BASELINE:
            self.say("non-targets are chosen at baseline only (T-7)", refused=True)
        else:
            self._create(Role.NON_TARGET, "arrow")

    def _act_new_lesion(self) -> None:
        if self.view.label == BASELINE:
            self.say("a new lesion cannot be at baseline (LS-1)", refused=True)
        else:
            self._create(Role.NEW, "arrow")

    def _act_escape(self) -> None:
        if self.page.keys.isVisible():
            self.page.keys.hide()
        elif self.page.creation.isVisible():
            self.page.creation.hide()
            self._discard_draft()
        elif self.page.reason.isVisible():
            self.page.reason.close_bar()
        elif self._merging is not None:
            self._merging = None
            self.say("not merged")
        elif not self.hangings.actions.escape():
            self.intent = FREE
            self.hangings.take("select")
            self.say("")

    def _act_next_lesion(self) -> None:
        self._step(1)

    def _act_previous_lesion(self) -> None:
        self._step(-1)

    def _act_bookmark(self) -> None:
        if self._lesion() is not None:
            self.hangings.go_to(self.view, self.selected)

    def _act_undo(self) -> None:
        self.model.do(c.Undo())

    def _act_redo(self) -> None:
        self.model.do(c.Redo())

    def _act_lock(self) -> None:
        self.lock_asked.emit()

    def _act_reopen(self) -> None:
        """Reopen the timepoint shown before the current one, or the locked one that is shown (SG-6)."""
        before = [
            t for t in self.view.facts.timepoints[: self.view.facts.order_of(self.view.label)] if t.done
        ]
        label = self.view.label if not self.is_open else (before[-1].label if before else None)
        if label is None or not self.view.state.is_locked(label):
            self.say("there is no locked timepoint to reopen", refused=True)
            return
        entries = {words: entry for entry, words in REOPENING_REASONS.items()}

        def reopen(text: str) -> None:
            self.model.do(c.ReopenTimepoint(label, entries.get(text, "other"), text))

        self._on_reason = reopen
        self.page.reason.ask(
            f"Reopen {timepoint_name(label)} because:", tuple(entries)[:-1], "or another reason"
        )

    def _act_back(self) -> None:
        self.back_asked.emit()

    def _act_keys(self) -> None:
        keys = self.page.keys
        keys.hide() if keys.isVisible() else keys.open()

    def _act_left_strip(self) -> None:
        self.page.strip.setVisible(self.page.strip.isHidden())

    def _act_full_screen(self) -> None:
        window = self.page.window()
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def _act_next_series(self) -> None:
        self.hangings.actions.right()

    def _act_previous_series(self) -> None:
        self.hangings.actions.left()

    def _act_slice_up(self) -> None:
        self.hangings.actions.up()

    def _act_slice_down(self) -> None:
        self.hangings.actions.down()

    def _act_ten_up(self) -> None:
        self.hangings.actions.scroll(-10)

    def _act_ten_down(self) -> None:
        self.hangings.actions.scroll(10)

    def _act_first_slice(self) -> None:
        self.hangings.actions.first()

    def _act_last_slice(self) -> None:
        self.hangings.actions.last()

    def _act_next_viewport(self) -> None:
        self.hangings.actions.next_viewport()

    def _act_link(self) -> None:
        self.hangings.actions.link()
        self._show_status()

    def _act_anchor(self) -> None:
        if not self.hangings.actions.anchor():
            self.say("no anchor is needed: the scans share a frame, or only one is shown")
        self._show_status()

    def _act_reset(self) -> None:
        self.hangings.actions.reset()

    def _act_invert(self) -> None:
        self.hangings.actions.invert()

    def _act_overlay(self) -> None:
        self.hangings.actions.overlay()


def _event_words(recorded: Recorded, state) -> str:
    """What was just stored, in a few words."""
    edit = recorded.edit
    for uuid, lesion in edit.new.get("lesion", {}).items():
        if lesion is not None:
            return f"{lesion.id} {'split' if edit.change == 'lesion.split' else 'recorded'}"
        before = edit.old["lesion"][uuid]
        return f"{before.id} removed"
    for row in edit.new.get("finding_state", {}).values():
        if row is not None:
            lesion = state.lesions.get(row.lesion)
            return f"{lesion.id if lesion else ''} {row.state.replace('_', ' ')}"
    words = {
        "history.undone": "taken back",
        "history.redone": "done again",
        "timepoint.opened": "opened",
        "timepoint.locked": "locked",
        "timepoint.reopened": "reopened",
    }
    return words.get(edit.change, edit.change.partition(".")[0])


def _undo_words(recorded: Recorded) -> str:
    lesions = [r for r in recorded.edit.new.get("lesion", {}).values() if r is not None]
    verb = recorded.edit.change.rpartition(".")[2].replace("_", " ")
    return f"{verb} {lesions[0].id}" if lesions else recorded.edit.change.replace(".", " ").replace("_", " ")
