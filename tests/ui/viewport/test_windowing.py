"""Windows and the grey of each value (section 7.1, VW-13)."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recist_reader.imaging.voi import VoiTable, Window
from recist_reader.ui.viewport.slice_painter import SlicePainter, grey_table
from recist_reader.ui.viewport.windowing import (
    NARROWEST_HU,
    automatic,
    body_mask,
    dragged,
    preset,
    stored,
    text,
)
from tests.ui.viewport.make import Scale, body, volume


def grey(table, value):
    return int(table[np.uint16(np.int16(value))]) & 0xFF


@pytest.mark.parametrize(
    ("key", "width", "level"),
    [
        (1, 400, 40),
        (2, 1500, -600),
        (3, 150, 90),
        (4, 1800, 400),
        (5, 350, 50),
        (6, 80, 40),
        (7, 150, 30),
        (8, 600, 300),
    ],
)
def test_presets(key, width, level):
    assert preset(key) == Window(width, level)


@pytest.mark.parametrize(
    ("window", "right", "down", "fine", "expected"),
    [
        pytest.param(Window(400, 40), 30, 0, False, (430, 40), id="right is wider, 1 HU a pixel"),
        pytest.param(Window(400, 40), 0, -30, False, (400, 10), id="up is brighter"),
        pytest.param(Window(500, 40), 10, 10, False, (510, 50), id="500 is still even"),
        pytest.param(Window(1500, -600), 10, 10, False, (1530, -570), id="in proportion above"),
        pytest.param(Window(400, 40), 30, 5, True, (406, 41), id="Shift is a fifth"),
        pytest.param(Window(20, 40), -50, 0, False, (NARROWEST_HU, 40), id="never below one"),
    ],
)
def test_window_speed(window, right, down, fine, expected):
    assert dragged(window, right, down, fine) == pytest.approx(expected)


@pytest.mark.parametrize("inverted", [False, True])
def test_the_window_of_dicom_maps_its_ends_to_black_and_white(inverted):
    table = grey_table(Window(400, 40), 1.0, 0.0, inverted)
    black, white = (255, 0) if inverted else (0, 255)
    for value, expected in (
        (-32768, black),
        (-161, black),
        (-160, black),
        (239, white),
        (240, white),
        (32767, white),
    ):
        assert grey(table, value) == expected
    assert abs(grey(table, 40) - 128) <= 1
    assert int(table[0]) >> 24 == 0xFF


@settings(max_examples=60, deadline=None)
@given(
    st.floats(1, 4000),
    st.floats(-2000, 3000),
    st.sampled_from([1.0, 2.0, 0.5, -1.0]),
    st.sampled_from([0.0, -1024.0, 0.25]),
)
def test_the_fast_table_equals_the_formula_of_the_standard(width, level, slope, intercept):
    table = grey_table(Window(width, level), slope, intercept)
    values = np.arange(-32768, 32768)
    hu = values * slope + intercept
    low = level - 0.5 - (width - 1) / 2
    expected = np.clip((hu - low) / max(width - 1, 1e-6) * 255 + 0.5, 0, 255).astype(np.uint8)
    got = (table[values.astype(np.int16).view(np.uint16)] & 0xFF).astype(np.uint8)
    assert np.abs(got.astype(int) - expected).max() <= (1 if width < 2 else 0)


def test_padding_is_black_and_equal_windows_share_a_table():
    table = grey_table(Window(400, 40), 1.0, 0.0, True, -2000)
    assert (grey(table, -2000), grey(table, -1999)) == (0, 255)
    assert grey_table(Window(400, 40), 1.0, 0.0, True, -2000) is table


def test_a_stored_table_is_looked_up_and_held_at_its_ends():
    table = grey_table(VoiTable.of(100, 8, (0, 128, 255)), 1.0, 0.0)
    assert [grey(table, value) for value in (-5, 100, 101, 102, 999)] == [0, 0, 128, 255, 255]


def test_stored_windows_go_round():
    made = volume()
    first = stored(made, 0, None)
    second = stored(made, 0, first)
    assert (first, second, stored(made, 0, second)) == (Window(400, 40), Window(1500, -600), Window(400, 40))
    made.windows = ()
    assert stored(made, 0, None) is None


def test_automatic_leaves_the_air_outside_out():
    made = body(slices=3, size=256, spacing_mm=1.5)
    window = automatic(made, 1)
    assert -150 < window.level_hu - window.width_hu / 2 < -50
    mask = body_mask(made.values[1].astype(np.float32))
    assert not mask[0].any()
    assert mask[128, 128]
    made.values[:] = -1000
    assert automatic(made, 1) is None


def test_negative_levels_have_a_true_minus_sign():
    assert text(Window(1500, -600)) == "W 1500 L \N{MINUS SIGN}600"


def test_one_buffer_serves_all_slices_and_shows_each_truly():
    made, painter = volume(), SlicePainter()
    made.values[3], made.values[4] = -1000, 1000
    first = painter.image(made, 3, Window(400, 40), False)
    assert first.pixelColor(5, 5).red() == 0
    second = painter.image(made, 4, Window(400, 40), False)
    assert second is first
    assert second.pixelColor(5, 5).red() == 255
    assert painter.image(made, 4, Window(400, 40), True).pixelColor(5, 5).red() == 0
    made.values[4] = -1000
    painter.forget()
    assert painter.image(made, 4, Window(400, 40), True).pixelColor(5, 5).red() == 255


def test_each_slice_has_its_own_scale_vw13():
    made, painter = volume(), SlicePainter()
    made.values[:] = 100
    made.scales = (Scale(1.0, -1000.0), Scale(10.0, 0.0), *made.scales[2:])
    greys = [painter.image(made, index, Window(400, 40), False).pixelColor(0, 0).red() for index in (0, 1, 0)]
    assert greys == [0, 255, 0]


def test_monochrome1_shows_low_values_white():
    made, painter = volume(), SlicePainter()
    made.values[:], made.is_inverted = -1000, True
    assert painter.image(made, 0, Window(400, 40), False).pixelColor(0, 0).red() == 255
    assert painter.image(made, 0, Window(400, 40), True).pixelColor(0, 0).red() == 0
