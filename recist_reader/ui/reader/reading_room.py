"""Everything of one open read: session, page, images, lock page; made at opening, closed as a whole."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Problem, Refusal
from recist_reader.reading.read_session import ReadSession, ReadView
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workspace import ReadPlace, last_place
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.ui.people.person import person_at
from recist_reader.ui.reader.acts.closed import DRAWING_HANDS
from recist_reader.ui.reader.acts.viewing import HANDS
from recist_reader.ui.reader.controller import ReaderController
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.reader.models.expected import expected_series
from recist_reader.ui.reader.models.lock import lock_view
from recist_reader.ui.reader.models.other_rules import rules_notice, why_read_only
from recist_reader.ui.reader.models.reopening import opened_again_text
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.reader.panel_window import PanelWindow
from recist_reader.ui.reader.parting import Parting
from recist_reader.ui.reader.place_keeping import read_place, take_up_images, take_up_links
from recist_reader.ui.reader.queries.acts import Queries
from recist_reader.ui.reader.queries.on_lock_page import with_queries
from recist_reader.ui.reader.queries.views import HOLD
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.reader.reading_pages import ReadingPages
from recist_reader.ui.reader.room_keeping import RoomKeeping
from recist_reader.ui.reader.series_cache import SeriesCache
from recist_reader.ui.reading_keys import ReadingKeys
from recist_reader.ui.texts import shown_problem, tr

ALL_READ = tr("locked; every timepoint at hand is read. {key} goes to the next task")

SIGNING = ("SG-3", "SE-3")
"""Rules by which a signature is refused: the password is to be typed anew."""

STORING = Problem(
    tr("The last edit is on its way to the disk"),
    tr("lock"),
    tr("Look at the page once it is saved, then lock"),
)


class ReadingRoom(QObject):
    """Binds one read to its pages. `page_asked` says which page the window shall show."""

    page_asked = Signal(object)
    left = Signal()
    next_task_asked = Signal()
    session_over = Signal()  # an edit was refused by that (SE-7)

    def __init__(
        self,
        study: StudySession,
        session: ReadSession,
        writer: ThreadPoolExecutor,
        pages: ReadingPages,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._study, self._writer = study, writer
        self.session = session
        self.model = ReadModel(self.session, writer, self)
        self.cache = SeriesCache(study, self)
        self._place = last_place(study, session.subject)
        self._label = session.open_timepoint or session.next_label()
        self._hold: Refusal | None = None  # a query keeps the timepoint from being opened (QY-1)
        self._expect_series()
        pages.bind(self._find_organs, self._check_draft)
        self.page, self.lock_page = pages.page, pages.lock_page
        self.hangings = Hangings(self.page, self.cache, self.session.seen, self)
        if not study.is_writable:
            self.hangings.hung.reading_only = study.file.why_reading_only
            self.lock_page.show_reading_only(study.file.why_reading_only)
        self.model.changed.connect(self._follow_rules)  # before anything is shown by it
        self.controller = ReaderController(self.page, self.model, self.hangings, self)
        self.queries = Queries(study, self.controller, writer, self)
        self.queries.changed.connect(self._follow_queries)
        self.queries.session_over.connect(self.session_over)
        if self.queries.has_people:
            self.controller.reasons.ask_manager = self.queries.ask_to_reopen
        self.parting = Parting(self.page, self)
        self.parting.parted.connect(self._follow_parting)
        self.controller.paging.second_window_asked.connect(self.parting.toggle)
        self._second_keys: ReadingKeys | None = None
        self.controller.paging.lock_asked.connect(self.show_lock)
        self.controller.paging.back_asked.connect(self.left)
        self.controller.paging.next_task_asked.connect(self.next_task_asked)
        self.lock_page.back_asked.connect(self._back_to_images)
        self.lock_page.lock_asked.connect(self._lock)
        self.lock_page.reason_given.connect(self._reason)
        self.lock_page.lesion_asked.connect(self._show_lesion)
        self.lock_page.reopen_asked.connect(self._reopen)
        self.lock_page.queries_asked.connect(self._show_queries)
        self.model.changed.connect(self._refresh_lock)
        self.cache.arrived.connect(self._show_arrived)
        self.model.refused.connect(self._show_opening)
        self.model.session_over.connect(self.session_over)
        self.keeping = RoomKeeping(study, self.session, writer, self._place_now, self)
        self.keeping.follow(self.page)
        self.hangings.hand_changed.connect(lambda _name: self.keeping.act())
        self.controller.bench.touched.connect(self.keeping.keep_soon)
        self.model.saved.connect(self.keeping.edited)

    def _expect_series(self) -> None:
        """Have facts and first slices read while the room is furnished and the timepoint opened."""
        if self._label is None:
            return
        places = () if self._place is None else self._place.viewports
        chosen = () if self._place is None else self._place.choices
        slices = {place.series_uid: place.slice_number - 1 for place in places}
        uids = expected_series(
            self.session.facts, self._label, {choice.timepoint: choice.series_uid for choice in chosen}
        )
        self.cache.expect({uid: slices.get(uid) for uid in uids})

    def _find_organs(self, prefix: str):
        return self.controller.correcting.find_organs(prefix)

    def _check_draft(self, draft):
        return self.controller.correcting.check_draft(draft)

    def _follow_parting(self, window: PanelWindow | None) -> None:
        """The keys of the reading window act in the second one, too."""
        if self._second_keys is not None:
            self._second_keys.close()
        self._second_keys = (
            None if window is None else ReadingKeys(window, self.controller.act, self._while_shown)
        )
        if self.model.view is not None:
            self.controller.bench.touched.emit()

    def _while_shown(self) -> "ReadingRoom | None":
        return self if self.page.isVisible() else None

    def start(self) -> None:
        """Open the timepoint to read, or look at the last locked one."""
        place, label = self._place, self._label
        self._show_opening()
        if place is not None:
            take_up_images(self.hangings, place)
            take_up_links(self.hangings.group.model, place)
            self.controller.bench.selected = place.selected
        if label is None or not self._study.is_writable or self.session.is_under_other_rules:
            self.model.look()
        else:
            self._open(label)
        self.queries.start()
        self.model.check_images()  # what was changed since its lock is told at the next opening (SG-9)
        hand = place.hand if place is not None else None
        self.hangings.take(hand if hand in HANDS else "select")
        self._put_away()
        self.parting.take_up()

    def _show_opening(self, refusal: Refusal | None = None) -> None:
        """Until the timepoint is open: say that it is being opened, or why it cannot be."""
        if refusal is not None and refusal.rule == HOLD:
            self._hold = refusal
        if self.model.view is None:
            refusal = self._hold or refusal  # not that nothing is open, which follows from it
            name = timepoint_name(self._label) if self._label else ""
            waiting = tr("opening {name}", name=name) if name else tr("opening")
            told = shown_problem(refusal.problem) if refusal else None
            trouble = f"{told.what}. {told.remedy}." if told else ""
            self.page.show_opening(f"{self.session.subject}  {name}".rstrip(), waiting, trouble)

    def go_on(self) -> None:
        """The person is back in a session that may edit (FT-33)."""
        self.model.go_on()

    def _place_now(self) -> ReadPlace | None:
        """Where the reader is; None until something is shown."""
        return None if self.model.view is None else read_place(self.hangings, self.controller.bench.selected)

    def close(self) -> None:
        """Keep the place and stop loading; every edit is stored by now or kept in the journal."""
        self.keeping.close()
        self.parting.end()
        self.cache.close()
        self.controller.close()

    def _follow_rules(self, view: ReadView) -> None:
        """A read locked under other rules is read-only until it is reopened, and says so (ER)."""
        if self._study.is_writable:
            why = why_read_only(view)
            self.hangings.hung.reading_only = why
            self.lock_page.show_reading_only(why, may_reopen=True)
            self._put_away()
        self.page.rules_notice.show_view(rules_notice(view, self.controller.bench.printed))

    def _put_away(self) -> None:
        """No tool that draws is in hand where it would be refused."""
        if self.hangings.hung.reading_only is not None and self.hangings.hand in DRAWING_HANDS:
            self.hangings.take("select")

    # -- lock page

    def show_lock(self) -> None:
        if self.model.view is None:
            return
        self.lock_page.sign_by(person_at(self._study))
        self._refresh_lock(self.model.view, is_asked=True)
        self.queries.look()
        self.model.check_images()  # and slices were shown since the last edit (GD-22)
        self.page_asked.emit(self.lock_page)
        self.lock_page.focus_first()

    def _refresh_lock(self, view, is_asked: bool = False) -> None:
        if is_asked or self.lock_page.isVisible():
            keys, reopening = self.controller.bench.printed, self.session.reopening_of(view.label)
            picture = self.hangings.key_picture
            shown = lock_view(view, picture, keys, reopening)
            self.lock_page.show_view(
                with_queries(shown, self.queries.known, reopening) if self.queries.has_people else shown
            )

    def _follow_queries(self) -> None:
        if self.model.view is not None:
            self._refresh_lock(self.model.view)

    def _show_queries(self) -> None:
        self._back_to_images()
        if not self.queries.card.isVisible():
            self.queries.toggle()
        self.queries.card.focus_first()

    def _open(self, label: str) -> None:
        """Open a timepoint; of one that is read again it is said why, and what to do (SG-6, SG-7)."""

        def opened(_answer: object) -> None:
            state = self.session.state
            record = state.timepoints.get(label)
            if state.open_timepoint == label and record is not None:
                reopening, has_manager = self.session.reopening_of(label), self.queries.has_people
                words = opened_again_text(label, record.version, reopening, has_manager)
                if words:
                    self.controller.bench.say(words)

        self.model.do(c.OpenTimepoint(label), opened)

    def _show_arrived(self, uid: str) -> None:
        """Slices have come: one of them may be a key image of the page to lock."""
        view = self.model.view
        if view is not None and any(
            kept.place.series_uid == uid and kept.timepoint == view.label
            for kept in view.state.key_images.values()
        ):
            self._refresh_lock(view)

    def _back_to_images(self) -> None:
        self.page_asked.emit(self.page)
        self.page.current.canvas.setFocus()

    def _show_lesion(self, lesion_id: str) -> None:
        self._back_to_images()
        self.controller.selecting.select(lesion_id)

    def _reason(self, check: str, lesion_id: object, text: str) -> None:
        self.model.do(c.GiveReason(check, text, lesion_id or None))

    def _reopen(self, label: str, entry: str, text: str) -> None:
        if self.queries.has_people:
            self.queries.ask_to_reopen(label, entry, text, self._asked_to_reopen)
        else:
            self.model.do(c.ReopenTimepoint(label, entry, text), self._reopened)

    def _asked_to_reopen(self, answer: object) -> None:
        self.lock_page.reopen.refuse(self.queries.why_not(answer))

    def _reopened(self, answer) -> None:
        if isinstance(answer, Recorded):
            self._back_to_images()

    def _lock(self, wish) -> None:
        """What is locked is what the page shows: never a state that an edit on its way is about to change."""
        if self.model.is_storing:
            self.lock_page.show_refusal(STORING)
            return
        command = self.session.lock_command(wish.meaning, wish.overall, wish.reason)
        self.model.do(command, self._locked, wish.given)

    def _locked(self, answer) -> None:
        if isinstance(answer, Refusal):
            self.lock_page.show_refusal(answer.problem, is_signing=answer.rule in SIGNING)
            if "FT-30" in answer.rule:
                self.model.look()  # found at the lock itself: listed from now on
            return
        if isinstance(answer, Recorded):
            self._back_to_images()
            self.controller.bench.selected = None
            self.controller.bench.await_nothing()
            following = self.session.next_label()
            if following is not None:
                self._open(following)
            else:
                bench = self.controller.bench
                bench.say(ALL_READ.format(key=bench.key("next_task")))
