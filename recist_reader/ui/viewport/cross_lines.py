"""Cross-reference lines: which slices of other viewports cut this one (VW-35)."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject

from recist_reader.measuring.crossing import crossing
from recist_reader.ui.viewport.cross_line_painter import CrossLine
from recist_reader.ui.viewport.image import Content
from recist_reader.ui.viewport.link import LinkKind, LinkModel
from recist_reader.ui.viewport.viewport import Viewport


class CrossLines(QObject):
    """Keeps the lines of a group's viewports in step with the slices shown."""

    def __init__(self, model: LinkModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._viewports: list[Viewport] = []

    def add(self, viewport: Viewport) -> None:
        self._viewports.append(viewport)
        viewport.state_changed.connect(partial(self._moved, viewport))
        viewport.hung.connect(self.show)
        viewport.loaded.connect(self.show)

    def show(self) -> None:
        """Look again at which slices cut which; a viewport is painted only if its lines have changed."""
        shown = self._shown()
        for viewport in self._viewports:
            lines = tuple(self._lines(viewport, shown)) if viewport in shown and len(shown) > 1 else ()
            viewport.show_cross_lines(lines)

    def _shown(self) -> list[Viewport]:
        return [one for one in self._viewports if one.content is Content.SLICE and not one.isHidden()]

    def _moved(self, moved: Viewport, *_state: object) -> None:
        """Mostly all slices lie side by side and nothing is to be done: asked at each notch of the wheel."""
        has_lines = any(viewport.cross_lines for viewport in self._viewports)
        if has_lines or (moved.content is Content.SLICE and self._crosses(moved)):
            self.show()

    def _crosses(self, moved: Viewport) -> bool:
        plane = moved.plane
        others = [one.plane for one in self._shown() if one is not moved]
        return any(crossing(plane, other) or crossing(other, plane) for other in others)

    def _lines(self, viewport: Viewport, shown: Sequence[Viewport]) -> Iterator[CrossLine]:
        plane = viewport.plane
        for other in shown:
            line = crossing(plane, other.plane)
            if line is not None and self._share_a_frame(viewport, other):
                yield CrossLine(line, other.captions.timepoint or other.banner.view.word)

    def _share_a_frame(self, one: Viewport, other: Viewport) -> bool:
        return self._model.link(one.linked_series(), other.linked_series()).kind is LinkKind.SAME_FRAME
