"""What the window of each role tells, and what it never may (BL-1, BL-7, BL-16, SE-41)."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.blinded_images import SUBJECTS, come_in
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, TITLE
from tests.scenarios.blinded_desk import CONTROL, begin, come_back, cover, sign, texts, texts_in_sight
from tests.scenarios.desk import Desk

pytestmark = pytest.mark.gui
Key = Qt.Key


def test_BL_30_a_readers_window_tells_no_subject_no_other_person_and_no_other_code(qtbot, reader, blinded):
    own = {code for (_subject, slot), code in blinded.codes.items() if slot == "R1"}
    others = {code for (_subject, slot), code in blinded.codes.items() if slot == "R2"}
    seen = texts(reader.window)
    begin(reader, blinded)
    seen |= texts(reader.window)
    reader.draw_target(40)
    reader.control(Key.Key_H)
    seen |= texts(reader.window)
    sign(reader, OWN_PASSWORD, "r1")
    seen |= texts(reader.window)
    reader.control(Key.Key_L)
    seen |= texts(reader.window)
    reader.key(Key.Key_Escape)
    cover(reader)
    under = "\n".join(text for text in texts_in_sight(reader.window))
    assert not any(code in under for code in own)
    come_back(qtbot, reader)
    reader.control(Key.Key_W)
    seen |= texts(reader.window)
    settings = QSettings()
    kept = [f"{key} {settings.value(key)}" for key in settings.allKeys()]
    told = "\n".join([*seen, *kept])
    assert any(code in told for code in own)  # the search finds what is there
    for secret in (*SUBJECTS, *others, "Maria Lindqvist", "m.lindqvist", "2024-01-01", OWN_PASSWORD):
        assert secret not in told, secret


def test_the_manager_keeps_subjects_and_opens_no_read(qtbot, open_window, blinded):
    window = open_window(size=(1366, 768))
    come_in(qtbot, window, blinded, MANAGER, MANAGER_PASSWORD)
    worklist = window.worklist
    assert worklist.selected() in SUBJECTS
    assert "study manager, Maria Lindqvist" in worklist.bar.subtitle.text()
    cells = [worklist.model.index(0, column).data() for column in range(3)]
    assert cells[0] == "released, 1 series, R1 ready, R2 ready"
    assert all(cell.startswith("released") for cell in cells)
    QTest.keyClick(worklist.table, Key.Key_Return)
    assert window.room is None
    assert worklist.panels.currentWidget() is worklist.visit_panel
    QTest.keyClick(worklist.table, Key.Key_J, CONTROL)
    assert worklist.panels.currentWidget() is worklist.panels.series_panel
    window.open_read(SUBJECTS[0])
    assert window.room is None
    assert "reader" in window.notice.words.text()


@pytest.mark.parametrize(("login", "page"), [("ex", "What goes out"), ("au", "auditor, Ada Okonkwo")])
def test_other_roles_have_their_desk_and_its_cover(qtbot, open_window, blinded, login, page):
    window = open_window(size=(1366, 768))
    come_in(qtbot, window, blinded, login)
    told = "\n".join(texts_in_sight(window))
    assert "Ada Okonkwo" in told
    assert page in told
    shortcut = next(s for s in window.findChildren(QShortcut) if s.key().toString() == "Ctrl+Alt+L")
    shortcut.activated.emit()
    guard = window.desk.working.guard
    assert guard.is_covered
    covered = "\n".join(texts_in_sight(window))
    assert not any(word in covered for word in (*SUBJECTS, "What goes out", TITLE))
    come_back(qtbot, Desk(qtbot, window))
    assert not guard.is_covered
    window.desk.home.focus_list()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_W, CONTROL)
    qtbot.waitUntil(lambda: window.start_anew is not None)
