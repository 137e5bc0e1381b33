"""De-identification at import: the Basic Profile of PS3.15 Annex E as an allow-list (BL-33).

A new data set holds what the list keeps; `encode` writes it with file meta rebuilt, the preamble zeroed, all
that follows the pixels dropped. Pixel Data is copied bit for bit (IN-142), fragments included.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydicom.dataelem import DataElement, RawDataElement
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_dataset
from pydicom.sequence import Sequence
from pydicom.tag import BaseTag, Tag

from recist_reader.imaging.allow_list import AllowList, Keep, KeepRule, allow_list
from recist_reader.imaging.clean_value import Cleaner
from recist_reader.imaging.dates import DateShift, read_offset
from recist_reader.imaging.encode import Encoding
from recist_reader.imaging.known_codes import clean_code
from recist_reader.imaging.uids import UidMap

_PIXEL_TAGS = frozenset((0x7FE00008, 0x7FE00009, 0x7FE00010))
_DEEPEST = 16  # the standard's deepest nesting of an image is below half of this

# PS3.16 CID 7050
_PROFILE = ("113100", "Basic Application Confidentiality Profile")
_CLEAN_PIXELS = ("113101", "Clean Pixel Data Option")
_CLEAN_GRAPHICS = ("113103", "Clean Graphics Option")
_CLEAN_DESCRIPTORS = ("113105", "Clean Descriptors Option")
_FULL_DATES = ("113106", "Retain Longitudinal Temporal Information Full Dates Option")
_MODIFIED_DATES = ("113107", "Retain Longitudinal Temporal Information Modified Dates Option")
_PATIENT_CHARACTERISTICS = ("113108", "Retain Patient Characteristics Option")
_SAFE_PRIVATE = ("113111", "Retain Safe Private Option")

# Type 2 attributes of every image, present without value: name, id, birth date, sex, referring physician,
# study id, accession number, study date and time, manufacturer, position reference.
_EMPTY_TYPE_2 = (
    (0x00100010, "PN"),
    (0x00100020, "LO"),
    (0x00100030, "DA"),
    (0x00100040, "CS"),
    (0x00080090, "PN"),
    (0x00200010, "SH"),
    (0x00080050, "SH"),
    (0x00080020, "DA"),
    (0x00080030, "TM"),
    (0x00080070, "LO"),
    (0x00201040, "LO"),
)


@dataclass(frozen=True)
class Deidentifier:
    """Cleans the files of one subject: its UID map and date shift, one list."""

    uids: UidMap
    dates: DateShift
    keeps: AllowList = field(default_factory=allow_list)
    masked: bool = False

    def clean(self, source: Dataset, encoding: Encoding) -> Dataset:
        """Return a new dataset that holds only what the list keeps.

        `source` is a header as pydicom reads it; `encoding` that of the file. No element of the
        result shares memory that a writer would change.
        """
        modality = _text(source, 0x00080060)
        local = read_offset(_text(source, 0x00080201))
        signed = _number(source, 0x00280103) == 1
        pass_ = _Pass(self, modality, Cleaner(self.uids, self.dates, local), encoding, signed)
        result = pass_.dataset(source, 0)
        self._record(result, modality, encoding)
        return result

    def _record(self, result: Dataset, modality: str, layout: Encoding) -> None:
        """Say what was done: (0012,0062), (0012,0064), (0028,0303), and what is empty."""
        for tag, vr in _EMPTY_TYPE_2:
            if tag not in result:
                result[tag] = _raw_element(Tag(tag), vr, b"", layout)
        shifted = self.dates.is_modified
        codes = [_PROFILE, _CLEAN_GRAPHICS, _CLEAN_DESCRIPTORS, _MODIFIED_DATES if shifted else _FULL_DATES]
        if self.masked:
            codes.insert(1, _CLEAN_PIXELS)
        if modality == "PT":
            codes += [_PATIENT_CHARACTERISTICS, _SAFE_PRIVATE]
        items = [_encoded(_code(value, meaning, layout), layout) for value, meaning in codes]
        result[0x00120064] = DataElement(0x00120064, "SQ", Sequence(items))
        result[0x00120062] = _raw_element(Tag(0x00120062), "CS", b"YES ", layout)
        modified = b"MODIFIED" if shifted else b"UNMODIFIED"
        result[0x00280303] = _raw_element(Tag(0x00280303), "CS", modified, layout)


@dataclass(frozen=True)
class _Pass:
    """One walk through one file."""

    by: Deidentifier
    modality: str
    cleaner: Cleaner
    encoding: Encoding
    signed: bool

    def dataset(self, source: Dataset, depth: int) -> Dataset:
        result = Dataset()
        for tag in source.keys():  # noqa: SIM118  iterating a Dataset converts every element
            number = int(tag)
            if number & 0x00010000 or number in _PIXEL_TAGS:
                continue
            rule = self.by.keeps.rule(number, self.modality)
            if rule is not None:
                kept = self._element(source, tag, rule, depth)
                if kept is not None:
                    result[tag] = kept
        if depth == 0:
            for tag, element in self._private(source):
                result[tag] = element
        result.set_original_encoding(self.encoding.implicit, self.encoding.little_endian, "iso8859")
        return result

    def _element(
        self, source: Dataset, tag: BaseTag, rule: KeepRule, depth: int
    ) -> DataElement | RawDataElement | None:
        if rule.keep in (Keep.ENTER, Keep.CODES):
            return self._sequence(source, tag, rule, depth)
        raw = _raw(source, tag)
        if raw is None:
            return None
        vr = self._vr(raw.VR, rule)
        if vr is None:
            return None
        value = self.cleaner.clean(raw.value or b"", vr, rule, self.encoding.little_endian)
        return None if value is None else _raw_element(tag, vr, value, self.encoding)

    def _vr(self, written: str | None, rule: KeepRule) -> str | None:
        """The VR to write: the file's own where PS3.6 allows it, None where it contradicts."""
        if written in rule.vrs:
            return written
        if written in (None, "UN"):
            return ("SS" if self.signed else "US") if "SS" in rule.vrs else rule.vrs[0]
        if written == "OB" and "OW" in rule.vrs:
            return "OW"
        return None

    def _sequence(self, source: Dataset, tag: BaseTag, rule: KeepRule, depth: int) -> DataElement | None:
        if depth >= _DEEPEST:
            return None
        items = source[tag].value
        if not isinstance(items, Sequence):
            return None
        clean = clean_code if rule.keep is Keep.CODES else None
        kept = []
        for item in items:
            result = self.dataset(item, depth + 1) if clean is None else clean(item)
            if result is not None and (len(result) or clean is None):
                result.set_original_encoding(self.encoding.implicit, self.encoding.little_endian, "iso8859")
                kept.append(result)
        return DataElement(tag, "SQ", Sequence(kept)) if kept else None

    def _private(self, source: Dataset) -> Iterator[tuple[BaseTag, RawDataElement]]:
        """The few private elements that option 113111 keeps, under their creator."""
        for rule in self.by.keeps.private:
            if rule.modality != self.modality:
                continue
            for block in range(0x10, 0x100):
                place = Tag(rule.group, block)
                if place not in source or _text(source, place) != rule.creator:
                    continue
                tag = Tag(rule.group, (block << 8) | rule.element)
                raw = _raw(source, tag)
                kept = None if raw is None else self.cleaner.form(raw.value or b"", rule.vr)
                if kept:
                    yield (
                        place,
                        _raw_element(place, "LO", _even(rule.creator.encode("ascii"), b" "), self.encoding),
                    )
                    yield tag, _raw_element(tag, rule.vr, kept, self.encoding)


