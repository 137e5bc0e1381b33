"""HU statistics of a drawn region or probe, from the pixels of its slice (MT-6)."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from recist_reader.measuring.plane import SlicePlane
from recist_reader.measuring.roi import RoiStatistics, measure_probe, measure_region
from recist_reader.measuring.shapes import Ellipse, Freehand, Probe, Shape
from recist_reader.trial.evidence import RegionFigures
from recist_reader.ui.viewport.image import SliceVolume


def region_figures(
    shape: Shape, plane: SlicePlane, volume: SliceVolume | None, index: int
) -> RegionFigures | None:
    """Figures of an ellipse, freehand region or probe; None for other shapes or without pixels."""
    if volume is None or not isinstance(shape, Ellipse | Freehand | Probe) or not volume.ready[index]:
        return None

    scale = volume.scales[index]

    def sample(row: int, first: int, past: int) -> Iterable[float]:
        line = volume.values[index, row, first:past]
        kept = line if volume.padding is None else line[line != volume.padding]
        return (float(v) * scale.slope + scale.intercept for v in kept)

    found = (
        measure_probe(plane, shape, sample)
        if isinstance(shape, Probe)
        else measure_region(plane, shape, sample)
    )
    return _figures(found)


def _figures(found: RoiStatistics) -> RegionFigures | None:
    if found.mean is None or found.sd is None or found.minimum is None or found.maximum is None:
        return None
    return RegionFigures(
        *(_tenth(v) for v in (found.area_mm2, found.mean, found.sd, found.minimum, found.maximum)),
        found.count,
    )


def _tenth(value: float) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal("0.1"), ROUND_HALF_UP)
