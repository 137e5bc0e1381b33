"""The keys of 7.3 for states, undo and redo by real key events at a follow-up: what is said and recorded."""

import pytest
from PySide6.QtCore import Qt

pytestmark = pytest.mark.gui
Key = Qt.Key


def state_of(desk, lesion):
    finding = desk.state.finding("TP2", desk.state.uuid_of(lesion))
    return None if finding is None else (finding.state, finding.reason)


def test_not_evaluable_by_the_number_of_its_reason(follow_up):
    desk = follow_up
    desk.control(Key.Key_2)
    desk.shift(Key.Key_E)
    assert [chip.text() for chip in desk.page.reason.chips] == [
        "1  not in field of view",
        "2  artefact",
        "3  phase missing",
        "4  treated",
        "5  other",
    ]
    desk.key(Key.Key_2)
    assert state_of(desk, "T2") == ("not_evaluable", "artefact")
    assert desk.said == "T2 is set not evaluable: artefact. Ctrl+Z takes it back"
    assert not desk.page.reason.isVisible()


def test_not_evaluable_for_another_reason_is_typed_and_a_short_one_refused(follow_up):
    desk = follow_up
    desk.control(Key.Key_2)
    desk.shift(Key.Key_E)
    desk.key(Key.Key_5)
    desk.type("2 bad")  # a digit inside a text is text
    desk.key(Key.Key_Return)
    assert state_of(desk, "T2") is None
    assert "GD-16" in desk.said
    assert desk.page.reason.isVisible()
    assert desk.page.reason.field.text() == "2 bad"
    desk.type(" breath holds")
    desk.key(Key.Key_Return)
    assert state_of(desk, "T2") == ("not_evaluable", "2 bad breath holds")


@pytest.mark.parametrize(
    ("question", "way_out", "selected"),
    [
        pytest.param(Key.Key_E, Key.Key_Escape, "T2", id="not evaluable, left with escape"),
        pytest.param(Key.Key_G, Key.Key_Space, "T3", id="merged, gone on with space"),
    ],
)
def test_a_question_that_is_left_records_nothing(follow_up, question, way_out, selected):
    desk = follow_up
    desk.control(Key.Key_2)
    desk.shift(question)
    assert desk.page.reason.isVisible()
    desk.key(way_out)
    assert not desk.page.reason.isVisible()
    assert state_of(desk, "T2") is None
    assert desk.room.controller.bench.selected == selected


@pytest.mark.parametrize("way", ["key", "row", "chip"])
def test_shift_g_asks_for_the_carrier_where_reasons_are_asked(follow_up, way):
    desk, bar = follow_up, follow_up.page.reason
    desk.control(Key.Key_2)
    desk.shift(Key.Key_G)
    assert bar.isVisible()
    assert bar.question.text() == "T2 is merged into which target?"
    assert [chip.text() for chip in bar.chips] == ["Ctrl+1  T1", "Ctrl+3  T3"]
    assert not bar.field.isVisible()
    if way == "key":
        desk.control(Key.Key_1)
    elif way == "chip":
        desk.click(bar.chips[0])
    else:
        table = desk.page.table
        desk.click(table.viewport(), table.visualRect(table.lesions.index(0, 0)).center())
    assert not bar.isVisible()
    assert desk.current.canvas.hasFocus()
    assert state_of(desk, "T2") == ("merged", None)
    assert desk.said == "T2 merged into T1"
    assert desk.page.status.undo.text() == "undo: T2 merged into T1"


def test_shift_g_then_escape_merges_nothing(follow_up):
    desk = follow_up
    desk.control(Key.Key_2)
    desk.shift(Key.Key_G)
    desk.key(Key.Key_Escape)
    assert desk.said == "not merged"
    desk.control(Key.Key_1)
    assert desk.room.controller.bench.selected == "T1"
    assert state_of(desk, "T2") is None


def test_a_carrier_that_cannot_carry_is_refused_and_asked_for_again(follow_up):
    desk, table = follow_up, follow_up.page.table
    desk.control(Key.Key_2)
    desk.shift(Key.Key_G)
    desk.click(table.viewport(), table.visualRect(table.lesions.index(4, 0)).center())
    assert "NT1 cannot carry it" in desk.said
    assert desk.page.reason.isVisible()
    desk.control(Key.Key_3)
    assert state_of(desk, "T2") == ("merged", None)


def test_what_no_target_can_carry_is_refused_at_once(follow_up):
    desk = follow_up
    table = desk.page.table
    desk.click(table.viewport(), table.visualRect(table.lesions.index(4, 0)).center())
    desk.shift(Key.Key_G)
    assert not desk.page.reason.isVisible()
    assert desk.said.startswith("NT1: merged is no state of a non-target")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        pytest.param(Key.Key_P, "only a non-target is set present", id="present"),
        pytest.param(Key.Key_N, "only a new lesion can turn out to be no lesion", id="no lesion"),
    ],
)
def test_a_state_that_a_target_does_not_have_is_refused(follow_up, state, words):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(state)
    assert desk.said == f"T1 is a target: {words}"


def test_delete_undo_and_redo_say_what_they_did(follow_up):
    desk = follow_up
    desk.control(Key.Key_1)
    desk.shift(Key.Key_A)
    assert desk.page.status.undo.text() == "undo: T1 absent"
    desk.key(Key.Key_Delete)
    assert desk.said == "T1: state removed"
    desk.control(Key.Key_Z)
    assert desk.said == "undone: T1: state removed"
    assert state_of(desk, "T1") == ("absent", None)
    desk.control(Key.Key_Z)
    desk.control(Key.Key_Y)
    assert desk.said == "done again: T1 absent"


def test_a_target_that_has_a_state_is_not_split_before_it_is_taken_back(follow_up):
    desk = follow_up
    desk.control(Key.Key_2)
    desk.shift(Key.Key_S)
    assert state_of(desk, "T2") == ("too_small", None)
    desk.shift(Key.Key_F)
    assert desk.said == (
        "T2 has a state here as a whole (S-6): take it back with Delete, then draw its fragments"
    )
    assert desk.room.hangings.hand != "bidirectional"
    desk.key(Key.Key_Delete)
    desk.shift(Key.Key_F)
    assert desk.said == "draw the fragments of T2 one by one; Esc ends"
    desk.draw_axis(40, 40, 12)
    assert state_of(desk, "T2.a") == ("measured", None)


def test_another_tool_takes_back_what_was_to_be_drawn(open_desk, copied):
    desk = open_desk(copied("tools"))
    desk.key(Key.Key_T)
    assert desk.said.startswith("draw the long axis of the target")
    desk.key(Key.Key_E)
    assert desk.said == "no lesion is awaited any more; the tool draws freely"
    desk.key(Key.Key_W)
    assert desk.said == "no lesion is awaited any more; the tool draws freely"
