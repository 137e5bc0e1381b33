"""What an export is made from: the reads of a study at one moment (EXP-6, EXP-7, EXP-14).

Everything is folded from events, up to the heads that stand at the call (`streams.py`).
"""

import json
from collections.abc import Collection, Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from recist_reader.exports.fault import bad_request
from recist_reader.exports.streams import Streams
from recist_reader.reading.edit_events import recorded_of
from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.people.query_rows import read_holds
from recist_reader.reading.people.seen_reads import glance, stage_facts
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Read, Timepoint
from recist_reader.recist.version import RULES_VERSION
from recist_reader.said import Said, phrase
from recist_reader.storage.chain import Event
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.adjudication.records import CaseRecord, CaseState
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.options import StudyOptions
from recist_reader.trial.people.read_stage import TOLD_AS_COMPLETE, ReadFacts, stage_of
from recist_reader.trial.records import LockRecord, TimepointState
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import ReadState, evolve
from recist_reader.trial.study_records import AssignmentRecord
from recist_reader.trial.study_state import StudyState, evolve_study, subject_facts

UNSIGNED = "unsigned"  # RO-10: the lock is no signature


@dataclass(frozen=True)
class LeftOut:
    """A read that is not exported, and why."""

    subject: str
    reader: str
    why: str


@dataclass(frozen=True)
class LockedRead:
    """A complete read: all its timepoints are locked, in a study with accounts as its images are final.

    `read` and `assessment` follow from all locked timepoints. `locked_at` is the UTC time of the last
    lock by label; `mark_numbers` the number of the event that recorded a mark, by the mark's key.
    `is_final`: it is the subject's result (AD-4, AD-5, RO-10). `is_adjudicated`: an adjudicator decided
    between it and the other one. `signed_by`: the slot that signed its locks.
    """

    study_id: str
    slot: str
    reader_code: str
    charter_version: str
    state: ReadState
    facts: SubjectFacts
    visit_names: Mapping[str, str]
    read: Read
    assessment: Assessment
    locked_at: Mapping[str, str]
    mark_numbers: Mapping[str, int]
    is_final: bool = True
    is_adjudicated: bool = False
    signed_by: str = UNSIGNED

    @property
    def subject(self) -> str:
        return self.facts.subject

    @property
    def options(self) -> CharterOptions:
        return self.read.options

    @property
    def version(self) -> int:
        """Version of the read: the highest locked version of its timepoints, 1 until one is reopened."""
        return max((lock.version for lock in self.state.locks.values()), default=1)

    def lock(self, label: str) -> LockRecord | None:
        """The lock in force of a timepoint; None for a visit not done."""
        own = [lock for lock in self.state.locks.values() if lock.timepoint == label]
        return max(own, key=lambda lock: lock.version, default=None)

    def rules_version(self, label: str) -> str:
        """The rules that stood when the timepoint was locked (SG-4)."""
        lock = self.lock(label)
        return RULES_VERSION if lock is None else str(json.loads(lock.content)["rules"])

    def timepoint(self, label: str) -> Timepoint:
        """A timepoint of the read as the rules see it."""
        baseline = self.read.baseline
        if baseline is not None and baseline.id == label:
            return baseline
        return next(at for at in self.read.timepoints if at.id == label)


