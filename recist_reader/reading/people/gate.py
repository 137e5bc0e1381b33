"""A study with accounts is opened by a person who signed in, or not at all (SE-41)."""

from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.people.people_state import ACCOUNT_STREAM

_STUDY = "study"


class NobodySignedIn(Fault):
    """A study with accounts, which people open by signing in; `title` is what its sign-in page shows."""

    def __init__(self, problem: Problem, title: str) -> None:
        super().__init__(problem, code="refused")
        self.title = title


def has_accounts(file: StudyFile) -> bool:
    """Whether people sign in to the study of a file; a single-reader study has no accounts (RO-10)."""
    row = file.row(_STUDY, _STUDY, _STUDY)
    return ACCOUNT_STREAM in file.streams() or (row is not None and not row.get("single_reader", True))


def refuse_without_sign_in(file: StudyFile) -> None:
    """Raise NobodySignedIn for a study with accounts: nobody is signed in, so nobody may do anything."""
    if has_accounts(file):
        what = phrase("this study has accounts, and nobody is signed in")
        remedy = phrase("Sign in: in the window when it is opened, by a command with --user LOGIN")
        row = file.row(_STUDY, _STUDY, _STUDY) or {}
        raise NobodySignedIn(Problem(what, file.path.name, remedy), str(row.get("title", "")))
