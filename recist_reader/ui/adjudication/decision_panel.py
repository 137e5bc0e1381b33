"""The decision: one read as a whole, its cause and reason, what is missing, the signature (AJ-5 to AJ-7)."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from recist_reader.trial.adjudication.decision import READS, SHORTEST_GROUNDS, DifferenceCause
from recist_reader.trial.adjudication.records import DecidedBy
from recist_reader.ui.adjudication.endorse_button import EndorseButton
from recist_reader.ui.adjudication.models.case import CaseView
from recist_reader.ui.adjudication.models.looking import CAUSE_WORDS, Looking, NeedLine
from recist_reader.ui.adjudication.reason_box import ReasonBox
from recist_reader.ui.people.person import Person
from recist_reader.ui.reader.lock.signature import Signature
from recist_reader.ui.reader.models.keys import Keys
from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.reader.panels.lines import LINE_HEIGHT, Glyph, Line, LineContent, label, rule_line
from recist_reader.ui.start.side_panel import primary
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

WIDTH = (400, 320)
ENDORSE_HEIGHT = (56, 48)
REASON_HEIGHT = (96, 58)
LOW_LINE = 18
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
MOST_CHARACTERS = 4_000
SIGN, SIGNING = tr("Sign as adjudication   Enter"), tr("Signing ...")
DRAWN = tr("The order of A and B was drawn for this case. Who read is not shown, before or after.")
NOT_A_JUDGEMENT = tr("Proved wrong by a check, not by judgement? Ask the manager instead: {key} (AJ-9).")


class DecisionPanel(QFrame):
    """Shows a `Looking` and lets its decision be made; `sign_asked` once nothing is missing."""

    changed = Signal()
    sign_asked = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "side")
        self._looking: Looking | None = None
        self._is_waiting = False
        self._keys: Keys = lambda _name: ""
        self.endorse = {read: EndorseButton(read) for read in READS}
        self.causes = Chips(tr("Cause of the difference"), room_px=WIDTH[1] - 2 * TOKENS.inset_large - 8)
        self.causes.offer(tuple((cause.value, CAUSE_WORDS[cause]) for cause in DifferenceCause))
        self.cause_keys = label("caption")
        self.reason, self.count = ReasonBox(), label("caption")
        self.needs = [Line() for _ in range(8)]
        self.signature = Signature()
        for words in self.signature.findChildren(QLabel):
            words.setWordWrap(True)  # the panel is narrower than a lock page
        self.sign_button = primary(SIGN, "lock")
        self.missing = label("", state="warn")
        self.missing.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.set_compact(False)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self, spacing=0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._make_head())
        self._content = QWidget()
        column = self._column = QVBoxLayout(self._content, spacing=6)
        column.setContentsMargins(TOKENS.inset_large, TOKENS.inset, TOKENS.inset_large, TOKENS.inset)
        for button in self.endorse.values():
            column.addWidget(button)
        row = QHBoxLayout()
        row.addWidget(label("section", tr("Cause of the difference")))
        row.addStretch(1)
        row.addWidget(self.cause_keys)
        column.addLayout(row)
        column.addWidget(self.causes)
        row = QHBoxLayout()
        row.addWidget(label("section", tr("Reason")))
        row.addStretch(1)
        row.addWidget(self.count)
        column.addLayout(row)
        column.addWidget(self.reason)
        column.addWidget(rule_line())
        self._needs_title = label("section", tr("Before signing"))
        column.addWidget(self._needs_title)
        for line in self.needs:
            column.addWidget(line)
        column.addWidget(rule_line())
        column.addWidget(self.signature)
        column.addWidget(self.sign_button)
        column.addWidget(self.missing)
        column.addWidget(rule_line())
        self._ask_words = label("caption")
        self._notes = [self._note("query", self._ask_words), self._note("hidden", label("caption", DRAWN))]
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        outer.addWidget(area, 1)

    def _make_head(self) -> QFrame:
        head = QFrame()
        mark(head, "header")
        row = QHBoxLayout(head, spacing=8)
        row.setContentsMargins(TOKENS.inset_large, 0, TOKENS.inset_large, 0)
        glyph = Glyph(TOKENS.icon_tool)
        glyph.show_icon("edit", "t1")
        row.addWidget(glyph)
        row.addWidget(label("page-title", tr("Decision")))
        row.addStretch(1)
        self.whole = label("caption", tr("whole read, never mixed"))
        row.addWidget(self.whole)
        self._head = head
        return head

    def _note(self, icon: str, text: QLabel) -> QWidget:
        note = QWidget()
        row = QHBoxLayout(note, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        glyph = Glyph()
        glyph.show_icon(icon, "t2")
        text.setWordWrap(True)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        self._column.addWidget(note)
        return note

    def _connect(self) -> None:
        for read, button in self.endorse.items():
            button.clicked.connect(lambda _on=False, which=read: self.choose_read(which))
        self.causes.chosen.connect(self._cause_chosen)
        self.reason.textChanged.connect(self._reason_typed)
        self.reason.done.connect(self.go_to_signature)
        self.signature.entered.connect(self.sign)
        self.sign_button.clicked.connect(lambda _on=False: self.sign())

    @property
    def is_waiting(self) -> bool:
        """A decision is on its way to the disk."""
        return self._is_waiting

    # -- what is shown

    def show_case(self, view: CaseView, looking: Looking, decided: DecidedBy | None) -> None:
        """Begin with a case; one that is decided is shown as it was signed, and nothing of it moves."""
        self._looking = looking
        for read, result in (("A", view.a), ("B", view.b)):
            line = tr("Best response {best}, progression {on}", best=result.best, on=result.progression)
            self.endorse[read].show_result(line)
        self.reason.setPlainText(looking.text if decided is None else decided.text)
        self._show_choice(looking.endorsed if decided is None else decided.endorsed)
        self.causes.choose((looking.cause or "") if decided is None else decided.cause)
        is_open = decided is None
        for part in (*self.endorse.values(), self.causes):
            part.setEnabled(is_open)
        self.reason.setReadOnly(not is_open)
        for part in (self.sign_button, self.signature, self.cause_keys, self._needs_title, self._notes[0]):
            part.setVisible(is_open)
        self.whole.setText(tr("whole read, never mixed") if is_open else tr("signed, not changed any more"))
        self.set_waiting(False)
        self.refresh()

    def ask_signature(self, person: Person | None, code: str) -> None:
        """Whose signature is asked for, and over what."""
        self.signature.ask(person)
        self.signature.values["content"].setText(tr("the decision on case {code}", code=code))

    def show_keys(self, keys: Keys) -> None:
        """`keys` names an action's key as printed."""
        self._keys = keys
        self._ask_words.setText(NOT_A_JUDGEMENT.format(key=keys("query")))
        for read, name in (("A", "endorse_a"), ("B", "endorse_b")):
            self.endorse[read].show_key(keys(name))
        first, last = keys("cause_target_selection"), keys("cause_error")
        self.cause_keys.setText(tr("{first} to {last}", first=first, last=last))
        for cause, button in zip(DifferenceCause, self.causes.buttons, strict=True):
            button.setToolTip(keys(f"cause_{cause.value}"))
        self.refresh()

    def refresh(self) -> None:
        """What was looked at has changed: lines and the sentence under the button."""
        looking = self._looking
        if looking is None:
            return
        is_decided = looking.needs.is_decided
        lines = () if is_decided else looking.lines
        for place, line in enumerate(self.needs):
            line.setVisible(place < len(lines))
            if place < len(lines):
                line.fill(self._need(lines[place]))
        length = len(self.reason.toPlainText().strip())
        full = tr(", it is full") if self.reason.is_full else ""
        self.count.setText(
            tr("{count} characters, at least {least}{full}", count=length, least=SHORTEST_GROUNDS, full=full)
        )
        if not self._is_waiting:
            self._say_missing(tuple(line for line in lines if not line.is_met), is_decided)

    def _need(self, line: NeedLine) -> LineContent:
        words = f"{line.words}, {line.count}" if line.count else line.words
        if line.is_met:
            return LineContent(words, ("done-circle", "ok"))
        return LineContent(words, ("todo", "warn"), key=self._keys(line.action))

    def _say_missing(self, open_lines: tuple[NeedLine, ...], is_decided: bool) -> None:
        self.sign_button.setEnabled(not open_lines and not is_decided)
        if is_decided:
            self.say(tr("Decided and signed. Only a reopening takes it back."), "")
        elif open_lines:
            first = open_lines[0].remedy
            many = tr("{count} things left. First: {first}.", count=len(open_lines), first=first)
            self.say(tr("One thing left: {first}.", first=first) if len(open_lines) == 1 else many)
        else:
            self.say("")

    def say(self, words: str, state: str = "warn") -> None:
        """One line under the button."""
        self.missing.setText(words)
        mark(self.missing, state=state)

    # -- acts

    def choose_read(self, read: str) -> None:
        """Endorse A or B as a whole."""
        if self._looking is None or self._looking.needs.is_decided:
            return
        self._looking.endorsed = read
        self._show_choice(read)
        self.refresh()
        self.changed.emit()

    def choose_cause(self, cause: str) -> None:
        """By key: choose, and go on to the reason."""
        if self._looking is None or self._looking.needs.is_decided:
            return
        self.causes.choose(cause)
        self._cause_chosen(cause)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_signature(self) -> None:
        """To what is to be typed first; where something else is missing that is said."""
        if self._looking is not None and not self._looking.needs.is_decided:
            self.signature.focus()

    def sign(self) -> None:
        """Enter: send the decision; what is missing is said and led to."""
        looking = self._looking
        if looking is None or looking.needs.is_decided or self._is_waiting:
            return
        self.refresh()
        if any(not line.is_met for line in looking.lines):
            return
        if self.signature.missing:
            self.say(self.signature.missing)
            self.signature.focus()
            return
        self.sign_asked.emit()

    def set_waiting(self, is_waiting: bool) -> None:
        """The decision is on its way to the disk."""
        self._is_waiting = is_waiting
        for part in (self.sign_button, self.signature):
            part.setEnabled(not is_waiting)
        if is_waiting:
            self.say(SIGNING, "")

    def refuse(self, words: str) -> None:
        """Say why nothing was signed; the password is to be typed anew."""
        self.set_waiting(False)
        self.refresh()
        self.say(words, "bad")
        self.signature.focus()

    def set_compact(self, compact: bool) -> None:
        self.setFixedWidth(grown(WIDTH[compact]))
        self._head.setFixedHeight(grown((60, 48)[compact]))
        for button in self.endorse.values():
            button.setFixedHeight(grown(ENDORSE_HEIGHT[compact]))
        self.reason.setFixedHeight(grown(REASON_HEIGHT[compact]))
        self._column.setSpacing(3 if compact else 6)
        for line in self.needs:
            line.set_size(LOW_LINE if compact else LINE_HEIGHT, "caption" if compact else "")
        self._notes[1].setVisible(not compact)
        self.signature.set_compact(compact)

    def _show_choice(self, read: str | None) -> None:
        for name, button in self.endorse.items():
            button.setChecked(name == read)

    def _cause_chosen(self, cause: str) -> None:
        if self._looking is not None:
            self._looking.cause = cause or None
            self.refresh()
            self.changed.emit()

    def _reason_typed(self) -> None:
        if self._looking is not None and not self._looking.needs.is_decided:
            self._looking.text = self.reason.toPlainText()
            self.refresh()
            self.changed.emit()

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.refresh()
