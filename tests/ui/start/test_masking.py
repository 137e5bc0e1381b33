"""Burned-in text is masked by drawing over it, with mouse and keys (BN-3, BL-40)."""

from threading import Event, current_thread
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from recist_reader.imaging.masking import Area
from recist_reader.imaging.store import ImageStore
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.masking import MaskingStep
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start import masking_run
from recist_reader.ui.start.mask_canvas import LARGEST_SIDE
from recist_reader.ui.start.preview import SIDE
from tests.reading.made_folders import a_ct

pytestmark = pytest.mark.gui

KEYS, LEFT = Qt.Key, Qt.MouseButton.LeftButton
WHY = "the name stands in the corner"


@pytest.fixture
def card(qtbot, page, study, tmp_path):
    """The card of a held-back series of three slices, its picture on screen, the focus in its reason."""
    study.add_subject(SubjectRecord("1001"))
    folder = a_ct(tmp_path / "ct", slices=3, BurnedInAnnotation="YES")
    *_, last = import_images(study, ImportWish((folder,), "1001", "Baseline"))
    assert not isinstance(last.answer, Refusal)
    page.refresh_asked.emit()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, KEYS.Key_J, Qt.KeyboardModifier.ControlModifier)
    (held,) = page.panels.series_panel.cards.values()
    qtbot.waitUntil(lambda: not held.preview.shown_at().isEmpty(), timeout=5000)
    return held


def begin(qtbot, qapp):
    qtbot.keyClick(qapp.focusWidget(), KEYS.Key_M, Qt.KeyboardModifier.ControlModifier)


