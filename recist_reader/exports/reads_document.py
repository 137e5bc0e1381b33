"""The reads of a cut as one interchange document (EXP-110, EXP-112; reads format, version 1).

Lengths are written as texts, exactly as recorded. All options in force are written out, so that the
document gives the same answer where a default has changed. Before the document goes out it is read
back and assessed, patient by patient; whatever differs from what the study says is named.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from recist_reader.exports.cut import LockedRead
from recist_reader.exports.lesion_at import LesionAt
from recist_reader.recist.answer import patient_answer
from recist_reader.recist.assess import assess
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.document import FORMAT, VERSION, load_reads
from recist_reader.recist.read import Lesion, PartialDate, Timepoint
from recist_reader.recist.schedule import Schedule
from recist_reader.recist.vocabulary import Role

Json = dict[str, Any]


def document_pieces(head: Mapping[str, Any], patients: Iterable[Json]) -> Iterator[str]:
    """Yield the text of the document: its opening (two lines), one line a patient, its end."""
    opening = json.dumps({"format": FORMAT, "version": VERSION, **head}, ensure_ascii=False)
    yield opening[:-1] + ',\n"patients": ['
    for number, patient in enumerate(patients):
        yield ("," if number else "") + "\n" + json.dumps(patient, ensure_ascii=False, allow_nan=False)
    yield "\n]}\n"


def patient_of(read: LockedRead) -> Json:
    """One read as a patient of the document."""
    found = read.read
    dates = ("randomisation_date", "new_therapy_date", "cutoff_date", "clinical_deterioration_date")
    return {
        "id": read.subject,
        "reader": read.slot,
        "read_version": read.version,
        "final": True,
        **{name: _day(getattr(found, name)) for name in dates},
        "death_date": _death(found.death_date),
        "schedule": _schedule(found.schedule),
        "targets": [_lesion(lesion) for lesion in found.targets],
        "non_targets": [_lesion(lesion) for lesion in found.non_targets],
        "baseline": _findings(read, found.baseline) if found.baseline else None,
        "timepoints": [_timepoint(read, at) for at in found.timepoints],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _death(death: date | PartialDate | None) -> str | None:
    return f"{death.year:04d}-{death.month:02d}" if isinstance(death, PartialDate) else _day(death)


def _schedule(schedule: Schedule | None) -> Json | None:
    if schedule is None:
        return None
    if schedule.has_equal_interval:
        return {"interval_days": schedule.then_every_days, "window_days": schedule.then_window[0]}
    visits = [
        {"name": v.name, "day": v.day, "window": [v.before_days, v.after_days]} for v in schedule.visits
    ]
    repeated = {"then_every_days": schedule.then_every_days, "then_window": list(schedule.then_window)}
    return {"visits": visits, **(repeated if schedule.then_every_days else {})}


def _lesion(lesion: Lesion) -> Json:
    optional = {"subsite": lesion.subsite, "side": lesion.side, "irradiated": lesion.irradiated or None}
    return {"id": lesion.id, "organ": lesion.organ, "nodal": lesion.nodal, **_given(optional)}


def _timepoint(read: LockedRead, at: Timepoint) -> Json:
    head = {"id": at.id, "visit": at.visit, "nominal_date": _day(at.nominal_date), "done": at.done}
    return {**head, **_findings(read, at)} if at.done else {**head, "date": None}


def _findings(read: LockedRead, at: Timepoint) -> Json:
    facts = read.facts.at(at.id)
    assert facts is not None
    here = [LesionAt(read, facts, uuid, lesion) for uuid, lesion in read.state.lesions_in_order()]
    whole = [found for found in here if found.lesion.parent is None]
    found: Json = {
        "date": _day(at.date),
        "targets": {h.lesion.id: _target(h) for h in whole if h.lesion.role is Role.TARGET},
        "non_targets": {h.lesion.id: _non_target(h, at) for h in whole if h.lesion.role is Role.NON_TARGET},
    }
    new = [_new_lesion(h) for h in whole if h.lesion.role is Role.NEW and h.finding is not None]
    optional = {
        "new_lesions": new,
        "lesion_dates": {lesion: _day(day) for lesion, day in at.lesion_dates.items()},
        "not_imaged": list(at.not_imaged),
    }
    return {**found, **{key: value for key, value in optional.items() if value}}


def _target(here: LesionAt) -> Json:
    target = here.target_finding
    assert target is not None
    lengths = {
        "mm": _mm(target.mm),
        "fragments_mm": [_mm(mm) for mm in target.fragments_mm] or None,
        "merged_into": target.merged_into,
    }
    return {"state": target.state.value, **_given(lengths), **_evidence(here)}


def _non_target(here: LesionAt, at: Timepoint) -> Json:
    return {"state": at.non_targets[here.lesion.id].value, **_evidence(here)}


def _new_lesion(here: LesionAt) -> Json:
    lesion = here.lesion
    organ = {"organ": lesion.organ.lower() or None, "nodal": lesion.nodal, "side": lesion.side}
    return {"id": lesion.id, "state": here.state, **_given(organ), **_evidence(here)}


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
