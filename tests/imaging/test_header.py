"""Headers: what is read, and what stops a file with its tag named (FT-22, FT-23, M-11, D-1)."""

import zlib
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from recist_reader.imaging.cause import CauseCode, UnreadableImage
from recist_reader.imaging.header import read_header
from recist_reader.imaging.kinds import Kind, examine
from recist_reader.imaging.pixel_format import Padding
from tests.imaging.make import ct, write


def test_a_plain_slice_is_read_whole(tmp_path: Path) -> None:
    header = read_header(write(ct(12.5), tmp_path / "a.dcm"))
    frame = header.frames[0]
    assert (header.pixels.rows, header.pixels.columns, header.pixels.is_signed) == (6, 8, True)
    assert (frame.position_lps, frame.spacing_mm) == ((0, 0, 12.5), (0.7, 0.5))
    assert (frame.slope, frame.intercept, frame.thickness_mm) == (1, -1024, 5)
    assert not header.is_lossy
    assert header.spans[0][0].length == 6 * 8 * 2


@pytest.mark.parametrize(
    ("changed", "day"),
    [
        pytest.param({}, "20240103", id="acquisition date first"),
        pytest.param({"AcquisitionDate": None}, "20240102", id="else the series date"),
        pytest.param(
            {"AcquisitionDate": "", "SeriesDate": None, "StudyDate": "20240101"},
            "20240101",
            id="else the study date",
        ),
    ],
)
def test_scan_date_of_D_1(tmp_path: Path, changed: dict, day: str) -> None:
    assert read_header(write(ct(**changed), tmp_path / "a.dcm")).times.scan_date == day


def test_imager_pixel_spacing_alone_does_not_count_M_11(tmp_path: Path) -> None:
    header = read_header(write(ct(PixelSpacing=None, ImagerPixelSpacing=["0.5", "0.5"]), tmp_path / "a.dcm"))
    assert header.frames[0].spacing_mm is None


def test_unsigned_padding_beside_signed_pixels_means_a_negative_value(tmp_path: Path) -> None:
    dataset = ct()
    dataset.add_new(0x00280120, "US", 63536)
    assert read_header(write(dataset, tmp_path / "a.dcm")).padding == Padding(-2000, -2000)


def _raw(change: dict[bytes, bytes], tmp_path: Path) -> bytes:
    content = write(ct(), tmp_path / "a.dcm").read_bytes()
    for old, new in change.items():
        assert content.count(old) == 1
        content = content.replace(old, new)
    return content


@pytest.mark.parametrize(
    ("changed", "code", "tag"),
    [
        pytest.param({"PixelData": b"\0" * 94}, CauseCode.PIXEL_LENGTH, "(7fe0,0010)", id="a word too few"),
        pytest.param({"PixelData": b"\0" * 98}, CauseCode.PIXEL_LENGTH, "(7fe0,0010)", id="a word too many"),
        pytest.param({"PixelData": None}, CauseCode.NO_PIXELS, "(7fe0,0010)", id="no pixels"),
        pytest.param({"Rows": 0}, CauseCode.ATTRIBUTE_INVALID, "(0028,0010)", id="no rows"),
        pytest.param({"Rows": None}, CauseCode.ATTRIBUTE_MISSING, "(0028,0010)", id="rows missing"),
        pytest.param(
            {"Rows": 65535, "Columns": 65535}, CauseCode.OVER_BUDGET, None, id="65,535 squared FT-25"
        ),
        pytest.param(
            {"NumberOfFrames": 100000}, CauseCode.OVER_BUDGET, "(0028,0008)", id="100,000 frames FT-25"
        ),
        pytest.param(
            {"NumberOfFrames": 2}, CauseCode.PIXEL_LENGTH, "(7fe0,0010)", id="more frames than pixels"
        ),
        pytest.param(
            {"BitsStored": 12}, CauseCode.PIXEL_FORMAT, "(0028,0102)", id="high bit beside bits stored"
        ),
        pytest.param({"BitsAllocated": 32}, CauseCode.PIXEL_FORMAT, "(0028,0100)", id="32 bits"),
        pytest.param(
            {"PixelRepresentation": 7}, CauseCode.ATTRIBUTE_INVALID, "(0028,0103)", id="signed or what"
        ),
        pytest.param({"RescaleSlope": "0"}, CauseCode.ATTRIBUTE_INVALID, "(0028,1053)", id="slope zero"),
        pytest.param(
            {"ImageOrientationPatient": [1, 0, 0, 1, 0, 0]},
            CauseCode.ATTRIBUTE_INVALID,
            "(0020,0037)",
            id="skew axes",
        ),
        pytest.param(
            {"PixelSpacing": ["0", "0.5"]}, CauseCode.ATTRIBUTE_INVALID, "(0028,0030)", id="spacing zero"
        ),
        pytest.param({"PixelSpacing": ["0.5"]}, CauseCode.ATTRIBUTE_INVALID, "(0028,0030)", id="one spacing"),
        pytest.param(
            {"SeriesInstanceUID": None}, CauseCode.ATTRIBUTE_MISSING, "(0020,000e)", id="no series UID"
        ),
    ],
)
def test_what_stops_a_file_is_named(tmp_path: Path, changed: dict, code: CauseCode, tag: str | None) -> None:
    with pytest.raises(UnreadableImage) as caught:
        read_header(write(ct(**changed), tmp_path / "a.dcm"))
    assert (caught.value.cause.code, caught.value.cause.tag) == (code, tag)


