"""Mouse and wheel by real events (7.2)."""

from math import dist

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from recist_reader.imaging.voi import VoiTable
from recist_reader.imaging.volume import NotShown
from recist_reader.measuring.plane import PixelPoint
from recist_reader.problem import Problem
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.image import Content
from recist_reader.ui.viewport.state import OverlayLevel
from tests.ui.viewport.make import Scale, volume, with_mark

pytestmark = pytest.mark.gui
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton


def settle(qtbot, group, viewport):
    qtbot.waitUntil(lambda: group.hands(viewport).wheel.waiting == 0)
    QApplication.processEvents()


def test_every_notch_is_painted_in_every_linked_viewport(qtbot, shown, hand):
    group = shown(volume(slices=60), volume(slices=60), volume(slices=60))
    painted = {viewport: [] for viewport in group.viewports}
    for viewport in group.viewports:
        viewport.slice_painted.connect(painted[viewport].append)
    moved = group.viewports[1]
    for _ in range(30):
        hand.wheel(moved, -120)
    settle(qtbot, group, moved)
    for seen in painted.values():
        assert [index for index in dict.fromkeys(seen) if index] == list(range(1, 31))


def test_a_notch_between_a_painting_and_its_turn_skips_no_slice(qtbot, shown, hand):
    group = shown(volume(20))
    viewport = group.viewports[0]
    painted = []

    def turn_again():
        painted.append(viewport.state.slice_index)
        if len(painted) < 5:
            hand.wheel(viewport, -120)

    viewport.canvas.painted.connect(turn_again)  # after the queue's own connection
    hand.wheel(viewport, -240)
    qtbot.waitUntil(lambda: painted[-1:] == [6])
    assert painted == [1, 2, 3, 4, 5, 6]


def test_linked_viewports_paint_once_in_an_event_turn(qtbot, shown):
    group = shown(volume(), volume(), volume())
    painted = []
    for viewport in group.viewports:
        viewport.slice_painted.connect(painted.append)
    source = group.viewports[0]
    source.scroll_to(3)
    source.pan_by(5, 5)
    source.zoom_at(10, 10, 1.5)
    source.choose_preset(2)
    QApplication.processEvents()
    assert painted == [3, 3, 3]


