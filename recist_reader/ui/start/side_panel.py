"""What opens at the right of the worklist: head with close button, content that scrolls, one line of news."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.problem import Problem
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.texts import shown_problem, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.full_note import add_told_when_full

WIDTH, HEAD_HEIGHT = 480, 50
BESIDE_MESSAGE = 40  # px: the margins of the panel's foot and its border


def width_beside(page_px: int) -> int:
    """How wide a panel is beside a list: it grows with the text, up to half of the page (window.md 7)."""
    return min(grown(WIDTH), max(WIDTH, page_px // 2))


class Subtitle(QLabel):
    """Takes no room while it is empty: a wrapped line without words would squeeze the title."""

    def __init__(self):
        super().__init__("", wordWrap=True)
        mark(self, "caption")
        self.hide()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setVisible(bool(text))


class SidePanel(QFrame):
    """`body` takes the content, `footer` the buttons; Esc closes."""

    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "side")
        self.title = QLabel(title)
        mark(self.title, "title")
        self.subtitle = Subtitle()
        self.message = QLabel("", wordWrap=True)
        # Qt gives a wrapped line the height that it would have at its smallest width: ten times too much.
        self.message.setMinimumWidth(WIDTH - BESIDE_MESSAGE)
        self.message.hide()
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        self._head = self._make_head()
        outer.addWidget(self._head)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content, spacing=8)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.scroll = QScrollArea(widgetResizable=True)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidget(self.content)
        outer.addWidget(self.scroll, 1)
        foot = QVBoxLayout(spacing=8)
        foot.setContentsMargins(16, 8, 16, 12)
        foot.addWidget(self.message)
        self.footer = QHBoxLayout(spacing=8)
        foot.addLayout(self.footer)
        outer.addLayout(foot)
        self._grow()

    def changeEvent(self, event) -> None:
        """Another text size needs a higher head (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()

    def _grow(self) -> None:
        self._head.setMinimumHeight(grown(HEAD_HEIGHT))

    def _make_head(self) -> QFrame:
        head = QFrame()
        mark(head, "header")
        row = QHBoxLayout(head, spacing=8)
        row.setContentsMargins(16, 8, 8, 8)
        words = QVBoxLayout(spacing=0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        self.close_button = KeyButton(icon("close"), tr("Close   Esc"))
        mark(entered(self.close_button), "small")
        self.close_button.clicked.connect(lambda _checked=False: self.leave())
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def leave(self) -> None:
        """Close; panels with work under way override this."""
        self.closed.emit()

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def say(self, words: str | Problem, state: str = "") -> None:
        """One calm line above the buttons; empty words take it away."""
        text = sentence(words) if isinstance(words, Problem) else words
        self.message.setText(text)
        self.message.setVisible(bool(text))
        mark(self.message, state=state)


def sentence(problem: Problem) -> str:
    """A problem as two sentences."""
    told = shown_problem(problem)
    what = told.what[:1].upper() + told.what[1:]
    where = f" ({told.where})" if told.where else ""
    return f"{what}{where}. {told.remedy}."


def caption(text: str, buddy: QWidget | None = None) -> QLabel:
    """The name above a field, which an assistive reader says too."""
    label = QLabel(text)
    mark(label, "caption")
    if buddy is not None:
        label.setBuddy(buddy)
        buddy.setAccessibleName(text)
    return label


def field(column: QVBoxLayout, text: str, placeholder: str = "") -> QLineEdit:
    """Add a named text field to a column."""
    line = QLineEdit(placeholderText=placeholder)
    column.addWidget(caption(text, line))
    add_told_when_full(column, line)
    return line


def primary(text: str, name: str) -> QPushButton:
    """The one accented button of a panel."""
    button = KeyButton(icon(name, "acct"), text)
    mark(button, "primary")
    return entered(button)


def entered(button: QPushButton) -> QPushButton:
    """A button that Enter presses too while it has the focus: outside dialogs Qt takes Space alone."""
    button.setAutoDefault(True)
    return button


def empty(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while column.count():
        item = column.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            empty(item.layout())
