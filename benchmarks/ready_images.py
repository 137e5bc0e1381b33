"""The physical limit of a frame: images that are ready at the size of the viewport, blitted one to one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.screen import application, wait_for
from benchmarks.setting import Setting
from recist_reader.ui.viewport.opaque import OpaqueWidget


class BlitScreen:
    """Viewports that blit the next of `count` ready images at each showing.

    As many images as ours shows slices: a few would stay in the processor's cache, where no slice of a series
    stands when it is scrolled to. Viewports share the images; each begins at another part of them.
    """

    def __init__(self, setting: Setting, viewports: int, count: int) -> None:
        application()
        side = setting.viewport_px
        self.page = QWidget()
        self.page.resize(side * viewports, side)
        self.images = ready_images(side, count)
        self.blits = [Blit(self.images, count * n // viewports, self.page) for n in range(viewports)]
        for number, blit in enumerate(self.blits):
            blit.setGeometry(side * number, 0, side, side)
        self.page.show()
        wait_for(lambda: all(blit.paintings for blit in self.blits))

    def show_next(self) -> None:
        """Paint the next image in every viewport; return when it stands there."""
        before = [blit.paintings for blit in self.blits]
        for blit in self.blits:
            blit.update()
        wait_for(lambda: all(b.paintings > n for b, n in zip(self.blits, before, strict=True)))

    def close(self) -> None:
        self.page.close()
        self.page.deleteLater()
        QApplication.processEvents()


def ready_images(side: int, count: int) -> list[QImage]:
    """Square images, each in memory of its own and of a colour of its own."""
    images = [QImage(side, side, QImage.Format.Format_RGB32) for _ in range(count)]
    for number, image in enumerate(images):
        image.fill(0xFF000000 + 0x010307 * number)
    return images


class Blit(OpaqueWidget):
    """Paints one image after the other, none left out; `paintings` counts them."""

    def __init__(self, images: Sequence[QImage], first: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._images, self._first, self.paintings = images, first, 0

    def paintEvent(self, _event: Any) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.drawImage(0, 0, self._images[(self._first + self.paintings) % len(self._images)])
        painter.end()
        self.paintings += 1
