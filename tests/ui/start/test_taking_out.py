"""A visit imported by mistake is taken out on the series page, with keys and clicks (ST-5, ER)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from tests.reading.made_folders import a_ct
from tests.ui.start.importing import said

pytestmark = pytest.mark.gui
CTRL, LEFT = Qt.KeyboardModifier.ControlModifier, Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot, page, study, tmp_path):
    """Two visits of one subject, and files of another patient beside the second; the page is open."""
    study.add_subject(SubjectRecord("1001"))
    second = a_ct(tmp_path / "TP1", slices=3, day="20240910")
    a_ct(second / "other", slices=2, PatientID="OTHER", SOPInstanceUID="1.2.8.1")
    for visit, folder in (("Baseline", a_ct(tmp_path / "BL", slices=3)), ("TP1", second)):
        *_, last = import_images(study, ImportWish((folder,), "1001", visit))
        assert isinstance(last.answer, Recorded), last.answer
    page.refresh_asked.emit()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_J, CTRL)
    shown = page.panels.series_panel
    qtbot.waitUntil(lambda: "TP1" in shown.heads and shown.heads["TP1"].isVisible())
    return shown


def test_ST_5_the_last_visit_is_taken_out_with_a_reason(qtbot, page, panel, study):
    head = panel.heads["TP1"]
    qtbot.mouseClick(head.take_out_button, LEFT)
    assert page.focusWidget() is head.reason
    qtbot.keyClick(head.reason, Qt.Key.Key_Return)
    assert "1001/TP1" in study.state.visits, "a reason is needed"
    qtbot.keyClicks(head.reason, "it is the scan of TP2")
    qtbot.keyClick(head.reason, Qt.Key.Key_Return)
    assert "1001/TP1" not in study.state.visits
    assert set(panel.heads) == {"Baseline"}
    assert "TP1 was taken out" in panel.message.text()
    page.import_asked.emit("1001")
    assert page.panels.import_panel.choice.visit_name() == "TP1"


def test_an_earlier_visit_says_what_goes_first(qtbot, panel, study):
    head = panel.heads["Baseline"]
    qtbot.mouseClick(head.take_out_button, LEFT)
    qtbot.keyClicks(head.reason, "wrong patient")
    qtbot.mouseClick(head.confirm_button, LEFT)
    assert "Take TP1 out first" in panel.message.text()
    assert "1001/Baseline" in study.state.visits


def test_keep_it_asks_no_more(qtbot, panel, study):
    head = panel.heads["TP1"]
    qtbot.mouseClick(head.take_out_button, LEFT)
    qtbot.mouseClick(head.keep_button, LEFT)
    assert not head.reason.isVisible()
    assert "1001/TP1" in study.state.visits


def test_a_visit_that_was_opened_has_no_way_out_here(qtbot, page, panel, study):
    assert isinstance(ReadSession(study, "1001").do(c.OpenTimepoint("BL")), Recorded)
    page.series_asked.emit("1001")
    assert not hasattr(panel.heads["Baseline"], "take_out_button")
    qtbot.waitUntil(panel.heads["TP1"].take_out_button.isVisible)


def test_ER_files_of_another_patient_are_told_at_their_visit(qtbot, panel):
    told = "2 files of another patient were not kept at import"
    qtbot.waitUntil(lambda: told in said(panel))
    assert said(panel).count(told) == 1
