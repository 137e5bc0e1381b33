"""`recist-reader COMMAND ...`: finds the command, runs it, turns faults into messages and exit codes.

Exit codes (integrity specification, section 7): 0 good; 1 done with findings; 2 bad input or usage;
3 refused; 4 in use; 5 other schema version; 6 integrity failure; 7 storage failure; 70 internal.
"""

import argparse
import importlib
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import recist_reader.cli as commands
from recist_reader.problem import Fault, Problem

GOOD, FINDINGS, BAD_INPUT, REFUSED, IN_USE, OTHER_SCHEMA, INTEGRITY, STORAGE, INTERNAL = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    70,
)

EXIT_CODES = {
    "in_use": IN_USE,
    "locked": IN_USE,
    "newer_schema": OTHER_SCHEMA,
    "older_schema": OTHER_SCHEMA,
    "corrupt": INTEGRITY,
    "integrity": INTEGRITY,
    "schema_changed": INTEGRITY,
    "foreign": INTEGRITY,
    "stale": INTEGRITY,
    "head_moved": INTEGRITY,
    "duplicate": INTEGRITY,
    "bad_input": BAD_INPUT,
    "missing": BAD_INPUT,
    "exists": BAD_INPUT,
    "network": BAD_INPUT,
    "cloud": BAD_INPUT,
    "refused": REFUSED,
}


def command_modules() -> dict[str, ModuleType]:
    """Return the modules of this package that are commands, by the name they are called with."""
    found = {}
    for module in pkgutil.iter_modules(commands.__path__):
        if module.name == "main":
            continue
        loaded = importlib.import_module(f"{commands.__name__}.{module.name}")
        if hasattr(loaded, "NAME"):
            found[loaded.NAME] = loaded
    return dict(sorted(found.items()))


def parser(modules: dict[str, ModuleType]) -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    made = argparse.ArgumentParser(
        prog="recist-reader", description="RECIST 1.1 reading of CT in clinical trials."
    )
    made.add_argument("--debug", action="store_true", help="show where an internal error came from")
    subparsers = made.add_subparsers(dest="command", metavar="COMMAND")
    for name, module in modules.items():
        sub = subparsers.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(sub)
        sub.set_defaults(run=module.run)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args_parser = parser(command_modules())
    args = args_parser.parse_args(argv)
    if args.command is None:
        args_parser.print_help()
        return BAD_INPUT
    try:
        _refuse_half_characters(args)
        return int(args.run(args))
    except Fault as fault:
        if args.debug:
            raise
        print(fault, file=sys.stderr)
        return EXIT_CODES.get(fault.code, STORAGE)
    except BrokenPipeError:
        return GOOD
    except Exception as error:
        if args.debug:
            raise
        print(_internal(error), file=sys.stderr)
        return INTERNAL
    except KeyboardInterrupt:
        print("cancelled", file=sys.stderr)
        return 130


def _refuse_half_characters(args: argparse.Namespace) -> None:
    """Raise Fault where a text is none in UTF-8: nothing of it could be stored. Names of files may be so."""
    for name, value in vars(args).items():
        try:
            (value if isinstance(value, str) else "").encode("utf-8")
        except UnicodeEncodeError:
            where = f"--{name.replace('_', '-')}"
            problem = Problem("the text is not in UTF-8", where, "Type it again, in a UTF-8 terminal")
            raise Fault(problem, code="bad_input") from None


def _internal(error: Exception) -> Problem:
    """A defect of the program: kind and place of the error, never its text, which may hold data (BN-4)."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    what = (
        f"an error of the program ({type(error).__name__} in {Path(last.filename).name}, line {last.lineno})"
    )
    remedy = "What was acknowledged is stored; report this line, --debug shows more"
    return Problem(what, "", remedy)


if __name__ == "__main__":
    sys.exit(main())
