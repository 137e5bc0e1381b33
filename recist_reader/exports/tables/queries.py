"""Table `queries`: every question about a read, with its last answer (EXP-47).

No text of a query can hold a value or a category (QY-2), so that a manager has them whole.
"""

from collections.abc import Iterator

from recist_reader.exports.column import Cell, Missing, columns
from recist_reader.exports.part import Source
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.exports.tables.common import SUBJECT_COLUMNS, day_between
from recist_reader.trial.people.query_records import QueryRecord, QueryState, TurnKind
from recist_reader.trial.people.query_words import TEMPLATES

COLUMNS = (
    *SUBJECT_COLUMNS,
    *columns(
        ("query_id", "s", "id of the query"),
        ("reader", "c", "slot of the read that it is about"),
        ("timepoint", "s", "timepoint that it is about"),
        ("lesion_id", "s", "lesion that it is about"),
        ("check_id", "s", "the batch check that asked (QY-4)"),
        ("level", "c", "blocking or not (QY-1)"),
        ("origin", "c", "who asked: check, manager, auditor, reader or adjudicator"),
        ("state", "c", "open, answered, closed or reopened (QY-1)"),
        ("text", "s", "the question, further questions after it"),
        ("answer", "s", "the answers"),
        ("opened_by_code", "s", "code of who asked"),
        ("closed_by_code", "s", "code of who closed it"),
        ("blocking", "b", "the read stands still until it is closed"),
        ("opened_at", "t", "when it was asked"),
        ("answered_at", "t", "when it was answered last"),
        ("closed_at", "t", "when it was closed"),
        ("days_open", "i", "days from opening to closing, or to the cut"),
    ),
)
_QUESTIONS = (TurnKind.ASKED, TurnKind.ASKED_AGAIN)


def rows(source: Source) -> Iterator[Cells]:
    asked = source.request.subjects
    for uuid, query in source.cut.queries.items():
        about = source.cut.study.assignments[query.read]
        if asked is not None and about.subject not in asked:
            continue
        if source.request.reader not in (None, about.slot):
            continue
        yield {
            "study_id": source.cut.study_id,
            "subject_id": about.subject,
            "query_id": uuid,
            "reader": about.slot,
            **_cells(source, query),
        }


def _cells(source: Source, query: QueryRecord) -> dict[str, Cell]:
    answered = [turn for turn in query.turns if turn.kind is TurnKind.ANSWERED]
    closed = next((turn for turn in reversed(query.turns) if turn.kind is TurnKind.CLOSED), None)
    closed = closed if query.state is QueryState.CLOSED else None
    opened_at, codes = query.turns[0].at, source.cut.codes
    return {
        "timepoint": query.timepoint,
        "lesion_id": query.lesion,
        "check_id": query.check,
        "level": "blocking" if query.blocking else "open",
        "origin": query.origin.value,
        "state": query.state.value,
        "text": _questions(query),
        "answer": " | ".join(turn.text for turn in answered if turn.text) or None,
        "opened_by_code": codes.get(query.asked_by),
        "closed_by_code": codes.get(closed.by) if closed else None,
        "blocking": query.blocking,
        "opened_at": opened_at,
        "answered_at": answered[-1].at if answered else None,
        "closed_at": closed.at if closed else None,
        "days_open": day_between(opened_at, closed.at if closed else source.cut.at)
        if source.cut.at >= opened_at
        else Missing.NOT_APPLICABLE,
    }


def _questions(query: QueryRecord) -> str | None:
    template = TEMPLATES.get(query.template or "")
    texts = [template.text if template else "", *(t.text for t in query.turns if t.kind in _QUESTIONS)]
    return " | ".join(str(text) for text in texts if text) or None


TABLE = StudyTable("queries", COLUMNS, rows, ("subject_id", "reader", "opened_at", "query_id"))
