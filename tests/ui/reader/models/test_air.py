"""A mark in air is remarked, whatever its role; one in lung or soft tissue is not."""

from decimal import Decimal

import numpy as np
import pytest

from recist_reader.imaging.frame_source import frame_sources
from recist_reader.imaging.header import read_header
from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.measuring.plane import PixelPoint
from recist_reader.trial.evidence import Drawn, Place, ToolKind
from recist_reader.ui.reader.models.air import lies_in_air
from tests.shared_data import needs_data, shared
from tests.ui.viewport.make import volume

AIR, LUNG, LIVER = -1000, -860, 60
REAL = (  # column and row of places above the patient, and of places in liver or lung
    (("ct-body-liver", "1-13.dcm"), ((200, 60), (330, 60), (120, 90)), ((170, 240), (150, 338), (340, 335))),
    (("two-dates-ct", "19600305", "1-090.dcm"), ((240, 60), (150, 80)), ((165, 290), (330, 260), (240, 240))),
)
AXES = ((10, 20), (30, 20), (20, 15), (20, 25))


def made(tool, *points):
    place = Place("1.2", "1.2.1", 1, 1, Decimal("1"), Decimal("1"))
    pixels = tuple(PixelPoint(float(column), float(row)) for column, row in points)
    return Drawn(tool, place, (), pixels)


def images(ground, lesion=None):
    """One slice of one density; `lesion` fills rows and columns 18 to 22."""
    shown = volume(1, rows=64, columns=64)
    shown.values[:] = ground
    if lesion is not None:
        shown.values[0, 18:23, 18:23] = lesion
    return shown


@pytest.mark.parametrize(
    ("ground", "lesion", "in_air"),
    [
        pytest.param(AIR, None, True, id="beside the patient"),
        pytest.param(LUNG, None, False, id="in lung"),
        pytest.param(LIVER, None, False, id="in the liver"),
        pytest.param(LIVER, AIR, False, id="a cavity with its wall under the axes"),
        pytest.param(AIR, LIVER, False, id="a polyp in gas"),
    ],
)
def test_two_axes(ground, lesion, in_air):
    assert lies_in_air(made(ToolKind.BIDIRECTIONAL, *AXES), images(ground, lesion)) is in_air


@pytest.mark.parametrize("sd_hu", [20, 40, 60])
def test_the_noise_of_real_air_is_air_and_that_of_thin_lung_is_not(sd_hu):
    noise = np.random.default_rng(sd_hu).normal(0, sd_hu, (64, 64))
    for mean_hu, in_air in ((-975, True), (-840, False)):
        shown = images(AIR)
        shown.values[0] = np.maximum(mean_hu + noise, -1024).astype(np.int16)
        assert lies_in_air(made(ToolKind.BIDIRECTIONAL, *AXES), shown) is in_air
        assert lies_in_air(made(ToolKind.MARK, (30, 30)), shown) is in_air


def test_a_thin_wall_at_both_ends_of_the_axes_is_no_air():
    shown = images(AIR)
    shown.values[0, 20, [10, 29]] = shown.values[0, [15, 24], 20] = LIVER
    assert lies_in_air(made(ToolKind.BIDIRECTIONAL, *AXES), shown) is False


@needs_data
def test_on_a_real_ct_air_is_told_from_liver_and_from_lung():
    for sample, in_air, inside in REAL:
        path = shared(*sample)
        loader, pool = VolumeLoader(frame_sources(path, read_header(path))), LoadingPool()
        pool.add(loader, 0)
        assert loader.wait(20)
        pool.close()
        for place in (*in_air, *inside):
            axes = [(place[0] + column - 20, place[1] + row - 20) for column, row in AXES]
            for mark in (made(ToolKind.BIDIRECTIONAL, *axes), made(ToolKind.MARK, place)):
                assert lies_in_air(mark, loader.volume) is (place in in_air), f"{sample} {place} {mark.tool}"


@pytest.mark.parametrize(
    ("tip", "in_air"), [((50, 50), True), ((24, 20), False), ((20, 20), False), ((0, 0), True)]
)
def test_an_arrow_by_what_lies_around_its_tip(tip, in_air):
    assert lies_in_air(made(ToolKind.MARK, tip), images(AIR, LIVER)) is in_air


def test_nothing_is_said_of_pixels_that_are_not_there():
    not_loaded = images(AIR)
    not_loaded.ready[:] = False
    assert lies_in_air(made(ToolKind.MARK, (50, 50)), not_loaded) is False
    assert lies_in_air(made(ToolKind.MARK, (50, 50)), None) is False
    assert lies_in_air(made(ToolKind.MARK, (500, 500)), images(AIR)) is False
