"""When series came into a study and who looked at them, and the names under which they leave it (EXP-49)."""

from collections import Counter
from dataclasses import dataclass, replace

from recist_reader.storage.chain import Event
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SeriesRecord

CHECKED = ("series.labelled", "quarantine.decided")


@dataclass(frozen=True)
class SeriesEntry:
    """`ref`: IMG-0001 .. of its subject, in the order of arrival and never given twice. Times are UTC.

    `checked_by`: the account that last decided on it, empty while nobody did.
    """

    record: SeriesRecord
    ref: str
    received_at: str
    checked_at: str = ""
    checked_by: str = ""


class SeriesLog:
    """Collects the series from the events of the study's stream, in their order."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self.entries: dict[str, SeriesEntry] = {}

    def note(self, event: Event, recorded: Recorded) -> None:
        """Take what an event says of series; one that was withdrawn leaves its number behind."""
        for uid, record in recorded.edit.new.get("series", {}).items():
            if record is None:
                self.entries.pop(uid, None)
                continue
            known = self.entries.get(uid)
            if known is None:
                self._numbers[record.subject] += 1
                known = SeriesEntry(record, f"IMG-{self._numbers[record.subject]:04d}", event.at)
            if recorded.edit.change in CHECKED:
                known = replace(known, checked_at=event.at, checked_by=str(event.record["actor"]))
            self.entries[uid] = replace(known, record=record)

    def by_subject(self) -> dict[str, dict[str, SeriesEntry]]:
        """Subject -> its series by their UID."""
        found: dict[str, dict[str, SeriesEntry]] = {}
        for uid, entry in self.entries.items():
            found.setdefault(entry.record.subject, {})[uid] = entry
        return found
