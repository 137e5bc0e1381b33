"""The start page inside the one window: its keys reach it, and a closed window leaves nothing running."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.start.import_panel import Stage
from tests.reading.made_folders import a_ct, an_empty_study

pytestmark = pytest.mark.gui
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as study:
        path = study.path
    made = MainWindow()
    qtbot.addWidget(made)
    made.show()
    assert made.open_path(path)
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    made.close()


def test_the_keys_of_the_start_page_act_in_the_window(qtbot, window):
    page = window.worklist
    for key, modifiers, panel in (
        (Qt.Key.Key_I, CTRL, page.panels.import_panel),
        (Qt.Key.Key_N, CTRL | SHIFT, page.panels.subject_form),
        (Qt.Key.Key_J, CTRL, page.panels.series_panel),
    ):
        qtbot.keyClick(window.focusWidget() or page, key, modifiers)
        assert panel.isVisible()
    qtbot.keyClick(page.panels.series_panel, Qt.Key.Key_Escape)
    assert not page.panels.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.search.hasFocus() or window.focusWidget() is page.search


def test_an_import_shows_in_the_list_and_survives_a_restart(qtbot, window, tmp_path):
    page = window.worklist
    panel = page.panels.import_panel
    page.panels.import_images("1001", (a_ct(tmp_path / "ct", slices=4),))
    qtbot.keyClick(panel.choice.start_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    assert page.model.task(0).has_images
    path = window.study.path
    window.close_study()
    assert window.open_path(path)
    assert page.model.task(0).has_images
    assert not page.panels.isVisible()


def test_closing_the_study_in_the_window_cancels_an_import(qtbot, window, tmp_path):
    page = window.worklist
    page.panels.import_images("1001", (a_ct(tmp_path / "ct", slices=60),))
    page.panels.import_panel.run()
    path = window.study.path
    qtbot.keyClick(page, Qt.Key.Key_W, CTRL)
    assert window.pages.currentWidget() is window.desk.home, "it is said first"
    qtbot.keyClick(page, Qt.Key.Key_W, CTRL)
    assert window.pages.currentWidget() is window.welcome
    assert window.open_path(path)
    assert not window.study.state.series
