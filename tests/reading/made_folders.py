"""Folders of small CT files for import tests, and a study without images."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from recist_reader.reading.study_session import StudySession, create_study
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord
from tests.imaging.made_ct import ct_file


def a_ct(folder: Path, slices: int = 4, day: str = "20240310", **change: Any) -> Path:
    """One series of small slices; `change` goes to each file. Another day is another series."""
    folder.mkdir(parents=True, exist_ok=True)
    uid = f"1.2.3.4.{day}"
    for number in range(1, slices + 1):
        facts = {
            "SOPInstanceUID": f"{uid}.5.{number}",
            "StudyInstanceUID": uid,
            "SeriesInstanceUID": f"{uid}.5",
            "StudyDate": day,
            "SeriesDate": day,
            "AcquisitionDate": day,
        }
        (folder / f"IM{number:04d}.dcm").write_bytes(ct_file(number, **(facts | change)))
    return folder


@contextmanager
def an_empty_study(folder: Path, *subjects: str) -> Iterator[StudySession]:
    """A single-reader study of subjects without images."""
    folder.mkdir(parents=True, exist_ok=True)
    command = CreateStudy(StudyRecord("Liver study 07", True, "R1"))
    made = create_study(folder / "study.rrs", command, Workplace("R1"))
    assert isinstance(made, StudySession), made
    with made as study:
        for subject in subjects:
            study.add_subject(SubjectRecord(subject))
        yield study
