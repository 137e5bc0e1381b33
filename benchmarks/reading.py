"""Rows of the read itself: rules, the panel after an edit, the commit of an edit."""

import os
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.contest import Contest, Measure, Row, duration_of, p99
from benchmarks.frames import SLICES_SHOWN, each
from benchmarks.made_read import made_read
from benchmarks.material import scratch
from benchmarks.setting import Setting
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.assess import assess
from recist_reader.recist.options import charter_options
from recist_reader.recist.read import Lesion, Read, TargetFinding, Timepoint
from recist_reader.recist.schedule import Schedule
from recist_reader.recist.vocabulary import NonTargetState, TargetState
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded

TIMEPOINTS = 8
_FIRST = date(2024, 1, 1)


def made_patients(count: int) -> list[Read]:
    """Reads of five targets and a non-target over eight timepoints, the same for the same count."""
    chance = random.Random(1)
    return [_patient(number, chance) for number in range(count)]


def _patient(number: int, chance: random.Random) -> Read:
    lesions = tuple(
        Lesion(f"T{n}", ("liver", "lung", "liver", "lung", "adrenal")[n - 1]) for n in range(1, 6)
    )
    sizes = [Decimal(chance.randint(100, 600)) / 10 for _ in lesions]
    points = []
    for k in range(TIMEPOINTS + 1):
        found = {
            lesion.id: TargetFinding(TargetState.MEASURED, size)
            for lesion, size in zip(lesions, sizes, strict=True)
        }
        sizes = [max(Decimal(5), size + Decimal(chance.randint(-80, 70)) / 10) for size in sizes]
        points.append(
            Timepoint(
                "BL" if k == 0 else f"TP{k}",
                _FIRST + timedelta(days=84 * k),
                k,
                targets=found,
                non_targets={"NT1": NonTargetState.PRESENT},
            )
        )
    return Read(
        subject=str(number),
        reader="R1",
        options=charter_options({}),
        targets=lesions,
        non_targets=(Lesion("NT1", "bone"),),
        baseline=points[0],
        timepoints=tuple(points[1:]),
        randomisation_date=_FIRST,
        schedule=Schedule.every(84, 7),
    )


Course = tuple[tuple[Decimal, ...], ...]


def _core(patients: Sequence[Course]) -> list[list[str]]:
    """The limit: sum, nadir and category on tuples, without dates, reasons, states or options."""
    answers = []
    for course in patients:
        baseline = nadir = sum(course[0], Decimal(0))
        row = []
        for sizes in course[1:]:
            now = sum(sizes, Decimal(0))
            if 5 * now >= 6 * nadir and now - nadir >= 5:
                row.append("PD")
            else:
                row.append("PR" if 10 * now <= 7 * baseline else "SD")
            nadir = min(nadir, now)
        answers.append(row)
    return answers


def _course(read: Read) -> Course:
    points = (read.baseline, *read.timepoints)
    return tuple(tuple(f.mm or Decimal(0) for f in p.targets.values()) for p in points if p is not None)


@contextmanager
def _rules(setting: Setting) -> Iterator[Contest]:
    patients = made_patients(setting.patients)
    courses = [_course(read) for read in patients]

    def wrong() -> str | None:
        for read, expected in zip(patients, _core(courses), strict=True):
            answer = [str(at.target) for at in assess(read).timepoints]
            if answer != expected:
                return "a target response differs from the core rules"
        return None

    yield Contest(
        duration_of(lambda: [assess(read) for read in patients]),
        wrong,
        None,
        duration_of(partial(_core, courses)),
    )


@contextmanager
def _panel(setting: Setting) -> Iterator[Contest]:
    from benchmarks.panel import PanelPage
    from benchmarks.screen import OurScreen, StackVolume, closing_all

    with scratch(setting, "panel") as folder, made_read(folder) as session:
        page = PanelPage(session)
        screen = OurScreen(setting, 1, StackVolume(min(SLICES_SHOWN, setting.slices), setting.matrix))
        with closing_all(page, screen):
            yield Contest(
                each(page.show, setting.frames), page.wrong, None, each(screen.show_next, setting.frames)
            )


