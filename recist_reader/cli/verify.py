"""`recist-reader verify STUDY`: does the file hold what was stored in it (VF-1)?"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from recist_reader.cli.main import BAD_INPUT, GOOD, IN_USE, INTEGRITY, OTHER_SCHEMA, STORAGE
from recist_reader.cli.moment import moment
from recist_reader.cli.progress import Progress, followed
from recist_reader.problem import Fault, Problem
from recist_reader.reading.image_check import check_images
from recist_reader.reading.keeping_places import places_at
from recist_reader.storage.anchors import FILE_NAME, known_anchors
from recist_reader.storage.faults import FaultCode
from recist_reader.storage.verify import Report, Wanted, event_ids_of, verify_steps

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
    report = followed(verify_steps(args.study, _wanted(args)), Progress("checked", "events"))
    if args.images and report.code is None:
        report = replace(report, checks=(*report.checks, check_images(args.study)))
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
    anchors: list[str] = []
    for given in args.anchor:
        anchors += known_anchors(Path(given)) if Path(given).is_file() else [given]
    places = places_at(args.study)
    for folder in (places.backups(args.study), *places.anchors):
        if (folder / FILE_NAME).is_file():
            anchors += known_anchors(folder / FILE_NAME)
    acknowledged = None
    if args.acks is not None:
        acknowledged = event_ids_of(_text(args.acks).splitlines(keepends=True))
    return Wanted(tuple(anchors), args.against, args.as_of, acknowledged)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        fault = Fault(Problem("the file of acknowledgements can't be read", "--acks", "Check its name"))
        fault.code = "bad_input"
        raise fault from error


def _print(report: Report) -> None:
    for check in report.checks:
        mark = "ok" if check.ok else "FAIL"
        print(f"{mark:<4} {check.id:<10} {check.n:>8}  {check.first_fault or ''}".rstrip())
    print(f"{report.streams} streams, {report.events} events, anchor {(report.anchor or 'none')[:16]}")
