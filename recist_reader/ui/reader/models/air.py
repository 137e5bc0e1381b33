"""A mark beside the patient or in a hollow organ: remarked before it is recorded, never refused."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.ui.viewport.image import SliceVolume

AIR_HU = -900
"""Above the middle of air, whose noise has a standard deviation of 20 to 60 HU; lung is denser."""
DENSEST_AIR_HU, AIR_SHARE = -700, 0.95
"""So much of air lies below, whatever its noise; a wall, a strand or a polyp under the axes does not."""
AROUND_TIP_PX = 2
SAMPLES = 32  # along each axis


def lies_in_air(made: Drawn, volume: SliceVolume | None) -> bool:
    """Whether the pixels under the axes of a CT mark, or around the tip of an arrow, are those of air.

    False where the slice is not at hand: nothing is said about what was not looked at.
    """
    index = made.place.slice_number - 1
    if volume is None or not 0 <= index < len(volume.planes) or not volume.ready[index]:
        return False
    columns, rows = _looked_at(made)
    height, width = volume.values[index].shape
    inside = (columns >= 0) & (columns < width) & (rows >= 0) & (rows < height)
    if not inside.any():
        return False
    scale = volume.scales[index]
    hu = volume.values[index][rows[inside], columns[inside]] * scale.slope + scale.intercept
    return bool(np.median(hu) < AIR_HU and np.quantile(hu, AIR_SHARE) < DENSEST_AIR_HU)


def _looked_at(made: Drawn) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Columns and rows of the pixels under a mark."""
    places = np.array([(point.column, point.row) for point in made.points_pixel])
    if made.tool is ToolKind.MARK:
        reach = np.arange(-AROUND_TIP_PX, AROUND_TIP_PX + 1)
        found = places[0] + np.stack(np.meshgrid(reach, reach), axis=-1).reshape(-1, 2)
    else:
        share = np.linspace(0, 1, SAMPLES)[:, None]
        axes = list(pairwise(places))[::2]
        found = np.concatenate([start + share * (end - start) for start, end in axes])
    whole = np.floor(found).astype(int)
    return whole[:, 0], whole[:, 1]
