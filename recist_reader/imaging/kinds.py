"""What a file is to us: imported, quarantined or refused (VF-5), with the cause.

Axial CT that a workstation wrote as DERIVED\\SECONDARY is still an image of the patient: the storage
class decides, never the image type, but for localizers.
"""

from dataclasses import dataclass
from enum import Enum
from typing import BinaryIO

from recist_reader.imaging.cause import (
    ALL_LOOKED_AT,
    NO_ACTION,
    RESEND,
    Cause,
    CauseCode,
    UnreadableImage,
    not_to_be_kept,
    too_large,
    unreadable,
)
from recist_reader.imaging.dataset import OpenedDataset, Source, open_dataset, open_source
from recist_reader.imaging.header import ImageHeader, image_header
from recist_reader.problem import Problem
from recist_reader.said import phrase

_STORAGE = "1.2.840.10008.5.1.4.1.1."
_MEDIA_DIRECTORY = "1.2.840.10008.1.3.10"
CT_CLASSES = frozenset(_STORAGE + end for end in ("2", "2.1", "2.2"))
MR_CLASSES = frozenset(_STORAGE + end for end in ("4", "4.1", "4.4"))
PET_CLASSES = frozenset(_STORAGE + end for end in ("128", "130", "128.1"))
SLICE_CLASSES = CT_CLASSES | MR_CLASSES | PET_CLASSES
_SECONDARY_CLASSES = frozenset(_STORAGE + end for end in ("7", "7.1", "7.2", "7.3", "7.4"))
_OTHER_IMAGE_CLASSES = frozenset(
    _STORAGE + end
    for end in [
        "1",
        "1.1",
        "1.1.1",
        "1.2",
        "1.2.1",
        "1.3",
        "1.3.1",
        "3",
        "3.1",
        "4.2",
        "4.3",
        "5",
        "6",
        "6.1",
        "6.2",
        "6.3",
        "12.1",
        "12.1.1",
        "12.2",
        "12.2.1",
        "12.3",
        "13.1.1",
        "13.1.2",
        "13.1.3",
        "13.1.4",
        "13.1.5",
        "14.1",
        "14.2",
        "20",
        "30",
        "77.1.1",
        "77.1.1.1",
        "77.1.2",
        "77.1.2.1",
        "77.1.3",
        "77.1.4",
        "77.1.4.1",
        "77.1.5.1",
        "77.1.5.2",
        "77.1.5.4",
        "77.1.5.5",
        "77.1.5.6",
        "77.1.5.7",
        "77.1.5.8",
        "77.1.6",
        "77.1.7",
    ]
)
_LOCALIZER_WORDS = frozenset({"LOCALIZER", "SCOUT", "TOPOGRAM", "SURVIEW"})


class Kind(Enum):
    """What was found in one file."""

    SLICE = "slice"  # part of a stack, or alone in its series
    LOCALIZER = "localizer"
    SECONDARY = "secondary"  # secondary capture: looked at flat, never measured in mm
    OTHER_IMAGE = "other-image"
    OBJECT = "object"  # report, segmentation, structure set ...
    DIRECTORY = "directory"
    DAMAGED = "damaged"
    NOT_DICOM = "not-dicom"


class Verdict(Enum):
    """The words of VF-5."""

    IMPORTED = "imported"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


_VERDICTS = {
    Kind.SLICE: Verdict.IMPORTED,
    Kind.LOCALIZER: Verdict.IMPORTED,
    Kind.SECONDARY: Verdict.QUARANTINED,
    Kind.OTHER_IMAGE: Verdict.QUARANTINED,
}


@dataclass(frozen=True)
class Examined:
    """One file looked at. `header` stands for all images, `cause` for all that is not imported."""

    kind: Kind
    header: ImageHeader | None = None
    cause: Cause | None = None
    sop_class_uid: str | None = None

    @property
    def verdict(self) -> Verdict:
        return _VERDICTS.get(self.kind, Verdict.REFUSED)


def examine(source: Source) -> Examined:
    """Say what a file (a path, or its bytes) is. Never raises: what cannot be read is an answer too."""
    try:
        with open_source(source) as stream:
            return look(stream)[0]
    except OSError as fault:
        remedy = phrase("Check the medium ({cause})", cause=fault.strerror or phrase("no reason given"))
        problem = Problem(phrase("the file cannot be opened"), "", remedy)
        return Examined(Kind.DAMAGED, cause=Cause(CauseCode.UNREADABLE, problem))


