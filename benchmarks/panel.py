"""Table and response panel of the reading window, filled from a read."""

from itertools import cycle, product
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.made_read import measure_again
from benchmarks.screen import application, wait_for
from recist_reader.reading.read_session import ReadSession
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel

SUMS = ("120.0", "115.0")  # before and after the edit


class PanelPage:
    """`show` takes an edit back or makes it again, recomputes everything and returns when it is painted."""

    def __init__(self, session: ReadSession) -> None:
        application()
        before = session.state
        measure_again(session)
        self._session, self._states = session, cycle((before, session.state))
        self.page = QWidget()
        self.page.resize(1100, 900)
        # No layout: a window with size hints makes the offscreen platform warn.
        self._table, self._response = LesionTable(self.page), ResponsePanel(self.page)
        self._table.setGeometry(0, 0, 740, 900)
        self._response.setGeometry(740, 0, 360, 900)
        self._seen = [_Paintings(widget) for widget in (self._table.viewport(), self._response.viewport())]
        self.page.show()
        self.show()

    def show(self) -> None:
        before = [seen.count for seen in self._seen]
        self._session.state = next(self._states)
        view = self._session.view()
        self._table.show_view(table_view(view, None))
        self._response.show_view(response_view(view))
        wait_for(lambda: all(seen.count > n for seen, n in zip(self._seen, before, strict=True)))

    def wrong(self) -> str | None:
        """Either sum is shown in its turn, and the window holds what a whole painting gives."""
        sums = []
        for _ in SUMS:
            self.show()
            sums += [text for text in self._texts() if text in SUMS]
            shown = self._on_screen()
            self.page.update()
            if shown != self._on_screen():
                return "something was not painted"
        return None if sorted(sums) == sorted(SUMS) else "the sum is not shown"

    def _texts(self) -> list[str]:
        model = self._table.model()
        cells = product(range(model.rowCount()), range(model.columnCount()))
        return [str(model.index(row, column).data()) for row, column in cells]

    def _on_screen(self) -> QImage:
        QApplication.processEvents()
        return QImage(self.page.backingStore().paintDevice()).copy()

    def close(self) -> None:
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()


class _Paintings(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: Any, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False
