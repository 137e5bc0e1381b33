"""A shade over a panel for dark rooms: the panel is dimmed, the image beside it never (window.md 7)."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from recist_reader.ui.theme.comfort import panels_share
from recist_reader.ui.theme.palette import colour


class Dimmer(QWidget):
    """Lies over its parent, takes no mouse and no focus, and paints nothing at full brightness."""

    def __init__(self, over: QWidget):
        super().__init__(over)
        self.setProperty("role", "dimmer")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.raise_()

    def eventFilter(self, watched, event):
        """Follow the panel's size, and stay above what is added to it."""
        if watched is self.parent():
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
                self.setGeometry(watched.rect())
                self.raise_()
            elif event.type() == QEvent.Type.ChildAdded and event.child() is not self:
                self.raise_()
        return False

    def paintEvent(self, _event):
        shade = 1 - panels_share()
        if shade > 0:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), colour("img", shade))