def test_shift_turns_five_and_paints_each(qtbot, shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    painted = []
    viewport.slice_painted.connect(painted.append)
    hand.wheel(viewport, -120, keys=SHIFT)
    settle(qtbot, group, viewport)
    assert list(dict.fromkeys(painted)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("deltas", "slices"), [((-60, -60), 1), ((-40,) * 7, 2), ((-60, 60), 0), ((120,), 0)]
)
def test_parts_of_a_notch_add_up_and_the_first_slice_holds(qtbot, shown, hand, deltas, slices):
    group = shown(volume())
    (viewport,) = group.viewports
    for delta in deltas:
        hand.wheel(viewport, delta)
        settle(qtbot, group, viewport)
    assert viewport.state.slice_index == slices


def test_turning_back_does_not_coast(qtbot, shown, hand):
    group = shown(volume(slices=60))
    (viewport,) = group.viewports
    for _ in range(20):
        hand.wheel(viewport, -120)
    hand.wheel(viewport, 120)
    settle(qtbot, group, viewport)
    assert viewport.state.slice_index == 0


@pytest.mark.parametrize("row_mm", [1.0, 2.0])
def test_zoom_at_the_cursor_keeps_the_place(shown, hand, row_mm):
    (viewport,) = shown(volume(row_mm=row_mm)).viewports
    at = (90, 310)
    before, zoom = viewport.geometry_now().to_lps(*at), viewport.mm_per_px
    hand.wheel(viewport, 240, at, CTRL)
    assert viewport.mm_per_px == pytest.approx(zoom / 1.15**2)
    assert dist(viewport.geometry_now().to_lps(*at), before) < 1e-9
    hand.drag(viewport, at, (90, 280), RIGHT)
    assert viewport.mm_per_px < zoom / 1.15**2
    assert dist(viewport.geometry_now().to_lps(*at), before) < 1e-9


def test_left_drag_windows_without_an_armed_tool(shown, hand):
    (viewport,) = shown(volume()).viewports
    hand.drag(viewport, (100, 100), (140, 80))
    assert viewport.state.shades == (440, 20)
    hand.drag(viewport, (100, 100), (150, 100), keys=SHIFT)
    assert viewport.state.shades == (450, 20)


def test_a_drag_from_a_stored_table_begins_at_the_window_nearest_to_it(shown, hand):
    (viewport,) = shown(volume()).viewports
    viewport.set_shades(VoiTable.of(-160, 16, [round(65535 * step / 399) for step in range(400)]))
    hand.drag(viewport, (100, 100), (140, 80))
    assert viewport.state.shades == pytest.approx((440, 20), abs=0.1)


def test_key_0_with_nothing_stored_says_so_and_leaves_the_window(qtbot, shown):
    made = volume()
    made.windows = ()
    group = shown(made)
    (viewport,) = group.viewports
    with qtbot.waitSignal(viewport.refused) as refused:
        ViewportActions(group).preset(0)
    assert refused.args[0].what == "no window is stored in this image"
    assert viewport.state.shades == (400, 40)


def test_middle_drag_pans_with_the_hand_and_the_linked_follow_in_mm(shown, hand):
    group = shown(volume(rows=64, columns=64), volume(rows=128, columns=128))
    first, second = group.viewports
    zooms = first.mm_per_px, second.mm_per_px
    place = first.geometry_now().to_lps(100, 100)
    hand.drag(first, (100, 100), (130, 90), MIDDLE)
    moved = first.geometry_now().to_view(place)
    assert (moved.x, moved.y) == pytest.approx((130, 90))
    assert second.state.centre_mm == pytest.approx((-30 * zooms[0], 10 * zooms[0]))
    first.zoom_at(200, 200, 2)
    assert second.mm_per_px == first.mm_per_px


def test_left_and_right_drag_scrolls_fast(shown, hand, qtbot):
    (viewport,) = shown(volume(slices=40)).viewports
    canvas = viewport.canvas
    for button in (RIGHT, LEFT):
        qtbot.mousePress(canvas, button, pos=QPoint(100, 100))
    hand.move(canvas, (100, 300), LEFT | RIGHT, Qt.KeyboardModifier.NoModifier)
    assert viewport.state.slice_index == 20
    for button in (LEFT, RIGHT):
        qtbot.mouseRelease(canvas, button, pos=QPoint(100, 300))
    assert viewport.state.shades == (400, 40)


def test_right_click_asks_for_a_menu_of_what_is_there_but_a_drag_does_not(qtbot, shown, hand):
    (viewport,) = shown(volume()).viewports
    with_mark(viewport, editable=False)
    asked = []
    viewport.menu_wanted.connect(lambda _at, mark: asked.append(mark))
    hand.click(viewport, (200, 202), RIGHT)
    hand.click(viewport, (30, 30), RIGHT)
    hand.drag(viewport, (200, 200), (200, 240), RIGHT)
    assert asked == ["m1", ""]


def test_double_click_asks_for_the_full_area(qtbot, shown, hand):
    (viewport,) = shown(volume()).viewports
    drawn = []
    viewport.drawn.connect(drawn.append)
    with qtbot.waitSignal(viewport.maximise_wanted):
        qtbot.mouseDClick(viewport.canvas, LEFT)
    assert drawn == []


def test_shift_click_points_to_the_same_place_everywhere(shown, hand):
    group = shown(
        volume(slices=40), volume(slices=80, step_mm=1.0), volume(slices=40), frames=["a", "a", "b"]
    )
    first, second, third = group.viewports
    first.scroll_to(12)
    third.follow_slice(5)
    hand.click(first, (120, 150), keys=SHIFT)
    assert (first.state.slice_index, second.state.slice_index, third.state.slice_index) == (12, 30, 5)
    assert first.state.shades == (400, 40)


def test_an_outside_viewport_shows_no_slice_and_keeps_its_own(shown, hand):
    group = shown(volume(slices=40), volume(slices=10))
    first, second = group.viewports
    first.scroll_to(5)
    first.scroll_to(30)
    assert second.content is Content.OUTSIDE
    assert second.state.slice_index == 5
    assert second.state.outside.text == "52 mm below the last slice of this series"
    first.scroll_to(7)
    assert (second.content, second.state.slice_index) == (Content.SLICE, 7)


def test_a_slice_not_there_yet_is_never_another_slice(shown):
    made = volume()
    made.ready = np.arange(20) < 10
    (viewport,) = shown(made).viewports
    made.values[9] = 3000
    viewport.scroll_to(9)
    white = viewport.canvas.grab().toImage().pixelColor(100, 300).red()
    viewport.scroll_to(12)
    shown_now = viewport.canvas.grab().toImage()
    assert (white, viewport.content) == (255, Content.LOADING)
    assert shown_now.pixelColor(100, 300).red() == 0
    made.values[12], made.ready[12] = 3000, True
    viewport.show_loaded()
    assert viewport.canvas.grab().toImage().pixelColor(100, 300).red() == 255


def test_a_missing_image_is_said_with_its_series_and_what_to_do(shown):
    made = volume()
    made.failed = {4: Problem("the file is gone", "slice 5", "Import it again")}
    (viewport,) = shown(made).viewports
    viewport.scroll_to(4)
    assert viewport.content is Content.MISSING
    said = viewport._scene().message
    assert said.title == "image missing"
    assert "slice 5 of 20" in said.line
    assert "recist-reader images check" in said.line
    assert "gone" not in said.line


def test_a_sound_image_that_cannot_be_shown_sends_nobody_to_a_backup(shown):
    made = volume()
    made.failed = {4: NotShown("colours of a palette cannot be shown", "", "Show another series")}
    (viewport,) = shown(made).viewports
    viewport.scroll_to(4)
    said = viewport._scene().message
    assert said.title == "not shown"
    assert "colours of a palette cannot be shown. Show another series." in said.line
    assert "recist-reader images check" not in said.line


def test_hu_under_the_cursor_and_padding_has_none(shown, hand):
    made = volume(rows=64, columns=64)
    made.scales, made.padding = (Scale(0.5, -10.0),) * 20, -2000
    made.values[0, :, :32], made.values[0, :, 32:] = 101, -2000
    (viewport,) = shown(made).viewports
    hand.hover(viewport, (100, 200))
    assert viewport.value_at_cursor() == 40.5
    hand.hover(viewport, (300, 200))
    assert viewport.value_at_cursor() is None


def test_viewing_keys(qtbot, shown):
    group = shown(volume(), volume())
    actions, viewport = ViewportActions(group), group.active
    assert viewport is group.viewports[-1]
    actions.scroll(10)
    actions.last()
    assert viewport.state.slice_index == 19
    actions.first()
    actions.preset(2)
    assert group.viewports[0].state.shades == viewport.state.shades == (1500, -600)
    actions.preset(3)
    actions.preset(0)
    assert viewport.state.shades == (400, 40)
    actions.preset(0)
    assert viewport.state.shades == (1500, -600)
    actions.invert()
    assert viewport.state.inverted
    actions.reset()
    assert not viewport.state.inverted
    levels = []
    for _ in OverlayLevel:
        actions.overlay()
        levels.append(viewport.state.overlay)
    assert levels == [OverlayLevel.MINIMAL, OverlayLevel.NONE, OverlayLevel.FULL]
    actions.next_viewport()
    assert group.active is group.viewports[0]
    actions.hide_graphics(True)
    assert all(one.graphics_hidden for one in group.viewports)
    with qtbot.waitSignal(actions.series_wanted) as series:
        actions.left()
    assert series.args == [-1]


def test_link_words_in_the_viewport(qtbot, shown):
    group = shown(volume(), volume(), volume(), frames=["a", "b", "b"])
    first, second, third = group.viewports
    words = [viewport._link_text for viewport in group.viewports]
    assert words == ["not linked", "same frame", "reference"]
    first.follow_slice(3)
    with qtbot.waitSignal(group.anchor_set) as anchored:
        assert ViewportActions(group).anchor()
    assert anchored.args == ["series 2", "series 0", -7.5]
    assert first._link_text == "manual \N{MINUS SIGN}7.5 mm"
    third.scroll_to(4)
    assert (first.state.slice_index, second.state.slice_index) == (7, 4)
    ViewportActions(group).link()
    third.scroll_to(9)
    assert (first.state.slice_index, first._link_text) == (7, "not linked")


def test_VW_30_shift_x_in_one_frame_turns_links_on_again_without_an_anchor(shown):
    """Who says that slices match wants them to move together; their frame says it better than an anchor."""
    first, second = (group := shown(volume(), volume(), frames=["b", "b"])).viewports
    actions = ViewportActions(group)
    actions.link()
    second.scroll_to(4)
    at = first.state.slice_index
    assert (at, first._link_text) != (4, "same frame")
    assert not actions.anchor()
    assert (group.model.scrolling, group.model.anchors) == (True, {})
    assert (first.state.slice_index, first._link_text) == (at, "same frame")  # nothing jumps
    second.scroll_to(6)
    assert first.state.slice_index == 6


def test_VW_30_shift_x_keeps_the_anchor_of_a_series_that_was_not_matched_anew(shown):
    """Links are off and the prior alone is moved: the baseline's offset is that of its own pair."""
    baseline, prior, current = (
        group := shown(volume(), volume(), volume(), frames=["a", "b", "c"])
    ).viewports
    actions = ViewportActions(group)
    baseline.follow_slice(3)
    assert actions.anchor()
    kept = group.model.anchors["series 2", "series 0"]
    actions.link()
    current.scroll_to(9)
    prior.scroll_to(12)
    assert actions.anchor()
    assert group.model.anchors["series 2", "series 0"] == kept
    assert group.model.anchors["series 2", "series 1"] == -7.5
    assert group.kept_anchors == (baseline,)
    actions.link()
    current.scroll_to(5)
    assert actions.anchor(), "only the reference was moved: it is matched with all"
    assert group.kept_anchors == ()
    assert group.model.anchors["series 2", "series 1"] == -17.5


def test_shift_x_beside_nothing_leaves_links_off(shown):
    group = shown(volume(), frames=["b"])
    ViewportActions(group).link()
    assert not ViewportActions(group).anchor()
    assert not group.model.scrolling


def test_the_name_for_a_screen_reader(shown):
    from recist_reader.ui.viewport.banner import BannerView, TimepointRole

    (viewport,) = shown(volume(slices=218)).viewports
    viewport.show_banner(BannerView((TimepointRole.CURRENT,), "TP4", True))
    viewport.scroll_to(97)
    assert viewport.canvas.accessibleName() == "Current, TP4, slice 98 of 218"


def test_jumping_centres_the_place_and_keeps_the_zoom(shown):
    (viewport,) = shown(volume(slices=40)).viewports
    zoom = viewport.mm_per_px
    place = viewport.volume.planes[17].to_lps(PixelPoint(50, 20))
    viewport.go_to(place)
    assert viewport.state.slice_index == 17
    assert viewport.mm_per_px == zoom
    assert dist(viewport.centre_lps, place) < 1e-9


def test_a_kept_state_comes_back_and_fits_the_series_vw21(shown):
    (viewport,) = shown(volume(slices=40)).viewports
    viewport.scroll_to(30)
    viewport.zoom_at(100, 100, 2)
    viewport.choose_preset(2)
    kept = viewport.state
    viewport.show_series("shorter", volume(slices=10), "1.2.3")
    viewport.reset()
    viewport.restore(kept)
    assert (viewport.state.series, viewport.state.slice_index) == ("shorter", 9)
    assert (viewport.state.shades, viewport.state.mm_per_px) == (kept.shades, kept.mm_per_px)
