"""How large a slice is shown at first: the body fills the viewport and no part of it is cut off."""

import numpy as np

from recist_reader.measuring.plane import PixelPoint, PointLps
from recist_reader.ui.viewport.image import SliceVolume

BODY_HU = -300
MARGIN = 1.04
LEAST_SHARE = 0.02  # of the pixels; less is no body


Extent = tuple[float, float]
"""Width and height on screen, mm."""


def body_extent(volume: SliceVolume, index: int) -> tuple[Extent, PointLps] | None:
    """Return what is to be seen whole, with a margin, and its middle; None where no body is seen."""
    plane = volume.planes[index]
    scale = volume.scales[index]
    body = volume.values[index] * scale.slope + scale.intercept > BODY_HU
    if body.mean() < LEAST_SHARE:
        return None
    columns = np.flatnonzero(body.mean(axis=0) > LEAST_SHARE)
    rows = np.flatnonzero(body.mean(axis=1) > LEAST_SHARE)
    if not len(columns) or not len(rows):
        return None
    width_mm = (columns[-1] - columns[0] + 1) * plane.column_spacing_mm
    height_mm = (rows[-1] - rows[0] + 1) * plane.row_spacing_mm
    middle = PixelPoint((columns[0] + columns[-1] + 1) / 2, (rows[0] + rows[-1] + 1) / 2)
    return (float(MARGIN * width_mm), float(MARGIN * height_mm)), plane.to_lps(middle)
