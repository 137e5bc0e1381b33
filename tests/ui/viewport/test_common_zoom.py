"""One zoom in mm per pixel for linked viewports of any size (VW-33)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recist_reader.measuring.plane import PointLps
from tests.ui.viewport.make import volume

pytestmark = pytest.mark.gui
MIDDLE_LPS = PointLps(0.0, 0.0, 0.0)


def body(mm_per_px):
    """The extent of a body that fills a canvas of 400 x 400 px at that zoom."""
    return (400 * mm_per_px, 400 * mm_per_px)


def zooms(group):
    return [viewport.mm_per_px for viewport in group.viewports]


def test_images_of_different_width_open_at_the_same_zoom(shown):
    group = shown(volume(rows=64, columns=64), volume(rows=128, columns=128))
    assert zooms(group) == [128 / 400, 128 / 400]


def test_the_smallest_canvas_decides_for_all(shown):
    group = shown(volume(), volume())
    group.viewports[0].resize(212, 426)
    QApplication.processEvents()
    assert zooms(group) == [64 / 200, 64 / 200]
    group.viewports[0].hide()
    assert group.viewports[1].mm_per_px == 64 / 400


def test_a_zoom_by_the_wheel_is_taken_by_a_series_hung_later(shown, hand):
    group = shown(volume(), volume())
    first, second = group.viewports
    hand.wheel(first, 120, keys=Qt.KeyboardModifier.ControlModifier)
    chosen = first.mm_per_px
    assert chosen < 64 / 400
    second.show_series("other", volume(rows=200, columns=200), "1.2.3")
    assert zooms(group) == [chosen, chosen]
    second.fit_body(body(0.9), MIDDLE_LPS)
    assert zooms(group) == [chosen, chosen]


def test_a_kept_state_takes_the_zoom_of_what_is_shown(shown):
    group = shown(volume(), volume())
    first, second = group.viewports
    second.zoom_at(100, 100, 2)
    kept = second.state
    first.zoom_at(100, 100, 1.5)
    second.restore(kept)
    assert zooms(group) == [first.mm_per_px] * 2


def test_the_widest_body_decides_in_whatever_order_series_arrive(shown):
    group = shown(volume(), volume(), volume())
    for viewport, fit in zip(group.viewports, (0.5, 0.9, 0.7), strict=True):
        viewport.fit_body(body(fit), MIDDLE_LPS)
    assert zooms(group) == pytest.approx([0.9, 0.9, 0.9])
    group.viewports[1].show_series("slim", volume(), "1.2.3")
    group.viewports[1].fit_body(body(0.4), MIDDLE_LPS)
    assert zooms(group) == pytest.approx([0.7, 0.7, 0.7])


def test_a_fitted_body_fills_the_room_that_a_layout_gives_and_a_chosen_zoom_stays(shown, hand):
    group = shown(volume(), volume())
    first, second = group.viewports
    for viewport in group.viewports:
        viewport.fit_body(body(0.8), MIDDLE_LPS)
    second.hide()
    first.resize(812, 826)
    QApplication.processEvents()
    assert first.mm_per_px == pytest.approx(0.4)
    hand.wheel(first, 120, keys=Qt.KeyboardModifier.ControlModifier)
    chosen = first.mm_per_px
    first.resize(412, 426)
    QApplication.processEvents()
    assert first.mm_per_px == chosen


def test_reset_shows_every_linked_image_whole_and_turns_only_its_own(shown):
    group = shown(volume(), volume(rows=128, columns=128))
    first, second = group.viewports
    first.zoom_at(30, 60, 3)
    second.invert()
    first.reset()
    assert zooms(group) == [128 / 400, 128 / 400]
    assert first.state.centre_mm == second.state.centre_mm == (0.0, 0.0)
    assert second.state.inverted


def test_unlinked_each_has_its_own(shown):
    group = shown(volume(rows=64, columns=64), volume(rows=128, columns=128))
    group.model.pan_and_zoom = False
    assert zooms(group) == [64 / 400, 128 / 400]
    first, second = group.viewports
    first.zoom_at(100, 100, 2)
    assert zooms(group) == [32 / 400, 128 / 400]
    second.fit_body(body(0.5), MIDDLE_LPS)
    assert zooms(group) == [32 / 400, 0.5]


def test_VW_33_matching_slices_stand_alike_in_pan_and_zoom(shown):
    """Shift+X links two scans: the other takes pan and zoom of the reference, at the slice it shows."""
    group = shown(volume(), volume(step_mm=5.0))
    other, reference = group.viewports
    other.frame_of_reference_uid = "another"
    group.model.pan_and_zoom = False  # each as it was found
    group.set_reference(reference)
    reference.zoom_at(120, 90, 2)
    reference.pan_by(30, -20)
    other.pan_by(-70, 10)
    other.scroll_to(4)
    group.model.pan_and_zoom = True
    assert group.set_anchor()
    assert other.state.slice_index == 4
    assert other.mm_per_px == reference.mm_per_px
    there, here = other.centre_lps, reference.centre_lps
    assert (there.x, there.y) == pytest.approx((here.x, here.y))
