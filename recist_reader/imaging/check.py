"""Decodes foreign files in a child process with limits, before anything is believed (FT-22, FT-25).

A decoder is native code fed with bytes of strangers: should it crash, hang or eat memory, the child ends, the
file is refused with its cause, and a new child goes on with the next one.
"""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.dataset import Source
from recist_reader.imaging.decode import decoded_sha256, read_frame
from recist_reader.imaging.header import read_header

MEMORY_BYTES = 2 * 2**30
SECONDS_A_FILE = 10.0
Work = Callable[[Connection, int], None]


def decode_in_child(pipe: Connection, memory_bytes: int) -> None:
    """The child's loop: a source in; the hash of its decoded frames, or the fault, out."""
    _limit_memory(memory_bytes)
    while (source := pipe.recv()) is not None:
        try:
            header = read_header(source)
            frames = (read_frame(source, header, frame) for frame in range(header.pixels.frames))
            answer: str | UnreadableImage = decoded_sha256(frames)
        except UnreadableImage as fault:
            answer = fault
        except MemoryError:
            answer = _too_large()
        except OSError as fault:
            answer = unreadable(CauseCode.UNREADABLE, f"the file cannot be read ({fault.strerror})")
        pipe.send(answer)


class FrameChecker:
    """One child, started at first use and again after it died. Use it as a context."""

    def __init__(
        self, work: Work = decode_in_child, seconds: float = SECONDS_A_FILE, memory_bytes: int = MEMORY_BYTES
    ) -> None:
        self._work, self._seconds, self._memory_bytes = work, seconds, memory_bytes
        self._child: Any = None
        self._pipe: Any = None

    def __enter__(self) -> "FrameChecker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def check(self, source: Source) -> str:
        """Decode every frame; return `decoded_sha256` of all. Raises UnreadableImage with the cause."""
        if self._child is None:
            self._begin()
        try:
            self._pipe.send(source)
            if not self._pipe.poll(self._seconds):
                self._end()
                raise unreadable(CauseCode.DECODER, f"decoding took more than {self._seconds:g} seconds")
            answer = self._pipe.recv()
        except (EOFError, ConnectionError) as fault:
            self._end()
            raise unreadable(CauseCode.DECODER, "the decoder crashed on the pixels") from fault
        if isinstance(answer, UnreadableImage):
            raise answer
        return str(answer)

    def _begin(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(target=self._work, args=(theirs, self._memory_bytes), daemon=True)
        self._child.start()
        theirs.close()

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.join()
            self._child.close()
            self._pipe.close()
            self._child = self._pipe = None


def _too_large() -> UnreadableImage:
    return unreadable(CauseCode.OVER_BUDGET, "decoding needs more memory than any real image")


def _limit_memory(memory_bytes: int) -> None:
    """POSIX only; elsewhere the budgets of the header have to do."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
