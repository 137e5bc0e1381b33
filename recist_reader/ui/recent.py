"""Studies opened on this computer: title and place, per person, nothing of a patient (BL-7)."""

import json
from contextlib import suppress
from pathlib import Path

from platformdirs import user_config_path

MOST = 6


def _file() -> Path:
    return user_config_path("recist-reader", appauthor=False) / "recent.json"


def studies() -> tuple[tuple[str, Path], ...]:
    """Title and place of recent studies that still exist, newest first."""
    try:
        stored = json.loads(_file().read_text("utf-8"))
        found = [(str(title), Path(place)) for title, place in stored]
    except (OSError, ValueError, TypeError):
        return ()
    return tuple((title, place) for title, place in found if place.is_file())[:MOST]


def remember(title: str, path: Path) -> None:
    """Put a study first; a settings folder that cannot be written is no reason to disturb reading."""
    place = path.resolve()
    rest = [(t, p) for t, p in studies() if p != place]
    entries = [[t, str(p)] for t, p in [(title, place), *rest][:MOST]]
    with suppress(OSError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        making = file.with_suffix(".new")
        making.write_text(json.dumps(entries), "utf-8")
        making.replace(file)
