"""Windows and look-up tables as the file stores them (VW-10 key 0; PS3.3 C.11.2)."""

from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRBigEndian, ImplicitVRLittleEndian

from recist_reader.imaging.findings import Badge
from recist_reader.imaging.header import read_header, voi_tables
from recist_reader.imaging.kinds import examine
from recist_reader.imaging.series import build_series
from recist_reader.imaging.voi import NamedWindow, VoiTable, Window, window_of
from tests.imaging.make import ct, write
from tests.imaging.voi_files import lut, packed_lut, s_curve, windows

UNSIGNED = np.arange(48, dtype=np.uint16).reshape(6, 8)


def tables(dataset: Dataset, folder: Path) -> tuple[VoiTable, ...]:
    return voi_tables(write(dataset, folder / "a.dcm"))[0]


def test_windows_come_with_function_and_listed_name(tmp_path: Path) -> None:
    names = ["WINDOW1", "Mrs Example"]
    stored = windows((400, 40), (0.5, -600), VOILUTFunction="SIGMOID", WindowCenterWidthExplanation=names)
    (frame,) = read_header(write(ct(**stored), tmp_path / "a.dcm")).frames
    assert frame.windows == (
        NamedWindow(Window(400, 40), "SIGMOID", "WINDOW1"),
        NamedWindow(Window(0.5, -600), "SIGMOID"),
    )


@pytest.mark.parametrize(
    ("function", "kept"),
    [("LINEAR", [400.0]), ("LINEAR_EXACT", [400.0, 0.5]), ("SIGMOID", [400.0, 0.5]), ("CUBIC", [400.0])],
)
def test_a_width_that_its_function_forbids_is_left_out(function: str, kept: list, tmp_path: Path) -> None:
    stored = windows((400, 40), (0.5, 40), (0, 40), VOILUTFunction=function)
    (frame,) = read_header(write(ct(**stored), tmp_path / "a.dcm")).frames
    assert [window_of(window).width_hu for window in frame.windows] == kept


def test_several_tables_with_their_names(tmp_path: Path) -> None:
    items = [lut(-1024, 12, s_curve(2000, 12), "NORMAL"), lut(0, 16, [0, 7, 65535], "Mrs Example")]
    assert tables(ct(VOILUTSequence=items), tmp_path) == (
        VoiTable.of(-1024, 12, s_curve(2000, 12), 1, "NORMAL"),
        VoiTable.of(0, 16, [0, 7, 65535], 2, ""),
    )


def test_a_count_of_zero_means_65536(tmp_path: Path) -> None:
    greys = list(range(65536))
    assert tables(ct(VOILUTSequence=[lut(-32768, 16, greys)]), tmp_path) == (VoiTable.of(-32768, 16, greys),)


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        pytest.param({}, -24, id="signed pixels"),
        pytest.param({"pixels": UNSIGNED}, -24, id="unsigned pixels, the rescale goes below zero"),
        pytest.param({"pixels": UNSIGNED, "RescaleIntercept": "0"}, 65512, id="never below zero"),
        pytest.param(
            {"pixels": UNSIGNED, "RescaleIntercept": "0", "RescaleSlope": "-1"}, -24, id="falling rescale"
        ),
    ],
)
@pytest.mark.parametrize("syntax", [None, ImplicitVRLittleEndian], ids=["explicit", "implicit"])
def test_the_first_value_is_signed_where_values_may_be(
    *, changed: dict, first: int, syntax: str | None, tmp_path: Path
) -> None:
    item = lut(65512, 8, [0, 100, 255], vr="US")
    dataset = ct(**changed, VOILUTSequence=[item], **({"syntax": syntax} if syntax else {}))
    assert [table.first for table in tables(dataset, tmp_path)] == [first]


def test_a_first_value_written_as_signed_is_signed(tmp_path: Path) -> None:
    dataset = ct(pixels=UNSIGNED, RescaleIntercept="0", VOILUTSequence=[lut(-24, 8, [0, 255], vr="SS")])
    assert [table.first for table in tables(dataset, tmp_path)] == [-24]


