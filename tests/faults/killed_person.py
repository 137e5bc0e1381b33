"""A person who acts and is killed meanwhile: python -m tests.faults.killed_person WHAT FOLDER

Prints a line when it begins, and one when it was acknowledged.
"""

import sys
from pathlib import Path

from tests.faults.people_errands import BY_NAME


def main(what: str, folder: Path) -> None:
    errand = BY_NAME[what](folder)
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    errand.act()
    sys.stdout.write("done\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
