"""Reading one subject: a command is decided, made durable, and only then shown (MT-10)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading import seen_slices, time_keeping
from recist_reader.reading.edit_events import edit_of
from recist_reader.reading.marked_images import MarkedImages
from recist_reader.reading.people.lock_signing import signed_lock
from recist_reader.reading.people.read_gate import gate_refusal
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.people.taking_up import take_up_approved
from recist_reader.reading.reopenings import Reopening, Reopenings
from recist_reader.reading.saving import Saving
from recist_reader.reading.seen_slices import SeenSlices
from recist_reader.reading.stored_edits import recorded_edits, software_of_locks
from recist_reader.reading.study_session import StudySession, new_event
from recist_reader.reading.time_keeping import TimeKeeper
from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.version import RULES_VERSION
from recist_reader.said import phrase
from recist_reader.storage.chain import Event
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import checks_of
from recist_reader.trial.checks.result import CheckResult, CheckScene
from recist_reader.trial.decide import decide
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import BASELINE, SubjectFacts, TimepointFacts
from recist_reader.trial.image_faults import FrameHashes, ImageFaults
from recist_reader.trial.other_rules import (
    LockedOtherwise,
    compared,
    locked_under_other_rules,
    refusal_under_other_rules,
)
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act, act_of
from recist_reader.trial.rules_input import RulesInput, rules_input
from recist_reader.trial.state import ReadState, evolve, fold

NEVER_WAITS = frozenset({"timepoint.opened", "timepoint.locked", "timepoint.reopened"})
"""What a person signs or begins is stored at once or not at all."""


@dataclass(frozen=True)
class ReadView:
    """All that can be shown of a read at one timepoint, from one state."""

    state: ReadState
    facts: SubjectFacts
    label: str
    assessment: Assessment | None  # None at baseline
    missing: tuple[str, ...]
    checks: tuple[CheckResult, ...]
    pending: ReadState | None = None  # with the edits that wait for the disk; None when none waits
    unsaved: int = 0
    other_rules: tuple[LockedOtherwise, ...] = ()  # not empty: the read can only be seen, or reopened (ER)
    decoded: FrameHashes | None = None  # what a lock would bind (IN-141); None: to be read by `check_images`

    @property
    def unsaved_marks(self) -> dict[str, Measurement]:
        """Marks to be drawn as "not saved": in no sum and no category (IN-135)."""
        if self.pending is None:
            return {}
        stored = self.state.measurements
        return {key: mark for key, mark in self.pending.measurements.items() if stored.get(key) != mark}

    @property
    def at(self) -> TimepointFacts:
        found = self.facts.at(self.label)
        if found is None:
            raise KeyError(self.label)
        return found

    @property
    def images_changed(self) -> tuple[CheckResult, ...]:
        """What is missing or changed of the images of locked timepoints up to this one (SG-9)."""
        return tuple(check for check in self.checks if check.id == "SG-9")

    @property
    def is_provisional(self) -> bool:
        """Lesions are still to be read: the category may change."""
        return bool(self.missing)


@dataclass(frozen=True)
class Waiting:
    """An edit that is kept and tried again, and why it is not on the disk (IN-135)."""

    recorded: Recorded
    problem: Problem


class ReadSession:
    """One read, open for its reader. The only door to its stream for writing.

    `state` is what is on the disk; `pending` is that and the edits that wait. Decisions are made on
    `pending`, sums and categories on `state`.
    """

    def __init__(self, study: StudySession, subject: str) -> None:
        refusal = study.refusal(Act.READ)
        if refusal is not None:
            raise Fault(refusal.problem, code="refused")
        self._study = study
        self.subject = subject
        self.stream = study.read_stream(subject)
        self.uuid = self.stream.removeprefix("read:")
        self.seen = SeenSlices()
        self.clock = TimeKeeper()
        self._images = MarkedImages(study)
        self._waiting = tuple(
            Recorded(new.event_id, edit_of(new.payload))
            for new in self.saving.waiting
            if new.stream == self.stream
        )
        start = ReadState(subject, study.workplace.account)
        events = self._checked_events()
        self._locked_by = software_of_locks(events)  # label -> version of the program
        recorded = tuple(recorded_edits(events))
        self._reopenings = Reopenings(each.edit for each in recorded)
        self.state = fold(start, recorded)
        self._take_up_clock(events)
        take_up_approved(study, self.uuid, self.do)

    def _take_up_clock(self, events: Sequence[Event]) -> None:
        """Go on counting time and slices where a timepoint is open from before (SQ-7, GD-22)."""
        label = self.state.open_timepoint
        if label is None:
            return
        version, file = self.state.timepoints[label].version, self._study.file
        self.seen.take_up(file.get_workspace(self.stream, seen_slices.KEY), label, version)
        kept = file.get_workspace(self.stream, time_keeping.KEY)
        self.clock.take_up(kept, label, version, events, self._study.workplace.clock())

    def _checked_events(self) -> list[Event]:
        """Rows and events of the read must agree when it is opened (IN-112)."""
        events, difference = self._study.file.checked_events(self.stream)
        if difference is not None:
            remedy = phrase("Run `recist-reader verify`; nothing is repaired in place")
            what = phrase("the stored rows differ from the events ({difference})", difference=difference)
            raise Fault(Problem(what, phrase("read"), remedy), code="integrity")
        return events

    @property
    def facts(self) -> SubjectFacts:
        """The subject as the study knows it now."""
        return self._study.facts(self.subject)

    @property
    def open_timepoint(self) -> str | None:
        return self.state.open_timepoint

    def next_label(self) -> str | None:
        """The first not locked one (SQ-1); None when all are, or it waits for images after a locked one."""
        done = [t for t in self.facts.timepoints if t.done]
        unlocked = [t for t in done if not self.state.is_locked(t.label)]
        is_waiting = len(unlocked) < len(done) and not any(t.series for t in unlocked[:1])
        return unlocked[0].label if unlocked and not is_waiting else None

    def new_uuid(self) -> str:
        return self._study.workplace.make_uuid()

    @property
    def unsaved(self) -> int:
        """How many edits of this read wait for the disk."""
        return len(self._waiting)

    @property
    def pending(self) -> ReadState:
        return fold(self.state, self._waiting)

    @property
    def saving(self) -> Saving:
        """The study's queue, which all its reads share."""
        return self._study.saving

    def do(self, command: c.Command, given: Credentials | None = None) -> Recorded | Refusal:
        """Decide, store, then move on: what is returned is on disk. A lock is signed with what is `given`.

        Raises Fault where it could not be stored; the read then stands as it was.
        """
        self.take_stored()
        if self._waiting:
            return self._refused_while_waiting("IN-135")
        self.act()
        return self._store_at_once(self._decided(self.state, command), command, given)

    def do_or_wait(
        self, command: c.Command, given: Credentials | None = None
    ) -> Recorded | Waiting | Refusal:
        """As `do`, but an edit that can't be stored now is kept and tried again, later ones behind it.

        Opening, locking and reopening never wait (GD-24): they raise Fault. So does an edit that could
        be neither stored nor kept.
        """
        self.take_stored()
        self.act()
        edit = self._decided(self.pending, command)
        if isinstance(edit, Refusal):
            return self._refused(edit, command)
        if edit.change in NEVER_WAITS and edit.new:
            if self._waiting:
                return self._refused_while_waiting("GD-24")
            return self._store_at_once(edit, command, given)
        new = new_event(edit, self.stream, self.uuid, self._study.workplace)
        problem = self.saving.put(new)
        if problem is None:
            return self._move_on(Recorded(new.event_id, edit))
        waiting = Recorded(new.event_id, replace(edit, drawn_at=new.by.at))
        self._waiting = (*self._waiting, waiting)
        return Waiting(waiting, problem)

    def _decided(self, state: ReadState, command: c.Command) -> Edit | Refusal:
        """What the command makes, or why not; under other rules than those of its locks a read stays (ER)."""
        refusal = (
            self._study.seat.refusal(act_of(command))
            or gate_refusal(self._study, self.uuid, state, command)
            or refusal_under_other_rules(state, command, RULES_VERSION)
        )
        return refusal or decide(state, self.facts, self._completed(command))

    @property
    def is_under_other_rules(self) -> bool:
        """Whether a timepoint is locked under other rules than these: nothing but reopening is taken."""
        return bool(locked_under_other_rules(self.state, RULES_VERSION))

    def other_rules(self) -> tuple[LockedOtherwise, ...]:
        """Timepoints locked under another version of the rules, with what today's would say (ER)."""
        labels = locked_under_other_rules(self.state, RULES_VERSION)
        found = (compared(self.state, self.facts, label, RULES_VERSION) for label in labels)
        return tuple(replace(at, software=self._locked_by.get(at.timepoint, "")) for at in found)

    def act(self) -> None:
        """Something was done that shows the reader at work: a slice, a key, a window setting (SQ-7)."""
        self.clock.act(self._study.workplace.clock())

    @property
    def active_minutes(self) -> int:
        """Minutes at work on the open timepoint, over all its sessions; 0 where none is open (SQ-7)."""
        time = self.clock.time
        return 0 if time is None else time.active_minutes

    def keep_clock(self) -> bool:
        """Keep time and seen slices, so that a crash costs none; in the writer's thread."""
        file = self._study.file
        return self.clock.keep(file, self.stream) and self.seen.keep(file, self.stream)

    def _completed(self, command: c.Command) -> c.Command:
        """A lock with what only the session knows; any other command as it is."""
        if not isinstance(command, c.LockTimepoint):
            return command
        time, faults = self.clock.time, self.check_images()
        return replace(
            command,
            active_seconds=time.active_seconds if time else 0,
            open_seconds=time.opened_seconds if time else 0,
            seen=dict(self.seen),
            unsaved=self.unsaved,
            image_faults=faults,
            decoded=self._images.decoded(_marks(self.pending), self.open_timepoint) or {},
        )

    def check_images(self) -> ImageFaults:
        """Read the images under the marks, in the writer's thread; `view` tells what is wrong (FT-30, SG-9).

        Raises StudyFault.
        """
        return self._images.check(_marks(self.pending), self.open_timepoint)

    def take_stored(self) -> tuple[Recorded, ...]:
        """Move on over edits that have been stored since they were kept; return them, oldest first.

        Edits that were discarded are dropped.
        """
        if not self._waiting:
            return ()
        still = {new.event_id for new in self.saving.waiting}
        gone = tuple(r for r in self._waiting if r.event_id not in still)
        stored = tuple(r for r in gone if r.event_id not in self.saving.discarded)
        self._waiting = self._waiting[len(gone) :]
        for recorded in stored:
            self._move_on(recorded)
        return stored

    def retry(self) -> tuple[Recorded, ...]:
        """Try what waits when its time has come; return the edits of this read that are now stored."""
        self.saving.retry(self._study.workplace.actor().at)
        return self.take_stored()

    def _store_at_once(
        self, edit: Edit | Refusal, command: c.Command, given: Credentials | None
    ) -> Recorded | Refusal:
        by = self._study.workplace.actor()
        if not isinstance(edit, Refusal) and edit.change == "timepoint.locked":
            edit = signed_lock(edit, self.stream, (self._study.file, self._study.seat), given, by)
        if isinstance(edit, Refusal):
            return self._refused(edit, command)
        new = replace(new_event(edit, self.stream, self.uuid, self._study.workplace), by=by)
        if isinstance(command, c.ReopenTimepoint) and command.request is not None:
            new = replace(new, event_id=command.request)  # the event cites its request: once for good
        event = self._study.store(new)
        return self._move_on(Recorded(event.event_id, edit))

    def _move_on(self, recorded: Recorded) -> Recorded:
        self.state = evolve(self.state, recorded)
        self._reopenings.note(recorded.edit)
        if recorded.edit.change in NEVER_WAITS and recorded.edit.new:
            self._study.follow_read()
            self._begin_or_end_clock()
        return recorded

    def reopening_of(self, label: str) -> Reopening | None:
        """Why a timepoint is read again: it, or an earlier one, was reopened (SG-6, SG-7)."""
        return self._reopenings.of(label)

    def _begin_or_end_clock(self) -> None:
        label = self.state.open_timepoint
        if label is None:
            self.clock.end()
            return
        version = self.state.timepoints[label].version
        self.seen.begin(label, version)
        self.clock.begin(label, version, self._study.workplace.clock())

    def _refused(self, refusal: Refusal, command: c.Command) -> Refusal:
        self._study.note_refusal(refusal, type(command).__name__)
        return refusal

    def _refused_while_waiting(self, rule: str) -> Refusal:
        what = phrase("{count} edits are not saved yet", count=self.unsaved)
        problem = self.saving.problem
        remedy = problem.remedy if problem is not None else phrase("Wait until they are saved")
        return Refusal(rule, Problem(what, self.open_timepoint or "read", remedy))

    def lock_command(
        self, meaning: str = "authorship", overall: str | None = None, why: str | None = None
    ) -> c.LockTimepoint:
        """The command that checks and locks the open timepoint under the rules in force (SG-1)."""
        return c.LockTimepoint(RULES_VERSION, meaning, overall, why)

    def lock(
        self,
        meaning: str = "authorship",
        overall: str | None = None,
        why: str | None = None,
        given: Credentials | None = None,
    ) -> Recorded | Refusal:
        """Check and lock the open timepoint; in a study with accounts signed with what is `given` (SG-3)."""
        return self.do(self.lock_command(meaning, overall, why), given)

    def view(self, label: str | None = None) -> ReadView:
        """Everything to show at a timepoint: the open one, else the last locked one."""
        label = label or self.open_timepoint or self._last_locked()
        facts = self.facts
        found: RulesInput = rules_input(self.state, facts, label)
        at = facts.at(label)
        if at is None:
            raise KeyError(label)
        read = None if label == BASELINE else found.read
        assessment = None if read is None else assess(read)
        faults = self._images.look(_marks(self.state))
        checks = checks_of(
            CheckScene(self.state, facts, at, read, assessment, self.seen_at(at), self.unsaved, faults)
        )
        pending = self.pending if self._waiting else None
        told = (
            self.unsaved,
            self.other_rules(),
            self._images.decoded(_marks(self.state), self.open_timepoint),
        )
        return ReadView(self.state, facts, label, assessment, found.missing, checks, pending, *told)

    def seen_at(self, at: TimepointFacts) -> Mapping[str, float]:
        """Share of the slices that were on screen, by series UID: of a locked timepoint as locked (GD-22)."""
        locked = seen_slices.seen_at_lock(self.state, at)
        return self.seen if locked is None else locked

    def _last_locked(self) -> str:
        locked = [t.label for t in self.facts.timepoints if self.state.is_locked(t.label)]
        if not locked:
            what = phrase("no timepoint of this read was opened")
            raise Fault(Problem(what, phrase("read"), phrase("Open baseline first")))
        return locked[-1]


def _marks(state: ReadState) -> list[Measurement]:
    """The marks of lesions, without free annotations."""
    return [mark for mark in state.measurements.values() if mark.lesion]
