"""Where choosers of folders begin: where something was chosen last, of its kind.

Folders with images are remembered until the program ends and kept nowhere, since their names may name a
patient (BL-7); the folders of exports and of new studies are kept per person on this computer.
"""

import json
import re
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from recist_reader.durable import replace_text
from recist_reader.ui.theme.own_files import settings_file


class Chosen(StrEnum):
    """What is chosen."""

    IMAGES = "images"
    ARCHIVE = "archive"
    EXPORT = "export"
    STUDY = "study"  # where a new one was saved


_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_KEPT = frozenset({Chosen.EXPORT, Chosen.STUDY})
_here: dict[Chosen, Path] = {}


def remember(what: Chosen, folder: Path) -> None:
    """The next chooser of that kind begins there; a settings folder that cannot be written is no matter."""
    _here[what] = folder.expanduser().absolute()
    if what not in _KEPT:
        return
    with suppress(OSError):
        file = _file()
        kept = _stored() | {one: _here[one] for one in _KEPT if one in _here}
        replace_text(file, json.dumps({name: str(place) for name, place in kept.items()}))


def last(what: Chosen) -> Path | None:
    """The folder that was chosen last, if it is there; the disc or stick it was on may be gone."""
    found = _here.get(what) or (_stored().get(what) if what in _KEPT else None)
    return found if found is not None and found.is_dir() else None


def for_new_study() -> Path:
    """Where the last new study was saved, else the person's documents; a sample is opened, not saved."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return last(Chosen.STUDY) or (documents if documents.is_dir() else Path.home())


def proposed_for(title: str) -> Path:
    """A file for a new study, named after its title; what no file name takes on some system becomes "-"."""
    name = _NOT_IN_NAMES.sub("-", title).strip(" .-") or "study"
    return for_new_study() / f"{name}.rrs"


def forget() -> None:
    """Nothing was chosen in this run of the program."""
    _here.clear()


def _stored() -> dict[str, Path]:
    try:
        stored = json.loads(_file().read_text("utf-8"))
        return {name: Path(place) for name, place in stored.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _file() -> Path:
    return settings_file("folders.json")
