"""The written pixels show the axes that the truth states: measured back at half height, in any geometry."""

from math import dist
from pathlib import Path

import numpy as np
import pytest

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.dicom import clock
from recist_reader.phantom.geometry import CORONAL, SAGITTAL, oblique
from recist_reader.phantom.small import SmallSeries, small_series
from recist_reader.phantom.spec import Syntax
from recist_reader.phantom.vendors import Vendor
from tests.phantom.reading import bilinear, hu_of

HALF_HEIGHT_HU = (40.0 + 140.0) / 2

GEOMETRIES = [
    pytest.param({}, id="axial, square pixels"),
    pytest.param({"row_spacing_mm": 1.4, "column_spacing_mm": 2.3}, id="non-square pixels"),
    pytest.param({"orientation": CORONAL}, id="coronal"),
    pytest.param({"orientation": SAGITTAL, "row_spacing_mm": 1.5}, id="sagittal, non-square"),
    pytest.param({"orientation": oblique(20, 15)}, id="oblique"),
    pytest.param({"orientation": oblique(35, -25), "row_spacing_mm": 1.3}, id="oblique, non-square"),
    pytest.param({"tilt_degrees": 18.5}, id="tilted gantry"),
    pytest.param({"centre_lps": (31.0, -212.5, 804.2)}, id="patient far from the isocentre"),
    pytest.param({"rows": 48, "columns": 72}, id="oblong matrix"),
    pytest.param({"missing": (3, 4)}, id="gap"),
    pytest.param({"vendor": Vendor.GE}, id="GE: signed, padding"),
    pytest.param({"vendor": Vendor.TOSHIBA}, id="Toshiba: signed, no intercept"),
    pytest.param({"vendor": Vendor.PHILIPS, "acquisitions": 3}, id="Philips: three acquisitions"),
    pytest.param({"enhanced": True}, id="enhanced multi-frame"),
    pytest.param({"syntax": Syntax.EXPLICIT_BIG, "vendor": Vendor.GE}, id="big endian, signed"),
    pytest.param({"noise_hu": 4.0}, id="with noise"),
]


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_axes_of_the_truth_are_found_at_half_height(tmp_path: Path, geometry: dict[str, object]) -> None:
    made = small_series(tmp_path, **geometry)  # type: ignore[arg-type]
    for ends, length_mm in (
        (made.lesion.long_axis_lps, made.lesion.long_mm),
        (made.lesion.short_axis_lps, made.lesion.short_mm),
    ):
        assert width_at_half_height_mm(made, ends) == pytest.approx(float(length_mm), abs=0.5)


def width_at_half_height_mm(made: SmallSeries, ends: tuple[PointLps, PointLps]) -> float:
    """Sample the best slice along the axis and half as far again, and measure where it falls to the half."""
    uids = made.series.sop_instance_uids
    index = made.lesion.frame - 1 if len(uids) == 1 else uids.index(str(made.lesion.sop_instance_uid))
    plane, picture = made.series.planes[index], hu_of(made.series, index)
    start, end = (np.array(p) for p in ends)
    steps = np.linspace(-0.5, 1.5, 801)
    profile = np.array([bilinear(picture, plane, PointLps(*(start + t * (end - start)))) for t in steps])
    above = profile > HALF_HEIGHT_HU
    first, last = int(above.argmax()), len(above) - 1 - int(above[::-1].argmax())
    return float(steps[last] - steps[first]) * dist(*ends)


@pytest.mark.parametrize("syntax", list(Syntax), ids=lambda s: s.name)
@pytest.mark.parametrize("vendor", [Vendor.GE, Vendor.SIEMENS], ids=lambda v: v.name)
def test_every_lossless_syntax_holds_the_same_pixels(tmp_path: Path, syntax: Syntax, vendor: Vendor) -> None:
    plain = small_series(tmp_path / "plain", slices=2, vendor=vendor, noise_hu=6)
    made = small_series(tmp_path / "made", slices=2, vendor=vendor, noise_hu=6, syntax=syntax)
    for index in range(2):
        assert np.array_equal(hu_of(made.series, index), hu_of(plain.series, index))


@pytest.mark.parametrize("vendor", list(Vendor), ids=lambda v: v.name)
def test_every_maker_gives_the_same_ct_numbers(tmp_path: Path, vendor: Vendor) -> None:
    made = small_series(tmp_path, slices=3, vendor=vendor)
    picture = hu_of(made.series, 1)
    assert (picture[32, 32], picture[50, 32], picture[1, 32]) == (140, 40, -1000)


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    once, again, other = (
        small_series(tmp_path / name, slices=3, noise_hu=5, syntax=Syntax.JPEG_LS, seed=seed)
        for name, seed in (("once", 7), ("again", 7), ("other", 8))
    )
    read = [[file.read_bytes() for file in made.series.files] for made in (once, again, other)]
    assert read[0] == read[1]
    assert all(a != b for a, b in zip(read[0], read[2], strict=True))


def test_a_time_just_below_a_second_is_written_as_the_next_second() -> None:
    assert [clock(second) for second in (34_200.0, 34_200.05, 34_259.996)] == [
        "093000.00",
        "093000.05",
        "093100.00",
    ]
