"""Which payloads of the audit trail a role may see (AU-6, RO-5, SE-61); the chain holds without."""

from collections.abc import Mapping
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.seen_reads import seen_reads
from recist_reader.reading.people.signing_in import session_refused
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.said import phrase
from recist_reader.storage.chain import Event
from recist_reader.storage.trail import Shows
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.people_state import ACCOUNT_STREAM
from recist_reader.trial.people.people_state import TABLE as ACCOUNTS
from recist_reader.trial.people.roles import StudyRole


def shown_payloads(study: StudySession) -> Shows | Refusal:
    """Return what says of an event whether this person may see its payload; refused where a session ended.

    Auditor: all but secrets of accounts. Manager: `study` and `account`, without secrets. Reader: own reads
    and the own account. Adjudicator: what the person did in a case. Exporter: reads that are complete.
    """
    seat = study.seat
    if not isinstance(seat, SignedInSeat):
        what = phrase("nobody signs in to a single-reader study")
        return refuse("RO-10", what, "role", phrase("Leave the name out"))
    refusal = session_refused(seat.people, seat.signed_in)
    if refusal is not None:
        study.note_refusal(refusal, str(Act.SEE_TRAIL))
        return refusal
    account, role = seat.signed_in.account, seat.signed_in.role
    streams = _streams(study, role)

    def shows(event: Event) -> bool:
        if holds_secret(event.payload or {}):
            return False
        is_own = role in _OWN and event.stream == ACCOUNT_STREAM and event.record["object"] == account
        is_done_here = role is StudyRole.ADJUDICATOR and event.record["actor"] == account
        is_case = is_done_here and event.stream.startswith("adj:")
        return role is StudyRole.AUDITOR or event.stream in streams or is_own or is_case

    return shows


_OWN = frozenset({StudyRole.READER, StudyRole.ADJUDICATOR, StudyRole.EXPORTER})
"""Who sees of accounts what was done about the own."""


def holds_secret(payload: Mapping[str, Any]) -> bool:
    """Whether a payload has the hash of a password or a sealed key: nobody is shown it (SE-1, SE-61)."""
    sides = (payload.get(side) or {} for side in ("old", "new"))
    return any(key.partition("/")[2] == "password" for side in sides for key in side.get(ACCOUNTS, {}))


def _streams(study: StudySession, role: StudyRole) -> frozenset[str]:
    """Streams of which the role sees every payload."""
    if role is StudyRole.MANAGER:
        return frozenset({STUDY_STREAM, ACCOUNT_STREAM})
    if role not in (StudyRole.READER, StudyRole.EXPORTER):
        return frozenset()
    reads = seen_reads(study)
    return frozenset() if isinstance(reads, Refusal) else frozenset(f"read:{read.uuid}" for read in reads)
