"""A length in exact millimetres, rounded once, at recording (MT-3, IN-115)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from recist_reader.measuring.plane import PixelPoint

_LIMIT_MM = Decimal(10000)
_MOST_DECIMALS = 3
# float64 geometry is exact to about 1e-12 mm; below this step a difference is noise of the machine.
_FLOAT_NOISE = Decimal("1e-9")
# Pixel evidence is kept with four decimals (IN-115); a length is derived from what is kept (MT-2).
PIXEL_DECIMALS = 4


@dataclass(frozen=True, order=True)
class LengthMm:
    """A recorded length: finite, 0 or more, below 10,000 mm, at most three decimals."""

    value: Decimal

    def __post_init__(self) -> None:
        value = self.value
        if not isinstance(value, Decimal) or not value.is_finite() or value.is_signed():
            raise ValueError(f"a length is a finite Decimal of mm >= 0, not {value!r}")
        exponent = value.as_tuple().exponent
        if value >= _LIMIT_MM or not isinstance(exponent, int) or not -_MOST_DECIMALS <= exponent <= 0:
            raise ValueError(f"a length has up to 4 digits and 3 decimals, not {value!r}")

    @classmethod
    def record(cls, drawn_mm: float | Decimal, decimals: int = 1) -> "LengthMm":
        """Round half away from zero: here, once, never again (MT-3).

        A float is first freed from binary noise (1e-9 mm), so that 0.15 mm drawn is 0.15 mm
        rounded. Raises ValueError for what is no length.
        """
        exact = Decimal(drawn_mm)
        if not exact.is_finite() or not 0 <= exact < _LIMIT_MM or not 0 <= decimals <= _MOST_DECIMALS:
            raise ValueError(f"no length: {drawn_mm!r} with {decimals} decimals")
        if isinstance(drawn_mm, float):
            exact = exact.quantize(_FLOAT_NOISE, ROUND_HALF_UP)
        return cls(abs(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)))

    def __str__(self) -> str:
        """Canonical text, recorded decimals kept: `31.0` (IN-115)."""
        return format(self.value, "f")


def distance_mm(a: PixelPoint, b: PixelPoint, row_spacing_mm: Decimal, column_spacing_mm: Decimal) -> Decimal:
    """Distance of two pixel positions from PixelSpacing, in exact decimals, not rounded (MT-1, MT-2).

    Positions count with the four decimals they are stored with and spacing as the image writes it, so
    that a check derives the same number from the stored evidence, wherever and however the slice lies.
    """
    across = (_kept(b.column) - _kept(a.column)) * column_spacing_mm
    down = (_kept(b.row) - _kept(a.row)) * row_spacing_mm
    return (across * across + down * down).sqrt()


def _kept(pixels: float) -> Decimal:
    return Decimal(pixels).quantize(Decimal(1).scaleb(-PIXEL_DECIMALS), ROUND_HALF_UP)
