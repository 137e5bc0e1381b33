"""Plain facts from which one slice is loaded; kept by the managed store, so that opening parses nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from recist_reader.imaging.fragments import FrameSpans, Span
from recist_reader.imaging.frame_groups import FrameFacts
from recist_reader.imaging.header import ImageHeader
from recist_reader.imaging.pixel_format import Padding, PixelFormat
from recist_reader.imaging.voi import NamedWindow, StoredWindow, Window
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
    windows: tuple[StoredWindow, ...] = ()
    table_count: int = 0  # VOI look-up tables: too large for a record, read with the slice
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
            table_count=facts.table_count,
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
    """All but the path as JSON values, for the database; `FromRecords` reads it back exactly."""
    record = asdict(source)
    del record["path"]
    if not source.table_count:
        del record["table_count"]
    record["windows"] = [_written(window) for window in source.windows]
    return record


def _written(stored: StoredWindow) -> list[Any]:
    """Width and level, then function and name where the file gives them."""
    if isinstance(stored, NamedWindow):
        return [*stored.window, stored.function, stored.explanation]
    return list(stored)


class FromRecords:
    """Reads what `to_record` wrote, also after a way through JSON and with its numbers as decimal text.

    A series has hundreds of slices that differ in little: what equals the fact of the slice before is shared.
    """

    def __init__(self) -> None:
        self._before: dict[str, tuple[Any, Any]] = {}

    def source(self, path: Path, record: Mapping[str, Any]) -> FrameSource:
        """The source of one frame."""
        facts = dict(record)
        facts["plane"] = self._plane(facts["plane"])
        facts["pixels"] = self._shared("pixels", facts["pixels"], _pixels)
        facts["windows"] = self._shared("windows", facts["windows"], _windows)
        facts["padding"] = self._shared("padding", facts["padding"], _padding)
        facts["spans"] = tuple([Span(*span) for span in facts["spans"]])
        facts["slope"], facts["intercept"] = float(facts["slope"]), float(facts["intercept"])
        return FrameSource(path=path, **facts)

    def _plane(self, record: Mapping[str, Any]) -> SlicePlane:
        x, y, z = map(float, record["origin_lps"])
        return SlicePlane(
            origin_lps=PointLps(x, y, z),
            row_direction=self._shared("row", record["row_direction"], _floats),
            column_direction=self._shared("column", record["column_direction"], _floats),
            row_spacing_mm=float(record["row_spacing_mm"]),
            column_spacing_mm=float(record["column_spacing_mm"]),
            rows=record["rows"],
            columns=record["columns"],
        )

    def _shared(self, name: str, written: Any, read: Callable[[Any], Any]) -> Any:
        before = self._before.get(name)
        if before is None or before[0] != written:
            before = self._before[name] = (written, read(written))
        return before[1]


def _pixels(written: Mapping[str, Any]) -> PixelFormat:
    return PixelFormat(**written)


def _windows(written: Sequence[Sequence[Any]]) -> tuple[StoredWindow, ...]:
    plain = ((Window(float(width), float(level)), more) for width, level, *more in written)
    return tuple(NamedWindow(window, *more) if more else window for window, more in plain)


def _padding(written: Mapping[str, Any] | None) -> Padding | None:
    return None if written is None else Padding(**written)


def _floats(written: Sequence[Any]) -> tuple[float, ...]:
    return tuple(map(float, written))
