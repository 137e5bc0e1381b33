"""Rows that paint: the next slice, a window step."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from benchmarks.contest import Contest, Measure, Row
from benchmarks.ready_images import BlitScreen
from benchmarks.screen import NotPainted, OurScreen, PeerScreen, StackVolume, closing_all
from benchmarks.setting import Setting

SLICES_SHOWN = 200


def each(act: Callable[[], None], times: int) -> Measure:
    """Measure every one of some acts."""

    def measure() -> Sequence[float]:
        figures = []
        for _ in range(times):
            start = time.perf_counter()
            act()
            figures.append(time.perf_counter() - start)
        return figures

    return measure


@contextmanager
def _painting(viewports: int, smooth: bool, drags: bool, setting: Setting) -> Iterator[Contest]:
    volume = StackVolume(min(SLICES_SHOWN, setting.slices), setting.matrix)
    ours = OurScreen(setting, viewports, volume)
    peer = PeerScreen(setting, viewports, volume, smooth)
    limit = BlitScreen(setting, viewports, len(volume.planes))
    with closing_all(ours, peer, limit):
        yield Contest(
            each(ours.window_next if drags else ours.show_next, setting.frames),
            partial(_wrong, ours),
            each(peer.window_next if drags else peer.show_next, setting.frames),
            each(limit.show_next, setting.frames),
        )


def _wrong(screen: OurScreen) -> str | None:
    try:
        return screen.wrong()
    except NotPainted:
        return "a slice was not painted"


def _row(name: str, what: str, viewports: int, most_of_peer: float, smooth: bool, drags: bool = False) -> Row:
    kind = "smooth" if smooth else "nearest"
    return Row(
        name,
        what,
        f"pyqtgraph ImageItem, {kind}, no overlay",
        "1:1 blit of the next of as many ready images",
        partial(_painting, viewports, smooth, drags),
        most_of_peer,
        3.5,
    )


ROWS = (
    _row("frame1", "next slice painted, smooth, overlay", 1, 0.85, smooth=False),
    _row("frame1_smooth", "the same beside a smooth peer", 1, 0.7, smooth=True),
    _row("frame3", "next slice painted in three linked viewports", 3, 0.85, smooth=False),
    _row("frame3_smooth", "the same beside a smooth peer", 3, 0.7, smooth=True),
    _row("drag3", "window step painted in three viewports", 3, 0.85, smooth=False, drags=True),
)
