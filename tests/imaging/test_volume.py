"""The volume in memory: exact values, what fails is named (VW-13, IN-141)."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import SecondaryCaptureImageStorage

from recist_reader.imaging.frame_source import FrameSource, FromRecords, frame_sources, to_record
from recist_reader.imaging.header import read_header
from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.voi import NamedWindow, VoiTable, Window
from recist_reader.imaging.volume import NotShown
from recist_reader.imaging.volume_loader import VolumeLoader
from tests.imaging.make import ct, stack, write
from tests.imaging.voi_files import lut, windows
from tests.shared_data import needs_data, shared


def sources(paths: list[Path], with_hash: bool = False) -> list[FrameSource]:
    return [
        source
        for path in paths
        for source in frame_sources(
            path, read_header(path), hashlib.sha256(path.read_bytes()).hexdigest() if with_hash else None
        )
    ]


def load(found: list[FrameSource]) -> VolumeLoader:
    loader, pool = VolumeLoader(found), LoadingPool()
    pool.add(loader, 0)
    assert loader.wait(20)
    pool.close()
    return loader


@pytest.mark.parametrize("with_hash", [False, True], ids=["plain read", "checked read"])
def test_ordinary_ct_is_hu_itself(with_hash: bool, tmp_path: Path) -> None:
    volume = load(sources(stack(tmp_path, [0, 5, 10]), with_hash)).volume
    assert volume.ready.all()
    assert (volume.slope, volume.intercept, volume.is_uniform) == (1, 0, True)
    assert volume.values[2, 1, 2] == 10 + 10 - 1024
    assert volume.value_hu(2, 1, 2) == -1004
    assert volume.planes[1].origin_lps.z == 5


CASES = [
    pytest.param(np.uint16, 16, "1", "-1000", [0, 900, 33000], True, id="unsigned CT, intercept in place"),
    pytest.param(np.uint16, 16, "1", "0", [0, 900, 65535], False, id="unsigned 16 bits keep an offset"),
    pytest.param(np.uint16, 12, "1", "-1024", [0, 900, 4095], True, id="unsigned 12 bits"),
    pytest.param(np.int16, 16, "0.5", "3.25", [-30000, 0, 32767], False, id="fractional slope beside"),
    pytest.param(np.int16, 16, "1", "-1024.5", [-2000, 0, 3000], False, id="fractional intercept beside"),
    pytest.param(np.uint8, 8, "1", "-128", [0, 100, 255], True, id="8 bits"),
]


@pytest.mark.parametrize(("kind", "bits", "slope", "intercept", "stored", "in_place"), CASES)
def test_every_rescale_is_exact(
    *, kind: type, bits: int, slope: str, intercept: str, stored: list, in_place: bool, tmp_path: Path
) -> None:
    pixels = np.array([stored, stored[::-1]], kind)
    dataset = ct(
        pixels=pixels, BitsStored=bits, HighBit=bits - 1, RescaleSlope=slope, RescaleIntercept=intercept
    )
    volume = load(sources([write(dataset, tmp_path / "a.dcm")])).volume
    assert volume.failed == {}
    hu = volume.values[0] * volume.slope + volume.intercept
    assert np.array_equal(hu, pixels.astype(np.float64) * float(slope) + float(intercept))
    assert ((volume.slope, volume.intercept) == (1, 0)) == in_place


def test_padding_beyond_int16_is_held_at_the_end_and_excluded(tmp_path: Path) -> None:
    pixels = np.array([[-32768, 0, 100]], np.int16)
    dataset = ct(pixels=pixels)
    dataset.add_new(0x00280120, "SS", -32768)
    volume = load(sources([write(dataset, tmp_path / "a.dcm")])).volume
    assert volume.values[0].tolist() == [[-32768, -1024, -924]]
    assert volume.padding == -32768
    assert volume.value_hu(0, 0, 0) is None


def test_a_value_beyond_int16_is_refused_not_wrapped(tmp_path: Path) -> None:
    path = write(ct(pixels=np.array([[-32768, 0]], np.int16)), tmp_path / "a.dcm")
    loader = load(sources([path]))
    assert not loader.volume.ready[0]
    assert "16 bits" in loader.volume.failed[0].what


COLOURS = {"RGB": [0, 76, 150, 29, 255], "YBR_FULL": [0, 255, 0, 0, 255]}  # brightness of what is stored


@pytest.mark.parametrize(("photometric", "greys"), COLOURS.items())
def test_VW_13_a_page_in_colour_is_shown_as_the_brightness_of_its_colours(
    photometric: str, greys: list[int], tmp_path: Path
) -> None:
    page = np.array([[[0, 0, 0], [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]], np.uint8)
    dataset = ct(
        pixels=page,
        SOPClassUID=SecondaryCaptureImageStorage,
        PhotometricInterpretation=photometric,
        SamplesPerPixel=3,
        PlanarConfiguration=0,
        RescaleIntercept=None,
        RescaleSlope=None,
    )
    dataset.PixelData += b"\0"
    volume = load(sources([write(dataset, tmp_path / "page.dcm")], with_hash=True)).volume
    assert volume.failed == {}
    assert volume.values[0].tolist() == [greys]
    assert volume.value_hu(0, 0, 1) is None, "a colour has no HU"


def test_a_palette_is_not_shown_and_said_not_to_be_missing(tmp_path: Path) -> None:
    dataset = ct(pixels=np.zeros((2, 2), np.uint8), PhotometricInterpretation="PALETTE COLOR")
    volume = load(sources([write(dataset, tmp_path / "page.dcm")])).volume
    assert isinstance(volume.failed[0], NotShown)
    assert "palette" in volume.failed[0].what


def test_slopes_that_differ_are_kept_slice_by_slice(tmp_path: Path) -> None:
    paths = stack(tmp_path, [0, 5], lambda n: {"RescaleSlope": str(n + 2), "RescaleIntercept": "0"})
    volume = load(sources(paths)).volume
    assert not volume.is_uniform
    assert volume.value_hu(1, 0, 1) == 3 * 6


def test_a_changed_blob_is_named_and_the_rest_is_shown_IN_141(tmp_path: Path) -> None:
    paths = stack(tmp_path, [0, 5, 10])
    found = sources(paths, with_hash=True)
    content = bytearray(paths[1].read_bytes())
    content[-1] ^= 1
    paths[1].write_bytes(content)
    volume = load(found).volume
    assert volume.ready.tolist() == [True, False, True]
    assert "not the one that was imported" in volume.failed[1].what


def test_a_missing_file_is_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    paths = stack(tmp_path, [0, 5, 10])
    found = sources(paths)
    paths[2].unlink()
    volume = load(found).volume
    assert volume.ready.tolist() == [True, True, False]
    assert volume.failed[2].remedy


@pytest.mark.parametrize("has_preadv", [True, False], ids=["at its place", "by seeking"])
def test_a_file_that_was_cut_off_is_named_and_nothing_of_it_is_left(
    has_preadv, tmp_path, monkeypatch
) -> None:
    paths = stack(tmp_path, [0, 5, 10])
    found = sources(paths)
    paths[1].write_bytes(paths[1].read_bytes()[:-2])
    if not has_preadv:
        monkeypatch.delattr("os.preadv")
    volume = load(found).volume
    assert volume.ready.tolist() == [True, False, True]
    assert volume.failed[1].what == "the file ends inside its pixels"
    assert not volume.values[1].any()
    assert volume.value_hu(2, 1, 2) == -1004


def test_facts_survive_the_database(tmp_path: Path) -> None:
    dataset = ct(WindowWidth=["400", "1500"], WindowCenter=["40", "-600"])
    dataset.add_new(0x00280120, "SS", -2000)
    path = write(dataset, tmp_path / "a.dcm")
    for source in sources([path], with_hash=True):
        assert FromRecords().source(path, json.loads(json.dumps(to_record(source)))) == source
        assert source.windows == ((400, 40), (1500, -600))


def test_names_functions_and_the_number_of_tables_survive_the_database(tmp_path: Path) -> None:
    dataset = ct(**windows((400, 40), VOILUTFunction="SIGMOID"), VOILUTSequence=[lut(0, 8, [0, 255])])
    path = write(dataset, tmp_path / "a.dcm")
    (source,) = sources([path])
    assert (source.windows, source.table_count) == ((NamedWindow(Window(400, 40), "SIGMOID"),), 1)
    assert FromRecords().source(path, json.loads(json.dumps(to_record(source)))) == source


def test_slices_of_one_table_share_it_once_loaded(tmp_path: Path) -> None:
    paths = stack(tmp_path, [0, 5, 10], lambda _: {"VOILUTSequence": [lut(0, 8, [0, 255])]})
    (first,), *others = load(sources(paths, with_hash=True)).volume.windows
    assert first == VoiTable.of(0, 8, [0, 255])
    assert all(table is first for (table,) in others)


def test_slices_that_differ_in_any_fact_do_not_share_it(tmp_path: Path) -> None:
    first = ct(WindowWidth="400", WindowCenter="40")
    other = ct(WindowWidth="1500", WindowCenter="-600", PixelSpacing=["0.5", "0.7"], RescaleSlope="2")
    other.ImageOrientationPatient = ["1", "0", "0", "0", "0", "-1"]
    other.ImagePositionPatient = ["1", "2", "3"]
    other.add_new(0x00280120, "SS", -2000)
    paths = [write(first, tmp_path / "a.dcm"), write(other, tmp_path / "b.dcm")]
    found = [*sources(paths, with_hash=True), *sources(paths, with_hash=True)]
    read = FromRecords()
    again = [read.source(source.path, json.loads(json.dumps(to_record(source)))) for source in found]
    assert again == found
    assert again[0] != again[1]


@needs_data
@pytest.mark.real_data
@pytest.mark.parametrize("folder", ["ct-body-liver", "ct-ctac-siemens", "ct-phantom-catphan", "ct-syntaxes"])
def test_a_real_series_equals_simpleitk_bit_for_bit(folder: str) -> None:
    import SimpleITK

    if folder == "ct-syntaxes":
        paths = [shared(folder, "CTImage_LittleEndianImplicit_1.2.840.10008.1.2.dcm")]
    else:
        paths = [path for path in shared(folder).glob("*.dcm") if path.name != "RS.dcm"]
    paths.sort(key=lambda path: -read_header(path).frames[0].position_lps[2])
    volume = load(sources(paths)).volume
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames([str(path) for path in paths])
    reference = SimpleITK.GetArrayFromImage(reader.Execute())
    assert volume.ready.all()
    assert np.array_equal(volume.values * volume.slope + volume.intercept, reference)
