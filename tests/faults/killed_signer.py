"""A reader who signs a timepoint and is killed meanwhile: python -m tests.faults.killed_signer FOLDER

Prints a line when the signature begins, and one when it was acknowledged.
"""

import sys
from pathlib import Path

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from tests.faults import signed_errand


def main(folder: Path) -> None:
    with signed_errand.opened(folder, folder / "unsaved") as study:
        session = ReadSession(study, signed_errand.code_in(folder))
        sys.stdout.write("begun\n")
        sys.stdout.flush()
        answer = session.lock(given=signed_errand.credentials())
        sys.stdout.write("refused\n" if isinstance(answer, Refusal) else "signed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
