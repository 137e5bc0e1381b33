"""A row of chips of which at most one is on: Tab comes to one of them, arrows go on, Space turns it on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from recist_reader.ui.theme.scale import grown

_SHORT_WORD = 3
_COLUMNS, _FEW = 9, 3
_GAP, _CLOSE = 4, 2
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Chips(QWidget):
    """Offers words; `chosen` gives the value of the one that is on, or an empty string.

    Short words stand in columns. Many long ones stand one after the other, each as wide as it is, in as many
    rows as `room_px` (at 100 %) asks for: none is cut.
    """

    chosen = Signal(str)

    def __init__(self, name: str, may_be_none: bool = True, room_px: int = 0):
        super().__init__()
        self._room_px, self._is_flowing = room_px, False
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(_GAP)
        self._grid.setHorizontalSpacing(_CLOSE)  # nine segments have room in the creation panel
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._may_be_none = may_be_none
        self._offered: tuple[tuple[str, str], ...] = ()
        self.buttons: list[QPushButton] = []

    @property
    def value(self) -> str:
        return next((v for (v, _), b in zip(self._offered, self.buttons, strict=True) if b.isChecked()), "")

    def offer(self, words: tuple[tuple[str, str], ...], on: str = "") -> None:
        """Show (value, word) pairs with one of them on; the same words only change what is on."""
        if words != self._offered:
            self._rebuild(words)
        self.choose(on)

    def choose(self, value: str) -> None:
        """Turn one on without telling."""
        for (offered, _), button in zip(self._offered, self.buttons, strict=True):
            button.setChecked(offered == value)
        self._let_tab_come_to(next((b for b in self.buttons if b.isChecked()), None))

    def turn(self) -> None:
        """Choose the next one, and tell: after the last none, where none may be on."""
        values = [*([""] if self._may_be_none else []), *(value for value, _ in self._offered)]
        self.choose(values[(values.index(self.value) + 1) % len(values)])
        self.chosen.emit(self.value)

    def eventFilter(self, watched, event):
        """Arrows go from chip to chip, so that Tab need not go through eleven segments."""
        if event.type() == QEvent.Type.KeyPress and event.key() in _STEPS and watched in self.buttons:
            place = self.buttons.index(watched) + _STEPS[event.key()]
            following = self.buttons[place % len(self.buttons)]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            self._let_tab_come_to(following)
            return True
        return False

    def _let_tab_come_to(self, button: QPushButton | None) -> None:
        for each in self.buttons:
            is_it = each is (button or self.buttons[0])
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_it else Qt.FocusPolicy.ClickFocus)

    def _rebuild(self, words: tuple[tuple[str, str], ...]) -> None:
        for button in self.buttons:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offered, self.buttons = words, []
        for value, word in words:
            button = QPushButton(word, self)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.installEventFilter(self)
            button.clicked.connect(lambda _on, v=value: self._clicked(v))
            self.buttons.append(button)
        self._is_flowing = self._room_px > 0 and sum(len(word) > _SHORT_WORD for _, word in words) > _FEW
        if not self._is_flowing:
            self._put_in_columns()
        for button in self.buttons:
            button.show()  # else Tab would pass it by until the next turn of the event loop
        self._flow()

    def _put_in_columns(self) -> None:
        place = 0
        for button in self.buttons:
            span = 1 if len(button.text()) <= _SHORT_WORD else 2
            if place % _COLUMNS + span > _COLUMNS:
                place += _COLUMNS - place % _COLUMNS
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS, 1, span)
            place += span

    def _flow(self) -> None:
        """Put the chips one after the other; a row that is full is followed by another."""
        if not self._is_flowing:
            self._grid.setContentsMargins(0, 0, 0, 0)
            return
        x = y = 0
        for button in self.buttons:
            button.ensurePolished()
            size = button.sizeHint()
            if x and x + size.width() > grown(self._room_px):
                x, y = 0, y + size.height() + _GAP
            button.setGeometry(x, y, size.width(), size.height())
            x += size.width() + _GAP
        self._grid.setContentsMargins(0, y + size.height(), 0, 0)  # the height that the rows need

    def changeEvent(self, event):
        """Another text size needs other rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._flow()

    def _clicked(self, value: str) -> None:
        pressed = [offered for offered, _ in self._offered].index(value)
        turned_off = not self.buttons[pressed].isChecked()
        self.choose("" if turned_off and self._may_be_none else value)
        self.chosen.emit(self.value)
