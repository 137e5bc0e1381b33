"""Burned-in text is masked by drawing over it, with mouse and keys (BN-3, BL-40)."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from recist_reader.imaging.masking import Area
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.masking import MaskingStep
from recist_reader.ui.start import masking_run
from recist_reader.ui.start.mask_canvas import LARGEST_SIDE
from recist_reader.ui.start.preview import SIDE
from tests.ui.start.masking import KEYS, LEFT, WHY, begin, drag, events, message

pytestmark = pytest.mark.gui


def test_BN_3_areas_are_drawn_a_reason_typed_and_Enter_masks(qtbot, qapp, page, study, card):
    begin(qtbot, qapp)
    assert qapp.focusWidget() is card.preview
    assert card.preview.width() == LARGEST_SIDE
    corner, edge = Area(2, 1, 30, 6), Area(40, 50, 8, 5)
    drag(qtbot, card.preview, corner)
    drag(qtbot, card.preview, edge)
    assert card.preview.areas == (corner, edge)
    assert (card.masking.mask_button.text(), card.masking.mask_button.key) == (
        "Mask 2 areas and release",
        "Enter",
    )
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    assert "needs its reason" in message(page)
    assert qapp.focusWidget() is card.reason
    qtbot.keyClicks(card.reason, WHY)
    qtbot.keyClick(card.reason, KEYS.Key_Return)
    qtbot.waitUntil(lambda: "the originals are kept" in message(page))
    event = study.file.events("study")[-1]
    assert (event.payload["change"], event.payload["reason"]["text"]) == ("images.masked", WHY)
    assert event.payload["new"]["instance"][card.series.uid]["masked"] == [[2, 1, 30, 6], [40, 50, 8, 5]]
    assert study.state.series[card.series.uid].state == "ready"
    assert message(page) == (
        "Baseline: 2 areas are masked on every slice and the series released; the originals are kept."
    )
    assert qapp.focusWidget() is page.panels.series_panel.close_button


def test_areas_show_black_on_every_slice_and_a_drag_shows_what_it_will_cover(qtbot, qapp, card):
    begin(qtbot, qapp)
    body = Area(20, 20, 20, 20)
    middle = card.preview.box_of(body).center().toPoint()
    assert card.preview.grab().toImage().pixelColor(middle).lightness() > 60
    drag(qtbot, card.preview, body)
    for key in (KEYS.Key_Down, KEYS.Key_PageUp):
        qtbot.keyClick(card.preview, key)
        index = card.preview.index
        qtbot.waitUntil(lambda: card.preview._loading < 0)
        assert card.preview.grab().toImage().pixelColor(middle).lightness() == 0, f"slice {index}"


@pytest.mark.parametrize("key", [KEYS.Key_Delete, KEYS.Key_Backspace], ids=["Delete", "Backspace"])
def test_the_area_drawn_last_is_taken_away_by_key(qtbot, qapp, card, key):
    begin(qtbot, qapp)
    first = Area(2, 1, 30, 6)
    drag(qtbot, card.preview, first)
    drag(qtbot, card.preview, Area(40, 50, 8, 5))
    qtbot.keyClick(card.preview, key)
    assert card.preview.areas == (first,)
    for _ in range(2):
        qtbot.keyClick(card.preview, key)
    assert (card.preview.areas, card.masking.mask_button.text()) == ((), "Mask and release")


def test_keys_that_edit_the_reason_take_no_area_away(qtbot, qapp, card):
    begin(qtbot, qapp)
    drag(qtbot, card.preview, Area(2, 1, 30, 6))
    card.reason.setFocus()
    qtbot.keyClicks(card.reason, "namee")
    qtbot.keyClick(card.reason, KEYS.Key_Backspace)
    assert (card.reason.text(), len(card.preview.areas)) == ("name", 1)


@pytest.mark.parametrize("where", ["preview", "reason"])
def test_Esc_leaves_the_drawing_first_and_the_panel_after_it(qtbot, qapp, page, study, card, where):
    before = events(study)
    begin(qtbot, qapp)
    drag(qtbot, card.preview, Area(2, 1, 30, 6))
    qtbot.keyClick(getattr(card, where), KEYS.Key_Escape)
    assert (card.is_masking, card.preview.areas, card.preview.width()) == (False, (), SIDE)
    assert page.panels.isVisible()
    assert card.release_button.isVisible()
    assert not card.masking.isVisible()
    assert qapp.focusWidget() is card.mask_button
    qtbot.keyClick(card.mask_button, KEYS.Key_Escape)
    assert page.panels.isHidden()
    assert events(study) == before


def test_Enter_without_an_area_says_what_to_do(qtbot, qapp, page, study, card):
    begin(qtbot, qapp)
    qtbot.mouseClick(card.preview, LEFT)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    assert message(page).startswith("No area is drawn yet: draw a rectangle")
    assert study.state.series[card.series.uid].state == "quarantined"
    drag(qtbot, card.preview, Area(2, 1, 30, 6))
    assert message(page) == ""


def test_Enter_in_the_reason_masks_nothing_while_nothing_is_drawn(qtbot, study, card):
    qtbot.keyClicks(card.reason, WHY)
    qtbot.keyClick(card.reason, KEYS.Key_Return)
    assert study.state.series[card.series.uid].state == "quarantined"


def test_BL_40_a_refusal_is_said_in_the_panel_and_what_was_drawn_stays(qtbot, qapp, page, card, monkeypatch):
    what, remedy = "text still seems to stand outside the masked areas", "Give further areas"
    refusal = Refusal("BL-40", Problem(what, "area", remedy))
    monkeypatch.setattr(masking_run, "masking_steps", lambda _: iter([MaskingStep(1, 1, refusal)]))
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    drag(qtbot, card.preview, Area(2, 1, 30, 6))
    qtbot.mouseClick(card.masking.mask_button, LEFT)
    qtbot.waitUntil(lambda: bool(message(page)))
    assert message(page) == "Text still seems to stand outside the masked areas (area). Give further areas."
    assert len(card.preview.areas) == 1
    assert card.is_masking
    assert qapp.focusWidget() is card.preview


def test_in_a_low_window_picture_reason_and_buttons_are_in_sight_together(qtbot, qapp, page, card):
    page.resize(1366, 768 - 26)
    begin(qtbot, qapp)
    drag(qtbot, card.preview, Area(2, 1, 30, 6))
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    port = page.panels.series_panel.scroll.viewport()

    def all_is_in_sight():
        for part in (card.preview, card.reason, card.masking.mask_button):
            at = part.mapTo(port, QPoint())
            assert port.rect().contains(at)
            assert port.rect().contains(at + QPoint(0, part.height() - 1))

    qtbot.waitUntil(all_is_in_sight)
    assert "needs its reason" in message(page)


def test_a_drag_beyond_the_picture_ends_at_its_border(qtbot, qapp, card):
    begin(qtbot, qapp)
    size = card.preview.image_size
    area = card.preview.area_between(QPointF(-50, -50), QPointF(1000, 1000))
    assert area == Area(0, 0, size.width(), size.height())
    assert card.preview.area_between(QPointF(-50, -50), QPointF(-10, -10)) is None


def test_a_rectangle_is_added_moved_and_sized_by_keys(qtbot, qapp, card):
    begin(qtbot, qapp)
    canvas, size = card.preview, card.preview.image_size
    assert (size.width(), size.height()) == (48, 64)
    qtbot.keyClick(canvas, KEYS.Key_Plus)
    assert canvas.areas == (Area(0, 0, 12, 4),)
    for key in (KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Left):
        qtbot.keyClick(canvas, key)
    assert canvas.areas == (Area(1, 1, 12, 4),)
    for key in (KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Down, KEYS.Key_Up):
        qtbot.keyClick(canvas, key, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.areas == (Area(1, 1, 13, 5),)
    assert card.masking.how.text().startswith("Area 1 of 1: left 1, top 1, 13 × 5 pixels.")
    assert canvas.accessibleDescription() == card.masking.how.text()


def test_Tab_takes_the_next_rectangle_and_leaves_after_the_last(qtbot, qapp, card):
    begin(qtbot, qapp)
    canvas = card.preview
    for _ in range(2):
        qtbot.keyClick(canvas, KEYS.Key_Plus)
    assert canvas.areas == (Area(0, 0, 12, 4), Area(0, 4, 12, 4))
    assert canvas.chosen == 1
    qtbot.keyClick(canvas, KEYS.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.chosen == 0
    qtbot.keyClick(canvas, KEYS.Key_Delete)
    assert (canvas.areas, canvas.chosen) == ((Area(0, 4, 12, 4),), None)
    qtbot.keyClick(canvas, KEYS.Key_Tab)
    assert (canvas.chosen, qapp.focusWidget()) == (0, canvas)
    qtbot.keyClick(canvas, KEYS.Key_Tab)
    assert canvas.chosen is None
    assert qapp.focusWidget() is not canvas


def test_Esc_gives_the_arrows_back_to_the_slices_first(qtbot, qapp, card):
    begin(qtbot, qapp)
    canvas = card.preview
    qtbot.keyClick(canvas, KEYS.Key_Plus)
    index = canvas.index
    qtbot.keyClick(canvas, KEYS.Key_Down)
    assert (canvas.index, canvas.areas) == (index, (Area(0, 1, 12, 4),))
    qtbot.keyClick(canvas, KEYS.Key_Escape)
    qtbot.keyClick(canvas, KEYS.Key_Down)
    assert (card.is_masking, canvas.index, canvas.areas) == (True, index + 1, (Area(0, 1, 12, 4),))
    assert card.masking.how.text().startswith("Draw rectangles")
