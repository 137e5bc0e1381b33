"""Where a person sits: what this session refuses before anything is decided (RO-6, SE-41)."""

from contextlib import suppress
from typing import Protocol

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.people import People
from recist_reader.reading.people.signing import Credentials, sign
from recist_reader.reading.people.signing_in import SignedIn, session_refused, sign_out
from recist_reader.said import phrase
from recist_reader.storage.chain import ActorContext
from recist_reader.storage.faults import StudyFault
from recist_reader.trial.people.acts import Act, act_refused
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.people.signatures import SignatureRecord, Statement


class Seat(Protocol):
    """Who may do what here. `role` is None in a single-reader study, which knows no roles (RO-10)."""

    @property
    def role(self) -> StudyRole | None: ...

    def refusal(self, act: Act) -> Refusal | None:
        """Why an act is refused, None where it is not; asked at every call."""

    def sign(
        self, statement: Statement, given: Credentials | None, by: ActorContext
    ) -> SignatureRecord | Refusal | None:
        """The person's signature, None where locks are not signed (RO-10). Raises StudyFault, Fault."""

    def leave(self) -> None:
        """The session ends: the person goes."""


class OwnSeat:
    """The one person of a single-reader study, who may do everything (RO-10)."""

    role: StudyRole | None = None

    def refusal(self, act: Act) -> Refusal | None:  # noqa: ARG002 - the protocol's shape
        return None

    def sign(
        self, statement: Statement, given: Credentials | None, by: ActorContext
    ) -> SignatureRecord | Refusal | None:
        """The lock is the check page and Enter, without password."""

    def leave(self) -> None:
        """Nobody signed in, so nobody signs out."""


class SignedInSeat:
    """A person who signed in, in one role. An ended session may do nothing (SE-7, FT-33)."""

    def __init__(self, people: People, signed_in: SignedIn) -> None:
        self.people = people
        self.signed_in = signed_in
        self.has_signed = False
        """Whether a signature was given in this session: from then on the password is enough (SG-3)."""

    @property
    def role(self) -> StudyRole | None:
        return self.signed_in.role

    def begin_anew(self, signed_in: SignedIn) -> None:
        """The same person signed in again: another session, whose first signature takes name and password."""
        self.signed_in, self.has_signed = signed_in, False

    def refusal(self, act: Act) -> Refusal | None:
        return session_refused(self.people, self.signed_in) or act_refused(self.signed_in.role, act)

    def sign(
        self, statement: Statement, given: Credentials | None, by: ActorContext
    ) -> SignatureRecord | Refusal | None:
        if given is None or (not self.has_signed and given.login is None):
            first = phrase("the first signature of a session needs name and password")
            what = phrase("the signature needs the password") if self.has_signed else first
            return refuse("SG-3", what, "password", phrase("Give it and sign again"))
        made = sign(self.people, self.signed_in, statement, given, by)
        self.has_signed |= isinstance(made, SignatureRecord)
        return made

    def leave(self) -> None:
        with suppress(StudyFault):  # what was done is stored; there is nothing to keep of the end
            sign_out(self.people, self.signed_in)
