"""`recist-reader trail STUDY` writes the audit trail as JSON Lines; `trail verify FILE` checks one (AU-6)."""

import argparse
import contextlib
import os
import sys
from collections.abc import Generator, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from recist_reader.cli.entry import add_entry_arguments, opened
from recist_reader.cli.main import BAD_INPUT, GOOD, INTEGRITY, REFUSED
from recist_reader.cli.progress import Progress, followed
from recist_reader.exports.audit import note_run
from recist_reader.exports.request import ExportRequest, Format
from recist_reader.problem import Refusal
from recist_reader.reading.people.gate import has_accounts
from recist_reader.reading.people.trail_scope import shown_payloads
from recist_reader.storage.faults import FaultCode, fault, fault_of_os
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.trail import Exported, head_lines, trail_lines, verify_trail

NAME = "trail"
HELP = "write the audit trail, or check a written one (trail verify FILE)"
LINES_A_STEP = 100

Steps = Generator[tuple[int, int], None, None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="+", metavar="STUDY | verify FILE")
    parser.add_argument("--stream", help="one stream only, for example study")
    parser.add_argument("--out", type=Path, help="write there and not to standard output")
    add_entry_arguments(parser)


def run(args: argparse.Namespace) -> int:
    if args.what[0] == "verify" and len(args.what) == 2:
        return _verify(Path(args.what[1]))
    if len(args.what) != 1:
        print("Give one study file, or: verify FILE", file=sys.stderr)
        return BAD_INPUT
    return _export(args, Path(args.what[0]))


def _export(args: argparse.Namespace, path: Path) -> int:
    if args.out is not None and (args.out.suffix == ".rrs" or args.out.resolve() == path.resolve()):
        what = "this is the name of a study file, which a trail would write over"
        raise fault(FaultCode.EXISTS, args.out.name, what, "Choose another name, such as trail.jsonl")
    if args.user is not None and not _is_single(path):
        return _export_signed_in(args, path)
    with StudyFile.open(path, write=False) as study:
        exported = Exported(_now(), args.user or "local")
        if has_accounts(study):
            print("nobody is signed in: the heads alone (--user LOGIN shows more)", file=sys.stderr)
            return _put(args.out, head_lines(study, exported), 0)
        if _is_unknown(args.stream, study):
            return BAD_INPUT
        return _put(args.out, trail_lines(study, exported, args.stream), _total(args.stream, study))


def _export_signed_in(args: argparse.Namespace, path: Path) -> int:
    """The trail with the payloads that the person may see; that it was written is noted (AU-1)."""
    with opened(args, path) as study:
        shows = shown_payloads(study)
        if isinstance(shows, Refusal):
            print(shows.problem, file=sys.stderr)
            return REFUSED
        if _is_unknown(args.stream, study.file):
            return BAD_INPUT
        total = _total(args.stream, study.file)
        request = ExportRequest("audit", args.out or Path(), Format.JSON)
        note_run(study, request, "written", events=total, stream=args.stream)
        lines = trail_lines(study.file, Exported(_now(), args.user), args.stream, shows)
        return _put(args.out, lines, total)


def _is_single(path: Path) -> bool:
    with StudyFile.open(path, write=False) as study:
        return not has_accounts(study)


def _is_unknown(stream: str | None, study: StudyFile) -> bool:
    if stream is None or stream in study.streams():
        return False
    print(f"no stream {stream} in this study", file=sys.stderr)
    return True


def _total(stream: str | None, study: StudyFile) -> int:
    return sum(head.seq for name, head in study.streams().items() if stream in (None, name))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _put(out: Path | None, lines: Iterator[str], total: int) -> int:
    if out is not None:
        _write_whole(out, lines, total)
        return GOOD
    for line in lines:
        print(line)
    return GOOD


def _write_whole(out: Path, lines: Iterator[str], total: int) -> None:
    """Write the lines under a temporary name first: a trail that is cut short never has its name."""
    making = out.with_name(f".{out.name}.new")
    try:
        with making.open("w", encoding="utf-8", newline="\n") as file:
            followed(_written(lines, file, total), Progress("wrote", "events"))
            file.flush()
            os.fsync(file.fileno())
        making.replace(out)
    except OSError as error:
        raise fault_of_os(error, out.name) from error
    finally:
        with contextlib.suppress(OSError):
            making.unlink(missing_ok=True)


def _written(lines: Iterable[str], file: TextIO, total: int) -> Steps:
    for done, line in enumerate(lines):
        file.write(f"{line}\n")
        if done % LINES_A_STEP == 0:
            yield done, total


def _verify(path: Path) -> int:
    progress = Progress("checked", "bytes")
    try:
        with path.open(encoding="utf-8") as file:
            size = path.stat().st_size
            count, first_fault = verify_trail(_shown(file, size, progress))
    except (OSError, UnicodeDecodeError):
        print(f"{path.name} can't be read as a trail. Check its name.", file=sys.stderr)
        return BAD_INPUT
    finally:
        progress.clear()
    print(f"{count} events, {first_fault or 'all hold'}")
    return GOOD if first_fault is None else INTEGRITY


def _shown(lines: Iterable[str], size: int, progress: Progress) -> Iterator[str]:
    read = 0
    for line in lines:
        read += len(line)
        progress.show(min(read, size), size)
        yield line
