"""Timepoints locked under another version of the rules: read-only, compared, never rewritten (ER)."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.commands import Command, LockTimepoint, OpenTimepoint, ReopenTimepoint
from recist_reader.trial.decisions.locking import timepoint_result
from recist_reader.trial.decisions.opening import locked_version
from recist_reader.trial.decisions.scene import Scene
from recist_reader.trial.facts import SubjectFacts
from recist_reader.trial.labels import label_order
from recist_reader.trial.records import LockRecord, ResultRecord
from recist_reader.trial.state import ReadState

_FIELDS: dict[str, Callable[[ResultRecord], object]] = {
    "sum_mm": lambda result: result.sum_mm,
    "partial_sum_mm": lambda result: result.partial_sum_mm,
    "nadir_mm": lambda result: result.nadir_mm,
    "target": lambda result: str(result.target),
    "non_target": lambda result: str(result.non_target),
    "overall": lambda result: str(result.overall),
    "rules": lambda result: ", ".join(result.rules),
}
"""What is compared, in the order it is told."""


@dataclass(frozen=True)
class Difference:
    """One field of a result (`ResultRecord`) as locked and as the rules of today give it; None: no value."""

    field: str
    locked: object
    now: object


@dataclass(frozen=True)
class LockedOtherwise:
    """A timepoint whose lock stands under the version `rules`; empty `differences`: the result is the same.

    `software`: the version of the program that locked it, as its event says.
    """

    timepoint: str
    rules: str
    differences: tuple[Difference, ...]
    software: str = ""


def locked_under_other_rules(state: ReadState, rules_version: str) -> tuple[str, ...]:
    """Labels of locked timepoints whose lock in force names other rules, in the order of reading."""
    locked = (label for label in state.timepoints if state.is_locked(label))
    other = (label for label in locked if rules_of(_lock(state, label)) not in ("", rules_version))
    return tuple(sorted(other, key=label_order))


def rules_of(lock: LockRecord | None) -> str:
    """The version of the rules that a lock binds (SG-4); empty where there is none."""
    return "" if lock is None else _rules_in(lock.content)


def compared(state: ReadState, facts: SubjectFacts, label: str, rules_version: str) -> LockedOtherwise:
    """The result that was locked against the one that the rules of today give of the same read."""
    rules = rules_of(_lock(state, label))
    at, locked = facts.at(label), state.results.get(label)
    if at is None or locked is None:
        return LockedOtherwise(label, rules, ())
    now = timepoint_result(Scene(state, facts, at), LockTimepoint(rules_version))
    pairs = ((name, value(locked), value(now)) for name, value in _FIELDS.items())
    return LockedOtherwise(label, rules, tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2]))


def refusal_under_other_rules(state: ReadState, command: Command, rules_version: str) -> Refusal | None:
    """Why nothing but reopening may be done: a read is made under one version of the rules (ER, SG-6)."""
    if isinstance(command, ReopenTimepoint):
        return None
    if isinstance(command, OpenTimepoint) and command.timepoint == state.open_timepoint:
        return None  # looking at what is open already
    others = locked_under_other_rules(state, rules_version)
    if not others:
        return None
    first = others[0]
    what = phrase(
        "locked under rules {locked}, this program has rules {now}",
        locked=rules_of(_lock(state, first)),
        now=rules_version,
    )
    remedy = phrase(
        "The read can be seen and exported; to go on, reopen {timepoint} and confirm what follows",
        timepoint=first,
    )
    return refuse("ER", what, first, remedy)


def _lock(state: ReadState, label: str) -> LockRecord | None:
    return state.locks.get(f"{label}/v{locked_version(state, label)}")


@lru_cache(maxsize=128)
def _rules_in(content: str) -> str:
    """Of a lock's canonical content, which is long and asked for at every edit."""
    return str(json.loads(content).get("rules", ""))
