"""The second sample patient read by two: A or B sees progression at TP3, the other measures less there."""

from pathlib import Path
from typing import Any

from recist_reader.cli.demo_reading import SAMPLE, read_timepoint
from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.plane import PixelPoint
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.people.assigning import Assigned, assign
from recist_reader.reading.people.comparing import compare_complete
from recist_reader.reading.people.releasing import declare_final
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.slices import stored_slices
from recist_reader.reading.study_options import change_options
from recist_reader.reading.study_session import StudySession
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, Measurement, ToolKind
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import PEOPLE, Blinded, people_of
from tests.building import see_all
from tests.people import OWN_PASSWORD, WHY, a_study_with_people

SUBJECT = "SITE-7-0001"
OTHERWISE = {"BL": 0.98, "TP1": 0.97, "TP2": 0.99, "TP3": 0.8}
"""By how much the second reader's axes are those of the first, at each timepoint."""


def make_discordant_sample(folder: Path, patient: dict[str, Any]) -> Blinded:
    """Make the study with accounts, both reads, and the case that they make."""
    with a_study_with_people(folder) as made:
        for login, role in PEOPLE.items():
            made.person(login, role)
        clock = made.clock
    blinded = Blinded(folder / "study.rrs", clock)
    with blinded.manager() as study:
        change_options(study, {"required_regions": []}, WHY)
        study.add_subject(SubjectRecord(SUBJECT))
        for at in patient["timepoints"]:
            visit = "Baseline" if at["label"] == "BL" else at["label"]
            for step in import_images(
                study, ImportWish((SAMPLE / at["folder"],), SUBJECT, visit, releases=True)
            ):
                assert step.answer is None or isinstance(step.answer, Recorded), step.answer
        for slot, login in (("R1", "r1"), ("R2", "r2")):
            given = assign(study, people_of(study), SUBJECT, login, slot)
            assert isinstance(given, Assigned), given
            blinded.codes[SUBJECT, slot] = given.code
    for slot, login in (("R1", "r1"), ("R2", "r2")):
        with blinded.as_(login) as study:
            for at in patient["timepoints"]:
                coded = {**patient, "patient": blinded.codes[SUBJECT, slot]}
                _read(study, coded, at["label"], login)
    with blinded.manager() as study:
        assert isinstance(declare_final(study, SUBJECT, "no further visit is planned"), Recorded)
        assert compare_complete(study) == 1
    return blinded


def _read(study: StudySession, patient: dict[str, Any], label: str, login: str) -> None:
    read_timepoint(study, patient, label, lock=False)
    session = ReadSession(study, patient["patient"])
    if login == "r2":
        for key, mark in list(session.state.measurements.items()):
            lesion = session.state.lesions.get(mark.lesion or "")
            if mark.timepoint == label and lesion is not None and lesion.id.startswith("T"):
                drawn = _smaller(study, mark, OTHERWISE[label])
                answer = session.do(c.RecordMeasurement(lesion.id, drawn))
                assert isinstance(answer, Recorded), (key, answer)
    see_all(session)
    for check in session.view().checks:
        if check.blocks_lock and check.level == "reason":
            session.do(c.GiveReason(check.id, "seen and explained in the sample", check.lesion_id))
    locked = session.lock(given=Credentials(OWN_PASSWORD, login))
    assert isinstance(locked, Recorded), locked


def _smaller(study: StudySession, mark: Measurement, share: float) -> Drawn:
    """The same mark about its middle, its axes so much of what they were."""
    assert mark.tool is ToolKind.BIDIRECTIONAL
    plane = stored_slices(study, mark.place.series_uid)[mark.place.slice_number - 1].plane
    assert plane is not None
    middle = plane.to_pixel(mark.centre_lps)
    ends = [
        PixelPoint(
            middle.column + share * (point.column - middle.column) + 0.4,
            middle.row + share * (point.row - middle.row) - 0.3,
        )
        for point in mark.points_pixel
    ]
    shape = bidirectional_from_pixels(plane, (ends[0], ends[1]), (ends[2], ends[3]))
    return Drawn(ToolKind.BIDIRECTIONAL, mark.place, shape.points, pixels_of(plane, shape))
