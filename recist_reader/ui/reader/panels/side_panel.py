"""The right side: lesion table above, response or baseline below, shared so that both are whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.widgets.dimmer import Dimmer

_LEAST = 120
_SHARE_BELOW = 0.4


class SidePanel(QSplitter):
    """Gives the table the height of its rows and the rest to what stands below.

    However many rows there are, the lower part keeps two fifths: sum and categories stay in sight. Once
    the reader moves the edge it stays where it was put.
    """

    def __init__(self, table: LesionTable, *below: QWidget, parent: QWidget | None = None):
        super().__init__(Qt.Orientation.Vertical, parent)
        self.table = table
        self.below = QStackedWidget()
        for part in below:
            self.below.addWidget(part)
        self._is_moved = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setProperty("role", "panel")
        self.addWidget(table)
        self.addWidget(self.below)
        table.setMinimumHeight(_LEAST)
        for part in (table, self.below):
            Dimmer(part)  # a shade in the splitter itself would be one of its parts
        self.splitterMoved.connect(self._moved)
        table.height_changed.connect(self.share)

    def share(self) -> None:
        """Share the height anew, unless the reader has chosen where the edge is."""
        if self._is_moved or not self.height():
            return
        room = self.height() - self.handleWidth()
        below = max(round(_SHARE_BELOW * room), _LEAST)
        table = max(min(self.table.wanted_height(), room - below), _LEAST)
        self.setSizes([table, room - table])

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.share()

    def _moved(self, _place: int, _handle: int) -> None:
        self._is_moved = True
