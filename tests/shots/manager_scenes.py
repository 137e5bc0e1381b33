"""The manager's window: subjects against visits, one visit, readers, accounts, queries, reopenings."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt

from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.releasing import hold
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.study_records import SubjectRecord
from tests.blinded import Blinded, a_blinded_study, read_one
from tests.people import MANAGER, MANAGER_PASSWORD
from tests.shots.camera import Camera
from tests.shots.people_scenes import ask_who, enter

SUBJECTS, VISITS = 18, 5
READ = {("1001", "R1"): 3, ("1001", "R2"): 1, ("1002", "R1"): 1, ("1003", "R1"): 1, ("1003", "R2"): 2}
"""Subject and place -> how many timepoints are locked."""


def made_rows(folder: Path) -> Blinded:
    """A study without images in which some reading was done, a query is open and a reopening asked for."""
    blinded = a_blinded_study(folder, subjects=SUBJECTS, timepoints=VISITS)
    for (subject, slot), count in READ.items():
        login = slot.lower()
        with blinded.as_(login) as study:
            session = ReadSession(study, blinded.codes[subject, slot])
            for number in range(count):
                read_one(session, "BL" if number == 0 else f"TP{number}", login)
    with blinded.as_("r1") as study:
        wish = NewRequest("BL", "transcription_error", "the segment was written down wrongly")
        ReopeningDesk(study).ask(blinded.codes["1001", "R1"], wish)
    with blinded.manager() as study:
        for subject, site in (("1101", "Bergen"), ("1102", "Oslo")):
            start = study.today() - timedelta(days=3)
            study.add_subject(SubjectRecord(subject, randomisation_date=start, site=site))
        hold(study, "1004", f"TP{VISITS - 1}", "the series was mistaken")
        QueryDesk(study).open("1002", NewQuery("images", timepoint="BL", blocking=True))
    return blinded


def managing(camera: Camera, blinded: Blinded) -> None:
    """Each page of the manager once."""
    ask_who(camera, blinded)
    enter(camera, MANAGER, MANAGER_PASSWORD)
    camera.shot("manager-matrix")
    page = camera.window.worklist
    page.table.setCurrentIndex(page.model.index(3, VISITS - 1))
    camera.key(Qt.Key.Key_Return)
    camera.shot("manager")
    home = camera.window.desk.home
    for number, name in enumerate(("readers", "queries", "reopenings", "options", "rates"), start=1):
        home.go_to(number)
        camera.settle()
        camera.shot(f"manager-{name}")
    home.go_to(1)
    home.readers.accounts.setFocus()
    camera.settle()
    camera.shot("manager-accounts")
    home.go_to(2)
    home.queries.ask()
    camera.settle()
    camera.shot("manager-ask")
