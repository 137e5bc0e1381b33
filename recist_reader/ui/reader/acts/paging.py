"""Acts on the window itself: strips, all keys, full screen, undo, and the ways out of the page."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from recist_reader.trial import commands as c
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.details_card import DetailsCard
from recist_reader.ui.reader.models.series_details import series_details
from recist_reader.ui.reader.side_widths import PANEL, STRIP
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.viewport import Viewport

EDGE_STEP_PX = 20  # half of a row of the lesion table


class Paging(QObject):
    """Shows and hides parts of the page; says which way out was asked for."""

    lock_asked = Signal()
    back_asked = Signal()
    next_task_asked = Signal()
    queries_asked = Signal()
    lesion_strip_asked = Signal()
    second_window_asked = Signal()

    def __init__(self, bench: Workbench, parent: QObject | None = None):
        super().__init__(parent)
        self._bench = bench
        self._card = DetailsCard(bench.page)
        self._detailed: tuple[Viewport, str] | None = None  # of which viewport and series the card tells
        bench.page.keys.closed.connect(self.hide_keys)

    def table(self) -> dict[str, Act]:
        return {
            "undo": lambda: self._bench.do(c.Undo()),
            "redo": lambda: self._bench.do(c.Redo()),
            "keys": self._keys,
            "details": self._show_details,
            "left_strip": self._left_strip,
            "lesion_strip": self.lesion_strip_asked.emit,
            "edge_up": lambda: self._bench.page.side.move_edge(-EDGE_STEP_PX),
            "edge_down": lambda: self._bench.page.side.move_edge(EDGE_STEP_PX),
            "edge_back": self._give_edges_back,
            "panel_wider": partial(self._bench.page.widen, PANEL, EDGE_STEP_PX),
            "panel_narrower": partial(self._bench.page.widen, PANEL, -EDGE_STEP_PX),
            "strip_wider": partial(self._bench.page.widen, STRIP, EDGE_STEP_PX),
            "strip_narrower": partial(self._bench.page.widen, STRIP, -EDGE_STEP_PX),
            "second_window": self.second_window_asked.emit,
            "full_screen": self._full_screen,
            "queries": self.queries_asked.emit,
            "lock": self.lock_asked.emit,
            "back": self.back_asked.emit,
            "next_task": self.next_task_asked.emit,
        }

    def _give_edges_back(self) -> None:
        page = self._bench.page
        page.side.give_edge_back()
        for name in (PANEL, STRIP):
            page.widen(name, None)

    def _keys(self) -> None:
        keys = self._bench.page.keys
        if keys.isVisible():
            self.hide_keys()
        else:
            keys.open()

    def hide_keys(self) -> None:
        """The keys act on the images again."""
        self._bench.page.keys.hide()
        self._bench.page.current.canvas.setFocus()

    def _show_details(self) -> None:
        """D: what the allow-list lets be known of the active viewport's series (BN-1)."""
        bench, card = self._bench, self._card
        viewport = bench.hangings.group.active or bench.page.current
        series = bench.hangings.series_of(viewport)
        if self.hide_details():
            return
        if series is None:
            bench.refuse(tr("no series is shown here; choose one in the left strip"))
        else:
            self._detailed = viewport, series.uid
            viewport.state_changed.connect(self._details_may_cover)
            card.show_details(
                series_details(series), viewport.canvas, partial(bench.hangings.marks.boxes_shown, viewport)
            )

    def _details_may_cover(self) -> None:
        """Another slice, place or zoom: the card gives way; with another series its words are not true."""
        viewport, uid = self._detailed
        if viewport.state.series != uid or not viewport.isVisible():
            self.hide_details()
        else:
            self._card.give_way()

    def hide_details(self) -> bool:
        """Esc: True when the card was shown."""
        was_shown = self._detailed is not None
        if was_shown:
            self._detailed[0].state_changed.disconnect(self._details_may_cover)
            self._detailed = None
        self._card.hide()
        return was_shown

    def _left_strip(self) -> None:
        strip = self._bench.page.strip
        strip.setVisible(strip.isHidden())

    def _full_screen(self) -> None:
        """F11: there and back; a maximized window is maximized again afterwards."""
        window = self._bench.page.window()
        # showFullScreen and showNormal would forget the other flags.
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