@pytest.mark.parametrize(
    ("old", "new", "tag"),
    [
        pytest.param(b"0.7\\0.5 ", b"0,7\\0.5 ", "(0028,0030)", id="decimal comma in the spacing"),
        pytest.param(b"-1024 ", b"-1o24 ", "(0028,1052)", id="letter in the intercept"),
    ],
)
def test_a_number_that_is_none_stops_the_file(tmp_path: Path, old: bytes, new: bytes, tag: str) -> None:
    with pytest.raises(UnreadableImage) as caught:
        read_header(_raw({old: new}, tmp_path))
    assert (caught.value.cause.code, caught.value.cause.tag) == (CauseCode.ATTRIBUTE_INVALID, tag)


def test_one_pad_byte_is_allowed_FT_23(tmp_path: Path) -> None:
    odd = np.arange(9, dtype=np.uint8).reshape(3, 3)
    header = read_header(write(ct(pixels=odd, PixelData=odd.tobytes() + b"\0"), tmp_path / "a.dcm"))
    assert header.spans[0][0].length == 9


def test_elements_out_of_order_are_damage(tmp_path: Path) -> None:
    content = write(ct(), tmp_path / "a.dcm").read_bytes()
    at = content.index(b"\x28\x00\x10\x00US")
    doubled = content[: at + 10] + content[at : at + 10] + content[at + 10 :]
    with pytest.raises(UnreadableImage) as caught:
        read_header(doubled)
    assert caught.value.cause.code is CauseCode.DAMAGED


def test_a_tail_behind_the_pixels_changes_nothing(tmp_path: Path) -> None:
    content = write(ct(), tmp_path / "a.dcm").read_bytes()
    assert read_header(content + b"anything").spans == read_header(content).spans


@pytest.mark.parametrize("syntax", ["1.2.840.10008.1.2", "1.2.840.10008.1.2.1"])
def test_a_second_data_set_behind_the_pixels_is_damage(syntax: str, tmp_path: Path) -> None:
    content = write(ct(syntax=syntax), tmp_path / "a.dcm").read_bytes()
    at = content.index(b"\x28\x00\x10\x00")
    with pytest.raises(UnreadableImage, match="second data set"):
        read_header(content + content[at:])
    assert read_header(content + b"left behind by a careless program, twice over").size


def test_a_deflated_bomb_is_stopped_before_it_unfolds_FT_25(tmp_path: Path) -> None:
    content = write(ct(syntax="1.2.840.10008.1.2.1.99"), tmp_path / "a.dcm").read_bytes()
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    bomb = packer.compress(b"\0" * (64 * 2**20)) + packer.flush()
    meta_end = content.index(b"1.2.840.10008.1.2.1.99") + len("1.2.840.10008.1.2.1.99")
    with pytest.raises(UnreadableImage) as caught:
        read_header(content[:meta_end] + bomb)
    assert caught.value.cause.code is CauseCode.OVER_BUDGET


def _item(**attributes: object) -> Dataset:
    item = Dataset()
    for name, value in attributes.items():
        setattr(item, name, value)
    return item


def test_frames_of_an_enhanced_file_have_their_own_place_and_rescale(tmp_path: Path) -> None:
    dataset = ct(NumberOfFrames=2, PixelData=b"\0" * 192, ImagePositionPatient=None, RescaleIntercept=None)
    dataset.SOPClassUID = "1.2.840.10008.5.1.4.1.1.2.1"
    dataset.PerFrameFunctionalGroupsSequence = Sequence(
        _item(
            PlanePositionSequence=Sequence([_item(ImagePositionPatient=[0, 0, z])]),
            PixelValueTransformationSequence=Sequence([_item(RescaleSlope="1", RescaleIntercept=str(-z))]),
        )
        for z in (5, 9)
    )
    header = read_header(write(dataset, tmp_path / "a.dcm"))
    assert [frame.position_lps for frame in header.frames] == [(0, 0, 5), (0, 0, 9)]
    assert [frame.intercept for frame in header.frames] == [-5, -9]
    assert header.frames[0].spacing_mm == (0.7, 0.5)


@pytest.mark.parametrize("missing", ["RescaleSlope", "RescaleIntercept"])
def test_ct_without_rescale_is_refused_not_guessed(missing: str, tmp_path: Path) -> None:
    found = examine(write(ct(**{missing: None}), tmp_path / "a.dcm"))
    assert found.cause is not None
    assert (found.kind, found.cause.code) == (Kind.DAMAGED, CauseCode.ATTRIBUTE_MISSING)


def test_no_value_of_the_file_stands_in_a_message(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImage) as caught:
        read_header(write(ct(PatientID="Mustermann", Rows=0), tmp_path / "Mustermann.dcm"))
    assert "Mustermann" not in str(caught.value)
    assert "Mustermann" not in repr(read_header(write(ct(PatientID="Mustermann"), tmp_path / "b.dcm")))
