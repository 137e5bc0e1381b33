"""One file on its way in: read once, looked at, checked, de-identified, stored (IN-140, FT-22 to FT-28).

Runs in a worker process as well as in the caller's own; what comes back holds no patient data but the
manager-only `SourceFacts`.
"""

import hashlib
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from recist_reader.imaging.burned_in import has_text_outside_body
from recist_reader.imaging.cause import (
    Cause,
    CauseCode,
    UnreadableImage,
    not_to_be_kept,
    too_large,
    unreadable,
)
from recist_reader.imaging.dataset import OpenedDataset
from recist_reader.imaging.dates import DateShift, known_offset
from recist_reader.imaging.decode import decode_frame
from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.encode import PixelValue, encoding_of, file_bytes
from recist_reader.imaging.fragments import read_spans
from recist_reader.imaging.header import ImageHeader, read_header
from recist_reader.imaging.kinds import Examined, Kind, Verdict, look
from recist_reader.imaging.scan import Entry, ImageInput
from recist_reader.imaging.source_file import SourceFile, read_source
from recist_reader.imaging.store import BlobWriting, ImageStore
from recist_reader.imaging.stored_pixels import pixel_value
from recist_reader.imaging.therapy import NUCLEAR_MEDICINE, therapy_sign
from recist_reader.imaging.uids import StudyKey, mapped_uid
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase

Work = tuple[ImageInput, Entry]
_MODEL, _STATION, _SOFTWARE, _RECONSTRUCTION = 0x00081090, 0x00081010, 0x00181020, 0x00189315
_PATIENT_ID, _ISSUER, _NAME, _BIRTH = 0x00100020, 0x00100021, 0x00100010, 0x00100030


@dataclass(frozen=True)
class SourceFacts:
    """Where an image came from: for manager and auditor only (IN-141), never in a log or a message."""

    name: str = field(repr=False)
    sha256: str
    sop_instance_uid: str = field(repr=False)
    series_uid: str = field(repr=False)
    study_uid: str = field(repr=False)
    scan_date: str = field(repr=False)
    utc_offset: str
    model: str = field(repr=False)
    station: str = field(repr=False)
    reconstruction: str = field(repr=False)


@dataclass(frozen=True)
class Patient:
    """Whose file it is, as keyed hashes: equal or not is all they tell. Empty where the file says nothing."""

    identity: str
    birth: str


@dataclass(frozen=True)
class TakenImage:
    """An image that can be shown. UIDs and dates of `header` are those of the stored file."""

    header: ImageHeader
    is_localizer: bool
    blob_sha256: str
    is_new: bool
    pixel_sha256: str
    quarantine: tuple[str, ...]
    patient: Patient
    source: SourceFacts


@dataclass(frozen=True)
class TakenFile:
    """What became of one name. `therapy_uids`: mapped study and frame of reference of an NM object."""

    name: str
    status: str
    seconds: float
    code: str | None = None
    tag: str | None = None
    what: str | None = None
    remedy: str | None = None
    source_sha256: str | None = None
    image: TakenImage | None = None
    therapy_uids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _MadeImage:
    """An image and the file that is to be stored for it."""

    image: TakenImage
    blob: bytes = field(repr=False)


class NeedsDecoder(Exception):  # noqa: N818 - not an error: the file is taken elsewhere
    """The pixels are compressed: decoders are native code, which runs in processes with limits (FT-25)."""


