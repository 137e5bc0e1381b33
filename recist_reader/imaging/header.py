"""The header of one DICOM image file, classic or multi-frame, as frozen facts.

Everything that geometry, decoding and the managed store need, so that after import nothing is parsed
again. Sources: PS3.3 C.7.6 (image, plane, pixel), C.7.6.16 (functional groups), C.11 (rescale, VOI);
our VW-10 to VW-14, M-11, D-1. Values are checked strictly: a wrong size, spacing, position or rescale
must stop the file with its tag named (FT-22), never become a wrong image.
"""

from dataclasses import dataclass, field
from typing import BinaryIO

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.codestream import may_have_losses
from recist_reader.imaging.dataset import OpenedDataset, Source, open_dataset, open_source
from recist_reader.imaging.dates import read_date
from recist_reader.imaging.elements import Elements
from recist_reader.imaging.fragments import FrameSpans, Span, read_spans
from recist_reader.imaging.frame_groups import FrameFacts, read_frames, read_voi_tables
from recist_reader.imaging.pixel_format import Padding, PixelFormat, read_padding, read_pixel_format
from recist_reader.imaging.pixel_place import read_pixel_place
from recist_reader.imaging.transfer_syntax import Codec, Lossy, TransferSyntax, transfer_syntax
from recist_reader.imaging.voi import VoiTable
from recist_reader.said import phrase

_STREAM_HEAD_BYTES = 65_536


@dataclass(frozen=True)
class ScanTimes:
    """Dates as YYYYMMDD and times of day as HHMMSS.ffffff, as they stand; None where absent or malformed."""

    study_date: str | None = None
    series_date: str | None = None
    acquisition_date: str | None = None
    acquisition_time: str | None = None
    content_time: str | None = None
    series_time: str | None = None
    contrast_start_time: str | None = None

    @property
    def scan_date(self) -> str | None:
        """The scan's own day (D-1): acquisition, else series, else study."""
        return self.acquisition_date or self.series_date or self.study_date

    @property
    def scan_dates(self) -> tuple[str, ...]:
        """All that the file says of that day."""
        return tuple(day for day in (self.acquisition_date, self.series_date, self.study_date) if day)


@dataclass(frozen=True)
class ProposalWords:
    """Words of the file from which region, phase and kernel class are proposed (BN-1).

    They are compared with closed lists and never shown, stored or logged.
    """

    texts: tuple[str, ...] = field(default=(), repr=False)
    body_part: str | None = field(default=None, repr=False)
    kernel: str | None = field(default=None, repr=False)
    contrast_agent: str | None = field(default=None, repr=False)
    manufacturer: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ImageHeader:
    """One file. Frames share what stands here; what differs from frame to frame is in `frames`."""

    transfer_syntax_uid: str
    sop_class_uid: str
    sop_instance_uid: str
    study_uid: str | None
    series_uid: str
    frame_of_reference_uid: str | None
    modality: str | None
    image_type: tuple[str, ...]
    series_number: int | None
    acquisition_number: int | None
    instance_number: int | None
    times: ScanTimes
    pixels: PixelFormat
    padding: Padding | None
    frames: tuple[FrameFacts, ...]
    spans: tuple[FrameSpans, ...] = field(repr=False)
    pixel_span: tuple[int, int | None] = field(
        repr=False
    )  # offset of the pixel value, length (None: fragments)
    size: int = 0
    is_burned_in: bool | None = None
    is_lossy: bool = False
    has_damaged_table: bool = False  # a VOI look-up table that cannot be used
    patient_position: str | None = None
    patient_id: str | None = field(default=None, repr=False)
    words: ProposalWords = ProposalWords()

    @property
    def syntax(self) -> TransferSyntax:
        return transfer_syntax(self.transfer_syntax_uid)


def read_header(source: Source) -> ImageHeader:
    """Read the header of an image file (a path, or the bytes of a file).

    Raises UnreadableImage (its `cause` has code, tag, remedy) for whatever cannot be taken as an image,
    OSError where the file cannot be opened.
    """
    with open_source(source) as stream:
        opened = open_dataset(stream)
        return image_header(opened, stream)


def voi_tables(source: Source) -> tuple[tuple[VoiTable, ...], ...]:
    """The VOI look-up tables of each frame that can be used; raises as `read_header` does."""
    with open_source(source) as stream:
        opened = open_dataset(stream)
        if opened.fault is not None or opened.pixels is None:
            raise opened.fault or _no_pixels()
        elements = opened.values()
        return read_voi_tables(elements, read_pixel_format(elements, opened.pixels))


