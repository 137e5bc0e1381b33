"""A child process that edits until it is killed: python -m tests.faults.killed_writer STUDY SEED

Prints `ACK <event id>` after each commit, flushed at once.
"""

import sys
from pathlib import Path

from recist_reader.storage.study_file import StudyFile
from tests.storage.made import READ, Hand


def main(path: Path, seed: int) -> None:
    with StudyFile.open(path) as study:
        hand = Hand(study, seed)
        hand.n = study.streams()[READ].seq
        while True:
            sys.stdout.write(f"ACK {hand.act()}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
