"""`recist-reader verify STUDY`: does the file hold what was stored in it (VF-1)?"""

import argparse
import json
import re
import sys
from pathlib import Path

from recist_reader.cli.main import BAD_INPUT, GOOD, IN_USE, INTEGRITY, OTHER_SCHEMA, STORAGE
from recist_reader.cli.moment import moment
from recist_reader.cli.progress import Progress, followed
from recist_reader.problem import Fault, Problem
from recist_reader.reading.keeping_places import places_at
from recist_reader.reading.whole_check import whole_check_steps
from recist_reader.storage.anchors import FILE_NAME, SHOWN_DIGITS, known_anchors
from recist_reader.storage.faults import FaultCode
from recist_reader.storage.opening import study_id_of
from recist_reader.storage.verify import Report, Wanted, event_ids_of

ANCHOR_DIGITS = re.compile(rf"[0-9a-fA-F]{{{SHOWN_DIGITS},64}}")
NAME = "verify"
HELP = "check a study file: pages, schema, chains, rows, anchors"

EXIT_OF = {
    FaultCode.MISSING: BAD_INPUT,
    FaultCode.LOCKED: IN_USE,
    FaultCode.NEWER_SCHEMA: OTHER_SCHEMA,
    FaultCode.OLDER_SCHEMA: OTHER_SCHEMA,
    FaultCode.DISK_FULL: STORAGE,
    FaultCode.IO_ERROR: STORAGE,
    FaultCode.READONLY: STORAGE,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--anchor", action="append", default=[], metavar="DIGITS|FILE")
    parser.add_argument("--against", type=Path, metavar="STUDY", help="name where two files part")
    parser.add_argument("--images", action="store_true", help="also read every stored image (IN-141)")
    parser.add_argument(
        "--as-of", type=moment, metavar="TIME", help="also fold the events up to a time (UTC, ISO 8601)"
    )
    parser.add_argument("--acks", type=Path, metavar="FILE", help="lines ACK <event id> that must be there")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    steps = whole_check_steps(args.study, _wanted(args), images=args.images)
    report = followed(steps, Progress("checked", "events, then images" if args.images else "events"))
    if args.json:
        print(json.dumps(report.to_json()))
    else:
        _print(report)
    if report.present is not None and not args.json:
        print(f"present {report.present}")
        print(f"unacked {report.unacknowledged}")
    if report.ok:
        return GOOD
    return EXIT_OF.get(report.code, INTEGRITY) if report.code else INTEGRITY


def _wanted(args: argparse.Namespace) -> Wanted:
    acknowledged = None
    if args.acks is not None:
        acknowledged = event_ids_of(_text(args.acks).splitlines(keepends=True))
    return Wanted(_anchors(args), args.against, args.as_of, acknowledged)


def _anchors(args: argparse.Namespace) -> tuple[str, ...]:
    """Those given by hand, and those of this study that are kept in its places."""
    study = study_id_of(args.study) if args.study.is_file() else None
    places = places_at(args.study)
    anchors: tuple[str, ...] = ()
    try:
        for given in args.anchor:
            anchors += _given(given, study)
        for folder in (places.backups(args.study), *places.anchors):
            kept = known_anchors(folder / FILE_NAME, study) if (folder / FILE_NAME).is_file() else ()
            print(f"anchors of this study in {folder}: {len(kept) or 'none'}", file=sys.stderr)
            anchors += kept
    except OSError as error:
        raise _bad("a file of anchors can't be read", FILE_NAME, "Check its rights") from error
    return anchors


def _given(text: str, study: str | None) -> tuple[str, ...]:
    """What `--anchor` names: a file, whose anchors all count where it has none of this study, or digits."""
    if Path(text).is_file():
        return known_anchors(Path(text), study) or known_anchors(Path(text))
    if not ANCHOR_DIGITS.fullmatch(text):
        remedy = f"Give the {SHOWN_DIGITS} digits that were printed, or more, or a file {FILE_NAME}"
        raise _bad("this is neither an anchor nor a file", "--anchor", remedy)
    return (text,)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad("the file of acknowledgements can't be read", "--acks", "Check its name") from error


def _bad(what: str, where: str, remedy: str) -> Fault:
    return Fault(Problem(what, where, remedy), code="bad_input")


def _print(report: Report) -> None:
    for check in report.checks:
        mark = "ok" if check.ok else "FAIL"
        print(f"{mark:<4} {check.id:<10} {check.n:>8}  {check.first_fault or ''}".rstrip())
    print(f"{report.streams} streams, {report.events} events, anchor {(report.anchor or 'none')[:16]}")
