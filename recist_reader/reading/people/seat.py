"""Where a person sits: what this session refuses before anything is decided (RO-6, SE-41)."""

from contextlib import suppress
from typing import Protocol

from recist_reader.problem import Refusal
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing_in import SignedIn, session_refused, sign_out
from recist_reader.storage.faults import StudyFault
from recist_reader.trial.people.acts import Act, act_refused
from recist_reader.trial.people.roles import StudyRole


class Seat(Protocol):
    """Who may do what here. `role` is None in a single-reader study, which knows no roles (RO-10)."""

    @property
    def role(self) -> StudyRole | None: ...

    def refusal(self, act: Act) -> Refusal | None:
        """Why an act is refused, None where it is not; asked at every call."""

    def leave(self) -> None:
        """The session ends: the person goes."""


class OwnSeat:
    """The one person of a single-reader study, who may do everything (RO-10)."""

    role: StudyRole | None = None

    def refusal(self, act: Act) -> Refusal | None:  # noqa: ARG002 - the protocol's shape
        return None

    def leave(self) -> None:
        """Nobody signed in, so nobody signs out."""


class SignedInSeat:
    """A person who signed in, in one role. An ended session may do nothing (SE-7, FT-33)."""

    def __init__(self, people: People, signed_in: SignedIn) -> None:
        self.people = people
        self.signed_in = signed_in

    @property
    def role(self) -> StudyRole | None:
        return self.signed_in.role

    def refusal(self, act: Act) -> Refusal | None:
        return session_refused(self.people, self.signed_in) or act_refused(self.signed_in.role, act)

    def leave(self) -> None:
        with suppress(StudyFault):  # what was done is stored; there is nothing to keep of the end
            sign_out(self.people, self.signed_in)
