"""The bars round the worklist: title above, filters at the left, keys below."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from recist_reader.reading.worklist import Task, TaskState
from recist_reader.ui.reader.keymap import key_of
from recist_reader.ui.reader.panels.comfort_menu import ComfortButton
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered
from recist_reader.ui.start.task_model import Wanted, is_any
from recist_reader.ui.start.worklist_dress import Dress
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


def _in(*states: TaskState) -> Wanted:
    return lambda task: task.state in states


FILTERS: tuple[tuple[str, str, Wanted], ...] = (
    (tr("All subjects"), "list", is_any),
    (tr("In progress"), "edit", _in(TaskState.IN_PROGRESS, TaskState.CONFIRM)),
    (tr("Ready to read"), "right", _in(TaskState.ASSIGNED, TaskState.NEXT_READY)),
    (tr("Waiting for images"), "wait", _in(TaskState.WAITING)),
    (tr("Complete"), "done-circle", _in(TaskState.COMPLETE)),
)
MY_QUERIES = (tr("My queries"), "query", lambda task: task.queries > 0 or task.is_held)
"""Of a signed-in reader: what waits for the answer, and what is on hold (WL-1)."""
KEYS = (
    ("", ("↑", "↓"), tr("move")),
    ("open", ("Enter",), tr("open")),
    ("", ("Ctrl+F",), tr("filter")),
    ("subject_dates", ("F2",), tr("subject and dates")),
    ("not_done", ("Ctrl+Shift+D",), tr("visit not done")),
)
"""Name of the act, its keys, its words."""
FILTER_WIDTH = 220
BACKUPS_KEY = key_of("backups")
FILTER_SHORT = tr("Filter   Ctrl+F")
BLINDED = tr("blinded: codes only, no values, no responses")
FIELD_INSETS = 20


class FilterField(QLineEdit):
    """What is typed filters the list; says so in as many words as it has room for."""

    def __init__(self, words: str, parent: QWidget | None = None):
        super().__init__(parent, placeholderText=words)
        self._words = words
        self.setAccessibleName(words)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        has_room = self.fontMetrics().horizontalAdvance(self._words) + FIELD_INSETS <= self.width()
        self.setPlaceholderText(self._words if has_room else FILTER_SHORT)


class TitleBar(QFrame):
    """Study and reader, and what is done with the whole study."""

    def __init__(
        self, acts: Sequence[tuple[str, str, SignalInstance]], chip: str = "", parent: QWidget | None = None
    ):
        super().__init__(parent)
        mark(self, "bar")
        self.title, self.subtitle = QLabel(tr("Worklist")), QLabel("")
        row = QHBoxLayout(self, spacing=8)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        words = QVBoxLayout(spacing=0)
        mark(self.title, "title")
        mark(self.subtitle, "caption")
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        words.addStretch(1)
        row.addLayout(words)
        if chip:
            told = QLabel(chip)
            mark(told, "chip")
            row.addSpacing(24)
            row.addWidget(told, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for text, name, signal in acts:
            button = entered(KeyButton(icon(name), text))
            button.clicked.connect(lambda _checked=False, asked=signal: asked.emit())
            row.addWidget(button)


def bar_acts(
    dress: Dress, asked: tuple[SignalInstance, SignalInstance, SignalInstance], cover: SignalInstance
) -> list[tuple[str, str, SignalInstance]]:
    """What is done with the whole study, of that what this role does; `asked`: add, export, close."""
    closing = tr("Sign out   Ctrl+W") if dress.is_signed_in else tr("Close study   Ctrl+W")
    acts = (
        ("add_subject", tr("Add subject   Ctrl+Shift+N"), "add", asked[0]),
        ("export", tr("Export   Ctrl+E"), "export", asked[1]),
        ("close_study", closing, "person" if dress.is_signed_in else "close", asked[2]),
    )
    done = [act[1:] for act in acts if act[0] not in dress.refused]
    if dress.is_signed_in:
        done.insert(-1, (tr("Cover   {key}", key=key_of("cover")), "shield", cover))
    return done


class FilterBar(QFrame):
    """Which tasks are shown, each with its count."""

    chosen = Signal(object)  # Wanted

    def __init__(self, all_word: str, order: str, has_queries: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "panel")
        self._filters = ((all_word, *FILTERS[0][1:]), *((MY_QUERIES,) if has_queries else ()), *FILTERS[1:])
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset_large, TOKENS.inset, TOKENS.inset)
        column.addWidget(_section(tr("Show")))
        self.counts: list[QLabel] = []
        for text, name, wanted in self._filters:
            button = entered(QPushButton(icon(name), text, checkable=True, autoExclusive=True))
            mark(button, "filter")
            button.clicked.connect(lambda _checked=False, wish=wanted: self.chosen.emit(wish))
            self.buttons.append(button)
            self.counts.append(_count_on(button))
            column.addWidget(button)
        self.buttons[0].setChecked(True)
        note = QLabel(order, wordWrap=True)
        mark(note, "muted")
        column.addSpacing(16)
        column.addWidget(_section(tr("Order")))
        column.addWidget(note)
        column.addStretch(1)

    def count(self, tasks: tuple[Task, ...]) -> None:
        for label, button, (text, _icon, wanted) in zip(
            self.counts, self.buttons, self._filters, strict=True
        ):
            number = sum(map(wanted, tasks))
            label.setText(f"{number:,}")
            button.setAccessibleName(f"{text}, {number}")

    def show_all(self) -> None:
        self.buttons[0].setChecked(True)
        self.chosen.emit(is_any)


class KeyBar(QFrame):
    """The keys of the page, and one line of what goes on."""

    def __init__(self, refused: Container[str] = (), parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "status")
        row = QHBoxLayout(self, spacing=6)
        row.setContentsMargins(TOKENS.inset, 0, TOKENS.inset, 0)
        for keys, words in ((keys, words) for name, keys, words in KEYS if name not in refused):
            for key in keys:
                chip = QLabel(key)
                mark(chip, "key")
                row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
            word = QLabel(words)
            mark(word, "caption")
            row.addWidget(word)
            row.addSpacing(8)
        row.addStretch(1)
        self.news = QLabel("")
        mark(self.news, "caption")
        row.addWidget(self.news)
        self.backups = entered(KeyButton(icon("shield"), tr("Backups   {key}", key=BACKUPS_KEY)))
        mark(self.backups, "small")
        row.addWidget(self.backups)
        if "backups" in refused:
            self.backups.hide()
        row.addSpacing(8)
        row.addWidget(ComfortButton())


def _count_on(button: QPushButton) -> QLabel:
    """A number at the right end of a button."""
    row = QHBoxLayout(button)
    row.setContentsMargins(0, 0, TOKENS.inset, 0)
    label = QLabel("", alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    mark(label, "caption")
    row.addWidget(label)
    return label


def _section(text: str) -> QLabel:
    label = QLabel(text)
    mark(label, "section")
    return label
