"""`recist-reader backup STUDY [DIR]`: an online backup, beside a working reader (VF-4, IN-125)."""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

from recist_reader.cli.main import GOOD
from recist_reader.storage.backup import BackupKind, backup, backup_folder, thin

NAME = "backup"
HELP = "back a study file up, checked, beside a working reader"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", help="default: NAME.backups beside the study")
    parser.add_argument("--thin", action="store_true", help="drop backups that need not be kept")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    folder = args.folder or backup_folder(args.study)
    made = backup(args.study, folder, datetime.now(UTC), BackupKind.ASKED)
    dropped = thin(folder, args.study) if args.thin else []
    if args.json:
        print(json.dumps({"backup": str(made), "dropped": [path.name for path in dropped]}))
    else:
        print(f"backed up to {made}")
    return GOOD
