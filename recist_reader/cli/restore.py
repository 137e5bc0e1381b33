"""`recist-reader restore BACKUP NEW [--roll-forward DAMAGED]` (VF-4, IN-126)."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from recist_reader.cli.main import FINDINGS, GOOD
from recist_reader.reading.image_check import Copied, restore_images
from recist_reader.reading.rescue import note_restored
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.restore import Restored, restore

NAME = "restore"
HELP = "make a new study file from a backup and the events made since"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path)
    parser.add_argument("new", type=Path, help="a file that does not exist yet")
    parser.add_argument(
        "--roll-forward", type=Path, metavar="DAMAGED", help="append what continues the chain"
    )
    parser.add_argument("--user", default="local", help="account that does it")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    done = restore(args.backup, args.new, args.roll_forward)
    note_restored(args.new, done, Workplace(args.user, role="manager"))
    images = restore_images(args.backup, args.new)
    lost = [later for later in done.later if not later.added]
    if args.json:
        print(json.dumps(_json(done) | {"images": None if images is None else asdict(images)}))
    else:
        print(f"restored {done.report.events} events, {len(done.later) - len(lost)} of them rolled forward")
        for later in done.later:
            what, why = ("rolled forward", "") if later.added else ("not added", f": {later.why_not}")
            print(f"{what}: {later.stream} seq {later.seq} ({later.event_id}){why}")
        print(_said(images))
    return FINDINGS if lost or (images is not None and images.faulty) else GOOD


def _said(images: Copied | None) -> str:
    if images is None:
        return "no images are kept beside the backup: copy the folder NAME.images of the study too"
    missing = f", {len(images.faulty)} are missing or were changed there" if images.faulty else ""
    return f"{images.new} images brought from beside the backup{missing}"


def _json(done: Restored) -> dict[str, object]:
    later = [
        {"stream": e.stream, "seq": e.seq, "event": e.event_id, "added": e.added, "why_not": e.why_not}
        for e in done.later
    ]
    return {"verify": done.report.to_json(), "later": later}
