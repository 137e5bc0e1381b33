"""Stored images copied beside a backup or a restored study (VF-4): by hash, each once, each checked."""

import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from recist_reader.imaging.store import ImageStore
from recist_reader.storage.faults import fault_of_os

WHERE = "image store"


@dataclass(frozen=True)
class Copied:
    """How many images were copied and how many were there; SHA-256 of those that are not what was stored."""

    new: int
    known: int
    damaged: tuple[str, ...]


def copy_images(source: Path, target: Path) -> Generator[tuple[int, int], None, Copied]:
    """Copy the images of one store folder into another; yield (done, all). Nothing is written over.

    An image that is damaged in the source is left out and named. Raises Fault.
    """
    ours, theirs = ImageStore(source), ImageStore(target)
    wanted = sorted(ours.blobs())
    known, new, damaged = 0, list[str](), list[str]()
    try:
        for done, sha256 in enumerate(wanted, start=1):
            if theirs.path(sha256).is_file():
                known += 1
            else:
                content = ours.path(sha256).read_bytes()
                if hashlib.sha256(content).hexdigest() == sha256:
                    theirs.put(content)
                    new.append(sha256)
                else:
                    damaged.append(sha256)
            yield done, len(wanted)
        theirs.settle(new)
    except OSError as error:
        raise fault_of_os(error, WHERE) from error
    return Copied(len(new), known, tuple(damaged))
