"""The people of the sample trial on its sign-in page: one click takes one, or Alt and a figure."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from recist_reader.ui.demonstration import KnownPerson
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import empty, entered
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark


class KnownPeople(QWidget):
    """Offers them; `taken` gives the one who signs in. Empty and hidden for every real study."""

    taken = Signal(object)  # KnownPerson

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self, spacing=2)
        self._column.setContentsMargins(0, 10, 0, 0)
        self.buttons: list[KeyButton] = []
        self._shortcuts: list[QShortcut] = []
        self.hide()

    def offer(self, people: tuple[KnownPerson, ...]) -> None:
        """Show a button and a line for each."""
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self.buttons, self._shortcuts = [], []
        empty(self._column)
        if people:
            self._line(tr("Nobody of this sample trial is real: take a role with one click."), "section")
        for number, person in enumerate(people, start=1):
            self._add(number, person)
        self.setVisible(bool(people))

    def _add(self, number: int, person: KnownPerson) -> None:
        key = f"Alt+{number}"
        button = entered(KeyButton(icon("person"), tr("{who}   {key}", who=person.who, key=key)))
        button.clicked.connect(lambda _checked=False: self.taken.emit(person))
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.activated.connect(button.click)
        self._column.addSpacing(6)
        self._column.addWidget(button)
        self._line(shown(person.waits), "caption")
        self.buttons.append(button)
        self._shortcuts.append(shortcut)

    def _line(self, text: str, role: str) -> None:
        line = QLabel(text, wordWrap=True)
        mark(line, role)
        self._column.addWidget(line)
