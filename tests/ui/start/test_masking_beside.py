"""Masking goes on beside the window: told, cancelled, waited for, come back to (BN-3, IN-142)."""

from threading import Event, current_thread
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Fault, Problem
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start import masking_run
from tests.ui.start.masking import KEYS, LEFT, WHY, begin, events, message

MASKED = "Baseline: 1 area is masked on every slice and the series released; the originals are kept."

pytestmark = pytest.mark.gui


class Held:
    """Masking that stands still after its first image until it goes on, or is cancelled and waited for."""

    def __init__(self, steps):
        self.go_on = Event()
        self._steps = steps

    def __call__(self, prepared):
        for number, step in enumerate(self._steps(prepared)):
            yield step
            if number == 1:
                self.go_on.wait(5)


@pytest.fixture
def steps_held(monkeypatch):
    held = Held(masking_run.masking_steps)
    monkeypatch.setattr(masking_run, "masking_steps", held)
    wait = masking_run.Job.wait

    def let_go(job, *args):
        held.go_on.set()
        wait(job, *args)

    monkeypatch.setattr(masking_run.Job, "wait", let_go)
    yield held
    held.go_on.set()


def begun(qtbot, qapp, card):
    """Two slices of three are on their way; the window goes on."""
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    qtbot.keyClick(card.preview, KEYS.Key_Plus)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    qtbot.waitUntil(lambda: card.masking.how.text().startswith("1 of 3 slices masked."))


def test_slices_are_masked_beside_the_window_with_number_and_cancel(
    qtbot, qapp, page, study, card, steps_held
):
    begun(qtbot, qapp, card)
    assert card.masking.bar.isVisible()
    assert (card.masking.bar.value(), card.masking.bar.maximum()) == (1, 3)
    assert qapp.focusWidget() is card.masking.leave_button
    assert study.state.series[card.series.uid].state == "quarantined"
    steps_held.go_on.set()
    qtbot.waitUntil(lambda: study.state.series[card.series.uid].state == "ready")
    assert message(page) == MASKED


@pytest.mark.parametrize("way", ["Esc", "button", "close"])
def test_masking_that_is_cancelled_leaves_the_series_the_store_and_what_was_drawn(
    qtbot, page, study, card, steps_held, way
):
    qapp, store, changes = QApplication.instance(), ImageStore.beside(study.path), events(study)
    before = set(store.blobs())
    begun(qtbot, qapp, card)
    assert set(store.blobs()) > before
    if way == "Esc":
        qtbot.keyClick(qapp.focusWidget(), KEYS.Key_Escape)
    else:
        button = card.masking.leave_button if way == "button" else page.panels.series_panel.close_button
        qtbot.mouseClick(button, LEFT)
    assert message(page) == "Masking was cancelled: the series is as it was."
    assert (set(store.blobs()), events(study)) == (before, changes)
    assert (card.is_masking, len(card.preview.areas), card.reason.text()) == (True, 1, WHY)
    assert qapp.focusWidget() is card.preview
    assert card.preview.isEnabled()


def test_another_subject_cancels_the_masking_and_says_so(qtbot, qapp, page, study, card, steps_held):
    study.add_subject(SubjectRecord("1002"))
    begun(qtbot, qapp, card)
    uid = card.series.uid
    page.panels.show_series("1002")
    assert message(page) == "Masking was cancelled: the series is as it was."
    assert study.state.series[uid].state == "quarantined"


def test_masking_goes_on_while_another_panel_is_shown_and_is_come_back_to(
    qtbot, page, study, card, steps_held
):
    qapp, uid = QApplication.instance(), card.series.uid
    begun(qtbot, qapp, card)
    page.panels.import_images("1001")
    page.panels.show_series("1001")
    assert page.panels.series_panel.cards[uid] is card
    assert qapp.focusWidget() is card.masking.leave_button
    page.panels.import_images("1001")
    steps_held.go_on.set()
    qtbot.waitUntil(lambda: study.state.series[uid].state == "ready")
    assert page.panels.currentWidget() is page.panels.import_panel


@pytest.fixture
def storing_held(monkeypatch):
    """The record of a masking is stored in a thread that stands still until it goes on or is waited for."""
    go_on, store, wait = Event(), masking_run.store_recording, masking_run.Job.wait
    threads = []

    def held(*args):
        threads.append(current_thread())
        go_on.wait(5)
        return store(*args)

    def let_go(job, *args):
        go_on.set()
        wait(job, *args)

    monkeypatch.setattr(masking_run, "store_recording", held)
    monkeypatch.setattr(masking_run.Job, "wait", let_go)
    yield SimpleNamespace(go_on=go_on, threads=threads)
    go_on.set()


def until_storing(qtbot, qapp, card, storing):
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    qtbot.keyClick(card.preview, KEYS.Key_Plus)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(storing.threads))


def test_the_record_is_stored_beside_the_window_and_cannot_be_cancelled_then(
    qtbot, qapp, page, study, card, storing_held
):
    until_storing(qtbot, qapp, card, storing_held)
    assert storing_held.threads != [current_thread()]
    assert card.masking.how.text() == "All slices are masked; their record is being stored."
    qtbot.keyClick(qapp.focusWidget(), KEYS.Key_Escape)
    assert page.panels.series_panel.is_masking
    assert study.state.series[card.series.uid].state == "quarantined"
    storing_held.go_on.set()
    qtbot.waitUntil(lambda: study.state.series[card.series.uid].state == "ready")
    assert message(page) == MASKED


def test_another_subject_waits_for_the_record_of_a_masking(qtbot, qapp, page, study, card, storing_held):
    study.add_subject(SubjectRecord("1002"))
    until_storing(qtbot, qapp, card, storing_held)
    page.panels.show_series("1002")
    assert study.state.series[card.series.uid].state == "ready"
    assert events(study)[-1] == "images.masked"
    assert message(page) == ""
    assert study.label_series(card.series.uid, card.series.label) is not None, "the session goes on"


def test_a_record_that_cannot_be_stored_is_told_and_the_series_stays_held_back(
    qtbot, qapp, page, study, card, monkeypatch
):
    def full(*_args):
        raise Fault(Problem("the disk is full", "study file", "Free space"))

    monkeypatch.setattr(masking_run, "store_recording", full)
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    qtbot.keyClick(card.preview, KEYS.Key_Plus)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    qtbot.waitUntil(lambda: "disk is full" in message(page))
    assert study.state.series[card.series.uid].state == "quarantined"
    assert (card.is_masking, len(card.preview.areas), card.reason.text()) == (True, 1, WHY)
    assert not page.panels.series_panel.is_masking