@dataclass(frozen=True)
class Taker:
    """Takes files in for one subject; without a store it only looks and checks (dry run).

    `known_sources`: SHA-256 of files that were taken before. `may_decode`: compressed pixels are unpacked
    here; otherwise NeedsDecoder is raised for them. `known_shifts`: how the dates of images that came in
    before move, by mapped SOPInstanceUID, so that the same image becomes the same blob again (`visit_only`).
    """

    key: StudyKey
    deidentifier: Deidentifier
    store: ImageStore | None = None
    known_sources: frozenset[str] = frozenset()
    may_decode: bool = True
    known_shifts: Mapping[str, DateShift] = field(default_factory=dict, repr=False)

    def take_all(self, work: Iterable[Work], before: Callable[[Entry], None]) -> list[TakenFile]:
        """Take some files, `before` called for each; their blobs are whole and synced then. Raises Fault."""
        taken = []
        with nullcontext() if self.store is None else self.store.writing() as writing:
            for place, entry in work:
                before(entry)
                taken.append(self.take(place, entry, writing))
        return taken

    def take(self, place: ImageInput, entry: Entry, writing: BlobWriting | None = None) -> TakenFile:
        """Never raises for what is wrong with the file; raises Fault when the store cannot be written."""
        start = time.perf_counter()
        if entry.cause is not None:
            return _refused(entry.name, entry.cause, start)
        try:
            return self._look(entry.name, read_source(place, entry), writing, start)
        except UnreadableImage as fault:
            return _refused(entry.name, fault.cause, start)
        except MemoryError:
            return _refused(entry.name, too_large().cause, start)
        except OSError as fault:
            remedy = phrase("Check the medium ({cause})", cause=fault.strerror or phrase("no reason given"))
            problem = Problem(phrase("the file cannot be read"), "", remedy)
            return _refused(entry.name, Cause(CauseCode.UNREADABLE, problem), start)
        except (NeedsDecoder, Fault):
            raise
        except Exception as fault:  # one file must never end an import of thousands (FT-32)
            return _refused(entry.name, _defect(fault), start)

    def _look(self, name: str, source: SourceFile, writing: BlobWriting | None, start: float) -> TakenFile:
        digest = hashlib.sha256(source.content).hexdigest()
        if digest in self.known_sources:
            seconds = time.perf_counter() - start
            return TakenFile(name, "duplicate", seconds, "known", source_sha256=digest)
        examined, opened = look(BytesIO(source.content))
        if examined.verdict is Verdict.REFUSED or opened is None:
            therapy = frozenset() if opened is None else self._therapy_uids(opened.values())
            refused = _refused(name, examined.cause, start)
            return replace(refused, source_sha256=digest, therapy_uids=therapy)
        signs = _quarantine(examined, opened.values())
        image, cause = None, examined.cause
        try:
            if examined.header is not None:
                if self._has_text(opened.inflated or source.content, examined.header):
                    signs = (*signs, "burned_in_suspected")
                made = self._image(name, digest, opened, source, examined)
                source.must_be_unchanged()
                image = replace(self._stored(made, writing), quarantine=signs)
        except UnreadableImage as fault:
            if examined.verdict is not Verdict.QUARANTINED or fault.cause.code is CauseCode.CHANGED:
                raise
            assert cause is not None
            cause = not_to_be_kept(cause, fault.cause)
        return TakenFile(
            name,
            "quarantined" if signs else "imported",
            time.perf_counter() - start,
            code=signs[0] if signs else None,
            tag=cause.tag if cause is not None else None,
            what=_WORDS[signs[0]] if signs else None,
            remedy=_remedy(image, cause) if signs else None,
            source_sha256=digest,
            image=image,
            therapy_uids=self._therapy_uids(opened.values()),
        )

    def _has_text(self, body: bytes, header: ImageHeader) -> bool:
        """Decode every frame: what cannot be decoded is refused here; look for text where unsaid (BL-40)."""
        if header.syntax.is_encapsulated and not self.may_decode:
            raise NeedsDecoder
        found, stream = False, BytesIO(body)
        for spans in header.spans:
            values = decode_frame(read_spans(stream, spans), header.syntax, header.pixels)
            if header.is_burned_in is None and not found and values.ndim == 2:
                found = has_text_outside_body(values, header.padding)
        return found

    def _image(
        self, name: str, digest: str, opened: OpenedDataset, source: SourceFile, examined: Examined
    ) -> _MadeImage:
        """Clean the header, write the file anew in memory, and read it back: it must say the same."""
        header = examined.header
        assert header is not None
        syntax = header.transfer_syntax_uid
        value, fragments = pixel_value(opened.inflated or source.content, header)
        cleaned = self._deidentifier(header).clean(opened.elements, encoding_of(syntax))
        vr = (opened.pixels.vr if opened.pixels is not None else None) or "OW"
        blob = file_bytes(cleaned, syntax, PixelValue(value, vr, fragments is not None))
        stored = read_header(blob)
        if not _is_same_image(header, stored):
            what = phrase("the image cannot be written again without change")
            raise unreadable(CauseCode.ATTRIBUTE_INVALID, what)
        elements = opened.values()
        image = TakenImage(
            header=replace(
                stored,
                words=header.words,
                has_damaged_table=header.has_damaged_table or stored.has_damaged_table,
            ),
            is_localizer=examined.kind is Kind.LOCALIZER,
            blob_sha256=hashlib.sha256(blob).hexdigest(),
            is_new=False,
            pixel_sha256=hashlib.sha256(value if fragments is None else fragments).hexdigest(),
            quarantine=(),
            patient=self._patient(elements),
            source=_source_facts(name, digest, header, elements),
        )
        return _MadeImage(image, blob)

    def _deidentifier(self, header: ImageHeader) -> Deidentifier:
        if not self.known_shifts:
            return self.deidentifier
        known = self.known_shifts.get(mapped_uid(self.key, header.sop_instance_uid))
        return self.deidentifier if known is None else replace(self.deidentifier, dates=known)

    def _stored(self, made: _MadeImage, writing: BlobWriting | None) -> TakenImage:
        image, sha256 = made.image, made.image.blob_sha256
        if self.store is None:
            return image
        kept = self.store.put(made.blob) if writing is None else writing.put(made.blob, sha256)
        return replace(image, is_new=kept.is_new)

    def _patient(self, elements: Elements) -> Patient:
        number = elements.text(_PATIENT_ID) or ""
        birth = elements.text(_BIRTH) or ""
        own = f"id\n{number}\n{elements.text(_ISSUER) or ''}" if number else ""
        if not own and (elements.text(_NAME) or birth):
            own = f"name\n{elements.text(_NAME) or ''}\n{birth}"
        return Patient(self._keyed(own), self._keyed(f"birth\n{birth}" if birth else ""))

    def _keyed(self, text: str) -> str:
        return self.key.digest(f"patient\n{text}").hex() if text else ""

    def _therapy_uids(self, elements: Elements) -> frozenset[str]:
        if elements.text(0x00080060) != NUCLEAR_MEDICINE:
            return frozenset()
        uids = (elements.text(0x0020000D), elements.text(0x00200052))
        return frozenset(mapped_uid(self.key, uid) for uid in uids if uid)


