"""What is kept while reading: place, time at work, slices seen; a crash costs seconds (WL-4, SQ-7).

Kept behind each edit and half a second after the last change, at the latest a second after the first one;
in the writer's thread, so that the window never waits. The view models of the read know nothing of it.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workspace import ReadPlace, keep_place
from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.viewport.viewport import Viewport

AFTER_MS = 500  # the reader rests
LATEST_MS = 1_000  # the reader moves on and on
CLOSING_S = 5  # edits never wait for this


class RoomKeeping(QObject):
    """Notes that the reader acts, and keeps the place soon after."""

    def __init__(
        self,
        study: StudySession,
        session: ReadSession,
        writer: ThreadPoolExecutor,
        place: Callable[[], ReadPlace | None],
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._study, self._session, self._writer, self._place = study, session, writer, place
        self._timer = QTimer(self, singleShot=True, timeout=self.keep)
        self._since = QElapsedTimer()  # the place was kept
        self._moving = QElapsedTimer()  # the first change that is not kept
        self._last: Future[None] | None = None
        self._kept: ReadPlace | None = None

    def follow(self, page: ReaderPage) -> None:
        """Every slice, pan, zoom, window and click in a viewport is an act; whatever it shows is kept."""
        page.for_each_viewport(self._follow_viewport)

    def _follow_viewport(self, viewport: Viewport) -> None:
        for signal in (
            viewport.slice_changed,
            viewport.panned,
            viewport.zoomed,
            viewport.window_chosen,
            viewport.activated,
            viewport.mark_clicked,
        ):
            signal.connect(lambda *_: self.act())
        viewport.state_changed.connect(lambda _state: self.keep_soon())
        viewport.hung.connect(self.keep_soon)

    def act(self) -> None:
        """The reader did something: time counts, and the place is kept soon."""
        self._session.act()
        self.keep_soon()

    def keep_soon(self) -> None:
        """Something that is kept has changed: once it rests it goes to the disk."""
        if not self._timer.isActive():
            self._moving.start()
        self._timer.start(max(0, min(AFTER_MS, LATEST_MS - self._moving.elapsed())))

    def edited(self) -> None:
        """An edit is on the disk: the place is kept behind it, unless that was done just now."""
        passed = self._since.elapsed() if self._since.isValid() else AFTER_MS
        self._moving.start()
        self._timer.start(max(0, AFTER_MS - passed))

    def keep(self) -> None:
        """Hand place, time and slices to the writer's thread; one errand at a time."""
        if self._last is not None and not self._last.done():
            self._timer.start(AFTER_MS)
            return
        place = self._place()
        if place is not None:
            self._timer.stop()
            self._since.start()
            self._last = self._writer.submit(self._write, place)

    def close(self) -> None:
        """Keep once more and wait for it, but not for a disk that hangs."""
        self._timer.stop()
        self._session.act()
        if self._last is not None:
            wait([self._last], timeout=CLOSING_S)
        self.keep()
        if self._last is not None:
            wait([self._last], timeout=CLOSING_S)
        self._timer.stop()

    def _write(self, place: ReadPlace) -> None:
        if place != self._kept and keep_place(self._study, self._session.subject, place):
            self._kept = place
        self._session.keep_clock()
