"""Files imported once more: what is there already, comes back or stands elsewhere."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.problem import Fault, Problem
from recist_reader.reading.visits import visit_choices
from recist_reader.ui.start import import_panel
from recist_reader.ui.start.import_panel import Stage
from tests.reading.made_folders import a_ct
from tests.ui.start.importing import bring, bring_again, said

pytestmark = pytest.mark.gui


def test_a_series_that_is_stored_at_another_visit_is_refused_with_that_visit(qtbot, page, panel, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=5)
    part = a_ct(tmp_path / "part", slices=3)
    bring(qtbot, page, panel, part)
    bring(qtbot, page, panel, folder)
    assert "stored as Baseline" in said(panel.result)


def test_FT_30_images_of_another_visit_are_named_with_the_visit_that_brings_them_back(
    qtbot, page, panel, study, tmp_path
):
    bring(qtbot, page, panel, a_ct(tmp_path / "bl", slices=3))
    folder = a_ct(tmp_path / "tp1", slices=3, day="20240610")
    bring(qtbot, page, panel, folder)
    next(study.images_folder.glob("??/*.dcm")).unlink()
    bring(qtbot, page, panel, folder)
    assert panel.choice.visit_name() == "TP2"
    words = said(panel.result)
    assert "at another visit of this subject: TP1. Choose the folder of this visit; to bring back" in words
    assert "choose TP1 as the visit" in words
    qtbot.keyClick(panel.result.again_button, Qt.Key.Key_Return)
    assert panel.message.text() == import_panel.SAME_FILES_THERE
    assert panel.choice.places == (folder,)


def test_FT_4_an_import_told_as_failed_that_is_stored_all_the_same_is_known_from_then_on(
    qtbot, page, panel, study, tmp_path, monkeypatch
):
    store = import_panel.store_recording

    def stored_and_lost(*args):
        store(*args)
        raise Fault(Problem("the disk did not answer", "study file", "Try again"))

    folder = a_ct(tmp_path / "ct", slices=3)
    with monkeypatch.context() as patch:
        patch.setattr(import_panel, "store_recording", stored_and_lost)
        page.import_asked.emit("1001")
        panel.choice.add_places((folder,))
        panel.run()
        qtbot.waitUntil(lambda: "did not answer" in panel.message.text(), timeout=20_000)
    assert [series.slices for series in study.state.series.values()] == [3]
    panel.run()
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    qtbot.waitUntil(lambda: "Nothing was imported" in said(panel))  # new lines show with the next layout


@pytest.mark.parametrize("locked", [set(), {"BL"}], ids=["open", "locked"])
def test_FT_30_importing_again_says_how_many_images_came_back(
    qtbot, panel, study, tmp_path, monkeypatch, locked
):
    page = panel.window()
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=3))
    blob = next(study.images_folder.glob("??/*.dcm"))
    blob.unlink()
    monkeypatch.setattr(study, "bound_labels", lambda _subject: locked)
    bring_again(qtbot, page, panel, tmp_path / "ct")
    words = said(panel.result)
    assert "1 image was brought back, nothing new was imported. All images are in the study already." in words
    assert "Nothing was imported" not in words
    assert "1 stored image missing or changed before, brought back. Nothing more to do." in words
    assert "1 brought back" in words
    assert "Files to look at" not in words
    assert blob.is_file()


def test_a_locked_visit_is_refused_and_no_file_of_the_folder_is_read(
    qtbot, page, panel, study, tmp_path, monkeypatch
):
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=3))
    monkeypatch.setattr(study, "bound_labels", lambda _subject: {"BL"})
    assert ("Baseline", "locked") in visit_choices(study, "1001")
    bring_again(qtbot, page, panel, tmp_path / "ct")
    assert "The timepoint is locked" in said(panel.result)
    assert "there already" not in said(panel.result)
    assert panel.result.again_button.isVisible()
