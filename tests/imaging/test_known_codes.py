"""Codes of a header are written from the standard's dictionary; what cannot be known is left out."""

from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from recist_reader.imaging.known_codes import clean_code


def code() -> Dataset:
    item = Dataset()
    item.CodeValue, item.CodingSchemeDesignator, item.CodeMeaning = "113108", "DCM", "free text"
    return item


def test_BL_33_a_known_code_is_written_and_one_that_cannot_be_read_is_left_out() -> None:
    assert clean_code(code()) is not None
    damaged, scheme = code(), Tag(0x00080102)
    damaged[scheme] = RawDataElement(scheme, "0x53 0x2c", 4, b"DCM ", 0, False, True)
    assert clean_code(damaged) is None