def image_header(opened: OpenedDataset, stream: BinaryIO) -> ImageHeader:
    """Turn a data set, opened from this stream, into a header; raises UnreadableImage."""
    if opened.fault is not None:
        raise opened.fault
    syntax = opened.syntax
    if syntax is None:
        raise unreadable(
            CauseCode.NO_TRANSFER_SYNTAX, phrase("the transfer syntax is not named"), tag=0x00020010
        )
    elements = opened.values()
    if opened.pixels is None:
        raise _no_pixels()
    pixels = read_pixel_format(elements, opened.pixels)
    place = read_pixel_place(opened, pixels, stream)
    frames = read_frames(elements, pixels)
    return ImageHeader(
        transfer_syntax_uid=syntax.uid,
        sop_class_uid=_required_uid(elements, 0x00080016),
        sop_instance_uid=_required_uid(elements, 0x00080018),
        study_uid=elements.uid(0x0020000D),
        series_uid=_required_uid(elements, 0x0020000E),
        frame_of_reference_uid=elements.uid(0x00200052),
        modality=elements.text(0x00080060),
        image_type=elements.texts(0x00080008),
        series_number=elements.integer_or_none(0x00200011),
        acquisition_number=elements.integer_or_none(0x00200012),
        instance_number=elements.integer_or_none(0x00200013),
        times=_scan_times(elements, frames),
        pixels=pixels,
        padding=read_padding(elements, pixels),
        frames=frames,
        spans=place,
        pixel_span=(opened.pixels.offset, opened.pixels.length),
        size=opened.size,
        is_burned_in={"YES": True, "NO": False}.get(elements.text(0x00280301) or ""),
        is_lossy=_is_lossy(elements, syntax) or _has_lossy_stream(syntax, place[0], stream),
        has_damaged_table=any(frame.has_damaged_table for frame in frames),
        patient_position=elements.text(0x00185100),
        patient_id=elements.text(0x00100020),
        words=_proposal_words(elements),
    )


def _no_pixels() -> UnreadableImage:
    return unreadable(CauseCode.NO_PIXELS, phrase("the image has no pixels"), tag=0x7FE00010)


def _required_uid(elements: Elements, tag: int) -> str:
    uid = elements.uid(tag)
    if uid is None:
        raise unreadable(
            CauseCode.ATTRIBUTE_MISSING, phrase("a required unique identifier is missing"), tag=tag
        )
    return uid


def _is_lossy(elements: Elements, syntax: TransferSyntax) -> bool:
    """LOSSY of VW-11: once lossy, always lossy (PS3.3 C.7.6.1.1.5)."""
    flag = elements.text(0x00282110)
    if flag == "01" or elements.texts(0x00282112) or elements.texts(0x00282114):
        return True
    # A syntax that may be either is taken as lossy unless the file says that it never was.
    return syntax.lossy is Lossy.ALWAYS or (syntax.lossy is Lossy.MAYBE and flag != "00")


def _has_lossy_stream(syntax: TransferSyntax, frame: FrameSpans, stream: BinaryIO) -> bool:
    """Some archives compress with losses and leave the scanner's "never" in the header: the stream tells."""
    if syntax.lossy is not Lossy.MAYBE or syntax.codec is Codec.NO_DECODER:
        return False
    offset, length = frame[0]
    return may_have_losses(read_spans(stream, (Span(offset, min(length, _STREAM_HEAD_BYTES)),)), syntax.codec)


def _day(text: str | None) -> str | None:
    compact = (text or "").replace(".", "")[:8]
    return compact if read_date(compact) is not None else None


def _time(text: str | None) -> str | None:
    compact = (text or "").replace(":", "")
    return compact if compact[:2].isdigit() and compact.replace(".", "", 1).isdigit() else None


def _scan_times(elements: Elements, frames: tuple[FrameFacts, ...]) -> ScanTimes:
    moment = elements.text(0x0008002A) or frames[0].acquisition_moment or ""
    return ScanTimes(
        study_date=_day(elements.text(0x00080020)),
        series_date=_day(elements.text(0x00080021)),
        acquisition_date=_day(elements.text(0x00080022)) or _day(moment),
        acquisition_time=_time(elements.text(0x00080032)) or _time(moment[8:]),
        content_time=_time(elements.text(0x00080033)),
        series_time=_time(elements.text(0x00080031)),
        contrast_start_time=_time(elements.text(0x00181042)),
    )


def _proposal_words(elements: Elements) -> ProposalWords:
    texts = (elements.text(tag) for tag in (0x0008103E, 0x00181030, 0x00081030))
    return ProposalWords(
        texts=tuple(text for text in texts if text),
        body_part=elements.text(0x00180015),
        kernel="\\".join(elements.texts(0x00181210)) or None,
        contrast_agent=elements.text(0x00180010),
        manufacturer=elements.text(0x00080070),
    )
