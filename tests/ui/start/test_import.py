"""Import through the page: by key, by drop, with progress, cancel and findings."""

from pathlib import Path

import pytest
from pydicom.uid import SecondaryCaptureImageStorage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.importing import frame_sources_of
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start.import_panel import IN_PROGRESS, ImportPanel, Stage
from recist_reader.ui.start.last_folders import Chosen, forget, last, remember
from tests.image_checks import compared
from tests.reading.made_folders import a_ct
from tests.ui.start.importing import CTRL, bring, drop, said
from tests.ui.widgets.clipping import hidden_parts

pytestmark = pytest.mark.gui


def test_a_folder_is_imported_and_read_with_two_times_enter(qtbot, page, panel, study, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=5))
    assert [s.slices for s in study.state.series.values()] == [5]
    assert "1 series imported." in said(panel)
    assert "5 files imported" in said(panel)
    with qtbot.waitSignal(page.open_asked) as asked:
        qtbot.keyClick(panel.result.read_button, Qt.Key.Key_Return)
    assert asked.args == ["1001"]
    assert not page.panels.isVisible()


def test_the_next_visit_without_images_is_proposed(qtbot, page, panel, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "bl", slices=3))
    page.import_asked.emit("1001")
    assert panel.choice.visit_name() == "TP1"
    names = [panel.choice.visit.itemText(i) for i in range(panel.choice.visit.count())]
    assert names == ["Baseline  ·  has images", "TP1  ·  next", "TP2  ·  no images"]


def test_BN_3_a_secondary_capture_alone_is_held_back_and_listed(qtbot, page, panel, study, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "sc", slices=1, SOPClassUID=SecondaryCaptureImageStorage))
    assert "1 series imported, 1 of them in quarantine" in said(panel)
    assert "1 in quarantine" in said(panel)
    assert "Look at it in the quarantine." in said(panel)
    qtbot.keyClick(page, Qt.Key.Key_J, CTRL)
    (held,) = page.panels.series_panel.cards.values()
    assert held.series.state == "quarantined"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        pytest.param({"PixelSpacing": None}, ("NO SPACING", "Not possible here: measuring"), id="no spacing"),
        pytest.param({"SliceThickness": "8"}, ("THICK", "thicker than 5 mm"), id="thick"),
    ],
)
def test_VW_11_findings_are_said_with_what_is_blocked(qtbot, page, panel, tmp_path, change, words):
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=4, **change))
    assert all(word in said(panel) for word in words)


def test_VW_11_a_series_half_copied_shows_its_gap(qtbot, page, panel, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=6)
    (folder / "IM0003.dcm").unlink()
    bring(qtbot, page, panel, folder)
    assert "GAP" in said(panel)
    assert "Ask for the missing images" in said(panel)


def test_the_chooser_begins_where_the_folder_before_was_chosen(qtbot, page, panel, tmp_path, monkeypatch):
    began = []
    chosen = a_ct(tmp_path / "ward" / "one", slices=1)
    zipped = tmp_path / "discs" / "one.zip"
    zipped.parent.mkdir()
    chooser = "recist_reader.ui.start.import_panel.QFileDialog"
    monkeypatch.setattr(
        f"{chooser}.getExistingDirectory", lambda _w, _t, at: (began.append(at), str(chosen))[1]
    )
    monkeypatch.setattr(
        f"{chooser}.getOpenFileNames", lambda _w, _t, at, _k: (began.append(at), ([str(zipped)], ""))[1]
    )
    page.import_asked.emit("1001")
    for choose in (panel.choose_folder, panel.choose_folder, panel.choose_archive, panel.choose_archive):
        choose()
    ward, discs = str(tmp_path / "ward"), str(zipped.parent)
    assert began == [str(Path.home()), ward, ward, discs], "the first archive: where the folder was"
    began.clear()
    another = ImportPanel()  # of the next study that is opened
    qtbot.addWidget(another)
    for choose in (another.choose_folder, another.choose_archive):
        choose()
    assert began == [ward, discs]


def test_a_chooser_begins_at_home_when_the_disc_is_gone_and_no_folder_with_images_is_kept(tmp_path):
    remember(Chosen.IMAGES, tmp_path)
    assert last(Chosen.IMAGES) == tmp_path
    remember(Chosen.IMAGES, tmp_path / "disc")
    assert last(Chosen.IMAGES) is None
    remember(Chosen.EXPORT, tmp_path)
    forget()
    assert last(Chosen.IMAGES) is None, "its name may name a patient"
    assert last(Chosen.EXPORT) == tmp_path, "kept for the next start"


