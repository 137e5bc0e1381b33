"""A visit of PET alone waits for images; one that was opened before says why nothing is shown (SQ-1)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.read_session import ReadSession
from recist_reader.trial import commands as c
from recist_reader.trial.decisions import opening
from recist_reader.trial.patch import Recorded
from recist_reader.ui.start.import_panel import Stage
from recist_reader.ui.start.task_model import images_text, steps_text
from recist_reader.ui.viewport.captions import message
from recist_reader.ui.viewport.image import Content
from tests.building import add_visit
from tests.reading.made_folders import a_ct, an_empty_study
from tests.windows import desk_of

pytestmark = pytest.mark.gui


@pytest.fixture
def pet_alone(tmp_path):
    """A study whose one subject has PET alone at baseline."""
    with an_empty_study(tmp_path / "study", "1001") as study:
        add_visit(study, "1001", "Baseline", date(2024, 1, 1), modality="PT")
        return study.path


@pytest.fixture
def opened_before(tmp_path, monkeypatch):
    """The same, its baseline opened by a version that did not look at the images."""
    with an_empty_study(tmp_path / "study", "1001") as study:
        add_visit(study, "1001", "Baseline", date(2024, 1, 1), modality="PT")
        with monkeypatch.context() as earlier:
            earlier.setattr(opening, "why_nothing_to_read", lambda _at: None)
            assert isinstance(ReadSession(study, "1001").do(c.OpenTimepoint("BL")), Recorded)
        return study.path


def test_enter_on_a_visit_of_pet_alone_asks_for_images(qtbot, open_window, pet_alone):
    window = open_window(pet_alone)
    page = window.worklist
    task = page.model.task(0)
    assert (steps_text(task), images_text(task)) == ("BL waiting", "no CT or MR")
    page.select("1001")
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.isVisible()
    panel = page.panels.import_panel
    assert panel.isVisible()
    assert panel.choice.visit_name() == "Baseline"
    assert panel.choice.visit.currentText() == "Baseline  ·  waits for CT or MR"


def test_a_baseline_that_waits_is_read_only_once_its_ct_is_there(qtbot, open_window, pet_alone, tmp_path):
    page = open_window(pet_alone).worklist
    panel = page.panels.import_panel
    page.select("1001")
    offered = []
    for visit, day in (("TP1", "20240602"), ("Baseline", "20240102")):
        page.import_asked.emit("1001")
        proposed = panel.choice.visit_name()
        panel.choice.visit.setCurrentIndex(panel.choice.visit.findData(visit))
        panel.choice.set_places((a_ct(tmp_path / visit, slices=2, day=day),))
        panel.run()
        qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
        offered.append((proposed, panel.result.read_button.isVisible()))
    assert offered == [("Baseline", False), ("Baseline", True)]


def test_one_that_was_opened_says_why_and_is_not_locked(qtbot, open_window, opened_before):
    desk = desk_of(qtbot, open_window(opened_before))
    said = message(Content.EMPTY, None, 0, None, desk.current.captions)
    assert said.title == "not shown"
    assert said.line.startswith("none of its images is one that a size read shows (CT or MR). Import the CT")
    blocking = [check.id for check in desk.room.model.view.checks if check.blocks_lock]
    assert "SQ-1" in blocking
    desk.room.show_lock()
    qtbot.waitUntil(desk.room.lock_page.isVisible)
    assert not desk.room.lock_page.box.button.isEnabled()
