"""`python -m benchmarks [--row NAME] [--real FOLDER] [--quick]`: exit 1 when a row misses its target."""

import argparse
import os
import sys
from pathlib import Path

from benchmarks.contest import Outcome, run
from benchmarks.material import write_json
from benchmarks.report import as_json, cells, table, verdict
from benchmarks.setting import full, quick

FOLDER = Path("build/bench")


def main(arguments: list[str] | None = None) -> int:
    """Run the rows; print table and verdict; write `build/bench.json`."""
    # Set before Qt is loaded: frames are painted off screen, no timing depends on a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from benchmarks.registry import ROWS

    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--row", action="append", choices=[row.name for row in ROWS], metavar="NAME")
    parser.add_argument("--real", type=Path, metavar="FOLDER", help="run on real DICOM where a row can")
    parser.add_argument("--quick", action="store_true", help="small counts: a look, not a result")
    asked = parser.parse_args(arguments)
    setting = (quick if asked.quick else full)(FOLDER, asked.real)
    chosen = [
        row
        for row in ROWS
        if (not asked.row or row.name in asked.row) and (setting.real is None or row.real or asked.row)
    ]
    outcomes: list[Outcome] = []
    for row in chosen:
        outcomes.append(run(row, setting))
        print(" | ".join(cells(outcomes[-1])), file=sys.stderr, flush=True)
    print(table(outcomes))
    print(verdict(outcomes))
    write_json(FOLDER.with_suffix(".json"), as_json(outcomes))
    return 0 if all(outcome.is_within for outcome in outcomes if outcome.is_judged) else 1


if __name__ == "__main__":
    sys.exit(main())
