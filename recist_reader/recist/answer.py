"""The assessment as a document: what `recist-reader assess` answers, as JSON, rows or a table.

Field names are those of the interchange format. Sums are exact decimals written as texts,
percentages and days are numbers.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from recist_reader.recist.assessment import Assessment, Figure, Finding, Reason, TimepointAssessment
from recist_reader.recist.formula_guard import defused
from recist_reader.recist.version import RULES_VERSION
from recist_reader.recist.wording import finding_sentence, sentence

FORMAT = "recist-reader/assessment"
VERSION = 1

_TIMEPOINT_COLUMNS = (
    *("sum", "partial_sum", "nadir", "pct_from_baseline", "pct_from_nadir"),
    *("target", "non_target", "overall", "overall_as_read", "post_pd"),
)
_PATIENT_COLUMNS = ("bor_unconfirmed", "bor_confirmed", "progression_date")
_PFS_COLUMNS = ("event", "date", "days", "reason")
COLUMNS = (
    *("id", "reader", "baseline_sum", "timepoint", *_TIMEPOINT_COLUMNS, *_PATIENT_COLUMNS),
    *(f"pfs_{column}" for column in _PFS_COLUMNS),
)

_WORDS = ("id", "reader", "timepoint")  # columns that hold what a document says, as it says it


def answer_document(
    assessments: Sequence[Assessment], questions: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the whole answer, patients in the order given."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "rules_version": RULES_VERSION,
        "patients": [patient_answer(assessment) for assessment in assessments],
        "questions": dict(questions or {}),
        "findings": [
            finding_answer(assessment, finding)
            for assessment in assessments
            for finding in assessment.findings
        ],
    }


def patient_answer(assessment: Assessment) -> dict[str, Any]:
    """Return the answer to one read."""
    pfs = assessment.pfs
    return {
        "id": assessment.subject,
        "reader": assessment.reader,
        "baseline_sum": length_text(assessment.baseline_sum_mm),
        "timepoints": [timepoint_answer(at) for at in assessment.timepoints],
        "bor_unconfirmed": assessment.bor_unconfirmed.value,
        "bor_confirmed": assessment.bor_confirmed.value,
        "progression_date": _day(assessment.progression_date),
        "pfs": {
            "event": pfs.event,
            "date": _day(pfs.date),
            "days": pfs.days,
            "reason": None if pfs.reason is None else str(pfs.reason),
        },
    }


def timepoint_answer(at: TimepointAssessment) -> dict[str, Any]:
    """Return the answer to one timepoint."""
    return {
        "id": at.id,
        "sum": length_text(at.sum_mm),
        "partial_sum": length_text(at.partial_sum_mm),
        "nadir": length_text(at.nadir_mm),
        "pct_from_baseline": _percentage(at.pct_from_baseline),
        "pct_from_nadir": _percentage(at.pct_from_nadir),
        "target": at.target.value,
        "non_target": at.non_target.value,
        "overall": at.overall.value,
        "overall_as_read": at.overall_as_read.value,
        "post_pd": at.post_pd,
        "reasons": [reason_answer(reason) for reason in at.reasons],
    }


def reason_answer(reason: Reason) -> dict[str, Any]:
    """Return one rule with the figures that decided, and the same in a sentence."""
    return {
        "rule": reason.rule,
        "met": reason.met,
        "figures": {name: _figure(name, figure) for name, figure in reason.figures.items()},
        "lesions": list(reason.lesions),
        "text": sentence(reason),
    }


def finding_answer(assessment: Assessment, finding: Finding) -> dict[str, Any]:
    """Return one query with the patient and timepoint it belongs to."""
    return {
        "patient": assessment.subject,
        "reader": assessment.reader,
        "timepoint": finding.timepoint,
        "rule": finding.rule,
        "code": finding.code,
        "lesions": list(finding.lesions),
        "figures": {name: _figure(name, figure) for name, figure in finding.figures.items()},
        "text": finding_sentence(finding),
    }


def answer_json(document: Mapping[str, Any]) -> str:
    """Return the answer as JSON text, the same bytes for the same answer."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def answer_rows(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return one row per patient and timepoint; a patient without timepoint has one row too."""
    rows = []
    for patient in document["patients"]:
        common = {name: patient[name] for name in ("id", "reader", "baseline_sum", *_PATIENT_COLUMNS)}
        common |= {f"pfs_{name}": patient["pfs"][name] for name in _PFS_COLUMNS}
        for at in patient["timepoints"] or [{}]:
            rows.append(common | {"timepoint": at.get("id")} | {n: at.get(n) for n in _TIMEPOINT_COLUMNS})
    return rows


