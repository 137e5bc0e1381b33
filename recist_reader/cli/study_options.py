"""`recist-reader study set|options`: the options of charter and workflow (ST-101)."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from recist_reader.cli.entry import add_entry_arguments, credentials, opened
from recist_reader.cli.main import BAD_INPUT, GOOD, REFUSED
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.people.charter_signing import Amendment, amend_charter
from recist_reader.reading.study_options import change_options, dates_warning, option_value, options_in_force
from recist_reader.reading.study_session import StudySession

DATES = ("relative_days", "visit_only", "absolute")
DATES_HELP = "dates in stored images and before readers (BL-34); fixed once the study has images"
_DATES_KEY = "date_display"


def add_option_arguments(actions: Any) -> None:
    """Add both actions to those of `study`."""
    setting = actions.add_parser("set", help="set options")
    setting.add_argument("file", type=Path)
    setting.add_argument("--date-display", choices=DATES, help=DATES_HELP)
    setting.add_argument(
        "--option",
        action="append",
        default=[],
        type=_option,
        metavar="KEY=VALUE",
        help="any option, repeatable",
    )
    setting.add_argument("--reason", required=True, metavar="TEXT")
    setting.add_argument(
        "--amendment", action="store_true", help="after the first lock: an option on which no result hangs"
    )
    add_entry_arguments(setting)
    setting.add_argument("--json", action="store_true")
    showing = actions.add_parser("options", help="show the options in force")
    showing.add_argument("file", type=Path)
    add_entry_arguments(showing)
    showing.add_argument("--json", action="store_true")


def _option(text: str) -> tuple[str, Any]:
    """A key with its value as TOML has it: true, 15, ["chest"], or a plain word."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise argparse.ArgumentTypeError(f"{text!r} is no KEY=VALUE")
    return key.strip(), option_value(value)


def set_options(args: argparse.Namespace) -> int:
    """Set options as one version of the charter."""
    changes = dict(args.option)
    if args.date_display is not None:
        changes[_DATES_KEY] = args.date_display
    if not changes:
        what, remedy = "no option is given, so nothing changes", "Give --option KEY=VALUE"
        print(Problem(what, args.file.name, remedy), file=sys.stderr)
        return BAD_INPUT
    given = credentials(args)
    with opened(args, args.file, given) as study:
        if args.amendment:
            answer = amend_charter(study, Amendment(changes, args.reason), given)
        else:
            answer = change_options(study, changes, args.reason)
        if isinstance(answer, Refusal):
            print(answer.problem, file=sys.stderr)
            return REFUSED
        (version,) = answer.edit.new["charter"]
        row = {"event": answer.event_id, "charter_version": version}
        told = ", ".join(f"{key} {_plain(value)}" for key, value in changes.items())
        print(json.dumps(row) if args.json else f"{told}: charter version {version}")
        warn_of_dates(study)
    return GOOD


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def show_options(args: argparse.Namespace) -> int:
    """Print every option with its value; a star before those that differ from the default."""
    with opened(args, args.file, write=False) as study:
        found = options_in_force(study)
    if args.json:
        print(json.dumps({key: value for key, (value, _is_default) in found.items()}, indent=1))
        return GOOD
    for key, (value, is_default) in found.items():
        print(f"{' ' if is_default else '*'} {key} = {_plain(value)}")
    return GOOD


def warn_of_dates(study: StudySession) -> None:
    """Say on stderr where images keep their true dates (BL-34)."""
    warning = dates_warning(study)
    if warning is not None:
        print(f"Warning: {warning}", file=sys.stderr)
