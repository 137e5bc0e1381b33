"""Imports through the page, as its tests do them: by keys, by drop, once more."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from recist_reader.ui.start.import_panel import Stage

CTRL = Qt.KeyboardModifier.ControlModifier


def said(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def bring(qtbot, page, panel, *places: Path):
    """Import with keys, until the result shows."""
    qtbot.keyClick(page, Qt.Key.Key_I, CTRL)
    panel.choice.set_places(())
    panel.choice.add_places(places)
    panel.choice.focus()
    qtbot.keyClick(panel.choice.start_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    qtbot.waitUntil(lambda: "imported" in said(panel))  # new lines show with the next layout


def drop(page, at, *places: Path):
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(place)) for place in places])
    page.dropEvent(
        QDropEvent(
            QPointF(at),
            Qt.DropAction.CopyAction,
            content,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def bring_again(qtbot, page, panel, folder: Path):
    """Import a folder for baseline once more."""
    page.import_asked.emit("1001")
    panel.choice.visit.setCurrentIndex(panel.choice.visit.findData("Baseline"))
    panel.choice.add_places((folder,))
    panel.run()
    qtbot.waitUntil(lambda: panel.stage is Stage.DONE, timeout=20_000)
    qtbot.waitUntil(lambda: "imported" in said(panel))
