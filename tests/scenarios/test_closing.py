"""What is in hand is never dropped unsaid: closing is refused once for each stroke (VW-3)."""

import shutil

import pytest
from PySide6.QtCore import Qt

from tests.scenarios.test_strokes import IN_HAND, draw_t3

pytestmark = pytest.mark.gui


@pytest.fixture
def desk(followed, tmp_path, open_desk):
    target = tmp_path / "study" / "desk.rrs"
    shutil.copytree(followed.parent, target.parent)
    return open_desk(target)


def test_each_stroke_is_asked_for_anew_and_the_second_close_leaves(desk):
    let_go = draw_t3(desk)
    assert not desk.window.close()
    let_go()
    draw_t3(desk)
    assert not desk.window.close(), "another stroke than the one that was warned of"
    assert IN_HAND in desk.said
    assert desk.window.close()


def test_no_other_study_is_asked_for_during_a_stroke(desk, monkeypatch):
    asked = []
    chooser = "recist_reader.ui.main_window.QFileDialog.getOpenFileName"
    monkeypatch.setattr(chooser, lambda *_a, **_k: (asked.append(1), ("", ""))[1])
    let_go = draw_t3(desk)
    desk.control(Qt.Key.Key_O)
    assert not asked
    assert IN_HAND in desk.said
    let_go()
    desk.control(Qt.Key.Key_O)
    assert asked