def test_after_one_of_two_folders_is_taken_away_enter_imports_the_other(qtbot, page, panel, study, tmp_path):
    first, second = (a_ct(tmp_path / day, slices=2, day=day) for day in ("20240310", "20240610"))
    page.import_asked.emit("1001")
    panel.choice.add_places((first, second))
    away = next(b for b in panel.choice.findChildren(QPushButton) if b.text() == "Take away")
    qtbot.waitUntil(away.isVisible)
    away.setFocus()
    qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    assert panel.choice.places == (second,)
    assert page.focusWidget() is panel.choice.start_button
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert [s.slices for s in study.state.series.values()] == [2]


def test_the_import_button_is_in_sight_however_many_folders_are_chosen(qtbot, page, panel, tmp_path):
    page.resize(1366, 768)
    page.import_asked.emit("1001")
    panel.choice.add_places(tuple(tmp_path / f"disc {number}" for number in range(30)))
    qtbot.waitUntil(lambda: hidden_parts(panel.choice.start_button) == [])
    assert panel.scroll.verticalScrollBar().maximum() > 0


def test_cancel_leaves_the_study_as_it_was(qtbot, page, panel, study, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=40)
    page.import_asked.emit("1001")
    panel.choice.add_places((folder,))
    qtbot.keyClick(panel.choice.start_button, Qt.Key.Key_Return)
    assert panel.is_running
    qtbot.keyClick(panel.progress.cancel_button, Qt.Key.Key_Escape)
    assert panel.stage is Stage.CHOOSING
    panel.stop()
    qtbot.wait(50)
    assert not study.state.series
    assert list(ImageStore.beside(study.path).blobs()) == []
    assert "nothing of this import is in the study" in panel.message.text()
    assert panel.choice.places == (folder,)


def test_FT_31_an_import_begun_right_after_a_cancel_has_all_its_files(qtbot, page, panel, study, tmp_path):
    page.import_asked.emit("1001")
    panel.choice.add_places((a_ct(tmp_path / "ct", slices=80),))
    for _ in range(2):
        panel.run()
        qtbot.waitUntil(lambda: panel.progress.bar.value() > 0 or not panel.is_running, timeout=20_000)
        panel.cancel()
    panel.run()
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    (series,) = study.state.series_of("1001")
    assert series.slices == 80
    store = ImageStore.beside(study.path)
    assert compared(store, [source.sha256 for source in frame_sources_of(study, series.uid)]).ok
    assert len(list(store.blobs())) == 80


def test_closing_the_study_ends_a_running_import(qtbot, page, panel, study, tmp_path):
    page.import_asked.emit("1001")
    panel.choice.add_places((a_ct(tmp_path / "ct", slices=40),))
    panel.run()
    qtbot.keyClick(page, Qt.Key.Key_W, CTRL)
    assert page.panels.study is study, "it is asked first"
    assert page.keys.news.text() == IN_PROGRESS
    assert panel.is_running
    qtbot.keyClick(page, Qt.Key.Key_W, CTRL)
    assert page.panels.study is None
    assert list(ImageStore.beside(study.path).blobs()) == []
    qtbot.wait(50)
    assert not study.state.series


def test_a_folder_dropped_onto_a_row_is_for_that_subject(qtbot, page, panel, study, tmp_path):
    study.add_subject(SubjectRecord("1002"))
    page.refresh_asked.emit()
    folder = a_ct(tmp_path / "ct", slices=3)
    row = page.model.row_of("1002")
    at = page.table.viewport().mapTo(page, QPoint(20, page.table.rowViewportPosition(row) + 5))
    drop(page, at, folder)
    assert panel.isVisible()
    assert (panel.subject, panel.choice.places) == ("1002", (folder,))
    drop(page, at, tmp_path / "second")
    assert panel.choice.places == (folder, tmp_path / "second")


def test_a_drop_before_any_subject_asks_for_one(page, study, tmp_path):
    drop(page, QPoint(300, 300), a_ct(tmp_path / "ct", slices=1))
    assert page.panels.subject_form.isVisible()
    assert "Add a subject first" in page.panels.subject_form.message.text()
