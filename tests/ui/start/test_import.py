"""Import through the page: by key, by drop, with progress, cancel, findings and faults."""

from pathlib import Path

import pytest
from pydicom.uid import MediaStorageDirectoryStorage, SecondaryCaptureImageStorage
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from recist_reader.problem import Fault, Problem
from recist_reader.reading.visits import visit_choices
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start import import_panel
from recist_reader.ui.start.import_panel import ImportPanel, Stage
from recist_reader.ui.start.last_folders import Chosen, forget, last, remember
from tests.imaging.made_ct import ct_file
from tests.reading.made_folders import a_ct
from tests.ui.widgets.clipping import hidden_parts

pytestmark = pytest.mark.gui
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(page, study):
    study.add_subject(SubjectRecord("1001"))
    page.refresh_asked.emit()
    return page.panels.import_panel


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def bring(qtbot, page, panel, *places: Path):
    """Import with keys, until the result shows."""
    qtbot.keyClick(page, Qt.Key.Key_I, CTRL)
    panel.choice.set_places(())
    panel.choice.add_places(places)
    panel.choice.focus()
    qtbot.keyClick(panel.choice.start_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    qtbot.waitUntil(lambda: "imported" in said(panel))  # new lines show with the next layout


def drop(page, at, *places: Path):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(place)) for place in places])
    page.dropEvent(
        QDropEvent(
            QPointF(at),
            Qt.DropAction.CopyAction,
            content,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


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


def test_BN_3_a_secondary_capture_alone_is_held_back_and_listed(qtbot, page, panel, study, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "sc", slices=1, SOPClassUID=SecondaryCaptureImageStorage))
    assert "1 series imported, 1 of them in quarantine" in said(panel)
    assert "1 in quarantine" in said(panel)
    assert "Look at it in the quarantine." in said(panel)
    qtbot.keyClick(page, Qt.Key.Key_J, CTRL)
    (held,) = page.panels.series_panel.cards.values()
    assert held.series.state == "quarantined"


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


def test_one_file_is_one_file(qtbot, page, panel, tmp_path):
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=1))
    assert "1 file imported" in said(panel)
    bring(qtbot, page, panel, a_ct(tmp_path / "older", slices=1, day="20230310"))
    assert "1 file read, not kept" in said(panel)


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


def test_a_folder_without_dicom_says_so_and_the_page_goes_on(qtbot, page, panel, study, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text("hello")
    bring(qtbot, page, panel, tmp_path / "in")
    assert "Nothing was imported. The file is no DICOM" in said(panel)
    assert not panel.result.read_button.isVisible()
    bring(qtbot, page, panel, a_ct(tmp_path / "ct", slices=3))
    assert len(study.state.series) == 1


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


def test_a_series_that_is_stored_at_another_visit_is_refused_with_that_visit(qtbot, page, panel, tmp_path):
    folder = a_ct(tmp_path / "ct", slices=5)
    part = a_ct(tmp_path / "part", slices=3)
    bring(qtbot, page, panel, part)
    bring(qtbot, page, panel, folder)
    assert "stored as Baseline" in said(panel.result)


def test_the_import_button_is_in_sight_however_many_folders_are_chosen(qtbot, page, panel, tmp_path):
    page.resize(1366, 768)
    page.import_asked.emit("1001")
    panel.choice.add_places(tuple(tmp_path / f"disc {number}" for number in range(30)))
    qtbot.waitUntil(lambda: hidden_parts(panel.choice.start_button) == [])
    assert panel.scroll.verticalScrollBar().maximum() > 0


def test_a_folder_that_is_gone_is_a_message(qtbot, page, panel, tmp_path):
    page.import_asked.emit("1001")
    panel.choice.add_places((tmp_path / "gone",))
    panel.run()
    qtbot.waitUntil(lambda: panel.stage is Stage.CHOOSING, timeout=10_000)
    assert "There is no such folder or archive" in panel.message.text()


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
    assert "Nothing was imported" in said(panel)


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
    assert "nothing of this import is in the study" in panel.message.text()
    assert panel.choice.places == (folder,)


def test_closing_the_study_ends_a_running_import(qtbot, page, panel, study, tmp_path):
    page.import_asked.emit("1001")
    panel.choice.add_places((a_ct(tmp_path / "ct", slices=40),))
    panel.run()
    qtbot.keyClick(page, Qt.Key.Key_W, CTRL)
    assert page.panels.study is None
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


def bring_again(qtbot, page, panel, folder: Path):
    """Import a folder for baseline once more."""
    page.import_asked.emit("1001")
    panel.choice.visit.setCurrentIndex(panel.choice.visit.findData("Baseline"))
    panel.choice.add_places((folder,))
    panel.run()
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    qtbot.waitUntil(lambda: "imported" in said(panel))


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
    assert "All images are in the study already. Nothing to do." in words
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
