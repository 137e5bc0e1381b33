"""The sample study: made from `sample_dicom/`, its first baseline read by a perfect reader."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from recist_reader.measuring.plane import PointLps, SlicePlane
from recist_reader.phantom.perfect_reader import load_truth, timepoint_steps
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.reading.slices import stored_slices
from recist_reader.reading.study_session import StudySession, create_study
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord

READER = "Demo Reader"
SAMPLE = Path(__file__).resolve().parents[2] / "sample_dicom"
Say = Callable[[str], None]


def sample_images(beside: Path, say: Say) -> Path:
    """Return the sample images: those of the repository, else the same made into a folder once."""
    if (SAMPLE / "truth.json").is_file():
        return SAMPLE
    made = beside / "images"
    if not (made / "truth.json").is_file():
        from recist_reader.phantom.stories import STORIES, for_the_repository
        from recist_reader.phantom.study import make_study
        from recist_reader.phantom.truth import write_truth

        truths = []
        for story in STORIES.values():
            spec = for_the_repository(story())
            say(f"making the images of {spec.patient.number}")
            truths.append(make_study(spec, made / spec.patient.number))
        write_truth(truths, made / "truth.json")
    return made


def make_demo_study(path: Path, say: Say, sample: Path = SAMPLE) -> None:
    """Make the sample study: subjects, images of all visits, the first patient's baseline locked.

    Raises Fault where the sample is missing or something is refused.
    """
    if not (sample / "truth.json").is_file():
        remedy = "Make them with recist-reader phantom"
        raise Fault(Problem("the sample images are missing", sample.name, remedy))
    record = StudyRecord("Sample study", True, READER, interval_days=84, window_days=14)
    study = _must(
        create_study(
            path, CreateStudy(record, workflow={"required_regions": ["chest", "abdomen"]}), Workplace(READER)
        )
    )
    with study:
        for number, patient in enumerate(load_truth(sample)):
            _add_patient(study, patient, sample, say)
            if number == 0:
                say(f"reading the baseline of {patient['patient']}")
                read_timepoint(study, patient, "BL")


def _add_patient(study: StudySession, patient: dict[str, Any], sample: Path, say: Say) -> None:
    randomised = date.fromisoformat(patient["randomisation_date"])
    _must(study.add_subject(SubjectRecord(patient["patient"], randomisation_date=randomised)))
    for timepoint in patient["timepoints"]:
        visit = "Baseline" if timepoint["label"] == "BL" else timepoint["label"]
        say(f"importing {patient['patient']} {visit}")
        wish = ImportWish((sample / timepoint["folder"],), patient["patient"], visit)
        for step in import_images(study, wish):
            if step.answer is not None:
                _must(step.answer)


def read_timepoint(
    study: StudySession,
    patient: dict[str, Any],
    label: str,
    *,
    lock: bool = True,
    given: Credentials | None = None,
) -> None:
    """Open, read and lock one timepoint from its truth; raises Fault where a step is refused."""
    timepoint = next(t for t in patient["timepoints"] if t["label"] == label)
    runner = ScriptRunner(study, given)
    _run(runner, [{"do": "open", "subject": patient["patient"], "timepoint": label}])
    steps = list(timepoint_steps(timepoint, _finder(study, runner), _known(runner)))
    _run(runner, steps)
    if lock:
        _answer_open_checks(runner)
        _run(runner, [{"do": "lock"}])


def _finder(study: StudySession, runner: ScriptRunner) -> Callable[[PointLps], tuple[int, int, SlicePlane]]:
    session = runner.session
    assert session is not None
    at = session.facts.at(session.open_timepoint or "")
    assert at is not None
    stacks = [(s.number, stored_slices(study, s.uid)) for s in at.series if s.is_stack]

    def find(place: PointLps) -> tuple[int, int, SlicePlane]:
        found = [
            (abs(one.plane.distance_mm(place)), number, one.number, one.plane)
            for number, slices in stacks
            for one in slices
            if one.plane is not None
        ]
        _, series, number, plane = min(found, key=lambda item: item[:3])
        return series, number, plane

    return find


def _known(runner: ScriptRunner) -> set[str]:
    session = runner.session
    return {lesion.id for lesion in session.state.lesions.values()} if session else set()


def _answer_open_checks(runner: ScriptRunner) -> None:
    """Give the reasons that checks still ask for, as a reader would in words."""
    session = runner.session
    assert session is not None
    for check in session.view().checks:
        if check.blocks_lock and check.level == "reason":
            step = {"do": "reason", "check": check.id, "text": "seen and explained in the sample"}
            if check.lesion_id:
                step["lesion"] = check.lesion_id
            _run(runner, [step])


def _run(runner: ScriptRunner, steps: list[dict[str, Any]]) -> None:
    text = json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps}, default=_number)
    for outcome in runner.run(load_script(text)):
        if outcome.refusal is not None:
            raise Fault(outcome.refusal.problem)


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(type(value).__name__)


def _must(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise Fault(answer.problem)
    return answer
