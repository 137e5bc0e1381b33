"""The audit trail as an auditor reads it: a line for each event, and one event whole (AU-1, AU-6, RO-5)."""

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.trail_scope import holds_secret
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.said import phrase
from recist_reader.storage.chain import Event
from recist_reader.trial.changes import CHANGES
from recist_reader.trial.people.acts import Act
from recist_reader.trial.people.people_state import ACCOUNT_STREAM

Steps = Generator[tuple[int, int], None, tuple["TrailLine", ...]]
SHOWN_DIGITS = 12
EVENTS_A_STEP = 50


@dataclass(frozen=True)
class TrailLine:
    """One event without its content: who, as what, when, which kind, about what."""

    event: str
    at: str
    offset: str
    person: str
    role: str
    type: str
    about: str
    stream: str
    seq: int

    def holds(self, words: str) -> bool:
        """Whether every word that was typed stands in this line, in any case."""
        line = " ".join((self.at, self.person, self.role, self.type, self.about, str(self.seq))).casefold()
        return all(word in line for word in words.casefold().split())


@dataclass(frozen=True)
class Difference:
    """A field of a row before and after, as JSON; None where the row was not there."""

    row: str
    field: str
    old: str | None
    new: str | None


@dataclass(frozen=True)
class TrailEvent:
    """An event whole. `meaning` tells its kind; `is_withheld`: it holds a secret, shown to nobody (SE-1)."""

    line: TrailLine
    change: str
    meaning: str
    reason: str | None
    differences: tuple[Difference, ...]
    others: tuple[tuple[str, str], ...]
    software: str
    hash: str
    prev: str
    is_withheld: bool = False


def open_trail(study: StudySession) -> "TrailReader | Refusal":
    """Return what reads the trail for this person; a refusal is noted (SE-41)."""
    refusal = study.refusal(Act.SEE_TRAIL)
    return TrailReader(study) if refusal is None else refusal


class TrailReader:
    """Reads for a person who may see the trail. Raises StudyFault where the file cannot be read."""

    def __init__(self, study: StudySession) -> None:
        self._study = study

    def lines(self) -> Steps:
        """Yield (streams read, all streams); return every event without content, the newest first."""
        streams, names = list(self._study.file.streams()), self._names()
        found: list[TrailLine] = []
        for done, stream in enumerate(streams, start=1):
            if stream == STUDY_STREAM:
                yield from self._study_lines(found, names, done, len(streams))
            else:
                found += [self._line(event, names) for event in self._study.file.bare_events(stream)]
            yield done, len(streams)
        return tuple(sorted(found, key=lambda line: (line.at, line.stream, line.seq), reverse=True))

    def _study_lines(
        self, found: list[TrailLine], names: Mapping[str, str], done: int, streams: int
    ) -> Generator[tuple[int, int], None, None]:
        """The study's own events with what each is about, which its content alone tells (AU-3)."""
        file = self._study.file
        for number, event in enumerate(file.events_in_turns(STUDY_STREAM, file.streams()[STUDY_STREAM].seq)):
            found.append(replace(self._line(event, names), about=self._about_study(event)))
            if number % EVENTS_A_STEP == 0:
                yield done, streams

    def _about_study(self, event: Event) -> str:
        """Whose rows an event of the study's stream wrote: subjects first, else what kind of row."""
        payload = event.payload or {}
        new: Mapping[str, Mapping[str, Any]] = payload.get("new") or {}
        found = dict.fromkeys(
            subject
            for table, rows in new.items()
            for key, row in rows.items()
            if (subject := self._subject_of(table, key, row or (payload.get("old") or {})[table][key]))
        )
        if not found:
            named = payload.get("subject")
            return str(named) if named else ", ".join(new) or STUDY_STREAM
        first, *others = found
        return first if not others else f"{first} +{len(others)}"

    def _subject_of(self, table: str, key: str, row: Mapping[str, Any] | None) -> str | None:
        if table in ("subject", "visit"):
            return key.partition("/")[0]
        if table in ("series", "assignment"):
            return str(row["subject"]) if row else None
        read = key if table == "reading_code" else str((row or {}).get("read", ""))
        assignment = self._study.state.assignments.get(read)
        return f"{assignment.subject} {assignment.slot}" if assignment else None

    def event(self, event_id: str) -> TrailEvent | Refusal:
        """Return one event with its content."""
        if (refusal := self._study.refusal(Act.SEE_TRAIL)) is not None:  # the session may have ended
            return refusal
        found = self._study.file.find_event(event_id)
        if found is None:
            return refuse("AU-1", phrase("there is no such event"), "trail", phrase("Choose one of the list"))
        payload = dict(found.payload or {})
        is_withheld = holds_secret(payload)
        names = self._names()
        change = str(payload.pop("change", ""))
        old, new, reason = payload.pop("old", None), payload.pop("new", None), payload.pop("reason", None)
        others = tuple((key, _text(one)) for key, one in payload.items() if one is not None)
        return TrailEvent(
            replace(self._line(found, names), about=self._about_study(found))
            if found.stream == STUDY_STREAM
            else self._line(found, names),
            change,
            CHANGES[change].meaning if change in CHANGES else change,
            None if reason is None else words_of(reason),
            () if is_withheld else differences(old or {}, new or {}),
            () if is_withheld else others,
            str(found.record["software"]),
            found.hash,
            str(found.record["prev"]),
            is_withheld,
        )

    def _names(self) -> Mapping[str, str]:
        seat = self._study.seat
        if not isinstance(seat, SignedInSeat):
            return {}
        return {uuid: account.printed_name for uuid, account in seat.people.state.accounts()}

    def _line(self, event: Event, names: Mapping[str, str]) -> TrailLine:
        record = event.record
        return TrailLine(
            str(record["event"]),
            str(record["at"]),
            str(record["offset"]),
            names.get(str(record["actor"]), str(record["actor"])),
            str(record["role"]),
            str(record["type"]),
            self._about(str(record["stream"]), str(record["object"]), names),
            str(record["stream"]),
            int(record["seq"]),
        )

    def _about(self, stream: str, about: str, names: Mapping[str, str]) -> str:
        """The read by subject and place, a person by name; else the stream."""
        kind, _, uuid = stream.partition(":")
        assignment = self._study.state.assignments.get(uuid)
        if assignment is not None:
            return f"{assignment.subject} {assignment.slot}"
        if stream == ACCOUNT_STREAM:
            return names.get(about, about)
        return stream if stream == STUDY_STREAM or not uuid else f"{kind} {uuid[:SHOWN_DIGITS]}"


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Fields that differ, of every row that an event wrote; of a new or removed row every field."""
    found = []
    for table in sorted({*old, *new}):
        before, after = old.get(table) or {}, new.get(table) or {}
        for key in sorted({*before, *after}):
            found += _row_differences(f"{table} {key}", before.get(key), after.get(key))
    return tuple(found)


def _row_differences(row: str, before: Any, after: Any) -> list[Difference]:
    was, now = before or {}, after or {}
    return [
        Difference(
            row,
            field,
            None if before is None else _text(was.get(field)),
            None if after is None else _text(now.get(field)),
        )
        for field in [*now, *(field for field in was if field not in now)]
        if was.get(field) != now.get(field)
    ]


def words_of(reason: Any) -> str:
    """A reason is a text, or an entry of a list with words."""
    if isinstance(reason, Mapping):
        return ": ".join(str(part) for part in reason.values() if part)
    return str(reason)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
