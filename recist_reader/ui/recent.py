"""Studies opened on this computer: title, place and when, per person, nothing of a patient (BL-7).

Where two have one title, the time at which each was made tells them apart, and copies of one study the
names of their files. Folders are never shown: BL-7 keeps paths off the screen.
"""

import json
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from platformdirs import user_config_path

from recist_reader.durable import replace_text
from recist_reader.ui.texts import tr

MOST = 6
MOST_KEPT = 24  # some may be gone, or their disk away
LONGEST_NAME = 17


@dataclass(frozen=True)
class RecentStudy:
    """A study file that was opened here; `opened` and `made` are None where they were not kept."""

    title: str
    path: Path
    opened: datetime | None = None
    made: datetime | None = None

    def when(self, now: datetime) -> str:
        """When it was opened, as one says it."""
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


def differences(shown: tuple[RecentStudy, ...]) -> tuple[str, ...]:
    """For each study what tells it from the others of its title; nothing where the title does."""
    titles = Counter(study.title for study in shown)
    days = Counter((study.title, _made(study, "%Y-%m-%d")) for study in shown)
    times = Counter((study.title, study.made) for study in shown)

    def difference(study: RecentStudy) -> str:
        if titles[study.title] == 1 or study.made is None:
            return ""
        if times[study.title, study.made] > 1:
            return tr("file {name}", name=_shortened(study.path.stem))
        day = _made(study, "%Y-%m-%d")
        return tr(
            "made {when}", when=day if days[study.title, day] == 1 else _made(study, "%Y-%m-%d %H:%M:%S")
        )

    return tuple(map(difference, shown))


def _shortened(name: str) -> str:
    """A name with its middle left out: copies of a file differ at the end."""
    half = LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[-half:]}"


def _made(study: RecentStudy, pattern: str) -> str:
    return "" if study.made is None else study.made.astimezone().strftime(pattern)


def _study(title: str, place: str, opened: str = "", made: str = "") -> RecentStudy:
    """One stored entry; those of earlier versions have no times."""
    return RecentStudy(str(title), Path(place), _time(opened), _time(made))


def _time(stored: str) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def remember(title: str, path: Path, now: datetime, made: datetime | None = None) -> None:
    """Put a study first; a settings folder that cannot be written is no reason to disturb reading."""
    newest = RecentStudy(title, path.resolve(), now, made)
    rest = [study for study in known() if study.path != newest.path]
    entries = [
        [study.title, str(study.path), *(at.isoformat() if at else "" for at in (study.opened, study.made))]
        for study in [newest, *rest][:MOST_KEPT]
    ]
    with suppress(OSError):
        file = _file()
        replace_text(file, json.dumps(entries))


def folder() -> Path:
    """Where choosing a study file begins: beside the newest one, else at home. Waits for the disks."""
    found = studies()
    return found[0].path.parent if found else Path.home()
