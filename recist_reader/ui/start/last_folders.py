"""Where choosers of folders begin: where something was chosen last, of its kind.

Folders with images are remembered until the program ends and kept nowhere, since their names may name a
patient (BL-7); the folder of exports is kept per person on this computer.
"""

import json
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from platformdirs import user_config_path


class Chosen(StrEnum):
    """What is chosen."""

    IMAGES = "images"
    ARCHIVE = "archive"
    EXPORT = "export"


_KEPT = frozenset({Chosen.EXPORT})
_here: dict[Chosen, Path] = {}


def remember(what: Chosen, folder: Path) -> None:
    """The next chooser of that kind begins there; a settings folder that cannot be written is no matter."""
    _here[what] = folder.expanduser().absolute()
    if what not in _KEPT:
        return
    with suppress(OSError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        making = file.with_suffix(".new")
        making.write_text(json.dumps({one: str(_here[one]) for one in _KEPT if one in _here}), "utf-8")
        making.replace(file)


def last(what: Chosen) -> Path | None:
    """The folder that was chosen last, if it is there; the disc or stick it was on may be gone."""
    found = _here.get(what) or (_stored().get(what) if what in _KEPT else None)
    return found if found is not None and found.is_dir() else None


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
    return user_config_path("recist-reader", appauthor=False) / "folders.json"
