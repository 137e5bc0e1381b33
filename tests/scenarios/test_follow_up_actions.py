"""What a follow-up of five targets costs its reader beside drawing (IN-2, LS-7)."""

import pytest
from PySide6.QtCore import Qt

from tests.scenarios.desk import SUBJECT, Desk, axes, run_steps

pytestmark = pytest.mark.gui
Key = Qt.Key
MOST_A_LESION = 3
SITES = {
    "T1": {"organ": "liver", "subsite": "7"},
    "T2": {"organ": "liver", "subsite": "3"},
    "T3": {"organ": "lung", "subsite": "RML"},
    "T4": {"organ": "pancreas", "subsite": "tail"},
    "T5": {"organ": "lymph_node", "subsite": "mesenteric", "nodal": True},
}
SLICES = {"T1": 6, "T2": 9, "T3": 12, "T4": 15, "T5": 18}
MOVED = {"T2": 2, "T4": -1}
"""Slices by which the patient lies otherwise in the follow-up: the wheel is turned there."""


class Counting(Desk):
    """A desk that counts keys, and each turn of the wheel however far; what draws is not counted."""

    actions = 0

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        self.actions += 1
        super().key(key, modifiers)

    def wheel_to(self, number):
        self.actions += number - 1 != self.current.state.slice_index
        super().wheel_to(number)

    def take(self):
        """The actions since this was asked last."""
        taken, self.actions = self.actions, 0
        return taken


@pytest.fixture
def desk(qtbot, open_desk, copied):
    """TP1 of a read whose baseline with five targets is locked."""
    study = copied("five")
    steps = [{"do": "open", "subject": SUBJECT, "timepoint": "baseline"}]
    for lesion, site in SITES.items():
        steps.append({"do": "lesion", "id": lesion, "role": "target", "side": None, "nodal": False, **site})
        steps.append(axes(lesion, SLICES[lesion], 12))
    steps += [{"do": "lock"}, {"do": "open", "subject": SUBJECT, "timepoint": "next"}]
    run_steps(study, steps)
    return Counting(qtbot, open_desk(study).window)


def test_IN_2_a_lesion_of_a_follow_up_costs_three_actions_beside_drawing(desk):
    desk.shift(Key.Key_X)  # once a timepoint: the scans are not of one frame of reference
    beside = desk.take()
    counted = {}
    for lesion in SITES:
        desk.key(Key.Key_Space)
        assert desk.room.controller.bench.selected == lesion
        if lesion == "T1":
            desk.key(Key.Key_B)  # stays in hand
        desk.wheel_to(SLICES[lesion] + MOVED.get(lesion, 0))
        desk.draw_axis(20 + 2 * SLICES[lesion] + 6, 40, 33)
        counted[lesion] = desk.take()
    assert max(counted.values()) <= MOST_A_LESION, counted
    assert all(desk.state.measurement("TP1", desk.state.uuid_of(lesion)) for lesion in SITES)
    desk.control(Key.Key_L)
    assert not desk.room.lock_page.view.blocks, desk.room.lock_page.view.blocks
    desk.key(Key.Key_Return)
    assert desk.state.is_locked("TP1")
    beside += desk.take()
    assert sum(counted.values()) + beside <= MOST_A_LESION * len(SITES)
