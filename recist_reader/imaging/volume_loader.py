"""Fills a volume slice by slice, from the shown one outward (VW loading; performance.md section 3).

Plain 16-bit slices are read straight into their place; compressed ones are decoded by imagecodecs, which
frees the interpreter lock.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from io import BytesIO, FileIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recist_reader.imaging.cause import CauseCode, UnreadableImage, unreadable
from recist_reader.imaging.dataset import open_dataset
from recist_reader.imaging.decode import apply_bits, decode_frame
from recist_reader.imaging.fragments import Span, read_spans
from recist_reader.imaging.frame_source import FrameSource
from recist_reader.imaging.greys import in_greys
from recist_reader.imaging.header import voi_tables
from recist_reader.imaging.pixel_format import PixelFormat
from recist_reader.imaging.transfer_syntax import DEFLATED, EXPLICIT_LITTLE, IMPLICIT_LITTLE, transfer_syntax
from recist_reader.imaging.voi import VoiTable
from recist_reader.imaging.volume import LEAST, MOST, NotShown, Volume
from recist_reader.problem import Problem
from recist_reader.said import phrase

_PLAIN = (IMPLICIT_LITTLE, EXPLICIT_LITTLE)
SliceDone = Callable[[int], None]


class VolumeLoader:
    """What is still to be loaded of one series; the threads of a `LoadingPool` do it.

    `on_slice(index)` and `on_end()` are called from a loading thread. `on_slice` also comes for slices that
    failed (`volume.failed`). `on_end` comes once, when every slice was tried.
    """

    def __init__(
        self,
        sources: Sequence[FrameSource],
        on_slice: SliceDone | None = None,
        on_end: Callable[[], None] | None = None,
    ) -> None:
        self.volume = Volume(sources)
        self.wanted = len(sources) // 2  # the slice from which to go outward
        self._sources = tuple(sources)
        self._on_slice, self._on_end = on_slice, on_end
        self._lock = threading.Lock()
        self._checked: set[str] = set()
        self._tables: dict[Path, tuple[tuple[VoiTable, ...], ...]] = {}
        self._alike: dict[VoiTable, VoiTable] = {}
        self._claimed = bytearray(len(self._sources))
        self._left = len(self._sources)
        self._ended = threading.Event()

    @property
    def fraction(self) -> float:
        """How much of the series has been tried, 0 to 1."""
        return 1 - self._left / len(self._sources)

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until every slice was tried and told; False where time ran out."""
        return self._ended.wait(timeout_s)

    def nearest(self) -> list[tuple[int, int]]:
        """Distance and index of what comes next on either side of the wanted slice; empty: all are taken."""
        wanted = self.wanted
        above, below = self._claimed.find(0, wanted), self._claimed.rfind(0, 0, wanted)
        return [(abs(index - wanted), index) for index in (above, below) if index >= 0]

    def claim(self, index: int) -> None:
        """Take a slice, so that no other thread loads it; the pool's lock is held."""
        self._claimed[index] = 1

    def load(self, index: int) -> None:
        """Read, check and decode a slice into its place, and tell; what fails is kept in `volume.failed`.

        A fault of the program is raised after it was told.
        """
        try:
            self._load(index)
            if self._sources[index].table_count:
                self._add_tables(index)
        except UnreadableImage as fault:
            problem = fault.cause.problem
            is_sound = fault.cause.code is CauseCode.PIXEL_FORMAT
            told = NotShown(problem.what, problem.where, problem.remedy) if is_sound else problem
            self.volume.failed[index] = told
        except OSError as fault:
            cause = fault.strerror or phrase("input error")
            what = phrase("the image cannot be read ({cause})", cause=cause)
            remedy = phrase("Check the disk, then open the timepoint again")
            self.volume.failed[index] = Problem(what, _place_of(index), remedy)
        except MemoryError:
            what = phrase("there is not enough memory for this image")
            self._not_shown(index, what, phrase("Close other programs"))
        except Exception:
            what = phrase("the program fails on this image")
            self._not_shown(index, what, phrase("Report it to the makers"))
            raise
        finally:
            self._finish(index)

    def _not_shown(self, index: int, what: str, remedy: str) -> None:
        self.volume.failed[index] = NotShown(what, _place_of(index), remedy)

    def _finish(self, index: int) -> None:
        if index not in self.volume.failed:
            self.volume.ready[index] = True
        with self._lock:
            self._left -= 1
            is_last = self._left == 0
        if self._on_slice is not None:
            self._on_slice(index)
        if is_last:
            if self._on_end is not None:
                self._on_end()
            self._ended.set()

    def _load(self, index: int) -> None:
        source = self._sources[index]
        target = self.volume.values[index]
        if _is_plain(source):
            try:
                read_in_place(source, target)
                self._place(index, apply_bits(target.view(np.uint16), source.pixels))
            except (UnreadableImage, OSError):
                target.fill(0)  # what failed its check is not left where a tool could read it
                raise
            return
        self._place(index, in_greys(load_stored(source, self._checked), source))

    def _add_tables(self, index: int) -> None:
        """Let the tables of the file follow its windows; slices of one table share it."""
        source = self._sources[index]
        if source.path not in self._tables:
            self._tables[source.path] = voi_tables(source.path)
        tables = self._tables[source.path][source.frame]
        shared = tuple([self._alike.setdefault(table, table) for table in tables])
        self.volume.windows[index] = (*source.windows, *shared)

    def _place(self, index: int, stored: NDArray[Any]) -> None:
        """Shift stored values into place; exact, or UnreadableImage. Padding beyond int16 is clipped."""
        shift = self.volume.scales[index].shift
        target = self.volume.values[index]
        mask = None
        if self._has_other_padding(index) or not _fits(stored, self._sources[index].pixels, shift):
            mask = self._padding_mask(stored, index)
            kept = stored[~mask]
            if kept.size and (int(kept.min()) + shift < LEAST or int(kept.max()) + shift > MOST):
                raise unreadable(CauseCode.PIXEL_FORMAT, phrase("values lie beyond what 16 bits can hold"))
        if shift or not np.may_share_memory(stored, target):
            wide = stored if stored.dtype.itemsize == 2 else stored.astype(np.int16)
            np.add(wide.view(np.int16), np.int16(shift), out=target)  # modulo 2**16, as `wide` is read
        if mask is not None and self.volume.padding is not None:
            target[mask] = self.volume.padding

    def _has_other_padding(self, index: int) -> bool:
        """Does the padding of a slice not become that of the volume by the shift alone?"""
        padding, common = self._sources[index].padding, self.volume.padding
        if padding is None or common is None:
            return False
        return padding.least != padding.most or padding.least + self.volume.scales[index].shift != common

    def _padding_mask(self, stored: NDArray[Any], index: int) -> NDArray[np.bool_]:
        padding = self._sources[index].padding
        if padding is None:
            return np.zeros(stored.shape, np.bool_)
        return np.asarray((stored >= padding.least) & (stored <= padding.most))


