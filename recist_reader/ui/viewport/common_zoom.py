"""One zoom for all linked viewports, in mm per pixel, whatever their size or series (VW-33)."""

from functools import partial

from PySide6.QtCore import QObject

from recist_reader.ui.viewport.geometry import extent_fitting_mm_per_px
from recist_reader.ui.viewport.link import LinkModel
from recist_reader.ui.viewport.viewport import Viewport


class CommonZoom(QObject):
    """Keeps the zoom of a group's viewports the same while pan and zoom are linked.

    Fitted means: so small that every series shown fits its own canvas. The reader's zoom takes the place
    of the fit, also for what is hung later; it lasts until the group shows nothing.
    """

    def __init__(self, model: LinkModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._viewports: list[Viewport] = []
        self._bodies: dict[str, tuple[float, float]] = {}  # of a series: width and height, mm
        self._is_chosen = False

    def add(self, viewport: Viewport) -> None:
        self._viewports.append(viewport)
        viewport.fit_of_all = partial(self._whole_fit, viewport)
        viewport.zoomed.connect(partial(self._zoomed, viewport))
        viewport.whole_wanted.connect(partial(self._whole, viewport))
        viewport.body_fitted.connect(partial(self._body_fitted, viewport))
        viewport.hung.connect(partial(self._hung, viewport))
        viewport.canvas.resized.connect(partial(self._resized, viewport))

    def _others(self, source: Viewport) -> list[Viewport]:
        return [one for one in self._viewports if one is not source and one.slice_count]

    def _shown(self, source: Viewport) -> list[Viewport]:
        return [source, *(one for one in self._others(source) if not one.isHidden())]

    def _whole_fit(self, viewport: Viewport) -> float:
        """The zoom at which every image shown is seen whole."""
        shown = self._shown(viewport) if self._model.pan_and_zoom else [viewport]
        return max([one.own_fit for one in shown])

    def _zoomed(self, source: Viewport, mm_per_px: float) -> None:
        self._is_chosen = True
        self._give(source, mm_per_px)

    def _whole(self, source: Viewport) -> None:
        """R in one viewport: all are seen whole."""
        self._is_chosen = True
        if self._model.pan_and_zoom:
            for viewport in self._others(source):
                viewport.follow_whole()

    def _body_fitted(self, source: Viewport, extent_mm: tuple[float, float]) -> None:
        """A series has opened fitted to its body: the one that needs most room decides for all."""
        self._bodies[source.state.series or ""] = extent_mm
        if not self._model.pan_and_zoom:
            return
        if self._is_chosen and self._others(source):
            source.follow_zoom(self._others(source)[-1].state.mm_per_px)
            return
        self._fit_bodies(source)

    def _fit_bodies(self, source: Viewport) -> None:
        shown = self._shown(source)
        fits = [
            extent_fitting_mm_per_px(self._bodies[one.state.series], one.canvas.width(), one.canvas.height())
            for one in shown
            if one.state.series in self._bodies
        ]
        if fits:
            source.follow_zoom(max(fits))
            self._give(source, max(fits))

    def _hung(self, source: Viewport) -> None:
        """Something else stands in a viewport: it takes the others' zoom; alone it brings its own."""
        if not source.slice_count or not self._model.pan_and_zoom:
            return
        others = self._others(source)
        if others:
            source.follow_zoom(others[-1].state.mm_per_px)
        else:
            self._is_chosen = source.state.mm_per_px is not None

    def _give(self, source: Viewport, mm_per_px: float) -> None:
        if self._model.pan_and_zoom:
            for viewport in self._others(source):
                viewport.follow_zoom(mm_per_px)

    def _resized(self, source: Viewport, *_size: object) -> None:
        """A fit follows the room, the reader's own zoom stays; the smallest room decides for all."""
        if not self._is_chosen and self._model.pan_and_zoom and not source.isHidden():
            self._fit_bodies(source)
        for viewport in self._viewports:
            if viewport.state.mm_per_px is None:
                viewport.canvas.update()
