"""Errands on a disk that fails at their n-th write, for every n: FT-3 and FT-4 beyond a single edit.

    python -m tests.faults.failing_errand WHAT FOLDER full|io STRIDE

The n-th write, truncation or sync fails, and all after it, of SQLite as of the program itself; the disk
heals; nothing may be half; the same errand then succeeds. Prints one JSON line with what was seen.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from recist_reader.problem import Fault
from tests.faults import errands
from tests.faults.failing_disk import SQLITE_FULL, FailingDisk
from tests.faults.failing_files import fail_like


class Errand(Protocol):
    """Something that writes; made anew for each try."""

    def act(self) -> None:
        """Do it, or raise Fault."""

    def wrong_after_failure(self) -> str | None:
        """What does not hold on the healed disk after a failed try; may try again."""

    def wrong_after_success(self) -> str | None:
        """What does not hold once it was done."""


def main(make: Callable[[Path], Errand], folder: Path, error: int, stride: int) -> dict[str, object]:
    disk = FailingDisk()
    fail_like(disk)
    first = make(folder / "first")
    disk.arm(0, error)
    first.act()
    total, codes, wrong, failed, tried = disk.calls, set[str](), list[str](), 0, 0
    wrong += filter(None, [first.wrong_after_success()])
    for n in sorted({*range(1, total + 1, stride), total}):  # the last sync is a case of its own
        errand = make(folder / f"try {n}")
        disk.arm(n, error)
        tried += 1
        try:
            errand.act()
        except Fault as fault:
            failed += 1
            codes.add(str(fault.code))
        else:
            disk.heal()
            wrong += [f"{n}: done, {what}" for what in [errand.wrong_after_success()] if what]
            continue
        disk.heal()
        wrong += [f"{n}: {what}" for what in [errand.wrong_after_failure()] if what]
    return {"calls": total, "tried": tried, "failed": failed, "codes": sorted(codes), "wrong": wrong}


if __name__ == "__main__":
    what, folder, kind, stride = sys.argv[1:]
    seen = main(errands.BY_NAME[what], Path(folder), SQLITE_FULL if kind == "full" else 10, int(stride))
    sys.stdout.write(json.dumps(seen))
