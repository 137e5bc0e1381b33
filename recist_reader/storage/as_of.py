"""A study file as it was at a moment (AU-9): per stream the longest prefix of events up to then."""

from itertools import takewhile
from pathlib import Path
from typing import Self

from recist_reader.storage.chain import Event
from recist_reader.storage.study_file import StudyFile


class StudyFileAsOf(StudyFile):
    """An open study file whose events end at a moment; for reading only. Rows stay those of today."""

    at: str = ""

    @classmethod
    def open_at(cls, path: Path, at: str) -> Self:
        """Open for reading; `at` is UTC with microseconds and Z, as events have it. Raises StudyFault."""
        study = cls.open(path, write=False)
        study.at = at
        return study

    def events(self, stream: str, after: int = 0) -> list[Event]:
        """Return the events of a stream up to the moment."""
        return [event for event in self._until(super().events(stream)) if event.seq > after]

    def checked_events(self, stream: str) -> tuple[list[Event], str | None]:
        """Return the events up to the moment; the rows of today are checked against all of them."""
        found, difference = super().checked_events(stream)
        return self._until(found), difference

    def _until(self, events: list[Event]) -> list[Event]:
        return list(takewhile(lambda event: event.record["at_eff"] <= self.at, events))
