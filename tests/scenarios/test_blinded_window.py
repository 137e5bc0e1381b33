"""A blinded reader at the window: in, baseline, signature, cover, out (SE, SG, FT-33)."""

import pytest
from platformdirs import user_config_path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from recist_reader.trial.people.signatures import TABLE as SIGNATURES
from recist_reader.ui.people import session_guard
from recist_reader.ui.people.cover import Why
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.theme.comfort import step_text
from recist_reader.ui.theme.scale import text_scale
from tests.blinded_images import SUBJECTS, ask_who, come_in
from tests.people import OWN_PASSWORD
from tests.scenarios.blinded_desk import CONTROL, begin, come_back, cover, sign
from tests.scenarios.desk import Desk

pytestmark = pytest.mark.gui
Key = Qt.Key


def test_from_signing_in_to_signing_out(qtbot, reader, blinded):
    code = begin(reader, blinded)
    assert reader.window.windowTitle() == f"RECIST Reader  ·  {code}"
    reader.draw_target(40)
    sign(reader, OWN_PASSWORD, "r1")
    assert reader.state.is_locked("BL")
    (signature,) = reader.window.study.file.rows(SIGNATURES, reader.room.session.stream).values()
    assert (signature["printed_name"], signature["meaning"]) == ("Ada Okonkwo", "authorship")
    assert reader.room.session.open_timepoint == "TP1"  # SQ-1: the next one is there now
    reader.control(Key.Key_L)
    assert not reader.room.lock_page.box.signature.login.isVisible()  # SG-3: the password alone from now on
    reader.key(Key.Key_Escape)
    cover(reader)
    guard = reader.window.desk.working.guard
    assert guard.why is Why.ASKED
    assert reader.window.windowTitle() == "RECIST Reader"
    assert not reader.page.isVisible()
    come_back(qtbot, reader)
    assert guard.why is None
    assert reader.page.isVisible()
    assert reader.window.windowTitle() == f"RECIST Reader  ·  {code}"
    reader.control(Key.Key_W)
    assert reader.window.windowTitle() == "RECIST Reader"
    reader.control(Key.Key_W)
    qtbot.waitUntil(lambda: reader.window.start_anew is not None)
    assert not reader.window.isVisible()


def test_SG_3_a_wrong_password_signs_nothing_and_is_told_in_place(reader, blinded):
    begin(reader, blinded)
    reader.draw_target(40)
    sign(reader, "not my Password at all", "r1")
    page = reader.room.lock_page
    assert page.isVisible()
    assert not reader.state.is_locked("BL")
    assert "wrong" in page.box.missing.text()
    assert page.box.signature.password.text() == ""
    assert QApplication.focusWidget() is page.box.signature.password
    reader.type(OWN_PASSWORD)
    reader.key(Key.Key_Return)
    assert reader.state.is_locked("BL")
    failed = [e for e in reader.window.study.file.events("account") if _change(e) == "sign_in.failed"]
    assert len(failed) == 1


def _change(event):
    return (event.payload or {}).get("change")


def test_SG_2_the_page_shows_who_signs_as_what_and_which_content(reader, blinded):
    begin(reader, blinded)
    reader.draw_target(40)
    reader.control(Key.Key_L)
    box = reader.room.lock_page.box
    told = {name: value.text() for name, value in box.signature.values.items()}
    assert told["name"] == "Ada Okonkwo"
    assert told["role"] == "reader"
    assert " UTC (" in told["time"]
    assert box.title.text() == "Sign and lock Baseline"
    reader.type("r1")
    reader.key(Key.Key_Return)
    reader.type(OWN_PASSWORD)
    reader.key(Key.Key_Return)
    digest = reader.state.locks["BL/v1"].content_sha256
    assert told["content"] == f"{digest[:4]} {digest[4:8]} … {digest[-4:]}"


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_all_of_the_signature_is_in_sight(qtbot, open_window, blinded, size):
    window = open_window(size=size)
    come_in(qtbot, window, blinded, "r1")
    desk = Desk(qtbot, window)
    begin(desk, blinded)
    desk.draw_target(40)
    desk.control(Key.Key_L)
    box = desk.room.lock_page.box
    assert_in_sight(desk.room.lock_page, box.signature.login)
    desk.key(Key.Key_Escape)
    sign(desk, OWN_PASSWORD, "r1")
    desk.key(Key.Key_Space)
    desk.draw_axis(40, 40, 30)
    desk.control(Key.Key_L)  # a follow-up asks for agreement beside it
    assert desk.room.lock_page.agreement.isVisible()
    assert_in_sight(desk.room.lock_page, desk.room.lock_page.agreement)
    assert (window.width(), window.height()) == size


