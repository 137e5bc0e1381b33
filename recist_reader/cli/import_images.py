"""`recist-reader import FOLDER|ZIP`: check images, or take them into a study (VF-5)."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from recist_reader.problem import Fault, Refusal

NAME = "import"
HELP = "check a folder or zip archive of DICOM files, or import it into a study"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder or zip archive of DICOM files")
    parser.add_argument(
        "--study", type=Path, metavar="STUDY", help="import into this study; without it only check"
    )
    parser.add_argument("--subject", metavar="ID", help="the subject that the images are of")
    parser.add_argument("--visit", metavar="VISIT", help="the visit that the images are of")
    parser.add_argument("--release", action="store_true", help="let the reader have the timepoint at once")
    parser.add_argument("--dry-run", action="store_true", help="check only, write nothing")
    parser.add_argument("--json", action="store_true", help="print JSON (VF-5)")


def run(args: argparse.Namespace) -> int:
    """Check or import; 0 good, 1 a file was refused or quarantined, 2 bad input."""
    if args.study is None or args.dry_run:
        return _check(args)
    if args.subject is None or args.visit is None:
        print("--study needs --subject and --visit.", file=sys.stderr)
        return 2
    return _into_study(args)


def _check(args: argparse.Namespace) -> int:
    from recist_reader.imaging.intake import check_only

    try:
        *_, last = check_only([args.folder])
    except Fault as fault:
        print(fault.problem, file=sys.stderr)
        return 2
    return _told(last.result, args.json)


def _into_study(args: argparse.Namespace) -> int:
    from recist_reader.reading.importing import ImportWish, import_images
    from recist_reader.reading.study_session import open_study

    wish = ImportWish((args.folder,), args.subject, args.visit)
    with open_study(args.study) as study:
        *_, last = import_images(study, wish)
    if isinstance(last.answer, Refusal):
        print(last.answer.problem, file=sys.stderr)
        if last.intake is None:
            return 2
    return _told(last.intake, args.json)


def _told(result: Any, as_json: bool) -> int:
    print_intake(result, as_json)
    return 1 if result.has_findings else 0


def print_intake(result: Any, as_json: bool) -> None:
    """Print what came in: VF-5 as JSON, or a line for each file that was not taken and the counts."""
    if as_json:
        files = [file.to_json() for file in result.files]
        series = [series_row(record) for record in result.series]
        print(json.dumps({"files": files, "series": series}, indent=1))
        return
    for file in result.files:
        if file.status in ("refused", "quarantined"):
            where = f" {file.tag}" if file.tag else ""
            print(f"{file.status:12} {file.name}: {file.what or file.code}{where}. {file.remedy or ''}")
    counts = Counter(file.status for file in result.files)
    print(", ".join(f"{count} {status}" for status, count in sorted(counts.items())) or "no files")


def series_row(record: Any) -> dict[str, Any]:
    """One series of the answer, without the facts for loading."""
    row: dict[str, Any] = record.to_row()
    shown = ("sop_instance_uid", "frame", "pixel_sha256")
    row["instances"] = [{key: instance[key] for key in shown} for instance in row["instances"]]
    return row
