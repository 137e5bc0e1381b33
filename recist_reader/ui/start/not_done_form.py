"""A scheduled visit without images, with its reason (OR-9)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.problem import Refusal
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.ui.start.side_panel import SidePanel, caption, field, primary, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.choice_box import ChoiceBox


class NotDoneForm(SidePanel):
    """Asks for visit and reason; the page declares."""

    declared = Signal(str, str, str)  # subject, visit, reason

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Visit not done"), parent)
        self._subject = ""
        self.visit = ChoiceBox()
        self.body.addWidget(caption(tr("Visit"), self.visit))
        self.body.addWidget(self.visit)
        self.reason = field(self.body, tr("Reason"), tr("for example: patient was ill"))
        self.reason.returnPressed.connect(self.declare)
        note = QLabel(
            tr(
                "The visit counts as not evaluable. Images that come later make it a visit again, as long as "
                "its timepoint is not locked."
            ),
            wordWrap=True,
        )
        mark(note, "muted")
        self.body.addWidget(note)
        self.body.addStretch(1)
        self.save_button = primary(tr("Declare not done   Enter"), "done")
        self.save_button.clicked.connect(lambda _checked=False: self.declare())
        self.footer.addStretch(1)
        self.footer.addWidget(self.save_button)

    def start(self, subject: str, visits: tuple[str, ...]) -> None:
        """Begin with the visits that may be declared, the next first."""
        self._subject = subject
        self.subtitle.setText(subject)
        self.say("")
        self.visit.clear()
        self.visit.addItems(visits)
        self.reason.clear()
        mark(self.reason, state="")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def declare(self) -> None:
        self.declared.emit(self._subject, self.visit.currentText(), self.reason.text())

    def refuse(self, refusal: Refusal) -> None:
        self.say(sentence(refusal.problem), "bad")
        short = not says_enough(self.reason.text(), SHORTEST_NOTE)
        mark(self.reason, state="bad" if short else "")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
