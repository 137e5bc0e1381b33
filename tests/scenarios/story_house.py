"""Where people of the story come in: each session a process, forked from one that has read all modules.

    python -m tests.scenarios.story_house

Each line of input is what a session needs (`story_session.run`). After what a session prints comes `ended`
with its exit code. The modules are imported in `main` alone: workers that read images import this file too.
"""

import json
import os
import pkgutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
ENDED = "ended"


class House:
    """The waiting process, as the teller of the story sees it. Use it as a context."""

    def __init__(self, folder: Path) -> None:
        self._said = folder / "said.txt"

    def __enter__(self) -> Self:
        self._errors = self._said.open("w")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.scenarios.story_house"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        return self

    def session(self, what: dict[str, Any]) -> dict[str, Any]:
        """Run one person's session to its end; return what it took along."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()
        lines: list[str] = []
        while not lines or not lines[-1].startswith(ENDED):
            line = self._process.stdout.readline()
            assert line, self._said.read_text()[-3000:]
            lines.append(line)
        assert lines[-1].split() == [ENDED, "0"], self._said.read_text()[-3000:]
        taken: dict[str, Any] = json.loads(lines[-2])
        return taken

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()
        self._errors.close()


def main() -> None:
    """Fork a process for each line; it ends as any program does."""
    from recist_reader import ui
    from tests.scenarios.story_session import run

    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)  # rooms that a session reads when it comes to them
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            run(json.loads(line))
            return
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{ENDED} {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
