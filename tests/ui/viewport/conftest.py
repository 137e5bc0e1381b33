"""Viewports on made series, driven by real events."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from recist_reader.ui.theme.apply import apply
from recist_reader.ui.viewport.group import ViewportGroup
from recist_reader.ui.viewport.viewport import Viewport


@pytest.fixture
def shown(qtbot, qapp):
    """Return `show(*volumes)`: a group with one viewport of 412 x 426 for each, canvas 400 x 400."""
    apply(qapp)

    def show(*volumes, frames=None):
        # No layout: a window with size hints makes the offscreen platform warn.
        group, page = ViewportGroup(), QWidget()
        page.resize(412 * len(volumes), 426)
        for number, volume in enumerate(volumes):
            viewport = Viewport(page)
            viewport.setGeometry(412 * number, 0, 412, 426)
            group.add(viewport)
            frame = frames[number] if frames else "1.2.3"
            viewport.show_series(f"series {number}", volume, frame)
        group.set_reference(group.viewports[-1])
        qtbot.addWidget(page)
        page.show()
        qtbot.waitExposed(page)
        QApplication.processEvents()
        group.page = page
        return group

    return show


@pytest.fixture
def hand(qtbot):
    """Return an object that moves the mouse over a viewport's canvas."""
    return Hand(qtbot)


class Hand:
    def __init__(self, qtbot):
        self._qtbot = qtbot

    def drag(
        self, viewport, start, end, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier
    ):
        """Press, go half way, go on, release; every event is delivered before the next."""
        canvas, middle = viewport.canvas, ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        self._qtbot.mousePress(canvas, button, keys, QPoint(*start))
        for at in (middle, end):
            self.move(canvas, at, button, keys)
        self._qtbot.mouseRelease(canvas, button, keys, QPoint(*end))

    def click(self, viewport, at, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
        self._qtbot.mouseClick(viewport.canvas, button, keys, QPoint(*at))

    def hover(self, viewport, at):
        self.move(viewport.canvas, at, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)

    def move(self, canvas, at, button, keys):
        from PySide6.QtGui import QMouseEvent

        where = QPointF(*at)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            where,
            canvas.mapToGlobal(where),
            Qt.MouseButton.NoButton,
            button,
            keys,
        )
        QApplication.sendEvent(canvas, event)

    def wheel(self, viewport, delta, at=(200, 200), keys=Qt.KeyboardModifier.NoModifier):
        """Turn the wheel once; 120 is one notch up."""
        canvas = viewport.canvas
        where = QPointF(*at)
        event = QWheelEvent(
            where,
            canvas.mapToGlobal(where),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)
