"""A study with a task to open: two locked timepoints and a third that is ready, each with real files."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.material import made_series
from benchmarks.setting import Setting
from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.plane import PixelPoint
from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.slices import stored_slices
from recist_reader.reading.study_session import StudySession, create_study
from recist_reader.reading.workplace import Workplace
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord

SUBJECT = "1001"
VISITS = ("Baseline", "TP1", "TP2")
_FIRST = date(2024, 1, 1)  # the day in the headers of `made_series`


def made_task(setting: Setting) -> Path:
    """Return the study file; made once and kept, since importing takes longer than all rounds."""
    folder = setting.folder / f"task-{setting.slices}x{setting.matrix}"
    path = folder / "study.rrs"
    if not (folder / "done").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _make(path, setting)
        (folder / "done").touch()
    return path


@contextmanager
def copy_of_task(setting: Setting) -> Iterator[Path]:
    """The study file as it was made, to be opened and written to; its images are the same files.

    Each opening adds to the record of the read, which is checked when it is opened: a file that is used
    again and again would open more slowly from run to run.
    """
    made = made_task(setting)
    with TemporaryDirectory(prefix="task-copy-", dir=setting.folder) as folder:
        images = made.with_suffix(".images")
        shutil.copytree(images, Path(folder) / images.name, copy_function=os.link)
        yield Path(shutil.copy(made, folder))


def source_folders(setting: Setting) -> list[Path]:
    """The files of the three series as they came, for whoever reads them without a study."""
    return [made_series(setting, name=f"task{number}").folder for number in range(len(VISITS))]


def _make(path: Path, setting: Setting) -> None:
    record = StudyRecord("Benchmark", True, "R1", interval_days=84, window_days=7)
    made = create_study(path, CreateStudy(record, workflow={"required_regions": []}), Workplace("R1"))
    with _must(made) as study:
        _must(study.add_subject(SubjectRecord(SUBJECT, randomisation_date=_FIRST + timedelta(days=7))))
        for number, (visit, source) in enumerate(zip(VISITS, source_folders(setting), strict=True)):
            dated = path.parent / "dated"
            _date(source, dated, _FIRST + timedelta(days=84 * number))
            for step in import_images(study, ImportWish((dated,), SUBJECT, visit)):
                if step.answer is not None:
                    _must(step.answer)
            shutil.rmtree(dated)
        _read(ReadSession(study, SUBJECT), study)


def _date(source: Path, target: Path, day: date) -> None:
    """The same files of another day: a date is as long as any other."""
    target.mkdir()
    before, after = f"{_FIRST:%Y%m%d}".encode(), f"{day:%Y%m%d}".encode()
    for file in source.iterdir():
        content = file.read_bytes()
        head = content.index(b"\xe0\x7f\x10\x00")
        (target / file.name).write_bytes(content[:head].replace(before, after) + content[head:])


def _read(session: ReadSession, study: StudySession) -> None:
    _must(session.do(c.OpenTimepoint("BL")))
    target = c.CreateLesion(session.new_uuid(), Role.TARGET, c.Site("liver"), _cross(session, study, 40.0))
    _must(session.do(target))
    _must(session.lock())
    _must(session.do(c.OpenTimepoint("TP1")))
    _must(session.do(c.RecordMeasurement("T1", _cross(session, study, 36.0))))
    _must(session.lock())


def _cross(session: ReadSession, study: StudySession, long_mm: float) -> Drawn:
    at = session.facts.at(session.open_timepoint or "")
    assert at is not None
    slices = stored_slices(study, at.series[0].uid)
    chosen = slices[len(slices) // 2]
    plane = chosen.plane
    assert plane is not None
    centre, half = PixelPoint(plane.columns * 0.4, plane.rows * 0.5), long_mm / plane.column_spacing_mm / 2
    shape = _must(
        bidirectional_from_pixels(
            plane,
            (PixelPoint(centre.column - half, centre.row), PixelPoint(centre.column + half, centre.row)),
            (
                PixelPoint(centre.column, centre.row - 0.7 * half),
                PixelPoint(centre.column, centre.row + 0.7 * half),
            ),
        )
    )
    return Drawn(ToolKind.BIDIRECTIONAL, chosen.place(), shape.points, pixels_of(plane, shape))


def _must(answer: Any) -> Any:
    if isinstance(answer, Refusal):
        raise AssertionError(answer)
    return answer
