"""A study fixes a window for a region: its scans open in it, R brings it back, another is told (7.1, M-9)."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from recist_reader.imaging.voi import Window
from recist_reader.reading.study_options import change_options, option_value, options_in_force
from recist_reader.reading.study_session import open_study
from recist_reader.trial.patch import Recorded
from recist_reader.ui.viewport.windowing import DEFAULT_WINDOW

pytestmark = pytest.mark.gui

WHY = "as the charter says, version 2"


def test_M_9_a_scan_opens_in_the_window_of_its_region_and_R_brings_it_back(open_desk, copied):
    path = copied("fixed")
    with open_study(path) as study:
        windows = {"pelvis": [600, 60], "chest": [1500, -600]}
        assert isinstance(change_options(study, {"region_windows": windows}, WHY), Recorded)
        assert options_in_force(study)["region_windows"] == (windows, False)
        for typed in ("{ pelvis = [600, 60], chest = [1500, -600] }", json.dumps(windows)):
            assert option_value(typed) == windows
        first, second, *_ = sorted(study.state.series.values(), key=lambda one: one.scan_date)
        for series, region in ((first, ("chest", "abdomen")), (second, ("head",))):
            label = replace(series.label, region=region)
            assert isinstance(study.label_series(series.uid, label, WHY), Recorded)
    desk = open_desk(path)
    assert desk.current.state.shades == Window(1500, -600)
    desk.key(Qt.Key.Key_1)
    assert desk.current.state.shades == DEFAULT_WINDOW
    desk.draw_target(40)
    told = [check.text for check in desk.room.model.view.checks if check.id == "GD-10"]
    assert told == ["window 400/40, the study reads chest at 1500/-600 (M-9)"]
    desk.key(Qt.Key.Key_R)
    assert desk.current.state.shades == Window(1500, -600)
