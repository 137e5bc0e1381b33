"""A stroke belongs to the lesion and slice it began on, whatever is pressed before the button is let go."""

from math import cos, sin

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.mark_view import MarkRole
from recist_reader.ui.viewport.tool_binding import LIVE

pytestmark = pytest.mark.gui
Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Control = Qt.KeyboardModifier.ControlModifier
IN_HAND = "a mark is being drawn"
A_PIXEL_MM = 2.0  # of the screen


def begin(desk, start, end):
    """Press and drag on the current image; the button stays down."""
    canvas = desk.current.canvas
    QTest.mousePress(canvas, Left, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(canvas, start + (end - start) * part / 3)
    desk.settle()
    return lambda: (QTest.mouseRelease(canvas, Left, pos=end), desk.settle())


def label_of_t3(desk):
    """What is printed at the mark of T3, or at the one that is being drawn."""
    shown = desk.current.marks if desk.current.live is None else desk.current.live
    (label,) = [mark.label for mark in shown if mark.name == "T3" and mark.role is MarkRole.TARGET]
    return label


def draw_t3(desk):
    """Half a stroke for T3 on slice 12."""
    desk.control(Key.Key_3)
    desk.current.scroll_to(11)
    desk.key(Key.Key_B)
    return begin(desk, desk.at(30, 40), desk.at(45, 40))


def test_the_length_at_a_mark_goes_with_the_hand_and_is_the_one_recorded_mt5(follow_up):
    desk = follow_up
    let_go = draw_t3(desk)
    drawn = label_of_t3(desk)
    let_go()
    assert label_of_t3(desk) == drawn
    assert drawn[0].startswith("T3 4")
    uuid = desk.state.uuid_of("T3")
    end = desk.current.geometry_now().to_view(desk.state.measurement("TP2", uuid).axes[0].end)
    start = QPoint(round(end.x), round(end.y))
    let_go = begin(desk, start, start + QPoint(40, 0))
    dragged = label_of_t3(desk)
    assert dragged != drawn
    assert f"{desk.state.measurement('TP2', uuid).long_mm}" in drawn[0]
    let_go()
    assert label_of_t3(desk) == dragged
    assert f"{desk.state.measurement('TP2', uuid).long_mm}" in dragged[0]


def live_of(desk):
    """The mark under the hand."""
    (mark,) = [mark for mark in desk.current.live if mark.mark == LIVE]
    return mark


@pytest.mark.parametrize("key", [Key.Key_L, Key.Key_E, Key.Key_F])
def test_MT_6_a_free_mark_has_its_own_colour_from_the_first_pixel(follow_up, key):
    """A lesion is selected: neither its colour nor its name stands at what belongs to none."""
    desk = follow_up
    desk.control(Key.Key_3)
    desk.current.scroll_to(11)
    desk.key(key)
    start = desk.at(30, 40)
    QTest.mousePress(desk.current.canvas, Left, pos=start)
    ways = [QPoint(round(40 * sin(part / 10)), round(40 * (1 - cos(part / 10)))) for part in range(1, 40)]
    for way in ways:
        QTest.mouseMove(desk.current.canvas, start + way)
        if desk.current.live is not None:
            live = live_of(desk)
            assert (live.role, live.colour) == (MarkRole.REGION, TOKENS.non_target_image)
            assert not any("T3" in line for line in live.label)
    assert live_of(desk).shape is not None
    QTest.mouseRelease(desk.current.canvas, Left, pos=start + ways[-1])
    desk.settle()
    (kept,) = [mark for mark in desk.current.marks if mark.role is MarkRole.REGION]
    assert kept.colour == TOKENS.non_target_image


def test_the_arrow_of_a_new_lesion_has_its_colour_while_it_is_dragged(follow_up):
    desk = follow_up
    desk.control(Key.Key_3)
    desk.key(Key.Key_Y)
    let_go = begin(desk, desk.at(60, 60), desk.at(70, 60))
    assert (live_of(desk).role, live_of(desk).colour) == (MarkRole.NEW_LESION, TOKENS.new_lesion)
    let_go()
    desk.key(Key.Key_Escape)


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Key.Key_1, Control),
        (Key.Key_J, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Key.Key_Z, Control),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_L, Control),
        (Key.Key_W, Control),
        (Key.Key_N, Control),
        (Key.Key_A, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_key_during_a_stroke_waits_and_the_stroke_stays_where_it_began(follow_up, key, modifiers):
    before = follow_up.state.history.done
    let_go = draw_t3(follow_up)
    follow_up.key(key, modifiers)
    assert IN_HAND in follow_up.said
    assert follow_up.state.history.done == before
    let_go()
    mark = follow_up.state.measurement("TP2", follow_up.state.uuid_of("T3"))
    assert mark.place.slice_number == 12
    assert float(mark.long_mm) == pytest.approx(45, abs=A_PIXEL_MM)
    assert len(follow_up.state.history.done) == len(before) + 1


def test_esc_drops_the_stroke_and_records_nothing(follow_up):
    before = follow_up.state.history.done
    let_go = draw_t3(follow_up)
    follow_up.key(Key.Key_Escape)
    let_go()
    assert follow_up.state.history.done == before


def test_a_stroke_whose_slice_went_away_is_dropped_not_measured_elsewhere_MT_2(follow_up):
    before = follow_up.state.history.done
    let_go = draw_t3(follow_up)
    follow_up.current.follow_slice(20)  # a jump that comes from no key
    let_go()
    assert follow_up.state.history.done == before


def test_VW_3_closing_during_a_stroke_is_refused_once_and_keeps_the_stroke(follow_up):
    desk, before = follow_up, len(follow_up.state.history.done)
    let_go = draw_t3(desk)
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert IN_HAND in desk.said
    let_go()
    assert len(desk.state.history.done) == before + 1


# -- arrow keys after a handle was in hand (MT-7)


@pytest.mark.parametrize("away", [Key.Key_Home, Key.Key_PageDown])
def test_arrows_never_move_a_mark_that_is_not_on_the_screen(follow_up, away):
    desk = follow_up
    draw_t3(desk)()
    mark = desk.state.measurement("TP2", desk.state.uuid_of("T3"))
    end = desk.at(mark.points_pixel[1].column, mark.points_pixel[1].row)
    desk.drag(end, end + (end - desk.at(30, 40)) / 4)  # the end stays in hand after the drag
    before = desk.state.measurement("TP2", desk.state.uuid_of("T3"))
    assert before != mark
    desk.key(away)
    shown = desk.current.state.slice_index
    assert shown != 11
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Down)
    QTest.qWait(900)  # a run of arrow keys would have become an edit by now
    assert desk.state.measurement("TP2", desk.state.uuid_of("T3")) == before
    assert desk.current.state.slice_index == shown + 1


