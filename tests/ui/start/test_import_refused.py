"""What an import refuses is said with cause and remedy, and the reader goes straight on."""

import pytest
from pydicom.uid import MediaStorageDirectoryStorage, SecondaryCaptureImageStorage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start import import_panel
from recist_reader.ui.start.import_panel import Stage
from tests.imaging.made_ct import ct_file
from tests.reading.made_folders import a_ct
from tests.ui.start.importing import CTRL, bring, drop, said

pytestmark = pytest.mark.gui


def test_one_file_is_one_file(qtbot, page, panel, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=1))
    assert "1 file imported" in said(panel)
    bring(qtbot, page, panel, a_ct(tmp_path / "older", slices=1, day="20230310"))
    assert "1 file read, not kept" in said(panel)


def test_every_file_that_did_not_come_in_has_its_cause_and_remedy(qtbot, page, panel, study, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "bl", slices=3))
    folder = a_ct(tmp_path / "ct", slices=5, day="20240610")
    a_ct(folder / "b", slices=2, PatientID="OTHER", SOPInstanceUID="1.2.8.1")
    whole = (folder / "IM0001.dcm").read_bytes()
    (folder / "cut.dcm").write_bytes(whole[: len(whole) // 2])
    (folder / "notes.txt").write_text("no image")
    bring(qtbot, page, panel, folder)
    text = said(panel)
    assert "1 series imported. 4 files were not taken." in text
    assert "2 files not taken: the file belongs to another patient" in text
    assert "Import it for the subject it belongs to." in text
    assert "1 file not taken: the file ends inside its pixels" in text
    assert "cut.dcm" in text
    assert "this is not a DICOM file" in text
    assert [s.slices for s in study.state.series.values()] == [3, 5]


def test_BN_3_a_capture_that_cannot_be_stored_sends_nobody_to_the_quarantine(
    qtbot, page, panel, study, tmp_path
):
    change = {"SOPClassUID": SecondaryCaptureImageStorage, "SeriesInstanceUID": None}
    bring(qtbot, page, panel, a_ct(tmp_path / "sc", slices=1, **change))
    text = said(panel)
    assert not study.state.series
    assert "1 file not taken: a secondary capture (0020,000e)." in text
    assert "not even in the quarantine: a required unique identifier is missing. Ask for" in text
    assert "Look at it" not in text
    assert "in quarantine" not in text
    assert "1 not taken" in text


def test_FT_29_two_patients_in_the_first_folder_are_refused_and_other_files_are_asked_for(
    qtbot, page, panel, study, tmp_path
):
    folder = a_ct(tmp_path / "ct", slices=3)
    a_ct(folder / "b", slices=2, day="20240610", PatientID="OTHER")
    bring(qtbot, page, panel, folder)
    assert "The files are of more than one patient: 3 of one, 2 of others. Choose a folder" in said(panel)
    assert not study.state.series
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert panel.stage is Stage.CHOOSING
    assert page.focusWidget() is panel.choice.folder_button


def test_a_folder_without_dicom_says_so_and_the_page_goes_on(qtbot, page, panel, study, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text("hello")
    bring(qtbot, page, panel, tmp_path / "in")
    assert "Nothing was imported. The file is no DICOM" in said(panel)
    assert not panel.result.read_button.isVisible()
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=3))
    assert len(study.state.series) == 1


def test_a_refused_import_says_nowhere_that_files_were_imported(qtbot, page, panel, study, tmp_path):
    for visit, day in (("Baseline", "20240110"), ("TP1", "20240510")):
        bring(qtbot, page, panel, a_ct(tmp_path / visit, slices=3, day=day))
    bring(qtbot, page, panel, a_ct(tmp_path / "older", slices=3, day="20240310"))
    text = said(panel.result)
    assert "Nothing was imported. Its scan is older than that of TP1. Check which visit" in text
    assert "3 files read, none kept" in text
    assert "imported by mistake, Ctrl+J takes it out again" in text
    assert "files imported" not in text
    assert "(TP2)" not in text
    assert panel.subtitle.text() == "1001  ·  TP2"


def test_after_a_refusal_the_same_files_go_to_the_right_subject_by_keys_alone(
    qtbot, page, panel, study, tmp_path
):
    """FT-29: of another patient than the subject's own; why is said, and the reader goes straight on."""
    study.add_subject(SubjectRecord("1002"))
    page.refresh_asked.emit()
    bring(qtbot, page, panel, a_ct(tmp_path / "own", slices=3))
    other = a_ct(tmp_path / "other", slices=3, day="20240610", PatientID="OTHER")
    bring(qtbot, page, panel, other)
    text = said(panel.result)
    assert "Nothing was imported. The images belong to another patient. Choose the subject they" in text
    assert "3 files not taken: the file belongs to another patient" in text
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert panel.stage is Stage.CHOOSING
    assert panel.choice.places == (other,)
    assert page.focusWidget() is panel.choice.subject
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert (panel.subject, panel.choice.visit_name()) == ("1002", "Baseline")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert [s.subject for s in study.state.series.values()] == ["1001", "1002"]
    assert panel.result.more_button.isVisible()
    assert not panel.result.again_button.isVisible()


def test_after_a_refusal_a_subject_can_be_added_without_choosing_the_files_again(
    qtbot, page, panel, study, tmp_path
):
    bring(qtbot, page, panel, a_ct(tmp_path / "own", slices=3))
    other = a_ct(tmp_path / "other", slices=3, day="20240610", PatientID="OTHER")
    bring(qtbot, page, panel, other)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(page.focusWidget(), "1002")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert (panel.subject, panel.choice.places) == ("1002", (other,))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert [s.subject for s in study.state.series.values()] == ["1001", "1002"]


def test_the_same_files_are_no_longer_said_once_other_files_are_chosen(qtbot, page, panel, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "own", slices=3))
    bring(qtbot, page, panel, a_ct(tmp_path / "other", slices=3, PatientID="OTHER"))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert "The same files are chosen" in panel.message.text()
    panel.choice.add_places((a_ct(tmp_path / "more", slices=1, day="20240610"),))
    assert panel.message.text() == ""


