"""`recist-reader backup STUDY [DIR] [--images]`: an online backup, beside a working reader (VF-4, IN-125)."""

import argparse
import json
import sys
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from recist_reader.cli.main import FINDINGS, GOOD
from recist_reader.problem import Problem
from recist_reader.reading.edit_events import coarse_type, note_payload
from recist_reader.reading.image_check import back_up_images
from recist_reader.reading.keeping_places import places_at
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.anchors import set_anchor
from recist_reader.storage.backup import BackupKind, backup, is_on_same_device, thin
from recist_reader.storage.chain import NewEvent
from recist_reader.storage.faults import FaultCode, StudyFault, fault_of_os
from recist_reader.storage.study_file import StudyFile

NAME = "backup"
HELP = "back a study file up, checked, beside a working reader"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="default: as chosen by `study keeping`")
    parser.add_argument("--images", action="store_true", help="copy the images too, those that are not there")
    parser.add_argument("--thin", action="store_true", help="drop backups that need not be kept")
    parser.add_argument("--user", default="local", help="account that does it")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    folder = args.folder or places_at(args.study).backups(args.study)
    made, has_anchor = _backed_up(args, folder)
    if is_on_same_device(args.study, folder):
        print("The backup is on the device of the study; keep another one elsewhere.", file=sys.stderr)
    dropped = thin(folder, args.study) if args.thin else []
    images = back_up_images(args.study, folder) if args.images else None
    if args.json:
        answer = {"backup": str(made), "dropped": [path.name for path in dropped]}
        print(json.dumps(answer if images is None else answer | {"images": asdict(images)}))
    else:
        print(f"backed up to {made}")
        if images is not None:
            print(f"{images.named - len(images.faulty)} images, {images.new} of them copied now")
    if images is not None and images.faulty:
        what = f"{len(images.faulty)} images are missing or were changed and could not be copied"
        print(Problem(what, args.study.name, "Import them again from their source"), file=sys.stderr)
        return FINDINGS
    return GOOD if has_anchor else FINDINGS


def _backed_up(args: argparse.Namespace, folder: Path) -> tuple[Path, bool]:
    """With anchor and event (AU-1, AU-8), or without them where another program holds the study.

    Returns the backup, and whether no place of anchors went without the anchor.
    """
    now = datetime.now(UTC)
    try:
        with StudyFile.open(args.study) as file:
            place = Workplace(args.user, role="manager")
            has_anchor = _anchored(file, place, (folder, *places_at(args.study).anchors))
            made = backup(args.study, folder, now, BackupKind.ASKED)
            file.append(_note(place, file.study_id))
            return made, has_anchor
    except StudyFault as fault:
        if fault.code not in (FaultCode.LOCKED, FaultCode.READONLY):
            raise
        print(f"{fault.problem.what}: the backup is not recorded in the study", file=sys.stderr)
        return backup(args.study, folder, now, BackupKind.ASKED), True


def _anchored(file: StudyFile, place: Workplace, folders: tuple[Path, ...]) -> bool:
    """Set the anchor; False, said aloud, where one of its places cannot be written."""
    try:
        set_anchor(file, place.make_uuid(), place.actor(), folders)
    except OSError as error:
        problem = fault_of_os(error, "anchor folder").problem
        print(replace(problem, what=f"no anchor: {problem.what}"), file=sys.stderr)
        return False
    return True


def _note(place: Workplace, study_id: str) -> NewEvent:
    payload = note_payload("backup.made", kind=BackupKind.ASKED.value)
    kind = coarse_type("backup.made")
    return NewEvent(place.make_uuid(), "study", kind, study_id, payload, place.actor())