def drag(qtbot, canvas, area):
    """Draw around whole pixels of the image, a third of a pixel inside of their border."""
    box = canvas.box_of(area)
    inset = box.width() / area.width / 3
    one = (box.topLeft() + QPointF(inset, inset)).toPoint()
    other = (box.bottomRight() - QPointF(inset, inset)).toPoint()
    qtbot.mousePress(canvas, LEFT, pos=one)
    qtbot.mouseMove(canvas, QPoint((one.x() + other.x()) // 2, other.y()))
    qtbot.mouseMove(canvas, other)
    qtbot.mouseRelease(canvas, LEFT, pos=other)


def events(study):
    return [event.payload["change"] for event in study.file.events("study")]


def message(page):
    return page.panels.series_panel.message.text()


def test_BN_3_areas_are_drawn_a_reason_typed_and_Enter_masks(qtbot, qapp, page, study, card):
    begin(qtbot, qapp)
    assert qapp.focusWidget() is card.preview
    assert card.preview.width() == LARGEST_SIDE
    corner, edge = Area(2, 1, 30, 6), Area(40, 50, 8, 5)
    drag(qtbot, card.preview, corner)
    drag(qtbot, card.preview, edge)
    assert card.preview.areas == (corner, edge)
    assert (card.masking.mask_button.text(), card.masking.mask_button.key) == ("Mask 2 areas", "Enter")
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
    assert message(page) == "Baseline: 2 areas are masked on every slice; the originals are kept."
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
    assert (card.preview.areas, card.masking.mask_button.text()) == ((), "Mask")


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


class Held:
    """Masking that stands still after its first image until it goes on, or is cancelled and waited for."""

    def __init__(self, steps):
        self.go_on = Event()
        self._steps = steps

    def __call__(self, prepared):
        for number, step in enumerate(self._steps(prepared)):
            yield step
            if number == 1:
                self.go_on.wait(5)


@pytest.fixture
def steps_held(monkeypatch):
    held = Held(masking_run.masking_steps)
    monkeypatch.setattr(masking_run, "masking_steps", held)
    wait = masking_run.Job.wait

    def let_go(job, *args):
        held.go_on.set()
        wait(job, *args)

    monkeypatch.setattr(masking_run.Job, "wait", let_go)
    yield held
    held.go_on.set()


def begun(qtbot, qapp, card):
    """Two slices of three are on their way; the window goes on."""
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    qtbot.keyClick(card.preview, KEYS.Key_Plus)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    qtbot.waitUntil(lambda: card.masking.how.text().startswith("1 of 3 slices masked."))


def test_slices_are_masked_beside_the_window_with_number_and_cancel(
    qtbot, qapp, page, study, card, steps_held
):
    begun(qtbot, qapp, card)
    assert card.masking.bar.isVisible()
    assert (card.masking.bar.value(), card.masking.bar.maximum()) == (1, 3)
    assert qapp.focusWidget() is card.masking.leave_button
    assert study.state.series[card.series.uid].state == "quarantined"
    steps_held.go_on.set()
    qtbot.waitUntil(lambda: study.state.series[card.series.uid].state == "ready")
    assert message(page) == "Baseline: 1 area is masked on every slice; the originals are kept."


@pytest.mark.parametrize("way", ["Esc", "button", "close"])
def test_masking_that_is_cancelled_leaves_the_series_the_store_and_what_was_drawn(
    qtbot, page, study, card, steps_held, way
):
    qapp, store, changes = QApplication.instance(), ImageStore.beside(study.path), events(study)
    before = set(store.blobs())
    begun(qtbot, qapp, card)
    assert set(store.blobs()) > before
    if way == "Esc":
        qtbot.keyClick(qapp.focusWidget(), KEYS.Key_Escape)
    else:
        button = card.masking.leave_button if way == "button" else page.panels.series_panel.close_button
        qtbot.mouseClick(button, LEFT)
    assert message(page) == "Masking was cancelled: the series is as it was."
    assert (set(store.blobs()), events(study)) == (before, changes)
    assert (card.is_masking, len(card.preview.areas), card.reason.text()) == (True, 1, WHY)
    assert qapp.focusWidget() is card.preview
    assert card.preview.isEnabled()


def test_another_subject_cancels_the_masking_and_says_so(qtbot, qapp, page, study, card, steps_held):
    study.add_subject(SubjectRecord("1002"))
    begun(qtbot, qapp, card)
    uid = card.series.uid
    page.panels.show_series("1002")
    assert message(page) == "Masking was cancelled: the series is as it was."
    assert study.state.series[uid].state == "quarantined"


def test_masking_goes_on_while_another_panel_is_shown_and_is_come_back_to(
    qtbot, page, study, card, steps_held
):
    qapp, uid = QApplication.instance(), card.series.uid
    begun(qtbot, qapp, card)
    page.panels.import_images("1001")
    page.panels.show_series("1001")
    assert page.panels.series_panel.cards[uid] is card
    assert qapp.focusWidget() is card.masking.leave_button
    page.panels.import_images("1001")
    steps_held.go_on.set()
    qtbot.waitUntil(lambda: study.state.series[uid].state == "ready")
    assert page.panels.currentWidget() is page.panels.import_panel


@pytest.fixture
def storing_held(monkeypatch):
    """The record of a masking is stored in a thread that stands still until it goes on or is waited for."""
    go_on, store, wait = Event(), masking_run.store_recording, masking_run.Job.wait
    threads = []

    def held(*args):
        threads.append(current_thread())
        go_on.wait(5)
        return store(*args)

    def let_go(job, *args):
        go_on.set()
        wait(job, *args)

    monkeypatch.setattr(masking_run, "store_recording", held)
    monkeypatch.setattr(masking_run.Job, "wait", let_go)
    yield SimpleNamespace(go_on=go_on, threads=threads)
    go_on.set()


def until_storing(qtbot, qapp, card, storing):
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    qtbot.keyClick(card.preview, KEYS.Key_Plus)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(storing.threads))


def test_the_record_is_stored_beside_the_window_and_cannot_be_cancelled_then(
    qtbot, qapp, page, study, card, storing_held
):
    until_storing(qtbot, qapp, card, storing_held)
    assert storing_held.threads != [current_thread()]
    assert card.masking.how.text() == "All slices are masked; their record is being stored."
    qtbot.keyClick(qapp.focusWidget(), KEYS.Key_Escape)
    assert page.panels.series_panel.is_masking
    assert study.state.series[card.series.uid].state == "quarantined"
    storing_held.go_on.set()
    qtbot.waitUntil(lambda: study.state.series[card.series.uid].state == "ready")
    assert message(page) == "Baseline: 1 area is masked on every slice; the originals are kept."


def test_another_subject_waits_for_the_record_of_a_masking(qtbot, qapp, page, study, card, storing_held):
    study.add_subject(SubjectRecord("1002"))
    until_storing(qtbot, qapp, card, storing_held)
    page.panels.show_series("1002")
    assert study.state.series[card.series.uid].state == "ready"
    assert events(study)[-1] == "images.masked"
    assert message(page) == ""
    assert study.label_series(card.series.uid, card.series.label) is not None, "the session goes on"


def test_a_record_that_cannot_be_stored_is_told_and_the_series_stays_held_back(
    qtbot, qapp, page, study, card, monkeypatch
):
    def full(*_args):
        raise Fault(Problem("the disk is full", "study file", "Free space"))

    monkeypatch.setattr(masking_run, "store_recording", full)
    qtbot.keyClicks(card.reason, WHY)
    begin(qtbot, qapp)
    qtbot.keyClick(card.preview, KEYS.Key_Plus)
    qtbot.keyClick(card.preview, KEYS.Key_Return)
    qtbot.waitUntil(lambda: "disk is full" in message(page))
    assert study.state.series[card.series.uid].state == "quarantined"
    assert (card.is_masking, len(card.preview.areas), card.reason.text()) == (True, 1, WHY)
    assert not page.panels.series_panel.is_masking


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
