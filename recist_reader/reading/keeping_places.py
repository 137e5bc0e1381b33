"""Where backups and anchors of a study go: options `backup_dir` and `anchor_dir` (AU-8, IN-125).

Places of a computer stand in the person's settings: no path is ever written into a study (AU-3). A study is
known again by its id, a damaged one by where its file lies.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from recist_reader.durable import replace_text
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase
from recist_reader.storage.backup import backup_folder
from recist_reader.storage.faults import fault_of_os


@dataclass(frozen=True)
class KeepingPlaces:
    """`backup_dir` None: beside the study. `anchor_dir`: a further place of `anchors.jsonl`.

    `file`: fingerprint of the study file's place. `told`: the person knows that one disk holds both.
    """

    backup_dir: str | None = None
    anchor_dir: str | None = None
    file: str = ""
    told: bool = False

    def backups(self, study: Path) -> Path:
        """The folder of the study's backups."""
        return backup_folder(study) if self.backup_dir is None else Path(self.backup_dir)

    @property
    def anchors(self) -> tuple[Path, ...]:
        """Folders that get each anchor beside the backups'."""
        return () if self.anchor_dir is None else (Path(self.anchor_dir),)


def places_of(study_id: str) -> KeepingPlaces:
    """What was chosen for a study on this computer; the defaults where nothing readable was."""
    try:
        return KeepingPlaces(**_stored()[study_id])
    except (KeyError, TypeError):
        return KeepingPlaces()


def places_at(study: Path) -> KeepingPlaces:
    """What was chosen for the study whose file lies there, without opening it: it may be damaged."""
    study_id = study_id_at(study)
    return KeepingPlaces() if study_id is None else places_of(study_id)


def study_id_at(study: Path) -> str | None:
    """The id of the study whose file lies there, without opening it; None where nothing was chosen for it."""
    wanted = _fingerprint(study)
    for study_id, entry in _stored().items():
        if isinstance(entry, dict) and entry.get("file") == wanted:
            return study_id
    return None


def keep_places(study_id: str, study: Path, places: KeepingPlaces) -> None:
    """Keep what was chosen; raises Fault where a folder is none or the settings cannot be written."""
    for option, folder in (("backup_dir", places.backup_dir), ("anchor_dir", places.anchor_dir)):
        if folder is not None and not Path(folder).is_dir():
            raise Fault(
                Problem(phrase("there is no such folder"), option, phrase("Make it first, or choose another"))
            )
    entry = asdict(places) | {"file": _fingerprint(study)}
    text = json.dumps(_stored() | {study_id: entry}, indent=1)
    file = _file()
    try:
        replace_text(file, text)
    except OSError as error:
        raise fault_of_os(error, phrase("settings folder")) from error


def _file() -> Path:
    return user_config_path("recist-reader", appauthor=False) / "keeping.json"


def _stored() -> dict[str, Any]:
    try:
        stored = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _fingerprint(study: Path) -> str:
    return hashlib.sha256(os.fsencode(os.path.realpath(study))).hexdigest()