@dataclass(frozen=True)
class Cut:
    """The study at the cut: what goes out, what is left out, and what the manifest says of it.

    `at` is the effective time of the last event that changed a row: looking at images, exports and
    backups do not count (EXP-10). `anchor` is the fingerprint of all heads at that time (AU-8).
    """

    study_id: str
    single_reader: bool
    charter_version: str
    options: StudyOptions
    at: str
    anchor: str
    reads: tuple[LockedRead, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class _Folded:
    """A read's stream folded to its state, with what the state does not keep."""

    state: ReadState
    locked_at: Mapping[str, str]
    mark_numbers: Mapping[str, int]


def cut_steps(
    study: StudySession, subjects: Collection[str] | None = None
) -> Generator[tuple[int, int], None, Cut]:
    """Take the cut; yields (reads folded, reads in all), so that it can be stopped between reads.

    Raises ExportFault for subjects that the study does not have, all of them named at once.
    """
    streams = Streams(study)
    state = StudyState()
    for event in streams.events(STUDY_STREAM):
        recorded = recorded_of(event)
        state = evolve_study(state, recorded) if recorded else state
    _refuse_unknown(state, subjects)
    kept: list[LockedRead] = []
    left_out: list[LeftOut] = []
    codes = _reader_codes(state.assignments.values())
    cases, holds = settled_cases(study.file), read_holds(study.file)
    for done, (uuid, assignment) in enumerate(_in_order(state.assignments)):
        yield done, len(state.assignments)
        stream = f"read:{uuid}"
        if assignment.void or (subjects is not None and assignment.subject not in subjects):
            streams.pass_by(stream)  # EXP-4
            continue
        facts, seen = subject_facts(state, assignment.subject), glance(study, uuid, assignment)
        why = why_incomplete(seen, facts, stage_facts(state, seen, uuid, holds))
        if why is not None:
            streams.pass_by(stream)
            left_out.append(LeftOut(assignment.subject, assignment.slot, why))
        else:
            folded = _fold(ReadState(assignment.subject, assignment.reader), streams.events(stream))
            found = _locked_read(state, assignment, codes[assignment.reader], folded, facts)
            kept.append(found if _is_single(state) else _signed(found, state, uuid, cases.get(uuid)))
    anchor = streams.anchor()
    return Cut(
        study_id=_title(state),
        single_reader=_is_single(state),
        charter_version=_charter_version(state),
        options=state.options(),
        at=streams.cut,
        anchor=anchor,
        reads=tuple(kept),
        left_out=tuple(left_out),
    )


def _refuse_unknown(state: StudyState, subjects: Collection[str] | None) -> None:
    unknown = sorted(set(subjects or ()) - set(state.subjects))
    if unknown:
        what = phrase("the study has no subject {subjects}", subjects=", ".join(unknown))
        raise bad_request(what, phrase("subjects"), phrase("Correct the list and export again"))


def settled_cases(file: StudyFile) -> dict[str, CaseRecord]:
    """Return read UUID -> its pair, where the two agree or an adjudicator has decided (AD-4, AD-5)."""
    settled = (c for c in stored_cases(file).values() if c.state in (CaseState.AGREED, CaseState.DECIDED))
    return {read: case for case in settled for read in case.reads.values()}


def why_incomplete(state: ReadState, facts: SubjectFacts, stage: ReadFacts) -> Said | None:
    """Why a read does not go out, None when it is complete and nothing holds it up (workflow 2.1)."""
    if stage_of(stage) in TOLD_AS_COMPLETE:
        return None
    why = why_left_out(state, facts)
    if why is not None or stage.images_final:
        return why or phrase("a query or a reopening holds it up")
    return phrase("further images may come: they are not declared final")


def _is_single(state: StudyState) -> bool:
    return state.study is not None and state.study.single_reader


def _signed(read: LockedRead, study: StudyState, uuid: str, case: CaseRecord | None) -> LockedRead:
    """The read of a study with accounts: one reader's is final when complete, one of two when settled."""
    is_alone = study.options().workflow.readers_per_subject == 1
    return replace(
        read,
        is_final=is_alone if case is None else case.final_read == uuid,
        is_adjudicated=case is not None and case.state is CaseState.DECIDED,
        signed_by=read.slot,
    )


def why_left_out(state: ReadState, facts: SubjectFacts) -> Said | None:
    """Why a read is not complete; None when every timepoint at hand is locked (RO-10)."""
    to_read = [at.label for at in facts.timepoints if at.done]
    if not to_read:
        return phrase("no images yet")
    for label in to_read:
        record = state.timepoints.get(label)
        if record is None:
            return phrase("{label} was not read yet", label=label)
        if record.state is TimepointState.OPEN:
            return phrase("{label} is open", label=label)
        if record.state is TimepointState.NEEDS_CONFIRMATION:
            return phrase("{label} needs confirmation after an earlier timepoint was reopened", label=label)
    return None


def _in_order(assignments: Mapping[str, AssignmentRecord]) -> list[tuple[str, AssignmentRecord]]:
    return sorted(assignments.items(), key=lambda item: (item[1].subject, item[1].slot))


def _reader_codes(assignments: Iterable[AssignmentRecord]) -> dict[str, str]:
    """Account -> code of the study (EXP-5): numbered in the order in which they were first assigned."""
    accounts = dict.fromkeys(assignment.reader for assignment in assignments)
    return {account: f"RD{number:02d}" for number, account in enumerate(accounts, start=1)}


def _fold(start: ReadState, events: Iterable[Event]) -> _Folded:
    state = start
    locked_at: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for event in events:
        recorded = recorded_of(event)
        if recorded is None:
            continue
        drawn_before = state.measurements
        state = evolve(state, recorded)
        for key, mark in recorded.edit.new.get("measurement", {}).items():
            if not _is_same_mark(drawn_before.get(key), mark):
                numbers[key] = event.seq
        if recorded.edit.change == "timepoint.locked":
            locked_at |= dict.fromkeys(recorded.edit.new["timepoint"], event.at)
    return _Folded(state, locked_at, numbers)


def _is_same_mark(before: Measurement | None, now: Measurement | None) -> bool:
    """Whether a mark was left as it was drawn: its label may have moved (MT-8)."""
    return before is not None and now is not None and before.with_label_at(None) == now.with_label_at(None)


def _locked_read(
    study: StudyState, assignment: AssignmentRecord, reader_code: str, folded: _Folded, facts: SubjectFacts
) -> LockedRead:
    read = rules_input(folded.state, facts, facts.timepoints[-1].label).read
    # Readers are named by slot: the account may be a person's name (EXP-5).
    read = replace(read, reader=assignment.slot)
    return LockedRead(
        study_id=_title(study),
        slot=assignment.slot,
        reader_code=reader_code,
        charter_version=_charter_version(study),
        state=folded.state,
        facts=facts,
        visit_names={v.label: v.name for v in study.visits_of(assignment.subject) if v.label},
        read=read,
        assessment=assess(read),
        locked_at=folded.locked_at,
        mark_numbers=folded.mark_numbers,
    )


def _title(state: StudyState) -> str:
    return state.study.title if state.study else ""


def _charter_version(state: StudyState) -> str:
    charters: Mapping[str, Any] = state.tables.get("charter", {})
    return max(charters, key=int, default="")
