"""`recist-reader subject add|set`: subjects and the dates that PFS depends on."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.problem import Problem, Refusal
from recist_reader.recist.read import PartialDate
from recist_reader.trial.study_records import SubjectRecord

NAME = "subject"
HELP = "add a subject, or set its dates"


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
        sub.add_argument("--reason", default="")
        add_entry_arguments(sub)
        sub.add_argument("--json", action="store_true")


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


_DATES = ("randomisation_date", "death_date", "new_therapy_date", "clinical_deterioration_date")


def run(args: argparse.Namespace) -> int:
    given: dict[str, Any] = {name: getattr(args, name) for name in _DATES if getattr(args, name) is not None}
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