def assert_in_sight(page, *more):
    """All of the signature is shown, and no word of it is cut."""
    box = page.box
    facts = [box.signature.values[name] for name in ("name", "time", "content")]
    for part in (box.signature.password, box.button, box.back, *box.options, *facts, *more):
        assert part.isVisible()
        assert page.rect().contains(part.rect().translated(part.mapTo(page, part.rect().topLeft())))
        if isinstance(part, QLabel):
            assert part.width() >= part.sizeHint().width(), part.text()


def test_SE_41_keys_of_other_roles_say_whose_task_it_is(reader):
    worklist = reader.window.worklist
    for key, modifiers in (
        (Key.Key_I, CONTROL),
        (Key.Key_J, CONTROL),
        (Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_B, CONTROL | Qt.KeyboardModifier.ShiftModifier),
    ):
        worklist.say("")
        QTest.keyClick(worklist.table, key, modifiers)
        assert worklist.keys.news.text().startswith("This is no task of the reader"), key
        assert not worklist.panels.isVisible()
    reader.control(Key.Key_E)
    assert "data exporter" in reader.window.notice.words.text()
    assert reader.window.pages.currentWidget() is worklist
    assert [a.text() for a in worklist.make_menu().actions() if a.text()] == ["Open\tEnter"]
    assert not worklist.import_button.isVisible()


def test_SG_3_idle_minutes_cover_the_window_and_a_touch_does_not_open_it(qtbot, reader, blinded):
    begin(reader, blinded)
    guard, now = reader.window.desk.working.guard, [1_000.0]
    guard.idle.seconds = lambda: now[0]
    guard.idle.touch()
    now[0] += 15 * 60 - 1
    guard.look()
    assert guard.why is None
    QTest.mouseMove(reader.window.windowHandle(), reader.window.rect().center())
    QApplication.processEvents()
    now[0] += 2
    guard.look()
    assert guard.why is None
    now[0] += 15 * 60
    guard.look()
    assert guard.why is Why.IDLE
    assert "15 minutes" in guard.cover_page.heading.text()
    QTest.keyClick(guard.cover_page.password, Key.Key_E, CONTROL)
    assert guard.why is Why.IDLE
    come_back(qtbot, reader, "some other Password entirely")
    assert guard.why is Why.IDLE
    assert "wrong" in guard.cover_page.message.text()
    come_back(qtbot, reader)
    assert guard.why is None


def test_an_unfinished_lesion_is_kept_under_the_cover(qtbot, reader, blinded):
    begin(reader, blinded)
    reader.key(Key.Key_T)
    reader.draw_axis(40, 40, 30)
    reader.type("liv")
    cover(reader)
    assert not reader.page.creation.isVisible()
    come_back(qtbot, reader)
    assert reader.page.creation.isVisible()
    assert reader.page.creation.organ.text() == "liv"
    assert QApplication.focusWidget() is reader.page.creation.organ
    reader.key(Key.Key_Return)
    assert [lesion.id for lesion in reader.state.lesions.values()] == ["T1"]


def test_a_stroke_in_hand_is_kept_under_the_cover(qtbot, reader, blinded):
    begin(reader, blinded)
    reader.key(Key.Key_T)
    canvas, left = reader.current.canvas, Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=reader.at(35, 40))
    QTest.mouseMove(canvas, reader.at(40, 40))
    cover(reader)
    assert not canvas.isVisible()
    come_back(qtbot, reader)
    QTest.mouseMove(canvas, reader.at(45, 40))
    QTest.mouseRelease(canvas, left, pos=reader.at(45, 40))
    assert reader.page.creation.isVisible()


