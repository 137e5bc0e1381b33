"""`recist-reader trail STUDY` writes the audit trail as JSON Lines; `trail verify FILE` checks one (AU-6)."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from recist_reader.cli.main import BAD_INPUT, GOOD, INTEGRITY
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.trail import Exported, trail_lines, verify_trail

NAME = "trail"
HELP = "write the audit trail, or check a written one (trail verify FILE)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="+", metavar="STUDY | verify FILE")
    parser.add_argument("--stream", help="one stream only, for example study")
    parser.add_argument("--out", type=Path, help="write there and not to standard output")
    parser.add_argument("--user", help="account that exports; the name is in the trail's first line")


def run(args: argparse.Namespace) -> int:
    if args.what[0] == "verify" and len(args.what) == 2:
        return _verify(Path(args.what[1]))
    if len(args.what) != 1:
        print("Give one study file, or: verify FILE", file=sys.stderr)
        return BAD_INPUT
    return _export(args, Path(args.what[0]))


def _export(args: argparse.Namespace, path: Path) -> int:
    exported = Exported(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), args.user or "local")
    with StudyFile.open(path, write=False) as study:
        if args.stream and args.stream not in study.streams():
            print(f"no stream {args.stream} in this study", file=sys.stderr)
            return BAD_INPUT
        lines = trail_lines(study, exported, args.stream)
        if args.out is None:
            for line in lines:
                print(line)
            return GOOD
        with args.out.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    return GOOD


def _verify(path: Path) -> int:
    try:
        with path.open(encoding="utf-8") as file:
            count, first_fault = verify_trail(file)
    except (OSError, UnicodeDecodeError):
        print(f"{path.name} can't be read as a trail. Check its name.", file=sys.stderr)
        return BAD_INPUT
    print(f"{count} events, {first_fault or 'all hold'}")
    return GOOD if first_fault is None else INTEGRITY
