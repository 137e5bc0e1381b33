"""Tools, hand and numbers without a window (MT-4, MT-6, MT-7)."""

from math import cos, dist, sin

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.handles import Handle, Hit, hit
from recist_reader.measuring.plane import PixelPoint, PointLps, SlicePlane, cross
from recist_reader.measuring.shapes import (
    Arrow,
    Ellipse,
    Freehand,
    Line,
    Probe,
    axes_objection,
)
from recist_reader.measuring.tools import (
    Drawing,
    Drawn,
    Editing,
    Held,
    Idle,
    Nudging,
    PointerEvent,
    PointerKind,
    Tool,
    ToolState,
    renewed,
    step,
    with_tool,
)
from tests.measuring.planes import PIXELS, any_planes, axial, recorded_lengths

PLANE = axial(0.5, 0.5)


class Hand:
    """Plays acts of the hand, in pixels of a plane, and keeps what came of them."""

    def __init__(self, tool, plane=PLANE):
        self.state, self.plane, self.outcomes = ToolState(tool), plane, []

    def does(self, kind, at=(0.0, 0.0), **more):
        event = PointerEvent(PointerKind(kind), self.plane.to_lps(PixelPoint(*at)), self.plane, **more)
        self.state, outcome = step(self.state, event)
        self.outcomes.append(outcome)
        return outcome

    def drags(self, *path, grab=None):
        self.does("press", path[0], hit=grab)
        for at in path[1:]:
            self.does("move", at)
        return self.does("release", path[-1]).finished

    @property
    def finished(self):
        return [outcome.finished for outcome in self.outcomes if outcome.finished is not None]


def texts(shape, plane=PLANE):
    return tuple(str(length) for length in recorded_lengths(plane, shape))


@pytest.fixture
def drawn():
    """Long axis from pixel 60 to 140 (40.0 mm) on row 100, perpendicular 30.0 mm on column 100."""
    return Hand(Tool.BIDIRECTIONAL).drags((60, 100), (140, 100)).shape


def edit(shape, handle, frm, to, tool=Tool.SELECT):
    hand = Hand(tool)
    return hand.drags(frm, to, grab=Hit("T1", shape, handle)), hand


def test_a_drag_draws_the_long_axis_and_places_the_perpendicular_at_once_mt4():
    hand = Hand(Tool.BIDIRECTIONAL)
    assert hand.does("press", (60, 100)).live is None
    live = hand.does("move", (140, 100)).live
    assert texts(live) == ("40.0", "30.0")
    assert isinstance(hand.does("release", (140, 100)).finished, Drawn)
    assert hand.state == ToolState(Tool.BIDIRECTIONAL)  # the tool stays


@settings(max_examples=60)
@given(any_planes(), PIXELS, PIXELS, st.lists(PIXELS, max_size=6))
def test_the_way_and_speed_of_a_drag_change_nothing_mt4(plane, start, end, way):
    slow, fast = Hand(Tool.BIDIRECTIONAL, plane), Hand(Tool.BIDIRECTIONAL, plane)
    one, other = slow.drags(start, *way, end), fast.drags(start, end)
    assert one == other
    if one is not None:
        assert axes_objection(one.shape.long, one.shape.short) is None


@settings(max_examples=80)
@example(
    SlicePlane(PointLps(0.0, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), 1.3, 1.3, 256, 256),
    PixelPoint(123.0, 225.0),
    PixelPoint(26.0, 197.0),
    [  # a short axis of less than 1 mm, carried along a long one
        (Handle.START, PixelPoint(20.0, 24.0), PixelPoint(20.0, 20.0)),
        (Handle.SHORT_START, PixelPoint(20.0, 59.0), PixelPoint(20.0, 20.0)),
        (Handle.SHORT_END, PixelPoint(20.0, 20.0), PixelPoint(20.0, 59.0)),
        (Handle.SHORT_AXIS, PixelPoint(20.0, 21.0), PixelPoint(20.0, 20.0)),
    ],
)
@given(
    any_planes(),
    PIXELS,
    PIXELS,
    st.lists(st.tuples(st.sampled_from(list(Handle)), PIXELS, PIXELS), min_size=1, max_size=5),
)
def test_any_run_of_edits_leaves_two_crossing_perpendicular_axes_mt4(plane, a, b, edits):
    drawn = Hand(Tool.BIDIRECTIONAL, plane).drags(a, b)
    assume(drawn is not None)
    shape = drawn.shape
    for handle, frm, to in edits:
        done = Hand(Tool.SELECT, plane).drags(frm, to, grab=Hit("T1", shape, handle))
        shape = shape if done is None else done.shape
        assert axes_objection(shape.long, shape.short) is None
        assert shape.short.length_mm <= shape.long.length_mm + 1e-3
        assert max(abs(plane.distance_mm(at)) for at in shape.points) < 1e-6


