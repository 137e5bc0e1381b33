"""Takes the panels of the reading window to a second window, and brings them back (VW-1)."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication

from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.panel_window import PanelWindow
from recist_reader.ui.reader.panels.edge_keeping import keep_px, kept_px
from recist_reader.ui.theme.scale import grown

SECOND = "panels-apart"
_SIZE = (640, 900)
_PLACE = 4  # left, top, width, height


class Parting(QObject):
    """Kept per person and set of screens: where the panels stood apart they do so in the next read, too."""

    parted = Signal(object)  # PanelWindow, None once the panels are back

    def __init__(self, page: ReaderPage, parent: QObject | None = None):
        super().__init__(parent)
        self._page = page
        self.window: PanelWindow | None = None

    def take_up(self) -> None:
        """Part the panels where they were parted the last time."""
        if len(kept_px(SECOND)) == _PLACE and self.window is None:
            self._part()

    def toggle(self) -> None:
        """Into a second window, or back."""
        if self.window is None:
            self._part()
            self._keep()
        else:
            self._give_up()

    def end(self) -> None:
        """The page goes: its panels go with it."""
        self._bring_back()

    def _part(self) -> None:
        page = self._page
        self.window = window = PanelWindow(page.panel, page.lesion_strip, page.images)
        window.status.show_keys(page.status.printed)
        window.status.show_view(page.status.view)
        page.status.shown.connect(window.status.show_view)
        for name in ("undo_asked", "keys_asked", "history_asked"):
            getattr(window.status, name).connect(getattr(page.status, name))
        window.closed.connect(self._give_up)
        window.changed.connect(self._changed)
        window.setGeometry(self._place())
        page.part_with(window)
        window.setVisible(page.isVisible())
        self.parted.emit(window)
        page.current.canvas.setFocus()

    def _give_up(self) -> None:
        """By its key or its own button: panels stand beside the images again, from now on."""
        keep_px(SECOND)
        self._bring_back()

    def _bring_back(self) -> None:
        window, self.window = self.window, None
        if window is None:
            return
        self.parted.emit(None)
        window.blockSignals(True)
        self._page.status.shown.disconnect(window.status.show_view)
        self._page.take_back()
        window.hide()
        window.deleteLater()

    def _changed(self) -> None:
        self._page.apply_size()
        if self.window is not None and self.window.isVisible():
            self._keep()

    def _keep(self) -> None:
        place = self.window.place
        keep_px(SECOND, place.x(), place.y(), place.width(), place.height())

    def _place(self) -> QRect:
        """Where it stood; else over another screen, or at the right of the only one."""
        kept = kept_px(SECOND)
        if len(kept) == _PLACE:
            return QRect(*kept)
        here = self._page.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not here), None)
        if other is not None:
            return other.availableGeometry().adjusted(0, grown(32), 0, 0)  # its title bar
        room = here.availableGeometry()
        width, height = min(grown(_SIZE[0]), room.width()), min(grown(_SIZE[1]), room.height())
        return QRect(room.right() + 1 - width, room.top() + (room.height() - height) // 2, width, height)
