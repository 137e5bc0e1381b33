"""An own password in place of an issued or old one, its rules told as they are met (SE-2)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recist_reader.reading.people.own_password import own_rules_broken
from recist_reader.trial.people.password_policy import LONGEST, SHORTEST, PasswordRule
from recist_reader.ui.people.sheets import PasswordLine, SheetPage
from recist_reader.ui.reader.panels.lines import Glyph, label
from recist_reader.ui.start.key_button import KeyButton
from recist_reader.ui.start.side_panel import entered, primary
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.icons import icon
from recist_reader.ui.theme.stylesheet import mark

SAME = "same"
RULES: tuple[tuple[str, str], ...] = (
    (PasswordRule.LENGTH, tr("{least} to {most} characters", least=SHORTEST, most=LONGEST)),
    (PasswordRule.UNCOMMON, tr("not among those that are tried first")),
    (PasswordRule.NO_NAME, tr("without the names of you, your account and the study")),
    (PasswordRule.PRINTABLE, tr("letters, digits, signs and blanks alone")),
    (SAME, tr("typed twice alike")),
)
STORING = tr("Setting your password ...")


class RuleLine(QWidget):
    """One rule with a tick once it is met."""

    def __init__(self, words: str):
        super().__init__()
        row = QHBoxLayout(self, spacing=6)
        row.setContentsMargins(0, 0, 0, 0)
        self.glyph, self.words = Glyph(), label("caption", words)
        row.addWidget(self.glyph)
        row.addWidget(self.words, 1)
        self.show_met(False)

    def show_met(self, is_met: bool) -> None:
        self.glyph.show_icon(*(("done", "ok") if is_met else ("todo", "t3")))
        mark(self.words, state="ok" if is_met else "")
        words = self.words.text()
        self.setAccessibleName(tr("{rule}: met", rule=words) if is_met else tr("{rule}: open", rule=words))


class OwnPasswordPage(SheetPage):
    """Asks twice; nothing typed is kept once it was sent or left."""

    given = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        heading = QLabel(tr("Set your own password"))
        mark(heading, "page-title")
        why = QLabel(
            tr(
                "The one you came with was issued to you, or is too old. Your own one also signs for you; "
                "nobody else learns it. Four or five words that nobody links with you are best."
            ),
            wordWrap=True,
        )
        mark(why, "muted")
        self.column.addWidget(heading)
        self.column.addWidget(why)
        self.column.addSpacing(10)
        self.first, self.second = PasswordLine(tr("New password")), PasswordLine(tr("New password again"))
        self.add_field(tr("New password"), self.first)
        self.add_field(tr("New password again"), self.second)
        self.rules = {name: RuleLine(words) for name, words in RULES}
        lines = QVBoxLayout(spacing=2)
        for line in self.rules.values():
            lines.addWidget(line)
        self.column.addLayout(lines)
        self.column.addWidget(self.message)
        self.set_button = primary(tr("Set and go on   Enter"), "password")
        self.leave_button = entered(KeyButton(icon("left"), tr("Back   Esc")))
        row = QHBoxLayout(spacing=8)
        row.addWidget(self.set_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self._names: tuple[str, ...] = ()
        self.first.textChanged.connect(lambda _text: self._judge())
        self.second.textChanged.connect(lambda _text: self._judge())
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self.send)
        self.set_button.clicked.connect(lambda _checked=False: self.send())
        self.leave_button.clicked.connect(lambda _checked=False: self.left.emit())

    def start(self, names: tuple[str, ...]) -> None:
        """Ask a person; `names` are those that the password must not hold."""
        self._names = names
        self.forget()
        self.say("")
        self.set_waiting(False)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, words: str) -> None:
        """Say why the password was not taken; both fields are to be typed anew."""
        self.set_waiting(False)
        self.forget()
        self.say(words, "warn")
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_waiting(self, is_waiting: bool) -> None:
        for part in (self.first, self.second, self.set_button):
            part.setEnabled(not is_waiting)
        if is_waiting:
            self.say(STORING)

    def forget(self) -> None:
        """Nothing typed stays."""
        self.first.clear()
        self.second.clear()

    def _broken(self) -> list[str]:
        first, second = self.first.text(), self.second.text()
        if not first:
            return list(self.rules)
        broken: list[str] = list(own_rules_broken(first, self._names))
        return broken if first == second else [*broken, SAME]

    def _judge(self) -> None:
        broken = self._broken()
        for name, line in self.rules.items():
            line.show_met(name not in broken)

    def send(self) -> None:
        """Send the password; the first rule that it does not keep to is said instead."""
        broken = self._broken()
        words = next((words for name, words in RULES if name in broken), None)
        if words is not None:
            self.say(tr("Not yet: {rule}.", rule=words), "warn")
            (self.second if broken == [SAME] else self.first).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.set_waiting(True)
        self.given.emit(self.first.text())

    def keyPressEvent(self, event) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
