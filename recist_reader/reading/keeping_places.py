"""Where backups and anchors of a study go: options `backup_dir` and `anchor_dir` (AU-8, IN-125).

Places of a computer stand in the person's settings: no path is ever written into a study (AU-3). A study is
known again by its id, wherever its file lies, a damaged one by where it lay when it was opened last.
"""

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from recist_reader.durable import replace_text
from recist_reader.problem import Fault, Problem
from recist_reader.said import phrase
from recist_reader.storage.backup import backup_folder, is_named_as_backup
from recist_reader.storage.faults import fault_of_os
from recist_reader.storage.opening import study_id_of


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
    """What was chosen for the study in a file, without opening it: it may be damaged.

    A backup has the id of its study and none of its places: anchors set since would be missing in it.
    """
    study_id = id_of_study(study)
    return KeepingPlaces() if study_id is None or is_named_as_backup(study) else places_of(study_id)


def id_of_study(study: Path) -> str | None:
    """The id of a study by what stands in its file, else by where that lies."""
    return (study_id_of(study) if study.is_file() else None) or _id_by_place(study)


def _id_by_place(study: Path) -> str | None:
    """The id of the study whose file lies there, without opening it; None where nothing was chosen for it."""
    wanted = _fingerprint(study)
    for study_id, entry in _stored().items():
        if isinstance(entry, dict) and entry.get("file") == wanted:
            return study_id
    return None


def follow_file(study_id: str, study: Path) -> None:
    """Know a study whose places were chosen by where its file lies now: it may be damaged the next time."""
    kept = places_of(study_id)
    if kept.file and kept.file != _fingerprint(study):
        with suppress(Fault):  # known by its id all the same
            _keep(study_id, study, kept)


def keep_places(study_id: str, study: Path, places: KeepingPlaces) -> None:
    """Keep what was chosen; raises Fault where a folder is none or the settings cannot be written."""
    for option, folder in (("backup_dir", places.backup_dir), ("anchor_dir", places.anchor_dir)):
        if folder is not None and not Path(folder).is_dir():
            raise Fault(
                Problem(phrase("there is no such folder"), option, phrase("Make it first, or choose another"))
            )
    _keep(study_id, study, places)


def _keep(study_id: str, study: Path, places: KeepingPlaces) -> None:
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
