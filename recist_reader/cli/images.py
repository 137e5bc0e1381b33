"""`recist-reader images check|gc STUDY`: stored images against the study that names them (VF-11, IN-142)."""

import argparse
import json
import sys
from pathlib import Path

from recist_reader.cli.main import GOOD, INTEGRITY
from recist_reader.problem import Problem

NAME = "images"
HELP = "check the stored images of a study, or remove those that it never named"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("check", "gc"), help="check: read every image; gc: tidy up")
    parser.add_argument("study", type=Path, metavar="STUDY")
    parser.add_argument("--dry-run", action="store_true", help="with gc: only say what would be removed")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Check or tidy; 0 good, 4 the study is in use (gc), 6 images are missing or were changed."""
    return _check(args) if args.action == "check" else _gc(args)


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
