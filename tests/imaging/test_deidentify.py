"""BL-30, BL-33 to BL-35, BL-42: what is not listed goes, at every depth; what counts stays exact."""

import hashlib
import tomllib
from datetime import date, timedelta
from io import BytesIO

import numpy as np
import pydicom
import pytest
from dicomanonymizer.dicom_anonymization_databases import dicomfields_2026c
from hypothesis import given, settings
from hypothesis import strategies as st
from pydicom.datadict import DicomDictionary, keyword_for_tag, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.tag import Tag
from pydicom.uid import UID, ExplicitVRBigEndian, ImplicitVRLittleEndian

from recist_reader.imaging.allow_list import allow_list
from recist_reader.imaging.dataset import open_dataset
from recist_reader.imaging.dates import DateShift, read_offset
from recist_reader.imaging.deidentify import Deidentifier
from recist_reader.imaging.encode import PixelValue, encoding_of, file_bytes
from recist_reader.imaging.uids import StudyKey, UidMap, mapped_uid
from recist_reader.resource import resource
from tests.imaging.made_ct import ct_dataset, encoded
from tests.shared_data import needs_data, shared

KEY = StudyKey(b"k" * 32)
TEXT_VRS = ("AE", "AS", "CS", "LO", "LT", "PN", "SH", "ST", "UC", "UR", "UT")


def cleaned(content: bytes, shift: DateShift | None = None) -> tuple[Dataset, bytes]:
    opened = open_dataset(BytesIO(content))
    assert opened.syntax is not None
    by = Deidentifier(UidMap(KEY), shift or DateShift.of_subject(KEY, "S1"))
    result = by.clean(opened.elements, encoding_of(opened.syntax.uid))
    pixels = opened.pixels
    value = b"" if pixels is None else content[pixels.offset : pixels.offset + (pixels.length or 0)]
    written = None if pixels is None else PixelValue(value, pixels.vr or "OW", is_encapsulated=False)
    blob = file_bytes(result, opened.syntax.uid, written)
    return pydicom.dcmread(BytesIO(blob)), blob


def canary(tag: int) -> str:
    return f"ZQ{tag:08X}"


def with_canaries(dataset: Dataset) -> Dataset:
    """Put a distinct canary in every text attribute of the data dictionary that the slice does not use."""
    for tag, (vr, *_) in DicomDictionary.items():
        first = vr.split(" or ")[0]
        if first not in TEXT_VRS or Tag(tag).group <= 2 or Tag(tag) in dataset or tag >= 0x7FE00000:
            continue
        if keyword_for_tag(tag) == "SpecificCharacterSet":
            continue
        element = pydicom.DataElement.__new__(pydicom.DataElement)
        element.__init__(tag, first, canary(tag), validation_mode=pydicom.config.IGNORE)  # type: ignore[misc]
        dataset.add(element)
    return dataset


@pytest.mark.parametrize("modality", ["CT", "PT"])
@pytest.mark.parametrize(
    "syntax", [pydicom.uid.ExplicitVRLittleEndian, ImplicitVRLittleEndian, ExplicitVRBigEndian]
)
def test_BL_30_no_canary_of_the_data_dictionary_survives(syntax: str, modality: str) -> None:
    inner = with_canaries(Dataset())
    middle = with_canaries(Dataset())
    middle.ReferencedSeriesSequence = [inner]
    middle.PerformedProtocolCodeSequence = [with_canaries(Dataset())]
    dataset = with_canaries(ct_dataset(Modality=modality))
    dataset.SharedFunctionalGroupsSequence = [middle]
    dataset.RadiopharmaceuticalInformationSequence = [with_canaries(Dataset())]
    block = dataset.private_block(0x0009, "ZQPRIVATE", create=True)
    block.add_new(0x01, "LO", "ZQVALUE")
    content = encoded(dataset, syntax)
    content = b"ZQPREAMBLE".ljust(128, b"Z") + content[128:] + b"ZQTAIL"
    result, blob = cleaned(content)
    assert content.count(b"ZQ") > 2_000
    assert b"ZQ" not in blob
    assert blob[:128] == bytes(128)
    assert not result.group_dataset(0x0009)


def test_BL_33_file_meta_is_written_anew() -> None:
    dataset = ct_dataset()
    content = encoded(dataset)
    result, _ = cleaned(content)
    assert sorted(element.keyword for element in result.file_meta) == [
        "FileMetaInformationGroupLength",
        "FileMetaInformationVersion",
        "ImplementationClassUID",
        "MediaStorageSOPClassUID",
        "MediaStorageSOPInstanceUID",
        "TransferSyntaxUID",
    ]
    assert (
        result.file_meta.MediaStorageSOPInstanceUID == result.SOPInstanceUID == mapped_uid(KEY, "1.2.3.4.5.1")
    )


