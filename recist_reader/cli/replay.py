"""`recist-reader replay STUDY SCRIPT`: does what a reader does, without a window (VF-2)."""

import argparse
import sys
import time
from pathlib import Path

from recist_reader.cli.entry import add_entry_arguments, credentials, opened
from recist_reader.problem import Fault, Problem
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.looping import varied_steps
from recist_reader.reading.script.runner import Outcome, ScriptRunner
from recist_reader.reading.workplace import new_uuid

NAME = "replay"
HELP = "run a reading script on a study"
LARGEST_BYTES = 64 * 2**20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", type=Path, metavar="STUDY")
    parser.add_argument("script", type=Path, metavar="SCRIPT", help="a JSON document of steps")
    parser.add_argument(
        "--loop", type=_loop, metavar="N|forever", help="then go on with N varied edits in the open timepoint"
    )
    parser.add_argument("--seed", type=int, default=0, help="which varied edits (0)")
    parser.add_argument("--delay-ms", type=_count, default=0, help="pause after each step (0)")
    add_entry_arguments(parser)
    parser.add_argument("--strict", action="store_true", help="end at the first refusal (exit 3)")


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0")
    return int(text)


def _loop(text: str) -> int | str:
    return text if text == "forever" else _count(text)


def run(args: argparse.Namespace) -> int:
    steps = load_script(script_text(args.script))
    faulty = False
    given = credentials(args)
    with opened(args, args.study, given, session=f"replay-{new_uuid()}") as study:
        runner = ScriptRunner(study, given)
        for step in steps:
            if step.do == "wait_ms":
                time.sleep(step.fields["number"] / 1000)
            outcome = runner.run_step(step)
            faulty |= _say(outcome)
            if args.strict and outcome.refusal is not None:
                return 3
            _rest(args.delay_ms)
        if args.loop is not None:
            count = None if args.loop == "forever" else args.loop
            for step in varied_steps(runner, args.seed, count):
                faulty |= _say(runner.run_step(step))
                _rest(args.delay_ms)
    return 1 if faulty else 0


def script_text(script: Path) -> str:
    """The script as text; a file that can be no script of a person or a test is not read (FT-34)."""
    try:
        size = script.stat().st_size
        if size > LARGEST_BYTES:
            what = f"the script has {size // 2**20} MiB, {LARGEST_BYTES // 2**20} are the most"
            raise _unreadable(what, script, "Cut it into several")
        return script.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable("the script cannot be read", script, "Check the file") from error


def _unreadable(what: str, script: Path, remedy: str) -> Fault:
    return Fault(Problem(what, script.name, remedy), code="bad_input")


def _say(outcome: Outcome) -> bool:
    for line in outcome.lines():
        sys.stdout.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
    sys.stdout.flush()
    return outcome.refusal is not None or bool(outcome.differs)


def _rest(delay_ms: int) -> None:
    if delay_ms:
        time.sleep(delay_ms / 1000)
