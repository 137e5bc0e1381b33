"""The reading window: strip, viewports, panel, status line; laid out here, moved by the controller."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recist_reader.ui.reader.panel_window import PanelWindow
from recist_reader.ui.reader.panels.baseline_panel import BaselinePanel
from recist_reader.ui.reader.panels.creation_panel import CreationPanel
from recist_reader.ui.reader.panels.key_overlay import KeyOverlay
from recist_reader.ui.reader.panels.left_strip import LeftStrip
from recist_reader.ui.reader.panels.lesion_strip import LesionStrip
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel
from recist_reader.ui.reader.panels.rules_notice import RulesNotice
from recist_reader.ui.reader.panels.side_edge import SideEdge
from recist_reader.ui.reader.panels.side_panel import SidePanel
from recist_reader.ui.reader.panels.status_line import StatusLine
from recist_reader.ui.reader.panels.views.left_strip import LeftStripView
from recist_reader.ui.reader.panels.views.table import LesionTableView
from recist_reader.ui.reader.reason_bar import ReasonBar
from recist_reader.ui.reader.side_widths import PANEL, STRIP, SideWidths
from recist_reader.ui.reader.top_bar import TopBar
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown, is_compact
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.viewport import Viewport
from recist_reader.ui.widgets.covered_panel import CoveredPanel
from recist_reader.ui.widgets.dimmer import Dimmer
from recist_reader.ui.widgets.tab_order import go_on

MOST_VIEWPORTS = 3
NO_LIMIT_PX = (1 << 24) - 1  # as Qt has it


class ImageArea(QWidget):
    """The room of the viewports, in rows and columns of one size; says when it is another."""

    resized = Signal()

    def __init__(self):
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setSpacing(TOKENS.viewport_gap)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[tuple[QWidget, ...], int] = ((), 0)

    def show_in_columns(self, widgets: tuple[QWidget, ...], columns: int) -> None:
        """Lay widgets out row by row; those that were there before are hidden."""
        columns = min(columns, len(widgets))
        if (widgets, columns) != self._shown:
            for widget in self._shown[0]:
                self._grid.removeWidget(widget)
            for number, widget in enumerate(widgets):
                self._grid.addWidget(widget, number // columns, number % columns)
            rows = -(-len(widgets) // columns)
            for number in range(max(self._grid.rowCount(), self._grid.columnCount())):
                self._grid.setRowStretch(number, int(number < rows))
                self._grid.setColumnStretch(number, int(number < columns))
            for widget in self._shown[0]:
                widget.setVisible(widget in widgets)
            self._shown = widgets, columns
        for widget in widgets:
            widget.show()
        self._grid.activate()  # what is fitted to a viewport now must know its width

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
        self.viewports: list[Viewport] = []
        self._for_each: list[Callable[[Viewport], None]] = []
        self._shown = self._with(MOST_VIEWPORTS)
        self.table = LesionTable()
        self.response = ResponsePanel()
        self.baseline = BaselinePanel()
        self.rules_notice = RulesNotice()
        self.lesion_strip = LesionStrip()
        self.status = StatusLine()
        self.reason = ReasonBar(self, is_card=True)
        self.creation = CreationPanel(organ_search, limit_check, self)
        self.keys = KeyOverlay(self)
        self.second: PanelWindow | None = None  # where the panels are, when not beside the images
        self.widths = SideWidths()
        self._lay_out()
        self._make_edges()
        Dimmer(self.top)
        self.creation.hide()
        self.keys.hide()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.top)
        self._middle = middle = QHBoxLayout(spacing=0)
        middle.addWidget(self.strip)
        self._centre = centre = QVBoxLayout(spacing=0)
        self.images = ImageArea()
        self.images.show_in_columns(tuple(self._shown), MOST_VIEWPORTS)
        centre.addWidget(self.images, 1)
        centre.addWidget(self.lesion_strip)
        self.lesion_strip.hide()
        self.panel = self._make_panel()
        middle.addLayout(centre, 1)
        middle.addWidget(self.panel)
        outer.addLayout(middle, 1)
        outer.addWidget(self.status)

    def _make_edges(self) -> None:
        """What is dragged to make panel or strip wider."""
        self.panel_edge, self.strip_edge = SideEdge(self), SideEdge(self)
        self.panel_edge.moved.connect(lambda px: self.widen(PANEL, -px))
        self.strip_edge.moved.connect(lambda px: self.widen(STRIP, px))
        self.panel_edge.given_back.connect(lambda: self.widen(PANEL, None))
        self.strip_edge.given_back.connect(lambda: self.widen(STRIP, None))

    def widen(self, name: str, by_px: int | None) -> None:
        """Make panel or strip wider, and the images narrower; None gives the width back (VW-1)."""
        part = self.panel if name == PANEL else self.strip
        if by_px is None or (name == PANEL and self.second is None) or name == STRIP:
            self.widths.choose(name, None if by_px is None else part.width() + by_px)
            self.apply_size()

    def part_with(self, window: PanelWindow) -> None:
        """Panels and what stands over them are in a second window from now on."""
        self.second = window
        self._move_cards(window)

    def take_back(self) -> None:
        """They stand beside and below the images again."""
        self.second = None
        self._middle.addWidget(self.panel)
        self._centre.addWidget(self.lesion_strip)
        self._move_cards(self)

    def _move_cards(self, home: QWidget) -> None:
        for card in (self.reason, self.keys):
            was_shown = not card.isHidden()
            card.setParent(home)
            card.setVisible(was_shown)
        self.panel.show()
        self.apply_size()

    def _make_panel(self) -> CoveredPanel:
        """Table above, response or baseline below. A holder, since a splitter forgets a fixed width."""
        holder = CoveredPanel()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.opening = QWidget()  # before there is a response to show
        self.side = side = SidePanel(self.table, self.response, self.baseline, self.opening)
        self.below = side.below
        self.reason.covers.connect(holder.take_card)
        self.reason.spared = self._categories_shown
        holder.covered.connect(side.keep_clear)
        column.addWidget(self.rules_notice)
        column.addWidget(side, 1)
        return holder

    def _categories_shown(self) -> QRect:
        """Where the four categories stand; nothing where they are not shown."""
        part = self.response.categories
        return QRect(part.mapTo(self.second or self, QPoint()), part.size()) if part.isVisible() else QRect()

    def show_opening(self, task: str, waiting: str, trouble: str = "") -> None:
        """Nothing of the read is known yet: say so in place of empty headings; `trouble` says why not."""
        state = tr("not opened") if trouble else waiting
        self.top.show_task(task, state)
        self.strip.show_view(LeftStripView(note=trouble or waiting))
        self.table.show_view(LesionTableView("", empty=state, empty_keys=()))
        self.below.setCurrentWidget(self.opening)
        self.rules_notice.show_view(None)
        captions = SeriesCaptions(waiting=waiting, trouble=trouble)
        for viewport in self.viewports:
            viewport.show_series(None, None, captions=captions)

    @property
    def most_viewports(self) -> int:
        """How many viewports have room side by side: two where three were too narrow (window.md 2)."""
        is_narrow = self.isVisible() and self.images.width() < MOST_VIEWPORTS * TOKENS.viewport_narrowest
        return MOST_VIEWPORTS - is_narrow

    def for_each_viewport(self, act: Callable[[Viewport], None]) -> None:
        """Do something to every viewport, also to those that a larger grid will need."""
        self._for_each.append(act)
        for viewport in self.viewports:
            act(viewport)

    def show_viewports(self, count: int, columns: int, alone: Viewport | None = None) -> list[Viewport]:
        """Show that many viewports and return them row by row, the current one last.

        `alone` has the whole area for a while, if it is one of them.
        """
        self._shown = self._with(count)
        if alone in self._shown:
            self.images.show_in_columns((alone,), 1)
        else:
            self.images.show_in_columns(tuple(self._shown), columns)
        return self._shown

    def _with(self, count: int) -> list[Viewport]:
        """That many viewports; they are made when they are first needed."""
        while len(self.viewports) < count:
            viewport = Viewport()
            self.viewports.append(viewport)
            for act in self._for_each:
                act(viewport)
        return self.viewports[:count]

    @property
    def current(self) -> Viewport:
        """The viewport of the open timepoint: the rightmost one shown."""
        return self._shown[-1]

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.apply_size()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes by the order of work: images, table, response, strips, tools (window.md 4)."""
        panels = (self.rules_notice, self.table, self.below)
        parts = (*panels, self.strip, self.lesion_strip, self.reason, self.status, self.top)
        here = (part for part in (*self.viewports, *parts) if part.window() is self.window())
        return go_on(tuple(here), forward)

    def showEvent(self, event) -> None:
        """The text size may have changed while another page was shown."""
        super().showEvent(event)
        self.apply_size()
        if self.second is not None:
            self.second.show()

    def hideEvent(self, event) -> None:
        """What is not to be seen of the read here is not to be seen in a second window (BL-16)."""
        super().hideEvent(event)
        if self.second is not None:
            self.second.hide()
            self.window().activateWindow()  # the page that takes this one's place has the keys

    def changeEvent(self, event) -> None:
        """Another text size makes the panels wider and the images narrower (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self.apply_size()

    def apply_size(self) -> None:
        """Full or compact widths by the size of the window (window.md 2)."""
        compact = is_compact(self.width(), self.height())
        if self.second is None:
            self.panel.setFixedWidth(self.widths.panel(compact, self.width()))
        else:
            self.panel.setMinimumWidth(grown(TOKENS.right_panel[True]))
            self.panel.setMaximumWidth(NO_LIMIT_PX)
        low = compact if self.second is None else self.second.height() < grown(TOKENS.compact_below[1])
        for part in (self.table, self.lesion_strip):
            part.set_compact(low)
        for part in (self.top, self.strip, self.status):
            part.set_compact(compact)
        self.strip.setFixedWidth(self.widths.strip(compact))
        (self.second or self).layout().activate()
        self.layout().activate()
        self._place_edges(compact)
        self.reason.stand_over(self.panel.geometry())
        self.keys.setGeometry(self.panel.geometry())  # over panels, never over an image (window.md 4)

    def _place_edges(self, compact: bool) -> None:
        top, height = self.images.y(), self.strip.height()
        self.panel_edge.setVisible(self.second is None)
        self.panel_edge.stand_at(self.panel.x(), top, height)
        self.strip_edge.setVisible(not compact and self.strip.isVisible())
        self.strip_edge.stand_at(self.strip.width(), top, height)

    def event(self, event) -> bool:
        """A letter meant for the site of a waiting lesion is no tool's key (LS-2, IN-3)."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_for_site(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:
        """Letters and Enter go to the waiting site, also where its mark was just clicked."""
        if not self._is_for_site(event):
            event.ignore()
            return
        self.creation.organ.setFocus()
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
        QCoreApplication.sendEvent(self.creation.organ, again)

    def _is_for_site(self, event) -> bool:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        is_meant = event.text().isalpha() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return self.creation.isVisible() and is_plain and is_meant
