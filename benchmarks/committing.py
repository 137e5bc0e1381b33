"""Rows of the commit: one edit of a read, durable when the call returns.

The plain limit is one sync; the settings of IN-101 need five. The rows `commit_settings` show what is ours
beside what the settings cost.
"""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.contest import Contest, Measure, Row, p99
from benchmarks.frames import each
from benchmarks.made_read import made_read
from benchmarks.material import scratch
from benchmarks.setting import Setting
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded


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


class SettingsAlone:
    """The limit of IN-101: what its settings ask of the disk for such an edit, without any database.

    TRUNCATE with FULL syncs five times: the journal's pages, its folder (the journal is opened anew), its
    header, the study's pages, the emptied journal. Seven pages are kept in the journal, eight are written,
    the last of them new, as `strace` shows for one edit of this row.
    """

    KEPT, WRITTEN = 7, 8

    def __init__(self, folder: Path, edits: int) -> None:
        self._folder, self._edits = folder, edits
        self._study = os.open(folder / "plain", os.O_RDWR | os.O_CREAT, 0o600)
        os.pwrite(self._study, bytes(4096 * 64), 0)
        os.fsync(self._study)

    def _edit(self) -> None:
        page = bytes(4096)
        journal = os.open(self._folder / "plain-journal", os.O_RDWR | os.O_CREAT, 0o600)
        os.pwrite(journal, page[:512], 0)
        for number in range(self.KEPT):
            os.pwrite(journal, page, 516 + number * 4104)
        os.fdatasync(journal)
        folder = os.open(self._folder, os.O_RDONLY)
        os.fdatasync(folder)
        os.close(folder)
        os.pwrite(journal, page[:12], 0)
        os.fdatasync(journal)
        for number in range(self.WRITTEN - 1):
            os.pwrite(self._study, page, number * 7 * 4096)
        os.pwrite(self._study, page, os.fstat(self._study).st_size)
        os.fdatasync(self._study)
        os.ftruncate(journal, 0)
        os.fdatasync(journal)
        os.close(journal)

    def measure(self) -> Sequence[float]:
        return each(self._edit, self._edits)()

    def close(self) -> None:
        os.close(self._study)


@contextmanager
def _commit_beside_settings(setting: Setting) -> Iterator[Contest]:
    with scratch(setting, "commit") as folder, made_read(folder) as session:
        committing = Committing(session, setting.edits)
        alone = SettingsAlone(folder, setting.edits)
        try:
            yield Contest(committing.ours, committing.wrong, None, alone.measure)
        finally:
            alone.close()


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


def _settings_row(name: str, what: str, statistic: Any) -> Row:
    limit = "5 syncs, 15 pages of IN-101"
    return Row(name, what, "-", limit, _commit_beside_settings, None, 3.0, statistic=statistic)


def median_of(figures: Sequence[float]) -> float:
    """The middle figure."""
    return sorted(figures)[len(figures) // 2]


ROWS = (
    _commit_row("commit", "one edit: event, chain and projections durable; p50", median_of),
    _commit_row("commit_p99", "the same; p99", p99),
    _settings_row("commit_settings", "the same beside what its settings ask of the disk; p50", median_of),
    _settings_row("commit_settings_p99", "the same; p99", p99),
)
