"""What eases the eyes: text size, and panels darker than the image; kept per person (window.md 7)."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from recist_reader.durable import replace_text
from recist_reader.ui.theme.apply import apply
from recist_reader.ui.theme.own_files import settings_file
from recist_reader.ui.theme.scale import text_scale

TEXT_PERCENT = (100, 110, 125, 150)
PANELS_PERCENT = (100, 85, 70)
BRIGHTNESS = "panels_percent"
"""Property of the application that the dimmers read."""


@dataclass(frozen=True)
class Comfort:
    """Text size and brightness of the panels in percent; images are never dimmed."""

    text_percent: int = 100
    panels_percent: int = 100


def _file() -> Path:
    return settings_file("comfort.json")


def kept() -> Comfort:
    """What the person chose last; what cannot be read or is not offered stands at 100 %."""
    try:
        stored = json.loads(_file().read_text("utf-8"))
        found = Comfort(**stored)
    except (OSError, ValueError, TypeError):
        return Comfort()
    text = found.text_percent if found.text_percent in TEXT_PERCENT else 100
    return Comfort(text, found.panels_percent if found.panels_percent in PANELS_PERCENT else 100)


def choose(comfort: Comfort) -> None:
    """Dress the open window so and keep it; a folder that cannot be written is no reason to refuse."""
    with suppress(OSError):
        file = _file()
        replace_text(file, json.dumps(asdict(comfort)))
    application = QApplication.instance()
    if isinstance(application, QApplication):
        wear(application, comfort)


def step_text(steps: int) -> None:
    """Text by so many sizes larger, or smaller where negative; the ends are ends."""
    now = kept()
    at = TEXT_PERCENT.index(now.text_percent) + steps
    if 0 <= at < len(TEXT_PERCENT):
        choose(replace(now, text_percent=TEXT_PERCENT[at]))


def wear(application: QApplication, comfort: Comfort) -> None:
    """Dress the application as the person likes it; only what differs is done anew."""
    application.setProperty(BRIGHTNESS, comfort.panels_percent)
    if comfort.text_percent / 100 != text_scale() or not application.styleSheet():
        apply(application, comfort.text_percent / 100)
    for widget in application.allWidgets():
        if widget.property("role") == "dimmer":
            widget.update()


def panels_share() -> float:
    """Brightness of the panels, 0.7 to 1."""
    application = QCoreApplication.instance()
    return (application.property(BRIGHTNESS) or 100) / 100 if application is not None else 1.0
