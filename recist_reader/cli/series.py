"""`recist-reader series FOLDER`: the series of a folder as they would be read (VF-12)."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from recist_reader.problem import Fault, Problem

NAME = "series"
HELP = "list the series of a folder with order, geometry and findings"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder or zip archive of DICOM files")
    parser.add_argument("--json", action="store_true", help="print JSON (VF-12)")


def run(args: argparse.Namespace) -> int:
    """Print the series; 0 good, 1 files were damaged or none is an image, 2 no such folder."""
    from recist_reader.imaging.kinds import Kind, Verdict
    from recist_reader.imaging.scan import open_input, scan
    from recist_reader.imaging.series import build_series

    try:
        files = [step.file for step in scan(open_input(args.folder))]
    except Fault as fault:
        print(fault.problem, file=sys.stderr)
        return 2
    parts = build_series(
        (file.name, file.examined.header, file.examined.kind is Kind.LOCALIZER)
        for file in files
        if file.examined.verdict is Verdict.IMPORTED and file.examined.header is not None
    )
    rows = [series_row(part) for part in parts]
    if args.json:
        print(json.dumps({"series": rows}, indent=1))
    elif rows:
        _print_table(rows)
    if not rows:
        remedy = "Choose the folder or archive that holds the CT"
        print(Problem("there is no series of images in it", args.folder.name, remedy), file=sys.stderr)
    damaged = [file for file in files if file.examined.kind is Kind.DAMAGED]
    for file in damaged:
        cause = file.examined.cause
        print(f"{file.name}: {cause.problem if cause else 'damaged'}", file=sys.stderr)
    return 1 if damaged or not rows else 0


def series_row(part: Any) -> dict[str, Any]:
    """One `SeriesPart` with the keys of VF-12. `n` counts slices; a multi-frame file is named once."""
    header, facts = part.header, part.slices[0].facts
    return {
        "series_uid": part.series_uid,
        "part": part.part,
        "modality": header.modality,
        "files": list(dict.fromkeys(item.name for item in part.slices)),
        "n": len(part.slices),
        "rows": header.pixels.rows,
        "columns": header.pixels.columns,
        "spacing_mm": list(facts.spacing_mm) if facts.spacing_mm else None,
        "step_mm": None if part.step_mm is None else round(part.step_mm, 6),
        "thickness_mm": part.thickness_mm,
        "tilt_deg": round(part.tilt_deg, 3),
        "orientation": part.orientation.value if part.orientation else None,
        "frame_of_reference_uid": header.frame_of_reference_uid,
        "badges": [badge.value for badge in part.badges],
        "blocked": [blocked.value for blocked in part.blocked],
    }


def _print_table(rows: list[dict[str, Any]]) -> None:
    print("part\tmodality\tplane\tn\tsize\tstep mm\tthickness mm\tbadges\tblocked\tseries")
    for row in rows:
        size = f"{row['columns']} x {row['rows']}"
        badges, blocked = (" ".join(row[key]) or "-" for key in ("badges", "blocked"))
        cells = (row["part"], row["modality"], row["orientation"], row["n"], size, row["step_mm"])
        shown = ["-" if cell is None else cell for cell in (*cells, row["thickness_mm"])]
        print(*shown, badges, blocked, row["series_uid"], sep="\t")
