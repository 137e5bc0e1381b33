"""Labels and quarantine on the series page, with clicks (BN-1, BN-3)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.problem import Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.trial.study_records import SubjectRecord
from tests.reading.made_folders import a_ct

pytestmark = pytest.mark.gui


@pytest.fixture
def panel(page, study, tmp_path):
    study.add_subject(SubjectRecord("1001"))
    folder = a_ct(tmp_path / "ct", slices=4)
    other = {"SOPInstanceUID": "1.2.9.1", "SeriesInstanceUID": "1.2.9", "BurnedInAnnotation": "YES"}
    a_ct(folder / "b", slices=1, **other)
    *_, last = import_images(study, ImportWish((folder,), "1001", "Baseline"))
    assert not isinstance(last.answer, Refusal)
    page.refresh_asked.emit()
    return page.panels.series_panel


def shown(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)


def card(panel, state):
    return next(c for c in panel.cards.values() if c.series.state == state)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_BN_1_a_label_is_set_by_chips_and_lists(qtbot, page, panel, study):
    shown(qtbot, page)
    ready = card(panel, "ready")
    click(qtbot, ready.regions["chest"])
    click(qtbot, ready.regions["abdomen"])
    qtbot.keyClick(ready.phase, Qt.Key.Key_P)
    ready.phase.activated.emit(ready.phase.currentIndex())
    label = study.state.series[ready.series.uid].label
    assert (label.region, label.phase) == (("chest", "abdomen"), "portal venous")
    assert "chest, abdomen · portal venous" in ready.label.text()


def test_BN_3_a_held_back_series_shows_picture_and_cause(qtbot, page, panel):
    shown(qtbot, page)
    held = card(panel, "quarantined")
    qtbot.waitUntil(lambda: not held.preview.pixmap().isNull(), timeout=5000)
    assert held.reason.placeholderText()
    assert panel.subtitle.text().endswith("1 waits for your decision")


def test_BN_3_the_reason_of_the_first_held_back_series_has_the_focus(qtbot, qapp, page, panel):
    qtbot.waitUntil(page.isActiveWindow)
    shown(qtbot, page)
    windows = [w for w in qapp.topLevelWidgets() if w.isVisible()]
    qapp.processEvents()
    assert windows == [page], "something flashed as a window of its own"
    assert page.isActiveWindow()
    assert qapp.focusWidget() is card(panel, "quarantined").reason
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
    assert page.panels.isHidden()


@pytest.mark.parametrize(
    ("button", "state"),
    [("release_button", "ready"), ("keep_out_button", "refused")],
    ids=["release", "keep out"],
)
def test_BN_3_a_decision_needs_its_reason_and_is_kept(qtbot, page, panel, study, button, state):
    shown(qtbot, page)
    held = card(panel, "quarantined")
    click(qtbot, getattr(held, button))
    assert "needs its reason" in panel.message.text()
    assert study.state.series[held.series.uid].state == "quarantined"
    qtbot.keyClicks(held.reason, "scale bar only")
    click(qtbot, getattr(held, button))
    assert study.state.series[held.series.uid].state == state
    event = study.file.events("study")[-1]
    assert event.payload["change"] == "quarantine.decided"
    assert event.payload["reason"]["text"] == "scale bar only"


@pytest.mark.parametrize(
    "way", [(Qt.Key.Key_R, "ready"), (Qt.Key.Key_K, "refused")], ids=["release", "keep out"]
)
def test_BN_3_held_back_series_are_decided_by_keys_one_after_the_other(
    qtbot, qapp, page, panel, tmp_path, way
):
    (key, state), study = way, page.panels.study
    folder = a_ct(tmp_path / "more", slices=1, day="20240311", BurnedInAnnotation="YES")
    list(import_images(study, ImportWish((folder,), "1001", "TP1")))
    qtbot.waitUntil(page.isActiveWindow)
    shown(qtbot, page)
    buttons = [card(panel, "quarantined").release_button, card(panel, "quarantined").keep_out_button]
    assert [button.key for button in buttons] == ["Ctrl+Shift+R", "Ctrl+Shift+K"]
    seen = []
    for _ in range(2):
        held = card(panel, "quarantined")
        assert qapp.focusWidget() is held.reason
        qtbot.keyClicks(held.reason, "scale bar only")
        qtbot.keyClick(
            held.reason, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        seen.append(study.state.series[held.series.uid].state)
    assert seen == [state, state]
    assert qapp.focusWidget() is page.table


def test_BN_3_every_held_back_slice_can_be_looked_at(qtbot, page, study, tmp_path):
    study.add_subject(SubjectRecord("1002"))
    folder = a_ct(tmp_path / "held", slices=5, BurnedInAnnotation="YES", PatientID="P2")
    list(import_images(study, ImportWish((folder,), "1002", "Baseline")))
    page.panels.show_series("1002")
    held = card(page.panels.series_panel, "quarantined")
    preview = held.preview
    texts = []
    preview.moved.connect(texts.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageUp):
        qtbot.keyClick(preview, key)
    assert texts == ["slice 4 of 5", "slice 5 of 5", "slice 1 of 5"]
    qtbot.waitUntil(lambda: not preview.pixmap().isNull() and preview.index == 0)
    assert preview.accessibleName() == "Preview, slice 1 of 5"


def test_a_locked_timepoint_keeps_labels_and_decisions(qtbot, page, panel, study, monkeypatch):
    monkeypatch.setattr(study, "bound_labels", lambda _subject: {"BL"})
    shown(qtbot, page)
    assert not hasattr(card(panel, "ready"), "phase")
    assert card(panel, "quarantined").preview is None


def test_a_wheel_over_a_closed_list_changes_no_label(qtbot, page, panel, study):
    shown(qtbot, page)
    ready = card(panel, "ready")
    before = ready.phase.currentText()
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    at = QPointF(5, 5)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(at, at, QPoint(), QPoint(0, -120), none, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(ready.phase, turn)
    assert ready.phase.currentText() == before
