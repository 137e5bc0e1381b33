"""Plain facts from which one slice is loaded; kept by the managed store, so that opening parses nothing."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from recist_reader.imaging.fragments import FrameSpans, Span
from recist_reader.imaging.frame_groups import FrameFacts
from recist_reader.imaging.header import ImageHeader
from recist_reader.imaging.pixel_format import Padding, PixelFormat
from recist_reader.imaging.voi import Window
from recist_reader.measuring.plane import PointLps, SlicePlane


@dataclass(frozen=True)
class FrameSource:
    """One frame of one file. `spans` count in the file, or in the inflated data set of a deflated one.

    Where the file has no PixelSpacing the plane counts pixels as mm and `has_spacing` is False: nothing
    may be measured on it (M-11). Where it has no position `is_placed` is False.
    """

    path: Path
    frame: int
    transfer_syntax_uid: str
    pixels: PixelFormat
    spans: FrameSpans
    plane: SlicePlane
    slope: float = 1.0
    intercept: float = 0.0
    padding: Padding | None = None
    windows: tuple[Window, ...] = ()
    has_spacing: bool = True
    is_placed: bool = True
    sha256: str | None = None  # of the whole file: checked at each load (IN-141)


def frame_sources(path: Path, header: ImageHeader, sha256: str | None = None) -> tuple[FrameSource, ...]:
    """All frames of one file, in the order of the file."""
    return tuple(
        FrameSource(
            path=path,
            frame=index,
            transfer_syntax_uid=header.transfer_syntax_uid,
            pixels=header.pixels,
            spans=header.spans[index],
            plane=slice_plane(facts, header.pixels),
            slope=facts.slope,
            intercept=facts.intercept,
            padding=header.padding,
            windows=facts.windows,
            has_spacing=facts.spacing_mm is not None,
            is_placed=facts.position_lps is not None and facts.row_direction is not None,
            sha256=sha256,
        )
        for index, facts in enumerate(header.frames)
    )


def slice_plane(facts: FrameFacts, pixels: PixelFormat) -> SlicePlane:
    """The plane of one frame; an unplaced frame lies at the origin, an uncalibrated one has 1 mm pixels."""
    row_spacing_mm, column_spacing_mm = facts.spacing_mm or (1.0, 1.0)
    return SlicePlane(
        origin_lps=PointLps(*(facts.position_lps or (0.0, 0.0, 0.0))),
        row_direction=facts.row_direction or (1.0, 0.0, 0.0),
        column_direction=facts.column_direction or (0.0, 1.0, 0.0),
        row_spacing_mm=row_spacing_mm,
        column_spacing_mm=column_spacing_mm,
        rows=pixels.rows,
        columns=pixels.columns,
    )


def to_record(source: FrameSource) -> dict[str, Any]:
    """All but the path as JSON values, for the database; `from_record` reads it back exactly."""
    record = asdict(source)
    del record["path"]
    return record


def from_record(path: Path, record: dict[str, Any]) -> FrameSource:
    """Read what `to_record` wrote, also after a way through JSON."""
    facts = dict(record)
    plane = dict(facts["plane"])
    plane["origin_lps"] = PointLps(*plane["origin_lps"])
    for name in ("row_direction", "column_direction"):
        plane[name] = tuple(plane[name])
    facts["plane"] = SlicePlane(**plane)
    facts["pixels"] = PixelFormat(**facts["pixels"])
    facts["spans"] = tuple(Span(*span) for span in facts["spans"])
    facts["windows"] = tuple(Window(*window) for window in facts["windows"])
    facts["padding"] = None if facts["padding"] is None else Padding(**facts["padding"])
    return FrameSource(path=path, **facts)
