"""Processes that read, check and decode foreign files, at low priority and within limits (FT-24, FT-25).

A decoder is native code fed with bytes of strangers: should it crash, hang or eat memory, its process ends,
the file is refused, and the others go on. Header parsing holds the interpreter lock: in processes of its own
it leaves the window smooth.
"""

import os
import pickle
import time
from collections import deque
from collections.abc import Generator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType

from recist_reader.imaging.scan import Entry, be_modest
from recist_reader.imaging.sorting_out import take_back
from recist_reader.imaging.taking import TakenFile, Taker, Work
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase

_CHUNK = 8  # files: some 50 ms, so that a cancel is quick
_START_SECONDS = 60.0
_BYTES_A_SECOND = 2**20  # a file of many frames takes longer


@dataclass(frozen=True)
class Limits:
    """What one file may take. Large ones get more: they are read, written anew and decoded in memory.

    `seconds` are those of the processor; a slow medium does not count.
    """

    memory_bytes: int = 2 * 2**30
    seconds: int = 10

    def hold(self, entry: Entry) -> None:
        """Set the limits of this process for the next file; beyond them allocations fail or it is ended."""
        own_bytes = _own_bytes()
        if own_bytes is not None:
            _limit("RLIMIT_AS", own_bytes + self.memory_bytes + 4 * entry.size)
        spent = int(time.process_time()) + 1
        _limit("RLIMIT_CPU", spent + self.seconds + entry.size // _BYTES_A_SECOND)


class Workers:
    """Worker processes, started at first use or by `warm`, kept until `close`. Use it as a context."""

    def __init__(self, count: int = 2, limits: Limits | None = None) -> None:
        self.count, self.limits = count, limits or Limits()
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()
        self._is_closed = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def warm(self) -> None:
        """Begin to start the processes, in a thread of its own: an import then need not wait for them."""
        Thread(target=self._warm, name="workers-start", daemon=True).start()

    def _warm(self) -> None:
        with suppress(Fault):  # the import itself will say so
            self._started()

    def submit(self, pickled: bytes, chunk: list[Work]) -> "Future[list[TakenFile]]":
        """Take some files in one of the processes; raises Fault where none can be started."""
        return self._started().submit(take_chunk, pickled, chunk, self.limits)

    def restart(self) -> None:
        """Let go of processes of which one died; the next use starts others."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the processes after what they are at."""
        with self._lock:
            self._is_closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _started(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._is_closed:
                raise _cannot_start()
            if self._pool is None:
                self._pool = _proven_pool(self.count)
            return self._pool


def _proven_pool(count: int) -> ProcessPoolExecutor:
    """Processes that have answered once; raises Fault where they cannot be started."""
    pool = ProcessPoolExecutor(count, get_context("spawn"), initializer=_begin)
    try:
        for answer in [pool.submit(_be_ready) for _ in range(count)]:
            answer.result(_START_SECONDS)
    except (BrokenProcessPool, OSError, TimeoutError) as fault:
        pool.shutdown(wait=False, cancel_futures=True)
        raise _cannot_start() from fault
    return pool


def _cannot_start() -> Fault:
    what = phrase("the processes that read images cannot be started")
    return Fault(Problem(what, phrase("this computer"), phrase("Close other programs, then import again")))


def taken_by(workers: Workers, work: list[Work], taker: Taker) -> Generator[TakenFile, None, None]:
    """Take all files, in their order; raises Fault when the store cannot be written.

    Closed before its end it leaves no file that it did not hand on.
    """
    pickled = pickle.dumps(taker)
    chunks = deque(work[at : at + _CHUNK] for at in range(0, len(work), _CHUNK))
    waiting: deque[tuple[list[Work], Future[list[TakenFile]]]] = deque()
    try:
        while chunks or waiting:
            while chunks and len(waiting) < 2 * workers.count:
                chunk = chunks.popleft()
                waiting.append((chunk, _submitted(workers, pickled, chunk)))
            chunk, future = waiting.popleft()
            try:
                yield from _whole(future.result(), taker)
            except BrokenProcessPool:
                # A file killed its process: what waited is done again, this chunk file by file.
                workers.restart()
                chunks.extendleft(item for item, _ in reversed(waiting))
                waiting.clear()
                yield from _taken_singly(pickled, chunk, workers.limits)
    finally:
        under_way = [future for _, future in waiting if not future.cancel()]
        for future in under_way:
            with suppress(Exception):
                take_back(future.result(), taker.store)


def _whole(taken: list[TakenFile], taker: Taker) -> Generator[TakenFile, None, None]:
    """The files of a chunk; those that are not asked for any more are taken back."""
    left = deque(taken)
    try:
        while left:
            yield left.popleft()
    except GeneratorExit:
        take_back(left, taker.store)
        raise


def _submitted(workers: Workers, pickled: bytes, chunk: list[Work]) -> "Future[list[TakenFile]]":
    """What becomes of a chunk; where a process died meanwhile that is told as if it died of this chunk."""
    try:
        return workers.submit(pickled, chunk)
    except BrokenProcessPool as fault:
        broken: Future[list[TakenFile]] = Future()
        broken.set_exception(fault)
        return broken


def _taken_singly(pickled: bytes, chunk: list[Work], limits: Limits) -> Generator[TakenFile, None, None]:
    """File by file in one process: the file at which that dies is to blame and is refused (FT-24, FT-25)."""
    with Workers(1, limits) as alone:
        for item in chunk:
            try:
                yield from alone.submit(pickled, [item]).result()
            except BrokenProcessPool:
                alone.restart()
                what = phrase(
                    "reading the file crashed the decoder, or took more than {seconds} seconds",
                    seconds=limits.seconds,
                )
                remedy = phrase("Ask for the file again, uncompressed")
                yield TakenFile(item[1].name, "refused", 0.0, "decoder", "(7fe0,0010)", what, remedy)


def take_chunk(pickled: bytes, chunk: list[Work], limits: Limits) -> list[TakenFile]:
    """Take some files, in a worker process; when this returns their blobs are whole and synced."""
    return _taker_of(pickled).take_all(chunk, before=limits.hold)


@lru_cache(maxsize=1)
def _taker_of(pickled: bytes) -> Taker:
    taker: Taker = pickle.loads(pickled)  # noqa: S301  our own bytes, through our own pipe
    return taker


def _be_ready() -> None:
    """Load what decodes, before the first file waits for it."""
    import imagecodecs  # noqa: F401


def _begin() -> None:
    be_modest()
    _limit("RLIMIT_CORE", 0)  # a crash must not write a patient's image to disk


@lru_cache(maxsize=1)
def _own_bytes() -> int | None:
    """Address space of the process before its first file: libraries reserve much where cores are many."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return None  # no such file: the budgets of the header have to do


def _limit(name: str, amount: int) -> None:
    """POSIX only; elsewhere the budgets of the header have to do."""
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError, AttributeError):
        kind = getattr(resource, name)
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (amount, hard))
