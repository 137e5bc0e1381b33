"""A child that is killed while edits wait: python -m tests.reading.waiting_writer STUDY FOLDER

Prints the id of each kept edit.
"""

import os
import signal
import sys
from pathlib import Path

from recist_reader.reading.read_session import ReadSession, Waiting
from recist_reader.reading.study_session import open_study
from recist_reader.storage.chain import Event, NewEvent
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.trial import commands as c
from tests.building import drawn


def fails(_new: NewEvent, **_kept: object) -> Event:
    raise fault(FaultCode.DISK_FULL)


def main(path: Path, folder: Path) -> None:
    study = open_study(path, unsaved=folder)
    session = ReadSession(study, "1001")
    study.file.append = fails  # type: ignore[method-assign]
    for length in (50, 60, 70):
        answer = session.do_or_wait(c.RecordMeasurement("T1", drawn(session, length, 20, number=10)))
        assert isinstance(answer, Waiting)
        sys.stdout.write(f"{answer.recorded.event_id}\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