# -- the mark that waits for its site (LS-2)


@pytest.fixture
def waiting(copied, open_desk):
    """A target drawn at baseline whose site is asked for."""
    desk = open_desk(copied("pending"))
    desk.wheel_to(8)
    desk.key(Key.Key_T)
    desk.draw_axis(30, 40, 45)
    assert desk.page.creation.isVisible()
    return desk


def test_VW_3_closing_with_a_lesion_without_site_asks_for_it_once(waiting):
    assert not waiting.window.close()
    assert "waits for its organ" in waiting.said
    assert waiting.window.close()


def pending(desk):
    return next(mark for mark in desk.current.marks if mark.mark == "pending")


def test_the_waiting_mark_tells_its_axes(waiting):
    name, long, _, short = pending(waiting).label[0].split()
    assert name == "T1?"
    assert float(long) == pytest.approx(45, abs=A_PIXEL_MM)
    assert 0 < float(short) <= float(long)


def test_its_short_axis_is_mended_while_the_site_is_asked_MT_4(waiting):
    short = pending(waiting).shape.short
    x, y = waiting.current.geometry_now().to_view(short.start)
    from_there = waiting.at(0, 0)
    from_there.setX(round(x))
    from_there.setY(round(y))
    middle = waiting.at(30, 40)
    waiting.drag(from_there, from_there + (middle - from_there) / 2)
    assert pending(waiting).shape.short.length_mm < 0.8 * short.length_mm
    shown = pending(waiting).label[0].removeprefix("T1? ").split(" × ")
    waiting.type("li 7")  # the field has the focus again
    waiting.key(Key.Key_Return)
    mark = waiting.state.measurement("BL", waiting.state.uuid_of("T1"))
    assert [str(mark.long_mm), str(mark.short_mm)] == shown


def test_the_waiting_mark_shows_that_it_can_be_mended(waiting):
    shown = pending(waiting)
    assert shown.selected  # its four ends are drawn as handles
    assert shown.editable


def test_a_press_elsewhere_leaves_the_waiting_mark_as_it_is(waiting):
    before = pending(waiting)
    waiting.drag(waiting.at(60, 70), waiting.at(70, 75))
    assert pending(waiting) == before
    assert waiting.page.creation.isVisible()


def test_esc_takes_the_waiting_mark_away_and_the_tool_is_in_hand_again(waiting):
    waiting.key(Key.Key_Escape)
    assert not [mark for mark in waiting.current.marks if mark.mark == "pending"]
    waiting.draw_axis(50, 60, 30)
    assert pending(waiting).shape.long.length_mm == pytest.approx(30, abs=A_PIXEL_MM)
