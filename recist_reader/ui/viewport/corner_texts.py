"""What the four corners of one viewport say; lines that stay the same while one scrolls are kept (VW-15)."""

from recist_reader.imaging.voi import Shades
from recist_reader.measuring.plane import SlicePlane
from recist_reader.ui.viewport.captions import SeriesCaptions, of_slice, of_view
from recist_reader.ui.viewport.corner_pieces import Corners
from recist_reader.ui.viewport.state import Interpolation


class CornerTexts:
    """Asked at every painting: only the lines of a slice that was not shown before are written."""

    def __init__(self) -> None:
        self._planes: tuple[SlicePlane, ...] = ()
        self._of_slices: dict[int, tuple[str, ...]] = {}
        self._of_view: tuple[tuple, tuple[str, ...]] = ((), ())
        self._of_series: tuple[tuple, tuple[str, ...]] = ((), ())

    def corners(
        self,
        captions: SeriesCaptions,
        planes: tuple[SlicePlane, ...],
        index: int,
        view: tuple[Shades, float] | tuple[Shades, float, Interpolation],
        lower_right: tuple[str, ...],
    ) -> Corners:
        """The texts over a slice; `view` is window, zoom in mm per px, and how it is enlarged."""
        if planes is not self._planes:
            self._planes, self._of_slices = planes, {}
        lines = self._of_slices.get(index)
        if lines is None:
            lines = self._of_slices[index] = of_slice(planes[index], index, len(planes), captions.is_placed)
        plane = planes[index]
        wanted: tuple = (view, plane.column_spacing_mm)
        if self._of_view[0] != wanted:
            self._of_view = (wanted, of_view(plane, *view))
        wanted = (captions, plane.row_direction, plane.column_direction)
        if self._of_series[0] != wanted:
            self._of_series = (wanted, captions.of_series(plane))
        return Corners(captions.reading_lines, self._of_series[1], lines + self._of_view[1], lower_right)
