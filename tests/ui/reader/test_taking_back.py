"""Delete at a reopened timepoint: a new lesion marked in error goes as a whole (MT-12, SG-7)."""

import pytest
from PySide6.QtCore import Qt

from tests.scenarios.desk import LESION_SLICES, SUBJECT, baseline_steps, make_desk_study, run_steps

pytestmark = pytest.mark.gui


def reopened_steps():
    """Baseline, TP1 with an unequivocal new lesion, locked and reopened."""
    next_one = {"do": "open", "subject": SUBJECT, "timepoint": "next"}
    steps = [*baseline_steps(), next_one]
    for lesion, number in LESION_SLICES.items():
        ends = [[20 + 2 * number, 40], [32 + 2 * number, 40]]
        steps.append({"do": "measure", "lesion": lesion, "series": 1, "slice": number, "long": ends})
    steps.append({"do": "state", "lesion": "NT1", "state": "present"})
    steps.append({"do": "lesion", "id": "NL1", "role": "new", "organ": "liver", "subsite": "2"})
    steps.append({"do": "mark", "lesion": "NL1", "series": 1, "slice": 14, "at": [30, 60]})
    steps.append({"do": "state", "lesion": "NL1", "state": "unequivocal"})
    return [*steps, {"do": "lock"}, {"do": "reopen", "timepoint": "TP1", "reason": "transcription_error"}]


def test_MT_12_delete_takes_a_new_lesion_from_the_reopened_version_and_undo_brings_it_back(
    open_desk, tmp_path
):
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    run_steps(path, reopened_steps())
    desk = open_desk(path)
    desk.room.controller.bench.selected = "NL1"
    desk.key(Qt.Key.Key_Delete)
    assert desk.state.uuid_of("NL1") is None
    assert desk.room.session.view().missing == ()
    desk.control(Qt.Key.Key_Z)
    assert desk.state.uuid_of("NL1") is not None
