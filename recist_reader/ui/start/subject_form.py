"""A subject and the dates that PFS depends on: added once, changed later with a reason (ST-117, ST-118)."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from recist_reader.problem import Refusal
from recist_reader.recist.read import PartialDate
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start.side_panel import SidePanel, field, primary, sentence
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark

DAY = "YYYY-MM-DD"
DATES = (
    ("randomisation_date", tr("Randomised"), DAY),
    ("new_therapy_date", tr("New anti-cancer therapy"), DAY),
    ("clinical_deterioration_date", tr("Clinical deterioration"), DAY),
    ("death_date", tr("Death"), tr("{day}, or only YYYY-MM", day=DAY)),
)
PLACES = {"subject id": "subject"}  # where a refusal points to, if it is not the field's own name
RULE_FIELDS = {"ST-117": "reason"}


class SubjectForm(SidePanel):
    """Emits what was typed; the page saves it, or calls `refuse` with what the study said."""

    saved = Signal(dict)  # subject, dates, reason

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Add subject"), parent)
        self._before: SubjectRecord | None = None
        self.fields: dict[str, QLineEdit] = {}
        self.notes: dict[str, QLabel] = {}
        self._add("subject", tr("Subject id"), tr("A to Z, digits, dot, dash, underscore"))
        for name, text, hint in DATES:
            self._add(name, text, hint)
        self._add("reason", tr("Reason for the change"), tr("why the dates change"))
        note = QLabel(tr("Dates may stay empty and be set later. They count for PFS only."), wordWrap=True)
        mark(note, "muted")
        self.body.addWidget(note)
        self.body.addStretch(1)
        self.save_button = primary(tr("Save   Enter"), "done")
        self.save_button.clicked.connect(lambda _checked=False: self.save())
        self.footer.addStretch(1)
        self.footer.addWidget(self.save_button)
        for line in self.fields.values():
            line.returnPressed.connect(self.save)

    def _add(self, name: str, text: str, hint: str) -> None:
        self.fields[name] = field(self.body, text, hint)
        note = QLabel("", wordWrap=True)
        mark(note, state="bad")
        note.hide()
        self.notes[name] = note
        self.body.addWidget(note)

    def start(self, record: SubjectRecord | None = None) -> None:
        """Begin with an empty form, or with a subject whose dates are to be changed."""
        self._before = record
        self.title.setText(tr("Add subject") if record is None else tr("Subject and dates"))
        self.subtitle.setText("" if record is None else record.subject)
        self.say("")
        for name, line in self.fields.items():
            line.setText("" if record is None else _text(getattr(record, name, None)))
            self._note(name, "")
        self.fields["subject"].setReadOnly(record is not None)
        self._show_reason(record is not None)
        first = "subject" if record is None else "randomisation_date"
        self.fields[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_reason(self, shown: bool) -> None:
        line = self.fields["reason"]
        line.setVisible(shown)
        self.body.itemAt(self.body.indexOf(line) - 1).widget().setVisible(shown)

    def save(self) -> None:
        """Check what can be checked here, then hand over."""
        given: dict[str, Any] = {"subject": self.fields["subject"].text().strip()}
        wrong = None
        for name in self.fields:
            self._note(name, "")
        for name, text, _hint in DATES:
            line = self.fields[name]
            try:
                given[name] = _read(line.text(), month_will_do=name == "death_date")
            except ValueError:
                shown = tr("Write it as 2024-01-31") + (tr(" or 2024-01.") if name == "death_date" else ".")
                self._note(name, tr("{text}: no such date. {shown}", text=text, shown=shown))
                wrong = wrong or line
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._before is not None:
            given["reason"] = self.fields["reason"].text()
        self.saved.emit(given)

    def refuse(self, refusal: Refusal) -> None:
        """Show what the study said at the field it is about."""
        where = refusal.problem.where
        name = PLACES.get(where, where)
        if name not in self.fields:
            name = RULE_FIELDS.get(refusal.rule, "subject") if self._before is not None else "subject"
        words = sentence(refusal.problem)
        if name == "reason":
            words = tr("A change needs its reason: three letters or more.")
        elif refusal.rule == "ST-117":
            words = tr("This subject is in the study already. Choose another id, or change it with F2.")
        self._note(name, words)
        self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, name: str, words: str) -> None:
        self.notes[name].setText(words)
        self.notes[name].setVisible(bool(words))
        mark(self.fields[name], state="bad" if words else "")


def _text(value: date | PartialDate | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return f"{value.year:04d}-{value.month:02d}"
    return str(value)


def _read(text: str, month_will_do: bool) -> date | PartialDate | None:
    """A day, or a month where only that is known (D-6); raises ValueError."""
    text = text.strip()
    if not text:
        return None
    if month_will_do and len(text) == len("2024-01"):
        first = date.fromisoformat(f"{text}-01")
        return PartialDate(first.year, first.month)
    return date.fromisoformat(text)
