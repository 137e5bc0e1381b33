"""`recist-reader reopen ACTION STUDY --user LOGIN ...`: opening a locked timepoint again (SG-6, SG-7)."""

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, credentials, opened
from recist_reader.cli.main import GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.reopening_desk import Asked, ReopeningDesk, RequestView
from recist_reader.reading.people.signing import Credentials
from recist_reader.trial.decisions.opening import REOPENING_REASONS
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.assigning import SLOTS
from recist_reader.trial.people.reopening import NewRequest

NAME = "reopen"
HELP = "ask for a locked timepoint to be opened again; approve or refuse that"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    ask = _action(actions, "ask", "ask: reader (the own read), manager or auditor")
    ask.add_argument(
        "--subject", required=True, metavar="ID", help="subject id; for a reader the reading code"
    )
    ask.add_argument("--slot", choices=SLOTS, default=SLOTS[0], help="whose read of it (R1)")
    ask.add_argument("--timepoint", required=True, metavar="LABEL", help="BL, TP1 ...")
    ask.add_argument("--reason", required=True, choices=list(REOPENING_REASONS), help="an entry of the list")
    ask.add_argument("--text", required=True, help="why, without value, category or other person")
    approve = _action(actions, "approve", "approve as the manager, signed with the password that is given")
    approve.add_argument("--request", required=True, metavar="UUID", help="as `reopen list` tells it")
    refuse = _action(actions, "refuse", "refuse as the manager")
    refuse.add_argument("--request", required=True, metavar="UUID", help="as `reopen list` tells it")
    refuse.add_argument("--text", required=True, help="why; who asked reads it")
    listing = _action(actions, "list", "the requests that you may see")
    listing.add_argument("--all", action="store_true", help="those done with, too")


def _action(actions: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("study", type=Path)
    add_entry_arguments(parser)
    parser.add_argument("--json", action="store_true")
    return parser


def run(args: argparse.Namespace) -> int:
    given = credentials(args)
    with opened(args, args.study, given) as study:
        answer = _done(ReopeningDesk(study), args, given)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    told, text = answer
    if args.json or text:
        print(json.dumps(told) if args.json else text)
    return GOOD


def _done(
    desk: ReopeningDesk, args: argparse.Namespace, given: Credentials | None
) -> tuple[dict[str, Any], str] | Refusal:
    match args.action:
        case "ask":
            return _asked(
                desk.ask(args.subject, NewRequest(args.timepoint, args.reason, args.text), args.slot)
            )
        case "approve":
            return _saved(desk.approve(args.request, given), args.request)
        case "refuse":
            return _saved(desk.refuse(args.request, args.text), args.request)
    return _listed(desk.listed(with_done=args.all))


def _asked(answer: Asked | Refusal) -> tuple[dict[str, Any], str] | Refusal:
    if isinstance(answer, Refusal):
        return answer
    return {"event": answer.recorded.event_id, "request": answer.request}, f"{answer.request}: asked"


def _saved(answer: Recorded | Refusal, request: str) -> tuple[dict[str, Any], str] | Refusal:
    if isinstance(answer, Refusal):
        return answer
    return {"event": answer.event_id, "request": request}, f"{request}: saved"


def _listed(found: tuple[RequestView, ...] | Refusal) -> tuple[dict[str, Any], str] | Refusal:
    if isinstance(found, Refusal):
        return found
    rows = [dataclasses.asdict(view) for view in found]
    return {"requests": rows}, "\n".join(_line(view) for view in found)


def _line(view: RequestView) -> str:
    about = " ".join(part for part in (view.subject, view.slot, view.timepoint) if part)
    why = f" ({view.why})" if view.why else ""
    return f"{view.id}  {about}  {view.state}: {view.entry}, {view.text}{why}"
