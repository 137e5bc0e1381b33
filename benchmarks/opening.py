"""Row: from the wish for a task to its images in three viewports."""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.contest import Contest, Row, duration_of
from benchmarks.loading import indexed_sources, simpleitk_volume
from benchmarks.made_task import SUBJECT, VISITS, copy_of_task, source_folders
from benchmarks.ready_images import BlitScreen
from benchmarks.screen import application, closing_all
from benchmarks.setting import Setting
from recist_reader.imaging.frame_source import FrameSource
from recist_reader.ui.collecting import Collecting
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.viewport.viewport import Viewport
from recist_reader.ui.warm_up import Stage

SIZE = (1920, 1080)
PATIENCE_MS = 10_000


class TaskWindow:
    """The product's own window on a study, at its worklist between rounds."""

    def __init__(self, study: Path) -> None:
        application()
        self._collecting = Collecting()  # as the program does: Python's collector runs between events alone
        self._window = MainWindow()
        self._window.resize(*SIZE)
        self._window.show()
        assert self._window.open_path(study)
        self._window.warm_up.start()
        self._window.warm_up.finish(Stage.READING)
        self._rest()
        self.shown: list[str] = []

    def open_task(self) -> float:
        """Open the task; return the seconds until every viewport has painted a slice of its series.

        The clock stops at the last of these paintings: the panels, which are filled after the images, may be
        dealt with before the event loop ends.
        """
        start = last_painted = time.perf_counter()
        self._window.open_read(SUBJECT)
        painted: dict[str, Viewport] = {}
        loop = QEventLoop()  # as the running window does: turns of our own would starve the loading threads

        def note(viewport: Viewport, index: int) -> None:
            if viewport.volume is None or not viewport.volume.ready[index]:
                return  # the canvas was painted without its slice
            if len(painted) < len(VISITS):
                nonlocal last_painted
                last_painted = time.perf_counter()
            painted[viewport.state.series] = viewport
            if len(painted) == len(VISITS):
                loop.quit()

        for viewport in self._window.room.page.viewports:
            viewport.slice_painted.connect(partial(note, viewport))
        QTimer.singleShot(PATIENCE_MS, loop.quit)
        loop.exec()
        taken = last_painted - start
        self.shown = [series for series, viewport in painted.items() if viewport.isVisible()]
        return taken

    def leave(self) -> None:
        self._window.leave_read()
        self._rest()

    def _rest(self) -> None:
        """A moment at the worklist: the window lets go of the pages left and makes those of the next read."""
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else they go in the next round
        self._window.desk.make_pages()
        QApplication.processEvents()

    def close(self) -> None:
        self._window.close()
        QApplication.processEvents()
        self._collecting.close()
        gc.enable()


def _three_reads(sources: Sequence[FrameSource]) -> None:
    import os

    for source in sources:
        descriptor = os.open(source.path, os.O_RDONLY)
        try:
            os.pread(descriptor, source.spans[0].length, source.spans[0].offset)
        finally:
            os.close(descriptor)


@contextmanager
def _first_task(setting: Setting) -> Iterator[Contest]:
    folders = source_folders(setting)
    indexed = [indexed_sources(folder) for folder in folders]
    with copy_of_task(setting) as study:
        window, blits = TaskWindow(study), BlitScreen(setting, len(folders), len(folders))
        with closing_all(window, blits):
            yield _contest(window, blits, indexed)


def _contest(window: TaskWindow, blits: BlitScreen, indexed: Sequence[Sequence[FrameSource]]) -> Contest:
    middles = [sources[len(sources) // 2] for sources in indexed]

    def ours() -> Sequence[float]:
        taken = window.open_task()
        window.leave()
        return (taken,)

    def peer() -> None:
        kept = [simpleitk_volume([source.path for source in sources]) for sources in indexed]
        blits.show_next()
        del kept

    def limit() -> None:
        _three_reads(middles)
        blits.show_next()

    def wrong() -> str | None:
        return None if len(set(window.shown)) == len(VISITS) else "not three series were shown"

    return Contest(ours, wrong, duration_of(peer), duration_of(limit))


ROWS = (
    Row(
        "first_task",
        "three indexed series: task opened to three viewports painted",
        "SimpleITK loads all three, and a blit",
        "three slice reads and three blits",
        _first_task,
        0.05,
        5,
    ),
)
