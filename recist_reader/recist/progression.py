"""The first overall PD: where it stands, its date, and what it does to the other timepoints.

Source: RECIST 1.1, Eisenhauer 2009, section 4.3.5; our rules NL-3, NT-11, OR-8 and PFS-14. A later
scan may prove an equivocal finding and date PD back; what follows the first PD changes nothing.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from recist_reader.recist.assessment import Reason, TimepointAssessment
from recist_reader.recist.dates import Trigger, pd_date
from recist_reader.recist.new_lesion import NewLesions
from recist_reader.recist.non_target import marks_proved_at
from recist_reader.recist.read import Read
from recist_reader.recist.vocabulary import Response


class Progression(NamedTuple):
    """The first overall PD: where it stands, its date, whether a later scan proved it (NL-3)."""

    place: int
    date: datetime.date | None
    trigger: str
    backdated_by: Reason | None = None


def first_progression(
    read: Read, as_read: Sequence[TimepointAssessment], new: Sequence[NewLesions]
) -> Progression | None:
    """Return the first overall PD that counts; a finding proved at that PD dates it back (NL-3)."""
    for place, answer in enumerate(as_read):
        if answer.overall_as_read is Response.PD and is_before_cutoff(read, answer.date):
            own = Progression(place, answer.date, answer.pd_trigger or "")
            return min((own, *_backdated(read, place, new)), key=_earliest)
    return None


def _earliest(progression: Progression) -> tuple[int, datetime.date]:
    return progression.place, progression.date or datetime.date.max


def _backdated(read: Read, place: int, new: Sequence[NewLesions]) -> list[Progression]:
    found = []
    for lesion in new[place].proved_here:
        course = new[place].courses[lesion]
        if course.first_index < place:
            when = _backdated_date(read, course.first_index, course.first_date)
            why = _backdating_reason("NL-3", lesion, read.timepoints[place].id)
            found.append(Progression(course.first_index, when, "new", why))
    for mark in marks_proved_at(read.timepoints, place, read.options):
        when = _backdated_date(read, mark.first_index, mark.first_date)
        why = _backdating_reason("NT-11", mark.lesion, read.timepoints[place].id)
        found.append(Progression(mark.first_index, when, "non_target", why))
    return found


def _backdated_date(read: Read, place: int, seen: datetime.date | None) -> datetime.date | None:
    return pd_date(read.timepoints[place], (Trigger("", seen),), read.options)


def _backdating_reason(rule: str, lesion: str, proved_at: str) -> Reason:
    return Reason(rule, True, {"proved_at": proved_at}, (lesion,))


def is_before_cutoff(read: Read, when: datetime.date | None) -> bool:
    """Say whether a day counts: later timepoints are ignored (PFS-14)."""
    return read.cutoff_date is None or when is None or when <= read.cutoff_date


def final(
    answers: Sequence[TimepointAssessment], progression: Progression | None
) -> tuple[TimepointAssessment, ...]:
    """Return the timepoints with what later ones changed: PD dated back, and the flag after PD (OR-8)."""
    if progression is not None:
        first = progression.place
    else:  # a PD after the cut-off counts for nothing, and yet what follows it is after a PD
        first = next((i for i, a in enumerate(answers) if a.overall is Response.PD), len(answers))
    return tuple(
        replace(answer, post_pd=True) if place > first else _with_progression(answer, place, progression)
        for place, answer in enumerate(answers)
    )


def _with_progression(
    answer: TimepointAssessment, place: int, progression: Progression | None
) -> TimepointAssessment:
    if progression is None or place != progression.place:
        return answer
    reasons = answer.reasons
    if progression.backdated_by is not None:
        reasons = (*reasons, progression.backdated_by)
    return replace(
        answer,
        overall=Response.PD,
        date=progression.date,
        pd_trigger=progression.trigger,
        reasons=reasons,
    )


def progression_in(answers: Sequence[TimepointAssessment]) -> Progression | None:
    """Return the first PD of timepoints that are final already."""
    for place, answer in enumerate(answers):
        if answer.overall is Response.PD:
            return Progression(place, answer.date, answer.pd_trigger or "")
    return None
