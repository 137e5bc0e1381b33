"""A small picture of a held-back series: its middle slice, read-only, decoded off the window's thread."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QThread
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from recist_reader.imaging.frame_source import FrameSource
from recist_reader.problem import Fault, Problem
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.widgets.job import Job

SIDE = 200


def grey_levels(source: FrameSource) -> NDArray[np.uint8]:
    """A frame as 8-bit grey, rows x columns, over its full range, so that burned-in text is not cut off.

    Raises UnreadableImage, OSError as loading does.
    """
    from recist_reader.imaging.volume_loader import load_stored

    stored = np.asarray(load_stored(source), dtype=np.float64)
    if stored.ndim == 3:
        stored = stored.mean(axis=2) if source.pixels.photometric == "RGB" else stored[..., 0]
    low, high = np.percentile(stored, (0.5, 99.9))
    greys = np.clip((stored - low) / max(high - low, 1.0) * 255, 0, 255).astype(np.uint8)
    return 255 - greys if source.pixels.photometric == "MONOCHROME1" else greys


class Preview(QLabel):
    """Loads when shown first; says so while it loads, and what is wrong where it cannot."""

    def __init__(self, sources: Sequence[FrameSource], parent: QWidget | None = None):
        super().__init__("loading the middle slice", parent)
        mark(self, "preview")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName("Preview of the middle slice")
        self._sources = sources
        self._job: Job | None = None

    def load(self) -> None:
        if not self._sources:
            self.setText("no picture is stored")
            return
        source = self._sources[len(self._sources) // 2]

        def steps() -> Iterator[object]:
            try:
                yield grey_levels(source)
            except OSError as fault:
                problem = Problem("the stored image cannot be read", "", "Import this visit's images again")
                raise Fault(problem) from fault

        self._job = Job(steps)
        self._job.stepped.connect(self._show)
        self._job.failed.connect(self._fail)
        self._job.start()

    def stop(self) -> None:
        """Wait for the one slice under way; a picture is decoded in milliseconds."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def _show(self, greys: NDArray[np.uint8]) -> None:
        assert self.thread() is QThread.currentThread()
        rows, columns = greys.shape
        plain = np.ascontiguousarray(greys)
        image = QImage(plain.data, columns, rows, columns, QImage.Format.Format_Grayscale8).copy()
        smooth = Qt.TransformationMode.SmoothTransformation
        self.setPixmap(
            QPixmap.fromImage(image).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        )

    def _fail(self, problem: Problem) -> None:
        self.setText(f"no picture: {problem.what}")
