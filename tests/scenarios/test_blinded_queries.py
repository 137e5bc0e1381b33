"""A blinded reader: queries shown, answered, asked, what they hold; asking to reopen (QY, BL-13, SG-6)."""

from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.query_desk import Opened, QueryDesk
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.people.signing import Credentials
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.queries import NewQuery
from tests.blinded_images import SUBJECTS, come_in
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD
from tests.scenarios.blinded_desk import begin, sign, texts
from tests.scenarios.desk import Desk

pytestmark = pytest.mark.gui
Key = Qt.Key
ANSWER = "I have looked at it, it is right"
WHY = "the segment was written down wrongly"


@contextmanager
def manager(blinded):
    blinded.clock.turn(minutes=1)
    with blinded.manager() as study:
        yield study


def query(blinded, wish):
    """The manager asks reader r1."""
    with manager(blinded) as study:
        asked = QueryDesk(study).open(SUBJECTS[0], wish)
        assert isinstance(asked, Opened), asked


@pytest.fixture
def at_desk(qtbot, open_window, blinded):
    """Opens the program for reader r1, when asked."""

    def come():
        window = open_window(size=(1920, 1080))
        come_in(qtbot, window, blinded, "r1")
        return Desk(qtbot, window)

    return come


def card_of(qtbot, desk, count=1):
    card = desk.room.queries.card
    qtbot.waitUntil(lambda: len(card.items) == count, timeout=10_000)
    return card


def leave(qtbot, desk):
    """Sign out; the file is free for another person."""
    if desk.room is not None:
        desk.control(Key.Key_W)
    desk.control(Key.Key_W)
    qtbot.waitUntil(lambda: desk.window.start_anew is not None)


def test_QY_1_a_blocking_query_is_shown_answered_and_holds_the_lock(qtbot, at_desk, reader, blinded):
    begin(reader, blinded)
    leave(qtbot, reader)
    query(blinded, NewQuery("images", timepoint="BL", blocking=True))
    desk = at_desk()
    worklist = desk.window.worklist
    assert worklist.model.index(0, 5).data() == "1"
    assert worklist.model.index(0, 2).data() == "on hold, query"
    begin(desk, blinded)
    card = card_of(qtbot, desk)
    assert card.isVisible()
    (item,) = card.items
    assert item.said.text() == "Please look at the images of this timepoint again."
    assert item.about.text() == "Baseline"
    told = "\n".join(texts(desk.window))
    for secret in (*SUBJECTS, "Maria Lindqvist", "m.lindqvist", blinded.codes[SUBJECTS[0], "R2"]):
        assert secret not in told, secret
    desk.key(Key.Key_Escape)
    assert not card.isVisible()
    desk.draw_target(40)
    desk.control(Key.Key_L)
    page = desk.room.lock_page
    assert page.view.blocks[0].text == "on hold: 1 query is not closed"
    assert not page.box.button.isEnabled()
    desk.key(Key.Key_Return)  # leads to the query
    assert card.isVisible()
    assert QApplication.focusWidget() is item.field
    desk.type("it is 12 mm here")
    desk.key(Key.Key_Return)
    qtbot.waitUntil(lambda: "a figure with a unit" in item.refusal.text())
    assert item.field.text() == "it is 12 mm here"
    item.field.selectAll()
    desk.type(ANSWER)
    desk.key(Key.Key_Return)
    qtbot.waitUntil(lambda: not item.field.isVisible())
    assert "the study manager closes it" in item.state.text()
    assert not desk.state.is_locked("BL")


def test_QY_1_a_read_that_is_held_before_it_was_opened_shows_its_query(qtbot, at_desk, blinded):
    query(blinded, NewQuery("please_wait", blocking=True))
    desk = at_desk()
    begin(desk, blinded)
    card = card_of(qtbot, desk)
    assert card.isVisible()
    assert "on hold" in desk.page.strip._note.text()
    desk.alt(Key.Key_Q)
    desk.alt(Key.Key_Q)
    assert QApplication.focusWidget() is card.items[0].field
    desk.type(ANSWER)
    desk.key(Key.Key_Return)
    qtbot.waitUntil(lambda: "the study manager closes it" in card.items[0].state.text())


