"""Table and response panel of the reading window, filled from a read."""

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.screen import application, wait_for
from recist_reader.reading.read_session import ReadSession
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel


class PanelPage:
    """`show` recomputes everything from the state of the read and returns when it is painted."""

    def __init__(self, session: ReadSession) -> None:
        application()
        self._session = session
        self.page = QWidget()
        self.page.resize(1100, 900)
        # No layout: a window with size hints makes the offscreen platform warn.
        self._table, self._response = LesionTable(self.page), ResponsePanel(self.page)
        self._table.setGeometry(0, 0, 740, 900)
        self._response.setGeometry(740, 0, 360, 900)
        self._seen = _Paintings()
        for widget in (self._table.viewport(), self._response.viewport()):
            widget.installEventFilter(self._seen)
        self.page.show()
        self.show()

    def show(self) -> None:
        before = self._seen.count
        view = self._session.view()
        self._table.show_view(table_view(view, None))
        self._response.show_view(response_view(view))
        self._table.viewport().update()
        self._response.viewport().update()
        wait_for(lambda: self._seen.count >= before + 2)

    def wrong(self) -> str | None:
        """The sum that the table shows is the sum of the measured targets."""
        self.show()
        model = self._table.model()
        texts = [
            str(model.index(row, column).data())
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
        return None if any("120.0" in text for text in texts) else "the sum is not shown"

    def close(self) -> None:
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()


class _Paintings(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: Any, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False
