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
        found = super().events(stream)
        prefix = takewhile(lambda event: event.record["at_eff"] <= self.at, found)
        return [event for event in prefix if event.seq > after]
