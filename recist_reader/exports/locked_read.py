"""A complete read as it goes out, with what its rows do not keep: who drew a mark when, earlier versions."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from recist_reader.exports.series_log import SeriesEntry
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Read, Timepoint
from recist_reader.recist.version import RULES_VERSION
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.records import LockRecord
from recist_reader.trial.state import ReadState

UNSIGNED = "unsigned"  # RO-10: the lock is no signature


@dataclass(frozen=True)
class DrawnBy:
    """The event that recorded a mark: its number in the read, its UTC time, the program."""

    number: int
    at: str
    software: str


@dataclass(frozen=True)
class DrawnMark:
    """A mark of a locked version; `lesion_id` is empty for a region or probe of no lesion.

    `is_superseded`: a later version of its timepoint was locked without it.
    """

    mark: Measurement
    lesion_id: str
    drawn: DrawnBy
    is_superseded: bool = False


@dataclass(frozen=True)
class LockedRead:
    """A complete read: all its timepoints are locked, in a study with accounts as its images are final.

    `read` and `assessment` follow from all locked timepoints. `locked_at` is the UTC time of the last
    lock by label; `drawn` the event that recorded a mark, by the mark's key; `superseded` the marks that only
    earlier locked versions have; `series` the subject's series, by UID.
    `is_final`: it is the subject's result (AD-4, AD-5, RO-10). `is_adjudicated`: an adjudicator decided
    between it and the other one. `signed_by`: the slot that signed its locks.
    """

    study_id: str
    slot: str
    reader_code: str
    charter_version: str
    state: ReadState
    facts: SubjectFacts
    visit_names: Mapping[str, str]
    read: Read
    assessment: Assessment
    locked_at: Mapping[str, str]
    drawn: Mapping[str, DrawnBy]
    superseded: tuple[DrawnMark, ...] = ()
    series: Mapping[str, SeriesEntry] = field(default_factory=dict)
    is_final: bool = True
    is_adjudicated: bool = False
    signed_by: str = UNSIGNED
    uuid: str = ""

    @property
    def subject(self) -> str:
        return self.facts.subject

    @property
    def options(self) -> CharterOptions:
        return self.read.options

    @property
    def marks(self) -> tuple[DrawnMark, ...]:
        """Every mark of every locked version."""
        return (*marks_of(self.state, self.drawn).values(), *self.superseded)

    @property
    def version(self) -> int:
        """Version of the read: the highest locked version of its timepoints, 1 until one is reopened."""
        return max((lock.version for lock in self.state.locks.values()), default=1)

    def lock(self, label: str) -> LockRecord | None:
        """The lock in force of a timepoint; None for a visit not done."""
        own = [lock for lock in self.state.locks.values() if lock.timepoint == label]
        return max(own, key=lambda lock: lock.version, default=None)

    def rules_version(self, label: str) -> str:
        """The rules that stood when the timepoint was locked (SG-4)."""
        lock = self.lock(label)
        return RULES_VERSION if lock is None else str(json.loads(lock.content)["rules"])

    def timepoint(self, label: str) -> Timepoint:
        """A timepoint of the read as the rules see it."""
        baseline = self.read.baseline
        if baseline is not None and baseline.id == label:
            return baseline
        return next(at for at in self.read.timepoints if at.id == label)


def marks_of(
    state: ReadState, drawn: Mapping[str, DrawnBy], labels: Collection[str] | None = None
) -> dict[tuple[str, int], DrawnMark]:
    """The marks of some timepoints (None: of all), by their key and the number of their event."""
    found = {}
    for key, mark in state.measurements.items():
        if labels is None or mark.timepoint in labels:
            lesion = state.lesions.get(mark.lesion) if mark.lesion else None
            found[key, drawn[key].number] = DrawnMark(mark, lesion.id if lesion else "", drawn[key])
    return found
