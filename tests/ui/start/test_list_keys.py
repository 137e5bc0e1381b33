"""The list and the panel beside it speak of one subject, and keys reach them without the mouse (WL-2)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from tests.reading.made_folders import a_ct

pytestmark = pytest.mark.gui
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def bring(study, subject, folder, **change):
    *_, last = import_images(study, ImportWish((a_ct(folder, slices=3, **change),), subject, "Baseline"))
    assert isinstance(last.answer, Recorded), last.answer


@pytest.fixture
def two(page, study, tmp_path):
    """Two subjects with their baselines; the first row is chosen."""
    for subject in ("1001", "1002"):
        study.add_subject(SubjectRecord(subject))
        own = {"PatientID": subject, "SeriesInstanceUID": f"1.2.{subject}"}
        bring(study, subject, tmp_path / subject, **own)
    page.refresh_asked.emit()
    page.select("1001")
    page.focus_list()
    return page


def press(qtbot, page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(page.focusWidget(), key, modifiers)


def click_row(qtbot, page, subject):
    index = page.model.index(page.model.row_of(subject), 0)
    at = page.table.visualRect(index).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_series_panel_goes_to_the_row_that_is_clicked(qtbot, two, study):
    panel = two.panels.series_panel
    press(qtbot, two, Key.Key_J, CTRL)
    click_row(qtbot, two, "1002")
    assert panel.subtitle.text().startswith("1002")
    assert {card.series.subject for card in panel.cards.values()} == {"1002"}
    (card,) = panel.cards.values()
    qtbot.mouseClick(card.regions["pelvis"], Qt.MouseButton.LeftButton)
    labelled = {s.subject: "pelvis" in s.label.region for s in study.state.series.values()}
    assert labelled == {"1001": False, "1002": True}
    assert two.selected() == "1002"


def test_the_series_panel_follows_the_arrow_keys_and_leaves_them_the_focus(qtbot, two):
    press(qtbot, two, Key.Key_J, CTRL)
    two.focus_list()
    press(qtbot, two, Key.Key_Down)
    assert two.panels.series_panel.subtitle.text().startswith("1002")
    assert two.focusWidget() is two.table


def test_esc_closes_a_panel_while_the_list_has_the_focus(qtbot, two):
    press(qtbot, two, Key.Key_J, CTRL)
    click_row(qtbot, two, "1002")
    assert two.focusWidget() is two.table
    press(qtbot, two, Key.Key_Escape)
    assert not two.panels.isVisible()
    assert two.focusWidget() is two.table


def test_an_import_with_nothing_chosen_is_for_the_row_that_is_clicked(qtbot, two, tmp_path):
    panel = two.panels.import_panel
    press(qtbot, two, Key.Key_I, CTRL)
    assert panel.subject == "1001"
    click_row(qtbot, two, "1002")
    assert panel.subject == "1002"
    panel.choice.add_places((tmp_path,))
    click_row(qtbot, two, "1001")
    assert panel.subject == "1002", "its folder is chosen already"


def test_esc_in_the_list_does_not_cancel_an_import_that_runs(qtbot, two, tmp_path):
    panel = two.panels.import_panel
    press(qtbot, two, Key.Key_I, CTRL)
    panel.choice.add_places((a_ct(tmp_path / "more", slices=40, PatientID="1001"),))
    panel.run()
    two.focus_list()
    press(qtbot, two, Key.Key_Escape)
    assert panel.is_running
    panel.stop()


def test_an_import_that_ends_leaves_the_series_of_another_subject_alone(qtbot, two):
    click_row(qtbot, two, "1002")
    press(qtbot, two, Key.Key_J, CTRL)
    two.panels.import_panel.imported.emit("1001")
    assert two.selected() == "1002"
    assert two.panels.series_panel.subtitle.text().startswith("1002")


def test_WL_2_an_empty_list_gives_enter_what_makes_its_first_row(qtbot, page):
    page.focus_list()
    press(qtbot, page, Key.Key_Return)
    assert page.panels.subject_form.isVisible()
