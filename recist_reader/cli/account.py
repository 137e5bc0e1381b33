"""`recist-reader account ...`: who works in a study, in which roles (VF-7, SE-3 to SE-6).

Each call signs in, does one thing and signs out.
"""

import argparse
import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from recist_reader.cli.main import GOOD, REFUSED
from recist_reader.cli.secret_input import NEW_PASSWORD, PASSPHRASE, PASSWORD, add_secret_argument, ask
from recist_reader.problem import Refusal
from recist_reader.reading.people.listing import listed
from recist_reader.reading.people.managing import AccountDesk, Issued, NewPerson
from recist_reader.reading.people.opening import OpenPeople, open_people
from recist_reader.reading.people.own_password import change_password
from recist_reader.reading.people.people import People
from recist_reader.reading.people.recovering import recover_account, refuse_recovery
from recist_reader.reading.people.recovery_file import open_recovery_file
from recist_reader.reading.people.signing_in import SignedIn, sign_in, sign_out
from recist_reader.reading.workplace import Workplace
from recist_reader.storage.faults import StudyFault
from recist_reader.trial.patch import Recorded
from recist_reader.trial.people.roles import StudyRole

NAME = "account"
HELP = "people of a study: add, list, give roles, disable, reset, unlock, change a password, recover"
ROLES = [str(role) for role in StudyRole]
MANAGING = ("add", "roles", "disable", "reset", "unlock")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True)
    add = _action(actions, "add", "a person joins with a temporary password, which is shown once")
    add.add_argument("--login", required=True)
    add.add_argument("--name", required=True, help="full name, as signatures print it")
    _roles_argument(add)
    _action(actions, "list", "who has an account; the manager and the auditor see all")
    roles = _action(actions, "roles", "give a person these roles and no others")
    _roles_argument(roles)
    _about(roles)
    for name, text in (
        ("disable", "a person leaves; the name stays in the trail"),
        ("reset", "issue a temporary password, which is shown once"),
        ("unlock", "end a lock after wrong passwords"),
    ):
        _about(_action(actions, name, text))
    _action(actions, "password", "set an own password", lines="the present password, then the new one")
    recover = _action(actions, "recover", "let a manager in by the recovery file", lines="its passphrase")
    recover.add_argument("--recovery", type=Path, required=True, metavar="FILE")
    recover.add_argument("--name", default="", help="full name, where the login is a new one")
    _about(recover)


def _action(actions: Any, name: str, text: str, lines: str = "the password") -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=text, description=text)
    parser.add_argument("study", type=Path)
    if name != "recover":
        parser.add_argument("--user", required=True, metavar="LOGIN", help="who does it")
        parser.add_argument("--as", dest="role_of_user", choices=ROLES, help="in which of several roles")
    add_secret_argument(parser, lines)
    parser.add_argument("--json", action="store_true")
    return parser


def _roles_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--role", action="append", required=True, choices=ROLES, help="repeat for several")


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--login", required=True, help="whose account")
    parser.add_argument("--reason", required=True, metavar="TEXT")


def run(args: argparse.Namespace) -> int:
    if args.action == "recover":
        return _recover(args)
    password = ask(PASSWORD, from_stdin=args.password_stdin)
    with open_people(args.study) as opened:
        people = opened.people
        found = sign_in(people, Workplace(""), args.user, password, _role(people, args))
        if isinstance(found, Refusal):
            return _refused(found)
        try:
            return _act(opened, found, args, password)
        finally:
            with suppress(StudyFault):  # the act is stored or told; there is nothing to keep of its end
                sign_out(people, found)


def _role(people: People, args: argparse.Namespace) -> StudyRole | None:
    """The role to sign in with: as asked, as the act needs, else the first that the person has."""
    if args.role_of_user is not None:
        return StudyRole(args.role_of_user)
    if args.action in MANAGING:
        return StudyRole.MANAGER
    account = people.state.account(people.state.by_login(args.user) or "")
    return account.roles[0] if account is not None else None


def _act(opened: OpenPeople, signed_in: SignedIn, args: argparse.Namespace, password: str) -> int:
    people = opened.people
    if args.action == "list":
        return _list(people, signed_in, args)
    if args.action == "password":
        new = ask(NEW_PASSWORD, from_stdin=args.password_stdin, is_new=True)
        return _told(change_password(people, signed_in, password, new, opened.title), args, args.user)
    desk = AccountDesk(people, signed_in)
    account = people.state.by_login(args.login) or ""
    roles = tuple(StudyRole(role) for role in getattr(args, "role", ()))
    match args.action:
        case "add":
            return _told(desk.add(NewPerson(args.login, args.name, roles)), args, args.login)
        case "roles":
            return _told(desk.set_roles(account, roles, args.reason), args, args.login)
        case "disable":
            return _told(desk.disable(account, args.reason), args, args.login)
        case "reset":
            return _told(desk.reset(account, args.reason), args, args.login)
        case _:
            return _told(desk.unlock(account, args.reason), args, args.login)


def _recover(args: argparse.Namespace) -> int:
    passphrase = ask(PASSPHRASE, from_stdin=args.password_stdin)
    with open_people(args.study) as opened:
        found = open_recovery_file(args.recovery, passphrase)
        if isinstance(found, Refusal):
            refuse_recovery(opened.people, Workplace(""), found)
            return _refused(found)
        person = NewPerson(args.login, args.name, ())
        done = recover_account(opened.people, Workplace(""), found, person, args.reason)
    return _told(done, args, args.login)


def _list(people: People, signed_in: SignedIn, args: argparse.Namespace) -> int:
    rows = listed(people, signed_in)
    if isinstance(rows, Refusal):
        return _refused(rows)
    if args.json:
        print(json.dumps({"accounts": [row.to_json() for row in rows]}))
        return GOOD
    for row in rows:
        print(f"{row.login:<20} {row.state:<18} {', '.join(row.roles):<24} {row.printed_name}")
    return GOOD


def _told(done: Issued | Recorded | Refusal, args: argparse.Namespace, login: str) -> int:
    """Say what was done; a temporary password is shown here and nowhere again."""
    if isinstance(done, Refusal):
        return _refused(done)
    if isinstance(done, Issued):
        answer = {"account": done.account, "login": login, "password": done.password}
        text = f"{login}: temporary password, shown this once: {done.password}"
    else:
        answer, text = {"event": done.event_id, "login": login}, f"{login}: {args.action}, saved"
    print(json.dumps(answer) if args.json else text)
    return GOOD


def _refused(refusal: Refusal) -> int:
    print(refusal.problem, file=sys.stderr)
    return REFUSED