@pytest.mark.parametrize("count", [256, 255, 3])
@pytest.mark.parametrize("is_big_endian", [False, True])
def test_eight_bits_come_packed_and_unpacked(*, count: int, is_big_endian: bool, tmp_path: Path) -> None:
    greys = list(range(count))
    plain = lut(0, 8, greys)
    if is_big_endian:
        plain[0x00283006].value = np.asarray(greys, ">u2").tobytes()
    dataset = ct(VOILUTSequence=[plain, packed_lut(0, greys, is_big_endian)])
    if is_big_endian:
        dataset.PixelData = np.frombuffer(dataset.PixelData, "<i2").byteswap().tobytes()
        dataset.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    assert tables(dataset, tmp_path) == (VoiTable.of(0, 8, greys, 1), VoiTable.of(0, 8, greys, 2))


def test_each_frame_of_an_enhanced_image_has_its_own(tmp_path: Path) -> None:
    pixels = np.zeros((2, 4, 4), np.int16)
    dataset = ct(pixels=pixels[0], NumberOfFrames=2, PixelData=pixels.tobytes())
    dataset.PerFrameFunctionalGroupsSequence = [Dataset(), Dataset()]
    dataset.SharedFunctionalGroupsSequence = [Dataset()]
    for number, group in enumerate(dataset.PerFrameFunctionalGroupsSequence):
        voi = Dataset()
        for name, value in windows((400 + number, 40), VOILUTFunction="LINEAR_EXACT").items():
            setattr(voi, name, value)
        voi.VOILUTSequence = [lut(number, 8, [0, 255])]
        group.FrameVOILUTSequence = [voi]
    path = write(dataset, tmp_path / "a.dcm")
    assert [frame.windows for frame in read_header(path).frames] == [
        (NamedWindow(Window(400, 40), "LINEAR_EXACT"),),
        (NamedWindow(Window(401, 40), "LINEAR_EXACT"),),
    ]
    assert [[table.first for table in found] for found in voi_tables(path)] == [[0], [1]]


def _without(tag: int) -> Dataset:
    item = lut(0, 8, [0, 255])
    del item[tag]
    return item


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(lut(0, 8, [0, 256]), id="a grey above its bits"),
        pytest.param(lut(0, 7, [0, 1]), id="7 bits"),
        pytest.param(lut(0, 17, [0, 1]), id="17 bits"),
        pytest.param(lut(0, 8, []), id="65,536 are told, none is there"),
        pytest.param(_without(0x00283002), id="no descriptor"),
        pytest.param(_without(0x00283006), id="no data"),
    ],
)
def test_a_damaged_table_is_found_and_not_used(item: Dataset, tmp_path: Path) -> None:
    path = write(ct(VOILUTSequence=[lut(5, 8, [0, 255]), item]), tmp_path / "a.dcm")
    header = read_header(path)
    assert [table.first for table in voi_tables(path)[0]] == [5]
    assert (header.frames[0].table_count, header.has_damaged_table) == (1, True)
    (part,) = build_series([("a", header, False)])
    assert Badge.VOI_LUT in part.badges
    assert not part.blocked
    assert not read_header(write(ct(), tmp_path / "b.dcm")).has_damaged_table


@pytest.mark.parametrize("kept", [0, 1, 4, 7, 8, 12, 21, 22, 30, 34, 36, 38, 39, 40])
def test_a_sequence_cut_anywhere_is_no_table_and_no_crash(kept: int, tmp_path: Path) -> None:
    dataset = ct(VOILUTSequence=[lut(0, 8, [0, 100, 255])])
    whole = write(dataset, tmp_path / "a.dcm").read_bytes()
    at = whole.index(b"\x28\x00\x10\x30SQ") + 12
    length = int.from_bytes(whole[at - 4 : at], "little")
    cut = whole[: at - 4] + min(kept, length).to_bytes(4, "little") + whole[at : at + kept]
    cut += whole[at + length :]
    path = tmp_path / "cut.dcm"
    path.write_bytes(cut)
    header = examine(path).header
    assert header is not None
    assert header.frames[0].table_count == int(kept >= length)
    assert header.has_damaged_table == (0 < kept < length)