@pytest.mark.parametrize(
    ("modality", "shift", "codes", "modified"),
    [
        pytest.param("CT", 500, "113100 113103 113105 113107", "MODIFIED", id="CT shifted"),
        pytest.param("CT", 0, "113100 113103 113105 113106", "UNMODIFIED", id="CT absolute"),
        pytest.param("PT", 500, "113100 113103 113105 113107 113108 113111", "MODIFIED", id="PET"),
    ],
)
def test_BL_33_the_method_is_recorded(modality: str, shift: int, codes: str, modified: str) -> None:
    result, _ = cleaned(encoded(ct_dataset(Modality=modality)), DateShift(shift))
    assert result.PatientIdentityRemoved == "YES"
    assert [item.CodeValue for item in result.DeidentificationMethodCodeSequence] == codes.split()
    assert result.LongitudinalTemporalInformationModified == modified


@pytest.mark.parametrize(
    ("keyword", "value", "kept"),
    [
        pytest.param("ConvolutionKernel", "B30f", "B30f", id="a kernel that vendors print"),
        pytest.param("ConvolutionKernel", "JANE DOE", None, id="free text where a kernel stands"),
        pytest.param("Manufacturer", "SIEMENS", "SIEMENS", id="listed manufacturer"),
        pytest.param("Manufacturer", "St. Elsewhere", "", id="unlisted manufacturer leaves it empty"),
        pytest.param(
            "ImageType", ["ORIGINAL", "PRIMARY", "DOE"], ["ORIGINAL", "PRIMARY", "OTHER"], id="word"
        ),
        pytest.param("BodyPartExamined", "LIVER", None, id="descriptor"),
        pytest.param("PatientWeight", "71", None, id="weight only in PET"),
        pytest.param("SeriesDescription", "portal venous", None, id="free text"),
    ],
)
def test_BL_33_words(keyword: str, value: object, kept: object) -> None:
    result, _ = cleaned(encoded(ct_dataset(**{keyword: value})))
    assert result.get(keyword, None) == kept


def exceptions() -> set[str]:
    with resource("deidentification/exceptions.toml").open("rb") as file:
        blocks = tomllib.load(file)
    return {keyword for block in blocks.values() for keyword in block["attributes"]}


def test_BL_36_each_row_of_the_profiles_table_is_at_least_as_strict() -> None:
    """Removed or emptied here, or a mapped UID, or an exception with its reason."""
    tables = (dicomfields_2026c.D_TAGS, dicomfields_2026c.Z_TAGS, dicomfields_2026c.X_TAGS)
    tables += (dicomfields_2026c.Z_D_TAGS, dicomfields_2026c.X_Z_TAGS, dicomfields_2026c.X_D_TAGS)
    tables += (dicomfields_2026c.X_Z_D_TAGS, dicomfields_2026c.X_Z_U_STAR_TAGS, dicomfields_2026c.U_TAGS)
    listed = allow_list()
    lax, seen = set(), 0
    for row in (row for table in tables for row in table):
        tag = (row[0] << 16) | row[1]
        seen += 1
        for rule in listed.rules.get(tag, ()):
            if rule.vrs != ("UI",) and not rule.words and rule.pattern is None:
                lax.add(rule.keyword)
    assert seen > 500
    assert lax <= exceptions()


def test_the_exceptions_are_all_real() -> None:
    kept = {rule.keyword for rules in allow_list().rules.values() for rule in rules}
    assert exceptions() <= kept


def test_BL_35_mapped_uids_are_uuids_and_join_late_slices() -> None:
    first, again = mapped_uid(KEY, "1.2.3"), mapped_uid(KEY, "1.2.3")
    other_study = mapped_uid(StudyKey(b"o" * 32), "1.2.3")
    number = int(first.removeprefix("2.25."))
    assert first == again != other_study
    assert UID(first).is_valid
    assert (number >> 76) & 0xF == 4
    assert (number >> 62) & 0b11 == 0b10


def test_BL_35_references_still_resolve_and_standard_uids_stay() -> None:
    reference = Dataset()
    reference.ReferencedSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    reference.ReferencedSOPInstanceUID = "1.2.3.4.5.2"
    first, _ = cleaned(encoded(ct_dataset(1, ReferencedImageSequence=[reference])))
    second, _ = cleaned(encoded(ct_dataset(2)))
    kept = first.ReferencedImageSequence[0]
    assert kept.ReferencedSOPInstanceUID == second.SOPInstanceUID
    assert kept.ReferencedSOPClassUID == "1.2.840.10008.5.1.4.1.1.2"


@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.text())
def test_BL_34_days_between_scans_are_exact(first: date, second: date, subject: str) -> None:
    shift = DateShift.of_subject(KEY, subject)
    moved = [shift.moved(day) for day in (first, second)]
    assert 400 <= shift.days_back <= 3_650
    assert moved[1] - moved[0] == second - first
    assert shift.back(moved[0]) == first
    assert shift.date_text(f"{first:%Y%m%d}") == f"{first - timedelta(days=shift.days_back):%Y%m%d}"


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        pytest.param("20240310101500.25", "", "20240309101500.25", id="local time kept with its fraction"),
        pytest.param("20240310101500+0100", "", "20240309101500", id="own offset is the local one"),
        pytest.param("20240310233000+0000", "+0100", "20240310003000", id="offset applied over midnight"),
        pytest.param("20240310", "", "20240309", id="day alone"),
        pytest.param("2024", "", "", id="a year alone cannot be shifted"),
        pytest.param("Jane Doe", "", "", id="text"),
        pytest.param("20241399", "", "", id="no such day"),
    ],
)
def test_BL_34_date_times(value: str, zone: str, expected: str) -> None:
    assert DateShift(1).datetime_text(value, read_offset(zone)) == expected


