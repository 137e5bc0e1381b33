"""One query in the card: what it says, its state, and the field of its answer (QY-1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from recist_reader.trial.people.query_words import LONGEST_TEXT
from recist_reader.ui.reader.lock.reason_field import ReasonLine
from recist_reader.ui.reader.panels.lines import Glyph, label
from recist_reader.ui.reader.queries.views import QueryCardLine
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS


class QueryItem(QFrame):
    """Shows a `QueryCardLine`."""

    answer_given = Signal(str)
    lesion_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        mark(self, "card")
        self._lesion: str | None = None
        column = QVBoxLayout(self, spacing=TOKENS.inset_small)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset_small, TOKENS.inset, TOKENS.inset_small)
        head = QHBoxLayout()
        self.glyph, self.about = Glyph(), label("title")
        self.jump = QPushButton(autoDefault=False)
        mark(self.jump, "small")
        head.addWidget(self.glyph)
        head.addWidget(self.about, 1)
        head.addWidget(self.jump)
        self.said, self.state = label(""), label("caption")
        self.field = ReasonLine(tr("Answer"), tr("Your answer, without values and categories"))
        self.field.setMaxLength(LONGEST_TEXT)
        self.button = QPushButton(tr("Answer   Enter"), autoDefault=False)
        mark(self.button, "small")
        self.refusal = label("caption", state="warn")
        column.addLayout(head)
        for words in (self.said, self.state, self.field, self.button, self.refusal):
            column.addWidget(words)
        for words in (self.said, self.state, self.refusal):
            words.setWordWrap(True)
        self.refuse("")
        self.field.returnPressed.connect(self._give)
        self.field.textEdited.connect(lambda _text: self.refuse(""))
        self.button.clicked.connect(self._give)
        self.jump.clicked.connect(lambda _checked=False: self.lesion_asked.emit(self._lesion or ""))

    def show_line(self, line: QueryCardLine, *, leads: bool) -> None:
        """`leads`: its lesion is one of this read that can be gone to."""
        self._lesion = line.lesion
        self.glyph.show_icon("hold" if line.is_blocking else "query", "warn")
        self.about.setText(line.about)
        self.said.setText("\n".join(line.said))
        self.state.setText(line.state)
        self.jump.setText(tr("Go to {lesion}", lesion=line.lesion or ""))
        self.jump.setVisible(leads)
        self.field.setAccessibleName(tr("Answer, {about}", about=line.about))
        for part in (self.field, self.button):
            part.setVisible(line.can_answer)

    def refuse(self, why: str) -> None:
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))

    def clear(self) -> None:
        self.field.clear()
        self.refuse("")

    def _give(self) -> None:
        self.answer_given.emit(self.field.text().strip())
