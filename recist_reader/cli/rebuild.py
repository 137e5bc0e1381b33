"""`recist-reader rebuild STUDY [--dry-run]`: rows written anew from the events (VF-8, FT-18)."""

import argparse
import json
import sys
from pathlib import Path

from recist_reader.cli.main import BAD_INPUT, FINDINGS, GOOD
from recist_reader.reading.edit_events import coarse_type, note_payload
from recist_reader.reading.people.gate import refuse_without_sign_in
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.chain import NewEvent
from recist_reader.storage.rebuild import rebuild
from recist_reader.storage.study_file import StudyFile

NAME = "rebuild"
HELP = "write the current rows anew from the events; each use is an event with its reason"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="only say what differs")
    parser.add_argument("--reason", help="why; asked for unless --dry-run")
    parser.add_argument("--user", default="local", help="account that does it")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    if not args.dry_run and not args.reason:
        print("Give --reason TEXT, or --dry-run.", file=sys.stderr)
        return BAD_INPUT
    with StudyFile.open(args.study, write=not args.dry_run) as study:
        if not args.dry_run:
            refuse_without_sign_in(study)
        done = rebuild(study, None if args.dry_run else _note(args), write=not args.dry_run)
    if args.json:
        print(json.dumps({"differences": done.differences, "written": done.written}))
    else:
        for stream, differs in done.differences.items():
            print(f"{stream}: {differs}")
        print("rows written anew" if done.written else f"{len(done.differences)} streams differ")
    return FINDINGS if args.dry_run and done.differences else GOOD


def _note(args: argparse.Namespace) -> NewEvent:
    place = Workplace(args.user, role="manager")
    event_id = place.make_uuid()
    payload = note_payload("study.rebuilt", args.reason)
    return NewEvent(event_id, "study", coarse_type("study.rebuilt"), event_id, payload, place.actor())