_WORDS = {
    "burned_in": phrase("the file says that text is burned into the picture"),
    "burned_in_suspected": phrase("text seems to be burned into the picture"),
    "overlay_bits": phrase("an overlay is hidden in unused bits of the pixels"),
    "secondary_capture": phrase("a secondary capture"),
    "other_modality": phrase("an image of another modality"),
    "therapy_modality": phrase("a nuclear medicine image, which could show the treatment"),
    "therapy_radionuclide": phrase("an image of a treatment with a radionuclide"),
    "therapy_energy_window": phrase("an image taken at the energy of a treatment"),
}


def _remedy(image: TakenImage | None, cause: Cause | None) -> str:
    """What to do about a file that waits for a person: one that could not be stored waits nowhere."""
    if image is None and cause is not None:
        return cause.problem.remedy
    return phrase("Look at it in the quarantine")


def _is_same_image(source: ImageHeader, stored: ImageHeader) -> bool:
    """Whether the stored file says of its pixels and their place what the source says."""

    def facts(header: ImageHeader) -> tuple[Any, ...]:
        frames = [
            replace(frame, acquisition_moment=None, frame_type=(), table_count=0, has_damaged_table=False)
            for frame in header.frames
        ]
        lengths = [[span.length for span in frame] for frame in header.spans]
        return (
            header.sop_class_uid,
            header.modality,
            header.pixels,
            header.padding,
            frames,
            lengths,
            header.is_lossy,
            header.series_number,
            header.acquisition_number,
            header.instance_number,
        )

    return facts(source) == facts(stored)


def _quarantine(examined: Examined, elements: Elements) -> tuple[str, ...]:
    """Signs for which a file waits for a person (BN-2, BN-3), the weightiest first."""
    signs = []
    therapy = therapy_sign(elements)
    if therapy is not None:
        signs.append(therapy)
    if examined.header is not None and examined.header.is_burned_in:
        signs.append("burned_in")
    if examined.verdict is Verdict.QUARANTINED and examined.cause is not None:
        signs.append(examined.cause.code.value)
    if examined.header is not None and examined.header.pixels.has_overlay_bits:
        signs.append("overlay_bits")
    return tuple(signs)


def _source_facts(name: str, digest: str, header: ImageHeader, elements: Elements) -> SourceFacts:
    return SourceFacts(
        name=name,
        sha256=digest,
        sop_instance_uid=header.sop_instance_uid,
        series_uid=header.series_uid,
        study_uid=header.study_uid or "",
        scan_date=header.times.scan_date or "",
        utc_offset=known_offset(elements.text(0x00080201)),
        model=elements.text(_MODEL) or "",
        station=elements.text(_STATION) or "",
        reconstruction=elements.text(_RECONSTRUCTION) or "",
    )


def _defect(fault: Exception) -> Cause:
    """A fault of the program: its kind and place, never its text, which may hold data (BN-4)."""
    at = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{type(fault).__name__} in {Path(at.filename).name}, line {at.lineno}"
    what = phrase("the program fails on this file ({place})", place=place)
    return Cause(CauseCode.DAMAGED, Problem(what, "", phrase("Report this line to the makers")))


def _refused(name: str, cause: Cause | None, start: float) -> TakenFile:
    seconds = time.perf_counter() - start
    if cause is None:
        return TakenFile(name, "refused", seconds, CauseCode.DAMAGED.value)
    problem = cause.problem
    return TakenFile(name, "refused", seconds, cause.code.value, cause.tag, problem.what, problem.remedy)
