"""Elements of a file that was read, as bytes that can be written again in the same layout."""

from collections.abc import Mapping

from pydicom.dataelem import RawDataElement, convert_raw_data_element
from pydicom.dataset import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import write_data_element
from pydicom.sequence import Sequence

from recist_reader.imaging.elements import Element
from recist_reader.imaging.encode import CleanDataset, CleanElement


def raw_value(element: Element, little_endian: bool) -> tuple[str | None, bytes] | None:
    """VR and bytes of an element as the file has them; None for a sequence."""
    if isinstance(element, RawDataElement):
        return element.VR, element.value or b""
    if element.VR == "SQ":
        return None
    # pydicom converts a few elements early (character set, ambiguous ones): write them back.
    buffer = DicomBytesIO()
    buffer.is_implicit_VR, buffer.is_little_endian = True, little_endian
    write_data_element(buffer, element)
    return str(element.VR), buffer.getvalue()[8:]


def elements_of(item: Dataset) -> dict[int, Element]:
    """The elements of a sequence's item, not converted."""
    found = {int(tag): item.get_item(tag) for tag in item.keys()}  # noqa: SIM118  iterating converts
    return {tag: element for tag, element in found.items() if element is not None}


def items_of(element: Element) -> Sequence:
    """The items of a sequence; none where it is not one, or so broken that it is better left out."""
    try:
        converted = convert_raw_data_element(element) if isinstance(element, RawDataElement) else element
    except Exception:  # the parser's faults have many types, all mean the same here
        return Sequence()
    return converted.value if isinstance(converted.value, Sequence) else Sequence()


def copied(source: Mapping[int, Element], little_endian: bool) -> CleanDataset:
    """All elements of a stored file as they stand, to be written in the layout that they were read in."""
    return {tag: _copy(element, little_endian) for tag, element in source.items()}


def _copy(element: Element, little_endian: bool) -> CleanElement:
    found = raw_value(element, little_endian)
    if found is not None:
        return CleanElement(found[0] or "UN", found[1])
    items = tuple(copied(elements_of(item), little_endian) for item in items_of(element))
    return CleanElement("SQ", items)
