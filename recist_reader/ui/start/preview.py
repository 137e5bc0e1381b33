"""A small picture of a held-back series, read-only, decoded off the window's thread (BN-3)."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.imaging.frame_source import FrameSource
from recist_reader.problem import Fault, Problem
from recist_reader.ui.texts import shown, tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.job import Job

SIDE = 200


def picture(source: FrameSource) -> NDArray[np.uint8]:
    """A frame in 8 bits over its full range, so that burned-in text is not cut off.

    Rows x columns for grey, rows x columns x 3 for colour: text in colour must not vanish in grey. Colours
    stored as luminance and differences are shown unconverted: false colours, every contrast.

    Raises UnreadableImage, OSError as loading does.
    """
    from recist_reader.imaging.volume_loader import load_stored

    stored = np.asarray(load_stored(source), dtype=np.float64)
    if stored.ndim == 3 and stored.shape[2] != 3:
        stored = stored[..., 0]
    low, high = np.percentile(stored, (0.5, 99.9))
    greys = np.clip((stored - low) / max(high - low, 1.0) * 255, 0, 255).astype(np.uint8)
    return 255 - greys if source.pixels.photometric == "MONOCHROME1" else greys


class Preview(QLabel):
    """Shows the middle slice first; wheel and arrow keys go through all, so that nothing is released unseen.

    Says so while it loads, and what is wrong where it cannot.
    """

    moved = Signal(str)  # "slice 3 of 9"

    def __init__(self, sources: Sequence[FrameSource], parent: QWidget | None = None):
        super().__init__(tr("loading"), parent)
        mark(self, "preview")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._sources = sources
        self._job: Job | None = None
        self._is_stopped = False
        self._image = QImage()  # the slice in its own pixels
        self.index = len(sources) // 2
        self._loading = -1

    def load(self) -> None:
        """Load the wanted slice, unless one is being loaded: then the wanted one follows it."""
        if not self._sources:
            self.setText(tr("no picture is stored"))
            return
        where = tr("slice {index} of {count}", index=self.index + 1, count=len(self._sources))
        self.setAccessibleName(tr("Preview, {where}", where=where))
        self.moved.emit(where)
        if self._loading >= 0 or self._is_stopped:
            return
        self._loading = self.index
        source = self._sources[self.index]

        def steps() -> Iterator[object]:
            try:
                yield picture(source)
            except OSError as fault:
                problem = Problem(
                    tr("the stored image cannot be read"), "", tr("Import this visit's images again")
                )
                raise Fault(problem) from fault

        self._job = Job(steps)
        self._job.stepped.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._follow)
        self._job.start()

    def stop(self) -> None:
        """Wait for the one slice under way; a picture is decoded in milliseconds."""
        self._is_stopped = True
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def step(self, slices: int) -> None:
        """Go up or down by some slices; ends are ends."""
        wanted = min(max(self.index + slices, 0), len(self._sources) - 1)
        if wanted != self.index and self._sources:
            self.index = wanted
            self.load()

    def wheelEvent(self, event) -> None:
        self.step(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}
        if event.key() in steps:
            self.step(steps[event.key()])
            return
        super().keyPressEvent(event)

    def _show(self, levels: NDArray[np.uint8]) -> None:
        rows, columns = levels.shape[:2]
        plain = np.ascontiguousarray(levels)
        kind = QImage.Format.Format_Grayscale8 if levels.ndim == 2 else QImage.Format.Format_RGB888
        self._image = QImage(plain.data, columns, rows, plain.strides[0], kind).copy()
        self._fit()

    def _fit(self) -> None:
        """Show the slice as large as the frame leaves room, so that the focus stays seen."""
        fitting, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        room = self.contentsRect().size()
        self.setPixmap(QPixmap.fromImage(self._image).scaled(room, fitting, smooth))

    def set_side(self, side_px: int) -> None:
        """Another size of the square, its slice fitted anew."""
        self.setFixedSize(side_px, side_px)
        self.resize(side_px, side_px)
        if not self._image.isNull():
            self._fit()

    @property
    def image_size(self) -> QSize:
        """Columns x rows of the slice on screen; empty while there is none."""
        return self._image.size()

    def shown_at(self) -> QRectF:
        """Where the slice stands on the widget, in its px; empty while there is none."""
        if self._image.isNull():
            return QRectF()
        place = QRectF(0, 0, self.pixmap().width(), self.pixmap().height())
        place.moveCenter(QRectF(self.contentsRect()).center())
        return place

    def _fail(self, problem: Problem) -> None:
        self._image = QImage()
        self.setText(tr("no picture: {what}", what=shown(problem.what)))

    def _follow(self, _whole: bool) -> None:
        was, self._loading = self._loading, -1
        if was != self.index:
            self.load()
