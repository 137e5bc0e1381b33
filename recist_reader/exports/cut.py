"""What an export is made from: the reads of a study at one moment (EXP-6, EXP-7, EXP-14).

Everything is folded from events, up to the heads that stand at the call (`streams.py`), or up to an earlier
moment. Rights are those of now: a read that is not complete today does not go out as it was before either.
"""

from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from recist_reader.exports.codes import user_codes
from recist_reader.exports.fault import bad_request
from recist_reader.exports.folding import Folded, folded_read
from recist_reader.exports.locked_read import UNSIGNED, LockedRead
from recist_reader.exports.request import FINAL, ExportRequest, LeftOut
from recist_reader.exports.series_log import SeriesEntry, SeriesLog
from recist_reader.exports.streams import Streams
from recist_reader.reading.edit_events import recorded_of
from recist_reader.reading.people.own_cases import cases_in, stored_cases
from recist_reader.reading.people.query_rows import all_queries, holds_of, queries_in
from recist_reader.reading.people.seen_reads import glance, stage_facts
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.recist.assess import assess
from recist_reader.said import Said, phrase
from recist_reader.trial.adjudication.read_pair import labels_read
from recist_reader.trial.adjudication.records import TABLE as CASES
from recist_reader.trial.adjudication.records import CaseRecord, CaseState
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.options import StudyOptions
from recist_reader.trial.people.queries import Queries
from recist_reader.trial.people.query_records import TABLE as QUERIES
from recist_reader.trial.people.query_records import QueryRecord
from recist_reader.trial.people.read_stage import TOLD_AS_COMPLETE, ReadFacts, stage_of
from recist_reader.trial.records import TimepointState
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import ReadState
from recist_reader.trial.study_records import AssignmentRecord
from recist_reader.trial.study_state import StudyState, evolve_study, subject_facts


@dataclass(frozen=True)
class Cut:
    """The study at the cut: what goes out, what is left out, and what the manifest says of it.

    `at` is the effective time of the last event that changed a row: looking at images, exports and
    backups do not count (EXP-10). `anchor` is the fingerprint of all heads at that time (AU-8). `study` is
    its own stream folded up to then, `series` its series by UID. `cases`: stream -> pair of reads;
    `queries` by UUID; `codes`: account -> code of the person in the study (EXP-5). `heads`:
    stream -> number of its last event. `unfinished`: reads that are not complete, up to their last lock.
    """

    study_id: str
    single_reader: bool
    charter_version: str
    options: StudyOptions
    at: str
    anchor: str
    reads: tuple[LockedRead, ...]
    left_out: tuple[LeftOut, ...]
    study: StudyState
    series: Mapping[str, SeriesEntry]
    codes: Mapping[str, str]
    cases: Mapping[str, CaseRecord]
    queries: Mapping[str, QueryRecord]
    heads: Mapping[str, int]
    unfinished: tuple[LockedRead, ...] = ()


CutSteps = Generator[tuple[int, int], None, Cut]


@dataclass(frozen=True)
class Scope:
    """What of reads is folded: `complete` ones, `unfinished` ones too; `is_trail`: all events count."""

    complete: bool = True
    unfinished: bool = False
    is_trail: bool = False


def cut_steps(study: StudySession, request: ExportRequest | None = None, scope: Scope = Scope()) -> CutSteps:
    """Take the cut; yields (reads folded, reads in all), so that it can be stopped between reads.

    Raises ExportFault for subjects that the study does not have, all of them named at once.
    """
    wish = request or ExportRequest("", study.path)
    taking = _Taking(study, wish, scope.unfinished)
    subjects = wish.subjects
    _refuse_unknown(taking.state, subjects)
    for done, (uuid, assignment) in enumerate(_in_order(taking.state.assignments)):
        yield done, len(taking.state.assignments)
        is_asked = subjects is None or assignment.subject in subjects
        if scope.complete and is_asked and not assignment.void:  # EXP-4
            taking.take(uuid, assignment)
        else:
            taking.streams.pass_by(f"read:{uuid}")
    return taking.cut(scope.is_trail)


