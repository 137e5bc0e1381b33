"""What is painted again and what is kept: a slice's frame pays only for what changed."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from recist_reader.ui.theme.apply import apply
from recist_reader.ui.viewport import halo_text
from recist_reader.ui.viewport.captions import SeriesCaptions
from tests.ui.viewport.make import volume

pytestmark = pytest.mark.gui


class Painted(QObject):
    """Notes the region of every painting of a widget."""

    def __init__(self, widget):
        super().__init__(widget)
        self.regions = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() is QEvent.Type.Paint:
            self.regions.append(event.region().boundingRect())
        return False


def test_moving_the_mouse_repaints_the_value_alone(shown, hand):
    made = volume(rows=64, columns=64)
    made.values[0] = range(64)  # every column has another value
    (viewport,) = shown(made).viewports
    painted = Painted(viewport.canvas)
    hand.hover(viewport, (100, 100))
    QApplication.processEvents()
    (region,) = painted.regions
    assert region.left() >= 200
    assert region.top() >= 300
    hand.hover(viewport, (101, 101))  # the same value
    QApplication.processEvents()
    assert len(painted.regions) == 1


def test_what_a_partial_repaint_leaves_is_what_a_whole_one_paints(shown, hand):
    made = volume(rows=64, columns=64)
    made.values[0] = range(64)
    (viewport,) = shown(made).viewports
    hand.hover(viewport, (100, 100))
    QApplication.processEvents()
    partly = screen(viewport)
    viewport.canvas.update()
    QApplication.processEvents()
    assert partly == screen(viewport)


def screen(viewport):
    """What stands in the window's memory, not a new painting."""
    store = viewport.window().backingStore()
    picture = QImage(store.paintDevice()).copy()
    assert not picture.isNull()
    return picture


@pytest.mark.parametrize("dressed_again", [False, True])
def test_nothing_is_painted_under_an_image(shown, qapp, dressed_again):
    group = shown(volume(slices=40))
    (viewport,) = group.viewports
    if dressed_again:
        apply(qapp)
        QApplication.processEvents()
    under = [Painted(group.page), Painted(viewport)]
    over = [Painted(viewport.canvas), Painted(viewport.bar)]
    viewport.scroll_to(3)
    QApplication.processEvents()
    assert [painted.regions for painted in under] == [[], []]
    assert [len(painted.regions) for painted in over] == [1, 1]


def test_the_next_slice_draws_only_its_own_texts_anew(shown, monkeypatch):
    halo_text.forget_texts()
    drawn = []
    original = halo_text._drawn
    monkeypatch.setattr(halo_text, "_drawn", lambda *words: (drawn.append(words[0]), original(*words))[1])
    (viewport,) = shown(volume(slices=40)).viewports
    viewport.show_series("s", viewport.volume, "1", SeriesCaptions(("SUBJ-1", "TP1"), ("soft",)))
    QApplication.processEvents()
    drawn.clear()
    viewport.scroll_to(3)
    QApplication.processEvents()
    assert drawn == ["Slice 4 of 40\nI 7.5 mm"]
    viewport.scroll_to(2)
    viewport.scroll_to(3)
    QApplication.processEvents()
    assert len(drawn) == 1


def test_the_scroll_bar_draws_its_marks_once_for_many_slices(shown, monkeypatch):
    (viewport,) = shown(volume(slices=40)).viewports
    bodies = []
    original = viewport.bar._drawn_body
    monkeypatch.setattr(viewport.bar, "_drawn_body", lambda ratio: (bodies.append(ratio), original(ratio))[1])
    for index in (3, 4, 5):
        viewport.scroll_to(index)
        QApplication.processEvents()
    assert bodies == []
    viewport.show_marks((), (7,))
    QApplication.processEvents()
    assert len(bodies) == 1


def test_a_larger_text_size_reaches_the_image(shown, qapp):
    (viewport,) = shown(volume()).viewports

    def reach():
        return viewport.canvas._foreground.value_place(600, 500).height()

    small = reach(), viewport.canvas.grab().toImage()
    try:
        apply(qapp, 1.5)
        QApplication.processEvents()
        assert reach() > small[0]
        assert viewport.canvas.grab().toImage() != small[1]
    finally:
        apply(qapp, 1.0)
