"""The state of a read, derived from what is stored (ST-1 to ST-4, workflow 2.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recist_reader.trial.records import TimepointState


class ReadStage(StrEnum):
    """State of one read of one subject, by its code."""

    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    COMPLETE = "complete"
    ADJUDICATION_PENDING = "adjudication_pending"
    ADJUDICATED = "adjudicated"
    FINAL = "final"
    REOPENED = "reopened"
    VOID = "void"


class PairState(StrEnum):
    """What became of the two complete reads of a subject (AD-2, AJ-1)."""

    NOT_COMPARED = "not_compared"
    AGREED = "agreed"
    PENDING = "pending"
    DECIDED = "decided"


@dataclass(frozen=True)
class ReadFacts:
    """What the state of a read depends on.

    `readable`: labels of its released timepoints that have images. `begun`: label -> state in this read.
    `is_ended`: its first overall PD is locked and the charter says stop (`read_after_pd` false, OR-8).
    `is_held`: a blocking query is open (QY-1). `awaits_reopening`: a request was approved and the reader has
    not opened the read since (SG-6). `is_alone`: the subject has one reader.
    """

    readable: tuple[str, ...] = ()
    begun: Mapping[str, TimepointState] = field(default_factory=dict)
    images_final: bool = False
    is_ended: bool = False
    is_held: bool = False
    awaits_reopening: bool = False
    is_void: bool = False
    is_alone: bool = False
    pair: PairState = PairState.NOT_COMPARED


def stage_of(read: ReadFacts) -> ReadStage:
    """Return the state of a read. What holds it up goes before how far it is."""
    if read.is_void:
        return ReadStage.VOID
    if read.is_held:
        return ReadStage.ON_HOLD
    if read.awaits_reopening:
        return ReadStage.REOPENED
    if not read.begun:
        return ReadStage.ASSIGNED
    if not is_complete(read):
        return ReadStage.IN_PROGRESS
    return ReadStage.FINAL if read.is_alone else _OF_PAIR[read.pair]


def is_complete(read: ReadFacts) -> bool:
    """Whether all that is to be read is locked: no image is expected any more, or PD ended the read."""
    open_still = any(state is not TimepointState.LOCKED for state in read.begun.values())
    if open_still or not read.begun:
        return False
    is_all = all(label in read.begun for label in read.readable)
    return read.is_ended or (read.images_final and is_all)


_OF_PAIR = {
    PairState.NOT_COMPARED: ReadStage.COMPLETE,
    PairState.AGREED: ReadStage.FINAL,
    PairState.PENDING: ReadStage.ADJUDICATION_PENDING,
    PairState.DECIDED: ReadStage.ADJUDICATED,
}

TOLD_AS_COMPLETE = frozenset(
    {ReadStage.COMPLETE, ReadStage.ADJUDICATION_PENDING, ReadStage.ADJUDICATED, ReadStage.FINAL}
)


def told_to_reader(stage: ReadStage) -> ReadStage:
    """Return the state that a reader is told: whether a case was discordant never shows (ST-4)."""
    return ReadStage.COMPLETE if stage in TOLD_AS_COMPLETE else stage


_AT_WORK = frozenset({ReadStage.IN_PROGRESS, ReadStage.ON_HOLD, ReadStage.VOID})
_LEADS_TO: Mapping[ReadStage, frozenset[ReadStage]] = {
    ReadStage.ASSIGNED: _AT_WORK,
    ReadStage.IN_PROGRESS: frozenset({ReadStage.COMPLETE, ReadStage.REOPENED, *_AT_WORK}),
    ReadStage.ON_HOLD: frozenset(ReadStage),
    ReadStage.COMPLETE: frozenset(
        {ReadStage.ADJUDICATION_PENDING, ReadStage.FINAL, ReadStage.REOPENED, *_AT_WORK}
    ),
    ReadStage.ADJUDICATION_PENDING: frozenset({ReadStage.ADJUDICATED, ReadStage.REOPENED, *_AT_WORK}),
    ReadStage.ADJUDICATED: frozenset({ReadStage.REOPENED, ReadStage.ON_HOLD}),
    ReadStage.FINAL: frozenset({ReadStage.REOPENED, *_AT_WORK}),
    ReadStage.REOPENED: _AT_WORK,
    ReadStage.VOID: frozenset(),
}
"""From -> to. Beside the arrows of the table: a further timepoint takes a complete read back to work, and a
request about one timepoint may be approved while a later one is in work."""


def is_legal(before: ReadStage, after: ReadStage) -> bool:
    """Whether a read may go from one state to another (ST-1); staying is always legal."""
    return before is after or after in _LEADS_TO[before]