def look(stream: BinaryIO) -> tuple[Examined, OpenedDataset | None]:
    """What an open file is, and its data set where there is one: both from one parse. Raises OSError only."""
    opened: OpenedDataset | None = None
    try:
        opened = open_dataset(stream)
        return classify(opened, stream), opened
    except UnreadableImage as fault:
        nothing = (CauseCode.NOT_DICOM, CauseCode.EMPTY)
        kind = Kind.NOT_DICOM if fault.cause.code in nothing else Kind.DAMAGED
        return Examined(kind, cause=fault.cause), opened
    except OSError:
        raise
    except MemoryError:
        return Examined(Kind.DAMAGED, cause=too_large().cause), opened
    except Exception:  # the last net: one file must never end an import of thousands
        problem = Problem(phrase("the file cannot be read"), "", RESEND)
        return Examined(Kind.DAMAGED, cause=Cause(CauseCode.DAMAGED, problem)), opened


def classify(opened: OpenedDataset, stream: BinaryIO) -> Examined:
    """What an opened data set is; raises UnreadableImage where its kind cannot be read."""
    sop_class = _sop_class(opened)
    if sop_class == _MEDIA_DIRECTORY:
        problem = Problem(phrase("a media directory"), "", ALL_LOOKED_AT)
        return Examined(
            Kind.DIRECTORY, cause=Cause(CauseCode.MEDIA_DIRECTORY, problem), sop_class_uid=sop_class
        )
    if sop_class is None:
        fault = opened.fault or unreadable(
            CauseCode.ATTRIBUTE_MISSING, phrase("the kind of object is not said"), tag=0x00080016
        )
        not_dicom = fault.cause.code is CauseCode.NOT_DICOM
        return Examined(Kind.NOT_DICOM if not_dicom else Kind.DAMAGED, cause=fault.cause)
    if sop_class in SLICE_CLASSES:
        return _slice(opened, stream, sop_class)
    if sop_class in _SECONDARY_CLASSES:
        problem = Problem(phrase("a secondary capture"), "", phrase("Look at it in the quarantine"))
        return _flat(opened, stream, sop_class, Kind.SECONDARY, Cause(CauseCode.SECONDARY, problem))
    if sop_class in _OTHER_IMAGE_CLASSES and opened.pixels is not None:
        problem = Problem(phrase("an image of another modality"), "", phrase("Look at it in the quarantine"))
        return _flat(opened, stream, sop_class, Kind.OTHER_IMAGE, Cause(CauseCode.OTHER_IMAGE, problem))
    if not sop_class.startswith("1.2.840.10008."):
        problem = Problem(
            phrase("a manufacturer's own kind of object"), "(0008,0016)", phrase("Ask for a standard export")
        )
        cause = Cause(CauseCode.PRIVATE_CLASS, problem, "(0008,0016)")
        return Examined(Kind.OBJECT, cause=cause, sop_class_uid=sop_class)
    problem = Problem(phrase("not an image (report, segmentation, plan or the like)"), "", NO_ACTION)
    return Examined(Kind.OBJECT, cause=Cause(CauseCode.OTHER_OBJECT, problem), sop_class_uid=sop_class)


def _sop_class(opened: OpenedDataset) -> str | None:
    try:
        return opened.values().uid(0x00080016) or opened.media_sop_class_uid
    except UnreadableImage:
        return opened.media_sop_class_uid


def _slice(opened: OpenedDataset, stream: BinaryIO, sop_class: str) -> Examined:
    try:
        header = image_header(opened, stream)
        if header.pixels.samples != 1 or header.pixels.photometric == "PALETTE COLOR":
            raise unreadable(
                CauseCode.PIXEL_FORMAT, phrase("a slice in colour cannot be read in HU"), tag=0x00280004
            )
        # Required of every CT (PS3.3 C.8.2.1); without it HU would be guessed.
        if sop_class in CT_CLASSES and not all(frame.has_rescale for frame in header.frames):
            raise unreadable(
                CauseCode.ATTRIBUTE_MISSING, phrase("the rescale to HU is missing"), tag=0x00281053
            )
    except UnreadableImage as fault:
        return Examined(Kind.DAMAGED, cause=fault.cause, sop_class_uid=sop_class)
    words = set(header.image_type[2:]) | set(header.frames[0].frame_type[2:])
    kind = Kind.LOCALIZER if words & _LOCALIZER_WORDS else Kind.SLICE
    return Examined(kind, header, None, sop_class)


def _flat(opened: OpenedDataset, stream: BinaryIO, sop_class: str, kind: Kind, cause: Cause) -> Examined:
    """A picture that only the quarantine shows: what is merely unusual makes it no damaged file."""
    try:
        return Examined(kind, image_header(opened, stream), cause, sop_class)
    except UnreadableImage as fault:
        if fault.cause.code in (CauseCode.TRUNCATED, CauseCode.PIXEL_LENGTH):
            return Examined(Kind.DAMAGED, cause=fault.cause, sop_class_uid=sop_class)
        return Examined(kind, None, not_to_be_kept(cause, fault.cause), sop_class)
