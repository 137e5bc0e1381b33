"""Processes that read images, kept over all tests of the page as a study keeps its own over its imports."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import wait as until_done
from contextlib import contextmanager
from typing import Any

import pytest

from recist_reader.imaging import workers


class Lent:
    """Kept processes as an import has them: when it lets go of them its work has ended, they have not."""

    def __init__(self, kept: ProcessPoolExecutor) -> None:
        self._kept = kept
        self._submitted: list[Future[Any]] = []

    def submit(self, call: Callable[..., Any], *arguments: Any) -> Future[Any]:
        self._submitted.append(self._kept.submit(call, *arguments))
        return self._submitted[-1]

    def shutdown(self, *, wait: bool = True, cancel_futures: bool = False) -> None:
        for future in self._submitted if cancel_futures else ():
            future.cancel()
        if wait:
            until_done(self._submitted)


@contextmanager
def kept_workers() -> Iterator[None]:
    """Imports share two processes; once one of them died each import starts its own again."""
    start = workers._proven_pool
    with start(workers.Workers().count) as kept, pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_proven_pool", lambda count: start(count) if kept._broken else Lent(kept))
        yield
