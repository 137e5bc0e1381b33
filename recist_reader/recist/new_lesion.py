"""New lesions over time: what state each is in, and where a proved one was first seen.

Source: RECIST 1.1, Eisenhauer 2009, section 4.3.5; Schwartz 2016; our rules NL-2 to NL-4, NL-10.
Whether a finding is a lesion, and new, is the reader's judgement (NL-1, NL-6 to NL-9).
A lesion is recorded where it is first seen and where its state changes: between, its state stands.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recist_reader.recist.dates import lesion_date
from recist_reader.recist.read import Timepoint
from recist_reader.recist.vocabulary import NewLesionState


@dataclass(frozen=True)
class Course:
    """One new lesion so far: its state in force and the scan that first showed it."""

    state: NewLesionState
    first_index: int
    first_date: datetime.date | None


@dataclass(frozen=True)
class NewLesions:
    """All new lesions as they stand at one timepoint."""

    courses: Mapping[str, Course]
    proved_here: tuple[str, ...] = ()  # unequivocal from this timepoint on

    def in_state(self, state: NewLesionState) -> tuple[str, ...]:
        return tuple(lesion for lesion, course in self.courses.items() if course.state is state)

    @property
    def unequivocal(self) -> tuple[str, ...]:
        return self.in_state(NewLesionState.UNEQUIVOCAL)

    @property
    def summary(self) -> str:
        """`unequivocal` before `equivocal` before `none`."""
        if self.unequivocal:
            return "unequivocal"
        return "equivocal" if self.in_state(NewLesionState.EQUIVOCAL) else "none"


def follow(timepoints: Iterable[Timepoint]) -> tuple[NewLesions, ...]:
    """Return the new lesions as they stand at each timepoint, in order."""
    courses: Mapping[str, Course] = {}
    standing = []
    for index, at in enumerate(timepoints):
        if at.new_lesions:
            before = courses
            courses = {
                **before,
                **{
                    f.id: _next(before.get(f.id), f.state, index, lesion_date(at, f.id))
                    for f in at.new_lesions
                },
            }
            proved = tuple(
                f.id
                for f in at.new_lesions
                if courses[f.id].state is NewLesionState.UNEQUIVOCAL and not _is_proved(before.get(f.id))
            )
            standing.append(NewLesions(courses, proved))
        else:
            standing.append(NewLesions(courses))
    return tuple(standing)


def _next(before: Course | None, state: NewLesionState, index: int, when: datetime.date | None) -> Course:
    if before is None or before.state is NewLesionState.NOT_LESION:
        # NL-4: a refuted finding has no effect, so one that shows again is dated afresh.
        return Course(state, index, when)
    if _is_proved(before):  # NL-10
        return before
    return Course(state, before.first_index, before.first_date)


def _is_proved(course: Course | None) -> bool:
    return course is not None and course.state is NewLesionState.UNEQUIVOCAL
