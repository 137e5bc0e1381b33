"""`recist-reader study create|info|set|options|keeping`: a new study file, what one is (VF-7)."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from recist_reader.cli.main import BAD_INPUT, GOOD, REFUSED
from recist_reader.cli.secret_input import PASSPHRASE, PASSWORD, add_secret_argument, ask
from recist_reader.cli.study_options import (
    DATES,
    DATES_HELP,
    add_option_arguments,
    set_options,
    show_options,
    warn_of_dates,
)
from recist_reader.problem import Problem, Refusal
from recist_reader.reading.keeping_places import keep_places, places_of
from recist_reader.reading.people.beginning import Beginning, create_study_with_accounts
from recist_reader.reading.people.gate import has_accounts
from recist_reader.reading.study_session import create_study, open_study, stored_study
from recist_reader.reading.study_templates import TEMPLATES, read_definition, template_path
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_definition import StudyDefinition
from recist_reader.trial.study_records import StudyRecord

BESIDE, NONE = "beside", "none"
NAME = "study"
HELP = "make a study file, show what it holds, or set its options"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    create = actions.add_parser("create", help="make a new study file")
    create.add_argument("file", type=Path)
    create.add_argument("--title")
    source = create.add_mutually_exclusive_group()
    source.add_argument("--template", help=f"a shipped template: {', '.join(TEMPLATES)}")
    source.add_argument("--study-toml", type=Path, help="study options in a TOML file")
    create.add_argument("--single-reader", action="store_true", help="one person, no sign-in (RO-10)")
    create.add_argument("--reader", help="name of that person")
    create.add_argument("--manager", metavar="LOGIN", help="first manager of a study with accounts (SE-4)")
    create.add_argument("--name", help="full name of that manager, as signatures print it")
    create.add_argument("--recovery", type=Path, metavar="FILE", help="where the recovery file is written")
    add_secret_argument(create, "the manager's password, then the passphrase of the recovery file")
    create.add_argument("--date-display", choices=DATES, help=DATES_HELP)
    create.add_argument("--json", action="store_true")
    add_option_arguments(actions)
    info = actions.add_parser("info", help="show title, subjects and timepoints")
    info.add_argument("file", type=Path)
    info.add_argument("--json", action="store_true")
    keeping = actions.add_parser("keeping", help="show or choose where backups and anchors go")
    keeping.add_argument("file", type=Path)
    keeping.add_argument("--backup-dir", metavar="FOLDER", help="'beside' keeps them beside the study")
    keeping.add_argument("--anchor-dir", metavar="FOLDER", help="'none' for no further place")
    keeping.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    match args.action:
        case "create":
            return _create(args)
        case "keeping":
            return _keeping(args)
        case "set":
            return set_options(args)
        case "options":
            return show_options(args)
        case _:
            return _info(args)


def _definition(args: argparse.Namespace) -> StudyDefinition:
    """What the study is, by template, by file, or by nothing. Raises Fault `bad_input`."""
    if args.template:
        return read_definition(template_path(args.template))
    return read_definition(args.study_toml) if args.study_toml else StudyDefinition()


def _create(args: argparse.Namespace) -> int:
    if args.file.suffix != ".rrs":
        problem = Problem("a study file ends in .rrs", args.file.name, f"Name it {args.file.stem}.rrs")
        print(problem, file=sys.stderr)
        return 2
    with_accounts = (args.manager, args.name, args.recovery)
    if args.single_reader == (None not in with_accounts) or (args.single_reader and any(with_accounts)):
        ways = "--single-reader --reader NAME, or --manager LOGIN --name NAME --recovery FILE"
        print(f"Give either {ways}.", file=sys.stderr)
        return 2
    defined = _definition(args)
    title = args.title or defined.title or args.file.stem
    record = StudyRecord(
        title=title,
        single_reader=args.single_reader,
        reader=args.reader if args.single_reader else None,
        template=args.template,
        interval_days=defined.interval_days,
        window_days=defined.window_days,
        cutoff_date=defined.cutoff_date,
        visit_list=defined.visit_list,
    )
    dates = {"date_display": args.date_display} if args.date_display else {}
    command = CreateStudy(record, defined.charter, {**defined.workflow, **dates})
    if not args.single_reader:
        return _create_with_accounts(args, command)
    made = create_study(args.file, command, Workplace(account=args.reader or ""))
    if isinstance(made, Refusal):
        print(made.problem, file=sys.stderr)
        return 2
    with made as study:
        answer = {"study": study.file.study_id, "title": title}
        print(json.dumps(answer) if args.json else f"made {args.file.name}: {title}")
        warn_of_dates(study)
    return 0


def _create_with_accounts(args: argparse.Namespace, command: CreateStudy) -> int:
    beginning = Beginning(
        login=args.manager,
        printed_name=args.name,
        password=ask(PASSWORD, from_stdin=args.password_stdin, is_new=True),
        recovery=args.recovery,
        passphrase=ask(PASSPHRASE, from_stdin=args.password_stdin, is_new=True),
    )
    made = create_study_with_accounts(args.file, command, beginning, Workplace(""))
    if isinstance(made, Refusal):
        print(made.problem, file=sys.stderr)
        return BAD_INPUT if made.rule.startswith("ST") else REFUSED
    answer = {"study": made, "title": command.record.title, "recovery": args.recovery.name}
    text = f"made {args.file.name}: {command.record.title}\nrecovery file: {args.recovery.name}"
    print(json.dumps(answer) if args.json else text)
    if args.recovery.absolute().parent == args.file.absolute().parent:
        what = "the recovery file lies beside the study"
        remedy = "Move it to where neither managers nor readers come, and keep its passphrase elsewhere"
        print(f"Warning: {Problem(what, args.recovery.name, remedy)}", file=sys.stderr)
    return GOOD


def _info(args: argparse.Namespace) -> int:
    with StudyFile.open(args.file, write=False) as file:
        if has_accounts(file):
            return _info_with_accounts(file, args)
    with open_study(args.file, write=False) as study:
        subjects = {
            subject: [v.label for v in study.state.visits_of(subject) if v.label]
            for subject in study.state.subjects
        }
        dates = study.state.options().workflow.date_display
        answer = {
            "study": study.file.study_id,
            "title": study.head.title,
            "date_display": dates,
            "subjects": subjects,
        }
    if args.json:
        print(json.dumps(answer))
    else:
        print(f"{answer['title']}\n  dates: {dates}")
        for subject, labels in subjects.items():
            print(f"  {subject}  {' '.join(labels) or 'no images yet'}")
    return 0


def _info_with_accounts(file: StudyFile, args: argparse.Namespace) -> int:
    """What may be told of a study while nobody is signed in."""
    head = stored_study(file).study
    title = head.title if head is not None else ""
    answer = {"study": file.study_id, "title": title, "accounts": True}
    print(json.dumps(answer) if args.json else f"{title}\n  a study with accounts: {file.study_id}")
    return GOOD


def _keeping(args: argparse.Namespace) -> int:
    """Where backups and anchors of a study go on this computer; nothing of it stands in the study."""
    with StudyFile.open(args.file, write=False) as study:
        study_id = study.study_id
    places = places_of(study_id)
    if args.backup_dir is not None:
        folder = None if args.backup_dir == BESIDE else str(Path(args.backup_dir).absolute())
        places = replace(places, backup_dir=folder, told=False)
    if args.anchor_dir is not None:
        folder = None if args.anchor_dir == NONE else str(Path(args.anchor_dir).absolute())
        places = replace(places, anchor_dir=folder)
    if (args.backup_dir, args.anchor_dir) != (None, None):
        keep_places(study_id, args.file, places)
    if args.json:
        print(json.dumps({"backup_dir": places.backup_dir, "anchor_dir": places.anchor_dir}))
    else:
        print(f"backups: {places.backup_dir or 'beside the study'}")
        print(f"anchors: beside the backups{f', {places.anchor_dir}' if places.anchor_dir else ''}")
    return 0
