"""Writing of the reads interchange format: what `load_reads` reads back as the same read.

Lengths are written as texts, so that no reader on the way makes binary numbers of them. Options
that stand at their default are left out.
"""

import datetime
from typing import Any

from recist_reader.recist.options import CharterOptions, option_values
from recist_reader.recist.read import Lesion, NewLesionFinding, PartialDate, Read, TargetFinding, Timepoint
from recist_reader.recist.schedule import Schedule


def patient_document(read: Read, charter: CharterOptions | None = None) -> dict[str, Any]:
    """Return one read; its options are those that differ from the document's charter.

    Optional fields that the rules do not need (reasons, the other axis) are the caller's to add.
    """
    in_charter = option_values(charter or CharterOptions())
    own = {key: value for key, value in option_values(read.options).items() if value != in_charter[key]}
    return {
        "id": read.subject,
        "reader": read.reader,
        **({"options": own} if own else {}),
        "randomisation_date": _day(read.randomisation_date),
        "treatment_start_date": _day(read.treatment_start_date),
        "schedule": None if read.schedule is None else _schedule(read.schedule),
        "death_date": _death(read.death_date),
        "new_therapy_date": _day(read.new_therapy_date),
        "cutoff_date": _day(read.cutoff_date),
        "clinical_deterioration_date": _day(read.clinical_deterioration_date),
        "targets": [_lesion(lesion) for lesion in read.targets],
        "non_targets": [_lesion(lesion) for lesion in read.non_targets],
        "baseline": None if read.baseline is None else _findings(read.baseline),
        "timepoints": [_timepoint(at) for at in read.timepoints],
    }


def _timepoint(at: Timepoint) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": at.id,
        "visit": at.visit,
        "nominal_date": _day(at.nominal_date),
        "done": at.done,
    }
    if not at.done:
        return {**known, "date": None}
    new = [_new_lesion(found) for found in at.new_lesions]
    return {**known, **_findings(at), **({"new_lesions": new} if new else {})}


def _schedule(schedule: Schedule) -> dict[str, Any]:
    """Return a schedule in the form in which it was given (ST-106)."""
    if schedule.has_equal_interval:
        return {"interval_days": schedule.then_every_days, "window_days": schedule.then_window[1]}
    made: dict[str, Any] = {
        "visits": [
            {"name": v.name, "day": v.day, "window": [v.before_days, v.after_days]} for v in schedule.visits
        ]
    }
    if schedule.then_every_days is not None:
        made |= {"then_every_days": schedule.then_every_days, "then_window": list(schedule.then_window)}
    return made


def _findings(at: Timepoint) -> dict[str, Any]:
    made: dict[str, Any] = {
        "date": _day(at.date),
        "targets": {lesion: _target(found) for lesion, found in at.targets.items()},
        "non_targets": {lesion: {"state": state.value} for lesion, state in at.non_targets.items()},
    }
    if at.lesion_dates:
        made["lesion_dates"] = {lesion: _day(day) for lesion, day in at.lesion_dates.items()}
    if at.not_imaged:
        made["not_imaged"] = list(at.not_imaged)
    return made


def _target(found: TargetFinding) -> dict[str, Any]:
    made: dict[str, Any] = {"state": found.state.value}
    if found.mm is not None:
        made["mm"] = f"{found.mm:f}"
    if found.fragments_mm:
        made["fragments_mm"] = [f"{mm:f}" for mm in found.fragments_mm]
    if found.merged_into is not None:
        made["merged_into"] = found.merged_into
    return made


def _lesion(lesion: Lesion) -> dict[str, Any]:
    made: dict[str, Any] = {"id": lesion.id, "organ": lesion.organ, "nodal": lesion.nodal}
    if lesion.subsite is not None:
        made["subsite"] = lesion.subsite
    if lesion.side is not None:
        made["side"] = lesion.side
    if lesion.irradiated:
        made["irradiated"] = True
    return made


def _new_lesion(found: NewLesionFinding) -> dict[str, Any]:
    made: dict[str, Any] = {"id": found.id, "state": found.state.value}
    if found.organ is not None:
        made |= {"organ": found.organ, "nodal": found.nodal}
    elif found.nodal:
        made["nodal"] = True
    if found.region is not None:
        made["region"] = found.region
    return made


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _death(death: datetime.date | PartialDate | None) -> str | None:
    if isinstance(death, PartialDate):
        return f"{death.year:04}-{death.month:02}"
    return _day(death)
