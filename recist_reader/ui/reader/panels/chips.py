"""A row of chips of which at most one is on: Tab comes to one of them, arrows go on, Space turns it on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

_SHORT_WORD = 3
_COLUMNS, _FEW = 9, 3
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Chips(QWidget):
    """Offers words; `chosen` gives the value of the one that is on, or an empty string."""

    chosen = Signal(str)

    def __init__(self, name: str, may_be_none: bool = True):
        super().__init__()
        self.setAccessibleName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
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
        place = 0
        few = sum(len(word) > _SHORT_WORD for _, word in words) > _FEW
        for value, word in words:
            button = QPushButton(word)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.installEventFilter(self)
            button.clicked.connect(lambda _on, v=value: self._clicked(v))
            span = 1 if len(word) <= _SHORT_WORD else _COLUMNS // _FEW if few else 2
            if place % _COLUMNS + span > _COLUMNS:
                place += _COLUMNS - place % _COLUMNS
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS, 1, span)
            button.show()  # else Tab would pass it by until the next turn of the event loop
            place += span
            self.buttons.append(button)

    def _clicked(self, value: str) -> None:
        pressed = [offered for offered, _ in self._offered].index(value)
        turned_off = not self.buttons[pressed].isChecked()
        self.choose("" if turned_off and self._may_be_none else value)
        self.chosen.emit(self.value)
