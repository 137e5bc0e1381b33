"""A node that is called absent: the key asks for its short axis where it is still seen (NT-12, S-5)."""

import pytest
from PySide6.QtCore import Qt

from tests.scenarios.desk import SUBJECT, baseline_steps, run_steps

pytestmark = pytest.mark.gui
Key = Qt.Key
NODE = {"organ": "lymph node", "subsite": "iliac", "nodal": True}


@pytest.fixture
def desk(open_desk, copied):
    """TP1 with a node as non-target (NT1) and one as target (T2); nothing read yet."""
    path = copied("nodes")
    steps = baseline_steps()
    for step in steps:
        if step["do"] == "lesion" and step["id"] in ("T2", "NT1"):
            step.update(NODE)
    reasons = [{"do": "reason", "check": "GD-2", "lesion": "T2", "text": "measured again by hand"}]
    run_steps(
        path, [*steps[:-1], *reasons, steps[-1], {"do": "open", "subject": SUBJECT, "timepoint": "next"}]
    )
    opened = open_desk(path)
    opened.wheel_to(12)
    return opened


def select(desk, lesion):
    desk.room.controller._select(lesion)
    desk.settle()


def absent_of(desk, lesion):
    finding = desk.state.finding("TP1", desk.state.uuid_of(lesion))
    mark = desk.state.measurement("TP1", desk.state.uuid_of(lesion))
    return finding and finding.state, mark and mark.short_mm


def test_NT_12_the_axis_is_asked_for_and_stands_beside_absent(desk):
    select(desk, "NT1")
    desk.shift(Key.Key_A)
    assert absent_of(desk, "NT1") == ("absent", None)
    assert desk.said.startswith("NT1 is absent: draw its two axes if it is still seen")
    assert desk.room.hangings.hand == "bidirectional"
    desk.draw_axis(40, 40, 12)
    state, short_mm = absent_of(desk, "NT1")
    assert state == "absent"
    assert 0 < short_mm < 10
    assert "GD-23" not in {found.id for found in desk.room.model.view.checks}


def test_an_axis_that_is_there_is_not_asked_for_again(desk):
    select(desk, "NT1")
    desk.key(Key.Key_B)
    desk.draw_axis(40, 40, 12)
    desk.key(Key.Key_V)
    desk.shift(Key.Key_A)
    assert absent_of(desk, "NT1")[0] == "absent"
    assert desk.room.hangings.hand == "select"


def test_S_5_a_target_node_is_said_to_count_while_it_is_seen(desk):
    select(desk, "T2")
    desk.shift(Key.Key_A)
    assert absent_of(desk, "T2") == ("absent", None)
    assert "counts with its short axis (S-5): draw it with B" in desk.said


def test_of_other_lesions_nothing_is_asked(desk):
    select(desk, "T1")
    desk.shift(Key.Key_A)
    assert "draw" not in desk.said
