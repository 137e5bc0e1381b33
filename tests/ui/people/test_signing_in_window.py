"""The way into a study with accounts: sign-in page, roles, an own password (SE-2, SE-3, SE-41)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.demonstration import Demonstration, KnownPerson
from tests.blinded_images import ask_who
from tests.people import MANAGER, MANAGER_PASSWORD, OWN_PASSWORD, TITLE

pytestmark = pytest.mark.gui
Key = Qt.Key
NEW = "seven Lanterns above a quiet quay"


@pytest.fixture
def window(open_window, dressed, blinded):
    window = open_window()
    ask_who(window, blinded)
    return window


def type_in(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def sign_in(login, password):
    type_in(login)
    press(Key.Key_Return)
    type_in(password)
    press(Key.Key_Return)


def test_the_page_names_the_study_and_takes_name_and_password(qtbot, window):
    page = window.coming_in.sign_in_page
    assert window.pages.currentWidget() is page
    assert page.title.text() == TITLE
    assert QApplication.focusWidget() is page.login
    sign_in("r1", OWN_PASSWORD)
    assert not page.enter_button.isEnabled()  # the key is derived in another thread
    qtbot.waitUntil(lambda: window.study is not None)
    assert window.study.seat.role is StudyRole.READER
    assert window.desk.working.person.printed_name == "Ada Okonkwo"
    assert page.login.text() == page.password.text() == ""
    assert window.windowTitle() == "RECIST Reader"


def test_a_person_of_the_sample_trial_is_taken_with_one_click_or_key(qtbot, window, blinded):
    page, path = window.coming_in.sign_in_page, blinded.path
    assert not page.known.isVisible()
    window.demonstration = Demonstration(path, path, (KnownPerson("r1", "A, reader", "", OWN_PASSWORD),))
    window.coming_in.leave()
    window.coming_in.demonstration = window.demonstration
    ask_who(window, blinded)
    assert page.known.isVisible()
    QTest.keyClick(window, Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.study is not None)
    assert window.study.seat.role is StudyRole.READER
    window.sign_out()
    qtbot.waitUntil(lambda: window.start_anew is not None)
    assert window.start_anew.command[-4:] == ["demo", "--trial", "--folder", str(path.parent)]


@pytest.mark.parametrize(("login", "password"), [("r1", "not my Password at all"), ("nobody", OWN_PASSWORD)])
def test_SE_3_a_wrong_name_and_a_wrong_password_are_told_alike(qtbot, window, login, password):
    page = window.coming_in.sign_in_page
    sign_in(login, password)
    qtbot.waitUntil(lambda: "wrong" in page.message.text())
    assert page.message.text().startswith("The name or the password is wrong, or the account is locked")
    assert window.study is None
    assert page.password.text() == ""
    assert QApplication.focusWidget() is page.password
    type_in(OWN_PASSWORD)
    assert page.login.text() == login


def test_what_is_missing_is_said_and_led_to(window):
    page = window.coming_in.sign_in_page
    QTest.mouseClick(page.enter_button, Qt.MouseButton.LeftButton)
    assert "name" in page.message.text()
    assert QApplication.focusWidget() is page.login


def test_SE_2_an_issued_password_leads_to_an_own_one_and_in(qtbot, window, blinded):
    page = window.coming_in.own_page
    sign_in("new.reader", blinded.codes["", "issued"])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is page)
    type_in("okonkwo")
    met = {name for name, line in page.rules.items() if line.accessibleName().endswith("met")}
    assert met == {"uncommon", "printable"}
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert "Not yet" in page.message.text()
    page.first.clear()
    page.first.setFocus()
    type_in(NEW)
    press(Key.Key_Return)
    type_in(NEW)
    assert all(line.accessibleName().endswith("met") for line in page.rules.values())
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.study is not None)
    assert window.worklist.stack.currentWidget() is window.worklist.empty
    assert "No reads assigned" in window.worklist.empty.findChildren(type(page.message))[1].text()
    assert page.first.text() == page.second.text() == ""


def test_esc_goes_back_to_the_first_page_and_an_answer_that_still_comes_lets_nobody_in(
    qtbot, window, blinded
):
    sign_in("r1", OWN_PASSWORD)
    QTest.keyClick(window.coming_in.sign_in_page, Key.Key_Escape)
    assert window.pages.currentWidget() is window.welcome
    qtbot.waitUntil(lambda: _is_free(blinded))
    assert window.study is None


def _is_free(blinded):
    try:
        StudyFile.open(blinded.path).close()
    except StudyFault:  # in use still
        return False
    return True


def test_SE_7_who_signs_out_leaves_the_process(qtbot, window):
    sign_in(MANAGER, MANAGER_PASSWORD)
    qtbot.waitUntil(lambda: window.study is not None)
    QTest.keyClick(window.worklist, Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.start_anew is not None)
    assert not window.isVisible()
    assert window.start_anew.command[-1] == "open"


def test_another_study_is_opened_after_signing_out_alone(qtbot, window):
    sign_in("r1", OWN_PASSWORD)
    qtbot.waitUntil(lambda: window.study is not None)
    QTest.keyClick(window, Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert "Sign out" in window.notice.words.text()
    assert window.study is not None
