"""The accounts of a study file, opened by themselves: before anybody is signed in, and to keep them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recist_reader.problem import Fault, Problem
from recist_reader.reading.people.gate import has_accounts
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.people import People
from recist_reader.reading.study_session import stored_study
from recist_reader.said import phrase
from recist_reader.storage.study_file import StudyFile


@dataclass(frozen=True)
class OpenPeople:
    """The accounts, and the title that a password must not hold."""

    people: People
    title: str


@contextmanager
def open_people(path: Path, hashes: PasswordHashes | None = None) -> Iterator[OpenPeople]:
    """Open the accounts of a study for writing: a sign-in is an event too.

    Raises StudyFault as `StudyFile.open`, Fault `refused` for a study without accounts.
    """
    with StudyFile.open(path) as file:
        refuse_without_accounts(file)
        state = stored_study(file)
        people = People(file, file.append, state.options().workflow, hashes)
        yield OpenPeople(people, state.study.title if state.study is not None else "")


def refuse_without_accounts(file: StudyFile) -> None:
    """Raise Fault `refused` for a study to which nobody signs in (RO-10)."""
    if not has_accounts(file):
        what = phrase("this is a single-reader study, which has no accounts")
        raise Fault(Problem(what, file.path.name, phrase("Open it without signing in")), code="refused")
