"""Images into the study: what is recorded, what is refused with which words, a copy that was cut off."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Fault, Refusal
from recist_reader.reading.importing import (
    ImportWish,
    decide_recording,
    frame_sources_of,
    import_images,
    note_recording,
    prepare_import,
    quarantine_signs,
    record_import,
    store_recording,
    take_in,
)
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.visit_decisions import QuarantineDecision
from tests.imaging.made_ct import body_slice
from tests.reading.made_folders import a_ct, an_empty_study


@pytest.fixture
def study(tmp_path: Path) -> Iterator[StudySession]:
    with an_empty_study(tmp_path / "study", "1001", "1002") as made:
        yield made


def bring(study, folder, visit="Baseline", subject="1001"):
    *_, last = import_images(study, ImportWish((folder,), subject, visit))
    return last


def cut_off(whole, half):
    """A copy of a folder that ended after three files."""
    half.mkdir()
    for file in sorted(whole.iterdir())[:3]:
        shutil.copy(file, half)
    return half


def only_series(study, subject="1001"):
    (series,) = study.state.series_of(subject)
    return series


def test_a_folder_becomes_one_series_with_its_visit_released(study, tmp_path):
    last = bring(study, a_ct(tmp_path / "ct", slices=6))
    assert isinstance(last.answer, Recorded)
    assert (only_series(study).slices, only_series(study).state) == (6, "ready")
    assert study.state.visits["1001/Baseline"].label == "BL"
    assert len(frame_sources_of(study, only_series(study).uid)) == 6


def test_gd_20_a_stack_is_stored_with_the_place_of_its_ends(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct", slices=6))
    reach = only_series(study).reach
    assert (reach.first, reach.last) == ((-10.0, -20.0, 30.0), (-10.0, -20.0, 5.0))
    assert [abs(part) for part in reach.normal] == [0.0, 0.0, 1.0]
    study.close()
    with open_study(study.path) as again:
        assert only_series(again).reach == reach


def test_gd_20_one_image_has_no_reach_and_its_row_does_not_name_it(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct", slices=1))
    series = only_series(study)
    assert series.reach is None
    assert "reach" not in study.file.row("series", "study", series.uid)


def test_facts_of_a_series_that_do_not_read_back_are_told_as_damage(study, tmp_path, monkeypatch):
    bring(study, a_ct(tmp_path / "ct", slices=3))
    uid = only_series(study).uid
    broken = study.file.row("instance", "study", uid)
    del broken["slices"][1]["source"]["plane"]
    monkeypatch.setattr(study.file, "long_row", lambda *_: broken)
    with pytest.raises(Fault, match="damaged"):
        frame_sources_of(study, uid)


def test_a_copy_cut_off_is_completed_by_importing_the_whole_folder(study, tmp_path):
    whole = a_ct(tmp_path / "whole", slices=8)
    half = cut_off(whole, tmp_path / "half")
    bring(study, half)
    last = bring(study, whole)
    assert isinstance(last.answer, Recorded)
    assert [f.status for f in last.intake.files].count("duplicate") == 3
    assert only_series(study).slices == 8
    assert study.file.row("instance", "study", only_series(study).uid)["slices"][7]
    study.close()
    with open_study(study.path) as again:
        assert only_series(again).slices == 8


def test_images_of_a_visit_in_reading_are_not_exchanged(study, tmp_path):
    whole = a_ct(tmp_path / "whole", slices=8)
    half = cut_off(whole, tmp_path / "half")
    bring(study, half)
    ReadSession(study, "1001").do(c.OpenTimepoint("BL"))
    answer = bring(study, whole).answer
    assert isinstance(answer, Refusal)
    assert "reading has begun" in answer.problem.what
    assert only_series(study).slices == 3


def texts(folder, count):
    for number in range(count):
        (folder / f"{number}.txt").write_text("a")


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        pytest.param(lambda _folder: None, "the folder is empty", id="empty folder"),
        pytest.param(lambda folder: texts(folder, 1), "the file is no DICOM", id="a text"),
        pytest.param(lambda folder: texts(folder, 2), "no DICOM among the 2 files", id="texts"),
        pytest.param(
            lambda folder: (folder / "a.dcm").write_bytes(b"\0" * 128 + b"DICM" + b"\x08\x00"),
            "no file could be taken",
            id="damaged",
        ),
    ],
)
def test_a_folder_without_images_says_why(study, tmp_path, fill, words):
    folder = tmp_path / "in"
    folder.mkdir()
    fill(folder)
    answer = bring(study, folder).answer
    assert isinstance(answer, Refusal)
    assert answer.problem.what == words
    assert not study.state.series


def test_another_patients_folder_is_not_taken_for_a_subject_with_images(study, tmp_path):
    bring(study, a_ct(tmp_path / "one", slices=3))
    answer = bring(study, a_ct(tmp_path / "two", slices=3, day="20240610", PatientID="OTHER"), "TP1").answer
    assert isinstance(answer, Refusal)
    assert answer.problem.what == "the images belong to another patient"


def test_FT_29_the_first_files_of_a_subject_are_of_one_patient_not_of_the_most_frequent(study, tmp_path):
    bring(study, a_ct(tmp_path / "mixed" / "a", slices=3))
    folder = a_ct(tmp_path / "mixed" / "b", slices=4, day="20240610", PatientID="OTHER").parent
    blobs = set(ImageStore.beside(study.path).blobs())
    answer = bring(study, folder, subject="1002").answer
    assert isinstance(answer, Refusal)
    assert set(ImageStore.beside(study.path).blobs()) == blobs
    assert answer.problem.what == "the files are of more than one patient: 4 of one, 3 of others"
    assert answer.problem.remedy == "Choose a folder that holds only this subject's files"
    assert not study.state.series_of("1002")
    bring(study, folder / "b", subject="1002")
    assert [series.slices for series in study.state.series_of("1002")] == [4]


def test_FT_29_once_the_patient_is_known_the_others_files_are_left_out(study, tmp_path):
    bring(study, a_ct(tmp_path / "one", slices=3))
    folder = a_ct(tmp_path / "tp1", slices=2, day="20240610")
    a_ct(folder / "b", slices=4, day="20240611", PatientID="OTHER")
    assert isinstance(bring(study, folder, "TP1").answer, Recorded)
    assert [series.slices for series in study.state.series_of("1001", "TP1")] == [2]


def test_a_burned_in_slice_stands_beside_the_rest_of_its_series(study, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=5)
    a_ct(folder, slices=1, BurnedInAnnotation="YES")
    bring(study, folder)
    states = sorted((s.slices, s.state) for s in study.state.series_of("1001"))
    assert states == [(1, "quarantined"), (4, "ready")]
    held = next(s for s in study.state.series_of("1001") if s.state == "quarantined")
    assert quarantine_signs(study, held.uid) == ("burned_in",)
    answer = study.decide_quarantine(QuarantineDecision(held.uid, True, "scale bar only"))
    assert isinstance(answer, Recorded)
    assert study.state.series[held.uid].state == "ready"


def test_taking_in_never_touches_the_study_file(study, tmp_path):
    prepared = prepare_import(study, ImportWish((a_ct(tmp_path / "ct", slices=3),), "1001", "Baseline"))
    study.file.close()
    *_, last = take_in(prepared)
    assert len(last.intake.series) == 1
    with open_study(study.path) as again:
        assert isinstance(record_import(again, prepared, last.intake), Recorded)


def other_content(folder):
    """The second image of the series again, under its identifier, with other pixels."""
    a_ct(folder, slices=2, pixels=body_slice() + 1)
    (folder / "IM0001.dcm").unlink()
    return folder


def test_a_later_image_of_the_same_uid_and_other_content_blocks_both_until_chosen_BL_35(study, tmp_path):
    bring(study, a_ct(tmp_path / "ct", slices=4))
    assert isinstance(bring(study, other_content(tmp_path / "late")).answer, Recorded)
    first, late = sorted(study.state.series_of("1001"), key=lambda series: -series.slices)
    assert [(s.slices, s.state, "choice" in s.blocked) for s in (first, late)] == [
        (4, "quarantined", True),
        (1, "quarantined", True),
    ]
    chosen = study.decide_quarantine(QuarantineDecision(first.uid, True, "the site confirmed the first"))
    assert isinstance(chosen, Recorded)
    states = [study.state.series[s.uid].state for s in (first, late)]
    assert states == ["ready", "refused"]
    assert study.state.series[first.uid].blocked == ()
    study.close()
    with open_study(study.path) as again:
        assert [again.state.series[s.uid].state for s in (first, late)] == states


def test_what_was_decided_is_stored_beside_the_window_and_noted_there(study, tmp_path):
    prepared = prepare_import(study, ImportWish((a_ct(tmp_path / "ct", slices=3),), "1001", "Baseline"))
    *_, last = take_in(prepared)
    edit = decide_recording(study, prepared, last.intake)
    stored = []
    beside = Thread(target=lambda: stored.append(store_recording(study, edit)))
    beside.start()
    beside.join()
    assert not study.state.series
    note_recording(study, edit, stored[0])
    assert only_series(study).slices == 3


def test_an_edit_of_the_study_in_between_is_told_and_nothing_is_stored_FT_4(study, tmp_path):
    prepared = prepare_import(study, ImportWish((a_ct(tmp_path / "ct", slices=3),), "1001", "Baseline"))
    *_, last = take_in(prepared)
    edit = decide_recording(study, prepared, last.intake)
    bring(study, a_ct(tmp_path / "again", slices=3))
    with pytest.raises(Fault):
        store_recording(study, edit)
    assert only_series(study).slices == 3