class _Taking:
    """The reads of a cut, as they are taken one by one."""

    def __init__(self, study: StudySession, wish: ExportRequest, has_unfinished: bool) -> None:
        self.study, self.wish, self.has_unfinished = study, wish, has_unfinished
        self.streams = Streams(study, wish.as_of)
        self.state, log = StudyState(), SeriesLog()
        for event in self.streams.events(STUDY_STREAM):
            recorded = recorded_of(event)
            if recorded is not None:
                self.state = evolve_study(self.state, recorded)
                log.note(event, recorded)
        self.log, self.series = log, log.by_subject()
        self.codes = user_codes(study, self.state.assignments.values())
        stored = self._cases()
        self.cases = {read: case for case in stored.values() for read in case.reads.values()}
        self.by_stream, self.queries = stored, self._queries()
        self.holds = holds_of(self.queries)
        self.kept: list[LockedRead] = []
        self.left_out: list[LeftOut] = []
        self.unfinished: list[LockedRead] = []

    def _cases(self) -> dict[str, CaseRecord]:
        then = self.wish.as_of is not None
        return cases_in(self.streams.rows(CASES)) if then else stored_cases(self.study.file)

    def _queries(self) -> Queries:
        then = self.wish.as_of is not None
        if then:
            return queries_in(self.streams.rows(QUERIES).get(STUDY_STREAM, {}))
        return all_queries(self.study.file)

    def take(self, uuid: str, assignment: AssignmentRecord) -> None:
        """Fold a read that is complete today, and was at the moment that is asked for."""
        facts = subject_facts(self.state, assignment.subject)
        why = self._why_incomplete(uuid, glance(self.study, uuid, assignment), facts)
        if why is not None and not self.has_unfinished:
            self.streams.pass_by(f"read:{uuid}")
            self._leave_out(assignment, why)
            return
        start = ReadState(assignment.subject, assignment.reader)
        folded = folded_read(start, self.streams.events(f"read:{uuid}"))
        if why is None and self.wish.as_of:
            why = self._why_incomplete(uuid, folded.state, facts)
        if why is None:
            found = self._locked_read(uuid, assignment, folded, facts)
            is_single = _is_single(self.state)
            self.kept.append(found if is_single else _signed(found, self.state, self.cases.get(uuid)))
            return
        self._leave_out(assignment, why)
        self._take_unfinished(uuid, assignment, folded, facts)

    def _leave_out(self, assignment: AssignmentRecord, why: Said) -> None:
        if self.wish.reader in (None, assignment.slot):
            self.left_out.append(LeftOut(assignment.subject, assignment.slot, why))

    def _take_unfinished(
        self, uuid: str, assignment: AssignmentRecord, folded: Folded, facts: SubjectFacts
    ) -> None:
        labels = labels_read(folded.state, facts)
        if self.has_unfinished and any(folded.state.is_locked(label) for label in labels):
            locked = replace(facts, timepoints=facts.timepoints[: len(labels)])
            found = self._locked_read(uuid, assignment, folded, locked)
            self.unfinished.append(replace(found, is_final=False, signed_by=_signer(self.state, found)))

    def _why_incomplete(self, uuid: str, read: ReadState, facts: SubjectFacts) -> Said | None:
        return why_incomplete(read, facts, stage_facts(self.state, read, uuid, self.holds))

    def _locked_read(
        self, uuid: str, assignment: AssignmentRecord, folded: Folded, facts: SubjectFacts
    ) -> LockedRead:
        read = rules_input(folded.state, facts, facts.timepoints[-1].label).read
        # Readers are named by slot: the account may be a person's name (EXP-5).
        read = replace(read, reader=assignment.slot)
        return LockedRead(
            study_id=_title(self.state),
            slot=assignment.slot,
            reader_code=self.codes[assignment.reader],
            charter_version=_charter_version(self.state),
            state=folded.state,
            facts=facts,
            visit_names={v.label: v.name for v in self.state.visits_of(assignment.subject) if v.label},
            read=read,
            assessment=assess(read),
            locked_at=folded.locked_at,
            drawn=folded.drawn,
            superseded=folded.superseded,
            series=self.series.get(assignment.subject, {}),
            uuid=uuid,
        )

    def cut(self, is_trail: bool) -> Cut:
        """What was taken, less what was not asked for."""
        pending = self._not_final() if self.wish.reader in (None, FINAL) else []
        anchor = self.streams.anchor()
        return Cut(
            study_id=_title(self.state),
            single_reader=_is_single(self.state),
            charter_version=_charter_version(self.state),
            options=self.state.options(),
            at=self.streams.last if is_trail else self.streams.cut,
            anchor=anchor,
            reads=tuple(read for read in self.kept if _is_of(read, self.wish.reader)),
            left_out=tuple(sorted([*self.left_out, *pending], key=lambda left: (left.subject, left.reader))),
            study=self.state,
            series=self.log.entries,
            codes=self.codes,
            cases=self.by_stream,
            queries=self.queries.queries(),
            heads=self.streams.heads,
            unfinished=tuple(read for read in self.unfinished if _is_of(read, self.wish.reader)),
        )

    def _not_final(self) -> list[LeftOut]:
        """Subjects whose reads go out while none of them is the result yet (AD-4)."""
        whole = {read.subject for read in self.kept} - {left.subject for left in self.left_out}
        final = {read.subject for read in self.kept if read.is_final}
        cases = {self.state.assignments[uuid].subject: case for uuid, case in self.cases.items()}
        why = {
            subject: phrase("its two reads part, and are not adjudicated yet")
            if subject in cases and cases[subject].state is CaseState.PENDING
            else phrase("its reads are not compared yet")
            for subject in whole - final
        }
        return [LeftOut(subject, FINAL, said) for subject, said in why.items()]


def _is_of(read: LockedRead, reader: str | None) -> bool:
    return reader is None or read.slot == reader or (reader == FINAL and read.is_final)


def _refuse_unknown(state: StudyState, subjects: Collection[str] | None) -> None:
    unknown = sorted(set(subjects or ()) - set(state.subjects))
    if unknown:
        what = phrase("the study has no subject {subjects}", subjects=", ".join(unknown))
        raise bad_request(what, phrase("subjects"), phrase("Correct the list and export again"))


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


def _signed(read: LockedRead, study: StudyState, case: CaseRecord | None) -> LockedRead:
    """The read of a study with accounts: one reader's is final when complete, one of two when settled."""
    is_alone = study.options().workflow.readers_per_subject == 1
    if case is not None and case.state not in (CaseState.AGREED, CaseState.DECIDED):
        case = None  # AD-4, AD-5: no result yet
    return replace(
        read,
        is_final=is_alone if case is None else case.final_read == read.uuid,
        is_adjudicated=case is not None and case.state is CaseState.DECIDED,
        signed_by=_signer(study, read),
    )


def _signer(study: StudyState, read: LockedRead) -> str:
    return UNSIGNED if _is_single(study) else read.slot


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


def _title(state: StudyState) -> str:
    return state.study.title if state.study else ""


def _charter_version(state: StudyState) -> str:
    charters: Mapping[str, Any] = state.tables.get("charter", {})
    return max(charters, key=int, default="")
