"""Export: what goes out is said before the click, then written or cancelled; by keys alone (EXP-30)."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox

from recist_reader.exports import registry
from recist_reader.exports.request import ExportResult, Format, LeftOut
from recist_reader.ui.start import export_page
from recist_reader.ui.start.export_page import ExportPage
from recist_reader.ui.start.export_words import KINDS, LEFT_SHOWN, blinding_words, grouped, left_out_lines
from recist_reader.ui.start.last_folders import forget
from recist_reader.ui.widgets.job import Job
from tests.exports.build import read_study

pytestmark = pytest.mark.gui
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _all_without_figures(monkeypatch):
    """Figures take seconds to draw, and have tests of their own."""
    monkeypatch.setitem(registry.KINDS, "figures", replace(registry.KINDS["figures"], in_all=False))


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    with read_study(tmp_path_factory.mktemp("read")) as made:
        yield made


@pytest.fixture
def page(qtbot, study):
    made = ExportPage(study)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.start()
    qtbot.waitUntil(lambda: said(made, "Files"))
    yield made
    made.stop()


def said(page, words: str) -> bool:
    return any(words in text for text in page.preview.texts)


def folders(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def test_EXP_30_what_goes_out_is_said_before_anything_is_written(page, study, tmp_path):
    assert said(page, f"{len(study.state.subjects)} subjects go out")
    for name in (
        "lesions.csv",
        "timepoints.csv",
        "outcomes.csv",
        "reads.json",
        "manifest.json",
        "SHA256SUMS",
    ):
        assert said(page, name)
    assert not page.export_button.isEnabled()
    assert page.why.text() == "Choose a folder first."


def test_EXP_30_another_choice_is_counted_anew(qtbot, page):
    page.choice.kinds.button(1).setFocus()
    qtbot.keyClick(page.choice.kinds.button(1), Qt.Key.Key_Space)
    page.choice.formats.button(1).click()
    qtbot.waitUntil(lambda: said(page, "lesions.xlsx"))
    assert not said(page, "timepoints")
    assert not page.choice.excel_mark.isVisible()  # EXP-22: for CSV only


def test_a_run_that_is_over_is_kept_no_longer(qtbot, page):
    """Each choice is counted by a job of its own: a long day of choices must not heap them up."""
    for number in (0, 1, 0, 1):
        page.choice.kinds.button(number).click()
    qtbot.waitUntil(lambda: page._job is None)
    qtbot.waitUntil(lambda: page.findChildren(Job) == [])
    assert page._ending == []


def test_the_reads_document_is_json_and_says_so(qtbot, page):
    page.choice.formats.button(1).click()
    page.choice.kinds.buttons()[-1].click()
    qtbot.waitUntil(lambda: said(page, "reads.json"))
    assert not any(button.isEnabled() for button in page.choice.formats.buttons())
    assert "JSON always" in page.choice.note.text()


def test_EXP_10_by_keys_alone_one_new_folder_is_written_and_named(qtbot, page, tmp_path):
    page.choice.folder.setFocus()
    qtbot.keyClicks(page.choice.folder, str(tmp_path))
    qtbot.keyClick(page.choice.folder, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(page, "Written"), timeout=15_000)
    (folder,) = folders(tmp_path)
    assert said(page, folder)
    manifest = json.loads((tmp_path / folder / "manifest.json").read_text("utf-8"))
    assert said(page, grouped(manifest["files"][0]["sha256"][:8]))
    assert not page.is_writing


def test_ctrl_enter_exports_from_wherever_the_focus_is(qtbot, page, tmp_path):
    for button in (*page.choice.kinds.buttons(), *page.choice.formats.buttons(), page.choice.browse):
        page.choice.folder.clear()
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Return, CTRL)
        assert page.why.text() == export_page.NO_FOLDER, button.text()
        assert page.choice.browse.hasFocus()
    page.choice.folder.setText(str(tmp_path / "out"))
    page.choice.kinds.button(0).setFocus()
    qtbot.keyClick(page.choice.kinds.button(0), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: said(page, "Written"), timeout=15_000)
    assert len(folders(tmp_path / "out")) == 1


def test_EXP_13_an_existing_folder_is_named_and_kept(qtbot, page, tmp_path):
    page.choice.folder.setText(str(tmp_path))
    for expected in ("Written", "exists already"):
        qtbot.keyClick(page, Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda words=expected: said(page, words), timeout=15_000)
    assert len(folders(tmp_path)) == 1


@pytest.fixture
def endless_steps(monkeypatch):
    """An export that goes on until it is closed."""
    closed = []

    def steps(study, request):
        try:
            while True:
                time.sleep(0.005)
                yield 3, 40
        finally:
            closed.append(request.kind)

    monkeypatch.setattr(export_page, "export_steps", steps)
    return closed


def test_EXP_14_a_run_shows_its_number_and_escape_cancels_it(qtbot, page, tmp_path, endless_steps):
    page.choice.folder.setText(str(tmp_path))
    page.write()
    qtbot.waitUntil(lambda: "3 of 40" in page.preview.progress.text())
    assert page.cancel_button.isVisible()
    assert not page.choice.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said(page, "Cancelled: nothing was written."))
    assert endless_steps == ["all"]
    assert folders(tmp_path) == []
    with qtbot.waitSignal(page.back_asked):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_a_cancel_that_comes_too_late_says_what_was_written(qtbot, page, monkeypatch, tmp_path):
    """The last step is done when Escape is pressed: the page tells what is on the disk."""
    result = ExportResult(tmp_path / "made", {"subjects": ["1"], "files": [], "signatures": "unsigned"}, 0)

    def steps(study, request):
        page._job.cancel()
        return result
        yield

    monkeypatch.setattr(export_page, "export_steps", steps)
    page.choice.folder.setText(str(tmp_path))
    page.write()
    qtbot.waitUntil(lambda: said(page, "Written"))
    assert not said(page, "Cancelled")


def test_closing_the_study_ends_a_run(page, tmp_path, endless_steps):
    page.choice.folder.setText(str(tmp_path))
    page.write()
    page.stop()
    assert endless_steps == ["all"]


def test_who_is_left_out_is_named_with_the_reason_and_the_rest_counted():
    left = tuple(LeftOut(f"10{n:02d}", "R1", "TP2 is open") for n in range(LEFT_SHOWN + 3))
    lines = left_out_lines(ExportResult(None, {"signatures": "unsigned"}, 0, left_out=left))
    assert lines[0] == "1000: TP2 is open"
    assert lines[-1] == "and 3 more, all in the manifest"


def test_of_two_readers_each_read_that_is_left_out_is_named():
    left = (LeftOut("1001", "R2", "TP2 is open"),)
    result = ExportResult(None, {"signatures": "signed"}, 0, left_out=left)
    assert left_out_lines(result) == ("1001 R2: TP2 is open",)
    assert blinding_words(result) == "blinded, all subjects pooled, signed"


@pytest.mark.parametrize(
    ("format_", "bom"),
    [pytest.param(Format.CSV, True, id="CSV"), pytest.param(Format.XLSX, False, id="XLSX")],
)
def test_EXP_22_the_mark_for_excel_goes_with_csv_alone(qtbot, page, format_, bom):
    page.choice.excel_mark.setFocus()
    qtbot.keyClick(page.choice.excel_mark, Qt.Key.Key_Space)
    page.choice.formats.button([Format.CSV, Format.XLSX].index(format_)).setChecked(True)
    assert page.choice.request(dry_run=True).bom is bom


def test_EXP_22_the_mark_for_excel_is_a_check_box_that_a_click_turns_on_and_off(qtbot, page):
    box = page.choice.excel_mark
    assert isinstance(box, QCheckBox)
    for is_on in (True, False):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
        assert box.isChecked() is is_on
        assert page.choice.request(dry_run=True).bom is is_on


def test_EXP_44_the_page_says_what_a_row_of_outcomes_is():
    """One row for each subject, reader (FINAL among them) and variant of PFS."""
    assert KINDS["outcomes"][1].startswith("one row per subject, reader and PFS variant")


def test_a_folder_that_is_not_there_is_said_before_it_is_made(qtbot, page, tmp_path):
    note, field = page.choice.folder_note, page.choice.folder
    (tmp_path / "results").mkdir()
    field.setText(str(tmp_path / "results"))
    assert note.text() == ""
    assert not note.isVisible()
    qtbot.keyClicks(field, "z")
    assert note.text() == f"This folder is not there yet: the export makes resultsz in {tmp_path}."
    qtbot.waitUntil(note.isVisible)
    assert not (tmp_path / "resultsz").exists()
    page.write()
    qtbot.waitUntil(lambda: said(page, "Written"), timeout=15_000)
    assert (tmp_path / "resultsz").is_dir()
    assert note.text() == ""


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param("letter.txt", "This is a file: choose a folder.", id="a file"),
        pytest.param("a/b/c", "the export makes a/b/c in", id="several"),
        pytest.param("n" * 300, "This cannot be a folder", id="a name too long"),
        pytest.param("letter.txt/a", "the export makes letter.txt/a in", id="below a file"),
    ],
)
def test_what_is_said_of_a_place_that_is_no_folder(page, tmp_path, typed, told):
    (tmp_path / "letter.txt").touch()
    page.choice.folder.setText(str(tmp_path / typed) if typed else "")
    assert told in page.choice.folder_note.text()
    assert bool(told) == bool(page.choice.folder_note.text())


def test_a_home_of_nobody_is_typed_without_a_fault(qtbot, page):
    page.choice.folder.setText("")
    qtbot.keyClicks(page.choice.folder, "~nobodyhere")
    assert "the export makes ~nobodyhere in" in page.choice.folder_note.text()
    assert page.choice.request(dry_run=True).out == Path("~nobodyhere")


def test_the_folder_of_the_export_before_is_chosen_already(qtbot, page, study, tmp_path, monkeypatch):
    page.choice.folder.setText(str(tmp_path))
    page.write()
    qtbot.waitUntil(lambda: said(page, "Written"), timeout=15_000)
    forget()  # as after a restart
    again = ExportPage(study)
    qtbot.addWidget(again)
    assert again.choice.folder.text() == str(tmp_path)
    assert again.export_button.isEnabled()
    began = []
    monkeypatch.setattr(
        "recist_reader.ui.start.export_choice.QFileDialog.getExistingDirectory",
        lambda _w, _t, at: (began.append(at), "")[1],
    )
    again.choice.choose_folder()
    again.choice.folder.setText("")
    again.choice.choose_folder()
    assert began == [str(tmp_path), str(Path.home())]


def test_every_kind_has_its_words_in_the_order_of_the_registry():
    assert [kind for kind in KINDS if kind != "all"] == list(registry.KINDS)
