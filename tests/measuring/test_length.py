"""Rounding once, and one spelling (MT-1, MT-3, IN-115)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.measuring.length import LengthMm, distance_mm
from recist_reader.measuring.plane import PixelPoint


@pytest.mark.parametrize(
    ("drawn", "decimals", "expected"),
    [
        pytest.param(31.0, 1, "31.0", id="a whole number keeps its decimal"),
        pytest.param(31.05, 1, "31.1", id="half goes away from zero"),
        pytest.param(69 * 0.45, 1, "31.1", id="69 pixels of 0.45 mm are 31.05, whatever binary says"),
        pytest.param(0.15, 1, "0.2", id="0.15 is below a half in binary and a half on paper"),
        pytest.param(24.949999, 1, "24.9", id="just below a half stays below"),
        pytest.param(99.95, 1, "100.0", id="rounding carries"),
        pytest.param(31.5, 0, "32", id="a charter that records whole mm"),
        pytest.param(31.0625, 3, "31.063", id="three decimals"),
        pytest.param(-0.0, 1, "0.0", id="minus zero is zero"),
        pytest.param(Decimal("12.25"), 1, "12.3", id="a decimal"),
    ],
)
def test_a_drawn_length_is_rounded_once_half_away_from_zero_mt3(drawn, decimals, expected):
    assert str(LengthMm.record(drawn, decimals)) == expected


@pytest.mark.parametrize("drawn", [float("nan"), float("inf"), -0.1, -31.0, 1e4, Decimal("NaN")])
def test_what_is_no_length_is_refused(drawn):
    with pytest.raises(ValueError, match="no length"):
        LengthMm.record(drawn)


@pytest.mark.parametrize("value", [31.0, "31.0", Decimal("1.2345"), Decimal("1E+1"), Decimal("-0.0")])
def test_only_a_plain_decimal_is_a_length(value):
    with pytest.raises(ValueError, match="a length"):
        LengthMm(value)


@given(st.integers(0, 9_998_999), st.integers(0, 3))
def test_the_recorded_decimals_are_kept_in115(thousandths, decimals):
    length = LengthMm.record(Decimal(thousandths) / 1000, decimals)
    assert LengthMm(Decimal(str(length))) == length
    assert -length.value.as_tuple().exponent == decimals


@pytest.mark.parametrize(
    ("row_mm", "column_mm", "end", "expected"),
    [
        pytest.param("0.45", "0.45", (69.0, 0.0), "31.1", id="exact half along a row"),
        pytest.param("0.7", "0.5", (0.0, 30.0), "21.0", id="down a column the row spacing counts"),
        pytest.param("0.7", "0.5", (30.0, 0.0), "15.0", id="along a row the column spacing counts"),
        pytest.param("0.75", "0.5", (80.0, 40.0), "50.0", id="3-4-5 on pixels that are not square"),
        pytest.param("0.703125", "0.703125", (0.0, 0.0), "0.0", id="no length"),
    ],
)
def test_a_length_comes_from_pixel_spacing_in_exact_decimals_mt1(row_mm, column_mm, end, expected):
    start = PixelPoint(100.25, 60.75)
    stop = PixelPoint(start.column + end[0], start.row + end[1])
    assert str(LengthMm.record(distance_mm(start, stop, Decimal(row_mm), Decimal(column_mm)))) == expected
