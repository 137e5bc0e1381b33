"""Was this study file opened here before (IN-121)? A copy that is opened is recorded, without its path."""

import hashlib
import os
import platform
from typing import Protocol

from recist_reader.storage.chain import Event
from recist_reader.storage.faults import RETRIED, StudyFault
from recist_reader.storage.study_file import Kept, StudyFile

OWNER, KEY = "study", "place"


class Note(Protocol):
    """Stores that something happened, and a place of the workspace in the same write."""

    def __call__(self, change: str, *, keeps: Kept) -> Event: ...


def note_place(file: StudyFile, note: Note) -> None:
    """Record `study.relocated` where the file was last written at another place; remember this one.

    What is remembered is a fingerprint: no path, no host. A full disk must not hinder opening: it is
    recorded the next time.
    """
    place = _fingerprint(file)
    known = file.get_workspace(OWNER, KEY)
    if known is not None and known.get("place") == place:
        return
    try:
        if known is None:
            file.put_workspace(OWNER, KEY, {"place": place})
        else:
            note("study.relocated", keeps=Kept(OWNER, KEY, {"place": place}))
    except StudyFault as error:
        if error.code not in RETRIED:
            raise


def _fingerprint(file: StudyFile) -> str:
    place = "\n".join((file.study_id, platform.node(), os.path.realpath(file.path)))
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()
