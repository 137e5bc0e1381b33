"""Rows that fill a volume: plain and compressed series, warm and cold."""

import os
import statistics
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.contest import Contest, Measure, Row, Skipped, duration_of
from benchmarks.material import HTJ2K, RAW, MadeSeries, made_series
from benchmarks.setting import Setting
from recist_reader.imaging.decode import decode_frame
from recist_reader.imaging.fragments import read_spans
from recist_reader.imaging.frame_source import FrameSource, frame_sources
from recist_reader.imaging.loading_pool import LoadingPool
from recist_reader.imaging.scan import open_input, scan
from recist_reader.imaging.series import build_series
from recist_reader.imaging.transfer_syntax import transfer_syntax
from recist_reader.imaging.volume import Volume
from recist_reader.imaging.volume_loader import VolumeLoader
from recist_reader.phantom.spec import Syntax

WORKERS = 2


def stored_sources(folder: Path, syntax: str | None = None) -> list[FrameSource]:
    """The largest stack of a folder as the managed store keeps it: places known, SHA-256 beside (IN-141)."""
    found = indexed_sources(folder, syntax)
    return [replace(source, sha256=sha256(source.path.read_bytes()).hexdigest()) for source in found]


def indexed_sources(folder: Path, syntax: str | None = None) -> list[FrameSource]:
    """The largest CT stack of a folder in viewing order, nothing to check its bytes by."""
    images = []
    for step in scan(open_input(folder)):
        examined = step.file.examined
        header = examined.header
        if header is not None and (syntax is None or header.transfer_syntax_uid == syntax):
            images.append((step.file.name, header, False))
    parts = [part for part in build_series(images) if part.is_stack and part.header.modality == "CT"]
    if not parts:
        raise Skipped("no CT stack of this transfer syntax in the folder")
    largest = max(parts, key=lambda part: len(part.slices))
    return [frame_sources(folder / item.name, item.header)[item.frame] for item in largest.slices]


def load(sources: Sequence[FrameSource]) -> Volume:
    """Load a whole series as the window does."""
    pool = LoadingPool()
    volume = load_with(pool, sources)
    pool.close()
    return volume


def load_with(pool: LoadingPool, sources: Sequence[FrameSource]) -> Volume:
    """Load a whole series with threads that are there."""
    loader = VolumeLoader(sources)
    pool.add(loader)
    loader.wait()
    pool.remove(loader)
    return loader.volume


def what_is_wrong(volume: Volume, made: MadeSeries | None) -> str | None:
    """Compare every slice with what was written; real series with what SimpleITK reads elsewhere."""
    if volume.failed or not volume.ready.all():
        return f"{len(volume.failed)} slices failed"
    if made is None:
        return None
    for plane, values in zip(volume.planes, volume.values, strict=True):
        if not np.array_equal(values, made.picture_hu(plane.origin_lps.z)):
            return "a slice differs from what was written"
    return None


def simpleitk_volume(paths: Sequence[Path]) -> Any:
    """The peer: a series whose order is known, to an array."""
    import SimpleITK as sitk  # noqa: N813

    reader = sitk.ImageSeriesReader()
    reader.SetFileNames([str(path) for path in paths])
    return sitk.GetArrayFromImage(reader.Execute())


def read_all(sources: Sequence[FrameSource], threads: int = WORKERS) -> Any:
    """The limit of plain series: bytes at known places into a new array."""
    first = sources[0]
    volume = np.empty((len(sources), first.pixels.rows, first.pixels.columns), np.int16)

    def read(indices: range) -> None:
        for index in indices:
            descriptor = os.open(sources[index].path, os.O_RDONLY)
            try:
                os.preadv(
                    descriptor, [volume[index].reshape(-1).view(np.uint8)], sources[index].spans[0].offset
                )
            finally:
                os.close(descriptor)

    _by_threads(read, len(sources), threads)
    return volume


def read_and_hash_all(sources: Sequence[FrameSource]) -> Any:
    """The limit where every file is checked as well: the same, and SHA-256 of all bytes."""
    volume = read_all(sources)

    def check(indices: range) -> None:
        for index in indices:
            sha256(volume[index].data).digest()

    _by_threads(check, len(sources), WORKERS)
    return volume


def decode_all(packed: Sequence[bytes], sources: Sequence[FrameSource]) -> None:
    """The limit of compressed series: frames in memory through the decoder, all workers."""

    def decode(indices: range) -> None:
        for index in indices:
            syntax = transfer_syntax(sources[index].transfer_syntax_uid)
            decode_frame(packed[index], syntax, sources[index].pixels)

    _by_threads(decode, len(packed), WORKERS)


