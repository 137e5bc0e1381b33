"""Which visit the manager's next images are for, while released ones are another thing (SQ-1)."""

from datetime import date
from pathlib import Path

from recist_reader.reading.people.releasing import release
from recist_reader.reading.visits import next_visit, visit_choices
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.visit_decisions import ImportedImages
from tests.blinded import a_blinded_study
from tests.building import instance_row, series_record


def test_images_that_wait_for_their_release_are_not_the_next_to_import(tmp_path: Path) -> None:
    uid = "2.25.11"
    record = series_record("1001", "Baseline", uid, date(2024, 1, 1))
    images = ImportedImages("1001", "Baseline", {uid: record}, {uid: instance_row(uid)}, releases=False)
    with a_blinded_study(tmp_path, subjects=0).manager() as study:
        assert isinstance(study.add_subject(SubjectRecord("1001")), Recorded)
        assert next_visit(study, "1001") == "Baseline"
        assert isinstance(study.add_images(images), Recorded)
        assert next_visit(study, "1001") == "TP1"
        assert ("Baseline", "to be released") in visit_choices(study, "1001")
        assert isinstance(release(study, "1001", "Baseline"), Recorded)
        assert next_visit(study, "1001") == "TP1"
        assert ("Baseline", "has images") in visit_choices(study, "1001")