def test_moving_one_end_of_the_long_axis_takes_the_perpendicular_along_mt4(drawn):
    edited, _ = edit(drawn, Handle.END, (140, 100), (160, 100))
    assert texts(edited.shape) == ("50.0", "30.0")
    assert edited.before == drawn
    assert edited.mark == "T1"
    assert PLANE.to_pixel(edited.shape.centre).column == pytest.approx(110)  # still the middle


def test_the_perpendicular_slides_along_and_stops_at_the_end_mt4(drawn):
    slid, _ = edit(drawn, Handle.SHORT_AXIS, (100, 90), (120, 97))
    assert texts(slid.shape) == ("40.0", "30.0")
    assert PLANE.to_pixel(slid.shape.centre) == pytest.approx((120, 100))
    stopped, _ = edit(drawn, Handle.SHORT_AXIS, (100, 90), (200, 90))
    assert PLANE.to_pixel(stopped.shape.centre) == pytest.approx((140, 100))


def test_the_ends_of_the_perpendicular_move_independently_mt4(drawn):
    top = min(drawn.short.points, key=lambda at: at.y)
    handle = Handle.SHORT_START if drawn.short.start == top else Handle.SHORT_END
    edited, _ = edit(drawn, handle, (100, 70), (110, 80))
    assert texts(edited.shape) == ("40.0", "25.0")  # across only, by 10 px of 0.5 mm
    assert max(at.y for at in edited.shape.short.points) == max(at.y for at in drawn.short.points)


def test_an_end_of_the_perpendicular_does_not_cross_the_long_axis_mt4(drawn):
    top = min(drawn.short.points, key=lambda at: at.y)
    handle = Handle.SHORT_START if drawn.short.start == top else Handle.SHORT_END
    edited, _ = edit(drawn, handle, (100, 70), (100, 115))
    assert texts(edited.shape) == ("40.0", "15.0")


@pytest.mark.parametrize("side", [-1, 1])
def test_an_end_stays_on_its_side_while_the_other_lies_on_the_long_axis_mt4(drawn, side):
    held, other = Handle.SHORT_START, Handle.SHORT_END
    if (PLANE.to_pixel(drawn.short.start).row < 100) != (side < 0):
        held, other = other, held
    pressed, _ = edit(drawn, other, (100, 100 - 30 * side), (100, 100 + 15 * side))
    longer, _ = edit(pressed.shape, held, (100, 100 + 30 * side), (100, 100 + 40 * side))
    assert texts(longer.shape) == ("40.0", "20.0")
    rows = [PLANE.to_pixel(end).row for end in longer.shape.short.points]
    assert sorted(rows) == pytest.approx(sorted((100, 100 + 40 * side)))


def test_a_perpendicular_that_outgrows_the_long_axis_swaps_roles_visibly_mt4(drawn):
    top = min(drawn.short.points, key=lambda at: at.y)
    handle = Handle.SHORT_START if drawn.short.start == top else Handle.SHORT_END
    hand = Hand(Tool.SELECT)
    hand.does("press", (100, 70), hit=Hit("T1", drawn, handle))
    assert texts(hand.does("move", (100, 51)).live) == ("40.0", "39.5")
    live = hand.does("move", (100, 40)).live
    assert texts(live) == ("45.0", "40.0")
    assert hand.does("release", (100, 40)).finished.shape.short.length_mm == pytest.approx(40)


