"""What a reader asks the study manager: an entry of the list, words, or both (QY-2)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.query_words import LONGEST_TEXT
from recist_reader.ui.reader.lock.reason_field import ReasonLine
from recist_reader.ui.reader.models.words import timepoint_name
from recist_reader.ui.reader.panels.lines import label
from recist_reader.ui.reader.queries.views import entries
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.widgets.choice_box import ChoiceBox


class AskForm(QFrame):
    """`asked` tells what; the text stays until it is stored."""

    asked = Signal(object)  # NewQuery

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self, spacing=TOKENS.inset_small)
        column.setContentsMargins(0, 0, 0, 0)
        self.entries, self.timepoints = ChoiceBox(), ChoiceBox()
        for box in (self.entries, self.timepoints):  # the panel is narrower than the longest entry
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.entries.setAccessibleName(tr("What you ask"))
        self.timepoints.setAccessibleName(tr("About which timepoint"))
        self.entries.addItem(tr("In words only"), None)
        for entry, words in entries():
            self.entries.addItem(words, entry)
        self.text = ReasonLine(tr("Question in words"), tr("In words, without values and categories"))
        self.text.setMaxLength(LONGEST_TEXT)
        self.button = QPushButton(tr("Ask the study manager   Enter"), autoDefault=False)
        mark(self.button, "small")
        self.refusal = label("caption", state="warn")
        self.refusal.setWordWrap(True)
        for part in (
            label("section", tr("Ask the study manager")),
            self.entries,
            self.timepoints,
            self.text,
            self.button,
            self.refusal,
        ):
            column.addWidget(part)
        self.refuse("")
        self.text.returnPressed.connect(self._ask)
        self.text.textEdited.connect(lambda _text: self.refuse(""))
        self.button.clicked.connect(self._ask)

    def offer(self, labels: tuple[str, ...], current: str) -> None:
        """Which timepoints the reader knows of; the one that is shown is chosen, while nothing was."""
        if labels == tuple(self.timepoints.itemData(n) for n in range(1, self.timepoints.count())):
            return
        self.timepoints.clear()
        self.timepoints.addItem(tr("The whole read"), None)
        for name in labels:
            self.timepoints.addItem(timepoint_name(name), name)
        self.timepoints.setCurrentIndex(self.timepoints.findData(current))

    def refuse(self, why: str) -> None:
        """Say why it was not asked; the text stays."""
        self.refusal.setText(why)
        self.refusal.setVisible(bool(why))

    def clear(self) -> None:
        """It is asked: begin anew."""
        self.entries.setCurrentIndex(0)
        self.text.clear()
        self.refuse("")

    def _ask(self) -> None:
        wish = NewQuery(self.entries.currentData(), self.text.text().strip(), self.timepoints.currentData())
        self.asked.emit(wish)
