"""Rows by the clock: wheel notches as a hand sends them, and frames beside work in the background."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.contest import Contest, Measure, Row, p99
from benchmarks.frames import each
from benchmarks.loading import load_with, stored_sources
from benchmarks.material import RAW, made_series
from benchmarks.ready_images import BlitScreen
from benchmarks.screen import NotPainted, OurScreen, StackVolume, closing_all, wait_for
from benchmarks.setting import Setting
from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.phantom.spec import Syntax

NOTCHES_PER_S = 60
SLICES_SHOWN = 200
FRAME_MS = 16
JPEG_2000 = str(Syntax.JPEG_2000)


class WheelHand:
    """Turns the wheel over the reference at a steady pace; times each notch to its three paintings."""

    def __init__(self, screen: OurScreen, notches: int) -> None:
        self._screen, self._notches = screen, notches
        self.unpainted = 0

    def turn(self) -> Sequence[float]:
        """Return seconds from event to painted, of every notch."""
        screen = self._screen
        screen.viewports[-1].scroll_to(0)
        wait_for(lambda: all(seen[-1] == 0 for seen in screen.painted))
        marks = [len(seen) for seen in screen.painted]
        sent: deque[float] = deque()
        figures: list[float] = []
        pending = [0] * len(screen.viewports)
        start = time.perf_counter()

        def count(number: int, _index: int) -> None:
            pending[number] += 1
            while sent and min(pending) > len(figures):
                figures.append(time.perf_counter() - sent.popleft())

        slots = [partial(count, number) for number in range(len(screen.viewports))]
        for viewport, slot in zip(screen.viewports, slots, strict=True):
            viewport.slice_painted.connect(slot)
        for notch in range(self._notches):
            due = start + notch / NOTCHES_PER_S
            while time.perf_counter() < due:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            sent.append(time.perf_counter())
            self._notch()
        try:
            wait_for(lambda: len(figures) == self._notches)
        except NotPainted:
            self.unpainted = self._notches - len(figures)
        finally:
            for viewport, slot in zip(screen.viewports, slots, strict=True):
                viewport.slice_painted.disconnect(slot)
        self._check_steps(marks)
        return figures

    def _check_steps(self, marks: list[int]) -> None:
        """Every viewport painted one slice after the other, none left out."""
        for seen, mark in zip(self._screen.painted, marks, strict=True):
            steps = [abs(b - a) for a, b in zip(seen[mark - 1 :], seen[mark:], strict=False)]
            self.unpainted += sum(step > 1 for step in steps)

    def _notch(self) -> None:
        canvas = self._screen.viewports[-1].canvas
        where = QPointF(canvas.width() / 2, canvas.height() / 2)
        event = QWheelEvent(
            where,
            canvas.mapToGlobal(where),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)

    def wrong(self) -> str | None:
        return f"{self.unpainted} slices were not painted" if self.unpainted else None


@contextmanager
def _wheel(setting: Setting) -> Iterator[Contest]:
    # As many slices as notches: turning round would rightly drop what still waits.
    ours = OurScreen(setting, 3, StackVolume(setting.notches + 2, setting.matrix))
    limit = BlitScreen(setting, 3, min(SLICES_SHOWN, setting.notches))
    hand = WheelHand(ours, setting.notches)
    with closing_all(ours, limit):
        yield Contest(hand.turn, hand.wrong, None, each(limit.show_next, setting.frames))


class Ticking:
    """Shows the next slice at every tick of a timer and takes the gaps between paintings."""

    def __init__(self, screen: OurScreen, seconds: float) -> None:
        self._screen, self._seconds = screen, seconds

    def beside(self, work: Callable[[], object] | None) -> Measure:
        """Measure with work going on over and over in a thread, or none."""
        return partial(self._gaps, work)

    def _gaps(self, work: Callable[[], object] | None) -> Sequence[float]:
        stop = threading.Event()
        thread = threading.Thread(target=_again, args=(work, stop), daemon=True)
        if work is not None:
            thread.start()
        times: list[float] = []
        screen = self._screen
        screen.viewports[-1].slice_painted.connect(lambda _index: times.append(time.perf_counter()))
        timer = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: screen.viewports[-1].scroll_to(screen.turns.next()))
        timer.start()
        until = time.perf_counter() + self._seconds
        while time.perf_counter() < until:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, FRAME_MS)
        timer.stop()
        stop.set()
        if work is not None:
            thread.join()
        return [b - a for a, b in pairwise(times)]


def _again(work: Callable[[], object], stop: threading.Event) -> None:
    while not stop.is_set():
        work()


def _by_pydicom(paths: Sequence[Path], stop_after: int) -> None:
    import pydicom

    for path in paths[:stop_after]:
        pydicom.dcmread(path).pixel_array.sum()


def _can_decode(path: Path) -> bool:
    """pydicom needs a plug-in for JPEG 2000, which the product does not bring."""
    try:
        _by_pydicom([path], 1)
    except RuntimeError:
        return False
    return True


@contextmanager
def _smooth(syntax: str, setting: Setting) -> Iterator[Contest]:
    series = stored_sources(made_series(setting, syntax).folder)
    heavy = [source.path for source in stored_sources(made_series(setting, JPEG_2000).folder)]
    ours = OurScreen(setting, 3, StackVolume(SLICES_SHOWN, setting.matrix))
    ticking = Ticking(ours, setting.smooth_seconds)
    few = series[: setting.compressed_slices]
    pool = LoadingPool()
    ours.viewports[-1].slice_changed.connect(lambda _index: pool.ease())
    with closing_all(ours, pool):
        decodes = _can_decode(heavy[0])
        yield Contest(
            ticking.beside(partial(load_with, pool, few)),
            ours.wrong,
            ticking.beside(partial(_by_pydicom, heavy, 10)) if decodes else None,
            ticking.beside(None),
        )


def _smooth_row(name: str, syntax: str) -> Row:
    return Row(
        name,
        "three viewports by a 16 ms timer beside a load: p99 of the gaps",
        "beside pydicom decoding JPEG 2000 in a thread",
        "beside nothing",
        partial(_smooth, syntax),
        0.4,
        1.7,
        statistic=p99,
        rounds=3,
    )


ROWS = (
    Row(
        "wheel",
        "notches at 60/s, three linked viewports: p99 from event to painted",
        "-",
        "1:1 blit in three viewports (median)",
        _wheel,
        None,
        8.0,
        statistic=p99,
        rounds=1,
    ),
    _smooth_row("smooth_raw", RAW),
    _smooth_row("smooth_jls", str(Syntax.JPEG_LS)),
    _smooth_row("smooth_j2k", JPEG_2000),
)
