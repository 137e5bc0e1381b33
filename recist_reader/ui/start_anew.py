"""Another process in place of this one: nothing of who signed out is carried over (SE-7, BL-16)."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SECRETS = "RECIST_READER_PASSWORD", "RECIST_READER_NEW_PASSWORD", "RECIST_READER_RECOVERY_PASSPHRASE"
"""Variables that may hold what the person who left has typed; the next person gets none of them."""


@dataclass(frozen=True)
class StartAnew:
    """The program once more: at the first page, or at the study in a file.

    `sample`: the folder of the demonstration that this was, whose trial the next person comes to.
    """

    path: Path | None = None
    sample: Path | None = None

    @property
    def command(self) -> list[str]:
        program = [sys.executable, "-m", "recist_reader.cli.main"]
        if self.sample is not None:
            return [*program, "demo", "--trial", "--folder", str(self.sample)]
        study = [] if self.path is None else [str(self.path)]
        return [*program, "open", *study]

    def begin(self) -> None:
        """Start it, on its own, with this process's surroundings but for secrets."""
        surroundings = {name: value for name, value in os.environ.items() if name not in SECRETS}
        subprocess.Popen(self.command, env=surroundings, start_new_session=True, close_fds=True)
