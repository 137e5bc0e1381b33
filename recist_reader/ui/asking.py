"""A disk is asked beside the window, which stays alive and can give the question up (FT-6, FT-16).

A local disk answers at once, and nothing is seen of it. Where it does not, the first page says what is waited
for and offers to cancel; a call that hangs cannot be ended, so its thread is left, and what it still brings
is put away there.
"""

from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal

from recist_reader.ui.start.welcome_page import WelcomePage
from recist_reader.ui.widgets.disk_thread import DiskThread

SOON_S = 0.3
"""How long the window itself waits: shorter than it takes to read that it waits."""

Answer = TypeVar("Answer")


class Asking(QObject):
    """Asks one question at a time, while the first page is shown."""

    _answered = Signal()

    def __init__(self, page: WelcomePage):
        super().__init__(page)
        self._page = page
        self._loop = QEventLoop(self)
        self._question: Future[Any] | None = None
        self._is_cancelled = False
        self._answered.connect(self._go_on, Qt.ConnectionType.QueuedConnection)
        page.rescue.cancel_asked.connect(self.cancel)

    @property
    def is_waiting(self) -> bool:
        """A disk has not answered yet: no other study is opened meanwhile."""
        return self._question is not None

    def ask(
        self, words: str, act: Callable[[], Answer], put_away: Callable[[Answer], object] | None = None
    ) -> Answer | None:
        """Return what `act` returns, or raise what it raises; None when it was given up.

        `words` say what is waited for; `put_away` takes an answer that came after that.
        """
        future = _submit(act)
        self._is_cancelled = False
        if not wait([future], timeout=SOON_S).done:
            self._turn_loop(words, future)
        if not self._is_cancelled:
            return future.result()
        if put_away is not None:
            future.add_done_callback(lambda late: late.exception() or put_away(late.result()))
        return None

    def _turn_loop(self, words: str, future: "Future[Answer]") -> None:
        self._question = future
        self._page.say_waiting(words)
        future.add_done_callback(self._tell)
        self._loop.exec()
        self._page.say_waited()
        self._question = None
        self._is_cancelled |= not future.done()  # the program ends

    def _tell(self, future: "Future[Answer]") -> None:
        """In the thread that asked; a question that was given up is answered to nobody."""
        if future is self._question and not self._is_cancelled:
            self._answered.emit()

    def _go_on(self) -> None:
        """The answer of this question is there, not a late one of the question before."""
        if self._question is not None and self._question.done():
            self._loop.quit()

    def cancel(self) -> None:
        """Give up what is waited for."""
        if self.is_waiting:
            self._is_cancelled = True
            self._loop.quit()


def at_once(act: Callable[[], Answer], otherwise: Answer) -> Answer:
    """Return, or raise, what `act` does where the disk answers soon; else another answer."""
    future = _submit(act)
    return future.result() if wait([future], timeout=SOON_S).done else otherwise


def _submit(act: Callable[[], Answer]) -> "Future[Answer]":
    thread = DiskThread("asking")
    future = thread.submit(act)
    thread.shutdown()
    return future
