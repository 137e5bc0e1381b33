"""Reopening the timepoint before from the reading window (SG-6, OR-5)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.trial import commands as c
from tests.scenarios.desk import SUBJECT, Desk, make_desk_study

pytestmark = pytest.mark.gui


def test_the_prior_timepoint_is_reopened_by_key_with_a_reason_of_the_list(qtbot, qapp, tmp_path):
    from recist_reader.reading.read_session import ReadSession
    from recist_reader.reading.study_session import open_study
    from recist_reader.ui.main_window import MainWindow

    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    with open_study(path) as study:
        session = ReadSession(study, SUBJECT)
        session.do(c.OpenTimepoint("BL"))
        session.do(c.GiveReason("GD-7", "nothing to see in a made block"))
        session.lock()
        session.do(c.OpenTimepoint("TP1"))
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    assert window.open_path(path)
    window.open_read(SUBJECT)
    desk = Desk(qtbot, window)
    desk.settle()
    desk.current.canvas.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.key(Qt.Key.Key_L, modifiers)
    assert desk.page.reason.isVisible()
    desk.type("new images")
    desk.key(Qt.Key.Key_Return)
    assert desk.state.open_timepoint == "BL"
    assert desk.state.timepoints["BL"].version == 2
    chips = [chip.text for chip in desk.current.banner.view.chips]
    assert "version 2, confirm" in chips
    assert desk.state.timepoints["TP1"].state == "needs_confirmation"
    window.close()
