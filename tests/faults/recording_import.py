"""An import whose calls are written down: python -m tests.faults.recording_import STUDY FOLDER OUT

SQLite's calls and those of the image store stand in one list, in the order in which they were made.
"""

import os
import pickle
import sys
from dataclasses import astuple
from pathlib import Path
from typing import Any

from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.study_session import open_study
from recist_reader.trial.patch import Recorded
from tests.faults.recording_disk import Asked, RecordingDisk


def write_down_files(disk: RecordingDisk) -> None:
    """Let writes, syncs and renames of the image store be written down beside SQLite's."""
    open_file, write, sync, replace = os.open, os.write, os.fsync, os.replace
    names: dict[int, str] = {}

    def named_open(path: Any, *more: Any, **named: Any) -> int:
        descriptor = open_file(path, *more, **named)
        names[descriptor] = str(path)
        return descriptor

    def noted_write(descriptor: int, content: Any) -> int:
        written = write(descriptor, content)
        disk.asked.append(Asked(names[descriptor], "file", 0, bytes(content[:written])))
        return written

    def noted_sync(descriptor: int) -> None:
        sync(descriptor)
        disk.asked.append(Asked(names[descriptor], "file sync"))

    def noted_replace(old: Any, new: Any) -> None:
        replace(old, new)
        disk.asked.append(Asked(str(old), "rename", 0, str(new).encode()))

    os.open, os.write, os.fsync, os.replace = named_open, noted_write, noted_sync, noted_replace  # type: ignore[assignment]


def main(path: Path, folder: Path, out: Path) -> None:
    """Import; write down (files at the beginning, calls, id of the event, calls before it was told)."""
    disk = RecordingDisk()
    with open_study(path, unsaved=path.parent / "unsaved") as study:
        start = {path.name: path.read_bytes(), f"{path.name}-journal": b""}
        write_down_files(disk)
        disk.asked.clear()
        *_, last = import_images(study, ImportWish((folder,), "1001", "Baseline"))
        assert isinstance(last.answer, Recorded)
        told = len(disk.asked)
        asked = [astuple(call) for call in disk.asked]
    out.write_bytes(pickle.dumps((start, asked, last.answer.event_id, told)))


if __name__ == "__main__":
    main(*(Path(word) for word in sys.argv[1:]))
