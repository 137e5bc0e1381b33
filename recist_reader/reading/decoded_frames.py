"""What a lock binds of the slices that were measured: their values after decoding (IN-141, SG-9)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from recist_reader.imaging.cause import UnreadableImage
from recist_reader.imaging.frame_hash import decoded_sha256
from recist_reader.imaging.store import ImageStore
from recist_reader.reading.slices import image_row
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.evidence import Measurement, Place
from recist_reader.trial.image_faults import FrameHashes, FrameKey, ImageFault, ImageFaults

_Rows = dict[tuple[str, int], dict[str, Any]]  # (SOP instance UID, frame from 1) -> row of the instance


@dataclass(frozen=True)
class DecodedFrames:
    """Hashes of the frames under marks, and which of them could not be decoded."""

    hashes: FrameHashes = field(default_factory=dict)
    faults: ImageFaults = field(default_factory=dict)


def decoded_frames(study: StudySession, marks: Iterable[Measurement]) -> DecodedFrames:
    """Decode the frame under each mark, each once; those without a file are left out. Raises StudyFault."""
    store, series = ImageStore.beside(study.path), dict[str, _Rows]()
    hashes: dict[FrameKey, str] = {}
    faults: dict[tuple[str, str], ImageFault] = {}
    for place in dict.fromkeys(mark.place for mark in marks):
        if place.series_uid not in series:
            series[place.series_uid] = _rows(study, place.series_uid)
        row = series[place.series_uid].get((place.sop_instance_uid, place.frame))
        key = frame_key(place)
        if row is None or row.get("blob_sha256") is None or key in hashes:
            continue
        try:
            hashes[key] = decoded_sha256(row, store)
        except (UnreadableImage, OSError):
            faults[key[:2]] = ImageFault.UNREADABLE
    return DecodedFrames(hashes, faults)


def frame_key(place: Place) -> FrameKey:
    """How the frame of a mark is named among hashes."""
    return (place.series_uid, place.sop_instance_uid, place.frame)


def _rows(study: StudySession, series_uid: str) -> _Rows:
    found = image_row(study, series_uid) or {}
    return {(row["sop_instance_uid"], row["frame"] + 1): row for row in found.get("slices", ())}
