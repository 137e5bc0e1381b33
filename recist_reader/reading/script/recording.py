"""A session at the window that writes itself down as a script (`open --record FILE`, script format).

file = ScriptFile(path)
session = RecordingSession(study, "1001", file)   # then as any other session
"""

import json
from pathlib import Path

from recist_reader.problem import Problem, Refusal
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession, Waiting
from recist_reader.reading.script.document import FORMAT
from recist_reader.reading.script.recorder import ScriptRecorder
from recist_reader.reading.study_session import StudySession
from recist_reader.said import phrase
from recist_reader.trial.commands import Command
from recist_reader.trial.patch import Recorded

LOST = phrase("the script is not written on")
BEFORE = Problem(
    phrase("{lost}: an act from before the recording was undone", lost=LOST),
    "--record",
    phrase("Record from the start"),
)


class ScriptFile:
    """One script of all sessions, whole after each act; `problem` says why it ended before them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._recorders: list[ScriptRecorder] = []
        self.problem: Problem | None = None

    def begin(self, subject: str) -> ScriptRecorder:
        """Note the acts at a subject behind those of the sessions before."""
        self._recorders.append(ScriptRecorder(subject))
        return self._recorders[-1]

    def write(self) -> None:
        """Bring the script to the disk; a failure ends the recording and never the reading."""
        steps = [step for recorder in self._recorders for step in recorder.steps]
        text = json.dumps({"format": FORMAT, "version": 1, "steps": steps}, ensure_ascii=False, indent=1)
        making = self._path.with_name(f"{self._path.name}.new")
        try:
            making.write_text(f"{text}\n", "utf-8")
            making.replace(self._path)
        except OSError as error:
            remedy = phrase("Choose another place, then start the window again")
            self.problem = Problem(
                phrase("{lost} ({cause})", lost=LOST, cause=error.strerror), "--record", remedy
            )


class RecordingSession(ReadSession):
    """Reads as `ReadSession` does and notes every command that is kept."""

    def __init__(self, study: StudySession, subject: str, file: ScriptFile) -> None:
        super().__init__(study, subject)
        self._file, self._recorder = file, file.begin(subject)

    def do_or_wait(self, command: Command, given: Credentials | None = None) -> Recorded | Waiting | Refusal:
        before, facts = self.pending, self.facts
        answer = super().do_or_wait(command, given)
        if not isinstance(answer, Refusal) and self._file.problem is None:
            try:
                self._recorder.note(command, before, facts)
            except IndexError:  # nothing noted to take back
                self._file.problem = BEFORE
            else:
                self._file.write()
        return answer
