"""Studies opened on this computer: title, place and when, per person, nothing of a patient (BL-7)."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path

from recist_reader.durable import replace_text
from recist_reader.ui.texts import tr

MOST = 6
MOST_KEPT = 24  # some may be gone, or their disk away


@dataclass(frozen=True)
class RecentStudy:
    """A study file that was opened here; `opened` is None where it was not kept."""

    title: str
    path: Path
    opened: datetime | None = None

    def when(self, now: datetime) -> str:
        """When it was opened, as one says it: two studies of one title are told apart by it."""
        if self.opened is None:
            return ""
        opened = self.opened.astimezone(now.tzinfo)
        days = (now.date() - opened.date()).days
        day = {0: tr("today"), 1: tr("yesterday")}.get(days, f"{opened:%Y-%m-%d}")
        return f"{day} {opened:%H:%M}"


def _file() -> Path:
    return user_config_path("recist-reader", appauthor=False) / "recent.json"


def known() -> tuple[RecentStudy, ...]:
    """Recent studies, newest first, without asking their disks whether they still exist."""
    try:
        return tuple(_study(*entry) for entry in json.loads(_file().read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return ()


def studies() -> tuple[RecentStudy, ...]:
    """Recent studies that still exist, newest first; waits for the disks that they lie on."""
    return tuple(study for study in known() if study.path.is_file())[:MOST]


def _study(title: str, place: str, opened: str = "") -> RecentStudy:
    """One stored entry; those of earlier versions have no time."""
    return RecentStudy(str(title), Path(place), datetime.fromisoformat(opened) if opened else None)


def remember(title: str, path: Path, now: datetime) -> None:
    """Put a study first; a settings folder that cannot be written is no reason to disturb reading."""
    newest = RecentStudy(title, path.resolve(), now)
    rest = [study for study in known() if study.path != newest.path]
    entries = [
        [study.title, str(study.path), study.opened.isoformat() if study.opened else ""]
        for study in [newest, *rest][:MOST_KEPT]
    ]
    with suppress(OSError):
        file = _file()
        replace_text(file, json.dumps(entries))


def folder() -> Path:
    """Where choosing a study file begins: beside the newest one, else at home. Waits for the disks."""
    found = studies()
    return found[0].path.parent if found else Path.home()
