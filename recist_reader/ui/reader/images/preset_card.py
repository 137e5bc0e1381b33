"""The list of window presets: keep the window that is shown, change name and figures, give back (7.1)."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from recist_reader.ui.reader.panels.key_taker import KeyTaker
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.presets import parsed
from recist_reader.ui.viewport.windowing import Preset, text

HOW = tr(
    "↑ ↓ or its number takes one in hand. Enter keeps the window that is shown in it, F2 changes name, width "
    "and level, Backspace gives the shipped one back, Esc leaves."
)
HOW_TYPED = tr("Name, width, level: Enter keeps them, Esc leaves it as it was.")
WRONG = tr("A preset is a name, a width of 1 to 20000 and a level, with commas between: Bone, 2000, 500")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PresetCard(KeyTaker):
    """Emits wishes, keeps nothing. It covers panels, not images."""

    shown_kept = Signal(int)  # the key of the preset that takes the window now shown
    changed = Signal(object)  # Preset
    given_back = Signal(int)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._presets: tuple[Preset, ...] = ()
        self._over = parent
        title = QLabel(tr("Windows of the number keys"))
        mark(title, "title")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(title.text())
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Name, width and level"))
        self.field.installEventFilter(self)
        self.news = QLabel("", wordWrap=True)
        mark(self.news, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        column.setSpacing(TOKENS.inset_small)
        for part in (title, self.list, self.field, self.news):
            column.addWidget(part)
        self.setAccessibleName(title.text())

    def ask(self, presets: tuple[Preset, ...], over: QWidget, said: str = "") -> None:
        """List the presets, that in hand which was; `said` is what became of the last wish."""
        row = max(self.list.currentRow(), 0)
        self._presets, self._over = presets, over
        self.list.clear()
        self.list.addItems([f"{one.key}   {one.name}   {text(one.window)}" for one in presets])
        self.list.setCurrentRow(row)
        rows = max(self.list.sizeHintForRow(0), 0) * len(presets)
        self.list.setFixedHeight(rows + 2 * self.list.frameWidth())
        self.field.hide()
        self._say(f"{said} {HOW}".strip())
        self._open()

    @property
    def in_hand(self) -> Preset:
        return self._presets[max(self.list.currentRow(), 0)]

    def _open(self) -> None:
        self.open_over(self._over)
        place = self._over.geometry()
        height = max(self.sizeHint().height(), self.heightForWidth(place.width()))
        self.setGeometry(QRect(place.topLeft(), QSize(place.width(), height)))

    def _say(self, words: str, state: str = "") -> None:
        self.news.setText(words)
        self.setAccessibleDescription(words)
        mark(self.news, "caption", state)

    def take_key(self, event) -> None:
        key = event.key()
        if key in _STEPS:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + _STEPS[key], 0), last))
        elif Qt.Key.Key_1 <= key < Qt.Key.Key_1 + self.list.count():
            self.list.setCurrentRow(key - Qt.Key.Key_1)
        elif key in ENTER:
            self.shown_kept.emit(self.in_hand.key)
        elif key == Qt.Key.Key_Backspace:
            self.given_back.emit(self.in_hand.key)
        elif key == Qt.Key.Key_F2:
            self._begin_typing()

    def _begin_typing(self) -> None:
        window = self.in_hand.window
        self.field.setText(f"{self.in_hand.name}, {window.width_hu:g}, {window.level_hu:g}")
        self.field.show()
        self._say(HOW_TYPED)
        self._open()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_typed(self) -> None:
        made = parsed(self.in_hand.key, self.field.text())
        if made is None:
            self._say(WRONG, "warn")
        else:
            self.changed.emit(made)

    def eventFilter(self, _watched, event) -> bool:
        """The field has every key for itself: no key acts in the window while it is typed."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self._give_typed()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.ask(self._presets, self._over)
            return True
        return False
