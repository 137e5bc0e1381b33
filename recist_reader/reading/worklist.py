"""The tasks of the person at this computer: what to read next, in which state (WL-1, ST 2.1)."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from recist_reader.reading.people.query_rows import ReadHolds, reads_asked_about
from recist_reader.reading.study_session import StudySession
from recist_reader.storage.chain import Head
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.labels import label_order
from recist_reader.trial.people.roles import StudyRole
from recist_reader.trial.records import TimepointState
from recist_reader.trial.study_records import VisitRecord, visit_key
from recist_reader.trial.study_state import awaits_choice, is_read_for_size


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


class Chooses(StrEnum):
    """Who says which of two images under one identifier is right (ER, BL-35)."""

    HERE = "here"
    MANAGER = "study manager"


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
    queries: int = 0  # that wait for this reader's answer
    is_held: bool = False  # a blocking query is not closed (QY-1)
    choice: Chooses | None = None  # images came in twice with other content: who chooses
    due: date | None = None  # by when the timepoint in turn is to be read, where the study sets days (WL-1)
    last_worked: date | None = None  # the day of the reader's last event in it, UTC

    @property
    def can_open(self) -> bool:
        """There is something to read or to look at."""
        return any(state is not StepState.WAITING for _label, state in self.steps)


def tasks(study: StudySession) -> tuple[Task, ...]:
    """Return all tasks: queries to answer first (WL-2), then in progress, to confirm, ready, assigned,
    waiting, complete.

    Among alike those of a single-reader study go by subject; a reader's of a study with accounts in an order
    that is the reader's own and tells nothing (BN-6), a read is complete once its images are final, and one
    that the manager lets open again says so before it is opened (SG-6).
    """
    held: dict[str, int] = {}
    readable, chosen = set(), dict[str, Chooses]()
    for series in study.state.series.values():
        if is_read_for_size(series):
            readable.add(visit_key(series.subject, series.visit))
        if series.state == "quarantined":
            held[series.subject] = held.get(series.subject, 0) + 1
        if awaits_choice(series):
            chosen[series.subject] = Chooses.HERE if study.head.single_reader else Chooses.MANAGER
    visits: dict[str, list[VisitRecord]] = {subject: [] for subject in study.state.subjects}
    for visit in study.state.visits.values():
        visits[visit.subject].append(visit)
    reads = {
        a.subject: f"read:{u}"
        for u, a in study.state.assignments.items()
        if a.reader == study.workplace.account and not a.void
    }
    stored, ends = (
        study.file.rows_of_streams(table, sorted(reads.values())) for table in ("timepoint", "read")
    )
    heads, due_days = study.file.streams(), study.state.options().workflow.read_due_days
    found = []
    is_blinded = study.seat.role is StudyRole.READER
    asked = reads_asked_about(study) if is_blinded else ReadHolds()
    for subject, own in visits.items():
        rows = stored.get(reads.get(subject, ""), {})
        ended_at = ends.get(reads.get(subject, ""), {}).get("read", {}).get("ended_at")
        labelled = sorted(_still_read(own, rows, ended_at), key=lambda v: label_order(v.label))
        task = _task(subject, labelled, rows, held.get(subject, 0), readable)
        is_final = study.state.subjects[subject].images_final or ended_at is not None
        if is_blinded and task.state is TaskState.COMPLETE and not is_final:
            task = replace(task, state=TaskState.WAITING, has_images=False)
        read = reads.get(subject, "").removeprefix("read:")
        if read in asked.reopened:
            task = replace(task, kind=TaskKind.REOPENED, state=TaskState.CONFIRM, has_images=True)
        found.append(
            replace(
                task,
                queries=asked.open_queries.get(read, 0),
                is_held=read in asked.held,
                choice=chosen.get(subject),
                due=_due(task, own, due_days),
                last_worked=_day_of(heads.get(f"read:{read}")),
            )
        )
    order = list(_URGENCY)

    def among_alike(subject: str) -> str:
        drawn = f"{study.workplace.account}/{reads.get(subject, '')}"
        return hashlib.sha256(drawn.encode()).hexdigest() if is_blinded else subject

    def place(task: Task) -> tuple[bool, int, str]:
        return not task.queries, order.index(task.state), among_alike(task.subject)

    return tuple(sorted(found, key=place))


def _due(task: Task, visits: Collection[VisitRecord], days: int) -> date | None:
    """So many days after the release of the timepoint in turn; None where nothing waits or none are set."""
    label, state = task.steps[-1] if task.steps else ("", StepState.NOT_DONE)
    if not days or state not in (StepState.READY, StepState.OPEN, StepState.CONFIRM):
        return None
    released = next((v.released_on for v in visits if v.label == label), None)
    return None if released is None else released + timedelta(days=days)


def _day_of(head: Head | None) -> date | None:
    return None if head is None else date.fromisoformat(head.at_eff[:10])


def _still_read(
    visits: Collection[VisitRecord], rows: Mapping[str, Any], ended_at: str | None
) -> list[VisitRecord]:
    """Released visits but for those that follow the PD which ended the read, and were not begun (OR-8)."""
    last = label_order(ended_at)
    return [
        v for v in visits if v.label and (v.label in rows or ended_at is None or label_order(v.label) <= last)
    ]


def subjects_of(study: StudySession) -> tuple[Task, ...]:
    """Return subjects as their manager keeps them: visits, released (ready) or not, and no read (RO-1)."""
    held: dict[str, int] = {}
    shown = set()
    for series in study.state.series.values():
        shown.add(series.subject)
        if series.state == "quarantined":
            held[series.subject] = held.get(series.subject, 0) + 1
    found = []
    for subject in sorted(study.state.subjects):
        steps = tuple((visit.name, _kept(visit)) for visit in study.state.visits_of(subject))
        has_images = subject in shown
        state = TaskState.ASSIGNED if has_images else TaskState.WAITING
        found.append(Task(subject, TaskKind.BASELINE, state, has_images, steps, held.get(subject, 0)))
    return tuple(found)


def _kept(visit: VisitRecord) -> StepState:
    if not visit.done:
        return StepState.NOT_DONE
    return StepState.READY if visit.label else StepState.WAITING


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