def test_after_a_swap_the_held_end_is_still_the_one_that_moves(drawn):
    hand = Hand(Tool.SELECT)
    hand.drags((140, 100), (110, 100), grab=Hit("T1", drawn, Handle.END))  # 40 mm becomes 25 mm < 30 mm
    assert hand.state.held.handle is Handle.SHORT_END
    hand.does("nudge", towards=(1.0, 0.0, 0.0), large=True)
    hand.does("settle")
    assert texts(hand.finished[-1].shape) == ("30.0", "26.0")


def test_the_whole_measurement_moves_unchanged(drawn):
    edited, _ = edit(drawn, Handle.WHOLE, (80, 100), (90, 120))
    assert texts(edited.shape) == ("40.0", "30.0")
    assert PLANE.to_pixel(edited.shape.centre) == pytest.approx((110, 120))


def test_a_mark_moved_to_the_edge_slides_along_it_and_stays_whole_mt2(drawn):
    edited, _ = edit(drawn, Handle.WHOLE, (100, 100), (120, 1))
    placed = pixels_of(PLANE, edited.shape)
    assert {(round(at.column, 3), abs(round(at.row, 3))) for at in placed} == {
        (80, 30),
        (160, 30),
        (120, 0),
        (120, 60),
    }
    assert texts(edited.shape) == ("40.0", "30.0")


def test_an_end_goes_no_further_than_the_short_axis_stays_in_the_image_mt2():
    near = Hand(Tool.BIDIRECTIONAL).drags((60, 40), (140, 40)).shape
    edited, _ = edit(near, Handle.END, (140, 40), (140, 2))
    placed = pixels_of(PLANE, edited.shape)
    assert min(at.row for at in placed) == pytest.approx(0, abs=0.01)
    again = bidirectional_from_pixels(PLANE, placed[:2], placed[2:])
    assert texts(again) == texts(edited.shape)


def test_an_end_never_reaches_the_other_end(drawn):
    edited, _ = edit(drawn, Handle.END, (140, 100), (60, 100))
    assert edited.shape.short.length_mm == pytest.approx(0.5, abs=1e-3)


@pytest.mark.parametrize("tool", [Tool.BIDIRECTIONAL, Tool.LINE, Tool.ELLIPSE, Tool.FREEHAND])
def test_a_drag_below_half_a_millimetre_is_a_click(tool):
    hand = Hand(tool)
    assert hand.drags((60, 100), (60.6, 100.6)) is None  # 0.42 mm
    assert hand.state.doing == Idle()


def test_shapes_of_the_other_tools():
    assert texts(Hand(Tool.LINE).drags((60, 100), (120, 180)).shape) == ("50.0",)
    ellipse = Hand(Tool.ELLIPSE).drags((60, 100), (100, 120)).shape
    assert isinstance(ellipse, Ellipse)
    assert ellipse.area_mm2 == pytest.approx(3.14159 * 10 * 5, rel=1e-3)
    outline = Hand(Tool.FREEHAND).drags((60, 60), (100, 60), (100, 60.2), (100, 100), (60, 100)).shape
    assert isinstance(outline, Freehand)
    assert len(outline.corners) == 4  # a trembling pen adds no corner
    assert outline.area_mm2 == pytest.approx(400)
    assert isinstance(Hand(Tool.PROBE).drags((60, 60)).shape, Probe)


def test_one_click_marks_a_non_target_and_a_drag_pulls_its_arrow_ls9():
    clicked = Hand(Tool.ARROW).drags((60, 60)).shape
    assert clicked == Arrow(clicked.tip, None)
    pulled = Hand(Tool.ARROW).drags((60, 60), (90, 40)).shape
    assert PLANE.to_pixel(pulled.tip) == pytest.approx((60, 60))
    assert PLANE.to_pixel(pulled.tail) == pytest.approx((90, 40))


