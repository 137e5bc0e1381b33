"""Key 0: what the file stores is shown grey by grey as pydicom computes it (PS3.3 C.11.2)."""

from typing import Any

import numpy as np
import pytest
from pydicom.dataset import Dataset
from pydicom.pixels import apply_modality_lut, apply_voi, apply_windowing

from recist_reader.imaging.frame_source import frame_sources
from recist_reader.imaging.header import read_header
from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.voi import NamedWindow, VoiTable, Window
from recist_reader.imaging.volume import Volume
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.problem import Problem
from recist_reader.ui.viewport.slice_painter import SlicePainter, grey_table
from recist_reader.ui.viewport.windowing import chosen, linear, text
from tests.imaging.make import ct, write
from tests.imaging.voi_files import lut, s_curve, windows

WIDE = (np.arange(64 * 64, dtype=np.int32).reshape(64, 64) * 2 - 4000).astype(np.int16)
UNSIGNED = np.arange(64 * 64, dtype=np.uint16).reshape(64, 64)


def load(path) -> Volume:
    loader, pool = VolumeLoader(frame_sources(path, read_header(path))), LoadingPool()
    pool.add(loader, 0)
    assert loader.wait(20)
    pool.close()
    return loader.volume


def shown(volume: Volume, shades) -> np.ndarray:
    image = SlicePainter().image(volume, 0, shades, False)
    words = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return (words & 0xFF).astype(int)


def expected(dataset: Dataset, index: int) -> np.ndarray:
    """What pydicom makes of the file, on 0 to 255: windows first, tables after them."""
    hu = apply_modality_lut(dataset.pixel_array, dataset)
    count = len(np.atleast_1d(dataset.get("WindowWidth", [])))
    if index < count:
        greys = apply_windowing(hu, dataset, index)
        low, high = apply_modality_lut(np.array(limits(dataset)), dataset)
        share = (greys - low) / (high - low)
    else:
        bits = dataset.VOILUTSequence[index - count].LUTDescriptor[2]
        share = apply_voi(hu.astype(np.int64), dataset, index - count) / (2**bits - 1)
    greys = np.floor(np.round(share * 255, 6) + 0.5).astype(int)
    return 255 - greys if dataset.PhotometricInterpretation == "MONOCHROME1" else greys


def limits(dataset: Dataset) -> list[int]:
    bits = dataset.BitsStored
    return [-(1 << bits - 1), (1 << bits - 1) - 1] if dataset.PixelRepresentation else [0, (1 << bits) - 1]


CASES = [
    pytest.param(WIDE, windows((400, 40), (1500, -600)), id="windows"),
    pytest.param(WIDE, windows((401, 40.5), (0.5, 12), VOILUTFunction="LINEAR_EXACT"), id="exact"),
    pytest.param(WIDE, windows((400, 40), (33.5, 0.25), VOILUTFunction="SIGMOID"), id="sigmoid"),
    pytest.param(
        WIDE,
        {"VOILUTSequence": [lut(-1000, 12, s_curve(3000, 12)), lut(-200, 16, s_curve(400, 16)[::-1])]},
        id="tables",
    ),
    pytest.param(WIDE, {"VOILUTSequence": [lut(-32768, 16, list(range(65536)))]}, id="65,536 entries"),
    pytest.param(UNSIGNED, {"VOILUTSequence": [lut(-900, 10, s_curve(2000, 10))]}, id="unsigned pixels"),
    pytest.param(
        UNSIGNED,
        windows((1200, 100), VOILUTSequence=[lut(-5000, 12, s_curve(9000, 12))], RescaleSlope="-2"),
        id="falling rescale, a window and a table",
    ),
    pytest.param(
        np.arange(256, dtype=np.uint8).reshape(16, 16),
        {"VOILUTSequence": [lut(0, 8, list(range(255, -1, -1)))], "RescaleIntercept": "0"},
        id="8 bits",
    ),
]


@pytest.mark.parametrize("photometric", ["MONOCHROME1", "MONOCHROME2"])
@pytest.mark.parametrize(("pixels", "stored"), CASES)
def test_greys_equal_those_of_pydicom(
    *, pixels: np.ndarray, stored: dict[str, Any], photometric: str, tmp_path
) -> None:
    dataset = ct(pixels=pixels, PhotometricInterpretation=photometric, **stored)
    volume = load(write(dataset, tmp_path / "a.dcm"))
    count = len(stored.get("WindowWidth", ())) + len(stored.get("VOILUTSequence", ()))
    assert len(volume.windows[0]) == count
    for index, shades in enumerate(volume.windows[0]):
        assert np.array_equal(shown(volume, shades), expected(dataset, index)), text(shades)


