"""The states of reads, gathered from rows that hold no value, and what may not follow (ST-1, ST-2)."""

from collections.abc import Collection, Mapping
from typing import Any

from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.people.query_rows import read_holds
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.adjudication.records import PAIR_STATES
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.read_stage import PairState, ReadFacts, ReadStage, is_legal, stage_of
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_records import AssignmentRecord, visit_key
from recist_reader.trial.study_state import StudyState, evolve_study, is_read_for_size


class IllegalTransition(Fault):
    """A read would go where no arrow leads; nothing was stored (ST-1)."""

    def __init__(self, subject: str, before: ReadStage, after: ReadStage) -> None:
        what = phrase("a read cannot go from {before} to {after}", before=before, after=after)
        remedy = phrase("Reopen it first, where it is to be read further")
        super().__init__(Problem(what, subject, remedy), code="refused")


def require_legal(subject: str, before: ReadStage, after: ReadStage) -> None:
    """Raise IllegalTransition where a read may not go from one state to the other (ST-1)."""
    if not is_legal(before, after):
        raise IllegalTransition(subject, before, after)


def read_facts(
    file: StudyFile, study: StudyState, subjects: Collection[str] | None = None
) -> dict[str, ReadFacts]:
    """Return read UUID -> what its state depends on, of all reads or of those of some subjects.

    Read are states of timepoints, queries and cases; no value, no response. Raises StudyFault.
    """
    chosen = {u: a for u, a in study.assignments.items() if subjects is None or a.subject in subjects}
    stored = {
        table: _rows(file, table, None if subjects is None else chosen) for table in ("timepoint", "read")
    }
    holds = read_holds(file)
    pairs = _pairs(file)
    readable = _readable(study, {a.subject for a in chosen.values()})
    is_single = study.study is not None and study.study.single_reader
    is_alone = is_single or study.options().workflow.readers_per_subject == 1
    found = {}
    for uuid, assignment in chosen.items():
        rows = stored["timepoint"].get(f"read:{uuid}", {})
        ended_at = stored["read"].get(f"read:{uuid}", {}).get("read", {}).get("ended_at")
        found[uuid] = ReadFacts(
            readable=readable[assignment.subject],
            begun={label: TimepointState(row["state"]) for label, row in rows.items()},
            # The one reader of a study takes what is there for all there is (RO-10).
            images_final=is_single or study.subjects[assignment.subject].images_final,
            is_ended=ended_at is not None,
            is_held=uuid in holds.held,
            awaits_reopening=uuid in holds.reopened,
            is_void=assignment.void,
            is_alone=is_alone,
            pair=pairs.get(uuid, PairState.NOT_COMPARED),
        )
    return found


def require_legal_change(study: StudySession, subject: str, act: Act, edit: Edit) -> None:
    """Raise IllegalTransition where an edit of the study would take a read of a subject where none may go.

    That it was refused is stored, as every refusal (AU-1).
    """
    after = evolve_study(study.state, Recorded("", edit))
    was, becomes = (read_facts(study.file, state, {subject}) for state in (study.state, after))
    for uuid, facts in becomes.items():
        if uuid not in was:
            continue
        try:
            require_legal(subject, stage_of(was[uuid]), stage_of(facts))
        except IllegalTransition as illegal:
            study.note_refusal(Refusal("ST-1", illegal.problem), str(act))
            raise


def _rows(
    file: StudyFile, table: str, chosen: Mapping[str, AssignmentRecord] | None
) -> Mapping[str, Mapping[str, Any]]:
    if chosen is None:
        return file.all_rows(table)
    return file.rows_of_streams(table, [f"read:{uuid}" for uuid in sorted(chosen)])


def _pairs(file: StudyFile) -> dict[str, PairState]:
    """Read UUID -> what became of its pair."""
    return {
        read: PAIR_STATES[case.state] for case in stored_cases(file).values() for read in case.reads.values()
    }


def _readable(study: StudyState, subjects: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Subject -> labels of its released timepoints that a size read shows."""
    shown = {visit_key(s.subject, s.visit) for s in study.series.values() if is_read_for_size(s)}
    return {
        subject: tuple(
            visit.label
            for visit in study.visits_of(subject)
            if visit.label is not None and visit.done and visit_key(subject, visit.name) in shown
        )
        for subject in subjects
    }
