"""An open study: its state, its file, and the one way to write to it."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from recist_reader.problem import Fault, Problem, Refusal, refuse
from recist_reader.reading.edit_events import TABLES, coarse_type, note_payload, payload_of, recorded_of
from recist_reader.reading.people.gate import refuse_without_sign_in
from recist_reader.reading.people.own_cases import cases_study
from recist_reader.reading.people.own_reads import own_study
from recist_reader.reading.people.seat import OwnSeat, Seat
from recist_reader.reading.places import note_place
from recist_reader.reading.reading_only import why_reading_only
from recist_reader.reading.saving import LeftBehind, Saving, unsaved_folder
from recist_reader.reading.workplace import Workplace, new_uuid
from recist_reader.said import phrase
from recist_reader.storage.chain import Event, NewEvent
from recist_reader.storage.faults import FaultCode, StudyFault
from recist_reader.storage.study_file import Kept, StudyFile
from recist_reader.trial import study_decisions, visit_decisions
from recist_reader.trial.codec import patch_from_rows
from recist_reader.trial.facts import SeriesLabel, SubjectFacts
from recist_reader.trial.options import StudyOptions
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from recist_reader.trial.study_state import StudyState, evolve_study, subject_facts

STUDY_STREAM = "study"
SHORTEST_REASON = 10


def create_study(
    path: Path, command: study_decisions.CreateStudy, workplace: Workplace
) -> "StudySession | Refusal":
    """Make the file of a single-reader study with its first event and open it (RO-10).

    Raises Fault where the file cannot be made (exists, folder read-only, network drive).
    """
    if not command.record.single_reader:
        what, remedy = phrase("a study with accounts begins with its manager"), phrase("Name the manager")
        return refuse("SE-4", what, "study", remedy)
    edit = study_created(command)
    if isinstance(edit, Refusal):
        return edit
    study_id = workplace.make_uuid()
    first = new_event(edit, STUDY_STREAM, study_id, workplace)
    made = StudySession(StudyFile.create(path, study_id, first), workplace)
    note_place(made.file, made.note)
    return made


def study_created(command: study_decisions.CreateStudy) -> Edit | Refusal:
    """Return the edit that makes a study, with the secret of its images; nothing is stored yet."""
    if not command.record.image_key:
        command = replace(command, record=replace(command.record, image_key=secrets.token_hex(32)))
    return study_decisions.decide_create_study(StudyState(), command)


def open_study(
    path: Path,
    *,
    write: bool = True,
    workplace: Workplace | None = None,
    session: str | None = None,
    unsaved: Path | None = None,
) -> "StudySession":
    """Open a study file. Without a workplace the study's one reader sits here (RO-10), in `session`.

    Edits that a former session could not store (in the folder `unsaved`) are stored first; see
    `StudySession.left_behind`. Raises StudyFault as `StudyFile.open`, Fault for a study with accounts.
    """
    file = StudyFile.open(path, write=write)
    try:
        study = StudySession(file, workplace, unsaved)
        if session is not None:
            study.workplace = replace(study.workplace, session=session)
        if write:
            note_place(file, study.note)
            study.left_behind = study.saving.apply_left(study.workplace.actor().at)
    except BaseException:
        file.close()
        raise
    return study


def open_for_reading(path: Path, instead: StudyFault) -> "StudySession":
    """Open for reading only a study that was refused for writing with the fault `instead` (FT-5, IN-137).

    A damaged file is read as far as it can be; its streams must hold to their chains. Raises StudyFault.
    """
    file = StudyFile.open(path, write=False, is_damaged=instead.code is FaultCode.CORRUPT)
    file.why_reading_only = why_reading_only(instead)
    try:
        if file.is_damaged and file.check_stream(STUDY_STREAM) is not None:
            raise instead
        return StudySession(file, None)
    except BaseException:
        file.close()
        raise


def stored_study(file: StudyFile) -> StudyState:
    """Return the study as its stream has it. Raises StudyFault."""
    state = StudyState()
    for event in file.events(STUDY_STREAM):
        recorded = recorded_of(event)
        if recorded is not None:
            state = evolve_study(state, recorded)
    return state


def stored_options(file: StudyFile) -> StudyOptions:
    """Return the options in force, from their rows alone. Raises StudyFault."""
    rows = patch_from_rows({"charter": file.rows("charter", STUDY_STREAM)}, TABLES)
    return StudyState(rows).options()


def new_event(edit: Edit, stream: str, object_uuid: str, workplace: Workplace) -> NewEvent:
    """Return the event that makes an edit durable."""
    return NewEvent(
        event_id=workplace.make_uuid(),
        stream=stream,
        type=coarse_type(edit.change),
        object=object_uuid,
        payload=payload_of(edit),
        by=workplace.actor(),
    )


_SCOPES = {StudyRole.READER: own_study, StudyRole.ADJUDICATOR: cases_study}
"""Role -> what the session of such a person holds of the study; the others have it whole."""


class StudySession:
    """A study opened by one person. Not for several threads at once: one writer (IN-104).

    Without a seat it is that of a single-reader study (RO-10). Raises Fault `refused` for a study with
    accounts: a session says who acts, and nobody is signed in. A reader's session holds the own reads
    alone, see `own_reads`.
    """

    def __init__(
        self,
        file: StudyFile,
        workplace: Workplace | None,
        unsaved: Path | None = None,
        seat: Seat | None = None,
    ) -> None:
        if seat is None:
            refuse_without_sign_in(file)
        self.file = file
        self.seat: Seat = seat or OwnSeat()
        role = self.seat.role
        self._scoped = None if role is None or workplace is None else _SCOPES.get(role)
        self._account = "" if workplace is None else workplace.account
        self.saving = Saving(file, self.store, unsaved or unsaved_folder())
        self.left_behind: LeftBehind | None = None
        self.on_stored: list[Callable[[Event], None]] = []
        self._clock_noted = False
        self.state = self._stored_state()
        self.workplace = workplace or Workplace(account=self.head.reader or "", make_uuid=new_uuid)

    def reload(self) -> None:
        """Read anew what another program has stored since; where this one writes there is nothing to do."""
        if not self.is_writable:
            self.state = self._stored_state()

    @property
    def is_writable(self) -> bool:
        """False where the study is open for reading only: every edit is refused, with why (FT-5)."""
        return self.file.write

    def _stored_state(self) -> StudyState:
        return self._scoped(self.file, self._account) if self._scoped else stored_study(self.file)

    def follow_read(self) -> None:
        """A timepoint was opened, locked or reopened: a reader may know of another one now (SQ-1)."""
        if self._scoped is not None:
            self.state = self._stored_state()

    def refusal(self, act: Act) -> Refusal | None:
        """Why an act is refused to this person, which is noted; None where it is not (SE-41)."""
        refusal = self.seat.refusal(act)
        if refusal is not None:
            self.note_refusal(refusal, str(act))
        return refusal

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Try once more what waits, and close; what still waits is stored at the next start (IN-135)."""
        if self.saving.waiting and self.file.is_open:
            self.saving.retry(self.workplace.actor().at, at_once=True)
        if self.file.is_open:
            self.seat.leave()
        self.file.close()

    @property
    def path(self) -> Path:
        return self.file.path

    def today(self) -> date:
        """The day at this computer."""
        return self.workplace.clock().date()

    @property
    def images_folder(self) -> Path:
        """The managed image store beside the file (IN-140)."""
        return self.path.with_suffix(".images")

    @property
    def head(self) -> StudyRecord:
        """The study's own row; raises Fault where the file has none."""
        if self.state.study is None:
            raise Fault(
                Problem(
                    phrase("the file holds no study"), phrase("study file"), phrase("Choose another file")
                )
            )
        return self.state.study

    # -- writing

    def store(self, new: NewEvent, keeps: Kept | None = None) -> Event:
        """Make one event durable; a clock that went back is noted once a session (AU-10).

        `keeps`: a place of the workspace that goes to the disk in the same write. Raises StudyFault as
        `StudyFile.append`.
        """
        event = self.file.append(new, keeps=keeps)
        if event.clock_went_back and not self._clock_noted:
            self._clock_noted = True
            seconds = int(event.seconds_behind)
            with suppress(StudyFault):  # the edit is stored; the clock is noted at the next start
                self.note("clock.back", stream=event.stream, seq=event.seq, seconds=seconds)
        for follow in self.on_stored:
            follow(event)
        return event

    def note(
        self, change: str, reason: str | None = None, *, keeps: Kept | None = None, **fields: Any
    ) -> Event:
        """Store that something happened, in the study's own stream; raises StudyFault.

        `keeps` is a place of the workspace that goes to the disk in the same write.
        """
        return self.file.append(self._new_note(change, reason, **fields), keeps=keeps)

    def note_refusal(self, refusal: Refusal, wish: str) -> None:
        """Store that a wish was refused (AU-1): by which rule, what kind of wish, nothing of its content."""
        self.note_where_possible("action.refused", rule=refusal.rule, wish=wish)

    def note_where_possible(self, change: str, **fields: Any) -> None:
        """Store that something happened which changed nothing.

        Nothing is stored while edits wait, or where nothing can be: what goes on must not end by it.
        """
        if self.is_writable and not self.saving.waiting:
            with suppress(StudyFault):
                self.note(change, **fields)

    def _new_note(self, change: str, reason: str | None = None, **fields: Any) -> NewEvent:
        return NewEvent(
            event_id=self.workplace.make_uuid(),
            stream=STUDY_STREAM,
            type=coarse_type(change),
            object=self.file.study_id,
            payload=note_payload(change, reason, **fields),
            by=self.workplace.actor(),
        )

    def discard_unsaved(self, reason: str) -> int | Refusal:
        """Give up the edits that wait, with a reason that is kept; return how many (IN-135).

        Raises StudyFault where the reason can't be stored: then they go on waiting.
        """
        if len(reason.strip()) < SHORTEST_REASON:
            problem = Problem(
                phrase("the reason is missing"),
                phrase("unsaved edits"),
                phrase("Say why, 10 characters or more"),
            )
            return Refusal("IN-135", problem)
        return self.saving.discard(lambda ids: self._new_note("queue.discarded", reason.strip(), events=ids))

    # -- the study's own stream

    def record(self, act: Act, edit: Edit | Refusal) -> Recorded | Refusal:
        """Store a decided edit of the study's stream; a refusal passes through untouched.

        What a role may not do is refused as that, whatever was decided (SE-41). Raises StudyFault.
        HEAD_MOVED: an edit that was told as failed is stored after all (FT-4); `state` then has it, and
        this one may be decided anew.
        """
        edit = self.seat.refusal(act) or edit
        if isinstance(edit, Refusal):
            self.note_refusal(edit, str(act))
            return edit
        try:
            event = self.store(new_event(edit, STUDY_STREAM, self.file.study_id, self.workplace))
        except StudyFault as error:
            if error.code is FaultCode.HEAD_MOVED:
                self.read_again()
            raise
        recorded = Recorded(event.event_id, edit)
        self.state = evolve_study(self.state, recorded)
        return recorded

    def read_again(self) -> None:
        """Take up what the file holds: an edit that was told as failed may be stored after all (FT-4)."""
        self.state = self._stored_state()

    def add_subject(self, record: SubjectRecord) -> Recorded | Refusal:
        """Add a subject; its read is assigned to the study's reader."""
        edit = study_decisions.decide_add_subject(
            self.state, record, self.workplace.make_uuid(), self.today()
        )
        return self.record(Act.ADD_SUBJECT, edit)

    def set_subject(self, subject: str, changes: Mapping[str, Any], reason: str) -> Recorded | Refusal:
        edit = study_decisions.decide_set_subject(self.state, subject, changes, reason, self.today())
        return self.record(Act.SET_SUBJECT, edit)

    def add_images(self, images: visit_decisions.ImportedImages) -> Recorded | Refusal:
        return self.record(Act.IMPORT_IMAGES, self.decide_images(images))

    def decide_images(self, images: visit_decisions.ImportedImages) -> Edit | Refusal:
        """What images change in the study, not stored yet."""
        images = replace(images, on=self.today())
        edit = visit_decisions.decide_import(self.state, images, self.bound_labels(images.subject))
        edit = self.seat.refusal(Act.IMPORT_IMAGES) or edit
        return edit if isinstance(edit, Refusal) else self._with_stored_instances(edit)

    def _with_stored_instances(self, edit: Edit) -> Edit:
        """The old side of instance rows, which the state does not hold (AU-3)."""
        if "instance" not in edit.old:
            return edit
        stored = {uid: self.file.row("instance", STUDY_STREAM, uid) for uid in edit.old["instance"]}
        return replace(edit, old={**edit.old, "instance": stored})

    def label_series(self, uid: str, label: SeriesLabel, reason: str | None = None) -> Recorded | Refusal:
        series = self.state.series.get(uid)
        locked = self.bound_labels(series.subject) if series else set()
        edit = visit_decisions.decide_label(self.state, uid, label, reason, locked)
        return self.record(Act.DECIDE_IMAGES, edit)

    def decide_quarantine(self, decision: visit_decisions.QuarantineDecision) -> Recorded | Refusal:
        """Release a held-back series or keep it out (BN-3)."""
        series = self.state.series.get(decision.uid)
        locked = self.bound_labels(series.subject) if series else set()
        edit = visit_decisions.decide_quarantine(self.state, decision, locked)
        return self.record(Act.DECIDE_IMAGES, edit)

    def declare_not_done(self, subject: str, visit: str, reason: str) -> Recorded | Refusal:
        edit = visit_decisions.decide_not_done(self.state, subject, visit, reason)
        return self.record(Act.DECLARE_NOT_DONE, edit)

    # -- what reads need

    def facts(self, subject: str) -> SubjectFacts:
        """What a read of the subject may depend on; raises KeyError for an unknown subject."""
        return subject_facts(self.state, subject)

    def read_stream(self, subject: str) -> str:
        """The stream of this person's read of a subject; raises Fault where none is assigned."""
        uuid = self.state.read_of(subject, self.workplace.account)
        if uuid is None:
            remedy = phrase("Add the subject first, or ask the study manager")
            raise Fault(Problem(phrase("no read of this subject is assigned"), phrase("subject"), remedy))
        return f"read:{uuid}"

    def opened_labels(self, subject: str) -> set[str]:
        """Labels that a reader has opened at least once: what is drawn there refers to their images."""
        return {label for label, _row in self._timepoint_rows(subject)}

    def bound_labels(self, subject: str) -> set[str]:
        """Labels that a reader has locked, or must confirm: their images are fixed (SG-9, SQ-3)."""
        return {label for label, row in self._timepoint_rows(subject) if row["state"] != TimepointState.OPEN}

    def _timepoint_rows(self, subject: str) -> Iterator[tuple[str, Any]]:
        for uuid, assignment in self.state.assignments.items():
            if assignment.subject == subject:
                yield from self.file.rows("timepoint", f"read:{uuid}").items()
