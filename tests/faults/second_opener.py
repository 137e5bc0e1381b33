"""A second process that wants to write: python -m tests.faults.second_opener STUDY

For each line on its input it tries to open the study for writing and to edit; it answers with what it met.
"""

import sys
from pathlib import Path

from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from tests.storage.made import READ, new_event


def main(path: Path) -> None:
    for _line in sys.stdin:
        try:
            with StudyFile.open(path) as study:
                study.append(new_event(READ, {}, {}))
            answer = "opened"
        except StudyFault as fault:
            answer = str(fault.code)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
