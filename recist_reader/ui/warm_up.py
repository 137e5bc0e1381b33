"""What is loaded when: the first paint needs Qt alone, all else follows in a thread of its own.

| when | what |
|---|---|
| before the first paint | PySide6, the theme, the first page |
| `Stage.STUDY`, right after it | the database, headers, the worklist and its panels: a study can be opened |
| `Stage.READING`, after that | pyqtgraph and the reading window: a read can be opened |
| at first use | decoders, XlsxWriter, SimpleITK |

Loading makes modules only; widgets are made in the window's thread. Who needs a stage calls `finish` first:
two threads that import packages with circular imports could otherwise meet half-made modules.
"""

import importlib
import logging
from collections.abc import Mapping
from enum import Enum
from threading import Event, Thread

_log = logging.getLogger(__name__)


class Stage(Enum):
    """What a person can do once it is loaded."""

    STUDY = "open a study"
    READING = "open a read"


# Qt's classes are made by the importing thread without harm; icons and fonts are not touched by an import.
LOADED: Mapping[Stage, tuple[str, ...]] = {
    Stage.STUDY: (
        "qtawesome",
        "recist_reader.reading.study_session",
        "numpy",
        "pydicom",
        "recist_reader.ui.study_desk",
    ),
    Stage.READING: ("pyqtgraph", "recist_reader.ui.reader.reading_room", "imagecodecs"),
}


class WarmUp:
    """Loads the stages one after the other; safe to be finished, stopped or never started."""

    def __init__(self, loaded: Mapping[Stage, tuple[str, ...]] = LOADED):
        self._loaded = loaded
        self._there = {stage: Event() for stage in loaded}
        self._stop = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to load, once."""
        if self._thread is None and not self._stop.is_set():
            self._thread = Thread(target=self._run, name="warm-up")
            self._thread.start()

    def is_loaded(self, stage: Stage) -> bool:
        return self._there[stage].is_set()

    def finish(self, stage: Stage) -> None:
        """Return once a stage is loaded; where nothing loads, the importer loads it himself."""
        if self._thread is not None:
            self._there[stage].wait()

    def stop(self) -> None:
        """Load no further module; returns when nothing runs any more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        for stage, names in self._loaded.items():
            for name in names:
                if not self._stop.is_set():
                    _load(name)
            self._there[stage].set()


def _load(name: str) -> None:
    """A module that cannot be loaded is no fault here: whoever needs it meets the same error and says it."""
    try:
        importlib.import_module(name)
    except Exception:
        _log.warning("%s could not be loaded ahead", name)
