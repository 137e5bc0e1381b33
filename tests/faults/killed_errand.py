"""A child that does one errand and is killed meanwhile: python -m tests.faults.killed_errand WHAT PATH...

Prints a line when it begins.
"""

import sys
from pathlib import Path

from recist_reader.storage.backup import backup
from recist_reader.storage.migration import Release, migrate_study
from recist_reader.storage.restore import restore
from tests.storage.second_schema import confirmed
from tests.storage.test_backup import NOW


def main(what: str, study: Path, *more: str) -> None:
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    match what:
        case "backup":
            backup(study, Path(more[0]), NOW)
        case "restore":
            restore(study, Path(more[0]))
        case "migrate":
            migrate_study(study, confirmed(Path(more[0])), Release(2, more[2], Path(more[1])))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
