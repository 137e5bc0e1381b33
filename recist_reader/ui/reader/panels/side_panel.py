"""The right side: lesion table above, response or baseline below, shared so that both are whole."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from recist_reader.ui.reader.panels.edge_keeping import keep_share, kept_share
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.widgets.dimmer import Dimmer

EDGE = "table"
KEEP_AFTER_MS = 500  # the edge rests
_LEAST = 120
_LEAST_CLEAR = 60  # of the lower part beside a card over it
_SHARE_BELOW = 0.4


class SidePanel(QSplitter):
    """Gives the table the height of its rows and the rest to what stands below.

    However many rows there are, the lower part keeps two fifths: sum and categories stay in sight. Once
    the reader moves the edge it stays where it was put, also the next time (VW-1); a double click on it
    shares the height by the rows again.
    """

    def __init__(self, table: LesionTable, *below: QWidget, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Vertical, parent)
        self.table = table
        self.below = QStackedWidget()
        for part in below:
            self.below.addWidget(part)
        self._wanted = 0  # height of all rows when the edge was set last
        self._chosen = kept_share(EDGE)  # of the table, where the reader put the edge
        self._keeping = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._keeping.timeout.connect(lambda: keep_share(EDGE, self._chosen))
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setProperty("role", "panel")
        self.addWidget(table)
        self.addWidget(self.below)
        for part in (table, self.below):
            part.setMinimumHeight(_LEAST)
        for part in (table, self.below):
            Dimmer(part)  # a shade in the splitter itself would be one of its parts
        self.splitterMoved.connect(self._moved)
        self.handle(1).installEventFilter(self)
        table.height_changed.connect(self._rows_changed)

    def share(self) -> None:
        """Share the height anew: as the reader has chosen, else by the rows."""
        if not self.height():
            return
        self._wanted = self.table.wanted_height()
        room = self.height() - self.handleWidth()
        below = max(round(_SHARE_BELOW * room), _LEAST)
        table = max(min(self._wanted, room - below), _LEAST)
        if self._chosen is not None:
            table = min(max(round(self._chosen * room), _LEAST), room - _LEAST)
        self.setSizes([table, room - table])

    def move_edge(self, down_px: int) -> None:
        """Move the edge by hand, without a mouse (window.md 7)."""
        self.moveSplitter(self.sizes()[0] + down_px, 1)

    def give_edge_back(self) -> None:
        """The rows share the height again."""
        self._chosen = None
        self._keeping.start()
        self.share()

    def keep_clear(self, height_px: int) -> None:
        """Leave that much of the lower end to what stands over it: the rest is scrolled beside it."""
        most = max(self.below.height() - _LEAST_CLEAR, 0)
        self.below.setContentsMargins(0, 0, 0, min(height_px, most))

    def _rows_changed(self) -> None:
        """Other rows want another height; moving the edge is no reason to move it back."""
        if self.table.wanted_height() != self._wanted:
            self.share()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.share()

    def eventFilter(self, watched, event):
        """A double click on the edge gives it back to the rows."""
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.give_edge_back()
            return True
        return super().eventFilter(watched, event)

    def _moved(self, place: int, _handle: int) -> None:
        self._chosen = place / max(self.height() - self.handleWidth(), 1)
        self._keeping.start()
