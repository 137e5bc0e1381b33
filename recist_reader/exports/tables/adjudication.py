"""Table `adjudication`: each subject whose two reads part, with the decision and its cause (EXP-45)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from recist_reader.exports.case_log import CaseEntry, case_entries
from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.part import Source
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.exports.tables.common import SUBJECT_COLUMNS
from recist_reader.exports.tables.outcomes import best_response
from recist_reader.problem import Refusal
from recist_reader.trial.adjudication.explained import explain
from recist_reader.trial.adjudication.explanation import Explanation
from recist_reader.trial.adjudication.pairing import pair_lesions
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.adjudication.records import CaseState

COLUMNS = (
    *SUBJECT_COLUMNS,
    *columns(
        ("state", "c", "pending, decided or invalid (a read was opened again)"),
        ("triggers", "s", "what parts the reads, joined by semicolons (AD-2)"),
        ("r1_bor", "c", "best overall response of R1"),
        ("r2_bor", "c", "best overall response of R2"),
        ("r1_pd_date", "d", "progression date of R1"),
        ("r2_pd_date", "d", "progression date of R2"),
        ("shown_as_a", "c", "which read was shown as A (BN-7)"),
        ("decision", "c", "A or B: the read that was endorsed, as it was shown"),
        ("endorsed", "c", "slot of the endorsed read"),
        ("cause", "c", "why the reads part, as the adjudicator judged (AJ-6)"),
        ("comment", "s", "words of the adjudicator"),
        ("diff_timepoint", "s", "timepoint where the reads part (AJ-4)"),
        ("diff_lesion", "s", "lesions whose exchange closes the difference, by their id in R1 or R2 (AJ-4)"),
        ("diff_rule", "s", "rule that turns by the exchange (AJ-4)"),
        ("adjudicator_code", "s", "code of the adjudicator"),
        ("active_minutes", "n", "minutes for which the case was open"),
        ("opened_at", "t", "when it was first opened"),
        ("signed_at", "t", "when the decision in force was signed"),
        ("times_reopened", "i", "how often a read of the pair was opened again"),
    ),
)


def rows(source: Source) -> Iterator[Cells]:
    reads = {read.uuid: read for read in source.cut.reads}
    asked = source.request.subjects
    for subject, entry in case_entries(source):
        if entry.record.triggers and (asked is None or subject in asked):
            yield {
                "study_id": source.cut.study_id,
                "subject_id": subject,
                **_read_cells(source, entry, reads),
                **_decision_cells(source, entry),
            }


def _read_cells(source: Source, entry: CaseEntry, reads: Mapping[str, LockedRead]) -> dict[str, Cell]:
    """What the reads say, where both are complete today."""
    case = entry.record
    slots = {source.cut.study.assignments[read].slot: read for read in case.reads.values()}
    both = [reads[slots[slot]] for slot in ("R1", "R2") if slots[slot] in reads]
    found: dict[str, Cell] = {"shown_as_a": source.cut.study.assignments[case.read_a].slot}
    if len(both) < len(slots):
        nothing = dict.fromkeys(("r1_pd_date", "r2_pd_date"), Missing.NOT_DONE)
        words = ("r1_bor", "r2_bor", "diff_timepoint", "diff_lesion", "diff_rule")
        return {**found, **nothing, **dict.fromkeys(words, Missing.NOT_DONE)}
    for slot, read in zip(("r1", "r2"), both, strict=True):
        found[f"{slot}_bor"] = best_response(read)
        found[f"{slot}_pd_date"] = value_or(read.assessment.progression_date, Missing.NOT_REACHED)
    return found | _difference_cells(both)


def _difference_cells(both: Sequence[LockedRead]) -> dict[str, Cell]:
    pair = ReadPair(both[0].facts, both[0].state, both[1].state)
    lesions = pair_lesions(pair)
    assert not isinstance(lesions, Refusal), "nothing is paired by hand"
    why = explain(pair, lesions)
    return {
        "diff_timepoint": why.parting.timepoint if why.parting else None,
        "diff_lesion": _lesions(why),
        "diff_rule": why.cause.rule if why.cause else None,
    }


def _lesions(why: Explanation) -> str | None:
    elements = why.cause.elements if why.cause else ()
    lesions = (lesion for element in elements for lesion in element.lesions)
    named = dict.fromkeys(lesion.id_a or lesion.id_b or "" for lesion in lesions)
    return ";".join(name for name in named if name) or None


def _decision_cells(source: Source, entry: CaseEntry) -> dict[str, Cell]:
    case = entry.record
    decided = case.decided if case.state is CaseState.DECIDED else None
    endorsed = case.reads[decided.endorsed] if decided else None
    minutes = (Decimal(entry.open_seconds) / 60).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return {
        "state": case.state.value,
        "triggers": ";".join(case.triggers),
        "decision": decided.endorsed if decided else None,
        "endorsed": source.cut.study.assignments[endorsed].slot if endorsed else None,
        "cause": decided.cause if decided else None,
        "comment": decided.text or None if decided else None,
        "adjudicator_code": source.cut.codes.get(decided.account) if decided else None,
        "active_minutes": minutes if entry.opened_at else Missing.NOT_DONE,
        "opened_at": entry.opened_at or None,
        "signed_at": entry.signed_at or None,
        "times_reopened": entry.times_reopened,
    }


TABLE = StudyTable("adjudication", COLUMNS, rows, ("subject_id",))
