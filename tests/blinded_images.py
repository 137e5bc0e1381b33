"""A blinded study with images for the window: two subjects of three visits.

Reader r1 reads both, r2 the first; no window of a reader may show the ids of the subjects.
"""

import shutil
from datetime import date, timedelta
from pathlib import Path

from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.spec import Body, PatientSpec, SeriesSpec, StudySpec, TimepointSpec
from recist_reader.phantom.study import make_study
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.people.assigning import Assigned, assign
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.study_options import change_options
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.main_window import MainWindow
from tests.blinded import PEOPLE, Blinded, people_of
from tests.people import CHEAP, OWN_PASSWORD, WHY, a_study_with_people

SUBJECTS = ("SITE-7-0001", "SITE-7-0002")
VISITS = ("Baseline", "TP1", "TP2")
FIRST_DAY = date(2024, 1, 1)
SPACING_MM = 3.0


def make_blinded(folder: Path) -> Blinded:
    """Make the study with its images; reads are assigned, every visit is released."""
    geometry = Geometry(
        rows=96, columns=96, slices=24, row_spacing_mm=SPACING_MM, column_spacing_mm=SPACING_MM
    )
    visits = tuple(
        TimepointSpec(name, FIRST_DAY + timedelta(days=84 * n), (SeriesSpec(geometry, noise_hu=0.0),))
        for n, name in enumerate(VISITS)
    )
    with a_study_with_people(folder) as made:
        for login, role in PEOPLE.items():
            made.person(login, role)
        issued = made.add("new.reader", PEOPLE["r1"])
        clock = made.clock
    blinded = Blinded(folder / "study.rrs", clock, {("", "issued"): issued.password})
    with blinded.manager() as study:
        change_options(study, {"required_regions": []}, WHY)
        for number, subject in enumerate(SUBJECTS):
            source = folder / f"source-{number}"
            make_study(StudySpec(PatientSpec(number=subject), visits, body=Body.BLOCK), source)
            study.add_subject(SubjectRecord(subject, randomisation_date=FIRST_DAY))
            for name in VISITS:
                for step in import_images(study, ImportWish((source / name,), subject, name, releases=True)):
                    assert step.answer is None or isinstance(step.answer, Recorded), step.answer
            for slot, login in (("R1", "r1"), ("R2", "r2"))[: 2 - number]:
                given = assign(study, people_of(study), subject, login, slot)
                assert isinstance(given, Assigned), given
                blinded.codes[subject, slot] = given.code
            shutil.rmtree(source)
    return blinded


def copied(blinded: Blinded, folder: Path) -> Blinded:
    """A fresh copy with its images, for one test."""
    target = folder / "study"
    shutil.copytree(blinded.path.parent, target)
    return Blinded(target / blinded.path.name, type(blinded.clock)(blinded.clock.at), dict(blinded.codes))


def ask_who(window: MainWindow, blinded: Blinded) -> None:
    """Open the study at its sign-in page, with the clock of the test and hashes that cost little."""
    assert not window.open_path(blinded.path)
    window.coming_in.make_place = lambda: Workplace("", clock=blinded.clock)
    window.coming_in.hashes = PasswordHashes(CHEAP)


def come_in(qtbot, window: MainWindow, blinded: Blinded, login: str, password: str = OWN_PASSWORD) -> None:
    """Sign in and wait for the first page of the role."""
    ask_who(window, blinded)
    window.coming_in.enter(login, password, None)
    qtbot.waitUntil(lambda: not window.coming_in.is_waiting, timeout=30_000)
    assert window.desk is not None, window.coming_in.sign_in_page.message.text()
