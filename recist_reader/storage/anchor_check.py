"""Do the anchors of a study file still hold (AU-8)? Fed with each event of the file, anchors first."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from recist_reader.storage.anchors import SHOWN_DIGITS
from recist_reader.storage.canonical import anchor_of
from recist_reader.storage.chain import Event

ANCHOR_STREAM = "anchor"


@dataclass
class AnchorCheck:
    """What the anchors held, against what is there.

    The stream of anchors is to be followed before the others: what an anchor held was stored before it, so
    it is found later also while a writer goes on.
    """

    count: int = 0
    first_fault: str | None = None
    _held: list[str] = field(default_factory=list)
    _own: list[str] = field(default_factory=list)
    """Hashes of the anchor events themselves, by number."""
    _wanted: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    """(stream, seq) that an anchor held and that was not met yet -> (hash, number of the anchor)."""

    def take(self, event: Event) -> None:
        """Look at the next event of the file; raises ValueError, KeyError for an anchor without its form."""
        if event.stream == ANCHOR_STREAM:
            self._take_anchor(event)
            return
        wanted = self._wanted.get((event.stream, event.seq))
        if wanted is not None and wanted[0] == event.hash:
            del self._wanted[event.stream, event.seq]

    def _take_anchor(self, event: Event) -> None:
        self.count += 1
        self._own.append(event.hash)
        payload = event.payload or {}
        heads = [(str(s), int(q), str(h)) for s, q, h in payload["heads"]]
        (anchor,) = payload["new"]["anchor"]
        self._held.append(anchor)
        if anchor != anchor_of(heads):
            self._fault(f"anchor seq {event.seq}: not the fingerprint of its heads")
        for stream, seq, digest in heads:
            if stream == ANCHOR_STREAM:
                is_there = 0 < seq <= len(self._own) and self._own[seq - 1] == digest
            else:
                is_there = self._wanted.setdefault((stream, seq), (digest, event.seq))[0] == digest
            if not is_there:
                self._fault(_gone(stream, seq, event.seq))

    def _fault(self, what: str) -> None:
        self.first_fault = self.first_fault or what

    def fault(self, known: Iterable[str]) -> str | None:
        """Return the first fault after all events; `known` are anchors held elsewhere, 16 digits or more."""
        if self.first_fault is not None:
            return self.first_fault
        if self._wanted:
            number, stream, seq = min((anchor, s, q) for (s, q), (_hash, anchor) in self._wanted.items())
            return _gone(stream, seq, number)
        for anchor in known:
            if len(anchor) < SHOWN_DIGITS or not any(a.startswith(anchor.lower()) for a in self._held):
                return (
                    f"anchor {anchor[:SHOWN_DIGITS]} is missing: the end was cut or an old copy was put back"
                )
        return None


def _gone(stream: str, seq: int, anchor: int) -> str:
    return f"{stream} seq {seq}: an anchor held an event that is gone (anchor seq {anchor})"
