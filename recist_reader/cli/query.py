"""`recist-reader query ACTION STUDY --user LOGIN ...`: questions about reads (QY)."""

import argparse
import dataclasses
import json
import sys
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.query_desk import Opened, QueryDesk, QueryView
from recist_reader.reading.people.read_checking import check_reads
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.assigning import SLOTS
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.query_records import Answerer
from recist_reader.trial.people.query_words import TEMPLATES

NAME = "query"
HELP = "ask about a read, answer, close; let the words of another go out; run the batch checks"

_WAITS = ", waits for a second person (query look)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    ask = _action(actions, "open", "ask: manager and auditor the reader, a reader the manager")
    ask.add_argument(
        "--subject", required=True, metavar="ID", help="subject id; for a reader the reading code"
    )
    ask.add_argument("--slot", choices=SLOTS, default=SLOTS[0], help="whose read of it (R1)")
    ask.add_argument("--to", choices=[str(to) for to in Answerer], default=str(Answerer.READER))
    ask.add_argument("--template", choices=sorted(TEMPLATES), help="an entry of the list")
    ask.add_argument("--text", default="", help="words, without value, category or other person")
    ask.add_argument("--timepoint", metavar="LABEL", help="BL, TP1 ...")
    ask.add_argument("--lesion", metavar="ID", help="T1, NT2 ...")
    ask.add_argument("--blocking", action="store_true", help="hold the read until it is closed")
    answer = _about(_action(actions, "answer", "answer a query; the read stays as it is"))
    answer.add_argument("--text", required=True)
    close = _about(_action(actions, "close", "close a query, with a reason where nobody has answered it"))
    close.add_argument("--text", default="")
    again = _about(_action(actions, "ask-again", "ask again after an answer or a closing"))
    again.add_argument("--text", required=True)
    look = _about(_action(actions, "look", "as the second person let words to a reader go out, or not"))
    look.add_argument("--hold-back", action="store_true", help="they never go out")
    listing = _action(actions, "list", "the queries that you may see")
    listing.add_argument("--all", action="store_true", help="closed ones too")
    _action(actions, "check", "run the batch checks and ask about what they find, once")


def _action(actions: Any, name: str, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("study", type=Path)
    add_entry_arguments(parser)
    parser.add_argument("--json", action="store_true")
    return parser


def _about(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--query", required=True, metavar="UUID", help="as `query list` tells it")
    return parser


def run(args: argparse.Namespace) -> int:
    with opened(args, args.study) as study:
        answer = _done(study, args)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    told, text = answer
    if args.json or text:
        print(json.dumps(told) if args.json else text)
    return GOOD


def _done(study: StudySession, args: argparse.Namespace) -> tuple[dict[str, Any], str] | Refusal:
    desk = QueryDesk(study)
    match args.action:
        case "open":
            return _opened(desk.open(args.subject, _wish(args), args.slot))
        case "list":
            return _listed(desk.listed(with_closed=args.all))
        case "check":
            count = check_reads(study)
            return count if isinstance(count, Refusal) else ({"opened": count}, f"{count} queries opened")
    return _saved(_changed(desk, args), args.query)


def _wish(args: argparse.Namespace) -> NewQuery:
    return NewQuery(
        args.template, args.text, args.timepoint, args.lesion, args.blocking, to=Answerer(args.to)
    )


def _changed(desk: QueryDesk, args: argparse.Namespace) -> Recorded | Refusal:
    match args.action:
        case "answer":
            return desk.answer(args.query, args.text)
        case "close":
            return desk.close(args.query, args.text)
        case "ask-again":
            return desk.ask_again(args.query, args.text)
    return desk.let_out(args.query, sends=not args.hold_back)


def _opened(answer: Opened | Refusal) -> tuple[dict[str, Any], str] | Refusal:
    if isinstance(answer, Refusal):
        return answer
    told = {"event": answer.recorded.event_id, "query": answer.query, "awaits_look": answer.awaits_look}
    return told, f"{answer.query}: asked{_WAITS if answer.awaits_look else ''}"


def _saved(answer: Recorded | Refusal, query: str) -> tuple[dict[str, Any], str] | Refusal:
    if isinstance(answer, Refusal):
        return answer
    awaits = answer.edit.change == "query.drafted"
    told = {"event": answer.event_id, "query": query, "awaits_look": awaits}
    return told, f"{query}: saved{_WAITS if awaits else ''}"


def _listed(found: tuple[QueryView, ...] | Refusal) -> tuple[dict[str, Any], str] | Refusal:
    if isinstance(found, Refusal):
        return found
    rows = [dataclasses.asdict(view) for view in found]
    return {"queries": rows}, "\n".join(_line(view) for view in found)


def _line(view: QueryView) -> str:
    about = " ".join(part for part in (view.subject, view.slot, view.timepoint, view.lesion) if part)
    said = " / ".join(text for text in (view.asks, *(turn.text for turn in view.turns)) if text)
    marks = ("blocking" if view.blocking else "", "to be looked at" if view.awaits_look else "")
    state = ", ".join(part for part in (f"to the {view.to}", str(view.state), *marks) if part)
    return f"{view.id}  {about}  {state}: {said}"