def test_BL_34_visit_only_puts_the_first_scan_on_day_100_times_the_number() -> None:
    first = date(2024, 3, 10)
    apart = DateShift.of_visit(first, 2).moved(first) - DateShift.of_visit(first, 1).moved(first)
    assert apart.days == 100


@settings(max_examples=50)
@given(st.binary(max_size=40))
def test_a_kept_number_is_a_number(value: bytes) -> None:
    dataset = ct_dataset(SliceLocation=None)
    content = encoded(dataset)
    tag = tag_for_keyword("SliceLocation") or 0
    elements = dict(open_dataset(BytesIO(content)).elements)
    elements[tag] = pydicom.dataelem.RawDataElement(Tag(tag), "DS", len(value), value, 0, False, True)
    result = Deidentifier(UidMap(KEY), DateShift(1)).clean(elements, encoding_of("1.2.840.10008.1.2.1"))
    if tag in result:
        assert set(result[tag].value) <= set(b"0123456789+-.eE \\\0")


def test_BL_33_pet_keeps_what_suv_needs_and_safe_private_only() -> None:
    agent = Dataset()
    agent.RadionuclideTotalDose = "388777472"
    agent.RadionuclideHalfLife = "6588"
    agent.RadiopharmaceuticalStartTime = "103500"
    agent.Radiopharmaceutical = "Jane's tracer"
    dataset = ct_dataset(
        Modality="PT", PatientWeight="71", PatientSex="F", Units="BQML", DecayCorrection="START"
    )
    dataset.RadiopharmaceuticalInformationSequence = [agent]
    block = dataset.private_block(0x7053, "Philips PET Private Group", create=True)
    block.add_new(0x00, "DS", "0.000231")
    block.add_new(0x05, "LO", "secret")
    result, blob = cleaned(encoded(dataset))
    kept = result.RadiopharmaceuticalInformationSequence[0]
    assert (kept.RadionuclideTotalDose, kept.RadionuclideHalfLife) == (388777472, 6588)
    assert kept.RadiopharmaceuticalStartTime == "103500"
    assert "Radiopharmaceutical" not in kept
    assert (result.PatientWeight, result.PatientSex, result.Units) == (71, "F", "BQML")
    assert result.private_block(0x7053, "Philips PET Private Group")[0x00].value == pytest.approx(0.000231)
    assert b"secret" not in blob


def test_a_code_keeps_the_standards_meaning_only() -> None:
    code = Dataset()
    code.CodeValue, code.CodingSchemeDesignator, code.CodeMeaning = "C-111A1", "SRT", "tracer of Jane Doe"
    own = Dataset()
    own.CodeValue, own.CodingSchemeDesignator, own.CodeMeaning = "X1", "99SITE", "Jane Doe"
    agent = Dataset()
    agent.RadionuclideCodeSequence = [code, own]
    dataset = ct_dataset(Modality="PT", RadiopharmaceuticalInformationSequence=[agent])
    result, blob = cleaned(encoded(dataset))
    codes = result.RadiopharmaceuticalInformationSequence[0].RadionuclideCodeSequence
    assert [(item.CodeValue, item.CodeMeaning) for item in codes] == [("C-111A1", "^18^Fluorine")]
    assert b"Jane" not in blob


def test_IN_142_pixels_are_copied_bit_for_bit() -> None:
    values = np.random.default_rng(1).integers(-2000, 3000, (64, 48)).astype("<i2")
    result, _ = cleaned(encoded(ct_dataset(pixels=values)))
    assert hashlib.sha256(result.PixelData).digest() == hashlib.sha256(values.tobytes()).digest()


@needs_data
@pytest.mark.real_data
def test_BL_42_suv_inputs_of_a_real_pet_are_unchanged() -> None:
    path = sorted(shared("pet-fdg-wholebody").glob("*.dcm"))[5]
    source = pydicom.dcmread(path, stop_before_pixels=True)
    result, _ = cleaned(path.read_bytes())
    for keyword in (
        "PatientWeight",
        "Units",
        "DecayCorrection",
        "CorrectedImage",
        "SeriesTime",
        "RescaleSlope",
    ):
        assert result[keyword].value == source[keyword].value, keyword
    before = source.RadiopharmaceuticalInformationSequence[0]
    after = result.RadiopharmaceuticalInformationSequence[0]
    for keyword in ("RadionuclideTotalDose", "RadionuclideHalfLife", "RadiopharmaceuticalStartTime"):
        assert after[keyword].value == before[keyword].value, keyword
