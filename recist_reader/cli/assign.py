"""`recist-reader assign STUDY --subject ID --reader LOGIN [--slot R1|R2]`: who reads whom (RO-8)."""

import argparse
import json
import sys
from pathlib import Path

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import BAD_INPUT, GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import assign, take_back
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.trial.people.assigning import SLOTS

NAME = "assign"
HELP = "give a subject to a reader, or take it back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--subject", required=True, metavar="ID")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--reader", metavar="LOGIN")
    what.add_argument("--take-back", metavar="REASON", help="take the place back instead, with a reason")
    parser.add_argument("--slot", choices=SLOTS, default=SLOTS[0])
    add_entry_arguments(parser)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    with opened(args, args.study) as study:
        if not isinstance(study.seat, SignedInSeat):
            print("A single-reader study has one reader, who reads every subject.", file=sys.stderr)
            return BAD_INPUT
        if args.take_back is not None:
            back = take_back(study, args.subject, args.slot, args.take_back)
            if isinstance(back, Refusal):
                return _refused(back)
            answer, text = {"event": back.event_id}, f"{args.subject} {args.slot}: taken back"
        else:
            given = assign(study, study.seat.people, args.subject, args.reader, args.slot)
            if isinstance(given, Refusal):
                return _refused(given)
            answer = {"event": given.recorded.event_id, "read": given.read, "code": given.code}
            text = f"{args.subject} {args.slot}: {args.reader}, under code {given.code}"
    print(json.dumps(answer) if args.json else text)
    return GOOD


def _refused(refusal: Refusal) -> int:
    print(refusal.problem, file=sys.stderr)
    return REFUSED
