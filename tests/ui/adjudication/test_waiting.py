"""Nothing of a case holds up the window: disk and search for the difference run beside (section 18)."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.problem import Problem
from recist_reader.reading.people.adjudicating import AdjudicationDesk
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.ui.adjudication import home as home_module
from recist_reader.ui.adjudication.opening import explain_case
from tests.people import OWN_PASSWORD
from tests.ui.adjudication.bench import CONTROL

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def gate():
    """A thread waits here until the test lets it go."""
    opened = Event()
    yield opened
    opened.set()


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def test_a_case_that_is_being_opened_says_so_and_can_be_left(bench, gate, monkeypatch):
    really = AdjudicationDesk.open

    def slow(desk, *given):
        gate.wait(30)
        return really(desk, *given)

    monkeypatch.setattr(AdjudicationDesk, "open", slow)
    press(Key.Key_Return)
    assert bench.page.isVisible()
    assert not bench.page.is_open
    assert bench.told == "Opening the case ..."
    press(Key.Key_W, CONTROL)
    assert bench.home.currentWidget() is bench.home.list_page
    gate.set()
    bench.settle()
    assert bench.home.currentWidget() is bench.home.list_page  # what comes late opens nothing


def test_a_case_is_looked_at_while_its_difference_is_still_sought(bench, gate, monkeypatch):
    def slow(opened):
        gate.wait(30)
        return explain_case(opened)

    monkeypatch.setattr(home_module, "explain_case", slow)
    press(Key.Key_Return)
    bench._qtbot.waitUntil(lambda: bench.page.is_open, timeout=30_000)
    assert "still being sought" in bench.told
    press(Key.Key_BracketRight)
    press(Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert bench.images.wish.label == "BL"
    assert bench.looking.endorsed == "A"
    assert bench.page.explained.turn.text() == ""
    gate.set()
    bench.settle()
    assert "PD (TR-3) into SD (TR-7)" in bench.page.explained.turn.text()
    assert bench.images.wish.label == "BL"  # nothing is taken from under the hand


def test_a_disk_that_fails_is_told_and_leads_back_to_the_list(bench, monkeypatch):
    def fail(*_given):
        raise fault(FaultCode.DISK_FULL)

    monkeypatch.setattr(AdjudicationDesk, "open", fail)
    press(Key.Key_Return)
    bench.settle()
    assert bench.home.currentWidget() is bench.home.list_page
    problem = fault(FaultCode.DISK_FULL).problem
    assert isinstance(problem, Problem)
    assert problem.what.lower()[1:] in bench.told.lower()


def test_after_a_disk_that_failed_the_decision_can_be_signed_again(bench, monkeypatch):
    bench.open_case()
    for key in (Key.Key_N, Key.Key_F, Key.Key_F5, Key.Key_F6):
        bench.key(key)
    panel = bench.page.decision
    panel.choose_read("A")
    panel.choose_cause("measurement")
    bench.type("The axis of A runs through a vessel")
    really = AdjudicationDesk.decide

    def fail(*_given):
        raise fault(FaultCode.DISK_FULL)

    monkeypatch.setattr(AdjudicationDesk, "decide", fail)
    panel.signature.login.setText("ad")
    panel.signature.password.setText(OWN_PASSWORD)
    panel.sign()
    bench.settle()
    assert panel.missing.property("state") == "bad"
    assert panel.signature.password.text() == ""
    assert panel.reason.toPlainText() == "The axis of A runs through a vessel"
    monkeypatch.setattr(AdjudicationDesk, "decide", really)
    panel.signature.password.setText(OWN_PASSWORD)
    panel.sign()
    bench.settle()
    assert "signed and stored" in bench.told


def test_while_a_decision_is_signed_no_pair_is_changed(bench, gate, monkeypatch):
    bench.open_case()
    for key in (Key.Key_N, Key.Key_F, Key.Key_F5, Key.Key_F6):
        bench.key(key)
    panel = bench.page.decision
    panel.choose_read("A")
    panel.choose_cause("measurement")
    bench.type("The axis of A runs through a vessel")
    really = AdjudicationDesk.decide

    def slow(desk, *given):
        gate.wait(30)
        return really(desk, *given)

    monkeypatch.setattr(AdjudicationDesk, "decide", slow)
    panel.signature.login.setText("ad")
    panel.signature.password.setText(OWN_PASSWORD)
    panel.sign()
    assert panel.missing.text() == "Signing ..."
    bench.home.acts.cut()
    assert "still asked" in bench.told
    bench.home.leave()
    assert bench.home.currentWidget() is bench.page
    gate.set()
    bench.settle()
    assert "signed and stored" in bench.told


def test_what_was_chosen_and_written_is_there_again_when_the_case_is_opened_again(bench):
    bench.open_case()
    panel = bench.page.decision
    panel.choose_read("B")
    panel.choose_cause("measurement")
    bench.type("The axis of A runs")
    bench.home.acts.cut()
    bench.settle()
    kept = bench.home._desk.open(
        bench.home._code
    ).draft  # on the disk before the case is left: a crash keeps it
    assert (kept.endorsed, kept.cause, kept.text) == ("B", "measurement", "The axis of A runs")
    assert len(kept.by_hand.cut) == 1
    rows = bench.rows
    bench.home.leave()
    bench.settle()
    bench.open_case()
    assert panel.reason.toPlainText() == "The axis of A runs"
    assert panel.endorse["B"].isChecked()
    assert [button.isChecked() for button in panel.causes.buttons].count(True) == 1
    assert bench.rows == rows
    assert not bench.looking.overlays  # what was seen counts anew
