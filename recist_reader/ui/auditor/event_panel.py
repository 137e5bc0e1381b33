"""One event of the trail: who, when, why, and what it changed, field by field."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.reading.people.trail_reading import Difference, TrailEvent
from recist_reader.ui.auditor.trail_model import cells_of
from recist_reader.ui.start.side_panel import SidePanel, empty
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark

WITHHELD = tr("This event holds the secret of an account, which nobody is shown.")
MOST_FIELDS = 200
NOTHING_THERE = "–"


class EventPanel(SidePanel):
    """Its texts can be selected and copied."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(tr("Event"), parent)
        self.close_button.hide()

    def say_nothing(self, words: str) -> None:
        """No event is shown, and why."""
        self.title.setText(tr("Event"))
        self.subtitle.setText("")
        empty(self.body)
        self._add("muted", words)
        self.body.addStretch(1)

    def show_event(self, event: TrailEvent) -> None:
        """Show an event whole."""
        time, person, role, kind, about, seq = cells_of(event.line)
        self.title.setText(event.change or kind)
        self.subtitle.setText(event.meaning)
        empty(self.body)
        self._pair(tr("Who"), tr("{person}, {role}", person=person, role=role))
        self._pair(tr("When"), tr("{time} UTC, local time {offset}", time=time, offset=event.line.offset))
        self._pair(
            tr("About"),
            tr("{about}, event {number} of {stream}", about=about, number=seq, stream=event.line.stream),
        )
        if event.reason:
            self._pair(tr("Reason"), event.reason)
        if event.is_withheld:
            self._add("muted", WITHHELD)
        for name, value in event.others:
            self._pair(name, value)
        if event.differences:
            self._add("section", tr("What it changed"))
        for row, fields in groupby(event.differences[:MOST_FIELDS], key=lambda one: one.row):
            self._add("caption", row)
            for one in fields:
                self._add_field(one)
        if len(event.differences) > MOST_FIELDS:
            rest = len(event.differences) - MOST_FIELDS
            self._add("muted", tr("and {rest:,} more, all in the exported trail", rest=rest))
        self._add("section", tr("Chain"))
        self._pair(tr("Program"), event.software)
        self._pair(tr("Hash"), event.hash)
        self._pair(tr("Hash before"), event.prev)
        self.body.addStretch(1)

    def _add_field(self, one: Difference) -> None:
        before, after = (NOTHING_THERE if side is None else side for side in (one.old, one.new))
        self._add("", tr("{field}:  {old}  →  {new}", field=one.field, old=before, new=after))

    def _pair(self, name: str, value: str) -> None:
        self._add("caption", name)
        self._add("", value)

    def _add(self, role: str, text: str) -> None:
        line = QLabel(_breakable(text), wordWrap=True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            mark(line, role)
        self.body.addWidget(line)


def _breakable(text: str) -> str:
    """A long hash breaks anywhere: zero-width spaces every 16 characters."""
    words = text.split(" ")
    return " ".join(
        "\u200b".join(word[at : at + 16] for at in range(0, len(word), 16)) or word for word in words
    )
