"""The window of a read with a timepoint locked under other rules: read-only in place, until reopened (ER)."""

import shutil
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from recist_reader import __version__
from recist_reader.reading import read_session
from recist_reader.recist.version import RULES_VERSION
from recist_reader.trial import other_rules
from recist_reader.trial.decisions.locking import timepoint_result
from recist_reader.ui.reader.models import other_rules as models

pytestmark = pytest.mark.gui
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def path(followed, tmp_path, monkeypatch):
    """Baseline and TP1 were locked, TP2 is open; the program is now one with later rules."""
    for module in (read_session, models):
        monkeypatch.setattr(module, "RULES_VERSION", "9")
    shutil.copytree(followed.parent, tmp_path / "copy")
    return tmp_path / "copy" / followed.name


def said(notice):
    return "\n".join((notice.title.text(), notice.lines.text(), notice.way_out.text()))


def test_er_the_notice_stands_in_place_and_no_edit_is_taken(path, open_desk):
    desk = open_desk(path)
    notice = desk.page.rules_notice
    assert notice.isVisible()
    assert "Read only: locked under other rules than these (9)" in said(notice)
    assert notice.lines.text().splitlines() == [
        f"{name}, rules {RULES_VERSION}, program {__version__}: the result is the same"
        for name in ("Baseline", "TP1")
    ]
    assert "Ctrl+⇧L reopens Baseline" in said(notice)
    assert "read only" in [chip.text for chip in desk.current.banner.view.chips]
    before = desk.state
    desk.key(Qt.Key.Key_E, SHIFT)
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.state is before
    assert desk.room.session.state.open_timepoint == "TP2"


def test_er_tools_that_draw_are_dimmed_and_refused_until_it_is_reopened(path, open_desk):
    desk = open_desk(path)
    bidirectional = desk.page.top.buttons["bidirectional"]
    assert bidirectional.property("state") == "dimmed"
    assert f"Baseline is locked under rules {RULES_VERSION}" in bidirectional.toolTip()
    desk.key(Qt.Key.Key_B)
    assert "Baseline is locked under rules" in desk.said
    assert desk.room.hangings.hand == "select"
    desk.key(Qt.Key.Key_L, CTRL | SHIFT)
    desk.type("charter change")
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert bidirectional.property("state") == ""
    desk.key(Qt.Key.Key_B)
    assert desk.room.hangings.hand == "bidirectional"


def test_er_what_would_differ_is_listed_as_locked_and_as_now(path, open_desk, monkeypatch):
    def otherwise(scene, command):
        return replace(timepoint_result(scene, command), sum_mm=Decimal("99.0"))

    monkeypatch.setattr(other_rules, "timepoint_result", otherwise)
    desk = open_desk(path)
    locked = desk.state.results["BL"].sum_mm
    assert f"Baseline, rules {RULES_VERSION}, program {__version__}: sum {locked} → 99.0" in said(
        desk.page.rules_notice
    )
    assert desk.state.results["BL"].sum_mm == locked


def test_sg_6_the_key_reopens_the_first_of_them_and_the_notice_goes(path, open_desk):
    desk = open_desk(path)
    desk.key(Qt.Key.Key_L, CTRL | SHIFT)
    desk.type("charter change")
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.state.open_timepoint == "BL"
    assert not desk.page.rules_notice.isVisible()
    assert "read only" not in [chip.text for chip in desk.current.banner.view.chips]


def test_er_the_lock_page_of_the_open_timepoint_says_why_it_is_dimmed(path, open_desk):
    desk = open_desk(path)
    desk.room.show_lock()
    assert f"Baseline is locked under rules {RULES_VERSION}" in desk.room.lock_page.box.missing.text()
