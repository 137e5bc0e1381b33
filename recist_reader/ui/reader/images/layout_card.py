"""The list of the reader's own layouts: take, keep, rename and remove them by keys (VW-21)."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from recist_reader.problem import Problem
from recist_reader.ui.reader.images.own_layout import LONGEST_NAME, OwnLayouts, cleaned
from recist_reader.ui.reader.panels.key_taker import KeyTaker
from recist_reader.ui.texts import shown_problem, tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

HOW = tr(
    "↑ ↓ and Enter, its number or a click takes one. + keeps what hangs now, F2 renames, "
    "Delete removes, Esc leaves it."
)
TO_LIST = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LayoutCard(KeyTaker):
    """Shows names and asks for one; emits wishes, keeps nothing. It covers panels, not images."""

    taken = Signal(str)
    kept = Signal(str)
    renamed = Signal(str, str)  # which, its new name
    removed = Signal(str)

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self._layouts, self._over = OwnLayouts(), parent
        self._renaming: str | None = None
        self._removing: str | None = None  # asked once: Delete again removes it
        self.title = QLabel("")
        mark(self.title, "title")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Own layouts"))
        self.list.itemClicked.connect(lambda _item: self._take(self.list.currentRow()))
        self.name = QLineEdit(maxLength=LONGEST_NAME)
        self.name.setAccessibleName(tr("Name of the layout"))
        self.name.installEventFilter(self)
        self.name.textEdited.connect(lambda _text: self._say_naming())
        self.news = QLabel("", wordWrap=True)
        mark(self.news, "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        column.setSpacing(TOKENS.inset_small)
        for part in (self.title, self.list, self.name, self.news):
            column.addWidget(part)

    def ask(self, layouts: OwnLayouts, over: QWidget) -> None:
        """List the layouts, the one used last in hand."""
        self._fill(layouts, over)
        self._show_list()

    def _show_list(self) -> None:
        self._renaming, problem = None, self._layouts.problem
        self._show_naming(False)
        self._say(HOW if problem is None else _words(problem))
        self._open()

    def ask_name(self, layouts: OwnLayouts, over: QWidget) -> None:
        """Ask by which name what hangs now is kept."""
        self._fill(layouts, over)
        self._begin_naming(layouts.free_name())

    def _fill(self, layouts: OwnLayouts, over: QWidget) -> None:
        self._layouts, self._over, self._removing, self._renaming = layouts, over, None, None
        names, chosen = list(layouts.grids), layouts.last
        self.list.clear()
        self.list.addItems([f"{number}   {name}" for number, name in enumerate(names, start=1)])
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0 if names else -1)
        rows = max(len(names), 1)
        self.list.setFixedHeight(max(self.list.sizeHintForRow(0), 0) * rows + 2 * self.list.frameWidth())
        self.list.setVisible(bool(names))

    def _open(self) -> None:
        self.open_over(self._over)
        place = self._over.geometry()
        height = max(self.sizeHint().height(), self.heightForWidth(place.width()))
        self.setGeometry(QRect(place.topLeft(), QSize(place.width(), height)))

    def _begin_naming(self, name: str) -> None:
        self._show_naming(True)
        self.name.setText(name)
        self.name.selectAll()
        self._say_naming()
        self._open()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_naming(self, is_naming: bool) -> None:
        self.name.setVisible(is_naming)
        self.title.setText(
            tr("Own layouts")
            if not is_naming
            else tr("Keep this layout as")
            if self._renaming is None
            else tr("Rename “{name}”", name=self._renaming)
        )
        self.setAccessibleName(self.title.text())

    def _say_naming(self) -> None:
        name = cleaned(self.name.text())
        is_there = self._renaming is None and name in self._layouts.grids
        self._say(
            tr("Enter replaces “{name}”, Esc leaves it.", name=name)
            if is_there
            else tr("Enter keeps it for every subject, Tab goes to the list, Esc leaves it.")
        )

    def _say(self, text: str, state: str = "") -> None:
        self.news.setText(text)
        self.setAccessibleDescription(text)
        mark(self.news, "caption", state)

    def take_key(self, event) -> None:
        key, row = event.key(), self.list.currentRow()
        if key != Qt.Key.Key_Delete:
            self._removing = None
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(row + (1 if key == Qt.Key.Key_Down else -1), 0), last))
        elif key in ENTER:
            self._take(row)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._take(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Insert):
            self._renaming = None
            self._begin_naming(self._layouts.free_name())
        elif key == Qt.Key.Key_F2 and row >= 0:
            self._renaming = self._name_at(row)
            self._begin_naming(self._renaming)
        elif key == Qt.Key.Key_Delete and row >= 0:
            self._ask_removal(self._name_at(row))

    def _name_at(self, row: int) -> str:
        return list(self._layouts.grids)[row]

    def _take(self, row: int) -> None:
        if 0 <= row < self.list.count():
            self.hide()
            self.taken.emit(self._name_at(row))

    def _ask_removal(self, name: str) -> None:
        if self._removing == name:
            self.removed.emit(name)
        else:
            self._removing = name
            self._say(tr("Delete again removes “{name}”.", name=name), "warn")

    def _give_name(self) -> None:
        name, renamed = cleaned(self.name.text()), self._renaming
        refusal = self._layouts.refusal(name, renamed)
        if refusal:
            self._say(f"{refusal[:1].upper()}{refusal[1:]}.", "warn")
            return
        self.hide()
        if renamed is None:
            self.kept.emit(name)
        else:
            self.renamed.emit(renamed, name)

    def eventFilter(self, _watched, event) -> bool:
        """The field has every key for itself: no key acts in the window while a name is typed."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return self._is_key_of_card(event.key())
        if event.type() == QEvent.Type.FocusOut and event.reason() == Qt.FocusReason.MouseFocusReason:
            self.hide()
        return False

    def _is_key_of_card(self, key: int) -> bool:
        """Enter gives the name, Esc leaves the card, Tab goes to the list; all others are the field's."""
        if key in ENTER:
            self._give_name()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in TO_LIST:
            if self._layouts.grids:
                self._show_list()
        else:
            return False
        return True


def _words(problem: Problem) -> str:
    told = shown_problem(problem)
    return f"{told.what} ({told.where}). {told.remedy}."
