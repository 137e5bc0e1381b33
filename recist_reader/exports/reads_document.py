"""The reads of a cut as one interchange document (EXP-110, EXP-112; reads format, version 1).

Lengths are written as texts, exactly as recorded. All options in force are written out, so that the
document gives the same answer where a default has changed. Before the document goes out it is read
back and assessed, patient by patient; whatever differs from what the study says is named.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from recist_reader.exports.lesion_at import LesionAt
from recist_reader.exports.locked_read import LockedRead
from recist_reader.recist.answer import patient_answer
from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.document import FORMAT, VERSION, load_reads
from recist_reader.recist.document_writing import patient_document
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.facts import BASELINE

Json = dict[str, Any]


def document_pieces(head: Mapping[str, Any], patients: Iterable[Json]) -> Iterator[str]:
    """Yield the text of the document: its opening (two lines), one line a patient, its end."""
    opening = json.dumps({"format": FORMAT, "version": VERSION, **head}, ensure_ascii=False)
    yield opening[:-1] + ',\n"patients": ['
    for number, patient in enumerate(patients):
        yield ("," if number else "") + "\n" + json.dumps(patient, ensure_ascii=False, allow_nan=False)
    yield "\n]}\n"


def patient_of(read: LockedRead) -> Json:
    """One read as a patient of the document, with why and both axes as drawn beside each state."""
    plain = patient_document(read.read, read.options)
    head = {"id": plain.pop("id"), "reader": plain.pop("reader")}
    head |= {"read_version": read.version, "final": read.is_final}
    for at in (plain["baseline"], *plain["timepoints"]):
        if at is not None and at.get("targets") is not None:
            _add_evidence(read, at)
    return {**head, **plain}


def _add_evidence(read: LockedRead, at: Json) -> None:
    facts = read.facts.at(at.get("id", BASELINE))
    assert facts is not None
    places = {
        Role.TARGET: at["targets"],
        Role.NON_TARGET: at["non_targets"],
        Role.NEW: {found["id"]: found for found in at.get("new_lesions", ())},
    }
    for uuid, lesion in read.state.lesions_in_order():
        found = places[lesion.role].get(lesion.id)
        if found is not None:
            side = {"side": lesion.side} if lesion.role is Role.NEW else {}
            found.update(_given(side), **_evidence(LesionAt(read, facts, uuid, lesion)))


def _evidence(here: LesionAt) -> Json:
    """The optional fields of a state: why, and both axes as drawn."""
    mark = here.mark
    return _given(
        {
            "reason": (here.finding.reason or None) if here.finding else None,
            "long_mm": _mm(mark.long_mm) if mark else None,
            "short_mm": _mm(mark.short_mm) if mark else None,
        }
    )


def _mm(length: Decimal | None) -> str | None:
    return None if length is None else format(length, "f")


def _given(values: Mapping[str, Any]) -> Json:
    return {key: value for key, value in values.items() if value is not None}


def differences(opening: str, patient: str, read: LockedRead) -> tuple[str, ...]:
    """Assess one written patient as anyone else would; name every field that comes out otherwise.

    `opening` and `patient` are texts as they stand in the file: all before the patients, and its line.
    """
    document = load_reads(f"{opening}{patient.rstrip().rstrip(',')}]}}")
    if document.problems:
        return tuple(str(problem) for problem in document.problems)
    return tuple(_differing(read, assess(document.reads[0])))


def _differing(read: LockedRead, again: Assessment) -> Iterator[str]:
    # Findings are queries about the data, no result.
    if replace(again, findings=()) == replace(read.assessment, findings=()):
        return
    here, there = patient_answer(read.assessment), patient_answer(again)
    fields = list(_paths(here, there, f"{read.subject} {read.slot}"))
    yield from fields or [f"{read.subject} {read.slot}: dates"]


def _paths(here: Any, there: Any, place: str) -> Iterator[str]:
    if isinstance(here, dict) and isinstance(there, dict):
        for key in here.keys() | there.keys():
            yield from _paths(here.get(key), there.get(key), f"{place}/{key}")
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for number, (one, other) in enumerate(zip(here, there, strict=True)):
            name = one.get("id", number) if isinstance(one, dict) else number
            yield from _paths(one, other, f"{place}/{name}")
    elif here != there:
        yield place
