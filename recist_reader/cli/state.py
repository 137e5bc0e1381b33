"""`recist-reader state STUDY --subject ID | --read UUID`: a read as canonical JSON (VF-8)."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import BAD_INPUT, GOOD, REFUSED
from recist_reader.cli.moment import moment
from recist_reader.problem import Fault, Problem, Refusal
from recist_reader.reading.people.seen_reads import SeenRead, seen_reads
from recist_reader.reading.read_session import ReadSession, ReadView
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.reading.workplace import Workplace
from recist_reader.recist.answer import patient_answer
from recist_reader.storage.as_of import StudyFileAsOf
from recist_reader.trial.codec import to_row
from recist_reader.trial.state import ReadState

NAME = "state"
HELP = "lesions, measurements, states, figures and reasons of a read, as JSON"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--subject", metavar="ID")
    which.add_argument("--read", metavar="UUID", help="the read itself, as the trail names it")
    parser.add_argument("--reader", metavar="NAME", help="its one person; with accounts the slot: R1, R2")
    parser.add_argument("--timepoint", metavar="ID", help="only up to this timepoint")
    parser.add_argument("--as-of", type=moment, metavar="TIME", help="as it was then (UTC, ISO 8601)")
    add_entry_arguments(parser)


def run(args: argparse.Namespace) -> int:
    answer = _answer_alone(args) if args.user is None else _answer_to(args)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    if answer is None:
        where = args.subject or args.read
        print(Problem("there is no such read", where, "See `study info`"), file=sys.stderr)
        return BAD_INPUT
    print(json.dumps(answer, indent=1, sort_keys=True, ensure_ascii=False))
    return GOOD


def _answer_alone(args: argparse.Namespace) -> dict[str, Any] | None:
    """The read of a single-reader study."""
    with _opened(args.study, args.as_of) as study:
        found = _read_of(study, args)
        if found is None:
            return None
        subject, reader = found
        study.workplace = replace(study.workplace, account=reader)
        return state_of(study, subject, args.timepoint)


def _answer_to(args: argparse.Namespace) -> dict[str, Any] | Refusal | None:
    """The read as the person who signs in may see it: own, complete, or all (SE-61)."""
    with opened(args, args.study) as study:
        found = seen_reads(study, args.as_of)
        if isinstance(found, Refusal):
            return found
        for read in found:
            is_meant = read.uuid == args.read if args.read else read.assignment.subject == args.subject
            if is_meant and args.reader in (None, read.assignment.slot):
                return _seen(read, args.timepoint)
    return None


def _seen(read: SeenRead, label: str | None) -> dict[str, Any]:
    head = {"subject": read.assignment.subject, "reader": read.state.reader, "slot": read.assignment.slot}
    answer = {**head, "read": read.uuid, "is_complete": read.is_complete, **_rows(read.state)}
    return answer | _figures(read.view(label)) if read.state.timepoints else answer


def _opened(path: Path, at: str | None) -> StudySession:
    if at is None:
        return open_study(path, write=False)
    return StudySession(StudyFileAsOf.open_at(path, at), Workplace(""))  # it may be from before the study was


def _read_of(study: StudySession, args: argparse.Namespace) -> tuple[str, str] | None:
    """Return subject and reader of the read that is asked for, None where there is none."""
    for uuid, assigned in study.state.assignments.items():
        is_meant = uuid == args.read if args.read else assigned.subject == args.subject
        if is_meant and args.reader in (None, assigned.reader):
            return assigned.subject, assigned.reader
    return None


def state_of(study: StudySession, subject: str, label: str | None = None) -> dict[str, Any]:
    """Return the rows of a read and the figures of its timepoints; raises Fault for an unknown timepoint."""
    session = ReadSession(study, subject)
    answer: dict[str, Any] = {"subject": subject, "reader": session.state.reader, **_rows(session.state)}
    if not session.state.timepoints:
        return answer
    if label is not None and session.facts.at(label) is None:
        raise Fault(Problem("there is no such timepoint", label, "Use BL, TP1, TP2 ..."))
    return answer | _figures(session.view(label))


def _figures(view: ReadView) -> dict[str, Any]:
    """What the rules and the edit checks say at a timepoint."""
    answer: dict[str, Any] = {"timepoint": view.label, "missing": list(view.missing)}
    answer["checks"] = [
        {"id": c.id, "level": str(c.level), "lesion": c.lesion_id, "text": c.text, "answered": c.answered}
        for c in view.checks
    ]
    if view.assessment is not None:
        answer["assessment"] = patient_answer(view.assessment)
    return answer


def _rows(state: ReadState) -> dict[str, Any]:
    """Rows by table; a locked version is named by its hash, its content stays in the file."""
    rows = {
        table: {key: to_row(row) for key, row in found.items()}
        for table, found in state.tables.items()
        if table != "lock_version"
    }
    rows["lock_version"] = {key: {"content_sha256": lock.content_sha256} for key, lock in state.locks.items()}
    return {"rows": rows, "open": state.open_timepoint}
