"""A thread for what asks a disk: the window waits for it only so long, the program not at all (FT-6)."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from threading import Thread
from typing import Any

from recist_reader.ui.unforeseen import report


class DiskThread(Executor):
    """Works off what is submitted, in order, as an executor of one thread does.

    A disk that was taken away may hold a call for ever. Other executors are waited for at the end of the
    program; this one is not, so whoever needs an answer waits for its future, with a limit.
    """

    def __init__(self, name: str):
        self._errands: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._is_ending = False
        Thread(target=self._work, name=name, daemon=True).start()

    def submit(self, act: Callable[..., Any], /, *given: Any, **named: Any) -> "Future[Any]":
        """Hand over a call. Raises RuntimeError after `shutdown`."""
        if self._is_ending:
            raise RuntimeError("nothing is taken after the shutdown")
        future: Future[Any] = Future()
        self._errands.put((future, lambda: act(*given, **named)))
        return future

    def shutdown(self, *_wait: bool, **_given: bool) -> None:
        """Take nothing more; what was taken is still done. Never waits, even if asked: a disk may hang."""
        if not self._is_ending:
            self._is_ending = True
            self._errands.put(None)

    def _work(self) -> None:
        while (errand := self._errands.get()) is not None:
            future, act = errand
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(act())
            except BaseException as error:  # as executors do: whoever asks for the result meets it
                future.set_exception(error)
                report(error)
            del future, act, errand