def test_a_query_leads_to_its_lesion_by_a_click(qtbot, at_desk, reader, blinded):
    begin(reader, blinded)
    reader.draw_target(40)
    leave(qtbot, reader)
    query(blinded, NewQuery("site", timepoint="BL", lesion="T1"))
    desk = at_desk()
    begin(desk, blinded)
    (item,) = card_of(qtbot, desk).items
    desk.room.controller.bench.selected = None
    assert item.jump.text() == "Go to T1"
    desk.click(item.jump)
    assert desk.room.controller.bench.selected == "T1"


def test_a_reader_asks_the_manager_by_key_and_list(qtbot, reader, blinded):
    begin(reader, blinded)
    reader.alt(Key.Key_Q)
    card = reader.room.queries.card
    assert QApplication.focusWidget() is card.form.entries
    offered = [card.form.entries.itemText(n) for n in range(card.form.entries.count())]
    assert not any("One reader" in words for words in offered)
    reader.key(Key.Key_Down)
    card.form.text.setFocus()
    reader.type("the last series stops at the liver")
    reader.key(Key.Key_Return)
    card_of(qtbot, reader)
    assert card.items[0].said.text().startswith("Images that are to be read are missing.\nthe last series")
    assert card.form.text.text() == ""
    reader.alt(Key.Key_Q)
    assert not card.isVisible()
    leave(qtbot, reader)
    with manager(blinded) as study:
        (seen,) = QueryDesk(study).listed()
    assert (seen.subject, seen.slot, seen.timepoint) == (SUBJECTS[0], "R1", "BL")


def ask_by_key(qtbot, desk):
    """Ctrl+Shift+L, the third entry, words."""
    desk.key(Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.reason.question.text().startswith("Ask the study manager to reopen Baseline")
    desk.key(Key.Key_3)
    desk.type(WHY)
    desk.key(Key.Key_Return)
    qtbot.waitUntil(lambda: desk.room.queries.known.request_of("BL") is not None, timeout=10_000)


def test_SG_6_a_reopening_is_asked_approved_and_taken_up(qtbot, at_desk, reader, blinded):
    begin(reader, blinded)
    reader.draw_target(40)
    sign(reader, OWN_PASSWORD, "r1")
    assert reader.state.is_locked("BL")
    ask_by_key(qtbot, reader)
    assert "the study manager decides" in reader.said
    assert reader.state.is_locked("BL")
    assert "Asked; the study manager decides." in reader.room.queries.card.requests.text()
    ask_again(reader)
    qtbot.waitUntil(lambda: "this was asked for already" in reader.said)
    leave(qtbot, reader)
    with manager(blinded) as study:
        desk = ReopeningDesk(study)
        (request,) = desk.listed()
        assert isinstance(desk.approve(request.id, Credentials(MANAGER_PASSWORD, MANAGER)), Recorded)
    again = at_desk()
    assert again.window.worklist.model.index(0, 1).data() == "Reopened"
    begin(again, blinded)
    assert again.state.open_timepoint == "BL"
    assert again.said == "Baseline is open again as version 2: the study manager approved it"
    qtbot.waitUntil(lambda: bool(again.room.queries.known.requests))
    assert "Approved, and taken up." in again.room.queries.card.requests.text()
    sign(again, OWN_PASSWORD, "r1")
    assert again.state.open_timepoint == "TP1"
    assert again.said == "TP1 is to be confirmed, since Baseline was reopened: check it, then lock it again"


def ask_again(desk):
    desk.key(Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.key(Key.Key_3)
    QTest.keyClicks(QApplication.focusWidget(), WHY)
    desk.key(Key.Key_Return)


def test_SG_6_a_refused_request_tells_why_and_can_be_asked_anew(qtbot, at_desk, reader, blinded):
    begin(reader, blinded)
    reader.draw_target(40)
    sign(reader, OWN_PASSWORD, "r1")
    ask_by_key(qtbot, reader)
    leave(qtbot, reader)
    with manager(blinded) as study:
        desk = ReopeningDesk(study)
        (request,) = desk.listed()
        assert isinstance(desk.refuse(request.id, "the segment does not matter"), Recorded)
    again = at_desk()
    begin(again, blinded)
    qtbot.waitUntil(lambda: bool(again.room.queries.known.requests))
    assert "Refused: the segment does not matter" in again.room.queries.card.requests.text()
    ask_again(again)
    qtbot.waitUntil(lambda: len(again.room.queries.known.requests) == 2)
