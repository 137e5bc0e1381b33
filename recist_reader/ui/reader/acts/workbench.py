"""What the acts of the reading window share: the read, the page, and what the reader has in hand."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from recist_reader.problem import Problem, Refusal
from recist_reader.reading.read_session import ReadView
from recist_reader.trial.commands import Command
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.reader.intent import FREE, Intent, Purpose
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.models.keys import with_own_keys
from recist_reader.ui.reader.models.words import with_rule
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.reader.read_model import ReadModel
from recist_reader.ui.texts import shown_problem, tr

Act = Callable[[], None]
"""What a key or button does."""


class Workbench(QObject):
    """The selected lesion or free mark, what the next drawing means, and the one line that answers."""

    said = Signal(str, bool)  # text of the last event, True: it says why something was refused
    previewed = Signal(object)  # NoticeLine: what a state would change (FB-3); None: nothing any more
    touched = Signal()  # selection or intent has changed: everything is to be shown again
    meant = Signal()  # the next drawing means something else
    merging_changed = Signal()  # a carrier is asked for, or no more

    def __init__(self, page: ReaderPage, model: ReadModel, hangings: Hangings, parent: QObject | None = None):
        super().__init__(parent)
        self.page, self.model, self.hangings = page, model, hangings
        self.selected: str | None = None  # lesion id
        self.annotation: str | None = None  # UUID of a free mark
        self._merging: str | None = None
        self._intent: Intent = FREE

    @property
    def merging(self) -> str | None:
        """The target whose carrier is asked for (S-7)."""
        return self._merging

    @merging.setter
    def merging(self, lesion_id: str | None) -> None:
        self._merging = lesion_id
        self.merging_changed.emit()

    @property
    def intent(self) -> Intent:
        """What the next drawing means."""
        return self._intent

    @intent.setter
    def intent(self, intent: Intent) -> None:
        self._intent = intent
        role = intent.role if intent.purpose is Purpose.CREATE else None
        self.hangings.marks.draw_only(intent.purpose is not Purpose.FREE, role)
        self.meant.emit()

    def await_nothing(self) -> None:
        """No new lesion or fragment is awaited any more; the arrow, which draws only those, is put away."""
        self.intent = FREE
        if self.hangings.hand == "arrow":
            self.hangings.take("select")

    @property
    def view(self) -> ReadView:
        view = self.model.view
        if view is None:
            raise RuntimeError("nothing is open yet")
        return view

    @property
    def is_open(self) -> bool:
        """The shown timepoint can be changed."""
        return self.model.view is not None and self.model.session.open_timepoint == self.view.label

    def do(self, command: Command, then: Callable[[object], None] | None = None) -> None:
        """Send a wish down to the read; what comes of it is shown and said."""
        self.model.do(command, then)

    def new_uuid(self) -> str:
        return self.model.session.new_uuid()

    def lesion(self) -> LesionRecord | None:
        """The selected lesion; says what to do where there is none."""
        uuid = self.view.state.uuid_of(self.selected) if self.selected else None
        lesion = self.view.state.lesions.get(uuid or "")
        if lesion is None:
            key = self.key("next_lesion")
            self.refuse(tr("no lesion is selected; press {key} or click a row", key=key))
        return lesion

    def key(self, name: str) -> str:
        """The reader's key of an action, as a sentence has it."""
        return min(key_bindings().keys(name), key=len, default="")

    def printed(self, name: str) -> str:
        """The reader's key of an action, as chips have it."""
        return key_bindings().printed(name)

    def say(self, text: str) -> None:
        """One line about the last event."""
        self.said.emit(text, False)

    def refuse(self, text: str) -> None:
        """One line that says why nothing was done."""
        self.said.emit(text, True)

    def say_problem(self, problem: Problem) -> None:
        told = shown_problem(problem)
        self.refuse(with_own_keys(f"{told.what}. {told.remedy}.", self.printed))

    def say_refusal(self, refusal: Refusal) -> None:
        told = shown_problem(refusal.problem)
        where = f"{told.where}: " if told.where else ""
        text = f"{where}{with_rule(told.what, refusal.rule)}. {told.remedy}."
        self.refuse(with_own_keys(text, self.printed))
