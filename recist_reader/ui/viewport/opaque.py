"""A widget that paints all of itself, so that Qt paints nothing under it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget


class OpaqueWidget(QWidget):
    """Fills every pixel in its `paintEvent`.

    Qt's style sheets take WA_OpaquePaintEvent away from whatever a rule gives a transparent background,
    when they dress it: before it is first shown and after each change of style. Without the attribute the
    window and all parents are painted under every frame.
    """

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
