"""Table `audit`: the whole trail, a row for each field that an event changed (EXP-48, AU-2).

An event that changed no field has one row. What opens the door (SE-1) is withheld from everybody.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from recist_reader.exports.column import Missing, columns
from recist_reader.exports.part import Source
from recist_reader.exports.table import Cells, StudyTable
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.people.trail_reading import differences, words_of
from recist_reader.reading.people.trail_scope import holds_secret
from recist_reader.storage.chain import Event

COLUMNS = columns(
    ("stream", "s", "study, account, read:UUID, adj:UUID or anchor"),
    ("seq", "i", "number of the event in its stream"),
    ("time", "t", "time of the event"),
    ("local_offset", "s", "offset of the person's clock from UTC"),
    ("person", "s", "printed name; the account where there is none"),
    ("user_code", "s", "code of the person in the study"),
    ("role", "s", "role in which the person acted"),
    ("session_id", "s", "session of the person"),
    ("action", "s", "what was done"),
    ("entity", "s", "kind of thing that changed"),
    ("entity_id", "s", "which one"),
    ("subject_id", "s", "whose it is"),
    ("field", "s", "which field of it"),
    ("old", "s", "value before, JSON where it is no text"),
    ("new", "s", "value after, JSON where it is no text"),
    ("reason", "s", "why"),
    ("check_id", "s", "edit check that it is about"),
    ("software_version", "s", "the program that wrote the event"),
    ("prev_hash", "s", "hash of the event before in the stream"),
    ("hash", "s", "hash of the event"),
)


def rows(source: Source) -> Iterator[Cells]:
    names = _names(source)
    for stream, last in sorted(source.cut.heads.items()):
        for event in source.study.file.events_in_turns(stream, last):
            if event.head.at_eff > source.cut.at:
                break  # looked at or exported since the last edit (EXP-10)
            common = {**_record_cells(source, event, names), "subject_id": _subject(source, event)}
            yield from ({**common, **cells} for cells in _payload_cells(event))


def _names(source: Source) -> Mapping[str, str]:
    seat = source.study.seat
    if not isinstance(seat, SignedInSeat):
        return {}
    return {uuid: account.printed_name for uuid, account in seat.people.state.accounts()}


def _record_cells(source: Source, event: Event, names: Mapping[str, str]) -> dict[str, Any]:
    record, account = event.record, str(event.record["actor"])
    return {
        "stream": event.stream,
        "seq": event.seq,
        "time": event.at,
        "local_offset": str(record["offset"]),
        "person": names.get(account, account) or None,
        "user_code": source.cut.codes.get(account),
        "role": str(record["role"]) or None,
        "session_id": str(record["session"]) or None,
        "software_version": str(record["software"]),
        "prev_hash": str(record["prev"]),
        "hash": event.hash,
    }


def _subject(source: Source, event: Event) -> str | None:
    kind, _, uuid = event.stream.partition(":")
    if kind == "read":
        assignment = source.cut.study.assignments.get(uuid)
        return assignment.subject if assignment else None
    about = str(event.record["object"]).partition("/")[0]
    return about if about in source.cut.study.subjects else None


def _payload_cells(event: Event) -> Iterator[dict[str, Any]]:
    payload = dict(event.payload or {})
    reason, wish = payload.get("reason"), payload.get("rule")
    common = {
        "action": str(payload.get("change") or event.record["type"]),
        "reason": None if reason is None else words_of(reason),
        "check_id": None if wish is None else str(wish),
    }
    changed = differences(payload.get("old") or {}, payload.get("new") or {})
    if not changed or holds_secret(payload):
        about = {"entity": str(event.record["type"]), "entity_id": str(event.record["object"]) or None}
        withheld = Missing.WITHHELD if changed else None
        yield {**common, **about, "field": withheld, "old": withheld, "new": withheld}
        return
    for one in changed:
        entity, _, key = one.row.partition(" ")
        yield {
            **common,
            "entity": entity,
            "entity_id": key or None,
            "field": one.field,
            "old": one.old,
            "new": one.new,
        }


TABLE = StudyTable("audit", COLUMNS, rows)
