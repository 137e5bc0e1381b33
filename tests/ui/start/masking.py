"""A reader's hands on the picture of a held-back series, and what is said and stored of it."""

from PySide6.QtCore import QPoint, QPointF, Qt

KEYS, LEFT = Qt.Key, Qt.MouseButton.LeftButton
WHY = "the name stands in the corner"


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