def test_select_draws_nothing_and_leaves_the_press_to_the_window():
    hand = Hand(Tool.SELECT)
    assert not hand.does("press", (60, 60)).taken
    assert hand.state.doing == Idle()


def test_a_press_outside_the_image_draws_nothing_and_a_drag_stops_at_its_edge():
    hand = Hand(Tool.LINE)
    assert not hand.does("press", (-5, 60)).taken
    line = hand.drags((60, 60), (400, 60)).shape
    assert PLANE.to_pixel(line.end) == pytest.approx((256, 60))


@pytest.mark.parametrize("kind", ["cancel", "double"])
def test_esc_and_double_click_leave_nothing(kind, drawn):
    hand = Hand(Tool.LINE)
    hand.does("press", (60, 60))
    hand.does("move", (90, 60))
    hand.does(kind)
    assert hand.state.doing == Idle()
    hand.does("press", (60, 60), hit=Hit("T1", drawn, Handle.END))
    hand.does("move", (90, 60))
    assert hand.does(kind).live is None
    assert hand.finished == []


def test_a_lost_release_does_not_lose_the_next_drag():
    hand = Hand(Tool.LINE)
    hand.does("press", (60, 60))
    hand.does("move", (90, 60))
    assert texts(hand.drags((10, 10), (30, 10)).shape) == ("10.0",)


def test_a_click_on_a_handle_selects_it_and_a_run_of_keys_is_one_edit_mt7(drawn):
    hand = Hand(Tool.BIDIRECTIONAL)
    assert hand.drags((140, 100), grab=Hit("T1", drawn, Handle.END)) is None
    assert hand.state.takes_arrow_keys
    for _ in range(3):
        live = hand.does("nudge", towards=(1.0, 0.0, 0.0)).live
    hand.does("nudge", towards=(1.0, 0.0, 0.0), large=True)
    assert texts(live) == ("40.3", "30.0")
    assert hand.finished == []
    assert hand.does("settle").finished is not None
    assert texts(hand.finished[0].shape) == ("41.3", "30.0")
    assert hand.state.takes_arrow_keys  # the next run starts from here
    hand.does("cancel")
    assert not hand.state.takes_arrow_keys
    assert len(hand.finished) == 1


def test_esc_ends_a_run_of_keys_as_an_edit_and_gives_the_arrows_back_mt7(drawn):
    hand = Hand(Tool.SELECT)
    hand.drags((140, 100), grab=Hit("T1", drawn, Handle.END))
    hand.does("nudge", towards=(1.0, 0.0, 0.0))
    assert hand.does("cancel").finished is not None
    assert hand.state.doing == Idle()


def test_keys_there_and_back_are_no_edit(drawn):
    hand = Hand(Tool.SELECT)
    hand.drags((140, 100), grab=Hit("T1", drawn, Handle.END))
    hand.does("nudge", towards=(1.0, 0.0, 0.0))
    hand.does("nudge", towards=(-1.0, 0.0, 0.0))
    assert hand.does("settle").finished is None


def test_a_press_or_another_tool_ends_a_run_of_keys_without_losing_it(drawn):
    for act in (lambda hand: hand.does("press", (20, 20)), None):
        hand = Hand(Tool.LINE)
        hand.drags((140, 100), grab=Hit("T1", drawn, Handle.END))
        hand.does("nudge", towards=(1.0, 0.0, 0.0), large=True)
        if act is None:
            hand.state, outcome = with_tool(hand.state, Tool.PROBE)
            assert hand.state == ToolState(Tool.PROBE)
        else:
            outcome = act(hand)
            assert isinstance(hand.state.doing, Drawing)
        assert texts(outcome.finished.shape) == ("41.0", "30.0")


def test_the_held_part_follows_what_the_store_says(drawn):
    hand = Hand(Tool.SELECT)
    hand.drags((140, 100), grab=Hit("T1", drawn, Handle.END))
    undone = drawn.with_points(tuple(PointLps(at.x + 1, at.y, at.z) for at in drawn.points))
    assert renewed(hand.state, {"T1": undone}).held.shape == undone
    assert renewed(hand.state, {}).doing == Idle()
    assert renewed(hand.state, {"T1": Probe(drawn.centre)}).doing == Idle()


