"""What-if by real events beside the menu: a status chosen for a new lesion, before it is kept (FB-3)."""

import pytest
from PySide6.QtCore import Qt

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
