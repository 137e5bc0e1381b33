"""The card of queries over the side panel: no image moves for it (QY, BL-13)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.reader.queries.ask_form import AskForm
from recist_reader.ui.reader.queries.query_item import QueryItem
from recist_reader.ui.reader.queries.views import Known, query_line, request_words
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.tab_order import go_on


class QueryCard(QFrame):
    """Queries of the read, each with its answer; requests to reopen; and what is asked of the manager."""

    closed = Signal()
    answer_given = Signal(str, str)  # query, text
    lesion_asked = Signal(str)

    def __init__(self, panel: QWidget):
        """It lies over all of `panel`, also in a second window."""
        super().__init__(panel)
        mark(self, "floating")
        self.setAccessibleName(tr("Queries"))
        self._panel = panel
        self._items: dict[str, QueryItem] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        head = QHBoxLayout()
        head.addWidget(label("title", tr("Queries")), 1)
        head.addWidget(label("key", "Esc"))
        outer.addLayout(head)
        body = QWidget()
        column = QVBoxLayout(body, spacing=TOKENS.inset)
        column.setContentsMargins(0, 0, 0, 0)
        self.none = label("muted", tr("No query about this read."))
        self._list = QVBoxLayout(spacing=TOKENS.inset)
        self.requests_title = label("section", tr("Asked to reopen"))
        self.requests = label("")
        self.requests.setWordWrap(True)
        self.form = AskForm()
        for part in (self.none, self.requests_title, self.requests, self.form):
            column.addWidget(part)
        column.insertLayout(1, self._list)
        column.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(body)
        outer.addWidget(self._area, 1)
        panel.installEventFilter(self)
        self.hide()

    @property
    def items(self) -> list[QueryItem]:
        """One a query, oldest first."""
        return list(self._items.values())

    def show_known(self, known: Known, lesions: frozenset[str]) -> None:
        """Show the queries; what was typed into a field stays. `lesions`: those that can be gone to."""
        self.none.setVisible(not known.queries)
        lines = [query_line(view) for view in known.queries]
        for gone in set(self._items) - {line.id for line in lines}:
            item = self._items.pop(gone)
            self._list.removeWidget(item)
            item.deleteLater()
        for line in lines:
            if line.id not in self._items:
                self._items[line.id] = self._new_item(line.id)
            self._items[line.id].show_line(line, leads=line.lesion in lesions)
        words = [request_words(one) for one in known.requests]
        self.requests.setText("\n\n".join(words))
        for part in (self.requests_title, self.requests):
            part.setVisible(bool(words))

    def _new_item(self, uuid: str) -> QueryItem:
        item = QueryItem()
        item.answer_given.connect(lambda text: self.answer_given.emit(uuid, text))
        item.lesion_asked.connect(self.lesion_asked)
        self._list.addWidget(item)
        return item

    def refuse(self, uuid: str, why: str) -> None:
        """Say beside its field why an answer was not taken."""
        if uuid in self._items:
            self._items[uuid].refuse(why)

    def answered(self, uuid: str) -> None:
        """The answer is stored: its field is free again."""
        if uuid in self._items:
            self._items[uuid].clear()

    def open(self) -> None:
        """Show it over the panel; it takes no key by that."""
        self._stand()
        self.show()
        self.raise_()

    def focus_first(self) -> None:
        """The first answer that is missing, else what can be asked."""
        field: QWidget = next((i.field for i in self.items if i.field.isVisibleTo(self)), self.form.entries)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card while it is open."""
        return go_on((self,), forward)

    def event(self, event) -> bool:
        """Keys without Ctrl or Alt are the card's while it has the focus: arrows choose, Tab goes on."""
        chords = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.type() == QEvent.Type.ShortcutOverride and not event.modifiers() & chords:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched, event) -> bool:
        if watched is self._panel and event.type() == QEvent.Type.Resize:
            self._stand()
        return False

    def _stand(self) -> None:
        self.setGeometry(self._panel.rect())
