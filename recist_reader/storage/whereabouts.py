"""Where a study file is that is open but not at its place any more (IN-121, FT-6).

Asked of the operating system, without touching the file: its open descriptor knows the present name.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recist_reader.storage.study_reading import StudyReading, identity_of

DESCRIPTORS = Path("/proc/self/fd")
DESCRIPTORS_MAC = Path("/dev/fd")
LONGEST_PATH = 1024


@dataclass(frozen=True)
class Whereabouts:
    """`is_there`: a file stands at the place; `now`: its new place where it was moved, None if gone."""

    is_there: bool
    now: Path | None = None


def whereabouts(study: StudyReading) -> Whereabouts:
    """Look for the file of an open study. Waits for a disk that hangs: not for the window's thread."""
    if study.path.is_file():
        return Whereabouts(True)
    for name in _open_names():
        if name.is_file() and identity_of(name) == study.identity:
            return Whereabouts(False, name)
    return Whereabouts(False)


def _open_names() -> Iterator[Path]:
    """Present names of the study files that this process has open; a deleted one has none."""
    folder = DESCRIPTORS_MAC if sys.platform == "darwin" else DESCRIPTORS
    try:
        numbers = [int(entry.name) for entry in folder.iterdir()]
    except OSError:  # Windows lets no open file be moved
        return
    for number in numbers:
        try:
            name = _name_of(number)
        except OSError:  # closed since the listing
            continue
        if name.suffix == ".rrs":
            yield name


def _name_of(descriptor: int) -> Path:
    if sys.platform == "darwin":
        import fcntl

        found = fcntl.fcntl(descriptor, fcntl.F_GETPATH, bytes(LONGEST_PATH))
        return Path(os.fsdecode(found.split(b"\0", 1)[0]))
    return (DESCRIPTORS / str(descriptor)).readlink()
