"""`recist-reader adjudicate STUDY list|show|ask|leave|decide|compare`: cases of two reads that part (AJ)."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, credentials, opened
from recist_reader.cli.main import GOOD, REFUSED
from recist_reader.problem import Refusal
from recist_reader.reading.people.adjudicating import AdjudicationDesk, OpenCase
from recist_reader.reading.people.comparing import case_counts, compare_complete
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.adjudication.decision import READS, AdjudicationDecision, DifferenceCause
from recist_reader.trial.adjudication.told import explanation_words
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.query_words import TEMPLATES

NAME = "adjudicate"
HELP = "compare complete reads; list, show and decide the cases that differ"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    for name, text in (
        ("compare", "compare every pair of reads that is complete (manager or adjudicator)"),
        ("list", "cases that wait for a decision, and the own decisions"),
        ("show", "open a case: both results, where and why they part"),
        ("leave", "leave a case that was opened"),
        ("ask", "ask the study manager about a read that is wrong by a check, in place of deciding (AJ-9)"),
        ("decide", "endorse one read as a whole, and sign that"),
    ):
        action = actions.add_parser(name, help=text, description=text)
        action.add_argument("study", type=Path)
        if name in ("show", "leave", "ask", "decide"):
            action.add_argument("--case", required=True, metavar="CODE")
        add_entry_arguments(action)
        action.add_argument("--json", action="store_true")
    ask = actions.choices["ask"]
    ask.add_argument("--read", choices=READS, required=True)
    ask.add_argument("--template", choices=sorted(TEMPLATES), help="an entry of the list")
    ask.add_argument("--text", default="", help="words, without value, category or person")
    ask.add_argument("--timepoint", metavar="LABEL", help="BL, TP1 ...")
    decide = actions.choices["decide"]
    decide.add_argument("--endorse", choices=READS, required=True)
    decide.add_argument("--cause", choices=[str(cause) for cause in DifferenceCause], required=True)
    decide.add_argument("--text", required=True, help="why, 20 characters or more")
    decide.add_argument("--opened", required=True, metavar="BL,TP1", help="timepoints that were looked at")
    decide.add_argument(
        "--overlays", required=True, metavar="A,B", help="reads seen alone over the framed timepoint"
    )


def run(args: argparse.Namespace) -> int:
    given = credentials(args)
    with opened(args, args.study, given) as study:
        match args.action:
            case "compare":
                answer = compare_complete(study)
                told: Any = answer if isinstance(answer, Refusal) else case_counts(study)
            case "list":
                told = _listed(study)
            case "show":
                told = _shown(study, args.case)
            case "ask":
                wish = NewQuery(args.template, args.text, args.timepoint)
                asked = AdjudicationDesk(study).ask(args.case, args.read, wish)
                told = asked if isinstance(asked, Refusal) else {"query": asked.query}
            case "leave":
                told = _done(AdjudicationDesk(study).leave(args.case))
            case _:
                told = _done(AdjudicationDesk(study).decide(args.case, _decision(args), given))
    if isinstance(told, Refusal):
        print(told.problem, file=sys.stderr)
        return REFUSED
    print(json.dumps(told) if args.json else _text(told))
    return GOOD


def _decision(args: argparse.Namespace) -> AdjudicationDecision:
    opened_, overlays = (frozenset(filter(None, given.split(","))) for given in (args.opened, args.overlays))
    return AdjudicationDecision(args.endorse, args.cause, args.text, opened_, overlays)


def _listed(study: StudySession) -> Any:
    cases = AdjudicationDesk(study).cases()
    if isinstance(cases, Refusal):
        return cases
    return {"cases": [{"code": c.code, "state": c.state, "triggers": list(c.triggers)} for c in cases]}


def _shown(study: StudySession, code: str) -> Any:
    case = AdjudicationDesk(study).open(code)
    if isinstance(case, Refusal):
        return case
    return {
        "case": code,
        "triggers": [one.words for one in case.triggers],
        "timepoints": list(case.needs.timepoints),
        "framed": case.framed,
        "explained": explanation_words(case.explanation, case.pair.facts),
        "categories": _categories(case),
    }


def _categories(case: OpenCase) -> dict[str, dict[str, str]]:
    """Label -> what each read says there; baseline has none."""
    answers = {"A": case.pair.assessed_a, "B": case.pair.assessed_b}
    return {
        label: {letter: str(found.at(label).overall) for letter, found in answers.items()}
        for label in case.needs.timepoints[1:]
    }


def _done(answer: Any) -> Any:
    return answer if isinstance(answer, Refusal) else {"event": answer.event_id}


def _text(told: dict[str, Any]) -> str:
    if "cases" in told:
        lines = [f"{c['code']:<10} {c['state']:<10} {'; '.join(c['triggers'])}" for c in told["cases"]]
        return "\n".join(lines) or "no case waits"
    return "\n".join(f"{key}: {value}" for key, value in told.items())
