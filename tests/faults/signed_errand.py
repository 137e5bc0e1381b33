"""What is tried on a failing disk in a study with accounts: a timepoint locked by a signature (SE-8)."""

import json
from pathlib import Path

from recist_reader.reading.people.entering import Entry, enter_study
from recist_reader.reading.people.passwords import PasswordHashes
from recist_reader.reading.people.signature_check import check_signatures
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.study_session import StudySession
from recist_reader.reading.workplace import Workplace
from tests.blinded import a_blinded_study, begin_one
from tests.people import CHEAP, OWN_PASSWORD

CODES = "code.json"


def a_signed_read(folder: Path) -> None:
    """A baseline that its reader has read and not signed yet."""
    blinded = a_blinded_study(folder, subjects=1, timepoints=1)
    code = blinded.codes["1001", "R1"]
    with blinded.as_("r1") as study:
        begin_one(ReadSession(study, code), "BL")
    (folder / CODES).write_text(json.dumps(code), "utf-8")


def opened(folder: Path, unsaved: Path) -> StudySession:
    """Sign in as its reader, and open the study."""
    entry, hashes = Entry("r1", OWN_PASSWORD), PasswordHashes(CHEAP)
    study = enter_study(folder / "study.rrs", entry, Workplace(""), unsaved=unsaved, hashes=hashes)
    assert isinstance(study, StudySession), study
    return study


def code_in(folder: Path) -> str:
    """The code under which the reader has the subject."""
    code: str = json.loads((folder / CODES).read_text("utf-8"))
    return code


def credentials() -> Credentials:
    """What the signature takes."""
    return Credentials(OWN_PASSWORD, "r1")


def wrong_signature(path: Path, expected: int) -> str | None:
    """Whether there are as many signatures as locks, each of them good."""
    found = check_signatures(path)
    if found.first_fault is not None:
        return found.first_fault
    return None if found.n == expected else f"{found.n} signatures, expected {expected}"
