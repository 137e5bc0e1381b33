"""The notice over the panels of a read that stands under other rules: it moves no image (ER)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from recist_reader.ui.reader.models.other_rules import RulesNoticeView
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.dimmer import Dimmer

_HIGHEST = 168  # then it is scrolled: table and response keep their room


class RulesNotice(QFrame):
    """Shows a `RulesNoticeView`; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status", "warn")
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroll = QScrollArea(widgetResizable=True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrow keys scroll
        self.body = QWidget()
        self.body.setAutoFillBackground(False)
        column = QVBoxLayout(self.body, spacing=4)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset_small, TOKENS.inset, TOKENS.inset_small)
        self.title, self.lines, self.way_out = label("section", state="warn"), label(""), label("caption")
        for part in (self.title, self.lines, self.way_out):
            part.setWordWrap(True)
            column.addWidget(part)
        column.addStretch(1)
        self.scroll.setWidget(self.body)
        outer.addWidget(self.scroll)
        Dimmer(self)
        self.hide()

    def show_view(self, view: RulesNoticeView | None) -> None:
        """Say what holds now; without a view nothing is said."""
        self.setVisible(view is not None)
        if view is None:
            return
        self.title.setText(view.title)
        self.lines.setText("\n".join(view.lines))
        self.way_out.setText(view.way_out)
        self.scroll.setAccessibleName(f"{view.title}. {self.lines.text()}")
        self._fit()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words need, up to a limit."""
        frame = self.height() - self.contentsRect().height()
        wanted = self.body.layout().heightForWidth(self.contentsRect().width()) + frame
        self.setFixedHeight(min(max(wanted, 1), grown(_HIGHEST)))
