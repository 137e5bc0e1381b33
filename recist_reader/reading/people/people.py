"""Accounts of an open study, and the one way to change them."""

from collections.abc import Callable
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.edit_events import coarse_type, note_payload, payload_of, recorded_of
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.recovery_proof import is_proved
from recist_reader.reading.workplace import Workplace
from recist_reader.said import phrase
from recist_reader.storage.chain import Event, NewEvent, first_break
from recist_reader.storage.faults import FaultCode, StudyFault, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.options import WorkflowOptions
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.people_state import ACCOUNT_STREAM, PeopleState, evolve_people


class People:
    """The accounts as they are stored. Not for several threads at once: one writer (IN-104).

    `store` makes an event durable, as `StudyFile.append`; `options` has what the charter asks of
    passwords and sessions. Raises StudyFault CORRUPT where the chain of the accounts does not hold.
    """

    def __init__(
        self,
        file: StudyFile,
        store: Callable[[NewEvent], Event],
        options: WorkflowOptions | None = None,
        hashes: PasswordHashes | None = None,
    ) -> None:
        self._file = file
        self._store = store
        self.options = options or WorkflowOptions()
        self.hashes = hashes or PasswordHashes()
        self.state = PeopleState()
        self._only: str | None = None
        self.reload()

    @property
    def study_id(self) -> str:
        return self._file.study_id

    def reload(self) -> None:
        """Read the accounts anew, for what another program stored since. Raises StudyFault."""
        events = self._file.events(ACCOUNT_STREAM)
        broken = first_break(self._file.study_id, events)
        if broken is not None:
            raise fault(
                FaultCode.CORRUPT,
                what=phrase("the record of accounts does not hold: {broken}", broken=broken),
            )
        state = PeopleState()
        for event in events:
            recorded = recorded_of(event)
            if recorded is None:
                continue
            if recorded.edit.change == "account.recovered" and not is_proved(
                self.study_id, str(event.record["object"]), recorded.edit
            ):
                raise fault(
                    FaultCode.CORRUPT, what=phrase("an account was recovered without the recovery file")
                )
            state = evolve_people(state, recorded)
        self.state = state if self._only is None else state.of(self._only)

    def keep_only(self, account: str) -> None:
        """Forget all accounts but one: who is blinded knows of no other person (SE-61, RO-2, RO-3)."""
        self._only = account
        self.state = self.state.of(account)

    def record(self, edit: Edit | Refusal, account: str, by: Workplace) -> Recorded | Refusal:
        """Store a decided edit about an account; a refusal is noted and passes through. Raises StudyFault.

        HEAD_MOVED: something was stored that was told as failed; `state` then has it.
        """
        if isinstance(edit, Refusal):
            self.note("action.refused", account, by, rule=edit.rule, wish="account")
            return edit
        try:
            event = self._store(new_account_event(edit, account, by))
        except StudyFault as error:
            if error.code is FaultCode.HEAD_MOVED:
                self.reload()
            raise
        recorded = Recorded(event.event_id, edit)
        self.state = evolve_people(self.state, recorded)
        return recorded

    def note(self, change: str, account: str, by: Workplace, **fields: Any) -> None:
        """Store that something happened which changed nothing (AU-1). Raises StudyFault."""
        about = account if self.state.account(account) is not None else self._file.study_id
        self._store(_event(change, note_payload(change, **fields), about, by))


def new_account_event(edit: Edit, account: str, by: Workplace) -> NewEvent:
    """Return the event that makes an edit about an account durable."""
    return _event(edit.change, payload_of(edit), account, by)


def _event(change: str, payload: dict[str, Any], about: str, by: Workplace) -> NewEvent:
    return NewEvent(
        event_id=by.make_uuid(),
        stream=ACCOUNT_STREAM,
        type=coarse_type(change),
        object=about,
        payload=payload,
        by=by.actor(),
    )
