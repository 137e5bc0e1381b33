"""`recist-reader release STUDY --subject ID --visit V | --final`: what readers may have (SQ-1)."""

import argparse
import json
import sys
from pathlib import Path

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.releasing import declare_final, hold, release
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.patch import Recorded

NAME = "release"
HELP = "let readers have a visit, take that back, or say that a subject's images are complete"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--subject", required=True, metavar="ID")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--visit", metavar="VISIT", help="readers may have this visit")
    what.add_argument("--hold", metavar="VISIT", help="take its release back, while no reader has opened it")
    what.add_argument("--final", action="store_true", help="no further images will come")
    what.add_argument("--expected", action="store_true", help="further images will come after all")
    parser.add_argument("--reason", default="", metavar="TEXT")
    add_entry_arguments(parser)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    with opened(args, args.study) as study:
        answer = _done(study, args)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    print(json.dumps({"event": answer.event_id}) if args.json else f"{args.subject}: saved")
    return GOOD


def _done(study: StudySession, args: argparse.Namespace) -> Recorded | Refusal:
    if args.visit is not None:
        return release(study, args.subject, args.visit)
    if args.hold is not None:
        return hold(study, args.subject, args.hold, args.reason)
    return declare_final(study, args.subject, args.reason, is_final=args.final)
