"""Coming back to a covered window: the same person's password opens it (SG-3, SE-7).

A session that lasted its hours is over; the same password begins the person's next one, and what was in hand
when the window was covered is in hand still (FT-33).
"""

from dataclasses import replace

from recist_reader.problem import Refusal
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.signing_in import session_refused, sign_in, sign_out, why_ended
from recist_reader.reading.study_session import StudySession


def come_back(study: StudySession, password: str) -> Refusal | None:
    """Return None where this is the password of the person who works here, else why not.

    In the writer's thread: a key is derived, and each attempt is stored as a sign-in (SE-3). Raises
    StudyFault where it cannot be, Fault where memory is short: then the window stays covered.
    """
    seat = study.seat
    assert isinstance(seat, SignedInSeat), "nobody signs in to a single-reader study"
    people, before = seat.people, seat.signed_in
    account = people.state.account(before.account)
    login = "" if account is None else account.login
    is_over = why_ended(people, before) is not None
    place = replace(before.place, session=before.place.make_uuid()) if is_over else before.place
    answer = sign_in(people, place, login, password, before.role)
    if isinstance(answer, Refusal):
        return answer
    if is_over:
        sign_out(people, before)
        seat.begin_anew(answer)
        study.workplace = answer.place
    return session_refused(people, seat.signed_in)