@given(
    st.sampled_from(list(Tool)),
    st.lists(st.tuples(st.sampled_from(list(PointerKind)), PIXELS, st.booleans()), max_size=12),
)
def test_every_event_has_an_answer_in_every_state(tool, acts):
    shape = Line(PLANE.to_lps(PixelPoint(30, 30)), PLANE.to_lps(PixelPoint(90, 30)))
    hand = Hand(tool)
    for kind, at, on_mark in acts:
        grab = Hit("L1", shape, Handle.END) if on_mark else None
        outcome = hand.does(kind.value, at, hit=grab, towards=(0.0, 1.0, 0.0))
        assert outcome.live is None or outcome.finished is None or kind is PointerKind.PRESS
        assert isinstance(hand.state.doing, Idle | Drawing | Editing | Held | Nudging)


@pytest.mark.parametrize("mm_per_pixel", [0.05, 0.4, 3.0])
def test_the_hit_radius_is_8_px_at_any_zoom_mt7(mm_per_pixel):
    line = Line(PointLps(0, 0, 0), PointLps(400, 0, 0))
    near, far = 7.9 * mm_per_pixel, 8.1 * mm_per_pixel
    assert hit([("L1", line)], PointLps(400 + near, 0, 0), mm_per_pixel).handle is Handle.END
    assert hit([("L1", line)], PointLps(400 + far, 0, 0), mm_per_pixel) is None
    assert hit([("L1", line)], PointLps(200, near, 0), mm_per_pixel).handle is Handle.WHOLE
    assert hit([("L1", line)], PointLps(200, far, 0), mm_per_pixel) is None


def test_a_handle_wins_over_a_line_and_the_upper_mark_over_the_lower(drawn):
    centre = drawn.centre
    probe = Probe(centre)
    assert hit([("a", drawn), ("b", probe)], centre, 0.4) == Hit("b", probe, Handle.WHOLE)
    assert hit([("a", drawn), ("b", drawn)], drawn.long.end, 0.4) == Hit("b", drawn, Handle.END)
    across = PointLps(centre.x, centre.y + 8, centre.z)
    assert hit([("a", drawn)], across, 0.4).handle is Handle.SHORT_AXIS
    assert hit([("a", drawn)], PointLps(centre.x + 8, centre.y, centre.z), 0.4).handle is Handle.WHOLE


def test_an_ellipse_is_taken_by_its_rim_and_keeps_its_other_edge():
    ellipse = Hand(Tool.ELLIPSE).drags((60, 100), (100, 120)).shape
    rim = hit([("E1", ellipse)], PLANE.to_lps(PixelPoint(62.7, 105)), 0.1)
    assert rim.handle is Handle.WHOLE
    assert hit([("E1", ellipse)], ellipse.centre, 0.1) is None
    wider, _ = edit(ellipse, Handle.FIRST, (100, 110), (120, 110))
    assert PLANE.to_pixel(wider.shape.centre) == pytest.approx((90, 110))
    assert dist(wider.shape.centre, wider.shape.first_end) == pytest.approx(15)
    assert dist(wider.shape.centre, wider.shape.second_end) == pytest.approx(5)


@given(any_planes(), st.floats(0, 6.28), st.booleans())
def test_a_key_moves_a_tenth_of_a_millimetre_in_any_direction_mt7(plane, turn, large):
    at = plane.to_lps(PixelPoint(128, 128))
    hand = Hand(Tool.SELECT, plane)
    hand.drags((128, 128), grab=Hit("P1", Probe(at), Handle.WHOLE))
    row, down = plane.row_direction, cross(plane.normal, plane.row_direction)
    towards = tuple(cos(turn) * a + sin(turn) * b for a, b in zip(row, down, strict=True))
    hand.does("nudge", towards=towards, large=large)
    edited = hand.does("settle").finished
    assert dist(edited.shape.at, at) == pytest.approx(1.0 if large else 0.1, abs=5e-4)