def test_BL_16_every_window_of_the_program_goes_with_the_cover(qtbot, reader, blinded):
    begin(reader, blinded)
    other = QLabel("F7-0001")
    qtbot.addWidget(other)
    other.show()
    reader.current.canvas.setFocus()
    menu = reader.window.worklist.make_menu()
    menu.popup(reader.window.rect().center())
    reader.window.desk.working.guard.cover(Why.IDLE)
    assert not other.isVisible()
    assert QApplication.activePopupWidget() is None
    come_back(qtbot, reader)
    assert other.isVisible()


def test_who_signs_out_at_the_cover_is_asked_nothing_of_what_another_left(qtbot, reader, blinded):
    begin(reader, blinded)
    reader.key(Key.Key_T)
    reader.draw_axis(40, 40, 30)
    assert reader.page.creation.isVisible()  # in hand: at the window itself it would have to be ended first
    cover(reader)
    QTest.mouseClick(reader.window.desk.working.guard.cover_page.out_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reader.window.start_anew is not None)
    assert not reader.window.isVisible()


def test_BL_7_a_study_file_that_went_away_is_told_to_a_reader_without_its_path(reader, blinded):
    missing = reader.window.desk.keeping.missing
    missing.bar.tell(missing._words(), may_go_on=False)
    assert "Tell your study manager" in missing.bar.words.text()
    assert str(blinded.path.parent) not in missing.bar.words.text()
    assert missing.bar.save_button.isHidden()


def test_FT_33_who_may_do_nothing_any_more_is_told_calmly_and_signs_out(reader, blinded, monkeypatch):
    monkeypatch.setattr(session_guard, "why_ended", lambda *_: "disabled")
    guard = reader.window.desk.working.guard
    guard.look()
    assert guard.why is Why.GONE
    assert "Ask your study manager" in guard.cover_page.words.text()
    assert not guard.cover_page.password.isVisible()
    assert QApplication.focusWidget() is guard.cover_page.out_button


def test_FT_33_what_was_drawn_when_the_session_ended_is_stored_in_the_next_one(qtbot, reader, blinded):
    begin(reader, blinded)
    guard = reader.window.desk.working.guard
    guard.timer.stop()  # the edit comes before the next look
    blinded.clock.turn(hours=12)
    reader.draw_target(40)
    assert guard.why is Why.OVER
    assert not reader.state.lesions
    first = reader.window.study.workplace.session
    come_back(qtbot, reader)
    qtbot.waitUntil(lambda: bool(reader.state.lesions))
    assert reader.window.study.workplace.session != first
    reader.settle()


def test_a_study_given_at_the_start_waits_for_its_password(qtbot, open_window, blinded):
    window = open_window()
    ask_who(window, blinded)
    window.sign_in("r1", "", None, blinded.codes[SUBJECTS[0], "R1"])
    page = window.coming_in.sign_in_page
    assert page.login.text() == "r1"
    assert QApplication.focusWidget() is page.password
    QTest.keyClicks(page.password, OWN_PASSWORD)
    QTest.keyClick(page.password, Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is not None, timeout=10_000)
    assert window.room.session.subject == blinded.codes[SUBJECTS[0], "R1"]
    qtbot.waitUntil(window.is_settled, timeout=10_000)


def test_BL_7_what_a_reader_sets_is_of_the_account_alone(qtbot, open_window, blinded):
    """Keys, windows and text size of one account meet neither another one nor the computer's own user."""
    window = open_window()
    come_in(qtbot, window, blinded, "r1")
    assert key_bindings().bind("next_lesion", "Ctrl+Alt+F") == ""
    step_text(1)
    folder = user_config_path("recist-reader", appauthor=False)
    account = window.desk.study.workplace.account
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")} >= {
        f"accounts/{account}/keys.json",
        f"accounts/{account}/comfort.json",
    }
    assert not (folder / "keys.json").exists()
    window.close()
    other = open_window()
    come_in(qtbot, other, blinded, "r2")
    assert key_bindings().keys("next_lesion") != ("Ctrl+Alt+F",)
    assert text_scale() == 1.0
