"""A blinded study to work in: a case to decide, timepoints to sign, and a reader with very many tasks."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.setting import Setting
from recist_reader.cli.demo_cohort import COHORT, HELD, REOPENED
from recist_reader.cli.demo_people import MANAGER, READER_1, DemoPerson
from recist_reader.cli.demo_trial import FILE, QUICK, make_sample_trial
from recist_reader.phantom.spec import Body
from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import assign
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.study_records import SeriesRecord, SubjectRecord
from recist_reader.trial.visit_decisions import ImportedImages

HASHES = PasswordHashes(QUICK)
CASE = 9
"""Number of the subject whose reads part."""


@contextmanager
def copy_of_trial(setting: Setting) -> Iterator[Path]:
    """A copy of the study with its case and its timepoints; images are the same files."""
    with _copied(_made(setting, "trial", 0)) as path:
        yield path


@contextmanager
def copy_with_tasks(setting: Setting) -> Iterator[Path]:
    """A copy of the study in which one reader has very many subjects to read."""
    with _copied(_made(setting, f"tasks-{setting.tasks}", setting.tasks)) as path:
        yield path


def entered(path: Path, person: DemoPerson) -> StudySession:
    """Sign in, with hashes that cost next to nothing."""
    return _must(enter_study(path, Entry(person.login, person.password), Workplace(""), hashes=HASHES))


def _made(setting: Setting, name: str, tasks: int) -> Path:
    folder = setting.folder / name
    if not (folder / "done").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if tasks:
            with copy_of_trial(setting) as trial:
                shutil.copy(trial, folder / FILE)
                shutil.copytree(trial.with_suffix(".images"), (folder / FILE).with_suffix(".images"))
            _add_tasks(folder / FILE, tasks)
        else:
            wanted = [one for one in COHORT if one.number in (HELD, CASE, REOPENED)]
            make_sample_trial(folder / FILE, lambda _words: None, wanted, Body.BLOCK)
        (folder / "done").touch()
    return folder / FILE


@contextmanager
def _copied(made: Path) -> Iterator[Path]:
    with TemporaryDirectory(prefix="trial-copy-", dir=made.parent.parent) as folder:
        images = made.with_suffix(".images")
        shutil.copytree(images, Path(folder) / images.name, copy_function=os.link)
        yield Path(shutil.copy(made, folder))


def _add_tasks(path: Path, count: int) -> None:
    """Subjects with a baseline each, given to one reader; their images are named, and lie nowhere."""
    with entered(path, MANAGER) as study:
        assert isinstance(study.seat, SignedInSeat)
        for number in range(count):
            subject, uid = f"88-{number:05d}", f"2.25.88{number:05d}"
            _must(study.add_subject(SubjectRecord(subject)))
            series = SeriesRecord(
                subject=subject,
                visit="Baseline",
                uid=uid,
                label=SeriesLabel("CT", ("abdomen",), "portal venous", "soft"),
                modality="CT",
                slices=1,
                rows=512,
                columns=512,
                is_stack=True,
                series_number=2,
                acquisition_number=1,
                thickness_mm=Decimal("5.0"),
                step_mm=Decimal("5.0"),
                row_spacing_mm=Decimal("0.8"),
                column_spacing_mm=Decimal("0.8"),
                tilt_deg=Decimal("0"),
                frame_of_reference_uid=f"{uid}.0",
                scan_date=date(2024, 1, 1) + timedelta(days=number % 300),
                pixel_sha256="0" * 64,
                sop_instances=((f"{uid}.1", 1),),
            )
            _must(study.add_images(ImportedImages(subject, "Baseline", {uid: series}, {uid: {"slices": []}})))
            _must(assign(study, study.seat.people, subject, READER_1.login, "R1"))


def _must(answer: Any) -> Any:
    assert not isinstance(answer, Refusal), answer
    return answer
