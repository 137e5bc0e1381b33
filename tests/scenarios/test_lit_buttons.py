"""The lit button always tells what the left mouse button does (window.md 3, tools)."""

import pytest
from PySide6.QtCore import Qt

pytestmark = pytest.mark.gui
Key = Qt.Key
SMALL = (1366, 768)


def lit(desk):
    """Words of the buttons that are lit, the one of "More" among them."""
    top = desk.page.top
    buttons = (*top.buttons.values(), top.more)
    return [button.text() for button in buttons if button.isVisible() and button.isChecked()]


def test_new_is_lit_while_its_arrow_is_awaited_and_esc_puts_the_arrow_away(follow_up):
    desk = follow_up
    desk.key(Key.Key_Y)
    assert lit(desk) == ["New"]
    desk.click(desk.current.canvas, desk.at(40, 40))
    assert desk.page.creation.isVisible()
    assert lit(desk) == ["Select"]  # a press moves the waiting mark
    desk.key(Key.Key_Escape)
    assert (lit(desk), desk.room.hangings.hand) == (["Select"], "select")
    desk.drag(desk.at(30, 30), desk.at(50, 50))
    assert not desk.page.creation.isVisible()
    assert not desk.state.history.done


def test_going_to_a_lesion_ends_the_waiting_for_a_new_one(follow_up):
    desk = follow_up
    desk.key(Key.Key_Y)
    desk.key(Key.Key_Space)
    assert (lit(desk), desk.room.hangings.hand) == (["Select"], "select")


def test_a_button_that_is_refused_is_not_lit(follow_up):
    desk = follow_up
    desk.key(Key.Key_B)
    desk.click(desk.page.top.buttons["new_target"])
    assert "baseline only" in desk.said
    assert lit(desk) == ["Bidirect."]
    desk.key(Key.Key_Y)
    desk.click(desk.current.canvas, desk.at(40, 40))
    desk.click(desk.page.top.buttons["line"])
    assert "waits for its organ" in desk.said
    assert lit(desk) == ["Select"]


def test_at_baseline_target_and_non_target_are_lit_until_they_are_drawn(open_desk, copied):
    desk = open_desk(copied("lit"), SMALL)
    for key, word in ((Key.Key_T, "Target"), (Key.Key_N, "Non-targ.")):
        desk.key(key)
        assert lit(desk) == [word]
    desk.key(Key.Key_Escape)
    assert lit(desk) == ["Select"]
    desk.key(Key.Key_T)
    desk.draw_axis(30, 40, 45)
    assert lit(desk) == ["Select"]
    desk.key(Key.Key_Escape)
    assert lit(desk) == ["Bidirect."]
    desk.draw_axis(30, 40, 45)
    assert desk.page.creation.isVisible()
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_L)
    assert lit(desk) == ["Line"]  # in the place of "More", under which it stands in a small window
    desk.key(Key.Key_V)
    assert (lit(desk), desk.page.top.more.text()) == (["Select"], "More")


def test_a_lock_ends_the_waiting_too(open_desk, copied):
    desk = open_desk(copied("lit-lock"))
    desk.key(Key.Key_N)
    desk.control(Key.Key_L)
    desk.key(Key.Key_Return)  # to the reason that is asked for
    desk.type("nothing to be seen here")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Return)  # to the second look that no disease asks for (GD-7)
    desk.type("looked through all of it again")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Return)
    assert desk.state.open_timepoint == "TP1"
    assert lit(desk) == ["Select"]
