"""Statements on the event log, the rows and the workspace; each takes the connection it runs on."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Select,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from recist_reader.storage import schema
from recist_reader.storage.canonical import JsonObject, canonical_text, parse, sha256_hex, text_of_allowed
from recist_reader.storage.chain import Event, Head, content_from, content_text
from recist_reader.storage.codec import Codec
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.projection import RowChange, StreamRows
from recist_reader.storage.schema import KEPT_TABLES, ROW_TABLES

_EVENT = schema.event
_HEAD = schema.stream_head
_WORKSPACE = schema.workspace

_ADD_EVENT = insert(_EVENT)
_ADD_HEAD = insert(_HEAD)
_MOVE_HEAD = (
    update(_HEAD)
    .where(_HEAD.c.stream == bindparam("at_stream"), _HEAD.c.seq == bindparam("from_seq"))
    .where(_HEAD.c.hash == bindparam("from_hash"))
    .values(seq=bindparam("to_seq"), hash=bindparam("to_hash"), at_eff=bindparam("to_at_eff"))
)
_EVENTS_AFTER = (
    select(_EVENT)
    .where(_EVENT.c.stream == bindparam("in_stream"), _EVENT.c.seq > bindparam("after"))
    .order_by(_EVENT.c.seq)
    .limit(bindparam("most"))
)
_NO_LIMIT = -1


def store(connection: Connection, codec: Codec, event: Event, changes: list[RowChange]) -> None:
    """Write one event, its rows and the stream's head; the caller's transaction holds all of it.

    Raises StudyFault STALE or HEAD_MOVED, IntegrityError from the triggers of AU-7.
    """
    for change in changes:
        _write_row(connection, codec, event, change)
    if event.salt is None:
        raise ValueError("an event is stored with its content")
    content = codec.seal(content_text(event.salt, event.payload), ("event", event.stream, str(event.seq)))
    store_raw(connection, event, content)


def store_raw(connection: Connection, event: Event, content: str | None) -> None:
    """Write an event with its content as it is, and move the head."""
    connection.execute(
        _ADD_EVENT,
        {
            "stream": event.stream,
            "seq": event.seq,
            "event": event.event_id,
            "prev": event.record["prev"],
            "hash": event.hash,
            "record": text_of_allowed(event.record),
            "content": content,
        },
    )
    at_eff = event.record["at_eff"]
    if event.seq == 1:
        connection.execute(
            _ADD_HEAD, {"stream": event.stream, "seq": 1, "hash": event.hash, "at_eff": at_eff}
        )
        return
    moved = connection.execute(
        _MOVE_HEAD,
        {
            "at_stream": event.stream,
            "from_seq": event.seq - 1,
            "from_hash": event.record["prev"],
            "to_seq": event.seq,
            "to_hash": event.hash,
            "to_at_eff": at_eff,
        },
    )
    if moved.rowcount != 1:
        raise fault(FaultCode.HEAD_MOVED)


@dataclass(frozen=True)
class _RowStatements:
    """The statements on one table of rows, made once: making them costs more than running them."""

    read: Select[Any]
    add: Insert
    change: Update
    drop: Delete


@cache
def _row_statements(name: str) -> _RowStatements:
    table = schema.row_tables[name]
    place = (table.c.stream == bindparam("at_stream"), table.c.key == bindparam("at_key"))
    return _RowStatements(
        select(table.c.body).where(*place),
        insert(table),
        update(table).where(*place).values(seq=bindparam("to_seq"), body=bindparam("to_body")),
        delete(table).where(*place),
    )


def _write_row(connection: Connection, codec: Codec, event: Event, change: RowChange) -> None:
    """Check that `old` stands there, then put `new` in its place."""
    statements = _row_statements(change.table)
    place = {"at_stream": event.stream, "at_key": change.key}
    stands_at = (change.table, event.stream, change.key)
    standing = connection.execute(statements.read, place).scalar_one_or_none()
    old = None if change.old is None else text_of_allowed(change.old)
    if (None if standing is None else codec.unseal(standing, stands_at)) != old:
        raise fault(FaultCode.STALE)
    if change.new is None:
        if standing is not None:
            connection.execute(statements.drop, place)
        return
    body = codec.seal(text_of_allowed(change.new), stands_at)
    if standing is None:
        row = {"stream": event.stream, "key": change.key, "seq": event.seq, "body": body}
        connection.execute(statements.add, row)
    else:
        connection.execute(statements.change, {**place, "to_seq": event.seq, "to_body": body})


def replace_rows(connection: Connection, codec: Codec, stream: str, rows: StreamRows) -> None:
    """Put the given rows in place of all rows of a stream; kept tables only gain what they miss."""
    for name in ROW_TABLES:
        table = schema.row_tables[name]
        wanted = rows.get(name, {})
        if name in KEPT_TABLES:
            there = set(connection.execute(select(table.c.key).where(table.c.stream == stream)).scalars())
            wanted = {key: row for key, row in wanted.items() if key not in there}
        else:
            connection.execute(delete(table).where(table.c.stream == stream))
        made = [
            {
                "stream": stream,
                "key": key,
                "seq": seq,
                "body": codec.seal(canonical_text(row), (name, stream, key)),
            }
            for key, (seq, row) in wanted.items()
        ]
        if made:
            connection.execute(insert(table), made)


def row(
    connection: Connection,
    codec: Codec,
    table: str,
    stream: str,
    key: str,
    read: Callable[[str], Any] = parse,
) -> JsonObject | None:
    """Return one row; `read` makes values of its text."""
    source = _known(table)
    query = select(source.c.body).where(source.c.stream == stream, source.c.key == key)
    body = connection.execute(query).scalar_one_or_none()
    return None if body is None else read(codec.unseal(body, (table, stream, key)))


def rows(
    connection: Connection, codec: Codec, table: str, stream: str, below: str = ""
) -> dict[str, tuple[int, Any]]:
    """Return the rows of one table and stream, those whose key begins with `below`: key -> (seq, row)."""
    query = _rows_query(table)
    if below:
        query = query.where(*_begins_with(_known(table).c.key, below))
    return {
        key: (seq, _row_from(codec, body, (table, stream, key)))
        for key, seq, body in connection.execute(query, {"in_stream": stream})
    }


def keys(connection: Connection, table: str, stream: str) -> list[str]:
    """Return the keys of one table and stream; no body is read."""
    source = _known(table)
    return list(connection.execute(select(source.c.key).where(source.c.stream == stream)).scalars())


def _begins_with(key: ColumnElement[str], start: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """A range of the index: no body outside it is read."""
    return key >= start, key < start[:-1] + chr(ord(start[-1]) + 1)


@cache
def _rows_query(table: str) -> Select[Any]:
    """The query of a table's rows, made once: opening a read asks every table."""
    source = _known(table)
    return select(source.c.key, source.c.seq, source.c.body).where(source.c.stream == bindparam("in_stream"))


