"""Whether the reader agrees with the computed category; agreement is chosen beforehand (OR-10, FB-4)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from recist_reader.ui.reader.lock.reason_field import ReasonLine
from recist_reader.ui.reader.models.lock_views import CategoryQuestion
from recist_reader.ui.reader.panels.chips import Chips
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.full_note import add_told_when_full

AGREES, DIFFERS = "agrees", "differs"


class Agreement(QFrame):
    """Two answers; the second asks for category and reason in place. Both categories are stored."""

    changed = Signal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setProperty("role", "card")
        self._question: CategoryQuestion | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(TOKENS.inset_large, TOKENS.inset, TOKENS.inset_large, TOKENS.inset)
        column.setSpacing(8)
        column.addWidget(label("section", tr("Do you agree with the computed category?")))
        self.answer = Chips(tr("Agreement with the computed category"), may_be_none=False)
        self.category = Chips(tr("Your overall category"))
        self.reason = ReasonLine(tr("Reason for another category"), tr("Why, in at least 10 characters"))
        self.note = label("caption", tr("Both the computed and your own category are stored (OR-10)."))
        self.note.setWordWrap(True)
        column.addWidget(self.answer)
        column.addWidget(self.category)
        self.full = add_told_when_full(column, self.reason)
        column.addWidget(self.note)
        column.addStretch(1)
        self.answer.chosen.connect(self._answered)
        self.category.chosen.connect(lambda _value: self.changed.emit())
        self.reason.textChanged.connect(lambda _text: self.changed.emit())

    def ask(self, question: CategoryQuestion | None) -> None:
        """Show the question; another computed category begins anew with agreement."""
        self.setVisible(question is not None)
        if question == self._question:
            return
        self._question = question
        if question is not None:
            words = (
                (AGREES, tr("Yes, {computed} stands", computed=question.computed)),
                (DIFFERS, tr("No, another category")),
            )
            self.answer.offer(words, AGREES)
            self.category.offer(tuple((value, value) for value in question.others))
        self.reason.clear()
        self._show_parts()

    @property
    def differs(self) -> bool:
        return self._question is not None and self.answer.value == DIFFERS

    @property
    def wish(self) -> tuple[str | None, str | None]:
        """The differing category and its reason; (None, None) for agreement."""
        return (self.category.value, self.reason.reason) if self.differs else (None, None)

    @property
    def missing(self) -> str:
        """What is still to be said before the lock; empty when nothing is."""
        if not self.differs:
            return ""
        if not self.category.value:
            return tr("Choose your category (OR-10)")
        if not self.reason.reason:
            return tr(
                "Say why your category differs, {lacking} more characters (OR-10)",
                lacking=self.reason.lacking,
            )
        return ""

    def _answered(self, _value: str) -> None:
        self._show_parts()
        if self.differs:
            self.category.buttons[0].setFocus()
        self.changed.emit()

    def _show_parts(self) -> None:
        for part in (self.category, self.reason):
            part.setVisible(self.differs)
        self.full.hide()
