"""Table `reader-metrics`: how each reader of the study works, from complete reads alone (EXP-50, RA)."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from recist_reader.analysis.monitoring import DisagreementIndex, disagreement_index
from recist_reader.analysis.result import ENOUGH_SUBJECTS
from recist_reader.exports.case_log import case_entries
from recist_reader.exports.column import Cell, Missing, columns
from recist_reader.exports.locked_read import LockedRead
from recist_reader.exports.pairs import active_minutes, idle_minutes, pairs_of
from recist_reader.exports.part import Source
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.trial.adjudication.records import CaseState
from recist_reader.trial.evidence import Method, ToolKind

COLUMNS = columns(
    ("study_id", "s", "title of the study"),
    ("reader_code", "s", "code of the reader"),
    ("slot", "c", "slot in which the reader read"),
    ("subjects", "i", "subjects with a complete read"),
    ("timepoints", "i", "locked timepoints of these"),
    ("active_min_median", "n", "median minutes at work on a timepoint (SQ-7)"),
    ("active_min_q1", "n", "first quartile of these"),
    ("active_min_q3", "n", "third quartile of these"),
    ("idle_min_median", "n", "median minutes for which a timepoint was open and nobody at work"),
    ("targets_mean", "n", "mean number of targets"),
    ("share_manual", "n", "share of diameters placed by hand, 0 to 1"),
    ("share_proposed", "n", "share of diameters taken as they were proposed"),
    ("share_edited", "n", "share of diameters proposed and then changed"),
    ("adjudicated", "i", "subjects that an adjudicator decided"),
    ("endorsed", "i", "of these, where the reader was followed"),
    ("not_endorsed", "i", "of these, where the reader was not followed"),
    ("disagreement_index", "n", "100 x not endorsed / pairs read (RA)"),
    ("flag", "b", "above mean + 1 SD of the readers (RA)"),
    ("reopened", "i", "timepoints that were locked more than once"),
    ("queries", "i", "queries about these reads"),
    ("reader_differs", "i", "timepoints with an own category of the reader (OR-10)"),
)


def rows(source: Source) -> Iterator[Cells]:
    groups: dict[tuple[str, str], list[LockedRead]] = {}
    for read in source.cut.reads:
        groups.setdefault((read.reader_code, read.slot), []).append(read)
    index, judged = disagreement_index(pairs_of(source)), _judged(source)
    for (code, slot), reads in sorted(groups.items()):
        yield {
            "study_id": source.cut.study_id,
            "reader_code": code,
            "slot": slot,
            **_counts(source, reads, judged),
            **_statistics(reads),
            **_index_cells(index, code),
        }


def _judged(source: Source) -> Mapping[str, bool]:
    """Read UUID -> whether the adjudicator followed it, of decided subjects."""
    decided = (entry.record for _, entry in case_entries(source) if entry.record.state is CaseState.DECIDED)
    return {read: read == case.final_read for case in decided for read in case.reads.values()}


def _counts(source: Source, reads: Sequence[LockedRead], judged: Mapping[str, bool]) -> dict[str, Cell]:
    own = {read.uuid for read in reads}
    followed = [judged[read] for read in own if read in judged]
    locks = [(read.uuid, lock.timepoint) for read in reads for lock in read.state.locks.values()]
    results = [result for read in reads for result in read.state.results.values()]
    return {
        "subjects": len(reads),
        "timepoints": len(set(locks)),
        "adjudicated": len(followed),
        "endorsed": sum(followed),
        "not_endorsed": len(followed) - sum(followed),
        "reopened": len(locks) - len(set(locks)),
        "queries": sum(query.read in own for query in source.cut.queries.values()),
        "reader_differs": sum(result.reader_overall is not None for result in results),
    }


def _statistics(reads: Sequence[LockedRead]) -> dict[str, Cell]:
    names = ("active_min_median", "active_min_q1", "active_min_q3", "idle_min_median", "targets_mean")
    shares = ("share_manual", "share_proposed", "share_edited")
    if len(reads) < ENOUGH_SUBJECTS:
        return dict.fromkeys((*names, *shares), Missing.TOO_FEW)
    places = [
        (read, at.label) for read in reads for at in read.facts.timepoints if at.label in read.locked_at
    ]
    active = [minutes for place in places if (minutes := active_minutes(*place)) is not None]
    idle = [minutes for place in places if (minutes := idle_minutes(*place)) is not None]
    low, middle, high = (float(value) for value in np.quantile(active, (0.25, 0.5, 0.75)))
    return {
        "active_min_median": _tenth(middle),
        "active_min_q1": _tenth(low),
        "active_min_q3": _tenth(high),
        "idle_min_median": _tenth(statistics.median(idle)),
        "targets_mean": _hundredth(statistics.mean(len(read.read.targets) for read in reads)),
        **_shares(reads),
    }


def _shares(reads: Sequence[LockedRead]) -> dict[str, Cell]:
    drawn = [
        mark.method
        for read in reads
        for mark in read.state.measurements.values()
        if mark.tool is ToolKind.BIDIRECTIONAL
    ]
    methods = {
        "share_manual": Method.MANUAL,
        "share_proposed": Method.PROPOSED,
        "share_edited": Method.PROPOSED_EDITED,
    }
    if not drawn:
        return dict.fromkeys(methods, Missing.NOT_APPLICABLE)
    return {name: _hundredth(drawn.count(method) / len(drawn)) for name, method in methods.items()}


def _index_cells(index: DisagreementIndex, code: str) -> dict[str, Cell]:
    found = next((one for one in index.readers if one.reader == code), None)
    if found is None:
        return {"disagreement_index": Missing.NOT_APPLICABLE, "flag": Missing.NOT_APPLICABLE}
    value = found.index
    return {
        "disagreement_index": _tenth(value) if isinstance(value, float) else Missing.TOO_FEW,
        "flag": found.is_flagged if isinstance(found.is_flagged, bool) else Missing.TOO_FEW,
    }


def _tenth(value: float) -> Decimal:
    return Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _hundredth(value: float) -> Decimal:
    return Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)


TABLE = StudyTable("reader-metrics", COLUMNS, rows, ("reader_code", "slot"))
