"""Values of script fields: points and axes in pixels, sites, marks, region figures."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from recist_reader.measuring.plane import PixelPoint
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.slices import StoredSlice
from recist_reader.recist.organs import is_nodal_by_default
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, RegionFigures, ToolKind


def point_of(value: Any, name: str) -> PixelPoint:
    """[column, row]; raises Fault naming the field where it is anything else."""
    try:
        column, row = (float(v) for v in value if isinstance(v, (int, Decimal)) and not isinstance(v, bool))
    except (TypeError, ValueError):
        raise Fault(Problem("a point is [column, row]", name, "Give two numbers")) from None
    return PixelPoint(column, row)


def offset_of(value: Any) -> tuple[Decimal, Decimal] | None:
    """[right, down] in mm, exact; None puts a label back; raises Fault for anything else."""
    if value is None:
        return None
    point_of(value, "offset_mm")
    return Decimal(value[0]), Decimal(value[1])


def text_of(value: Any, name: str) -> str | None:
    """A text or nothing; raises Fault naming the field where it is anything else."""
    if value is not None and not isinstance(value, str):
        raise Fault(Problem("this is no text", name, "Give a text in quotes"))
    return value


def pair_of(value: Any, name: str) -> tuple[PixelPoint, PixelPoint]:
    """The two ends of an axis."""
    if not isinstance(value, list) or len(value) != 2:
        raise Fault(Problem("an axis has two points", name, "Give [[column, row], [column, row]]"))
    return point_of(value[0], name), point_of(value[1], name)


def site_of(fields: dict[str, Any]) -> c.Site:
    """The site of a lesion; `nodal` follows from the organ where it is left out (LS-2)."""
    organ = fields.get("organ", "")
    return c.Site(
        organ=organ,
        nodal=fields.get("nodal", is_nodal_by_default(organ)),
        subsite=fields.get("subsite"),
        side=fields.get("side"),
        irradiated=fields.get("irradiated", False),
        kind=fields.get("kind"),
    )


def region_of(value: dict[str, Any] | None) -> RegionFigures | None:
    """The figures of a region as they were measured on the pixels; raises Fault where one is missing."""
    if value is None:
        return None
    try:
        figures = {
            name: Decimal(str(value[name])) for name in ("area_mm2", "mean_hu", "sd_hu", "min_hu", "max_hu")
        }
        return RegionFigures(**figures, voxels=int(value["voxels"]))
    except (KeyError, InvalidOperation, TypeError, ValueError):
        remedy = "Give area_mm2, mean_hu, sd_hu, min_hu, max_hu and voxels"
        raise Fault(Problem("the figures of a region are not complete", "region", remedy)) from None


def drawn_on(
    on: StoredSlice, tool: ToolKind, points: Sequence[Any], region: RegionFigures | None = None
) -> Drawn | Refusal:
    """A mark by its points on a slice."""
    if on.plane is None:
        return Refusal("GD-12", Problem("the image has no position", "slice", "Choose another slice"))
    pixels = tuple(point_of(point, "points") for point in points)
    plane = on.plane
    return Drawn(tool, on.place(), tuple(plane.to_lps(p) for p in pixels), pixels, region=region)
