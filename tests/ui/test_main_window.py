"""The window beyond one read: export, and what is there after a restart (WL-4)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.main_window import MainWindow
from tests.scenarios.desk import SUBJECT, Desk, make_desk_study

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("window")
    return make_desk_study(folder / "desk.rrs", folder / "images")


@pytest.fixture
def open_window(qtbot, qapp, made):
    opened = []

    def open_it():
        window = MainWindow()
        opened.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitActive(window)
        assert window.open_path(made)
        return window

    yield open_it
    for window in opened:
        window.close()


def test_WL_4_slice_window_and_layout_are_there_after_a_restart(qtbot, open_window):
    window = open_window()
    window.open_read(SUBJECT)
    desk = Desk(qtbot, window)
    desk.settle()
    desk.wheel_to(5)
    desk.key(Qt.Key.Key_2)
    desk.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    before = desk.current.state
    window.close()
    window = open_window()
    window.open_read(SUBJECT)
    again = Desk(qtbot, window)
    again.settle()
    after = again.current.state
    assert (after.slice_index, after.shades) == (before.slice_index, before.shades) == (4, before.shades)
    assert window.room.hangings.layout == 1


def test_the_export_of_a_study_says_where_it_went(qtbot, open_window, tmp_path):
    window = open_window()
    window.export_to(tmp_path)
    qtbot.waitUntil(lambda: "exported" in window.statusBar().currentMessage(), timeout=15_000)
    assert str(tmp_path) in window.statusBar().currentMessage()
    made_folders = {path.name.split("_")[2] for path in tmp_path.glob("Desk_study_*")}
    assert made_folders >= {"lesions", "timepoints", "outcomes", "reads"}
