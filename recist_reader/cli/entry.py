"""How a command comes into a study: its one reader, or a person who signs in with `--user` (RO-10, SE-7)."""

import argparse
from pathlib import Path

from recist_reader.cli.secret_input import PASSWORD, add_secret_argument, ask
from recist_reader.problem import Fault, Refusal
from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.study_session import StudySession, open_study
from recist_reader.reading.workplace import Workplace, new_uuid
from recist_reader.trial.people.roles import StudyRole


def add_entry_arguments(parser: argparse.ArgumentParser) -> None:
    """Let a command sign in to a study with accounts."""
    parser.add_argument("--user", metavar="LOGIN", help="who does it, in a study with accounts")
    parser.add_argument(
        "--as",
        dest="role_of_user",
        choices=[str(role) for role in StudyRole],
        help="in which of several roles",
    )
    add_secret_argument(parser, "the password")


def credentials(args: argparse.Namespace) -> Credentials | None:
    """What the person who signs in also signs with; None in a single-reader study. Asks once."""
    if args.user is None:
        return None
    return Credentials(ask(PASSWORD, from_stdin=args.password_stdin), args.user)


def opened(
    args: argparse.Namespace,
    path: Path,
    given: Credentials | None = None,
    *,
    write: bool = True,
    session: str | None = None,
) -> StudySession:
    """Open a study as the arguments say. Who signs in opens it for writing: a sign-in is an event.

    `given`: what `credentials` has asked for already. Raises Fault: `refused` where the sign-in is, else as
    `open_study`.
    """
    given = given or credentials(args)
    if given is None:
        return open_study(path, write=write, session=session)
    role = None if args.role_of_user is None else StudyRole(args.role_of_user)
    place = Workplace("", session=session or new_uuid())
    answer = enter_study(path, Entry(args.user, given.password, role), place)
    if isinstance(answer, Refusal):
        raise Fault(answer.problem, code="refused")
    return answer
