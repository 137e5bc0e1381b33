"""Single rules asked from outside: the `questions` of the interchange format, and their answers."""

from collections.abc import Callable, Mapping
from typing import Any

from recist_reader.recist.adjudication import DISEASE_AT_BASELINE, Outcome, triggers
from recist_reader.recist.document_fields import DocumentProblem, Fields, Json, Place
from recist_reader.recist.measurability import BONE_TYPES, KINDS, MODALITIES, Candidate, measurability
from recist_reader.recist.organs import is_nodal_by_default
from recist_reader.recist.selection import check_selection, site_of_text
from recist_reader.recist.vocabulary import Response

Answer = dict[str, Any]

_LESION = (
    *("modality", "nodal", "slice_mm", "organ", "long_mm", "short_mm", "kind", "bone_type"),
    *("soft_tissue_component", "irradiated", "progressed_since"),
)
_READER = ("bor", "pd_date", "first_response_date", "disease_at_baseline", "targets")
_BEST_RESPONSES = tuple(response for response in Response if response is not Response.NA)
_WITHOUT_SLICES = ("CR", "US", "PT")


def answer_questions(
    questions: Mapping[str, Json],
) -> tuple[dict[str, list[Answer]], tuple[DocumentProblem, ...]]:
    """Return the answers under the same keys, and every fault; a faulty question has no answer."""
    top = Fields(questions, Place("/questions"))
    top.only(*_ASKED)
    answers: dict[str, list[Answer]] = {}
    for key, ask in _ASKED.items():
        if key not in questions:
            continue
        ids: set[str] = set()
        answers[key] = []
        for question in top.objects(key):
            before = len(top.problems)
            question_id = question.text("id", required=True)
            if question_id in ids:
                question.fail("id", f"the question id {question_id!r} stands twice", "Give each its own id")
            ids.add(question_id or "")
            answer = ask(question)
            if answer is not None and len(top.problems) == before:
                answers[key].append({"id": question_id, **answer})
    return answers, tuple(top.problems)


def _measurability(question: Fields) -> Answer | None:
    question.only("id", "lesion")
    lesion = question.object("lesion", required=True)
    if lesion is None:
        return None
    before = len(lesion.problems)
    lesion.only(*_LESION)
    modality = lesion.choice("modality", MODALITIES, required=True)
    organ = lesion.text("organ")
    nodal = lesion.boolean("nodal", is_nodal_by_default(organ or ""))
    candidate = Candidate(
        modality=modality or "",
        nodal=nodal,
        slice_mm=lesion.length("slice_mm", required=modality not in (None, *_WITHOUT_SLICES)),
        organ=organ or "other",
        long_mm=lesion.length("long_mm", required=not nodal and not _is_decided_by_kind(lesion)),
        short_mm=lesion.length("short_mm", required=nodal and not _is_decided_by_kind(lesion)),
        kind=lesion.choice("kind", KINDS),
        bone_type=lesion.choice("bone_type", BONE_TYPES),
        soft_tissue_component=lesion.boolean("soft_tissue_component"),
        irradiated=lesion.boolean("irradiated"),
        progressed_since=lesion.boolean("progressed_since"),
    )
    if len(lesion.problems) > before:
        return None
    answer = measurability(candidate)
    return {
        "target_eligible": answer.target_eligible,
        "record_as": answer.record_as.value,
        "rules": list(answer.rules),
        "message": answer.message,
    }


def _is_decided_by_kind(lesion: Fields) -> bool:
    """Say whether no length is needed: the kind alone decides how the lesion is recorded."""
    given = lesion.values.get("kind")
    return given in KINDS and given != "cystic_metastasis"


def _selection(question: Fields) -> Answer | None:
    question.only("id", "targets")
    texts = _texts(question, "targets", required=True)
    if texts is None:
        return None
    answer = check_selection([site_of_text(text) for text in texts])
    return {"valid": answer.valid, "rules": list(answer.rules), "message": answer.message}


def _texts(holder: Fields, key: str, *, required: bool = False) -> list[str] | None:
    given = holder.items(key, required=required)
    for place, text in enumerate(given):
        if not isinstance(text, str) or not text.strip():
            holder.fail(key, f"entry {place} is not a text", "Give texts in quotes")
            return None
    return given


def _adjudication(question: Fields) -> Answer | None:
    question.only("id", "reader1", "reader2")
    first, second = _outcome(question, "reader1"), _outcome(question, "reader2")
    if first is None or second is None:
        return None
    found = triggers(first, second)
    return {"adjudicate": bool(found), "triggers": list(found)}


def _outcome(question: Fields, key: str) -> Outcome | None:
    reader = question.object(key, required=True)
    if reader is None:
        return None
    reader.only(*_READER)
    _texts(reader, "targets")
    best = reader.choice("bor", _BEST_RESPONSES, required=True)
    return Outcome(
        best_response=Response(best or Response.NE),
        progression_date=reader.day("pd_date"),
        first_response_date=reader.day("first_response_date"),
        disease_at_baseline=reader.choice("disease_at_baseline", DISEASE_AT_BASELINE) or "measurable",
    )


_ASKED: Mapping[str, Callable[[Fields], Answer | None]] = {
    "measurability": _measurability,
    "selection": _selection,
    "adjudication": _adjudication,
}
