"""Table `agreement`: every statistic of agreement with its interval; beside it the pairs of values (EXP-46).

Pooled over arms. Figures have 6 significant digits. A manager has the rates of adjudication alone.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from math import isfinite
from typing import Any

from recist_reader.analysis.agreement import Statistic, agreement
from recist_reader.analysis.bland_altman import BlandAltman
from recist_reader.analysis.bootstrap import Bootstrap
from recist_reader.analysis.kappa import CrossTable, KappaAgreement
from recist_reader.analysis.monitoring import adjudication_rates
from recist_reader.analysis.published import PUBLISHED
from recist_reader.analysis.reads import PairOfReads
from recist_reader.analysis.result import Estimate, Interval, NotEstimable, Share, TooFew
from recist_reader.exports.column import Cell, Missing, columns
from recist_reader.exports.monitoring import monitoring_of
from recist_reader.exports.pairs import pairs_of
from recist_reader.exports.part import Source
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.problem import Fault, Refusal
from recist_reader.trial.people.acts import Act

SIGNIFICANT_DIGITS = 6
SEED = 20240101
"""Of every bootstrap of an export, so that two exports of one cut are the same (EXP-12)."""

COLUMNS = columns(
    ("study_id", "s", "title of the study"),
    ("measure", "c", "what was computed (AG-2 to AG-8), or adjudication_rate (RA)"),
    ("level", "c", "subject, timepoint or lesion"),
    ("timepoint", "s", "of which timepoint; `all` pools those after baseline"),
    ("readers", "c", "R1-R2, or R1-repeat for reads done again (RA-1)"),
    ("group", "c", "pooled: arms are not told apart"),
    ("n", "i", "subjects, or values, that it is made from"),
    ("estimate", "n", "the figure; a share is from 0 to 1"),
    ("low", "n", "lower end of the 95 % interval"),
    ("high", "n", "upper end of the 95 % interval"),
    ("se", "n", "standard error"),
    ("method", "s", "how the interval was made"),
    ("seed", "s", "seed of the bootstrap"),
    ("status", "c", "ok, too_few (fewer than ten subjects) or not_estimable"),
    ("code", "c", "why there is no figure"),
    ("crosstab", "s", "JSON of the table behind a kappa: categories, rows of R1, columns of R2"),
    ("reference", "s", "published figures to compare with, no limits (RA-3)"),
)
PAIR_COLUMNS = columns(
    ("study_id", "s", "title of the study"),
    ("subject_id", "s", "subject"),
    ("timepoint", "s", "timepoint; empty for what is of the whole read"),
    ("measure", "c", "sum_mm, change_percent, overall, best_response or progression_date"),
    ("a", "s", "of R1"),
    ("b", "s", "of R2"),
)
_FIGURES = ("n", "estimate", "low", "high", "se")
_EMPTY: dict[str, Cell] = {
    **dict.fromkeys(_FIGURES, Missing.NOT_APPLICABLE),
    **dict.fromkeys(("method", "seed", "code", "crosstab", "reference")),
}


def rows(source: Source) -> Iterator[Cells]:
    if not source.may(Act.EXPORT):
        found = monitoring_of(source.study)
        if isinstance(found, Refusal):
            raise Fault(found.problem, code="refused")
        yield _row(source, "adjudication_rate", "subject", _cells(found.rates.overall))
        return
    pairs = pairs_of(source)
    rates = adjudication_rates(pairs)
    yield _row(source, "adjudication_rate", "subject", _cells(rates.overall))
    statistics = agreement(pairs, source.cut.options.charter, Bootstrap(SEED))
    if isinstance(statistics, Refusal):
        raise Fault(statistics.problem, code="bad_input")
    for statistic in statistics:
        yield from _statistic_rows(source, statistic)


def _row(source: Source, measure: str, level: str, cells: Cells) -> dict[str, Cell]:
    reference = [f"{p.share:.0%} of {p.of}" for p in PUBLISHED if p.statistic == measure]
    return {
        "study_id": source.cut.study_id,
        "measure": measure,
        "level": level,
        "timepoint": None,
        "readers": "R1-R2",
        "group": "pooled",
        **_EMPTY,
        **cells,
        "reference": "; ".join(reference) or None,
    }


def _statistic_rows(source: Source, statistic: Statistic) -> Iterator[dict[str, Cell]]:
    result = statistic.result
    parts: dict[str, Cells] = {"": {}}
    if isinstance(result, BlandAltman):
        parts = _bland_altman(result)
    elif isinstance(result, KappaAgreement):
        parts = {"": {**_cells(result.kappa), "crosstab": _crosstab(result.table)}}
    else:
        parts = {"": _cells(result)}
    where = {"timepoint": statistic.timepoint or None, "readers": statistic.readers}
    for part, cells in parts.items():
        name = f"{statistic.name}_{part}" if part else statistic.name
        yield {**_row(source, name, statistic.level, cells), **where}


def _bland_altman(found: BlandAltman) -> dict[str, Cells]:
    figures = {
        "bias": (found.bias, found.bias_interval),
        "low_limit": (found.low_limit, found.low_limit_interval),
        "high_limit": (found.high_limit, found.high_limit_interval),
    }
    parts: dict[str, Cells] = {
        name: {"n": found.subjects, "estimate": _six(value), "status": "ok", **_interval(interval)}
        for name, (value, interval) in figures.items()
    }
    if isinstance(found.slope, NotEstimable):
        return {**parts, "slope": _cells(found.slope)}
    return {**parts, "slope": {"n": found.subjects, "estimate": _six(found.slope), "status": "ok"}}


def _cells(result: Estimate | Share | NotEstimable | TooFew) -> dict[str, Cell]:
    if isinstance(result, TooFew):
        few = dict.fromkeys(("estimate", "low", "high", "se"), Missing.TOO_FEW)
        return {**few, "n": result.subjects, "status": result.status, "code": result.code}
    if isinstance(result, NotEstimable):
        return {"status": result.status, "code": result.code}
    error = result.standard_error if isinstance(result, Estimate) else None
    return {
        "n": result.subjects,
        "estimate": _six(result.value),
        **_interval(result.interval),
        "se": Missing.NOT_APPLICABLE if error is None else _six(error),
        "status": result.status,
    }


def _interval(found: Interval | NotEstimable) -> dict[str, Cell]:
    if isinstance(found, NotEstimable):
        return {"code": found.code}
    seed = None if found.seed is None else str(found.seed)
    return {"low": _six(found.low), "high": _six(found.high), "method": found.method, "seed": seed}


def _six(value: float) -> Decimal:
    """A figure with six significant digits, never as a power of ten."""
    assert isfinite(value), "an answer holds no NaN"
    if not value:
        return Decimal(0)
    rounded = Decimal(f"{float(value):.{SIGNIFICANT_DIGITS - 1}e}")
    return Decimal(format(rounded, "f"))


def _crosstab(table: CrossTable) -> str:
    return json.dumps({"categories": table.categories, "counts": table.counts}, separators=(",", ":"))


def pair_rows(source: Source) -> Iterator[Cells]:
    for pair in pairs_of(source):
        yield from _pair_rows(source, pair)


def _pair_rows(source: Source, pair: PairOfReads) -> Iterator[Cells]:
    first = {"study_id": source.cut.study_id, "subject_id": pair.subject}
    of_read = {
        "best_response": (str(pair.first.best_response), str(pair.second.best_response)),
        "progression_date": (pair.first.progression_date, pair.second.progression_date),
    }
    for measure, values in of_read.items():
        yield {**first, "timepoint": None, "measure": measure, **_both(*values)}
    for label in pair.common_timepoints:
        one, other = pair.first.at[label], pair.second.at[label]
        for measure in ("sum_mm", "change_percent", "overall"):
            both = _both(getattr(one, measure), getattr(other, measure))
            if any(value is not None for value in both.values()):
                yield {**first, "timepoint": label, "measure": measure, **both}


def _both(a: Any, b: Any) -> dict[str, Cell]:
    return {name: None if value is None else str(value) for name, value in (("a", a), ("b", b))}


TABLE = StudyTable("agreement", COLUMNS, rows)
PAIRS = StudyTable(
    "agreement_pairs", PAIR_COLUMNS, pair_rows, ("subject_id", "timepoint", "measure"), act=Act.EXPORT
)
