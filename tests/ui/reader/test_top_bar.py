"""The ends of the top bar: the way to the worklist, and what Ctrl+L shows now."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.reader.top_bar import TopBar

pytestmark = pytest.mark.gui


@pytest.fixture
def bar(qtbot):
    made = TopBar()
    qtbot.addWidget(made)
    made.resize(1920, 52)
    made.show()
    return made


def test_the_worklist_is_a_click_away(qtbot, bar):
    with qtbot.waitSignal(bar.asked) as asked:
        qtbot.mouseClick(bar.back, Qt.MouseButton.LeftButton)
    assert asked.args == ["back"]
    assert bar.back.toolTip() == "Back to the worklist   Ctrl+W"


def test_the_lock_of_a_locked_timepoint_says_what_its_page_is_for(bar):
    bar.show_lock(False, "", is_locked=True)
    assert bar.lock.text() == "Locked, see or reopen   Ctrl+L"
    assert bar.lock.property("role") != "waiting"
    bar.show_lock(True, "")
    assert bar.lock.text() == "Check and lock   Ctrl+L"
    assert bar.lock.property("role") == "primary"
