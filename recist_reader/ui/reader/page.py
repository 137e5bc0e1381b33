"""The reading window: strip, viewports, panel, status line; laid out here, moved by the controller."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.baseline_panel import BaselinePanel
from recist_reader.ui.reader.panels.creation_panel import CreationPanel
from recist_reader.ui.reader.panels.key_overlay import KeyOverlay
from recist_reader.ui.reader.panels.left_strip import LeftStrip
from recist_reader.ui.reader.panels.lesion_strip import LesionStrip
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel
from recist_reader.ui.reader.panels.side_panel import SidePanel
from recist_reader.ui.reader.panels.status_line import StatusLine
from recist_reader.ui.reader.reason_bar import ReasonBar
from recist_reader.ui.reader.top_bar import TopBar
from recist_reader.ui.theme.scale import grown, is_compact
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.viewport import Viewport
from recist_reader.ui.widgets.dimmer import Dimmer
from recist_reader.ui.widgets.tab_order import go_on

MOST_VIEWPORTS = 3


class ImageArea(QWidget):
    """The room of the viewports; says when it is another."""

    resized = Signal()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class ReaderPage(QWidget):
    """Widgets of the reading window and nothing that decides."""

    def __init__(self, organ_search, limit_check, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self.top = TopBar()
        self.strip = LeftStrip()
        self.viewports = [Viewport() for _ in range(MOST_VIEWPORTS)]
        self._shown = self.viewports
        self.table = LesionTable()
        self.response = ResponsePanel()
        self.baseline = BaselinePanel()
        self.lesion_strip = LesionStrip()
        self.status = StatusLine()
        self.reason = ReasonBar()
        self.creation = CreationPanel(organ_search, limit_check, self)
        self.keys = KeyOverlay(self)
        self._lay_out()
        Dimmer(self.top)
        self.creation.hide()
        self.keys.hide()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.top)
        middle = QHBoxLayout(spacing=0)
        middle.addWidget(self.strip)
        centre = QVBoxLayout(spacing=0)
        self.images = ImageArea()
        self._images = QHBoxLayout(self.images, spacing=TOKENS.viewport_gap)
        self._images.setContentsMargins(0, 0, 0, 0)
        for viewport in self.viewports:
            self._images.addWidget(viewport, 1)
        centre.addWidget(self.images, 1)
        centre.addWidget(self.lesion_strip)
        self.lesion_strip.hide()
        self.panel = self._make_panel()
        middle.addLayout(centre, 1)
        middle.addWidget(self.panel)
        outer.addLayout(middle, 1)
        outer.addWidget(self.reason)
        outer.addWidget(self.status)

    def _make_panel(self) -> QWidget:
        """Table above, response or baseline below. A holder, since a splitter forgets a fixed width."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        side = SidePanel(self.table, self.response, self.baseline)
        self.below = side.below
        column.addWidget(side)
        return holder

    @property
    def most_viewports(self) -> int:
        """How many viewports have room side by side: two where three were too narrow (window.md 2)."""
        is_narrow = self.isVisible() and self.images.width() < MOST_VIEWPORTS * TOKENS.viewport_narrowest
        return MOST_VIEWPORTS - is_narrow

    def show_viewports(self, count: int) -> list[Viewport]:
        """Show that many viewports and return them from left to right, the current one last."""
        self._shown = self.viewports[:count]
        for viewport in self.viewports:
            viewport.setVisible(viewport in self._shown)
        self._images.activate()  # what is fitted to a viewport now must know its width
        return self._shown

    def show_alone(self, viewport: Viewport) -> None:
        """Give one of the shown viewports the whole area for a while."""
        for other in self._shown:
            other.setVisible(other is viewport)

    @property
    def current(self) -> Viewport:
        """The viewport of the open timepoint: the rightmost one shown."""
        return self._shown[-1]

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.apply_size()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes by the order of work: images, table, response, strips, tools (window.md 4)."""
        parts = (self.table, self.below, self.strip, self.lesion_strip, self.reason, self.status, self.top)
        return go_on((*self.viewports, *parts), forward)

    def changeEvent(self, event) -> None:
        """Another text size makes the panels wider and the images narrower (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.apply_size()

    def apply_size(self) -> None:
        """Full or compact widths by the size of the window (window.md 2)."""
        compact = is_compact(self.width(), self.height())
        self.panel.setFixedWidth(grown(TOKENS.right_panel[compact]))
        for part in (self.top, self.strip, self.table, self.status, self.lesion_strip):
            part.set_compact(compact)
        self.layout().activate()
        self.keys.setGeometry(self.panel.geometry())  # over panels, never over an image (window.md 4)

    def keyPressEvent(self, event) -> None:
        event.ignore()