def answer_csv(document: Mapping[str, Any]) -> str:
    """Return the rows as CSV (RFC 4180); what is missing is empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in answer_rows(document):
        writer.writerow([_cell(name, row[name]) for name in COLUMNS])
    return text.getvalue()


_TABLE = {
    "id": "patient",
    "reader": "reader",
    "timepoint": "timepoint",
    "sum": "sum",
    "pct_from_baseline": "% from B",
    "pct_from_nadir": "% from N",
    "target": "target",
    "non_target": "non-target",
    "overall": "overall",
}


def answer_table(document: Mapping[str, Any]) -> str:
    """Return the answer as a table for people, best response and PFS below each patient's rows."""
    lines = [list(_TABLE.values())]
    after: dict[int, str] = {}
    rows = answer_rows(document)
    for place, row in enumerate(rows):
        lines.append([_shown(row[name]) for name in _TABLE])
        if place + 1 == len(rows) or any(row[n] != rows[place + 1][n] for n in ("id", "reader")):
            after[len(lines)] = _outcome_line(row)
    widths = [max(len(line[column]) for line in lines) for column in range(len(_TABLE))]
    text = []
    for count, line in enumerate(lines, 1):
        text.append("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if count in after:
            text += [after[count], ""]
    text += _question_lines(document["questions"])
    text += [f"query {_finding_line(finding)}" for finding in document["findings"]]
    return "\n".join(text).rstrip() + "\n"


def _outcome_line(row: Mapping[str, Any]) -> str:
    event = {True: "event", False: "censored", None: "not computed"}[row["pfs_event"]]
    days = "" if row["pfs_days"] is None else f" {row['pfs_date']} ({row['pfs_days']} days)"
    why = f", {row['pfs_reason']}" if row["pfs_reason"] else ""
    return (
        f"    best response {row['bor_unconfirmed']}, confirmed {row['bor_confirmed']}; "
        f"progression {_shown(row['progression_date'])}; PFS {event}{days}{why}"
    )


def _question_lines(questions: Mapping[str, Any]) -> Iterable[str]:
    for kind, answers in questions.items():
        for answer in answers:
            told = [f"{key} {_shown(value)}" for key, value in answer.items() if key != "id"]
            yield f"{kind} {answer['id']}: {'; '.join(told)}"


def _finding_line(finding: Mapping[str, Any]) -> str:
    at = "" if finding["timepoint"] is None else f" {finding['timepoint']}"
    return f"{finding['patient']}{at} {finding['rule']}: {finding['text']}"


def length_text(mm: Decimal | None) -> str | None:
    """Return an exact length as text without exponent."""
    return None if mm is None else f"{mm:f}"


def _percentage(percent: Decimal | None) -> float | None:
    # One decimal, already rounded: every such value prints as it stands.
    return None if percent is None else float(percent)


def _figure(name: str, figure: Figure) -> Any:
    if isinstance(figure, Decimal):
        return _percentage(figure) if name.startswith("pct_") else length_text(figure)
    return figure


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    # Numbers never look like formulas to anybody, though they may begin with a minus.
    return defused(value)[0] if isinstance(value, str) and name in _WORDS else str(value)


def _shown(value: Any) -> str:
    if value is None or value == []:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
