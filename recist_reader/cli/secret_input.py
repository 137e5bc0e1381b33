"""Where a command takes passwords from: lines of standard input, the environment, the terminal (SE-2).

Never from an argument: those stand in the history of a shell and in the list of processes.
"""

import getpass
import os
import sys
from argparse import ArgumentParser
from typing import NamedTuple

from recist_reader.problem import Fault, Problem


class Secret(NamedTuple):
    """What is asked for, by the name that a person knows and that of its variable."""

    name: str
    variable: str


PASSWORD = Secret("password", "RECIST_READER_PASSWORD")
NEW_PASSWORD = Secret("new password", "RECIST_READER_NEW_PASSWORD")
PASSPHRASE = Secret("passphrase of the recovery file", "RECIST_READER_RECOVERY_PASSPHRASE")


def add_secret_argument(parser: ArgumentParser, lines: str) -> None:
    """Let a command take secrets from standard input; `lines` says which, in which order."""
    parser.add_argument("--password-stdin", action="store_true", help=f"read from standard input: {lines}")


def ask(secret: Secret, *, from_stdin: bool, is_new: bool = False) -> str:
    """Return a secret; a new one is typed twice. Raises Fault `bad_input` where none is given."""
    if from_stdin:
        line = sys.stdin.readline()
        if not line:
            raise _missing(secret, "Write one line for each")
        return line.rstrip("\r\n")
    given = os.environ.get(secret.variable)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise _missing(secret, f"Set {secret.variable}, or give --password-stdin")
    typed = getpass.getpass(f"{secret.name}: ")
    if is_new and getpass.getpass(f"{secret.name} again: ") != typed:
        what, remedy = "the two were not the same", "Type it twice"
        raise Fault(Problem(what, secret.name, remedy), code="bad_input")
    return typed


def _missing(secret: Secret, remedy: str) -> Fault:
    return Fault(Problem("none is given", secret.name, remedy), code="bad_input")
