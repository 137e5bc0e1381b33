"""`recist-reader restore BACKUP NEW [--roll-forward DAMAGED] [--images FOLDER]` (VF-4, IN-126)."""

import argparse
import json
from pathlib import Path

from recist_reader.cli.main import FINDINGS, GOOD
from recist_reader.cli.progress import Progress, followed
from recist_reader.reading.image_copies import Copied, copy_images
from recist_reader.storage.restore import Restored, restore

NAME = "restore"
HELP = "make a new study file from a backup and the events made since"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path)
    parser.add_argument("new", type=Path, help="a file that does not exist yet")
    parser.add_argument(
        "--roll-forward", type=Path, metavar="DAMAGED", help="append what continues the chain"
    )
    parser.add_argument(
        "--images", type=Path, metavar="FOLDER", help="NAME.images to copy beside the new file"
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    done = restore(args.backup, args.new, args.roll_forward)
    lost = [later for later in done.later if not later.added]
    copied = None
    if args.images is not None:
        steps = copy_images(args.images, args.new.with_suffix(".images"))
        copied = followed(steps, Progress("copied", "images"))
    if args.json:
        print(json.dumps(_json(done, copied)))
    else:
        _print(done, copied)
    return FINDINGS if lost or (copied is not None and copied.damaged) else GOOD


def _print(done: Restored, copied: Copied | None) -> None:
    added = sum(later.added for later in done.later)
    print(f"restored {done.report.events} events, {added} of them rolled forward")
    for later in done.later:
        what = "rolled forward" if later.added else "not added"
        print(f"{what}: {later.stream} seq {later.seq} ({later.event_id})" + _why(later.why_not))
    if copied is not None:
        print(f"{copied.new} images copied, {len(copied.damaged)} are damaged")


def _why(why_not: str | None) -> str:
    return "" if why_not is None else f": {why_not}"


def _json(done: Restored, copied: Copied | None) -> dict[str, object]:
    later = [
        {"stream": e.stream, "seq": e.seq, "event": e.event_id, "added": e.added, "why_not": e.why_not}
        for e in done.later
    ]
    answer: dict[str, object] = {"verify": done.report.to_json(), "later": later}
    if copied is not None:
        answer["images"] = {"new": copied.new, "known": copied.known, "damaged": list(copied.damaged)}
    return answer
