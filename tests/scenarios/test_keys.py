"""The keys of 7.3 for going and looking by real key events at a follow-up; states: `test_state_keys.py`."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.details_card import DetailsCard
from recist_reader.ui.viewport.state import OverlayLevel
from tests.scenarios.desk import LESION_SLICES

pytestmark = pytest.mark.gui
Key = Qt.Key


def slices(desk):
    """The shown slice of every viewport, from 1, the current one last."""
    return [v.state.slice_index + 1 for v in desk.page.viewports if v.isVisible()]


def labels(desk):
    return [slot.label for slot in desk.room.hangings.hung.slots.values()]


# -- going


def test_space_where_nothing_is_linked_says_what_to_do(follow_up):
    assert follow_up.page.status.link.text() == "not linked (Shift+X sets matching slices)"
    follow_up.key(Key.Key_Space)
    assert follow_up.room.controller.bench.selected == "T1"
    assert "not linked; set matching slices, then Shift+X" in follow_up.said
    assert slices(follow_up)[:2] == [LESION_SLICES["T1"], LESION_SLICES["T1"] + 1]


def test_shift_x_links_and_space_then_goes_there_in_all_viewports(follow_up):
    follow_up.key(Key.Key_Home)
    for viewport in follow_up.page.viewports:
        viewport.scroll_to(0)
    follow_up.shift(Key.Key_X)
    assert "manual" in follow_up.page.status.link.text()
    assert any(m.mark.startswith("ghost/") for m in follow_up.current.marks)  # at once
    follow_up.key(Key.Key_Space)
    assert slices(follow_up)[-1] == LESION_SLICES["T1"] + 1  # as at the prior timepoint
    ghosts = [m for m in follow_up.current.marks if m.mark.startswith("ghost/")]
    assert {m.name for m in ghosts} == {"T1", "T2", "T3", "NT1"}


def test_shift_x_while_links_are_off_turns_them_on(follow_up):
    desk = follow_up
    desk.key(Key.Key_X)
    desk.shift(Key.Key_X)
    assert "manual" in desk.page.status.link.text()
    desk.key(Key.Key_Space)
    assert slices(desk)[-1] == LESION_SLICES["T1"] + 1


def test_a_refusal_goes_with_the_next_thing_that_is_done(follow_up):
    desk = follow_up
    desk.key(Key.Key_Space)
    assert "not linked" in desk.said
    desk.key(Key.Key_Down)
    assert desk.said == ""
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_X)  # what the refusal asked for
    assert desk.said.startswith("matching slices are set")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_ctrl_and_a_number_goes_to_that_target(follow_up, number):
    follow_up.control(getattr(Key, f"Key_{number}"))
    lesion = f"T{number}"
    assert follow_up.room.controller.bench.selected == lesion
    assert slices(follow_up)[0] == LESION_SLICES[lesion]


def test_LS_5_a_jump_to_a_lesion_takes_the_window_in_which_it_was_measured(follow_up):
    desk = follow_up
    desk.key(Key.Key_3)  # liver, portal venous
    desk.control(Key.Key_3)
    desk.key(Key.Key_B)
    desk.draw_axis(30, 40, 45)
    desk.key(Key.Key_2)  # lung
    lung = desk.current.state.shades
    desk.control(Key.Key_3)
    assert desk.current.state.shades != lung
    assert (desk.current.state.shades.width_hu, desk.current.state.shades.level_hu) == (150, 90)


def zooms(desk):
    return {round(viewport.mm_per_px, 4) for viewport in desk.room.hangings.hung.slots}


def test_LS_5_a_jump_to_a_lesion_takes_the_zoom_at_which_it_was_marked(follow_up):
    desk = follow_up
    desk.control(Key.Key_3)
    desk.key(Key.Key_B)
    desk.current.zoom_at(200, 200, 1.5)
    marked = zooms(desk)
    desk.draw_axis(40, 40, 30)
    desk.current.zoom_at(200, 200, 2)
    assert zooms(desk) != marked
    desk.control(Key.Key_3)
    assert zooms(desk) == marked
    desk.current.zoom_at(200, 200, 2)
    other = zooms(desk)
    desk.control(Key.Key_1)  # read by a script: no zoom is known
    assert zooms(desk) == other


def test_LS_5_with_own_zooms_each_image_takes_that_of_its_own_mark(follow_up):
    desk = follow_up
    desk.alt(Key.Key_Z)
    try:
        desk.control(Key.Key_3)
        desk.key(Key.Key_B)
        desk.draw_axis(40, 40, 30)
        marked, (others, *_) = desk.current.mm_per_px, desk.page.viewports
        desk.current.zoom_at(200, 200, 2)
        others.zoom_at(200, 200, 3)
        before = others.mm_per_px
        desk.control(Key.Key_3)
        assert desk.current.mm_per_px == pytest.approx(marked, abs=1e-4)
        assert others.mm_per_px == before
    finally:
        desk.alt(Key.Key_Z)


def test_ctrl_and_the_number_of_no_target_says_so(follow_up):
    follow_up.control(Key.Key_5)
    assert follow_up.said == "there is no T5"


def test_ctrl_1_at_a_split_target_goes_to_its_fragment_to_read(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_F)
    desk.wheel_to(8)
    desk.draw_axis(36, 40, 30)
    desk.draw_axis(36, 60, 18)
    desk.key(Key.Key_Escape)
    desk.control(Key.Key_2)
    desk.control(Key.Key_1)
    assert desk.room.controller.bench.selected == "T1.a"
    assert slices(desk)[-1] == 8


def test_j_goes_back_to_the_measured_slice(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.key(Key.Key_B)
    desk.wheel_to(9)
    desk.draw_axis(40, 40, 30)
    desk.key(Key.Key_End)
    assert slices(desk)[-1] == 24
    desk.key(Key.Key_J)
    assert slices(desk)[-1] == 9


def test_arrows_pages_and_ends_move_the_active_viewport(follow_up):
    desk = follow_up
    desk.key(Key.Key_Home)
    assert slices(desk)[-1] == 1
    for key, number in ((Key.Key_Down, 2), (Key.Key_PageDown, 12), (Key.Key_Up, 11), (Key.Key_PageUp, 1)):
        desk.key(key)
        assert slices(desk)[-1] == number
    desk.key(Key.Key_End)
    assert slices(desk)[-1] == 24


def test_tab_makes_the_next_viewport_active_and_keys_follow_it(follow_up):
    desk = follow_up
    before = slices(desk)
    desk.key(Key.Key_Tab)
    assert desk.room.hangings.group.active is desk.page.viewports[0]
    desk.key(Key.Key_End)
    assert slices(desk)[0] == 24
    assert slices(desk)[-1] == before[-1]  # no link: the others stay


# -- looking


def test_brackets_step_the_compared_timepoint_and_say_where_it_ends(follow_up):
    desk = follow_up
    desk.alt(Key.Key_2)
    assert labels(desk) == ["TP1", "TP2"]
    desk.key(Key.Key_BracketLeft)
    assert labels(desk) == ["BL", "TP2"]
    desk.key(Key.Key_BracketLeft)
    assert desk.said == "there is no earlier timepoint to compare with"
    desk.key(Key.Key_BracketRight)
    assert labels(desk) == ["TP1", "TP2"]


@pytest.mark.parametrize(
    ("number", "hung"),
    [(1, ["TP2"]), (2, ["TP1", "TP2"]), (3, ["BL", "TP1", "TP2"]), (4, ["BL", "TP1", "TP2"])],
)
def test_alt_and_a_number_changes_the_layout(follow_up, number, hung):
    follow_up.alt(getattr(Key, f"Key_{number}"))
    assert labels(follow_up) == hung


def test_x_takes_the_link_off_and_on(follow_up):
    for viewport in follow_up.page.viewports:
        viewport.scroll_to(0)
    follow_up.shift(Key.Key_X)
    follow_up.key(Key.Key_X)
    assert follow_up.page.status.link.text() == "scrolling not linked"
    follow_up.key(Key.Key_Down)
    assert slices(follow_up) == [1, 1, 2]
    follow_up.key(Key.Key_X)
    follow_up.key(Key.Key_Down)
    assert slices(follow_up) == [3, 3, 3]


def test_o_i_r_and_the_number_keys_change_how_the_image_looks(follow_up):
    viewport = follow_up.current
    overlays = []
    for _ in range(3):
        follow_up.key(Key.Key_O)
        overlays.append(viewport.state.overlay)
    assert overlays == [OverlayLevel.MINIMAL, OverlayLevel.NONE, OverlayLevel.FULL]
    follow_up.key(Key.Key_I)
    assert viewport.state.inverted
    follow_up.key(Key.Key_2)
    assert tuple(viewport.state.shades) == (1500, -600)
    viewport.zoom_at(50, 50, 2)
    follow_up.key(Key.Key_R)
    assert (viewport.state.mm_per_px, viewport.state.inverted) == (None, False)
    assert tuple(viewport.state.shades) == (1500, -600)  # the window stays


def test_q_and_m_act_while_they_are_held(follow_up):
    canvas, viewport = follow_up.current.canvas, follow_up.current
    for key, what in ((Key.Key_Q, "graphics_hidden"), (Key.Key_M, "magnifying")):
        QTest.keyPress(follow_up.window.windowHandle(), key)
        QApplication.processEvents()
        assert getattr(viewport, what), what
        QTest.keyRelease(follow_up.window.windowHandle(), key)
        QApplication.processEvents()
        assert not getattr(viewport, what), what
    assert canvas.hasFocus()


def test_a_double_click_gives_one_viewport_the_whole_area_and_takes_it_back(follow_up):
    desk = follow_up
    canvas = desk.page.viewports[1].canvas
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert [v.isVisible() for v in desk.page.viewports] == [False, True, False]
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert [v.isVisible() for v in desk.page.viewports] == [True, True, True]


def test_k_keeps_the_shown_slice_and_lets_it_go(follow_up):
    desk = follow_up
    desk.wheel_to(6)
    desk.key(Key.Key_K)
    assert [k.place.slice_number for k in desk.state.key_images.values()] == [6]
    assert desk.said == "key image, slice 6"
    desk.key(Key.Key_K)
    assert not desk.state.key_images


def test_d_tells_what_the_allow_list_lets_be_known_of_the_shown_series(follow_up):
    desk = follow_up
    desk.key(Key.Key_D)
    card = desk.page.findChild(DetailsCard)
    assert card.isVisible()
    shown = dict(card.lines)
    assert shown["Modality"] == "CT"
    assert shown["Pixel spacing"] == "3.0 mm"
    assert set(shown) == {
        "Modality",
        "Region",
        "Phase",
        "Kernel class",
        "Slices",
        "Slice thickness",
        "Slice interval",
        "Pixel spacing",
        "Measuring",
        "Findings",
    }
    desk.key(Key.Key_Escape)
    assert not card.isVisible()


def test_the_details_keep_off_the_lesions_where_a_corner_is_free(follow_up):
    desk = follow_up
    viewport = desk.page.viewports[0]
    desk.room.hangings.group.activate(viewport)
    viewport.scroll_to(viewport.marks[0].slice_index)
    desk.key(Key.Key_D)
    card = desk.page.findChild(DetailsCard)
    canvas_at = viewport.canvas.mapTo(desk.page, QPoint(0, 0))
    (lesion,) = desk.room.hangings.marks.boxes_shown(viewport)
    under = card.geometry().center() - canvas_at
    for _ in range(2):  # wherever the card goes, the lesion is dragged under it
        viewport.pan_by(under.x() - lesion.centre.x, under.y() - lesion.centre.y)
        (lesion,) = desk.room.hangings.marks.boxes_shown(viewport)
        here = card.geometry().translated(-canvas_at)
        assert not here.contains(QPoint(round(lesion.centre.x), round(lesion.centre.y)))
        assert viewport.canvas.rect().contains(here)
        under = here.center()
    desk.key(Key.Key_D)
    viewport.reset()
    assert not card.isVisible()


def test_the_details_go_with_the_series_that_they_tell_of(follow_up):
    desk = follow_up
    desk.key(Key.Key_D)
    card = desk.page.findChild(DetailsCard)
    desk.wheel_to(desk.current.state.slice_index + 2)
    assert card.isVisible()
    viewport = desk.room.hangings.group.active
    viewport.show_series("of.another.series", viewport.volume)
    assert not card.isVisible()
    desk.alt(Key.Key_3)


def test_a_drag_on_an_earlier_timepoint_is_refused_with_the_reason(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.key(Key.Key_B)
    canvas, left = desk.page.viewports[0].canvas, Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, pos=QPoint(60, 60))
    for x in (80, 100, 120):
        QTest.mouseMove(canvas, QPoint(x, 60))
    QTest.mouseRelease(canvas, left, pos=QPoint(120, 60))
    assert desk.said == "only the current timepoint can be drawn on. Draw in the rightmost one."


# -- the window


def test_strips_and_full_screen(follow_up):
    desk = follow_up
    for key, part in ((Key.Key_B, desk.page.strip), (Key.Key_J, desk.page.lesion_strip)):
        before = part.isHidden()
        desk.control(key)
        assert part.isHidden() is not before
        desk.control(key)
        assert part.isHidden() is before
    desk.key(Key.Key_F11)
    assert desk.window.isFullScreen()
    desk.key(Key.Key_F11)
    assert not desk.window.isFullScreen()


def test_leaving_full_screen_gives_the_maximized_window_back(follow_up):
    desk = follow_up
    desk.window.showMaximized()
    desk.key(Key.Key_F11)
    assert desk.window.isFullScreen()
    desk.key(Key.Key_F11)
    assert (desk.window.isFullScreen(), desk.window.isMaximized()) == (False, True)


def test_question_mark_shows_all_keys_and_escape_hides_them(follow_up):
    follow_up.key(Key.Key_Question)
    assert follow_up.page.keys.isVisible()
    follow_up.key(Key.Key_Escape)
    assert not follow_up.page.keys.isVisible()
    assert follow_up.room is not None