def _raw(source: Dataset, tag: BaseTag) -> RawDataElement | None:
    """Return an element's bytes as the file has them; None where there are none to be had."""
    if tag not in source:
        return None
    item = source.get_item(tag)
    if isinstance(item, RawDataElement):
        return item
    if item is None or item.VR == "SQ":
        return None
    # pydicom converts a few elements early (character set, ambiguous ones): write them back.
    buffer = DicomBytesIO()
    layout = source.original_encoding
    buffer.is_implicit_VR, buffer.is_little_endian = True, layout[1] is not False
    single = Dataset()
    single.add(item)
    write_dataset(buffer, single)
    return _raw_element(tag, str(item.VR), buffer.getvalue()[8:], Encoding(False, layout[1] is not False))


def _raw_element(tag: BaseTag, vr: str, value: bytes, layout: Encoding) -> RawDataElement:
    return RawDataElement(tag, vr, len(value), value, 0, layout.implicit, layout.little_endian, True)


def _encoded(item: Dataset, layout: Encoding) -> Dataset:
    item.set_original_encoding(layout.implicit, layout.little_endian, "iso8859")
    return item


def _code(value: str, meaning: str, layout: Encoding) -> Dataset:
    parts = ((0x00080100, "SH", value), (0x00080102, "SH", "DCM"), (0x00080104, "LO", meaning))
    item = Dataset()
    for tag, vr, text in parts:
        item[tag] = _raw_element(Tag(tag), vr, _even(text.encode("ascii"), b" "), layout)
    return item


def _text(source: Dataset, tag: int) -> str:
    """First value of a text element, without padding; empty when absent."""
    raw = _raw(source, Tag(tag))
    if raw is None or not raw.value:
        return ""
    return bytes(raw.value).decode("latin-1").split("\\")[0].strip("\0 ")


def _number(source: Dataset, tag: int) -> int | None:
    raw = _raw(source, Tag(tag))
    if raw is None or raw.value is None or len(raw.value) < 2:
        return None
    return int.from_bytes(raw.value[:2], "little" if raw.is_little_endian else "big")


def _even(value: bytes, pad: bytes) -> bytes:
    return value + pad if len(value) % 2 else value
