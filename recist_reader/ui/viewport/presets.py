"""The person's own window presets, in place of the shipped ones: kept on this computer (section 7.1)."""

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from recist_reader.durable import replace_text
from recist_reader.imaging.voi import Window
from recist_reader.ui.theme.own_files import settings_file
from recist_reader.ui.viewport.windowing import NARROWEST_HU, PRESETS, Preset

LONGEST_NAME = 40
WIDEST_HU = 20_000.0
_SHIPPED = {one.key: one for one in PRESETS}


class Presets(QObject):
    """Which window each of the keys 1 to 8 means now. Use `presets()`: all windows follow the same set."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._own: dict[int, Preset] = {}
        self.load()

    @property
    def all(self) -> tuple[Preset, ...]:
        """The eight presets, the person's own in place of the shipped ones."""
        return tuple(self._own.get(key, shipped) for key, shipped in _SHIPPED.items())

    def own(self, key: int) -> Preset | None:
        """The person's own preset of a key; None where the shipped one holds."""
        return self._own.get(key)

    def load(self) -> None:
        """Take up what was kept; what is no preset is left out."""
        stored: object = None
        with suppress(OSError, ValueError):
            stored = json.loads(_file().read_text("utf-8"))
        found = stored if isinstance(stored, dict) else {}
        self._own = {key: made for key in _SHIPPED if (made := _preset(key, found.get(str(key)))) is not None}
        self.changed.emit()

    def keep(self, preset: Preset) -> bool:
        """Use a preset from now on; False where the settings cannot be written."""
        return self._store({**self._own, preset.key: preset})

    def give_back(self, key: int) -> bool:
        """The shipped preset holds again."""
        return self._store({other: kept for other, kept in self._own.items() if other != key})

    def _store(self, own: dict[int, Preset]) -> bool:
        rows = {key: [made.name, made.window.width_hu, made.window.level_hu] for key, made in own.items()}
        try:
            replace_text(_file(), json.dumps(rows))
        except OSError:
            return False
        self._own = own
        self.changed.emit()
        return True


def parsed(key: int, text: str) -> Preset | None:
    """A preset from "name, width, level"; None where it is none."""
    name, *figures = text.rsplit(",", 2)
    try:
        width, level = (float(figure.replace("\N{MINUS SIGN}", "-")) for figure in figures)
    except ValueError:
        return None
    return _preset(key, [name.strip(), width, level])


def _preset(key: int, row: object) -> Preset | None:
    if not isinstance(row, list) or len(row) != 3:
        return None
    name, width, level = row
    figures = (width, level)
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
        return None
    if not all(isinstance(figure, int | float) and not isinstance(figure, bool) for figure in figures):
        return None
    if not (NARROWEST_HU <= width <= WIDEST_HU and -WIDEST_HU <= level <= WIDEST_HU):
        return None
    return Preset(key, name.strip(), Window(width, level))


def _file() -> Path:
    return settings_file("windows.json")


def presets() -> Presets:
    """The presets of the person who runs the program; they live with the application."""
    application = QCoreApplication.instance()
    return application.findChild(Presets) or Presets(application)
