"""Where the notice stands: below a page, or over a panel beside images: no image moves (window.md 5)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.notice_bar import NoticeBar

GAP = TOKENS.inset_small


class NoticePlace(QObject):
    """`panel()` is what lies beside the images on screen, None where there are none."""

    def __init__(
        self,
        notice: NoticeBar,
        column: QBoxLayout,
        pages: QStackedWidget,
        panel: Callable[[], QWidget | None],
    ):
        super().__init__(notice)
        self._notice, self._column, self._panel = notice, column, panel
        self._watched: QWidget | None = None
        notice.said.connect(self.settle)
        pages.currentChanged.connect(lambda _index: self.settle())

    def settle(self) -> None:
        """Go where the notice belongs now."""
        panel = self._panel()
        if panel is not self._watched:
            self._watch(panel)
        if panel is None:
            if self._column.indexOf(self._notice) < 0:
                mark(self._notice, "status")
                self._column.addWidget(self._notice)
            return
        if self._column.indexOf(self._notice) >= 0:
            self._column.removeWidget(self._notice)
            mark(self._notice, "floating")
        self._float_over(panel)

    def _float_over(self, panel: QWidget) -> None:
        """At the lower end of the panel, as high as its words need."""
        width = panel.width() - 2 * GAP
        height = max(self._notice.heightForWidth(width), self._notice.minimumHeight())
        at = panel.mapTo(self._notice.parentWidget(), panel.rect().bottomLeft())
        self._notice.setGeometry(QRect(at.x() + GAP, at.y() - height - GAP, width, height))
        self._notice.raise_()

    def _watch(self, panel: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
        self._watched = panel
        if panel is not None:
            panel.installEventFilter(self)
            panel.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched, event):
        """The panel moved or has another size: the notice stays at its lower end."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._watched:
            self.settle()
        return False
