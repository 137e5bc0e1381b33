"""`recist-reader export KIND --study FILE --out DIR`: tables and documents leave the study (1.4)."""

import argparse
import sys
from pathlib import Path

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.moment import moment_or_day
from recist_reader.exports.export import export
from recist_reader.exports.fault import bad_request
from recist_reader.exports.manifest import manifest_text
from recist_reader.exports.registry import NAMES
from recist_reader.exports.request import READERS, ExportRequest, ExportResult, Format
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.storage.faults import FaultCode, StudyFault

NAME = "export"
HELP = "write lesions, timepoints, outcomes or the reads document to a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=list(NAMES))
    parser.add_argument("--study", type=Path, required=True, metavar="FILE")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="one new folder is made in it")
    parser.add_argument("--format", choices=[f.value for f in Format], default=Format.CSV.value)
    parser.add_argument("--bom", action="store_true", help="mark CSV files as UTF-8 for Excel")
    parser.add_argument("--subjects", type=Path, metavar="FILE", help="a text file, one subject id a line")
    parser.add_argument("--reader", choices=READERS, help="the reads of one reader, or the results, alone")
    parser.add_argument("--as-of", type=moment_or_day, metavar="TIME", help="as it was then (ISO 8601)")
    parser.add_argument("--by-arm", action="store_true", help="refused until the study is unblinded")
    parser.add_argument("--dry-run", action="store_true", help="print the manifest, write nothing")
    add_entry_arguments(parser)


def run(args: argparse.Namespace) -> int:
    request = ExportRequest(
        kind=args.kind,
        out=args.out,
        format=Format(args.format),
        bom=args.bom,
        subjects=_subjects(args.subjects) if args.subjects else None,
        reader=args.reader,
        as_of=args.as_of,
        by_arm=args.by_arm,
        dry_run=args.dry_run,
    )
    with _opened(args) as study:
        result = export(study, request)
    _report(result)
    return result.exit_code


def _opened(args: argparse.Namespace) -> StudySession:
    """The study, for writing where that is possible: the run is recorded in it (EXP-14)."""
    path: Path = args.study
    try:
        return opened(args, path)
    except StudyFault as fault:
        if args.user is not None or fault.code not in (FaultCode.LOCKED, FaultCode.READONLY):
            raise
        print(f"{fault.problem.what}: the export is not recorded in the study", file=sys.stderr)
        return open_study(path, write=False)


def _subjects(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise bad_request("the list of subjects cannot be read", path.name, "Check the file") from error
    named = frozenset(line.strip() for line in lines if line.strip())
    if not named:
        raise bad_request("the list of subjects is empty", path.name, "Write one subject id a line")
    return named


def _report(result: ExportResult) -> None:
    """The folder or the manifest to stdout, everything that a person should look at to stderr."""
    if result.folder is None:
        print(manifest_text(result.manifest), end="")
    else:
        print(result.folder)
    for left in result.left_out:
        print(f"left out: {left.subject} {left.reader}: {left.why}", file=sys.stderr)
    if result.recompute_differs:
        what = f"{result.recompute_differs} timepoints differ from what was stored at lock"
        print(f"{what}; see column recompute_differs", file=sys.stderr)
    for difference in result.differences:
        print(f"differs when assessed again: {difference}", file=sys.stderr)
    for warning in result.warnings:
        print(warning, file=sys.stderr)
