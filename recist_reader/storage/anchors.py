"""Anchors: the fingerprint of all heads, to be held elsewhere (AU-8).

A chain can't show that its end was cut or that an old copy was put back; an anchor printed on a page or
appended to `anchors.jsonl` on another disk can.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from recist_reader.durable import append_line
from recist_reader.storage.canonical import anchor_of, canonical_text
from recist_reader.storage.chain import ActorContext, NewEvent
from recist_reader.storage.study_file import StudyFile

SHOWN_DIGITS = 16
FILE_NAME = "anchors.jsonl"


def set_anchor(study: StudyFile, event_id: str, by: ActorContext, folders: Iterable[Path] = ()) -> str:
    """Store an anchor over all heads and append it to `anchors.jsonl` in each folder; return A (64 digits).

    Raises StudyFault from storing, OSError from a folder (the anchor is then stored, and in the others).
    """
    heads = [head.as_tuple for head in study.streams().values()]
    anchor = anchor_of(heads)
    payload = {
        "change": "anchor.set",
        "old": {"anchor": {anchor: None}},
        "new": {"anchor": {anchor: {"streams": len(heads)}}},
        "heads": [list(head) for head in heads],
        "reason": None,
    }
    event = study.append(NewEvent(event_id, "anchor", "anchor", event_id, payload, by))
    line = {
        "format": "recist-reader/anchor",
        "version": 1,
        "study": study.study_id,
        "at": event.at,
        "anchor": anchor,
    }
    failed: OSError | None = None
    for folder in folders:
        try:
            append_line(folder / FILE_NAME, canonical_text(line))
        except OSError as error:
            failed = failed or error
    if failed is not None:
        raise failed
    return anchor


def known_anchors(path: Path, study: str | None = None) -> tuple[str, ...]:
    """Return the anchors of an `anchors.jsonl`, those of one study or all; raises OSError.

    Several studies may have one folder. An unreadable line is an anchor that can't be found. Half a line was
    never kept for anybody: its writing was stopped, and told as failed. It is left out.
    """
    known = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        try:
            found = json.loads(line)
            if study is None or found.get("study", study) == study:
                known.append(str(found["anchor"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            if not line.startswith("{") or line.endswith("}"):
                known.append(line[:SHOWN_DIGITS])
    return tuple(known)
