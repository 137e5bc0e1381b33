"""Accounts of an open study, and the one way to change them."""

from collections.abc import Callable
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.edit_events import coarse_type, note_payload, payload_of, recorded_of
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.chain import Event, NewEvent
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.people_state import ACCOUNT_STREAM, PeopleState, evolve_people

PRODUCT = "RECIST Reader"


class People:
    """The accounts as they are stored. Not for several threads at once: one writer (IN-104)."""

    def __init__(self, file: StudyFile, store: Callable[[NewEvent], Event]) -> None:
        self._file = file
        self._store = store
        self.state = PeopleState()
        for event in file.events(ACCOUNT_STREAM):
            recorded = recorded_of(event)
            if recorded is not None:
                self.state = evolve_people(self.state, recorded)

    def record(self, edit: Edit | Refusal, account: str, by: Workplace) -> Recorded | Refusal:
        """Store a decided edit about an account; a refusal passes through. Raises StudyFault."""
        if isinstance(edit, Refusal):
            self.note("action.refused", account, by, rule=edit.rule, wish="account")
            return edit
        event = self._store(self._event(edit.change, payload_of(edit), account, by))
        recorded = Recorded(event.event_id, edit)
        self.state = evolve_people(self.state, recorded)
        return recorded

    def note(self, change: str, account: str, by: Workplace, **fields: Any) -> None:
        """Store that something happened which changed nothing (AU-1). Raises StudyFault."""
        self._store(self._event(change, note_payload(change, **fields), account, by))

    def _event(self, change: str, payload: dict[str, Any], account: str, by: Workplace) -> NewEvent:
        return NewEvent(
            event_id=by.make_uuid(),
            stream=ACCOUNT_STREAM,
            type=coarse_type(change),
            object=account or self._file.study_id,
            payload=payload,
            by=by.actor(),
        )
