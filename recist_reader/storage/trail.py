"""The audit trail as JSON Lines, written and checked (AU-6).

First line: what this is; then one line an event by stream and seq; last line: heads, anchor, count.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from recist_reader.storage.canonical import JsonObject, anchor_of, canonical, canonical_text, sha256_hex
from recist_reader.storage.chain import Event, Head, break_in
from recist_reader.storage.study_file import StudyFile

FORMAT = "recist-reader/trail"
HEADS = "heads"
"""Scope of a trail without any event: what streams there are, and where each ends."""

Shows = Callable[[Event], bool]
"""Whether whoever writes a trail may see the payload of an event (AU-6)."""


@dataclass(frozen=True)
class Exported:
    """Who wrote a trail, when."""

    at: str
    by: str


def trail_lines(
    study: StudyFile, exported: Exported, stream: str | None = None, shows: Shows = lambda _event: True
) -> Iterator[str]:
    """Yield the lines of the trail of one stream, or of all, as the streams stand at the first line.

    A payload that is not shown is withheld with its salt; the chain holds without them. Read in short turns:
    a writer beside goes on, and no more than a few events are held.
    """
    heads = [head for name, head in study.streams().items() if stream in (None, name)]
    yield _first(study, exported, stream or "all")
    lines = 0
    for head in heads:
        for event in study.events_in_turns(head.stream, head.seq):
            yield canonical_text(_line(event, is_shown=shows(event)))
            lines += 1
    yield _last(heads, lines)


def head_lines(study: StudyFile, exported: Exported) -> Iterator[str]:
    """Yield a trail of the heads alone, for somebody who has not signed in."""
    yield _first(study, exported, HEADS)
    yield _last(study.streams().values(), 0)


def _first(study: StudyFile, exported: Exported, scope: str) -> str:
    head = {"format": FORMAT, "version": 1, "study": study.study_id}
    return canonical_text({**head, "exported_at": exported.at, "by": exported.by, "scope": scope})


def _last(heads: Iterable[Head], lines: int) -> str:
    found = [head.as_tuple for head in heads]
    return canonical_text({"heads": [list(h) for h in found], "anchor": anchor_of(found), "lines": lines})


def _line(event: Event, *, is_shown: bool) -> JsonObject:
    line: JsonObject = {"record": event.record, "hash": event.hash}
    if event.salt is not None and is_shown:
        line |= {"salt": event.salt.hex(), "payload": event.payload}
    return line


def verify_trail(lines: Iterable[str]) -> tuple[int, str | None]:
    """Return the number of events and the first fault, or None, of a trail; never raises for its content."""
    count, heads, study, last, scope = 0, dict[str, Head](), None, None, None
    for number, line in enumerate(lines, start=1):
        try:
            item = _object(line)
            if study is None:
                if item["format"] != FORMAT or item["version"] != 1:
                    return 0, "line 1: not a trail of version 1"
                study, scope = str(item["study"]), item["scope"]
            elif last is not None:
                return count, f"line {number}: more after the last line"
            elif "record" in item:
                event = _event(item)
                broken = break_in(study, heads.get(event.stream), event)
                if broken is not None:
                    return count, f"line {number}: {event.stream} seq {event.seq}: {broken}"
                heads[event.stream] = event.head
                count += 1
            else:
                last = item
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return count, f"line {number}: can't be read"
    if scope == HEADS and count == 0:
        return count, _heads_fault(last)
    return count, _end_fault(last, heads, count)


_CUT = "the last line is missing: the trail was cut"


def _object(line: str) -> JsonObject:
    """The JSON object of a line; raises ValueError for anything else."""
    item: JsonObject = json.loads(line)
    if not isinstance(item, dict):
        raise ValueError("not an object")
    return item


def _end_fault(last: Any, heads: dict[str, Head], count: int) -> str | None:
    if last is None:
        return _CUT
    found = [list(head.as_tuple) for _, head in sorted(heads.items())]
    if last.get("heads") != found or last.get("lines") != count:
        return "the last line does not fit the events: some are missing"
    if last.get("anchor") != anchor_of([head.as_tuple for head in heads.values()]):
        return "the anchor is not the fingerprint of the heads"
    return None


def _heads_fault(last: Any) -> str | None:
    if last is None:
        return _CUT
    try:
        is_whole = last["lines"] == 0 and last["anchor"] == sha256_hex(canonical(last["heads"]))
    except (ValueError, KeyError, TypeError):
        is_whole = False
    return None if is_whole else "the anchor is not the fingerprint of the heads"


def _event(item: JsonObject) -> Event:
    """The event of a line; raises ValueError where J does not allow its record or payload."""
    canonical([item["record"], item.get("payload")])
    if "salt" not in item:
        return Event(item["record"], item["hash"])
    return Event(item["record"], item["hash"], bytes.fromhex(item["salt"]), item["payload"])
