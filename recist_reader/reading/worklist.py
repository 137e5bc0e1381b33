"""The tasks of the person at this computer: what to read next, in which state (WL-1, ST 2.1)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recist_reader.reading.study_session import StudySession
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.labels import label_order
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_records import VisitRecord, visit_key
from recist_reader.trial.study_state import is_read_for_size


class TaskKind(StrEnum):
    """What kind of reading waits."""

    BASELINE = "Baseline"
    FOLLOW_UP = "Follow-up"
    REOPENED = "Reopened"


class TaskState(StrEnum):
    """How far a task is, in the words of the worklist (WL-1)."""

    ASSIGNED = "assigned"
    IN_PROGRESS = "in progress"
    NEXT_READY = "next timepoint ready"
    CONFIRM = "to be confirmed"
    WAITING = "waiting for images"
    COMPLETE = "complete"


class StepState(StrEnum):
    """State of one timepoint as the list shows it."""

    READY = "ready"
    OPEN = "open"
    LOCKED = "locked"
    CONFIRM = "to confirm"
    NOT_DONE = "not done"
    WAITING = "waiting"  # its images are none that a size read shows


@dataclass(frozen=True)
class Task:
    """One subject: nothing of values or responses, and nothing of how many timepoints follow (SQ-1, BL-9)."""

    subject: str
    kind: TaskKind
    state: TaskState
    has_images: bool
    steps: tuple[tuple[str, StepState], ...]  # timepoints up to the one to read
    quarantined: int

    @property
    def can_open(self) -> bool:
        """There is something to read or to look at."""
        return any(state is not StepState.WAITING for _label, state in self.steps)


def tasks(study: StudySession) -> tuple[Task, ...]:
    """Return all tasks, work first: in progress, to confirm, ready, assigned, waiting, complete."""
    stored = study.file.all_rows("timepoint")
    held: dict[str, int] = {}
    readable = set()
    for series in study.state.series.values():
        if is_read_for_size(series):
            readable.add(visit_key(series.subject, series.visit))
        if series.state == "quarantined":
            held[series.subject] = held.get(series.subject, 0) + 1
    visits: dict[str, list[VisitRecord]] = {subject: [] for subject in study.state.subjects}
    for visit in study.state.visits.values():
        visits[visit.subject].append(visit)
    reads = {
        a.subject: f"read:{u}"
        for u, a in study.state.assignments.items()
        if a.reader == study.workplace.account
    }
    found = []
    for subject, own in visits.items():
        rows = stored.get(reads.get(subject, ""), {})
        found.append(
            _task(
                subject,
                sorted((v for v in own if v.label), key=lambda v: label_order(v.label)),
                rows,
                held.get(subject, 0),
                readable,
            )
        )
    order = list(_URGENCY)
    return tuple(sorted(found, key=lambda task: (order.index(task.state), task.subject)))


_URGENCY = (
    TaskState.IN_PROGRESS,
    TaskState.CONFIRM,
    TaskState.NEXT_READY,
    TaskState.ASSIGNED,
    TaskState.WAITING,
    TaskState.COMPLETE,
)


def _step(visit: VisitRecord, rows: Mapping[str, Any], is_readable: bool) -> StepState:
    if not visit.done:
        return StepState.NOT_DONE
    row = rows.get(visit.label or "")
    if row is None:
        return StepState.READY if is_readable else StepState.WAITING
    return {
        TimepointState.OPEN: StepState.OPEN,
        TimepointState.LOCKED: StepState.LOCKED,
        TimepointState.NEEDS_CONFIRMATION: StepState.CONFIRM,
    }[TimepointState(row["state"])]


def _task(
    subject: str,
    visits: list[VisitRecord],
    rows: Mapping[str, Any],
    quarantined: int,
    readable: Collection[str],  # keys of visits
) -> Task:
    steps: list[tuple[str, StepState]] = []
    for visit in visits:
        is_readable = visit_key(subject, visit.name) in readable
        steps.append((visit.label or "", _step(visit, rows, is_readable)))
        if steps[-1][1] not in (StepState.LOCKED, StepState.NOT_DONE):
            break
    last = steps[-1][1] if steps else None
    has_baseline = bool(visits) and visits[0].label == BASELINE
    if not has_baseline:
        return Task(subject, TaskKind.BASELINE, TaskState.WAITING, False, (), quarantined)
    is_baseline = len(steps) == 1
    kind = TaskKind.BASELINE if is_baseline and last is not StepState.LOCKED else TaskKind.FOLLOW_UP
    state = {
        StepState.OPEN: TaskState.IN_PROGRESS,
        StepState.CONFIRM: TaskState.CONFIRM,
        StepState.READY: TaskState.ASSIGNED if is_baseline else TaskState.NEXT_READY,
        StepState.WAITING: TaskState.WAITING,
    }.get(last or StepState.READY, TaskState.COMPLETE)
    if last is StepState.CONFIRM:
        kind = TaskKind.REOPENED
    has_images = last is not StepState.WAITING
    return Task(subject, kind, state, has_images, tuple(steps), quarantined)
