"""The site of a lesion: kind, treated field, free text, and its correction until a lock (LS-1, LS-2)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recist_reader.ui.reader.models.words import organ_text

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def desk(open_desk, copied):
    """Baseline, with nothing recorded yet."""
    return open_desk(copied("sites"))


def draw_target(desk, site, number=8):
    desk.wheel_to(number)
    desk.key(Key.Key_T)
    desk.draw_axis(40, 40, 30)
    desk.type(site)


def draw_non_target(desk, site, number=12):
    desk.wheel_to(number)
    desk.key(Key.Key_N)
    desk.click(desk.current.canvas, desk.at(60, 60))
    desk.type(site)


def lesion(desk, name):
    return desk.state.lesions[desk.state.uuid_of(name)]


def checks(desk):
    return {found.id: found for found in desk.room.model.view.checks}


def told(desk):
    return desk.page.creation._check_text.text()


def test_the_usual_lesion_still_takes_two_letters_and_enter(desk):
    draw_target(desk, "li")
    desk.key(Key.Key_Return)
    made = lesion(desk, "T1")
    assert (made.organ, made.irradiated, made.kind) == ("liver", False, None)


def test_GD_5_a_target_in_a_treated_field_is_marked_by_one_key_and_asks_its_reason(desk):
    draw_target(desk, "li 7")
    desk.alt(Key.Key_T)
    assert told(desk) == "The lock will ask how progression in the treated field was shown (M-8)"
    desk.key(Key.Key_Return)
    assert lesion(desk, "T1").irradiated
    assert checks(desk)["GD-5"].level == "reason"
    row = next(row for row in desk.page.table.lesions.view.rows if getattr(row, "id", "") == "T1")
    assert row.place == "Liver, segment 7, treated field"


def test_GD_4_a_blastic_bone_lesion_is_refused_as_target_and_taken_as_non_target(desk):
    draw_target(desk, "bo rib")
    for _ in range(3):
        desk.alt(Key.Key_K)
    assert told(desk).startswith("a blastic bone lesion without soft tissue is never measurable (GD-4)")
    desk.key(Key.Key_Return)
    assert desk.page.creation.isVisible()
    desk.key(Key.Key_Escape)
    draw_non_target(desk, "bo rib")
    for _ in range(3):
        desk.alt(Key.Key_K)
    desk.key(Key.Key_Return)
    assert organ_text(lesion(desk, "NT1")) == "Bone, rib, blastic"


def test_M_7_a_simple_cyst_is_recorded_in_no_role(desk):
    draw_non_target(desk, "li 7")
    desk.alt(Key.Key_K)
    desk.alt(Key.Key_K)
    assert "A simple cyst is not recorded" in told(desk)
    desk.key(Key.Key_Return)
    assert desk.state.lesions == {}


def test_LS_2_free_text_is_added_after_a_comma(desk):
    draw_target(desk, "ly ili, Left of the Bifurcation")
    desk.key(Key.Key_Return)
    made = lesion(desk, "T1")
    assert (made.organ, made.subsite, made.nodal) == ("lymph node", "iliac, Left of the Bifurcation", True)


def test_LS_1_a_site_is_corrected_by_key_and_undone(desk):
    draw_target(desk, "li 7")
    desk.key(Key.Key_Return)
    desk.control(Key.Key_1)
    desk.alt(Key.Key_S)
    panel = desk.page.creation
    assert panel.organ.selectedText() == "liver 7"
    desk.type("ki r, upper pole")
    desk.alt(Key.Key_T)
    desk.key(Key.Key_Return)
    made = lesion(desk, "T1")
    assert (made.organ, made.side, made.subsite, made.irradiated) == ("kidney", "right", "upper pole", True)
    desk.control(Key.Key_Z)
    assert organ_text(lesion(desk, "T1")) == "Liver, segment 7"


def test_a_site_that_is_opened_again_is_whole_and_esc_leaves_it(desk):
    draw_target(desk, "li 7, dome")
    desk.alt(Key.Key_T)
    desk.key(Key.Key_Return)
    before = lesion(desk, "T1")
    desk.control(Key.Key_1)
    desk.alt(Key.Key_S)
    desk.key(Key.Key_Space)  # types over what was there
    desk.key(Key.Key_Escape)
    assert lesion(desk, "T1") == before
    desk.alt(Key.Key_S)
    desk.key(Key.Key_Return)
    assert lesion(desk, "T1") == before
    assert desk.said == "the site of T1 stays as it was"


def test_GD_1_a_corrected_lesion_does_not_count_against_itself(desk):
    for number in (8, 12):
        draw_target(desk, "li 7", number)
        desk.key(Key.Key_Return)
    desk.control(Key.Key_2)
    desk.alt(Key.Key_S)
    desk.type("li 8")
    desk.key(Key.Key_Return)
    assert lesion(desk, "T2").subsite == "8"


def test_LS_2_nothing_else_is_done_while_a_site_is_corrected(desk):
    draw_target(desk, "li 7")
    desk.key(Key.Key_Return)
    desk.control(Key.Key_1)
    desk.alt(Key.Key_S)
    desk.room.controller.act("new_target")
    assert desk.said.startswith("the site of T1 is being corrected")
    desk.key(Key.Key_Escape)
    desk.room.controller.act("new_target")
    assert desk.said.startswith("draw the long axis")


def test_GD_23_what_a_lock_has_bound_stays_and_the_menu_does_not_offer_it(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.alt(Key.Key_S)
    assert "the site was locked with the timepoint (GD-23)" in desk.said
    assert not desk.page.creation.isVisible()
    desk.alt(Key.Key_T)
    assert "select a lesion and press Alt+S" in desk.said


def test_the_menu_of_a_mark_offers_site_and_number_until_the_lock(qtbot, desk):
    draw_target(desk, "li 7")
    desk.key(Key.Key_Return)
    menu = desk.room.controller.menu.menu
    QTest.mouseClick(desk.current.canvas, Qt.MouseButton.RightButton, pos=desk.at(38, 40))
    qtbot.waitUntil(menu.isVisible)
    offered = [action.data() for action in menu.actions()]
    menu.close()
    assert {"site", "target_earlier", "target_later"} <= set(offered)
