"""The folder of an export: whole or not there at all (EXP-13).

    with PartialFolder(out, name) as partial:
        ... write files below partial.path ...
        partial.commit()

Files are written to a hidden folder beside the target, brought to the disk, hashed by reading them
back, and the folder is renamed once.
"""

import contextlib
import hashlib
import os
import secrets
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from recist_reader.durable import sync_folder
from recist_reader.exports.fault import ExportFault, bad_request, fault_of_os
from recist_reader.problem import Problem
from recist_reader.said import phrase

SUMS = "SHA256SUMS"
LONGEST_PATH = 240  # on Windows


class PartialFolder:
    """An export folder in the making; gone on leaving unless committed. `writing` is the file in work."""

    def __init__(self, out: Path, name: str) -> None:
        self.target = out / name
        self.path = out / f".{name}.partial-{secrets.token_hex(4)}"
        self.writing = name
        self._has_name = False

    def __enter__(self) -> Self:
        longest = len(str(self.path.absolute())) + 24
        if os.name == "nt" and longest > LONGEST_PATH:
            what = phrase("the path would be longer than {limit} characters", limit=LONGEST_PATH)
            raise ExportFault(
                "io_error", Problem(what, phrase("folder"), phrase("Choose a folder with a shorter path"))
            )
        try:
            self.path.mkdir(parents=True)
        except OSError as error:
            raise fault_of_os(error, phrase("the export folder"), self.left_behind) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.path, ignore_errors=True)

    def begin(self, name: str) -> Path:
        """Where a file of the folder is to be written; a fault of the disk names it from now on."""
        self.writing = name
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def seal(self, name: str) -> str:
        """Bring a finished file to the disk and return its SHA-256, read back from there."""
        path = self.path / name
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        return sha256_of(path)

    def write_text(self, name: str, text: str) -> str:
        """Write a whole file and return its SHA-256."""
        self.begin(name).write_text(text, "utf-8", newline="\n")
        return self.seal(name)

    def commit(self) -> Path:
        """Give the folder its name, once. Raises ExportFault (exit 2) where that folder is there already.

        A name that the disk does not confirm is taken back: what is told as failed is not there (EXP-13).
        """
        self.refuse_existing(None)
        self.writing = phrase("the export folder")
        for folder in (self.path, *(below for below in self.path.rglob("*") if below.is_dir())):
            sync_folder(folder)
        self.path.rename(self.target)
        self._has_name = True
        try:
            sync_folder(self.target.parent)
        except OSError:
            with contextlib.suppress(OSError):
                self.target.rename(self.path)
                self._has_name = False
            raise
        return self.target

    @property
    def left_behind(self) -> str:
        """After a failure: what is still there and what to do with it."""
        if self._has_name:
            return phrase(
                "{folder} is there, but the disk did not confirm it: delete it", folder=self.target.name
            )
        if os.path.lexists(self.path):
            return phrase("{folder} is unfinished and could not be removed: delete it", folder=self.path.name)
        return phrase("nothing was left behind")

    def refuse_existing(self, sums: dict[str, str] | None) -> None:
        """Raise where the target exists, saying whether its files are those of `sums` (name -> SHA-256)."""
        if not os.path.lexists(self.target):
            return
        what = phrase("the export folder exists already")
        if sums is not None and holds(self.target, sums):
            what = phrase("the export folder exists already, and its data are identical")
        elif sums is not None:
            what = phrase("the export folder exists already, and its data are different")
        remedy = phrase("Move or delete that folder, or choose another place; nothing is overwritten")
        raise bad_request(what, self.target.name, remedy)


def holds(folder: Path, sums: dict[str, str]) -> bool:
    """Whether a folder has just these files of data with just these contents."""
    try:
        files = (path for path in folder.rglob("*") if path.is_file())
        found = {path.relative_to(folder).as_posix() for path in files} - {SUMS, "manifest.json"}
        return found == set(sums) and all(sha256_of(folder / name) == sums[name] for name in sums)
    except OSError:
        return False


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read anew."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
