"""What-if by real events, beside the menu: new lesions, carriers, states that wait for their key (FB-3)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def desk(follow_up):
    """TP2 with every target measured as at TP1 and the non-target present: SD or better by its values."""
    desk = follow_up
    for lesion in ("1", "2", "3"):
        desk.control(getattr(Key, f"Key_{lesion}"))
        desk.shift(Key.Key_S)
    desk.key(Key.Key_Space)
    desk.shift(Key.Key_P)
    return desk


def check_text(desk):
    return desk.page.creation._check_text.text()


def test_a_new_lesion_tells_what_it_would_make_of_the_category_and_records_nothing(desk):
    overall = desk.room.model.view.assessment.at("TP2").overall
    lesions = dict(desk.state.lesions)
    desk.key(Key.Key_Y)
    desk.click(desk.current.canvas, desk.at(70, 60))
    desk.type("li 3")
    desk.click(desk.page.creation.status.buttons[0])
    assert check_text(desk) == f"Recorded as a new lesion: would be PD (now {overall})"
    desk.click(desk.page.creation.status.buttons[1])
    assert check_text(desk) == f"Recorded as a new lesion: stays {overall}"
    desk.page.creation.organ.setFocus()
    desk.key(Key.Key_Escape)
    assert dict(desk.state.lesions) == lesions


def what_if_shown(desk):
    return [line.words.text() for line in desk.page.response.what_if.lines if line.isVisible()]


def point_at(desk, lesion, column):
    """Move the mouse over a cell of the lesion table; column 0 is the lesion itself."""
    table = desk.page.table
    index = table.model().index(table.lesions.number_of(lesion), column)
    QTest.mouseMove(table.viewport(), table.visualRect(index).center())
    QApplication.processEvents()


def point_nowhere(desk):
    QTest.mouseMove(desk.current.canvas, desk.current.canvas.rect().center())
    QApplication.processEvents()


def test_the_carrier_under_the_mouse_tells_its_category_and_nothing_is_told_of_none(desk):
    point_nowhere(desk)
    desk.control(Key.Key_2)
    desk.shift(Key.Key_G)
    card = desk.page.reason
    assert (what_if_shown(desk), card.told.text()) == ([], "")
    places = [chip.geometry() for chip in card.chips]
    findings = dict(desk.state.findings)
    point_at(desk, "T3", 0)
    assert what_if_shown(desk)[0].startswith("T2 merged into T3: ")
    assert card.told.text() == what_if_shown(desk)[0]
    assert [chip.geometry() for chip in card.chips] == places  # no answer moves under the mouse
    point_at(desk, "NT1", 0)
    assert (what_if_shown(desk), card.told.text()) == ([], "")
    first, second = desk.page.reason.chips
    for chip, carrier in ((first, "T1"), (second, "T3")):
        QTest.mouseMove(chip, chip.rect().center())
        QApplication.processEvents()
        assert what_if_shown(desk)[0].startswith(f"T2 merged into {carrier}: ")
        assert desk.page.reason.told.text() == what_if_shown(desk)[0]
    desk.room.model.look()  # shown again for another cause
    desk.settle()
    assert what_if_shown(desk)[0].startswith("T2 merged into T3: ")
    desk.key(Key.Key_Escape)
    assert what_if_shown(desk) == []
    assert dict(desk.state.findings) == findings


def test_the_answer_takes_the_preview_away(desk):
    desk.control(Key.Key_2)
    desk.shift(Key.Key_G)
    desk.control(Key.Key_1)
    assert desk.state.finding("TP2", desk.state.uuid_of("T2")).state == "merged"
    assert what_if_shown(desk) == []


def test_a_state_that_waits_for_its_key_tells_its_category_under_the_mouse(follow_up):
    desk = follow_up
    column = desk.page.table.model().columnCount() - 1
    point_nowhere(desk)
    point_at(desk, "NT1", column)
    assert what_if_shown(desk) == ["NT1 present: overall stays open"]
    point_at(desk, "NT1", 0)
    assert what_if_shown(desk) == []
    point_at(desk, "T1", column)  # nothing is proposed there
    assert what_if_shown(desk) == []
    point_at(desk, "NT1", column)
    point_nowhere(desk)
    assert what_if_shown(desk) == []