def _by_threads(work: Callable[[range], None], count: int, threads: int) -> None:
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, [range(start, count, threads) for start in range(threads)]))


@contextmanager
def _raw(setting: Setting) -> Iterator[Contest]:
    made = None if setting.real else made_series(setting)
    sources = indexed_sources(setting.real or _folder(made), RAW)
    paths = [source.path for source in sources]
    yield Contest(
        duration_of(partial(load, sources)),
        lambda: what_is_wrong(load(sources), made),
        duration_of(partial(simpleitk_volume, paths)),
        duration_of(partial(read_all, sources)),
    )


@contextmanager
def _loading(syntax: str, setting: Setting) -> Iterator[Contest]:
    made = None if setting.real else made_series(setting, syntax)
    sources = stored_sources(setting.real or _folder(made), syntax)
    paths = [source.path for source in sources]
    peer: Measure | None = duration_of(partial(simpleitk_volume, paths))
    if not _can_read(paths):
        peer = None
    if syntax == RAW:
        limit = duration_of(partial(read_and_hash_all, sources))
    else:
        packed = []
        for source in sources:
            with source.path.open("rb") as file:
                packed.append(read_spans(file, source.spans))
        limit = duration_of(partial(decode_all, packed, sources))
    yield Contest(
        duration_of(partial(load, sources)), lambda: what_is_wrong(load(sources), made), peer, limit
    )


def _folder(made: MadeSeries | None) -> Path:
    assert made is not None
    return made.folder


def _can_read(paths: Sequence[Path]) -> bool:
    try:
        simpleitk_volume(paths[:2])
    except RuntimeError:
        return False
    return True


def drop_from_cache(paths: Sequence[Path]) -> bool:
    """Ask the system to forget the files' pages; False where it cannot be asked."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(descriptor)
    return True


@contextmanager
def _cold(setting: Setting) -> Iterator[Contest]:
    made = made_series(setting)
    sources = indexed_sources(made.folder)
    paths = [source.path for source in sources]
    if not drop_from_cache(paths):
        raise Skipped("this system does not drop pages on request")
    warm = statistics.median(duration_of(partial(read_all, sources, 1))()[0] for _ in range(3))
    drop_from_cache(paths)
    if duration_of(partial(read_all, sources, 1))()[0] < 1.2 * warm:
        raise Skipped("the page cache of this file system cannot be dropped")

    def after_drop(work: Callable[[], object]) -> Measure:
        timed = duration_of(work)

        def measure() -> Sequence[float]:
            drop_from_cache(paths)
            return timed()

        return measure

    yield Contest(
        after_drop(partial(load, sources)),
        lambda: what_is_wrong(load(sources), made),
        after_drop(partial(simpleitk_volume, paths)),
        after_drop(partial(read_all, sources, 1)),
    )


def _compressed(name: str, syntax: str, peer: float, limit: float) -> Row:
    return Row(
        name,
        "compressed series to volume, hashes checked",
        "SimpleITK ImageSeriesReader",
        "decode only, frames in memory",
        partial(_loading, syntax),
        peer,
        limit,
        statistic=min,
        real=True,
    )


ROWS = (
    Row(
        "load_raw",
        "indexed series to int16 HU volume",
        "SimpleITK ImageSeriesReader",
        "preadv into a new array, two threads",
        _raw,
        0.25,
        1.3,
        real=True,
    ),
    Row(
        "load_stored",
        "the same from the managed store: every file checked by its SHA-256 (IN-141)",
        "SimpleITK ImageSeriesReader",
        "preadv and SHA-256, two threads",
        partial(_loading, RAW),
        0.25,
        1.3,
        real=True,
    ),
    Row(
        "load_cold",
        "the same, page cache dropped",
        "SimpleITK ImageSeriesReader",
        "preadv, one thread",
        _cold,
        0.5,
        1.0,
    ),
    _compressed("load_jls", str(Syntax.JPEG_LS), 0.55, 1.3),
    _compressed("load_j2k", str(Syntax.JPEG_2000), 0.95, 1.3),
    _compressed("load_jll", str(Syntax.JPEG_LOSSLESS), 0.4, 1.6),
    _compressed("load_htj2k", HTJ2K, 0.4, 2.0),
    _compressed("load_rle", str(Syntax.RLE), 0.1, 5.0),
)
