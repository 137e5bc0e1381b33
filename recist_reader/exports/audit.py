"""The event that every run leaves in the study, a refused one too (EXP-14)."""

from dataclasses import replace
from typing import Any

from recist_reader.exports.request import ExportRequest
from recist_reader.problem import Fault
from recist_reader.reading.study_session import STUDY_STREAM, StudySession, new_event
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit


def note_run(study: StudySession, request: ExportRequest, result: str, **facts: Any) -> str | None:
    """Record a run where the study is open for writing; return what to tell a person where that failed.

    Of the subjects that were asked for only their number is kept: a list may name people of other studies.
    """
    if not study.file.write:
        return None
    event = new_event(Edit("exported", {}, {}), STUDY_STREAM, study.file.study_id, study.workplace)
    told = {
        "kind": request.kind,
        "format": request.format.value,
        "bom": request.bom,
        "subjects": None if request.subjects is None else len(request.subjects),
        "result": result,
        **facts,
    }
    try:
        study.file.append(replace(event, payload={**event.payload, "export": told}))
    except Fault as fault:
        return phrase("the run could not be recorded in the study: {what}", what=fault.problem.what)
    return None
