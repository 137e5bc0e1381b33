"""The smallest body: one even block of soft tissue in air, for quick tests."""

from math import sqrt

from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.scene import Anatomy, Tissue
from recist_reader.phantom.solids import Ellipsoid

TISSUE_HU = 40.0


def block(geometry: Geometry) -> Anatomy:
    """An ellipsoid that fills most of the field of view of every slice."""
    width = geometry.columns * geometry.column_spacing_mm
    height = geometry.rows * geometry.row_spacing_mm
    reach = 0.45 * max(width, height)
    depth = sqrt(reach**2 + (geometry.slices * geometry.interval_mm) ** 2)
    row, column = geometry.orientation
    normal = geometry.planes()[0].normal
    solid = Ellipsoid(geometry.centre_lps, (0.45 * width, 0.45 * height, depth), (row, column, normal))
    return Anatomy((Tissue(solid, TISSUE_HU),))
