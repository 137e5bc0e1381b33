"""`recist-reader assign STUDY --subject ID --reader LOGIN`, or all by `--pair`, `--pool` (RO-8)."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import BAD_INPUT, GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.assigning import allocate, assign, take_back
from recist_reader.reading.people.people import People
from recist_reader.reading.people.seat import SignedInSeat
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.people.assigning import SLOTS

NAME = "assign"
HELP = "give a subject to a reader, or take it back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("--subject", metavar="ID")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--reader", metavar="LOGIN")
    what.add_argument("--pair", type=_logins, metavar="R1,R2", help="every free place to these two readers")
    what.add_argument(
        "--pool", type=_logins, metavar="R1,R2,...", help="every free place to these, in balance"
    )
    what.add_argument("--take-back", metavar="REASON", help="take the place back instead, with a reason")
    parser.add_argument("--seed", type=int, metavar="N", help="by which a pool is drawn; it is stored")
    parser.add_argument("--slot", choices=SLOTS, default=SLOTS[0])
    add_entry_arguments(parser)
    parser.add_argument("--json", action="store_true")


def _logins(text: str) -> tuple[str, ...]:
    return tuple(login.strip() for login in text.split(","))


def run(args: argparse.Namespace) -> int:
    readers = args.pair or args.pool
    wrong = _wrong(args)
    if wrong is not None:
        print(wrong, file=sys.stderr)
        return BAD_INPUT
    with opened(args, args.study) as study:
        if not isinstance(study.seat, SignedInSeat):
            print("A single-reader study has one reader, who reads every subject.", file=sys.stderr)
            return BAD_INPUT
        if readers is not None:
            return _allocate(study, study.seat.people, args, readers)
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


def _wrong(args: argparse.Namespace) -> str | None:
    """What does not go together."""
    is_for_all = args.pair is not None or args.pool is not None
    if is_for_all == (args.subject is not None):
        return "Give --subject for one reader, --pair or --pool for all subjects."
    if (args.pool is None) != (args.seed is None):
        return "A pool is drawn by a seed: give --pool and --seed together."
    return None


def _allocate(study: StudySession, people: People, args: argparse.Namespace, readers: Sequence[str]) -> int:
    """Give out all free places; subject and place of each are told, codes stand with their readers."""
    answer = allocate(study, people, readers, args.seed)
    if isinstance(answer, Refusal):
        return _refused(answer)
    recorded, places = answer
    logins = {uuid: account.login for uuid, account in people.state.accounts()}
    rows = [{"subject": p.subject, "slot": p.slot, "reader": logins[p.reader]} for p in places]
    rows.sort(key=lambda row: (row["subject"], row["slot"]))
    if args.json:
        print(json.dumps({"event": recorded.event_id, "seed": args.seed, "places": rows}, indent=1))
        return GOOD
    for row in rows:
        print(f"{row['subject']} {row['slot']}: {row['reader']}")
    counts = Counter(row["reader"] for row in rows)
    print(", ".join(f"{login}: {count}" for login, count in sorted(counts.items())))
    return GOOD
