"""The words in and about a viewport: corners, what stands in place of a slice, the accessible name."""

from dataclasses import dataclass

from recist_reader.imaging.voi import Shades
from recist_reader.imaging.volume import NotShown
from recist_reader.measuring.plane import SlicePlane
from recist_reader.ui.texts import shown_problem, tr
from recist_reader.ui.viewport import windowing
from recist_reader.ui.viewport.banner import BannerView
from recist_reader.ui.viewport.geometry import plane_name, position_text
from recist_reader.ui.viewport.image import Content, Outside, SliceVolume
from recist_reader.ui.viewport.scene import Message
from recist_reader.ui.viewport.state import Interpolation

MENDING = tr(
    "Restore the image store from its backup or import the series again; "
    "recist-reader images check lists what is missing"
)


@dataclass(frozen=True)
class SeriesCaptions:
    """What the corners say of a series (VW-15).

    `reading_lines`: code, timepoint label, day. `series_lines`: label, thickness / spacing and kernel.
    `acquired` False prints "MPR"; where `is_placed` is False neither plane nor position are known; `lossy`
    prints "LOSSY" whatever the overlay level. Until there are pixels `slices` says how many will come;
    `waiting` and `trouble` stand in place of a series.
    """

    reading_lines: tuple[str, ...] = ()
    series_lines: tuple[str, ...] = ()
    acquired: bool = True
    is_placed: bool = True
    lossy: bool = False
    slices: int = 0
    waiting: str = ""
    trouble: str = ""

    @property
    def timepoint(self) -> str:
        """The timepoint's label, as in the upper left corner; empty where none is given."""
        return self.reading_lines[1] if len(self.reading_lines) > 1 else ""

    @property
    def warnings(self) -> tuple[str, ...]:
        return ("LOSSY",) if self.lossy else ()

    def of_series(self, plane: SlicePlane) -> tuple[str, ...]:
        """The upper right corner."""
        made = tr("acquired") if self.acquired else "MPR"
        named = f"{plane_name(plane)}, {made}" if self.is_placed else tr("no position in the patient")
        return (*self.series_lines, named)


def of_slice(plane: SlicePlane, index: int, count: int, is_placed: bool = True) -> tuple[str, ...]:
    """The lower left corner, upper half: slice and position, which is empty where no file says it."""
    where = position_text(plane) if is_placed else ""
    return tr("Slice {index} of {count}", index=index + 1, count=count), where


def of_view(
    plane: SlicePlane,
    shades: Shades,
    mm_per_px: float,
    interpolation: Interpolation = Interpolation.BILINEAR,
) -> tuple[str, ...]:
    """The lower left corner, lower half: window and zoom; pixels that are not smoothed are told (VW-12)."""
    zoom = plane.column_spacing_mm / mm_per_px * 100
    is_smooth = interpolation is Interpolation.BILINEAR
    told = tr("Zoom {zoom:.0f} %", zoom=zoom) if is_smooth else tr("Zoom {zoom:.0f} %, nearest", zoom=zoom)
    return windowing.text(shades), told


def message(
    shown: Content,
    volume: SliceVolume | None,
    index: int,
    outside: Outside | None,
    series: SeriesCaptions,
) -> Message | None:
    """What is said in the middle when no slice is shown."""
    if shown is Content.SLICE:
        return None
    count = len(volume.planes) if volume is not None else 0
    match shown:
        case Content.LOADING:
            there = int(volume.ready.sum())
            waiting = tr("slice {index} is not there yet", index=index + 1)
            return Message(
                tr("loading {there} of {count}", there=there, count=count),
                waiting,
                "loading",
                "acc",
                there / count,
            )
        case Content.OUTSIDE:
            return Message(tr("outside this scan"), outside.text, "unlinked")
        case Content.MISSING:
            where = ", ".join(
                (*series.series_lines[:1], tr("slice {index} of {count}", index=index + 1, count=count))
            )
            problem = volume.failed[index] if volume is not None and index in volume.failed else None
            if isinstance(problem, NotShown):
                told = shown_problem(problem)
                return Message(tr("not shown"), f"{where}\n{told.what}. {told.remedy}.", "missing", "bad")
            return Message(tr("image missing"), f"{where}\n{MENDING}", "missing", "bad")
        case Content.EMPTY:
            return _without_pixels(series)
    return None


def _without_pixels(series: SeriesCaptions) -> Message:
    """Why there is no image: trouble, still to come, or nothing chosen."""
    if series.trouble:
        return Message(tr("not shown"), series.trouble, "missing", "bad")
    if series.waiting:
        return Message(series.waiting, "", "loading", "acc")
    if series.slices:
        title = tr("loading {there} of {count}", there=0, count=series.slices)
        return Message(title, tr("the series is being opened"), "loading", "acc", 0.0)
    return Message(tr("no series shown"), tr("Choose one in the left strip"), "layers")


def accessible_name(banner: BannerView, index: int, count: int) -> str:
    """What a screen reader says of a viewport (window.md 7)."""
    place = tr("slice {index} of {count}", index=index + 1, count=count) if count else tr("no images")
    return ", ".join(part for part in (banner.word, banner.detail, place) if part)
