"""Reads seen without being read: all, with every version, by the auditor, complete ones by the exporter.

A reader sees the own (RO-2, RO-4, RO-5). What is shown is folded from events that hold to their chain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.edit_events import TABLES, recorded_of
from recist_reader.reading.marked_images import MarkedImages
from recist_reader.reading.people.query_rows import ReadHolds, read_holds, reads_asked_about
from recist_reader.reading.read_session import ReadView
from recist_reader.reading.seen_slices import seen_at_lock
from recist_reader.reading.stored_edits import recorded_edits
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.recist.assess import assess
from recist_reader.said import phrase
from recist_reader.storage.chain import Event
from recist_reader.trial.checks.registry import checks_of
from recist_reader.trial.checks.result import CheckScene
from recist_reader.trial.codec import patch_from_rows
from recist_reader.trial.facts import BASELINE, SubjectFacts
from recist_reader.trial.image_faults import ImageFaults
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.read_stage import TOLD_AS_COMPLETE, ReadFacts, stage_of
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import ReadState, fold
from recist_reader.trial.study_records import AssignmentRecord
from recist_reader.trial.study_state import StudyState, evolve_study, is_read_for_size, subject_facts


@dataclass(frozen=True)
class SeenRead:
    """One read as it stands, or stood at a moment; `state` has every locked version."""

    uuid: str
    assignment: AssignmentRecord
    state: ReadState
    facts: SubjectFacts
    is_complete: bool
    image_faults: ImageFaults

    def view(self, label: str | None = None) -> ReadView:
        """Return what can be shown at a timepoint: the open one, else the last that was begun.

        Raises Fault for a timepoint that the read does not have.
        """
        label = label or self.state.open_timepoint or self._last_begun()
        at = self.facts.at(label)
        if at is None:
            what, remedy = phrase("there is no such timepoint"), phrase("Use BL, TP1, TP2 ...")
            raise Fault(Problem(what, label, remedy), code="bad_input")
        found = rules_input(self.state, self.facts, label)
        read = None if label == BASELINE else found.read
        assessment = None if read is None else assess(read)
        seen = seen_at_lock(self.state, at) or {}
        scene = CheckScene(self.state, self.facts, at, read, assessment, seen, 0, self.image_faults)
        return ReadView(self.state, self.facts, label, assessment, found.missing, checks_of(scene))

    def _last_begun(self) -> str:
        begun = [t.label for t in self.facts.timepoints if t.label in self.state.timepoints]
        return begun[-1] if begun else BASELINE


def seen_reads(study: StudySession, at: str | None = None) -> tuple[SeenRead, ...] | Refusal:
    """Return the reads that this person may see, by subject and place; refused to manager and adjudicator.

    `at`: UTC text as events have it; per stream the longest prefix up to then counts (AU-9), the rights are
    those of now. Raises StudyFault, Fault `integrity` where a stream does not hold.
    """
    role = study.seat.role
    refusal = study.refusal(Act.READ if role is StudyRole.READER else Act.SEE_READS)
    if refusal is not None:
        return refusal
    state = study.state if at is None or role is StudyRole.READER else _study_at(study, at)
    found = _reads(study, state, at)
    if role is StudyRole.EXPORTER:
        found = (read for read in found if read.is_complete and not read.assignment.void)
    return tuple(sorted(found, key=lambda read: (read.assignment.subject, read.assignment.slot)))


def glance(study: StudySession, uuid: str, assignment: AssignmentRecord) -> ReadState:
    """Return how far a read is today: its timepoints alone, no value of it is loaded (RO-4)."""
    rows = {table: study.file.rows(table, f"read:{uuid}") for table in ("read", "timepoint")}
    return ReadState(assignment.subject, assignment.reader, patch_from_rows(rows, TABLES))


def stage_facts(state: StudyState, read: ReadState, uuid: str, holds: ReadHolds) -> ReadFacts:
    """Return what says whether a read is complete: from a state that may be an earlier one (workflow 2.1)."""
    is_single = state.study is not None and state.study.single_reader
    readable = tuple(
        visit.label
        for visit in state.visits_of(read.subject)
        if visit.label is not None
        and visit.done
        and any(is_read_for_size(s) for s in state.series_of(read.subject, visit.name))
    )
    return ReadFacts(
        readable=readable,
        begun={label: row.state for label, row in read.timepoints.items()},
        # The one reader of a study takes what is there for all there is (RO-10).
        images_final=is_single or state.subjects[read.subject].images_final,
        is_ended=read.ended_at is not None,
        is_held=uuid in holds.held,
        awaits_reopening=uuid in holds.reopened,
    )


def _reads(study: StudySession, state: StudyState, at: str | None) -> Iterator[SeenRead]:
    is_reader = study.seat.role is StudyRole.READER
    images, holds = MarkedImages(study), reads_asked_about(study) if is_reader else read_holds(study.file)
    is_exporter = study.seat.role is StudyRole.EXPORTER
    for uuid, assignment in state.assignments.items():
        seen = glance(study, uuid, assignment)
        if is_exporter and stage_of(stage_facts(state, seen, uuid, holds)) not in TOLD_AS_COMPLETE:
            continue
        events = _events(study, f"read:{uuid}", at)
        read = fold(ReadState(assignment.subject, assignment.reader), tuple(recorded_edits(events)))
        yield SeenRead(
            uuid,
            assignment,
            read,
            subject_facts(state, assignment.subject),
            stage_of(stage_facts(state, read, uuid, holds)) in TOLD_AS_COMPLETE,
            images.look(mark for mark in read.measurements.values() if mark.lesion),
        )


def _study_at(study: StudySession, at: str) -> StudyState:
    state = StudyState()
    for event in _events(study, STUDY_STREAM, at):
        recorded = recorded_of(event)
        state = evolve_study(state, recorded) if recorded is not None else state
    return state


def _events(study: StudySession, stream: str, at: str | None) -> Sequence[Event]:
    """Events of a stream up to a moment; its rows of now must agree with all of them (IN-112)."""
    if stream not in study.file.streams():
        return ()
    events, difference = study.file.checked_events(stream)
    if difference is not None:
        what = phrase("the stored rows differ from the events ({difference})", difference=difference)
        remedy = phrase("Run `recist-reader verify`; nothing is repaired in place")
        raise Fault(Problem(what, phrase("read"), remedy), code="integrity")
    if at is None:
        return events
    last = next((n for n, event in enumerate(events) if event.record["at_eff"] > at), len(events))
    return events[:last]
