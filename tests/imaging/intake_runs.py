"""Intake as its tests try it: a folder of CT files, a store, what came of each file."""

from pathlib import Path

from recist_reader.imaging.intake import Intake, IntakeOptions, prepare
from recist_reader.imaging.store import ImageStore
from recist_reader.imaging.uids import StudyKey
from tests.imaging.made_ct import ct_file

KEY = StudyKey(b"k" * 32)


def fill(folder: Path, count: int = 3) -> None:
    for number in range(1, count + 1):
        (folder / f"{number}.dcm").write_bytes(ct_file(number))


def take(folder: Path, store: ImageStore, options: IntakeOptions | None = None) -> Intake:
    steps = list(prepare([folder], KEY, "S1", store, options))
    assert steps[-1].result is not None
    return steps[-1].result


def statuses(result: Intake) -> dict[str, str]:
    return {file.name: f"{file.status} {file.code or ''}".strip() for file in result.files}