def test_after_choose_again_the_new_folder_replaces_the_refused_one(
    qtbot, page, panel, study, tmp_path, monkeypatch
):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text("hello")
    right = [a_ct(tmp_path / name, slices=2, day=day) for name, day in (("a", "20240110"), ("b", "20240111"))]
    bring(qtbot, page, panel, tmp_path / "in")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert panel.choice.places == (tmp_path / "in",)
    for folder in right:
        monkeypatch.setattr(
            import_panel.QFileDialog, "getExistingDirectory", lambda *_, chosen=folder: str(chosen)
        )
        qtbot.mouseClick(panel.choice.folder_button, Qt.MouseButton.LeftButton)
    assert panel.choice.places == tuple(right)


def test_a_folder_dropped_after_a_refusal_replaces_the_refused_one(qtbot, page, panel, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text("hello")
    bring(qtbot, page, panel, tmp_path / "in")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    folder = a_ct(tmp_path / "ct", slices=2)
    drop(page, QPoint(10, 400), folder)
    assert panel.choice.places == (folder,)


def test_what_needs_no_action_is_said_calmly(qtbot, page, panel, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=2)
    (folder / "DICOMDIR").write_bytes(ct_file(1, SOPClassUID=MediaStorageDirectoryStorage))
    (folder / "letter.txt").write_text("hello")
    (folder / "cut.dcm").write_bytes((folder / "IM0001.dcm").read_bytes()[:3000])
    bring(qtbot, page, panel, folder)
    tones = {
        line.text().partition(": ")[2]: line.property("state")
        for line in panel.result.findChildren(QLabel)
        if line.text().startswith("1 file not taken")
    }
    assert tones["a media directory."] == tones["this is not a DICOM file."] != "bad"
    assert list(tones.values()).count("bad") == 1


def test_a_closed_panel_forgets_the_files_that_were_refused(qtbot, page, panel, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "own", slices=3))
    bring(qtbot, page, panel, a_ct(tmp_path / "other", slices=3, PatientID="OTHER"))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    page.import_asked.emit("1001")
    assert panel.choice.places == ()


def test_ST_5_after_a_scan_older_than_the_visit_before_the_visit_is_chosen_anew(qtbot, page, panel, tmp_path):
    for visit, day in (("Baseline", "20240110"), ("TP1", "20240510")):
        bring(qtbot, page, panel, a_ct(tmp_path / visit, slices=3, day=day))
    bring(qtbot, page, panel, a_ct(tmp_path / "older", slices=3, day="20240310"))
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.focusWidget() is panel.choice.visit
    assert panel.choice.places == (tmp_path / "older",)


def test_a_folder_that_is_gone_is_a_message(qtbot, page, panel, tmp_path):
    page.import_asked.emit("1001")
    panel.choice.add_places((tmp_path / "gone",))
    panel.run()
    qtbot.waitUntil(lambda: panel.stage is Stage.CHOOSING, timeout=10_000)
    assert "There is no such folder or archive" in panel.message.text()