def all_rows(connection: Connection, codec: Codec, table: str) -> dict[str, dict[str, JsonObject]]:
    """Return the rows of one table: stream -> key -> row."""
    found: dict[str, dict[str, JsonObject]] = {}
    source = _known(table)
    for stream, key, body in connection.execute(select(source.c.stream, source.c.key, source.c.body)):
        found.setdefault(stream, {})[key] = _row_from(codec, body, (table, stream, key))
    return found


def rows_about(
    connection: Connection, codec: Codec, place: tuple[str, str], field: str, values: Sequence[str]
) -> dict[str, JsonObject]:
    """Return key -> row of a (table, stream) whose top text `field` has one of the values.

    The values may name a subject, and statements are kept: by SQLAlchemy with their text, so values are
    given beside it; by the driver with what they were last given, so that is replaced at the end.
    """
    table, stream = place
    source = _known(table)
    wanted = func.json_each(bindparam("values")).table_valued("value").c.value
    chosen = func.json_extract(source.c.body, f"$.{field}").in_(select(wanted))
    query = select(source.c.key, source.c.body).where(source.c.stream == stream, chosen)
    found = connection.execute(query, {"values": json.dumps(list(values))}).all()
    connection.execute(query, {"values": "[]"}).all()
    return {key: _row_from(codec, body, (table, stream, key)) for key, body in found}


def rows_of_streams(
    connection: Connection, codec: Codec, table: str, streams: Sequence[str]
) -> dict[str, dict[str, JsonObject]]:
    """Return the rows of one table in these streams: stream -> key -> row."""
    found: dict[str, dict[str, JsonObject]] = {}
    source = _known(table)
    wanted = func.json_each(json.dumps(list(streams))).table_valued("value").c.value
    query = select(source.c.stream, source.c.key, source.c.body).where(source.c.stream.in_(select(wanted)))
    for stream, key, body in connection.execute(query):
        found.setdefault(stream, {})[key] = _row_from(codec, body, (table, stream, key))
    return found


