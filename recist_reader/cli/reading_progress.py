"""`recist-reader progress STUDY --user MANAGER`: how far a study is, without any response (WL-6, ST-107)."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.progress import SubjectProgress, VisitProgress, progress_of
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession

NAME = "progress"
HELP = "show how far a study is: visits, reads, queries, waiting"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--visits", action="store_true", help="each visit: due, in window until, overdue")
    add_entry_arguments(parser)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    with opened(args, args.study, write=False) as study:
        rows = progress_of(study)
        logins = _logins(study)
    if isinstance(rows, Refusal):
        print(rows.problem, file=sys.stderr)
        return REFUSED
    if args.json:
        print(json.dumps([_json(row, logins) for row in rows], indent=1, default=str, ensure_ascii=False))
        return GOOD
    _print(rows, with_visits=args.visits)
    return GOOD


def _logins(study: StudySession) -> dict[str, str]:
    """Account -> the name by which a person signs in."""
    if not isinstance(study.seat, SignedInSeat):
        return {}
    return {uuid: account.login for uuid, account in study.seat.people.state.accounts()}


def _json(row: SubjectProgress, logins: dict[str, str]) -> dict[str, Any]:
    made = asdict(row)
    for read in made["reads"]:
        read["reader"] = logins.get(read["reader"], read["reader"])
    return made


def _print(rows: tuple[SubjectProgress, ...], *, with_visits: bool) -> None:
    slots = sorted({read.slot for row in rows for read in row.reads})
    head = ("subject", "expected", "received", "checked", *(f"{slot} locked" for slot in slots))
    lines = [(*head, *(f"{slot} state" for slot in slots), "queries", "days waiting")]
    lines += [_cells(row, slots) for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for cells, row in zip(lines, (None, *rows), strict=True):
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
        if with_visits and row is not None:
            for visit in row.visits:
                print(f"    {_visit(visit)}")


def _cells(row: SubjectProgress, slots: list[str]) -> tuple[str, ...]:
    reads = {read.slot: read for read in row.reads}
    own = [reads.get(slot) for slot in slots]
    return (
        row.subject,
        "-" if row.expected is None else str(row.expected),
        str(row.received),
        str(row.checked),
        *(str(read.locked) if read is not None else "-" for read in own),
        *(str(read.stage) if read is not None and read.stage is not None else "-" for read in own),
        str(row.open_queries),
        "-" if row.waiting_days is None else str(row.waiting_days),
    )


def _visit(visit: VisitProgress) -> str:
    parts = [f"{visit.name}: {visit.state}"]
    if visit.due is not None:
        parts.append(f"due {_day(visit.due)}, window {_day(visit.opens)} to {_day(visit.until)}")
    if visit.scan_date is not None:
        parts.append(f"scan {_day(visit.scan_date)}")
    if visit.days_off:
        parts.append(f"{abs(visit.days_off)} d {'early' if visit.days_off < 0 else 'late'} (DV-01)")
    if visit.is_received and not visit.is_checked:
        parts.append("images to be checked")
    if visit.label is not None:
        parts.append(f"released as {visit.label}")
    return ", ".join(parts)


def _day(day: date | None) -> str:
    return "-" if day is None else day.isoformat()