def test_key_0_goes_through_windows_and_tables_and_names_them(tmp_path) -> None:
    items = [lut(0, 8, [0, 255], "HARDER"), lut(0, 8, [255, 0])]
    stored = windows((400, 40), (1500, -600), WindowCenterWidthExplanation=["ABDOMEN", "LUNG"])
    volume = load(write(ct(**stored, VOILUTSequence=items), tmp_path / "a.dcm"))
    shades, said = Window(80, 40), []
    for _press in range(5):
        shades = chosen(0, volume, 0, shades)
        said.append(text(shades))
    assert said == [
        "W 400 L 40, ABDOMEN",
        "W 1500 L \N{MINUS SIGN}600, LUNG",
        "stored table 1, HARDER",
        "stored table 2",
        "W 400 L 40, ABDOMEN",
    ]


def test_a_sigmoid_narrower_than_a_value_is_a_step() -> None:
    table = grey_table(NamedWindow(Window(1e-6, 10), "SIGMOID"), 1.0, 0.0)
    assert [int(table[value]) & 0xFF for value in (0, 9, 10, 11, 32767)] == [0, 0, 128, 255, 255]


@pytest.mark.parametrize(
    ("function", "said"),
    [("LINEAR", "W 400 L 40"), ("LINEAR_EXACT", "W 400 L 40 exact"), ("SIGMOID", "W 400 L 40 sigmoid")],
)
def test_the_function_is_named_where_it_is_not_the_usual(function, said) -> None:
    assert text(NamedWindow(Window(400, 40), function)) == said


def test_key_0_says_where_nothing_can_be_used(tmp_path) -> None:
    volume = load(write(ct(VOILUTSequence=[lut(0, 8, [0, 999])]), tmp_path / "a.dcm"))
    assert volume.ready.all()
    found = chosen(0, volume, 0, Window(400, 40))
    assert isinstance(found, Problem)
    assert found.what == "no window is stored in this image"


def ramp(first: int, last: int, *, falling: bool = False) -> VoiTable:
    greys = np.clip(np.rint(np.linspace(0, 4095, last - first + 1)), 0, 4095).astype(int)
    return VoiTable.of(first, 12, greys[::-1] if falling else greys)


@pytest.mark.parametrize(
    ("shades", "width", "level"),
    [
        pytest.param(Window(400, 40), 400, 40, id="a window is itself"),
        pytest.param(NamedWindow(Window(400, 40), "LINEAR_EXACT"), 401, 40.5, id="exact"),
        pytest.param(NamedWindow(Window(400, 40), "SIGMOID"), 401, 40.5, id="sigmoid"),
        pytest.param(ramp(-160, 239), 400, 40, id="a table that is a window"),
        pytest.param(ramp(-160, 239, falling=True), 400, 40, id="a falling one"),
        pytest.param(VoiTable.of(100, 8, [0, 0, 255, 255]), 1, 102, id="a step"),
        pytest.param(VoiTable.of(100, 8, [255, 255, 255, 0]), 1, 103, id="a step down"),
        pytest.param(VoiTable.of(100, 8, [7, 7]), 1, 100, id="one grey alone"),
        pytest.param(VoiTable.of(100, 8, [0, 100, 255, 100, 0]), 3, 102, id="up and down again"),
    ],
)
def test_a_drag_begins_at_the_window_nearest_to_what_is_shown(shades, width, level) -> None:
    found = linear(shades)
    assert found == pytest.approx((width, level), abs=0.3)


@pytest.mark.parametrize("shades", [NamedWindow(Window(400, 40), "LINEAR_EXACT"), ramp(-160, 239)])
def test_a_drag_that_does_not_move_shows_the_same(shades) -> None:
    before, after = grey_table(shades, 1.0, 0.0), grey_table(linear(shades), 1.0, 0.0)
    assert np.abs((before & 0xFF).astype(int) - (after & 0xFF).astype(int)).max() <= 1