def row_streams(connection: Connection) -> set[str]:
    """Return every stream that any row names, also one without an event."""
    return {
        s
        for t in schema.row_tables.values()
        for s in connection.execute(select(t.c.stream).distinct()).scalars()
    }


def events(
    connection: Connection, codec: Codec, stream: str, after: int = 0, most: int = _NO_LIMIT
) -> Iterator[Event]:
    """Yield the events of a stream in order, all or `most` of them.

    Raises ValueError for one that does not read back as written.
    """
    for found in connection.execute(_EVENTS_AFTER, {"in_stream": stream, "after": after, "most": most}):
        yield event_from(codec, found)


def hashes(connection: Connection, stream: str, after: int, most: int) -> list[tuple[int, str]]:
    """Return (seq, hash) of the next events of a stream, as their columns have them."""
    query = select(_EVENT.c.seq, _EVENT.c.hash).where(_EVENT.c.stream == stream, _EVENT.c.seq > after)
    return [(seq, digest) for seq, digest in connection.execute(query.order_by(_EVENT.c.seq).limit(most))]


def bare_events(connection: Connection, stream: str) -> Iterator[Event]:
    """Yield the events of a stream in order without their payloads, which are not read."""
    query = select(_EVENT.c.record, _EVENT.c.hash).where(_EVENT.c.stream == stream).order_by(_EVENT.c.seq)
    for record, digest in connection.execute(query):
        found = parse(record)
        if not isinstance(found, dict):
            raise ValueError("a record is no object")
        yield Event(found, digest)


def find_event(connection: Connection, codec: Codec, event_id: str) -> Event | None:
    """Return the event with this id, or None."""
    found = connection.execute(select(_EVENT).where(_EVENT.c.event == event_id)).one_or_none()
    return None if found is None else event_from(codec, found)


def event_from(codec: Codec, found: Any) -> Event:
    """Return the event of a stored line; raises ValueError where its columns and its record differ."""
    record = parse(found.record)
    if not isinstance(record, dict):
        raise ValueError("a record is no object")
    columns = (found.stream, found.seq, found.event, found.prev)
    if columns != tuple(record.get(name) for name in ("stream", "seq", "event", "prev")):
        raise ValueError("the columns of an event are not what its record says")
    if found.content is None:
        return Event(record, found.hash)
    salt, payload = content_from(codec.unseal(found.content, ("event", found.stream, str(found.seq))))
    return Event(record, found.hash, salt, payload)


def heads(connection: Connection) -> dict[str, Head]:
    """Return the head of every stream as the file keeps it."""
    return {found.stream: Head(*found) for found in connection.execute(select(_HEAD))}


def head(connection: Connection, stream: str) -> Head | None:
    """Return the head of one stream as the file keeps it."""
    found = connection.execute(select(_HEAD).where(_HEAD.c.stream == stream)).one_or_none()
    return None if found is None else Head(*found)


def put_workspace(connection: Connection, owner: str, key: str, body: str | None) -> None:
    """Write over or drop a place of the workspace."""
    place = (_WORKSPACE.c.owner == owner, _WORKSPACE.c.key == key)
    connection.execute(delete(_WORKSPACE).where(*place))
    if body is not None:
        line = {"owner": owner, "key": key, "body": body, "sha256": sha256_hex(body.encode())}
        connection.execute(insert(_WORKSPACE), line)


def get_workspace(connection: Connection, owner: str, key: str) -> tuple[str, str] | None:
    """Return body and its hash, or None."""
    query = select(_WORKSPACE.c.body, _WORKSPACE.c.sha256)
    found = connection.execute(
        query.where(_WORKSPACE.c.owner == owner, _WORKSPACE.c.key == key)
    ).one_or_none()
    return None if found is None else (found.body, found.sha256)


def _known(table: str) -> Any:
    if table not in schema.row_tables:
        raise ValueError(f"no table {table!r} in a study file")
    return schema.row_tables[table]


def _row_from(codec: Codec, body: str, stands_at: tuple[str, ...]) -> Any:
    return parse(codec.unseal(body, stands_at))
