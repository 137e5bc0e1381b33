"""The manager gives reads to readers; a reader sees them under a code that tells nothing (BN-5, RO-8)."""

import secrets
import string
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.people import People
from recist_reader.reading.people.read_states import require_legal_change
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.allocation import Allocate, Place, allocated, decide_allocate
from recist_reader.trial.people.assigning import Assign, decide_assign, decide_void

_LETTERS = "CDEFHJKLMNPRTUVWXY"
"""Letters that are not taken for digits or for each other."""
FEWEST_DIGITS = 4


@dataclass(frozen=True)
class Assigned:
    """A read that was assigned: its UUID and the code under which its reader finds it."""

    recorded: Recorded
    read: str
    code: str


def assign(study: StudySession, people: People, subject: str, login: str, slot: str) -> Assigned | Refusal:
    """Give one place (R1, R2) of a subject to a reader. Raises StudyFault."""
    account = people.state.by_login(login) or ""
    read = study.workplace.make_uuid()
    code = _shared_code(study, subject) or new_code({row.code for row in study.state.codes.values()})
    wish = Assign(read, code, subject, account, slot)
    answer = study.record(Act.ASSIGN, decide_assign(study.state, people.state, wish))
    return answer if isinstance(answer, Refusal) else Assigned(answer, read, code)


def allocate(
    study: StudySession, people: People, logins: Sequence[str], seed: int | None
) -> tuple[Recorded, list[Place]] | Refusal:
    """Give all free places to a pair of readers, or by a seed to a pool, as one event. Raises StudyFault."""
    wish = Allocate(tuple(people.state.by_login(login) or "" for login in logins), seed)
    places = allocated(study.state, people.state, wish)
    if isinstance(places, Refusal):
        refused = study.record(Act.ASSIGN, places)
        return refused if isinstance(refused, Refusal) else places
    edit = decide_allocate(study.state, wish, places, _reads_of(study, places))
    answer = study.record(Act.ASSIGN, edit)
    return answer if isinstance(answer, Refusal) else (answer, places)


def _reads_of(study: StudySession, places: Sequence[Place]) -> list[tuple[str, str]]:
    """UUID and reading code of the new read of each place; one code a subject where readers share it."""
    used = {row.code for row in study.state.codes.values()}
    is_shared = not study.state.options().workflow.reader_specific_codes
    codes: dict[str, str] = {}
    drawn = []
    for place in places:
        code = codes.get(place.subject) or _shared_code(study, place.subject) or new_code(used)
        used.add(code)
        if is_shared:
            codes[place.subject] = code
        drawn.append((study.workplace.make_uuid(), code))
    return drawn


def _shared_code(study: StudySession, subject: str) -> str | None:
    """The code by which a subject is known already, where both readers see the same (BN-5)."""
    if study.state.options().workflow.reader_specific_codes:
        return None
    own = (uuid for uuid, a in study.state.assignments.items() if a.subject == subject)
    return next((study.state.codes[uuid].code for uuid in own if uuid in study.state.codes), None)


def take_back(study: StudySession, subject: str, slot: str, reason: str) -> Recorded | Refusal:
    """Take an assignment back, with a reason. Raises StudyFault, IllegalTransition once decided (ST-1)."""
    read = next(
        (
            uuid
            for uuid, a in study.state.assignments.items()
            if (a.subject, a.slot, a.void) == (subject, slot, False)
        ),
        None,
    )
    if read is None:
        nothing = refuse("RO-8", phrase("nobody is assigned"), subject, phrase("Nothing to do"))
        return study.record(Act.ASSIGN, nothing)
    rows = study.file.rows("timepoint", f"read:{read}")
    begun = {label: str(row["state"]) for label, row in rows.items()}
    edit = decide_void(study.state, read, reason, begun)
    if isinstance(edit, Edit):
        require_legal_change(study, subject, Act.ASSIGN, edit)
    return study.record(Act.ASSIGN, edit)


def new_code(used: Collection[str]) -> str:
    """Return a code that nobody has: two letters or digits of the study, then digits at random.

    Drawn by the system's secret source, so that neither subject, order nor arm can be read from it (BN-5).
    """
    prefix = next(iter(used)).partition("-")[0] if used else _new_prefix()
    digits = max(FEWEST_DIGITS, len(str(2 * len(used))))  # half of the codes stay free: drawing ends soon
    while True:
        code = f"{prefix}-{secrets.randbelow(10**digits):0{digits}d}"
        if code not in used:
            return code


def _new_prefix() -> str:
    return secrets.choice(_LETTERS) + secrets.choice(string.digits[2:])
