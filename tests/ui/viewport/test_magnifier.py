"""The magnifier under the mouse (7.6)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from recist_reader.ui.viewport.actions import ViewportActions
from tests.ui.viewport.make import volume, with_mark

pytestmark = pytest.mark.gui


@pytest.fixture
def held(shown, hand):
    """Two viewports; M is held and the mouse lies over the left one, which is not active."""
    made = volume(rows=64, columns=64)
    made.values[0, :, 32:] = 200
    group = shown(made, volume())
    group.viewports[0].show_marks(())
    hand.hover(group.viewports[0], (200, 200))
    ViewportActions(group).magnify(True)
    QApplication.processEvents()
    return group


def edge(viewport, y):
    """What is bright along a line of the canvas; the ruler stands left of it."""
    picture = viewport.canvas.grab().toImage()
    return [x > 60 and picture.pixelColor(x, y).red() > 190 for x in range(380)]


def test_it_opens_under_the_mouse_of_whatever_viewport(held):
    left, right = held.viewports
    assert held.active is right
    assert left._scene().magnifier_at == (200, 200)
    assert right._scene().magnifier_at is None


def test_the_circle_has_200_px_and_follows_the_mouse(held, hand):
    left = held.viewports[0]
    hand.hover(left, (160, 200))
    magnified, plain = edge(left, 200), edge(left, 320)
    # Twice as large about x 160: the border at x 200 goes to x 240.
    assert plain.index(True) == pytest.approx(200, abs=4)
    assert magnified.index(True) == pytest.approx(240, abs=6)
    hand.hover(left, (300, 200))
    assert edge(left, 200)[195] is False  # outside the circle of radius 100, as before
    assert edge(left, 200)[215] is True


@pytest.mark.parametrize(("notches", "times"), [(0, 2.0), (1, 2.5), (4, 4.0), (8, 6.0), (30, 6.0), (-3, 2.0)])
def test_the_wheel_changes_it_from_2_to_6_times_and_shows_no_other_slice(held, hand, notches, times):
    left = held.viewports[0]
    for _ in range(abs(notches)):
        hand.wheel(left, 120 if notches > 0 else -120)
    assert left.magnification == times
    assert left.state.slice_index == 0
    ViewportActions(held).magnify(False)
    hand.wheel(left, -120, keys=Qt.KeyboardModifier.NoModifier)
    assert left.state.slice_index == 1


def test_handles_are_shown_and_labels_are_not(shown, hand):
    group = shown(volume())
    (viewport,) = group.viewports
    from dataclasses import replace

    mark = replace(with_mark(viewport), selected=True)
    viewport.show_marks((mark,))
    end = viewport.geometry_now().to_view(mark.shape.long.end)
    hand.hover(viewport, (round(end.x), round(end.y)))
    before = viewport.canvas.grab().toImage()
    viewport.magnify(True)
    with_handles = viewport.canvas.grab().toImage()
    assert with_handles != before
    viewport.show_marks((replace(mark, editable=False),))
    assert viewport.canvas.grab().toImage() != with_handles
