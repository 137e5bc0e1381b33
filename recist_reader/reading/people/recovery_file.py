"""The recovery file of a study: a key under a passphrase, kept by neither reader nor manager (SE-4, SE-34).

JSON, versioned. In the open: which study, the public half of its key, how the box is opened. In the box,
which only the passphrase opens: the private half, and `role_keys`, empty until reads are sealed.
"""

import contextlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey

from recist_reader.durable import sync_folder
from recist_reader.problem import Fault, Problem, Refusal, refuse
from recist_reader.reading.people.passwords import SALT_BYTES, box_of
from recist_reader.reading.people.signing_keys import public_of
from recist_reader.reading.people.word_lists import common_passwords
from recist_reader.said import phrase
from recist_reader.storage.canonical import canonical_text
from recist_reader.trial.people.password_policy import SHORTEST_PASSPHRASE, password_refused
from recist_reader.trial.people.records import Argon2Cost

FORMAT, VERSION = "recist-reader/recovery", 1
LARGEST_BYTES = 1024 * 1024
_KEYS = {"format", "version", "study", "made_at", "public", "salt", "cost", "box"}


@dataclass(frozen=True)
class RecoveryKey:
    """What a passphrase opened: the key of a study."""

    study: str
    key: SigningKey

    @property
    def public(self) -> str:
        return public_of(self.key)


def passphrase_refused(passphrase: str, study_title: str) -> Refusal | None:
    """Why a passphrase is refused: as passwords, but of 16 characters (SE-34)."""
    return password_refused(passphrase, (study_title,), common_passwords(), SHORTEST_PASSPHRASE)


def make_recovery_file(path: Path, passphrase: str, study: str, at: str, cost: Argon2Cost) -> str:
    """Write the recovery file of a study, read it back, and return the public half of its key, hex.

    Raises Fault, and leaves no file: something is at `path`, or it can't be written.
    """
    key = SigningKey.generate()
    salt = secrets.token_bytes(SALT_BYTES).hex()
    inside = canonical_text({"study": study, "private": key.encode().hex(), "role_keys": {}})
    document = {
        "format": FORMAT,
        "version": VERSION,
        "study": study,
        "made_at": at,
        "public": public_of(key),
        "salt": salt,
        "cost": {"memory_kib": cost.memory_kib, "rounds": cost.rounds, "lanes": cost.lanes},
        "box": bytes(box_of(passphrase, salt, cost).encrypt(inside.encode("ascii"))).hex(),
    }
    _write(path, json.dumps(document, indent=1) + "\n")
    try:
        found = open_recovery_file(path, passphrase)
        if isinstance(found, Refusal) or (found.study, found.public) != (study, public_of(key)):
            remedy = phrase("Write it to another disk")
            raise Fault(Problem(phrase("the recovery file can't be read back"), path.name, remedy))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return public_of(key)


def open_recovery_file(path: Path, passphrase: str) -> RecoveryKey | Refusal:
    """Return the key of a recovery file; refused where the passphrase does not open it.

    Raises Fault `bad_input` for a file that is none, is damaged, or is of a later version.
    """
    document = _document(path)
    try:
        cost = Argon2Cost(**document["cost"])
        box = box_of(passphrase, document["salt"], cost)
        sealed = bytes.fromhex(document["box"])
    except (TypeError, ValueError) as error:
        raise _damaged(path) from error
    try:
        inside = json.loads(box.decrypt(sealed))
    except (CryptoError, ValueError):
        what = phrase("the passphrase does not open this recovery file, or the file is damaged")
        return refuse(
            "SE-34", what, path.name, phrase("Type the passphrase again, or use a copy of the file")
        )
    key = RecoveryKey(inside["study"], SigningKey(bytes.fromhex(inside["private"])))
    if (key.study, key.public) != (document["study"], document["public"]):
        raise _damaged(path)
    return key


def _write(path: Path, text: str) -> None:
    """Write a new file durably, for its owner alone; never over another."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        what = phrase("there is a file with this name already")
        raise Fault(Problem(what, path.name, phrase("Choose another name")), "exists") from error
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise _not_written(path, error) from error


def _document(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            document = json.loads(file.read(LARGEST_BYTES).decode("ascii"))
    except OSError as error:
        what = phrase("the recovery file can't be read ({strerror})", strerror=error.strerror)
        raise Fault(Problem(what, path.name, phrase("Check its name")), "bad_input") from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Fault(
            Problem(phrase("this is no recovery file"), path.name, phrase("Choose another file")), "bad_input"
        )
    if document.get("version") != VERSION:
        remedy = phrase("Use the version of the program that wrote it, or a later one")
        raise Fault(
            Problem(phrase("the recovery file is of another version"), path.name, remedy), "bad_input"
        )
    if document.keys() != _KEYS or not all(
        isinstance(document[key], str) for key in _KEYS - {"version", "cost"}
    ):
        raise _damaged(path)
    return document


def _damaged(path: Path) -> Fault:
    return Fault(
        Problem(phrase("the recovery file is damaged"), path.name, phrase("Use a copy of it")), "bad_input"
    )


def _not_written(path: Path, error: OSError) -> Fault:
    what = phrase("the recovery file can't be written ({strerror})", strerror=error.strerror)
    return Fault(Problem(what, path.name, phrase("Choose another folder")), "bad_input")
