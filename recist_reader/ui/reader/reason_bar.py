"""A line in place that asks for a reason or for one of the targets: no dialog (VW-3, GD-30)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.full_note import add_told_when_full

FREE_TEXT = tr("at least 10 characters")
IN_WORDS = tr("and in words, what is to be corrected")
OTHER = "other"
_GAP = 4  # between answers, px


class ReasonBar(QFrame):
    """Opens with a question; Enter gives the text, Esc closes, a chip or its number gives its entry.

    Where an answer does much, its number only chooses it, words follow, and Enter gives both: see `ask`. The
    bar beside images is a card over the lower end of a panel (`stand_over`), since no image moves; it is
    low, and `covers` tells how much it takes, so that the rest of the panel can still be looked through.
    One that Enter confirms goes to the upper end where it would lie over what is to be `spared`.

    A question that is answered by a lesion's key, row or mark takes no focus: those keys act as ever.
    """

    given = Signal(str, str)  # the answer; where Enter confirms: the words typed, and the entry they go with
    picked = Signal(str)  # the value of a chip of `pick`
    pointed = Signal(str)  # the one under the mouse or with the focus; empty: none
    closed = Signal()
    covers = Signal(int)  # how much of the panel's lower end a card takes, px; 0 once it is gone

    def __init__(self, parent: QWidget | None = None, is_card: bool = False):
        super().__init__(parent)
        mark(self, "floating" if is_card else "status", "warn")
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._is_card, self._panel = is_card, QRect()
        self.spared: Callable[[], QRect] = QRect  # what the answer goes by, in the parent's coordinates
        self._is_above = False
        self._row = QBoxLayout(down if is_card else right, self, spacing=TOKENS.inset_small)
        above = TOKENS.inset_small if is_card else 4
        self._row.setContentsMargins(TOKENS.inset, above, TOKENS.inset, above)
        self.question = QLabel("", wordWrap=is_card)
        mark(self.question, state="warn")
        self.field = QLineEdit()
        self.field.returnPressed.connect(self._give_typed)
        self.field.textChanged.connect(self._show_chosen)
        self.field.installEventFilter(self)
        self._made: list[QPushButton] = []
        self._entries: tuple[str, ...] = ()
        self._confirm = ""  # what Enter does to a chosen entry; empty: choosing gives it
        self._picked: int | None = None  # the entry chosen for Enter, from 0
        self._values: tuple[str, ...] = ()  # of the chips of `pick`
        self.hint, self.told = QLabel("", wordWrap=is_card), QLabel("", wordWrap=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.told.hide()
        stretch = 0 if is_card else 1
        self._answers = QGridLayout(spacing=_GAP)
        self._row.addWidget(self.question)
        self._row.addLayout(self._answers)
        add_told_when_full(self._row, self.field, stretch)
        for changed in (self.field.inputRejected, self.field.textChanged):
            changed.connect(self._settle)
        self._row.addWidget(self.hint, stretch)
        self._row.addWidget(self.told)
        self._row.addLayout(self._make_ways_out())
        self._grow()
        self.hide()

    def _make_ways_out(self) -> QHBoxLayout:
        keep, leave = label("key", "Enter"), label("key", "Esc")
        self._keep_word = QLabel("")
        self._typing = (self.field, keep, self._keep_word)
        ways = QHBoxLayout(spacing=TOKENS.inset_small)
        for widget in (*self._typing[1:], leave, QLabel(tr("close"))):
            ways.addWidget(widget)
        if self._is_card:
            ways.addStretch(1)
        return ways

    def ask(
        self,
        question: str,
        entries: tuple[str, ...] = (),
        placeholder: str = FREE_TEXT,
        typed: str = "",
        confirm: str = "",
    ) -> None:
        """Show a question. `entries` are answers of one click or digit; after them comes "other", typed.

        `typed` is a text to go on with, where an answer was refused. `confirm` is the word of what cannot be
        taken back by one key: a click or digit chooses its entry, which is lit, words may follow, and Enter
        gives both; words without an entry are "other" (SG-6).
        """
        self._picked = self._picked if typed else None
        self._confirm = confirm
        self._keep_word.setText(confirm or tr("keep"))
        self.field.setText(typed)
        self.field.setPlaceholderText(placeholder)
        self._entries, self._values = entries, ()
        self.tell("")
        for chip in self._made:
            chip.setChecked(False)
        words = (*entries, OTHER) if entries else ()
        self._open(question, [f"{number + 1}  {text}" for number, text in enumerate(words)], "")
        self.field.setFocus()
        self.activateWindow()  # the panels may be in a second one (VW-1)

    def pick(self, question: str, choices: tuple[tuple[str, str, str], ...], hint: str) -> None:
        """Show a question and its (key, words, value); the keys are those of the window, not of the bar."""
        self._confirm = ""
        self._entries, self._values = (), tuple(value for _, _, value in choices)
        self.tell("")
        self._open(question, [f"{key}  {words}" for key, words, _ in choices], hint)

    def _open(self, question: str, words: list[str], hint: str) -> None:
        self.question.setText(question)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        for part in self._typing:
            part.setVisible(not self._values)
        for number, text in enumerate(words):
            chip = self._chip(number)
            chip.setText(text)
            chip.setCheckable(bool(self._confirm))
        for number, chip in enumerate(self._made):
            chip.setVisible(number < len(words))
        if not self._is_card:
            self._arrange(max(len(words), 1))
        self._show_chosen()
        self.show()
        self._choose_end()

    def tell(self, text: str) -> None:
        """Say beside the answers what the one looked at would make; empty: nothing.

        In a card that offers values its two lines are kept free, so that no answer moves under the mouse.
        """
        keeps_room = self._is_card and bool(self._values)
        self.told.setText(text)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing() if keeps_room else 0)
        self.told.setVisible(keeps_room or bool(text))
        self._settle()

    def stand_over(self, panel: QRect) -> None:
        """A card stands at the lower end of that panel, in the coordinates of its parent."""
        self._panel = panel
        self._choose_end()

    def _choose_end(self) -> None:
        """Once a question, so that it does not move while it is answered."""
        spared, self._is_above = self.spared(), False
        self._settle()
        if self._confirm and self._is_card and self.isVisible() and self.geometry().intersects(spared):
            self._is_above = True
            self._settle()
            if self.geometry().intersects(spared):  # it is everywhere
                self._is_above = False
                self._settle()

    def _settle(self) -> None:
        if self._is_card and self.isVisible():
            room = self._panel.adjusted(*[TOKENS.inset_small * sign for sign in (1, 1, -1, -1)])
            inside = room.width() - 2 * TOKENS.inset - _GAP
            has_two = all(2 * chip.sizeHint().width() <= inside for chip in self.chips)
            self._arrange(2 if has_two else 1)
            self.layout().invalidate()
            self.layout().activate()
            needed = self.layout().totalHeightForWidth(room.width())
            height = needed if needed > 0 else self.sizeHint().height()
            top = room.y() if self._is_above else room.bottom() + 1 - height
            self.setGeometry(room.x(), top, room.width(), height)
            self.raise_()
            self.covers.emit(0 if self._is_above else height + TOKENS.inset_small)

    def _arrange(self, columns: int) -> None:
        """The answers row by row, so that their numbers stand one below the other."""
        for chip in self._made:
            self._answers.removeWidget(chip)
        for number, chip in enumerate(self.chips):
            self._answers.addWidget(chip, number // columns, number % columns)
        for column in range(2 if self._is_card else 0):
            self._answers.setColumnStretch(column, int(column < columns))

    def _grow(self) -> None:
        if not self._is_card:
            self.setFixedHeight(grown(44))

    def changeEvent(self, event) -> None:
        """Another text size needs another height (window.md 7)."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grow()
            self._settle()

    @property
    def chips(self) -> list[QPushButton]:
        """The answers of one click that are offered now."""
        return [chip for chip in self._made if not chip.isHidden()]

    def _chip(self, number: int) -> QPushButton:
        """The chip of a number from 0, made when it is first needed."""
        while len(self._made) <= number:
            chip, place = _Chip(), len(self._made)
            mark(chip, "answer")
            chip.pointed.connect(lambda on, at=place: self._point(at if on else None))
            chip.clicked.connect(lambda _checked=False, at=place: self._choose(at))
            self._made.append(chip)
            chip.setParent(self)
        return self._made[number]

    def _point(self, number: int | None) -> None:
        is_value = number is not None and number < len(self._values)
        self.pointed.emit(self._values[number] if is_value else "")

    def _choose(self, number: int) -> None:
        if self._values:
            self.picked.emit(self._values[number])
        elif self._confirm and self._entries:
            self._picked = number
            self.field.setPlaceholderText(IN_WORDS if number < len(self._entries) else FREE_TEXT)
            self.field.setFocus()
            self._show_chosen()
        elif number < len(self._entries):
            self.given.emit(self._entries[number], "")
        else:
            self._type_other()

    def _chosen(self) -> int | None:
        """The entry that Enter would give, from 0; words alone are an entry's own or go with "other"."""
        text = self.field.text().strip()
        if not self._confirm or self._picked is not None or not text:
            return self._picked if self._confirm else None
        return self._entries.index(text) if text in self._entries else len(self._entries)

    def _show_chosen(self) -> None:
        if self._confirm:
            for number, chip in enumerate(self._made):
                chip.setChecked(number == self._chosen())

    def _give_typed(self) -> None:
        chosen, text = self._chosen(), self.field.text()
        entry = "" if chosen is None else (*self._entries, OTHER)[chosen]
        if text.strip() or entry not in ("", OTHER):
            self.given.emit(text, entry)

    def _type_other(self) -> None:
        """No entry fits: the reason is typed, digits and all."""
        self._entries = ()
        self.field.setPlaceholderText(FREE_TEXT)
        self.field.setFocus()

    def eventFilter(self, _watched, event) -> bool:
        """A digit in the empty field is the number of an entry; later ones belong to the text."""
        if event.type() != QEvent.Type.KeyPress or self.field.text() or not self._entries:
            return False
        if self._confirm and self._picked == len(self._entries):  # "other": typed, digits and all
            return False
        if not event.text().isdecimal() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        number = int(event.text())
        if not 1 <= number <= len(self.chips):
            return False
        self.chips[number - 1].click()
        return True

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event) -> None:
        super().hideEvent(event)
        self.covers.emit(0)

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()


class _Chip(QPushButton):
    """An answer that says when it is looked at, by mouse or by focus."""

    pointed = Signal(bool)

    def enterEvent(self, event) -> None:
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event) -> None:
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event) -> None:
        super().focusOutEvent(event)
        self.pointed.emit(False)
