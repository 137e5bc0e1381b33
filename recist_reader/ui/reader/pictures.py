"""Small pictures of loaded slices: thumbnails of series, tiles of lesions. Never kept on disk (BL-4)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from recist_reader.imaging.voi import Shades
from recist_reader.imaging.volume import Volume
from recist_reader.measuring.plane import PointLps
from recist_reader.ui.theme.palette import colour
from recist_reader.ui.viewport.geometry import ViewGeometry, fitting_mm_per_px
from recist_reader.ui.viewport.image import image_centre
from recist_reader.ui.viewport.mark_painter import MarkPainter
from recist_reader.ui.viewport.mark_view import MarkView
from recist_reader.ui.viewport.slice_painter import SlicePainter
from recist_reader.ui.viewport.windowing import DEFAULT_WINDOW, preset

THUMBNAIL_PX = 104  # twice the logical size: sharp on dense screens
TILE_PX = 412
SHARPER = 2  # px of a tile's picture on a logical px


def thumbnail(volume: Volume, kernel: str) -> QImage | None:
    """The middle slice of a series; None while it is not loaded."""
    index = len(volume.planes) // 2
    if not volume.ready[index]:
        return None
    window = preset(2) if kernel == "lung" else DEFAULT_WINDOW
    whole = SlicePainter().image(volume, index, window, False)
    mode = Qt.TransformationMode.SmoothTransformation
    return whole.scaled(THUMBNAIL_PX, THUMBNAIL_PX, Qt.AspectRatioMode.KeepAspectRatio, mode)


def whole_slice(volume: Volume, index: int, shades: Shades, marks: Sequence[MarkView] = ()) -> QImage | None:
    """A square with all of a slice and the marks on it; None while it is not loaded."""
    if not 0 <= index < len(volume.planes):
        return None
    plane = volume.planes[index]
    return tile(volume, index, image_centre(plane), fitting_mm_per_px(plane, TILE_PX, TILE_PX), shades, marks)


def tile(
    volume: Volume,
    index: int,
    centre: PointLps,
    mm_per_px: float,
    shades: Shades,
    marks: Sequence[MarkView] = (),
) -> QImage | None:
    """A square around a place at a given scale with the marks on it; None while the slice is not loaded."""
    if not (0 <= index < len(volume.planes)) or not volume.ready[index]:
        return None
    plane = volume.planes[index]
    geometry = ViewGeometry(plane, TILE_PX, TILE_PX, mm_per_px, (0.0, 0.0))
    geometry = ViewGeometry(plane, TILE_PX, TILE_PX, mm_per_px, geometry.offset_mm(centre))
    picture = QImage(TILE_PX, TILE_PX, QImage.Format.Format_RGB32)
    picture.fill(colour("img"))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(QTransform(*geometry.image_transform()))
        painter.drawImage(
            QRectF(0, 0, plane.columns, plane.rows), SlicePainter().image(volume, index, shades, False)
        )
    _draw_marks(picture, geometry, [mark for mark in marks if mark.slice_index == index])
    return picture


def _draw_marks(picture: QImage, geometry: ViewGeometry, marks: Sequence[MarkView]) -> None:
    """Lines as wide as on the images where the picture is shown at half its size."""
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in marks:
            MarkPainter().draw_lines(painter, geometry, mark, SHARPER)
