"""The reading window: strip, viewports, panel, status line; laid out here, moved by the controller."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recist_reader.ui.reader.keymap import key_lines
from recist_reader.ui.reader.panels.baseline_panel import BaselinePanel
from recist_reader.ui.reader.panels.creation_panel import CreationPanel
from recist_reader.ui.reader.panels.key_overlay import KeyOverlay
from recist_reader.ui.reader.panels.left_strip import LeftStrip
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel
from recist_reader.ui.reader.panels.status_line import StatusLine
from recist_reader.ui.reader.reason_bar import ReasonBar
from recist_reader.ui.reader.top_bar import TopBar
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.viewport import Viewport

MOST_VIEWPORTS = 3


class ReaderPage(QWidget):
    """Widgets of the reading window and nothing that decides."""

    def __init__(self, organ_search, limit_check, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "page")
        self.top = TopBar()
        self.strip = LeftStrip()
        self.viewports = [Viewport() for _ in range(MOST_VIEWPORTS)]
        self.table = LesionTable()
        self.response = ResponsePanel()
        self.baseline = BaselinePanel()
        self.status = StatusLine()
        self.reason = ReasonBar()
        self.creation = CreationPanel(organ_search, limit_check, self)
        self.keys = KeyOverlay(self)
        self._lay_out()
        self.creation.hide()
        self.keys.show_keys(key_lines())
        self.keys.hide()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.top)
        middle = QHBoxLayout(spacing=0)
        self.strip.setFixedWidth(TOKENS.left_strip[0])
        middle.addWidget(self.strip)
        images = QWidget()
        self._images = QHBoxLayout(images, spacing=TOKENS.viewport_gap)
        self._images.setContentsMargins(0, 0, 0, 0)
        for viewport in self.viewports:
            self._images.addWidget(viewport, 1)
        self.panel = self._make_panel()
        middle.addWidget(images, 1)
        middle.addWidget(self.panel)
        outer.addLayout(middle, 1)
        outer.addWidget(self.reason)
        outer.addWidget(self.status)

    def _make_panel(self) -> QSplitter:
        panel = QSplitter(Qt.Orientation.Vertical)
        panel.setFixedWidth(TOKENS.right_panel[0])
        panel.setHandleWidth(1)
        panel.setChildrenCollapsible(False)
        mark(panel, "panel")
        self.below = QStackedWidget()
        self.below.addWidget(self.response)
        self.below.addWidget(self.baseline)
        panel.addWidget(self.table)
        panel.addWidget(self.below)
        panel.setSizes([420, 560])
        return panel

    def show_viewports(self, count: int) -> list[Viewport]:
        """Show that many viewports and return them from left to right, the current one last."""
        for number, viewport in enumerate(self.viewports):
            viewport.setVisible(number < count)
        return self.viewports[:count]

    @property
    def current(self) -> Viewport:
        """The viewport of the open timepoint: the rightmost one shown."""
        return [v for v in self.viewports if not v.isHidden()][-1]

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.apply_size()

    def apply_size(self) -> None:
        """Full or compact widths by the size of the window (window.md 2)."""
        compact = self.width() < TOKENS.compact_below[0] or self.height() < TOKENS.compact_below[1]
        self.panel.setFixedWidth(TOKENS.right_panel[int(compact)])
        self.strip.setFixedWidth(TOKENS.left_strip[0] if not compact else TOKENS.left_strip[0] - 28)
        self.keys.setGeometry(self.panel.geometry().adjusted(-120, TOKENS.top_bar[0], 0, 0))

    def keyPressEvent(self, event) -> None:
        event.ignore()
