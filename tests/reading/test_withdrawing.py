"""Images taken out come in again from the same folder, the log keeps them, and nothing else is touched."""

import pytest

from recist_reader.problem import Refusal
from recist_reader.reading.importing import (
    ImportWish,
    decide_recording,
    frame_sources_of,
    import_images,
    prepare_import,
    take_in,
)
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import STUDY_STREAM, open_study
from recist_reader.reading.withdrawing import withdraw_images
from recist_reader.storage.verify import verify
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.reading.made_folders import a_ct, an_empty_study

REASON = "it is the scan of TP2"


@pytest.fixture
def study(tmp_path):
    with an_empty_study(tmp_path / "study", "1001", "1002") as made:
        yield made


def bring(study, folder, visit="Baseline", subject="1001"):
    *_, last = import_images(study, ImportWish((folder,), subject, visit))
    return last.answer


def test_a_later_scan_imported_as_TP1_is_taken_out_and_comes_in_again_as_TP2(study, tmp_path):
    late = a_ct(tmp_path / "late", slices=3, day="20240910")
    assert isinstance(bring(study, a_ct(tmp_path / "bl", slices=3)), Recorded)
    assert isinstance(bring(study, late, "TP1"), Recorded)
    assert isinstance(bring(study, a_ct(tmp_path / "tp1", slices=3, day="20240610"), "TP2"), Refusal)
    assert isinstance(withdraw_images(study, "1001", "TP1", REASON), Recorded)
    assert isinstance(bring(study, a_ct(tmp_path / "tp1", slices=3, day="20240610"), "TP1"), Recorded)
    assert isinstance(bring(study, late, "TP2"), Recorded)
    visits = {s.visit: s for s in study.state.series.values()}
    assert [visits[name].scan_date.month for name in ("Baseline", "TP1", "TP2")] == [3, 6, 9]
    assert len(frame_sources_of(study, visits["TP2"].uid)) == 3


def test_AU_3_the_event_has_reason_and_every_row_and_the_file_verifies(study, tmp_path):
    bring(study, a_ct(tmp_path / "bl", slices=3))
    (uid,) = study.state.series
    before = study.file.row("instance", STUDY_STREAM, uid)
    withdraw_images(study, "1001", "Baseline", REASON)
    event = study.file.events(STUDY_STREAM)[-1]
    assert event.payload["change"] == "images.withdrawn"
    assert event.payload["reason"]["text"] == REASON
    assert event.payload["old"]["instance"][uid] == before
    assert event.payload["new"]["instance"] == {uid: None}
    assert study.file.row("instance", STUDY_STREAM, uid) is None
    assert not study.file.rows("source_file", STUDY_STREAM)
    path = study.path
    study.close()
    assert verify(path).ok
    with open_study(path) as again:
        assert not again.state.series


def test_images_of_the_wrong_patient_taken_out_leave_the_subject_free_for_the_right_one(study, tmp_path):
    bring(study, a_ct(tmp_path / "wrong", slices=3, PatientID="OTHER"))
    right = a_ct(tmp_path / "right", slices=3, day="20240410")
    assert isinstance(bring(study, right, "TP1"), Refusal)
    withdraw_images(study, "1001", "Baseline", "images of another patient")
    assert isinstance(bring(study, right), Recorded)


def test_a_timepoint_that_a_reader_opened_stays(study, tmp_path):
    bring(study, a_ct(tmp_path / "bl", slices=3))
    assert isinstance(ReadSession(study, "1001").do(c.OpenTimepoint("BL")), Recorded)
    answer = withdraw_images(study, "1001", "Baseline", REASON)
    assert isinstance(answer, Refusal)
    assert "opened already" in answer.problem.what


def test_an_import_that_counted_on_images_taken_out_meanwhile_is_not_half_taken(study, tmp_path):
    whole = a_ct(tmp_path / "whole", slices=6)
    bring(study, a_ct(tmp_path / "half", slices=3))
    prepared = prepare_import(study, ImportWish((whole,), "1001", "Baseline"))
    *_, last = take_in(prepared)
    withdraw_images(study, "1001", "Baseline", REASON)
    answer = decide_recording(study, prepared, last.intake)
    assert isinstance(answer, Refusal)
    assert "once more" in answer.problem.remedy
    assert isinstance(bring(study, whole), Recorded)
    assert [s.slices for s in study.state.series.values()] == [6]
