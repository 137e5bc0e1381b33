"""Checks of stored images at once, for tests; the product runs them step by step, with progress."""

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import NamedTuple, TypeVar

from recist_reader.imaging.store import ImageStore
from recist_reader.reading.image_check import ImagesChecked, check_images_steps, check_steps
from recist_reader.storage.verify import Check

T = TypeVar("T")


class Compared(NamedTuple):
    """SHA-256 of blobs: gone, with other bytes, and in the store though not named."""

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    unnamed: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.missing and not self.changed


def compared(store: ImageStore, named: Iterable[str]) -> Compared:
    """A store against the blobs that it should hold; reads each of them."""
    wanted = sorted(set(named))
    missing = tuple(sha for sha in wanted if not store.path(sha).is_file())
    changed = tuple(sha for sha in wanted if sha not in missing and not store.is_sound(sha))
    return Compared(missing, changed, tuple(sorted(set(store.blobs()) - set(wanted))))


def check_store(study: Path) -> ImagesChecked:
    """What `images check` finds."""
    return _at_once(check_steps(study))


def check_images(study: Path) -> Check:
    """What `verify --images` says of them."""
    return _at_once(check_images_steps(study))


def _at_once(steps: Generator[tuple[int, int], None, T]) -> T:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