def _place_of(index: int) -> str:
    return phrase("image {number}", number=index + 1)


def _fits(stored: NDArray[Any], pixels: PixelFormat, shift: int) -> bool:
    """Are all values within int16 once shifted? Looked at only where the header does not say so."""
    flat = stored.ravel()  # the place of the least is found faster than minimum.reduce finds it
    if pixels.least + shift < LEAST and int(flat[flat.argmin()]) + shift < LEAST:
        return False
    return pixels.most + shift <= MOST or int(flat[flat.argmax()]) + shift <= MOST


def _is_plain(source: FrameSource) -> bool:
    """Can the bytes be read straight into an int16 place? Files of many frames are hashed whole instead."""
    pixels = source.pixels
    is_plain = source.transfer_syntax_uid in _PLAIN and pixels.bits_allocated == 16 and pixels.samples == 1
    return is_plain and (source.sha256 is None or pixels.frames == 1)


def read_in_place(source: FrameSource, target: NDArray[np.int16]) -> None:
    """Read the bit patterns of a plain frame into its place, and the rest of its file for the hash (IN-141).

    Nothing is copied on the way: the place itself is hashed. Raises UnreadableImage, OSError.
    """
    (span,) = source.spans
    place = target.data.cast("B")
    if source.sha256 is not None:
        _read_checked(source, span, place)
    elif span.length != place.nbytes or _read_at(source.path, span.offset, place) != span.length:
        raise unreadable(CauseCode.TRUNCATED, phrase("the file ends inside its pixels"))


def _read_at(path: Path, offset: int, place: memoryview) -> int:
    """Return the bytes read. Three calls: each more lets the other threads take the interpreter's lock."""
    if not hasattr(os, "preadv"):
        with FileIO(path) as file:
            file.seek(offset)
            return file.readinto(place)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        return os.preadv(descriptor, [place], offset)
    finally:
        os.close(descriptor)


def _read_checked(source: FrameSource, span: Span, place: memoryview) -> None:
    with FileIO(source.path) as file:
        digest = hashlib.sha256(file.read(span.offset))
        if span.length != place.nbytes or file.readinto(place) != span.length:
            raise _changed()
        digest.update(place)
        digest.update(file.read())
    if digest.hexdigest() != source.sha256:
        raise _changed()


def _changed() -> UnreadableImage:
    what = phrase("the stored image is not the one that was imported")
    return unreadable(CauseCode.CHANGED, what, phrase("Import the images of this timepoint again"))


def load_stored(source: FrameSource, checked: set[str] | None = None) -> NDArray[Any]:
    """Stored values of one frame, the file checked against its hash first (IN-141).

    `checked` remembers hashes that were right, so that a multi-frame file is hashed once.
    Raises UnreadableImage, OSError.
    """
    needs_hash = source.sha256 is not None and (checked is None or source.sha256 not in checked)
    if needs_hash or source.transfer_syntax_uid == DEFLATED:
        content = source.path.read_bytes()
        if needs_hash and hashlib.sha256(content).hexdigest() != source.sha256:
            raise _changed()
        if checked is not None and source.sha256 is not None:
            checked.add(source.sha256)
        if source.transfer_syntax_uid == DEFLATED:
            content = open_dataset(BytesIO(content)).inflated or b""
        packed = read_spans(BytesIO(content), source.spans)
    else:
        with source.path.open("rb") as file:
            packed = read_spans(file, source.spans)
    return decode_frame(packed, transfer_syntax(source.transfer_syntax_uid), source.pixels)
