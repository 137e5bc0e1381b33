"""`recist-reader leakcheck --canaries FILE PATH...`: do texts lie where they must not (VF-9, BL-31)?"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from recist_reader.cli.main import FINDINGS, GOOD
from recist_reader.leaks.files import Found, found_in
from recist_reader.leaks.forms import SHORTEST, Canary
from recist_reader.leaks.search import Searcher
from recist_reader.problem import Fault, Problem

NAME = "leakcheck"
HELP = "search files and folders for texts that must not be there"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument(
        "--canaries", type=Path, required=True, metavar="FILE", help="a text a line; NAME, tab, text names it"
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    canaries = _canaries(args.canaries)
    missing = next((path for path in args.paths if not path.exists()), None)
    if missing is not None:
        raise Fault(Problem("there is no such file or folder", missing.name, "Correct it"), code="bad_input")
    found = list(_searched(Searcher(canaries), args.paths))
    if args.json:
        print(json.dumps({"canaries": len(canaries), "hits": [_row(one) for one in found]}, indent=1))
    else:
        for one in found:
            row = _row(one)
            print(f"{row['path']}: {row['canary']} ({row['form']}, {row['where']})")
        print(f"{len(canaries)} texts, {len(found)} places", file=sys.stderr)
    return FINDINGS if found else GOOD


def _searched(searcher: Searcher, paths: list[Path]) -> Iterator[Found]:
    for path in paths:
        try:
            yield from found_in(searcher, path)
        except OSError as error:
            what = f"it cannot be read ({error.strerror})"
            raise Fault(
                Problem(what, Path(error.filename or path).name, "Check its rights"), "bad_input"
            ) from error


def _row(found: Found) -> dict[str, str | int]:
    """A finding by the canary's name: what is looked for may be a secret itself."""
    where = "name" if found.in_name else f"byte {found.hit.offset}"
    form = f"{found.hit.form}, deflated" if found.hit.deflated else found.hit.form
    return {"path": str(found.path), "canary": found.hit.canary.name, "form": form, "where": where}


def _canaries(path: Path) -> list[Canary]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        what = "the list of texts cannot be read"
        raise Fault(Problem(what, path.name, "Give a text file in UTF-8"), code="bad_input") from error
    found = []
    for number, line in enumerate(lines, start=1):
        name, tab, text = line.partition("\t")
        canary = Canary(name, text) if tab else Canary(f"line {number}", line)
        if not canary.text:
            continue
        if len(canary.text) < SHORTEST:
            what = f"line {number} has fewer than {SHORTEST} characters, which stand anywhere by chance"
            raise Fault(Problem(what, path.name, "Give a longer text"), code="bad_input")
        found.append(canary)
    if not found:
        raise Fault(Problem("the list is empty", path.name, "Write one text a line"), code="bad_input")
    return found
