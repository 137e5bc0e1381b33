"""Where the notice stands: below a page, or over a panel beside images: no image moves (window.md 5)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QBoxLayout, QStackedWidget

from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.covered_panel import CoveredPanel
from recist_reader.ui.widgets.notice_bar import NoticeBar

GAP = TOKENS.inset_small


class NoticePlace(QObject):
    """`panel()` is what lies beside the images on screen, None where there are none."""

    def __init__(
        self,
        notice: NoticeBar,
        column: QBoxLayout,
        pages: QStackedWidget,
        panel: Callable[[], CoveredPanel | None],
    ):
        super().__init__(notice)
        self._notice, self._column, self._panel = notice, column, panel
        self._watched: CoveredPanel | None = None
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

    def _float_over(self, panel: CoveredPanel) -> None:
        """At the lower end of the panel, above a card that stands there, as high as its words need."""
        width = panel.width() - 2 * GAP
        height = max(self._notice.heightForWidth(width), self._notice.minimumHeight())
        at = panel.mapTo(self._notice.parentWidget(), panel.rect().bottomLeft())
        top = max(at.y() + 1 - panel.card_px - height - GAP, 0)
        self._notice.setGeometry(QRect(at.x() + GAP, top, width, height))
        self._notice.raise_()
        panel.take_notice(0 if self._notice.isHidden() else height + GAP)

    def _watch(self, panel: CoveredPanel | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._forget)
            self._watched.card_changed.disconnect(self.settle)
            self._watched.take_notice(0)
        self._watched = panel
        if panel is not None:
            panel.installEventFilter(self)
            panel.destroyed.connect(self._forget)
            panel.card_changed.connect(self.settle)

    def _forget(self) -> None:
        self._watched = None

    def eventFilter(self, watched, event):
        """The panel moved or has another size: the notice stays at its lower end."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self._watched:
            self.settle()
        return False
