"""`recist-reader assess FILE`: put reads through the rules, without images and without a study.

Takes a document of the reads interchange format, JSON or CSV by file ending, and answers as JSON,
CSV or a table. Exit: 0 assessed; 1 assessed but for faulty patients (`--keep-going`); 2 faulty or
unreadable input, nothing assessed; 7 the answer could not be written.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from recist_reader.problem import Fault, Problem
from recist_reader.recist.answer import answer_csv, answer_document, answer_json, answer_table
from recist_reader.recist.assess import assess
from recist_reader.recist.document import ReadsDocument, load_reads
from recist_reader.recist.document_fields import DocumentProblem, Place
from recist_reader.recist.long_form import load_long_form
from recist_reader.recist.questions import answer_questions

NAME = "assess"
HELP = "put reads (JSON or CSV, without images) through the rules"

GOOD, FAULTY_LEFT_OUT, BAD_INPUT, IO_FAILURE = 0, 1, 2, 7

_FORMATS = {"json": answer_json, "csv": answer_csv, "table": answer_table}
_LOADERS = {".json": load_reads, ".csv": load_long_form}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command."""
    parser.add_argument("file", type=Path, metavar="FILE", help="reads as .json or .csv")
    parser.add_argument("--format", choices=sorted(_FORMATS), default="json", help="of the answer")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write here and not to the screen")
    parser.add_argument(
        "--keep-going", action="store_true", help="leave faulty patients out and assess the others"
    )


def run(args: argparse.Namespace) -> int:
    """Do it; return the exit code."""
    try:
        document = _read(args.file)
    except Fault as fault:
        print(fault, file=sys.stderr)
        return BAD_INPUT
    answers, question_problems = answer_questions({} if document.is_refused else document.questions)
    problems = (*document.problems, *question_problems)
    _report(args.file, problems)
    if document.is_refused or (problems and not args.keep_going):
        return BAD_INPUT
    answer = _FORMATS[args.format](answer_document([assess(read) for read in document.reads], answers))
    try:
        _write(args.out, answer)
    except OSError as failed:
        where = str(args.out) if args.out else "standard output"
        print(
            Problem(failed.strerror or "it cannot be written", where, "Choose another place"), file=sys.stderr
        )
        return IO_FAILURE
    return FAULTY_LEFT_OUT if problems else GOOD


def _read(path: Path) -> ReadsDocument:
    loader = _LOADERS.get(path.suffix.lower())
    if loader is None:
        return _unreadable("the file ending is neither .json nor .csv", "Give a .json or .csv file")
    try:
        return loader(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _unreadable("the text is not UTF-8", "Save it as UTF-8")
    except OSError as failed:
        what = failed.strerror or "it cannot be read"
        raise Fault(Problem(what, str(path), "Check the name and the rights of the file")) from failed


def _unreadable(what: str, remedy: str) -> ReadsDocument:
    return ReadsDocument(problems=(DocumentProblem(Place(), what, remedy),), is_refused=True)


def _report(path: Path, problems: Iterable[DocumentProblem]) -> None:
    for problem in problems:
        print(f"{path.name}: {problem}", file=sys.stderr)


def _write(out: Path | None, text: str) -> None:
    """Write whole or not at all: a file that stands there stays as it was when writing fails."""
    if out is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    descriptor, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(out)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
