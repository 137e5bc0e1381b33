"""Acts on the images: tools, slices, series, windows, links, layouts, key images (7.1 to 7.5)."""

from collections.abc import Callable
from functools import partial

from recist_reader.trial import commands as c
from recist_reader.ui.reader.acts.workbench import Act, Workbench
from recist_reader.ui.reader.intent import FREE
from recist_reader.ui.reader.models.drawing import place_of, zoom_text
from recist_reader.ui.texts import tr
from recist_reader.ui.viewport.viewport import Viewport

HANDS = ("select", "bidirectional", "line", "ellipse", "freehand", "probe", "window", "zoom", "pan")
CORNERS = {
    "top_left": tr("upper left"),
    "top_right": tr("upper right"),
    "bottom_left": tr("lower left"),
    "bottom_right": tr("lower right"),
}
ANCHOR_SET = tr("matching slices are set; {key} goes to the next lesion in all of them")
ANCHOR_KEPT = tr("matching slices are set; what was matched before and not moved since stays: {names}")
NO_ANCHOR = tr("no anchor is needed: the scans share a frame, or only one is shown")
LINKED_AGAIN = tr("scrolling is linked again; no anchor is needed: the scans share a frame")


class Viewing:
    """Sends viewing acts to the active viewport; what cannot be done is said."""

    def __init__(self, bench: Workbench):
        self._bench = bench

    def table(self) -> dict[str, Act]:
        actions = self._bench.hangings.actions
        return {
            **{name: partial(self._take, name) for name in HANDS},
            **{f"preset_{n}": partial(actions.preset, n) for n in range(10)},
            "slice_up": actions.up,
            "slice_down": actions.down,
            "ten_up": partial(actions.scroll, -10),
            "ten_down": partial(actions.scroll, 10),
            "first_slice": actions.first,
            "last_slice": actions.last,
            "previous_series": actions.left,
            "next_series": actions.right,
            "next_viewport": actions.next_viewport,
            "reset": self._reset,
            "invert": actions.invert,
            "overlay": actions.overlay,
            **{f"corner_{name}": partial(self._corner, name) for name in CORNERS},
            "interpolation": self._interpolation,
            "link": self._link,
            "link_zoom": self._link_zoom,
            "link_window": self._link_window,
            "anchor": self._anchor,
            "earlier_compared": partial(
                self._step_compared, -1, tr("there is no earlier timepoint to compare with")
            ),
            "later_compared": partial(
                self._step_compared, 1, tr("there is no later locked timepoint to compare with")
            ),
            "key_image": self._key_image,
        }

    def held(self) -> dict[str, Callable[[bool], None]]:
        """Acts that begin with the key's press (True) and end with its release."""
        actions = self._bench.hangings.actions
        return {"hide": actions.hide_graphics, "magnify": actions.magnify}

    def _take(self, name: str) -> None:
        if self._bench.intent != FREE:
            self._bench.say(tr("no lesion is awaited any more; the tool draws freely"))
        self._bench.intent = FREE
        self._bench.hangings.take(name)

    def _reset(self) -> None:
        """R: the whole image, and the window that the study fixes for its region (7.1)."""
        hangings = self._bench.hangings
        hangings.actions.reset()
        viewport = hangings.group.active
        window = None if viewport is None else hangings.filling.study_window(viewport)
        if window is not None:
            viewport.set_shades(window)

    def _link(self) -> None:
        self._bench.hangings.actions.link()
        self._bench.touched.emit()

    def _link_zoom(self) -> None:
        self._bench.hangings.actions.link_zoom()
        is_linked = self._bench.hangings.group.model.pan_and_zoom
        self._bench.say(
            tr("pan and zoom are linked") if is_linked else tr("each image has its own pan and zoom")
        )
        self._bench.touched.emit()

    def _link_window(self) -> None:
        self._bench.hangings.actions.link_window()
        is_linked = self._bench.hangings.group.model.windowing
        self._bench.say(
            tr("a window is for all images") if is_linked else tr("each image has its own window")
        )
        self._bench.touched.emit()

    def _corner(self, name: str) -> None:
        is_shown = self._bench.hangings.actions.corner(name)
        words = tr("{corner} corner: on") if is_shown else tr("{corner} corner: off; {key} brings it back")
        self._bench.say(words.format(corner=CORNERS[name], key=self._bench.key(f"corner_{name}")))

    def _interpolation(self) -> None:
        """Smoothed, or each pixel as it is; what is measured does not depend on it (VW-12)."""
        actions = self._bench.hangings.actions
        self._bench.say(tr("pixels as they are") if actions.interpolation() else tr("pixels smoothed"))

    def _anchor(self) -> None:
        links = self._bench.hangings.group.model
        was_linked = links.scrolling
        made = self._bench.hangings.actions.anchor()
        unmade = NO_ANCHOR if links.scrolling == was_linked else LINKED_AGAIN
        kept = ", ".join(_named(each) for each in self._bench.hangings.group.kept_anchors)
        told = (
            ANCHOR_KEPT.format(names=kept) if kept else ANCHOR_SET.format(key=self._bench.key("next_lesion"))
        )
        self._bench.say(told if made else unmade)
        self._bench.touched.emit()

    def _step_compared(self, direction: int, otherwise: str) -> None:
        if not self._bench.hangings.step_compared(direction):
            self._bench.say(otherwise)

    def _key_image(self) -> None:
        """K: keep the shown slice with its zoom, or let it go again."""
        bench, viewport = self._bench, self._bench.hangings.current_in_hand
        series = bench.hangings.series_of(viewport)
        if series is None or not viewport.slice_count:
            return
        place = place_of(series, viewport.volume.planes[viewport.state.slice_index], viewport.state)
        for uuid, kept in bench.view.state.key_images.items():
            same = (kept.place.series_uid, kept.place.slice_number) == (series.uid, place.slice_number)
            if kept.timepoint == bench.view.label and same:
                bench.do(c.RemoveKeyImage(uuid))
                return
        bench.do(c.SetKeyImage(bench.new_uuid(), place, zoom_text(viewport.mm_per_px)))


def _named(viewport: Viewport) -> str:
    """What a viewport is by its part in the comparison, else by its timepoint."""
    return viewport.banner.view.word or viewport.banner.view.detail
