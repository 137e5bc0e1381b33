"""`recist-reader images check|gc|withdraw STUDY`: the stored images of a study (VF-11, IN-142, ST-5)."""

import argparse
import json
import sys
from pathlib import Path

from recist_reader.cli.main import GOOD, INTEGRITY, REFUSED
from recist_reader.problem import Problem, Refusal

NAME = "images"
HELP = "check the stored images of a study, tidy them up, or take a visit's images out"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    check = actions.add_parser("check", help="read every stored image")
    gc = actions.add_parser("gc", help="remove images that the study never named")
    gc.add_argument("--dry-run", action="store_true", help="only say what would be removed")
    out = actions.add_parser("withdraw", help="take a visit's images out before a reader opens them")
    out.add_argument("--subject", metavar="ID", required=True)
    out.add_argument("--visit", metavar="VISIT", required=True)
    out.add_argument("--reason", metavar="TEXT", required=True, help="why; it is kept with the event")
    for action in (check, gc, out):
        action.add_argument("study", type=Path, metavar="STUDY")
        action.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Do one of them; 0 good, 3 refused (withdraw), 4 the study is in use, 6 images missing or changed."""
    match args.action:
        case "check":
            return _check(args)
        case "gc":
            return _gc(args)
        case _:
            return _withdraw(args)


def _check(args: argparse.Namespace) -> int:
    from recist_reader.reading.image_check import check_store

    found = check_store(args.study)
    if args.json:
        lists = {name: list(getattr(found, name)) for name in ("missing", "changed", "unnamed")}
        print(json.dumps({"ok": found.ok, "good": found.good, **lists}))
    else:
        print(f"{found.good} images are as they were stored")
        for word in ("missing", "changed"):
            for sha256 in getattr(found, word):
                print(f"{word} {sha256}")
        if found.unnamed:
            print(f"{len(found.unnamed)} images that the study never named; images gc removes them")
    if found.ok:
        return GOOD
    count = len(found.missing) + len(found.changed)
    what = f"{count} images are missing or were changed"
    remedy = "Import them again from their source, or copy them from a backup"
    print(Problem(what, args.study.with_suffix(".images").name, remedy), file=sys.stderr)
    return INTEGRITY


def _gc(args: argparse.Namespace) -> int:
    from recist_reader.reading.image_check import remove_unnamed

    removed = remove_unnamed(args.study, dry_run=args.dry_run)
    if args.json:
        print(json.dumps({"removed" if not args.dry_run else "unnamed": list(removed)}))
    else:
        print(f"{len(removed)} images {'would be ' if args.dry_run else ''}removed")
    return GOOD


def _withdraw(args: argparse.Namespace) -> int:
    from recist_reader.reading.study_session import open_study
    from recist_reader.reading.withdrawing import withdraw_images

    with open_study(args.study) as study:
        answer = withdraw_images(study, args.subject, args.visit, args.reason)
    if isinstance(answer, Refusal):
        print(answer.problem, file=sys.stderr)
        return REFUSED
    count = len(answer.edit.new["series"])
    if args.json:
        print(json.dumps({"event": answer.event_id, "series": count}))
    else:
        print(f"{count} series of {args.subject} {args.visit} taken out")
    return GOOD
