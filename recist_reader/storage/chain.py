"""Events and their chain (AU-2 to AU-5): what is recorded, what is hashed, what must follow what.

Pure: no database, no clock. Times and ids come from outside.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from recist_reader.storage.canonical import (
    SALT_BYTES,
    JsonObject,
    canonical,
    commitment,
    commitment_of_parsed,
    first_prev,
    parse,
    sha256_hex,
    text_of_allowed,
)

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_OFFSET = re.compile(r"[+-]\d\d:\d\d")
_TYPE = re.compile(r"[a-z_]+(\.[a-z_]+)*")
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_STREAM = re.compile(rf"study|account|anchor|(read|adj):{_UUID}")
_IS_UUID = re.compile(_UUID)

RECORD_KEYS = frozenset(
    {"v", "study", "stream", "seq", "event", "type", "at", "at_eff", "offset"}
    | {"actor", "role", "session", "object", "software", "rules", "prev", "commit"}
)
CLOCK_BEHIND_S = 2


@dataclass(frozen=True)
class ActorContext:
    """Who acts, as what, with which program, when: `at` UTC with microseconds and Z, `offset` like +01:00."""

    account: str
    role: str
    session: str
    software: str
    rules: str
    at: str
    offset: str


@dataclass(frozen=True)
class NewEvent:
    """An event to store. `payload`: change, old, new, reason, undoes, drawn_at ... as JSON without floats."""

    event_id: str
    stream: str
    type: str
    object: str
    payload: Mapping[str, Any]
    by: ActorContext

    def __post_init__(self) -> None:
        for name, value, pattern in (
            ("event_id", self.event_id, _IS_UUID),
            ("stream", self.stream, _STREAM),
            ("type", self.type, _TYPE),
            ("at", self.by.at, _AT),
            ("offset", self.by.offset, _OFFSET),
        ):
            if not pattern.fullmatch(value):
                raise ValueError(f"an event's {name} does not have its form ({pattern.pattern})")


@dataclass(frozen=True)
class Head:
    """The newest event of a stream."""

    stream: str
    seq: int
    hash: str
    at_eff: str

    @property
    def as_tuple(self) -> tuple[str, int, str]:
        return self.stream, self.seq, self.hash


@dataclass(frozen=True)
class Event:
    """A stored event: its record as hashed, and salt and payload where the reader may see them."""

    record: JsonObject
    hash: str
    salt: bytes | None = field(repr=False, default=None)
    payload: JsonObject | None = field(repr=False, default=None)

    @property
    def event_id(self) -> str:
        return str(self.record["event"])

    @property
    def stream(self) -> str:
        return str(self.record["stream"])

    @property
    def seq(self) -> int:
        return int(self.record["seq"])

    @property
    def at(self) -> str:
        return str(self.record["at"])

    @property
    def head(self) -> Head:
        """The head of its stream once it is stored."""
        return Head(self.stream, self.seq, self.hash, str(self.record["at_eff"]))

    @property
    def seconds_behind(self) -> float:
        """How far the clock was behind the last effective time; above 2 s is `clock.back` (AU-10)."""
        return (_moment(self.record["at_eff"]) - _moment(self.record["at"])).total_seconds()

    @property
    def clock_went_back(self) -> bool:
        return self.seconds_behind > CLOCK_BEHIND_S


def _moment(at: Any) -> datetime:
    return datetime.fromisoformat(str(at))


def link(study: str, head: Head | None, new: NewEvent, salt: bytes) -> Event:
    """Return the event that follows `head` (None: the first of its stream)."""
    payload = dict(new.payload)
    record = {
        "v": 1,
        "study": study,
        "stream": new.stream,
        "seq": 1 if head is None else head.seq + 1,
        "event": new.event_id,
        "type": new.type,
        "at": new.by.at,
        "at_eff": new.by.at if head is None else max(new.by.at, head.at_eff),
        "offset": new.by.offset,
        "actor": new.by.account,
        "role": new.by.role,
        "session": new.by.session,
        "object": new.object,
        "software": new.by.software,
        "rules": new.by.rules,
        "prev": first_prev(study, new.stream) if head is None else head.hash,
        "commit": commitment(salt, payload),
    }
    return Event(record, sha256_hex(canonical(record)), salt, payload)


def content_text(salt: bytes, payload: Any) -> str:
    """Salt and payload of a linked event as one content: stored, sealed and withheld together (AU-4)."""
    return text_of_allowed({"payload": payload, "salt": salt.hex()})


def content_from(text: str) -> tuple[bytes, JsonObject]:
    """Read a content back; raises ValueError when it is not one."""
    content = parse(text)
    if not isinstance(content, dict) or content.keys() != {"payload", "salt"}:
        raise ValueError("not a content")
    salt = bytes.fromhex(content["salt"])
    if len(salt) != SALT_BYTES or not isinstance(content["payload"], dict):
        raise ValueError("not a content")
    return salt, content["payload"]


def break_in(study: str, head: Head | None, event: Event) -> str | None:
    """Return what does not hold between an event and the one before it, or None (VF-1).

    Record and payload were passed by `parse` or `canonical`: what J does not allow is not looked for again.
    """
    record = event.record
    stream = head.stream if head else event.stream
    seq, prev = (head.seq + 1, head.hash) if head else (1, first_prev(study, stream))
    at_eff = max(str(record.get("at")), head.at_eff) if head else str(record.get("at"))
    for failed, what in (
        (record.keys() != RECORD_KEYS, "the record has other keys"),
        (record.get("v") != 1, "unknown record version"),
        (record.get("study") != study, "the record belongs to another study"),
        (record.get("stream") != stream, "the record belongs to another stream"),
        (record.get("seq") != seq, f"event {seq} is missing"),
        (record.get("prev") != prev, "the record does not follow the one before it"),
        (record.get("at_eff") != at_eff, "the effective time goes back"),
        (event.hash != sha256_hex(text_of_allowed(record).encode()), "the record is not what was hashed"),
    ):
        if failed:
            return what
    if event.salt is not None and commitment_of_parsed(event.salt, event.payload) != record["commit"]:
        return "the payload is not what was committed to"
    return None


def first_break(study: str, events: Iterable[Event]) -> str | None:
    """Return what does not hold in the events of one stream from its first, with its number, or None."""
    head: Head | None = None
    for number, event in enumerate(events, 1):
        broken = break_in(study, head, event)
        if broken is not None:
            return f"event {number}: {broken}"
        head = event.head
    return None
