"""A child process that edits on a failing disk: python -m tests.faults.failing_writer STUDY full|io|once

For each n: the n-th write, truncate or sync of one edit fails, and all after it (`once`: that one alone); the
disk heals; the same edit is tried again; the file must hold it once. Prints one JSON line with what it saw.
"""

import json
import sys
from pathlib import Path

from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import verify
from tests.faults.failing_disk import SQLITE_FULL, FailingDisk
from tests.storage.made import READ, new_event


def main(path: Path, kind: str) -> None:
    disk = FailingDisk()
    seen: dict[str, object] = {"codes": [], "wrong": [], "steps": 0}
    with StudyFile.open(path) as study:
        n, failed = 0, True
        while failed:
            n += 1
            old = study.row("measurement", READ, "BL/T1")
            row = {"long_mm": f"{n}.0", "points": ["1.0000"] * 400}
            new = new_event(READ, {"measurement": {"BL/T1": old}}, {"measurement": {"BL/T1": row}}, n)
            before = study.streams()[READ].seq
            disk.arm(n, SQLITE_FULL if kind == "full" else 10, once=kind == "once")
            try:
                study.append(new)
                failed = False
            except StudyFault as fault:
                seen["codes"].append(str(fault.code))
            disk.heal()
            if failed and study.append(new).seq != before + 1:
                seen["wrong"].append(n)
            if study.row("measurement", READ, "BL/T1") != row or study.streams()[READ].seq != before + 1:
                seen["wrong"].append(n)
            if study.check_stream(READ) is not None:
                seen["wrong"].append(n)
        seen["steps"] = n
    report = verify(path)
    seen["verify"] = report.first_fault
    seen["codes"] = sorted(set(seen["codes"]))
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
