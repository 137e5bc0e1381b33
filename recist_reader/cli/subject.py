"""`recist-reader subject add|set|import`: subjects and the dates that PFS depends on."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import BAD_INPUT, FINDINGS, GOOD, REFUSED
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.people.set_up import plan_of_file, take_in
from recist_reader.recist.read import PartialDate
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.trial.subject_import import TablePlan

NAME = "subject"
HELP = "add a subject, set its dates, or take in a table of subjects"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    for action in ("add", "set"):
        sub = actions.add_parser(action)
        sub.add_argument("study", type=Path)
        sub.add_argument("--id", required=True)
        sub.add_argument("--randomised", type=_day, metavar="DATE", dest="randomisation_date")
        sub.add_argument("--death", type=_death, metavar="DATE", dest="death_date")
        sub.add_argument("--new-therapy", type=_day, metavar="DATE", dest="new_therapy_date")
        sub.add_argument(
            "--clinical-deterioration", type=_day, metavar="DATE", dest="clinical_deterioration_date"
        )
        sub.add_argument("--withdrawal", type=_day, metavar="DATE", dest="withdrawal_date")
        sub.add_argument("--last-known-alive", type=_day, metavar="DATE", dest="last_known_alive_date")
        sub.add_argument("--new-therapy-kind", metavar="TEXT")
        sub.add_argument("--site", metavar="TEXT", help="for the manager alone, as the notes are")
        sub.add_argument("--notes", metavar="TEXT")
        sub.add_argument("--reason", default="")
        add_entry_arguments(sub)
        sub.add_argument("--json", action="store_true")
    table = actions.add_parser("import", help="take in subjects.csv, all of it or nothing")
    table.add_argument("study", type=Path)
    table.add_argument("table", type=Path, metavar="FILE")
    table.add_argument("--dry-run", action="store_true", help="list faults and differences, store nothing")
    table.add_argument("--reason", default="", metavar="TEXT", help="why cells change, kept with all of them")
    table.add_argument(
        "--remove",
        action="append",
        default=[],
        metavar="ID",
        help="confirm that this subject, which the table lacks and on which nothing hangs, is to go",
    )
    add_entry_arguments(table)
    table.add_argument("--json", action="store_true")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date like 2024-01-31") from None


def _death(text: str) -> date | PartialDate:
    """A day, or a month where only that is known (D-6)."""
    if len(text) == len("2024-01"):
        first = _day(f"{text}-01")
        return PartialDate(first.year, first.month)
    return _day(text)


_FIELDS = (
    "randomisation_date",
    "death_date",
    "new_therapy_date",
    "clinical_deterioration_date",
    "withdrawal_date",
    "last_known_alive_date",
    "new_therapy_kind",
    "site",
    "notes",
)


def run(args: argparse.Namespace) -> int:
    if args.action == "import":
        return _import(args)
    given: dict[str, Any] = {name: getattr(args, name) for name in _FIELDS if getattr(args, name) is not None}
    if args.action == "set" and not given:
        problem = Problem("no date is given, so nothing changes", args.id, "Give --death DATE or another")
        print(problem, file=sys.stderr)
        return 2
    with opened(args, args.study) as study:
        if args.action == "add":
            answer = study.add_subject(SubjectRecord(args.id, **given))
        else:
            answer = study.set_subject(args.id, given, args.reason)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return 2
    print(json.dumps({"event": answer.event_id}) if args.json else f"{args.action} {args.id}: saved")
    return 0


def _import(args: argparse.Namespace) -> int:
    """Take a table in; 0 good, 1 good with warnings, 2 faults in the table, 3 refused."""
    with opened(args, args.study, write=not args.dry_run) as study:
        plan = plan_of_file(study, args.table)
        if isinstance(plan, Refusal):
            print(plan.problem, file=sys.stderr)
            return REFUSED
        answer = None
        if not args.dry_run and not plan.faults:
            answer = take_in(study, plan, args.reason, args.remove)
    if args.json:
        print(json.dumps(_plan_row(plan, answer), indent=1, ensure_ascii=False))
    else:
        _print_plan(plan, args, is_done=answer is not None and not isinstance(answer, Refusal))
    if plan.faults:
        return BAD_INPUT
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    return FINDINGS if plan.warnings else GOOD


def _plan_row(plan: TablePlan, answer: Recorded | Refusal | None) -> dict[str, Any]:
    return {
        "event": answer.event_id if isinstance(answer, Recorded) else None,
        "faults": [asdict(fault) for fault in plan.faults],
        "warnings": [asdict(fault) for fault in plan.warnings],
        "new": sorted(plan.new),
        "changes": [asdict(change) for change in plan.changes],
        "missing": list(plan.missing),
    }


def _print_plan(plan: TablePlan, args: argparse.Namespace, *, is_done: bool) -> None:
    """One line for each fault, warning and changed cell, then the counts."""
    for kind, found in (("fault", plan.faults), ("warning", plan.warnings)):
        for fault in found:
            where = f"row {fault.row or '-'}, {fault.column or '-'}, {fault.value!r}"
            print(f"{kind}: {args.table.name}, {where}: {fault.what}. {fault.remedy}.")
    for change in plan.changes:
        cells = f"{change.before!r} -> {change.after!r}"
        print(f"change: row {change.row}, {change.subject}, {change.column}: {cells}")
    for subject in plan.missing:
        gone = is_done and subject in args.remove
        print(f"missing: {subject} is not in the table: {'removed' if gone else 'kept'}")
    counts = f"{len(plan.new)} new, {len(plan.changes)} cells changed, {len(plan.faults)} faults"
    print(f"{counts}: {'saved' if is_done else 'nothing was stored'}")