class Committing:
    """Moves a measurement to and fro through the session, each edit durable when the call returns."""

    def __init__(self, session: ReadSession, edits: int) -> None:
        self._session, self._edits = session, edits
        self._undo = False

    def ours(self) -> Sequence[float]:
        return each(self._edit, self._edits)()

    def _edit(self) -> None:
        command = c.Redo() if self._undo else c.Undo()
        answer = self._session.do(command)
        if not isinstance(answer, Recorded):
            raise AssertionError(answer)
        self._undo = not self._undo

    def wrong(self) -> str | None:
        """Everything stands in the file when it is read by another connection."""
        stored = ReadSession(self._session._study, self._session.subject)
        return None if stored.state == self._session.state else "the stored read differs from the shown one"


class OrmStore:
    """The peer: the same rows through SQLAlchemy's ORM, in the settings of IN-101."""

    def __init__(self, path: Path, edits: int) -> None:
        from sqlalchemy import create_engine, event
        from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

        class Base(DeclarativeBase):
            pass

        class StoredEvent(Base):
            __tablename__ = "event"
            id: Mapped[int] = mapped_column(primary_key=True)
            payload: Mapped[str]

        class StoredMeasurement(Base):
            __tablename__ = "measurement"
            id: Mapped[int] = mapped_column(primary_key=True)
            payload: Mapped[str]

        class StoredHead(Base):
            __tablename__ = "head"
            id: Mapped[int] = mapped_column(primary_key=True)
            sequence: Mapped[int]

        engine = create_engine(f"sqlite:///{path}")

        @event.listens_for(engine, "connect")
        def _settle(connection: Any, _record: Any) -> None:
            for pragma in ("journal_mode = TRUNCATE", "synchronous = FULL", "secure_delete = ON"):
                connection.execute(f"PRAGMA {pragma}")

        Base.metadata.create_all(engine)
        self._edits, self._made = edits, 0
        self._session = Session(engine)
        self._session.add_all([StoredMeasurement(id=1, payload=""), StoredHead(id=1, sequence=0)])
        self._session.commit()
        self._event, self._measurement, self._head = StoredEvent, StoredMeasurement, StoredHead

    def edit(self) -> None:
        self._made += 1
        text = f"{self._made:06d}" + "x" * 600
        self._session.add(self._event(payload=text))
        self._session.get_one(self._measurement, 1).payload = text
        self._session.get_one(self._head, 1).sequence = self._made
        self._session.commit()

    def measure(self) -> Sequence[float]:
        return each(self.edit, self._edits)()

    def close(self) -> None:
        bind = self._session.get_bind()
        self._session.close()
        bind.dispose()


def _rewrite(path: Path, edits: int) -> Measure:
    """The limit: 4 KiB written over themselves and synced."""
    path.write_bytes(bytes(4096))
    descriptor = os.open(path, os.O_RDWR)
    page = bytes(4096)

    def measure() -> Sequence[float]:
        figures = []
        for _ in range(edits):
            start = time.perf_counter()
            os.pwrite(descriptor, page, 0)
            os.fdatasync(descriptor)
            figures.append(time.perf_counter() - start)
        return figures

    return measure


@contextmanager
def _commit(setting: Setting) -> Iterator[Contest]:
    with scratch(setting, "commit") as folder, made_read(folder) as session:
        committing = Committing(session, setting.edits)
        peer = OrmStore(folder / "orm.sqlite", setting.edits)
        try:
            yield Contest(
                committing.ours, committing.wrong, peer.measure, _rewrite(folder / "page", setting.edits)
            )
        finally:
            peer.close()


def _commit_row(name: str, what: str, statistic: Any) -> Row:
    orm = "SQLAlchemy ORM, the same settings"
    return Row(name, what, orm, "rewrite 4 KiB + fdatasync", _commit, 0.5, 3.0, statistic=statistic)


def median_of(figures: Sequence[float]) -> float:
    """The middle figure."""
    return sorted(figures)[len(figures) // 2]


ROWS = (
    Row(
        "rules",
        f"patients x {TIMEPOINTS} timepoints, full result with reasons",
        "-",
        "core rules on tuples",
        _rules,
        None,
        100.0,
    ),
    Row(
        "panel",
        "one read recomputed, table and response panel filled and painted",
        "-",
        "frame1 of the same run",
        _panel,
        None,
        4.0,
    ),
    _commit_row("commit", "one edit: event, chain and projections durable; p50", median_of),
    _commit_row("commit_p99", "the same; p99", p99),
)
