"""`recist-reader backup STUDY [DIR] [--images]`: online, beside a working reader (VF-4, IN-125)."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from recist_reader.cli.main import FINDINGS, GOOD
from recist_reader.problem import Problem
from recist_reader.reading.image_check import back_up_images
from recist_reader.storage.backup import BackupKind, backup, backup_folder, thin

NAME = "backup"
HELP = "back a study file up, checked, beside a working reader"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="default: NAME.backups beside the study")
    parser.add_argument("--images", action="store_true", help="copy the images too, those that are not there")
    parser.add_argument("--thin", action="store_true", help="drop backups that need not be kept")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    folder = args.folder or backup_folder(args.study)
    made = backup(args.study, folder, datetime.now(UTC), BackupKind.ASKED)
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
    return GOOD
