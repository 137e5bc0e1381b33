"""Delete at a reopened timepoint: a new lesion marked in error goes as a whole (MT-12, SG-7)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import open_study
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


def held_later_steps():
    """NL1 equivocal at TP1 and TP2, both locked, TP1 reopened."""
    *steps, _lock, reopening = reopened_steps()
    steps[-1] = {**steps[-1], "state": "equivocal"}
    later = [{"do": "lock"}, {"do": "open", "subject": SUBJECT, "timepoint": "next"}]
    for lesion, number in LESION_SLICES.items():
        ends = [[20 + 2 * number, 40], [32 + 2 * number, 40]]
        later.append({"do": "measure", "lesion": lesion, "series": 1, "slice": number, "long": ends})
    later.append({"do": "state", "lesion": "NT1", "state": "present"})
    later.append({"do": "mark", "lesion": "NL1", "series": 1, "slice": 14, "at": [30, 60]})
    later.append({"do": "state", "lesion": "NL1", "state": "equivocal"})
    return [*steps, *later, {"do": "lock"}, reopening]


def test_SG_7_delete_takes_a_new_lesion_out_of_the_reopened_timepoint_alone(open_desk, tmp_path):
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    run_steps(path, held_later_steps())
    desk = open_desk(path)
    uuid = desk.state.uuid_of("NL1")
    desk.room.controller.bench.selected = "NL1"
    desk.key(Qt.Key.Key_Delete)
    assert desk.state.lesions[uuid].created_at_timepoint == "TP2"
    assert {row.timepoint for row in desk.state.findings.values() if row.lesion == uuid} == {"TP2"}
    said = "NL1 taken out of TP1; it begins at TP2 now, which is to be confirmed"
    assert desk.room.controller.status._event == said
    desk.control(Qt.Key.Key_Z)
    assert desk.state.lesions[uuid].created_at_timepoint == "TP1"


def test_SG_7_a_script_takes_it_out_as_well(tmp_path):
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    run_steps(path, [*held_later_steps(), {"do": "remove", "lesion": "NL1"}, {"do": "lock"}])
    with open_study(path, write=False) as study:
        read = ReadSession(study, SUBJECT)
        (lesion,) = (row for row in read.state.lesions.values() if row.id == "NL1")
        assert (lesion.created_at_timepoint, read.state.is_locked("TP1")) == ("TP2", True)


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


def test_T_7_delete_takes_a_target_added_since_the_reopening_and_of_a_locked_one_its_value_alone(
    open_desk, tmp_path
):
    path = make_desk_study(tmp_path / "desk.rrs", tmp_path / "images")
    added = {"do": "lesion", "id": "T4", "role": "target", "organ": "spleen"}
    axes = {"do": "measure", "lesion": "T4", "series": 1, "slice": 14, "long": [[30, 60], [44, 60]]}
    reopening = {"do": "reopen", "timepoint": "BL", "reason": "new_images"}
    run_steps(path, [*baseline_steps(), reopening, added, axes])
    desk = open_desk(path)
    fourth = desk.state.uuid_of("T4")
    desk.room.controller.bench.selected = "T4"
    desk.key(Qt.Key.Key_Delete)
    assert fourth not in desk.state.lesions
    desk.control(Qt.Key.Key_Z)
    assert desk.state.measurement("BL", fourth) is not None
    first = desk.state.uuid_of("T1")
    desk.room.controller.bench.selected = "T1"
    desk.key(Qt.Key.Key_Delete)
    assert first in desk.state.lesions
    assert desk.state.measurement("BL", first) is None
