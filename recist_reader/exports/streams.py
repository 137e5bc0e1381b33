"""The streams of a study as they stand at one call, and the cut that follows from them (EXP-10, EXP-14).

The log only grows, so all events up to the heads that stand at the call are one consistent view; no
transaction is held while files are written, and reading goes on. Nothing goes out of a stream whose chain
breaks or whose rows differ from its events: what the window showed would not be what is exported.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from recist_reader.exports.fault import damaged
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.storage.canonical import anchor_of
from recist_reader.storage.chain import Event, Head, break_in
from recist_reader.storage.projection import StreamRows, difference, fold
from recist_reader.trial.changes import CHANGES


class Streams:
    """Reads streams up to their heads, remembering of each event only its place in the chain.

    `as_of`: UTC text; of each stream the longest prefix with an effective time up to it counts (AU-9), so
    that a clock that went back does no harm.
    """

    def __init__(self, study: StudySession, as_of: str | None = None) -> None:
        self._study, self._as_of = study, as_of
        self._heads = study.file.streams()
        self._passed: dict[str, list[Head]] = {}
        self.cut = ""

    def events(self, stream: str) -> list[Event]:
        """The events of a stream; none where nothing was stored in it yet.

        Raises ExportFault where its chain breaks, or its rows differ from its events (IN-112).
        """
        if stream not in self._heads:
            return []
        last = self._heads[stream].seq
        events = [event for event in self._study.file.events(stream) if event.seq <= last]
        self._check(stream, events)
        events = self._until(events)
        self._passed[stream] = [event.head for event in events]
        self.cut = max([self.cut, *(event.head.at_eff for event in events if _is_an_edit(event))])
        return events

    def pass_by(self, stream: str) -> None:
        """Take the heads of a stream whose payloads do not go out, and are not read.

        Raises ExportFault where its chain breaks.
        """
        if stream in self._heads:
            last = self._heads[stream].seq
            events = [event for event in self._study.file.bare_events(stream) if event.seq <= last]
            self._check_chain(stream, events)
            self._passed[stream] = [event.head for event in self._until(events)]

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        """Stream -> key -> row of a table, folded up to the moment; streams of reads are not looked at."""
        found = {}
        for stream in self._heads:
            if not stream.startswith("read:"):
                folded = fold(self.events(stream)).get(table, {})
                found[stream] = {key: row for key, (_seq, row) in folded.items()}
        return found

    def _until(self, events: list[Event]) -> list[Event]:
        if self._as_of is None:
            return events
        return list(takewhile(lambda event: event.head.at_eff <= (self._as_of or ""), events))

    def _check(self, stream: str, events: Sequence[Event]) -> None:
        file, head = self._study.file, self._check_chain(stream, events)
        live = file.live_rows(stream)
        try:
            folded = fold(events)
            differs = None if _are_equal(live, folded) else difference(live, folded)
        except ValueError as error:
            differs = str(error)
        if differs is not None and file.streams()[stream] != head:
            differs = file.check_stream(stream)  # rows are newer: a reader went on since the cut
        if differs is not None:
            what = phrase(
                "the stored rows of stream {stream} differ from its events ({differs})",
                stream=stream,
                differs=differs,
            )
            raise damaged(what)

    def _check_chain(self, stream: str, events: Sequence[Event]) -> Head | None:
        """Return the last head. Raises ExportFault where an event does not follow the one before."""
        head = None
        for event in events:
            broken = break_in(self._study.file.study_id, head, event)
            if broken is not None:
                what = phrase(
                    "an event of stream {stream} does not hold: {broken}", stream=stream, broken=broken
                )
                raise damaged(what)
            head = event.head
        return head

    @property
    def heads(self) -> dict[str, int]:
        """Stream -> number of its last event that counts; to be asked once every stream was looked at."""
        return {stream: heads[-1].seq for stream, heads in self._passed.items() if heads}

    @property
    def last(self) -> str:
        """The effective time of the last event of all, log-ins and exports with them (EXP-10, `audit`)."""
        return max((heads[-1].at_eff for heads in self._passed.values() if heads), default="")

    def anchor(self) -> str:
        """The fingerprint A of all heads at the cut (AU-8): per stream of the longest prefix up to it."""
        take = self.events if self._study.seat.role is None else self.pass_by
        for stream in self._heads.keys() - self._passed.keys():
            take(stream)
        then = []
        for heads in self._passed.values():
            prefix = [head for head in heads if head.at_eff <= self.cut]
            if prefix:
                then.append(prefix[-1].as_tuple)
        return anchor_of(then)


def _are_equal(live: StreamRows, folded: StreamRows) -> bool:
    """Whether all rows are the same, to the type of each value; both were read from canonical text."""
    filled = {table: rows for table, rows in folded.items() if rows}
    return live.keys() == filled.keys() and all(
        rows.keys() == filled[table].keys()
        and all(repr(row) == repr(filled[table][key]) for key, row in rows.items())
        for table, rows in live.items()
    )


def _is_an_edit(event: Event) -> bool:
    """Whether an event changed a row of the study: looking, exports, anchors, backups do not."""
    payload = event.payload or {}
    return payload.get("change") in CHANGES and bool(payload.get("new"))
