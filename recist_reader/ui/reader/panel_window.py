"""A second window for the panels, so that the images have a screen for themselves (VW-1, window.md 2)."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.lesion_strip import LesionStrip
from recist_reader.ui.reader.panels.status_line import StatusLine
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.covered_panel import CoveredPanel
from recist_reader.ui.widgets.tab_order import go_on


class PanelWindow(QWidget):
    """Holds right panel and lesion strip, and a status line of its own."""

    closed = Signal()  # by its own button: the panels are wanted back
    changed = Signal()  # moved, or of another size

    def __init__(self, panel: CoveredPanel, lesion_strip: LesionStrip, images: QWidget):
        super().__init__(None, Qt.WindowType.Window)
        self._images = images
        self._own: tuple[QObject, ...] = ()
        mark(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(tr("RECIST Reader: lesions and response"))
        self.panel, self.lesion_strip, self.status = panel, lesion_strip, StatusLine()
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel, 1)
        column.addWidget(lesion_strip)
        column.addWidget(self.status)
        self._own = panel, lesion_strip, self.status

    @property
    def place(self) -> QRect:
        """Where it stands on the screens."""
        return self.geometry()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on((self.panel, self.lesion_strip, self.status), forward)

    def childEvent(self, event):
        """What stands over the panels, a question or a list, has come along."""
        super().childEvent(event)
        if event.type() == QEvent.Type.ChildAdded and event.child().isWidgetType():
            event.child().installEventFilter(self)

    def eventFilter(self, watched, event):
        """A question that is answered, a list that is left: the images have the keys again."""
        is_left = event.type() == QEvent.Type.Hide and watched not in self._own
        if is_left and self.isVisible() and self._images.isVisible():
            self._images.activateWindow()
        return False

    def closeEvent(self, event):
        event.accept()
        self.closed.emit()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.changed.emit()

    def moveEvent(self, event):
        super().moveEvent(event)
        self.changed.emit()
