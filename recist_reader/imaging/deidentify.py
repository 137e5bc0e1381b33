"""De-identification at import: the Basic Profile of PS3.15 Annex E as an allow-list (BL-33).

A new data set holds what the list keeps; `encode` writes it with file meta rebuilt, the preamble zeroed, all
that follows the pixels dropped. Pixel Data is copied bit for bit (IN-142), fragments included.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydicom.dataelem import RawDataElement

from recist_reader.imaging.allow_list import AllowList, Keep, KeepRule, allow_list
from recist_reader.imaging.clean_value import Cleaner
from recist_reader.imaging.dates import DateShift, read_offset
from recist_reader.imaging.elements import Element
from recist_reader.imaging.encode import CleanDataset, CleanElement, Encoding, code_item, even
from recist_reader.imaging.known_codes import clean_code
from recist_reader.imaging.pixel_format import OVERLAY_BIT_POSITIONS
from recist_reader.imaging.rewriting import elements_of, items_of, raw_value
from recist_reader.imaging.uids import UidMap

_PIXEL_TAGS = frozenset((0x7FE00008, 0x7FE00009, 0x7FE00010))
_DEEPEST = 16  # the standard's deepest nesting of an image is below half of this

# PS3.16 CID 7050
_PROFILE = ("113100", "Basic Application Confidentiality Profile")
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

    def clean(self, source: Mapping[int, Element], encoding: Encoding) -> CleanDataset:
        """Return a new data set that holds only what the list keeps, as bytes in `encoding`.

        `source` is a header by tag, before its pixels; `encoding` that of the file.
        """
        modality = _text(source, 0x00080060)
        local = read_offset(_text(source, 0x00080201))
        signed = _number(source, 0x00280103) == 1
        pass_ = _Pass(self, modality, Cleaner(self.uids, self.dates, local), encoding, signed)
        result = pass_.dataset(source, 0)
        self._record(result, modality)
        return result

    def _record(self, result: CleanDataset, modality: str) -> None:
        """Say what was done: (0012,0062), (0012,0064), (0028,0303), and what is empty."""
        for tag, vr in _EMPTY_TYPE_2:
            result.setdefault(tag, CleanElement(vr, b""))
        shifted = self.dates.is_modified
        codes = [_PROFILE, _CLEAN_GRAPHICS, _CLEAN_DESCRIPTORS, _MODIFIED_DATES if shifted else _FULL_DATES]
        if modality == "PT":
            codes += [_PATIENT_CHARACTERISTICS, _SAFE_PRIVATE]
        items = tuple(code_item(value, "DCM", meaning) for value, meaning in codes)
        result[0x00120064] = CleanElement("SQ", items)
        result[0x00120062] = CleanElement("CS", b"YES ")
        result[0x00280303] = CleanElement("CS", b"MODIFIED" if shifted else b"UNMODIFIED")


@dataclass(frozen=True)
class _Pass:
    """One walk through one file."""

    by: Deidentifier
    modality: str
    cleaner: Cleaner
    encoding: Encoding
    signed: bool

    def dataset(self, source: Mapping[int, Element], depth: int) -> CleanDataset:
        result: CleanDataset = {}
        for tag in source:
            if tag & 0x00010000 or tag in _PIXEL_TAGS:
                continue
            rule = self.by.keeps.rule(tag, self.modality)
            if rule is not None:
                kept = self._element(source[tag], rule, depth)
                if kept is not None:
                    result[tag] = kept
        if depth == 0:
            result.update(self._private(source))
            result.update(self._overlay_bits(source))
        return result

    def _element(self, element: Element, rule: KeepRule, depth: int) -> CleanElement | None:
        if rule.keep in (Keep.ENTER, Keep.CODES):
            return self._sequence(element, rule, depth)
        found = raw_value(element, self.encoding.little_endian)
        if found is None:
            return None
        written, content = found
        vr = self._vr(written, rule)
        if vr is None:
            return None
        value = self.cleaner.clean(content, vr, rule, self.encoding.little_endian)
        return None if value is None else CleanElement(vr, value)

    def _vr(self, written: str | None, rule: KeepRule) -> str | None:
        """The VR to write: the file's own where PS3.6 allows it, None where it contradicts."""
        if written in rule.vrs:
            return written
        if written in (None, "UN"):
            return ("SS" if self.signed else "US") if "SS" in rule.vrs else rule.vrs[0]
        if written == "OB" and "OW" in rule.vrs:
            return "OW"
        return None

    def _sequence(self, element: Element, rule: KeepRule, depth: int) -> CleanElement | None:
        if depth >= _DEEPEST:
            return None
        kept = []
        for item in items_of(element):
            if rule.keep is Keep.CODES:
                code = clean_code(item)
                if code is not None:
                    kept.append(code)
            else:
                kept.append(self.dataset(elements_of(item), depth + 1))
        return CleanElement("SQ", tuple(kept)) if kept else None

    def _overlay_bits(self, source: Mapping[int, Element]) -> Iterator[tuple[int, CleanElement]]:
        """Where an overlay hides in the pixels, which stay as they are: without it they cannot be read."""
        for tag in OVERLAY_BIT_POSITIONS:
            found = raw_value(source[tag], self.encoding.little_endian) if tag in source else None
            if found is not None and len(found[1]) == 2:
                yield tag, CleanElement("US", found[1])

    def _private(self, source: Mapping[int, Element]) -> Iterator[tuple[int, CleanElement]]:
        """The few private elements that option 113111 keeps, under their creator."""
        for rule in self.by.keeps.private:
            if rule.modality != self.modality:
                continue
            for block in range(0x10, 0x100):
                place = rule.group << 16 | block
                if place not in source or _text(source, place) != rule.creator:
                    continue
                tag = rule.group << 16 | block << 8 | rule.element
                found = raw_value(source[tag], self.encoding.little_endian) if tag in source else None
                kept = None if found is None else self.cleaner.form(found[1], rule.vr)
                if kept:
                    yield place, CleanElement("LO", even(rule.creator.encode("ascii"), b" "))
                    yield tag, CleanElement(rule.vr, kept)


def _text(source: Mapping[int, Element], tag: int) -> str:
    """First value of a text element, without padding; empty when absent."""
    found = raw_value(source[tag], little_endian=True) if tag in source else None
    return "" if found is None else found[1].decode("latin-1").split("\\")[0].strip("\0 ")


def _number(source: Mapping[int, Element], tag: int) -> int | None:
    element = source.get(tag)
    if not isinstance(element, RawDataElement) or element.value is None or len(element.value) < 2:
        return None
    return int.from_bytes(element.value[:2], "little" if element.is_little_endian else "big")
