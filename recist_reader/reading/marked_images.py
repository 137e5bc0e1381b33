"""The stored images under the marks of a read: are they there, as they were stored (FT-30, SG-9, IN-141)."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.decoded_frames import decoded_frames, frame_key
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.storage.faults import StudyFault
from recist_reader.trial.evidence import Measurement
from recist_reader.trial.image_faults import FrameHashes, FrameKey, ImageFault, ImageFaults
from recist_reader.trial.study_records import SeriesRecord

_Signature = tuple[int, int, int]
_Blobs = dict[str, str | None]  # SOP instance UID -> SHA-256 of its file, None where none was stored


class MarkedImages:
    """`look` asks the disk only whether the files are there; `check` reads them.

    Only images with marks are looked at: a lock waits for a few files, not for a series. Those of locked
    timepoints (SG-9) are read once, and again only where the file is another one since.
    """

    def __init__(self, study: StudySession) -> None:
        self._study = study
        self._store = ImageStore.beside(study.path)
        self._series: dict[str, tuple[SeriesRecord | None, _Blobs]] = {}
        self._found: dict[Path, tuple[_Signature, ImageFault]] = {}  # what `check` found, of which file
        self._hashes: FrameHashes = {}
        self._looked_at: set[FrameKey] = set()
        self._sound: dict[Path, _Signature] = {}  # files that were read and are as stored

    def look(self, marks: Iterable[Measurement]) -> ImageFaults:
        """What is missing, and what `check` found and nobody mended since; it never raises."""
        faults: dict[tuple[str, str], ImageFault] = {}
        with suppress(StudyFault):
            for key, path in self._files(marks):
                fault = ImageFault.MISSING if path is None else self._known_fault(path)
                if fault is not None:
                    faults[key] = fault
        return faults

    def check(self, marks: Sequence[Measurement], open_timepoint: str | None) -> ImageFaults:
        """Compare the images under these marks with their SHA-256, decode those of the open timepoint.

        Raises StudyFault.
        """
        here = [mark for mark in marks if mark.timepoint == open_timepoint]
        locked = [mark for mark in marks if mark.timepoint != open_timepoint]
        for mark in here:
            self._series.pop(mark.place.series_uid, None)
        self._found.clear()
        faults: dict[tuple[str, str], ImageFault] = {}
        checked: dict[Path, ImageFault | None] = {}  # a file of many frames is read once
        for own, again in ((here, True), (locked, False)):
            for key, path in self._files(own):
                if path is not None and path not in checked:
                    checked[path] = self._checked(path, again=again)
                fault = ImageFault.MISSING if path is None else checked[path]
                if fault is not None:
                    faults[key] = fault
        frames = decoded_frames(self._study, here)
        self._hashes, self._looked_at = frames.hashes, {frame_key(mark.place) for mark in here}
        return {**frames.faults, **faults}

    def decoded(self, marks: Iterable[Measurement], open_timepoint: str | None) -> FrameHashes | None:
        """Hashes of the decoded frames of the open timepoint, as `check` found them (IN-141).

        None where something was drawn since on a frame that it did not look at.
        """
        frames = {frame_key(mark.place) for mark in marks if mark.timepoint == open_timepoint}
        if not frames <= self._looked_at:
            return None
        return {key: digest for key, digest in self._hashes.items() if key in frames}

    def _files(self, marks: Iterable[Measurement]) -> Iterator[tuple[tuple[str, str], Path | None]]:
        """Image of each mark and its file, None where the study does not know the image any more."""
        for mark in marks:
            place = mark.place
            blobs = self._blobs_of(place.series_uid)
            blob = blobs.get(place.sop_instance_uid)
            if blob is not None:
                yield (place.series_uid, place.sop_instance_uid), self._store.path(blob)
            elif place.sop_instance_uid not in blobs:
                yield (place.series_uid, place.sop_instance_uid), None

    def _blobs_of(self, series_uid: str) -> _Blobs:
        """Read once, until the series changes (masked, completed)."""
        record = self._study.state.series.get(series_uid)
        known = self._series.get(series_uid)
        if known is None or known[0] is not record:
            row = self._study.file.long_row("instance", STUDY_STREAM, series_uid)
            slices = (row or {}).get("slices", ())
            known = (record, {item["sop_instance_uid"]: item.get("blob_sha256") for item in slices})
            self._series[series_uid] = known
        return known[1]

    def _known_fault(self, path: Path) -> ImageFault | None:
        signature = _signature(path)
        if signature is None:
            return ImageFault.MISSING
        seen, fault = self._found.get(path, (None, None))
        return fault if seen == signature else None

    def _checked(self, path: Path, *, again: bool) -> ImageFault | None:
        signature = _signature(path)
        if signature is None:
            return ImageFault.MISSING
        if not again and self._sound.get(path) == signature:
            return None
        fault = _fault_of(path)
        if fault is None:
            self._sound[path] = signature
        else:
            self._found[path] = signature, fault
        return fault


def _signature(path: Path) -> _Signature | None:
    """What tells a file that was put back from the one that was looked at; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_ctime_ns


def _fault_of(path: Path) -> ImageFault | None:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ImageFault.UNREADABLE
    return None if digest == path.stem else ImageFault.CHANGED
