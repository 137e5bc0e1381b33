"""One person's session of the story at the window, by mouse and keys; `story_house` gives each a process.

`what`: study, home, login, password, role of the session (`act`) and what it needs.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.trial.people.records import Argon2Cost
from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.start.import_panel import Stage
from recist_reader.ui.theme.apply import apply, before_application
from tests.leaks.session import Waits
from tests.scenarios.desk import Desk

Key, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CHEAP = PasswordHashes(Argon2Cost(memory_kib=8, rounds=1, lanes=1))
NONE = Qt.KeyboardModifier.NoModifier
LONGEST_MS = 60_000
HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


class Hands:
    """Keys where the focus is; waits for what threads bring."""

    def __init__(self, what: dict[str, Any]) -> None:
        self.what, self.waits = what, Waits()
        self.window = MainWindow()
        self.window.resize(1600, 1000)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.window.open_path(Path(what["study"]))
        self.window.coming_in.hashes = CHEAP

    def until(self, is_so: Any) -> None:
        self.waits.waitUntil(is_so, timeout=LONGEST_MS)
        QApplication.processEvents()

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), text)
        QApplication.processEvents()

    def come_in(self) -> None:
        """Name, password; an issued one is exchanged for an own one first (SE-2)."""
        self.type(self.what["login"])
        self.press(Key.Key_Return)
        self.type(self.what.get("issued") or self.what["password"])
        self.press(Key.Key_Return)
        self.until(lambda: not self.window.coming_in.is_waiting)
        if "issued" in self.what:
            for _ in range(2):
                self.type(self.what["password"])
                self.press(Key.Key_Return)
            self.until(lambda: not self.window.coming_in.is_waiting)
        assert self.window.desk is not None, (
            self.window.coming_in.own_page.message.text(),
            self.what["login"],
        )
        self.until(lambda: self.window.desk.working.is_settled)


def sets_up(hands: Hands) -> dict[str, Any]:
    """The manager: people, a subject, its images, release, who reads, no further images."""
    window, what = hands.window, hands.what
    home, page = window.desk.home, window.worklist
    issued = {}
    hands.press(Key.Key_2, CONTROL)
    panel = home.readers.account_panel
    for login, (name, role) in what["people"].items():
        hands.press(Key.Key_A, CONTROL | SHIFT)
        hands.type(login)
        panel.printed_name.setFocus()
        hands.type(name)
        panel.roles[StudyRole(role)].setFocus()
        hands.press(Key.Key_Space)
        panel.add_button.setFocus()
        hands.press(Key.Key_Space)
        hands.until(lambda: not home.errand.is_waiting)
        issued[login] = panel.issued.text()
        hands.press(Key.Key_Space)  # handed over
    hands.press(Key.Key_1, CONTROL)
    page.add_asked.emit()
    hands.type(what["subject"])
    hands.press(Key.Key_Return)
    images = page.panels.import_panel
    for folder in what["folders"]:
        page.import_asked.emit(what["subject"])
        images.choice.set_places((Path(folder),))
        hands.until(lambda: images.stage is Stage.CHOOSING)
        images.choice.start_button.setFocus()
        hands.press(Key.Key_Return)
        assert images.stage is not Stage.CHOOSING, images.choice.why.text()
        hands.until(lambda: images.stage not in (Stage.RUNNING, Stage.STORING))
        assert images.stage is Stage.DONE, images.stage
    page.panels.close_panel()
    for visit in range(len(what["folders"])):
        page.table.setFocus()
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        page.table.selectionModel().setCurrentIndex(page.model.index(0, visit), chosen)
        hands.press(Key.Key_Return)  # the panel
        hands.press(Key.Key_Return)  # release
        assert page.model.index(0, visit).data().startswith("released"), (
            page.model.index(0, visit).data(),
            page.visit_panel.message.text(),
            str(QApplication.focusWidget()),
        )
    page.visit_panel.reason.setFocus()
    hands.type("no further visit is planned")
    page.visit_panel.final_button.setFocus()
    hands.press(Key.Key_Space)
    assert page.panels.study.state.subjects[what["subject"]].images_final, page.visit_panel.message.text()
    hands.press(Key.Key_2, CONTROL)
    readers = home.readers.assign_panel
    for place, login in (("R1", "r1"), ("R2", "r2")):
        readers.place.setCurrentText(place)
        readers.reader.setCurrentIndex(readers.reader.findData(login))
        readers.assign_button.setFocus()
        hands.press(Key.Key_Space)
    cells = [page.model.index(0, n).data() for n in range(len(what["folders"]))]
    _ask_a_reader(hands)
    return {"issued": issued, "cells": cells}


def _ask_a_reader(hands: Hands) -> None:
    """A query to the first reader, from the list."""
    hands.press(Key.Key_3, CONTROL)
    hands.press(Key.Key_Q, CONTROL | SHIFT)
    panel = hands.window.desk.home.queries.ask_panel
    for box, value in ((panel.place, "R1"), (panel.timepoint, "BL")):
        box.setFocus()
        while box.currentText() != value:
            hands.press(Key.Key_Down)
    panel.ask_button.setFocus()
    hands.press(Key.Key_Space)
    assert hands.window.desk.home.queries.waiting() == 1, panel.message.text()


def steers(hands: Hands) -> dict[str, Any]:
    """The manager between the reads: closes the query, approves the reopening under the signature."""
    home = hands.window.desk.home
    hands.press(Key.Key_3, CONTROL)
    query = home.queries.panel
    query.buttons["close"].setFocus()
    hands.press(Key.Key_Space)
    assert home.queries.waiting() == 0, query.message.text()
    hands.press(Key.Key_4, CONTROL)
    hands.press(Key.Key_Return)
    for words in (hands.what["login"], hands.what["password"]):
        hands.type(words)
        hands.press(Key.Key_Return)
    hands.until(lambda: not home.errand.is_waiting)
    assert home.reopenings.waiting() == 0, home.reopenings.panel.message.text()
    return {"requests": [home.reopenings.table.model().index(0, n).data() for n in (1, 2, 4)]}


def reads(hands: Hands) -> dict[str, Any]:
    """A reader: answers what is asked, the baseline, then the follow-up beside it, each signed."""
    desk = _at_the_read(hands)
    if "answer" in hands.what:
        _answer(hands, desk)
    desk.draw_target(40)
    _lock(hands, desk, first=True)
    desk.key(Key.Key_Space)
    desk.draw_axis(40, 40, hands.what["follow_up_mm"])
    _lock(hands, desk, first=False)
    if "why" in hands.what:
        _ask_to_reopen(hands, desk)
    return _taken_along(hands)


def reads_again(hands: Hands) -> dict[str, Any]:
    """The follow-up that is open again: its axis drawn anew, signed a second time."""
    desk = _at_the_read(hands)
    assert desk.state.open_timepoint == "TP1"
    desk.control(Key.Key_1)
    desk.draw_axis(40, 40, hands.what["follow_up_mm"])
    _lock(hands, desk, first=True)
    return _taken_along(hands)


def _at_the_read(hands: Hands) -> Desk:
    desk = Desk(hands.waits, hands.window)
    hands.press(Key.Key_Return)
    desk.settle()
    desk.current.canvas.setFocus()
    return desk


def _answer(hands: Hands, desk: Desk) -> None:
    card = desk.room.queries.card
    hands.until(lambda: len(card.items) == 1)
    desk.click(card.items[0].field)
    desk.type(hands.what["answer"])
    desk.key(Key.Key_Return)
    hands.until(lambda: not card.items[0].field.isVisible())
    desk.key(Key.Key_Escape)
    assert not card.isVisible()


def _ask_to_reopen(hands: Hands, desk: Desk) -> None:
    desk.key(Key.Key_L, CONTROL | SHIFT)
    desk.key(Key.Key_3)
    desk.type(hands.what["why"])
    desk.key(Key.Key_Return)
    hands.until(lambda: desk.room.queries.known.request_of("TP1") is not None)


def _taken_along(hands: Hands) -> dict[str, Any]:
    """Code, what is locked, and the axis of the follow-up as it is recorded now."""
    session = hands.window.room.session
    state = session.state
    measured = state.measurement("TP1", state.uuid_of("T1"))
    return {"code": session.subject, "locks": sorted(state.locks), "long_mm": str(measured.long_mm)}


def _lock(hands: Hands, desk: Desk, *, first: bool) -> None:
    desk.control(Key.Key_L)
    if first:
        desk.type(hands.what["login"])
        desk.key(Key.Key_Return)
    desk.type(hands.what["password"])
    desk.key(Key.Key_Return)


def decides(hands: Hands) -> dict[str, Any]:
    """The adjudicator: looks at all, endorses the read that saw the progression."""
    home = hands.window.desk.home

    def key(which: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        hands.press(which, modifiers)
        hands.until(lambda: home.is_settled)
        hands.window.grab()  # what counts as seen is what was painted

    key(Key.Key_Return)
    assert home.acts.opened is not None, home.list_page.news.text()
    triggers = [str(one) for one in home.acts.opened.case.triggers]
    pd = _letter_of_progression(home.acts.opened.case.pair)
    key(Key.Key_N)
    key(Key.Key_F)
    key(Key.Key_F5)
    key(Key.Key_F6)
    key(Key.Key_A if pd == "A" else Key.Key_B, ALT)
    key(Key.Key_2, ALT)
    hands.type("The larger axis follows the margin of the lesion")
    key(Key.Key_Return)
    hands.type(hands.what["login"])
    key(Key.Key_Return)
    hands.type(hands.what["password"])
    key(Key.Key_Return)
    return {"triggers": len(triggers), "waits": home.list_page.next_case() is not None}


def _letter_of_progression(pair: Any) -> str:
    sums = {
        letter: max(
            float(row.long_mm) for row in state.tables["measurement"].values() if row.long_mm is not None
        )
        for letter, state in (("A", pair.a), ("B", pair.b))
    }
    return max(sums, key=sums.__getitem__)


def audits(hands: Hands) -> dict[str, Any]:
    """The auditor: finds the decision in the trail, looks at a read, checks the whole study."""
    home = hands.window.desk.home
    hands.press(Key.Key_F, CONTROL)
    hands.type("adjudication.decide")
    hands.until(lambda: len(home.trail.model.lines) == 1)
    (line,) = home.trail.model.lines
    hands.press(Key.Key_2, CONTROL)
    hands.until(lambda: not home.reads.is_running)
    seen = {"title": home.reads.sheet.title.text(), "locks": home.reads.sheet.locks.text()}
    hands.press(Key.Key_3, CONTROL)
    hands.press(Key.Key_Return)
    hands.until(lambda: not home.check.is_running)
    checks = {row.key: row.cells[2] for row in home.check.table.model().rows}
    return {"decided_by": line.person, "checks": checks, "seen": seen}


ACTS = {one.__name__: one for one in (sets_up, reads, steers, reads_again, decides, audits)}


def run(what: dict[str, Any]) -> None:
    """Live through one session; the last line that is printed is JSON."""
    os.environ.update(dict.fromkeys(HOMES, what["home"]))
    before_application()
    app = QApplication([])
    apply(app)
    hands = Hands(what)
    hands.come_in()
    taken = ACTS[what["act"]](hands)
    hands.window.close()
    sys.stdout.write(json.dumps(taken) + "\n")
    sys.stdout.flush()
