"""The frames whose decoded values locks bind, and whether they still decode to these (IN-141, SG-9)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.frame_hash import decoded_sha256
from recist_reader.imaging.store import ImageStore
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.image_faults import FrameKey


@dataclass(frozen=True)
class LockedFrame:
    """A frame that was measured, with the SHA-256 of its values as a lock has it; `stream` is the read's."""

    stream: str
    timepoint: str
    version: int
    key: FrameKey
    sha256: str


def frames_of_locks(file: StudyFile) -> tuple[LockedFrame, ...]:
    """Return every frame that a lock of the study binds, earlier versions too. Raises StudyFault.

    Locks of before IN-141 was kept bind none.
    """
    rows = file.all_rows("lock_version")
    return tuple(
        frame for stream, found in rows.items() for row in found.values() for frame in _frames(stream, row)
    )


def _frames(stream: str, row: Mapping[str, Any]) -> Iterator[LockedFrame]:
    content = json.loads(row["content"])
    for uid, series in content.get("series", {}).items():
        for sop, frame, sha256 in series.get("decoded_sha256", ()):
            key = (uid, sop, int(frame))
            yield LockedFrame(stream, row["timepoint"], int(row["version"]), key, sha256)


def is_as_locked(frame: LockedFrame, rows: Iterable[Mapping[str, Any]], store: ImageStore) -> bool:
    """Whether one of the images that the study ever named for this frame decodes to what was locked.

    `rows` are those of its instance: an image that was masked or chosen anew has several.
    """
    return any(_decodes_to(frame.sha256, row, store) for row in rows)


def _decodes_to(sha256: str, row: Mapping[str, Any], store: ImageStore) -> bool:
    try:
        return decoded_sha256(row, store) == sha256
    except (UnreadableImage, OSError):
        return False
