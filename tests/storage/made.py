"""Study files with a few honest edits, for tests."""

import uuid
from pathlib import Path
from random import Random
from typing import Any

import pytest

from recist_reader.storage.chain import ActorContext, NewEvent
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile

STUDY = "2f1d6a52-6f0a-4a53-9d5e-0f3f8f6f2a10"
READ = "read:7c9e6679-7425-40de-944b-e07fc1f90ae7"


def moment(n: int) -> str:
    return f"2026-03-02T{n // 3600:02d}:{n // 60 % 60:02d}:{n % 60:02d}.000000Z"


def by(n: int = 0, session: str = "s-91c2") -> ActorContext:
    return ActorContext("u-4b7f", "reader", session, "1.0.0", "1", moment(n), "+01:00")


def new_event(
    stream: str, old: Any, new: Any, n: int = 0, event_id: str = "", session: str = "s-91c2", **more: Any
) -> NewEvent:
    payload = {"change": "measurement.recorded", "old": old, "new": new, "reason": None, **more}
    return NewEvent(event_id or str(uuid.uuid4()), stream, "read.edit", STUDY, payload, by(n, session))


def created(n: int = 0) -> NewEvent:
    return new_event("study", {"study": {"study": None}}, {"study": {"study": {"title": "Made"}}}, n)


def new_study(path: Path) -> StudyFile:
    return StudyFile.create(path, STUDY, created())


def refused(path: Path) -> StudyFault:
    """Why a file is not opened; it is left as it is."""
    before = path.read_bytes()
    with pytest.raises(StudyFault) as raised:
        StudyFile.open(path)
    assert path.read_bytes() == before, path.name
    return raised.value


def measured(row: Any, n: int, key: str = "BL/T1") -> dict[str, Any]:
    return {"measurement": {key: None if row is None else {"long_mm": row, "n": n}}}


class Hand:
    """A reader's hand: measures, moves, deletes, undoes; keeps what must stand."""

    def __init__(self, study: StudyFile, seed: int = 0, stream: str = READ) -> None:
        self.study, self.random, self.stream, self.n = study, Random(seed), stream, 0
        self.stored: list[str] = []
        self.last: NewEvent | None = None

    def act(self) -> str:
        self.n += 1
        if self.last is not None and self.random.random() < 0.2:
            payload = self.last.payload
            new = new_event(self.stream, payload["new"], payload["old"], self.n, undoes=self.last.event_id)
            self.last = None
        else:
            key = f"BL/T{self.random.randint(1, 5)}"
            old = self.study.row("measurement", self.stream, key)
            gone = old is not None and self.random.random() < 0.2
            row = None if gone else {"long_mm": f"{self.random.randint(100, 999) / 10:.1f}", "n": self.n}
            new = new_event(self.stream, {"measurement": {key: old}}, {"measurement": {key: row}}, self.n)
            self.last = new
        self.stored.append(self.study.append(new).event_id)
        return self.stored[-1]


def read_study(path: Path, edits: int = 30, seed: int = 0) -> StudyFile:
    """A study file with a read of some edits, open for writing."""
    study = new_study(path)
    hand = Hand(study, seed)
    for _ in range(edits):
        hand.act()
    return study
