"""What SQLite asked of the disk, written down, so that power cuts can be replayed (FT-2)."""

import pickle
import sys
from ctypes import string_at
from dataclasses import astuple, dataclass
from pathlib import Path
from random import Random

from recist_reader.storage.study_file import StudyFile
from tests.faults.failing_disk import FailingDisk
from tests.storage.made import READ, Hand

SECTOR = 512


@dataclass(frozen=True)
class Asked:
    """One call: a write (`content` at `offset`), a truncation (to `offset`) or a sync of a file."""

    file: str
    kind: str
    offset: int = 0
    content: bytes = b""


class RecordingDisk(FailingDisk):
    """A disk that never fails and remembers every write, truncation and sync in order."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        super().__init__()

    def note(self, kind: str, arguments: tuple[int, ...]) -> None:
        name = self.names[arguments[0]]
        if kind == "write":
            _file, buffer, amount, offset = arguments
            self.asked.append(Asked(name, kind, offset, string_at(buffer, amount)))
        else:
            self.asked.append(Asked(name, kind, arguments[1] if kind == "truncate" else 0))


def after_power_cut(start: dict[str, bytes], asked: list[Asked], random: Random) -> dict[str, bytes]:
    """The files as a power cut may leave them: all up to the last sync, of the rest any part, torn."""
    files = {}
    for file, content in start.items():
        mine = [call for call in asked if call.file == file]
        synced = max((n for n, call in enumerate(mine) if call.kind == "sync"), default=-1)
        rest = mine[synced + 1 :]
        keep = random.random()
        kept = [call for call in rest if random.random() < keep]
        if random.random() < 0.3:
            random.shuffle(kept)
        files[file] = _played(_played(content, mine[: synced + 1]), kept, random)
    return files


def _played(content: bytes, calls: list[Asked], tear: Random | None = None) -> bytes:
    played = bytearray(content)
    for call in calls:
        if call.kind == "truncate":
            del played[call.offset :]
        elif call.kind == "write":
            piece = call.content
            if tear is not None and tear.random() < 0.3:
                piece = piece[: tear.randrange(0, len(piece) + 1, SECTOR)]
            if len(played) < call.offset:
                played.extend(bytes(call.offset - len(played)))
            played[call.offset : call.offset + len(piece)] = piece
    return bytes(played)


def main(path: Path, out: Path, edits: int) -> None:
    """Edit a study and write down (calls, how many calls were made before each acknowledgement)."""
    disk = RecordingDisk()
    with StudyFile.open(path) as study:
        disk.asked.clear()
        hand, acknowledged = Hand(study, 2), []
        hand.n = study.streams()[READ].seq
        for _ in range(edits):
            acknowledged.append((hand.act(), len(disk.asked)))
    out.write_bytes(pickle.dumps(([astuple(call) for call in disk.asked], acknowledged)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
