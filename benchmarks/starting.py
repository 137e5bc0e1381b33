"""Row: from the start of a process to the window shown."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from benchmarks.contest import Contest, Row, duration_of
from benchmarks.material import scratch
from benchmarks.setting import Setting

_SHOWN = """
def shown(window):
    from PySide6.QtWidgets import QApplication
    QApplication.processEvents()
    print(window.isVisible() and window.windowHandle().isExposed(), flush=True)
    import os
    os._exit(0)
"""
_OURS = f"""{_SHOWN}
from recist_reader.ui.app import start
start(settled=shown)
"""
_PEER = f"""
import numpy, scipy.ndimage, SimpleITK, imagecodecs, pydicom, sqlalchemy, alembic, pyqtgraph
{_OURS}"""
_LIMIT = f"""{_SHOWN}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.showMaximized()
QTimer.singleShot(0, lambda: shown(window))
application.exec()
"""


def _started(program: str, home: Path) -> str:
    """Run a program with empty settings; return what it says of its window."""
    named = {f"XDG_{kind}_HOME": str(home) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    surroundings = {**os.environ, **named, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def is_shown(home: Path) -> bool:
    """Start the product once; whether its window came."""
    return _started(_OURS, home) == "True"


@contextmanager
def _start(setting: Setting) -> Iterator[Contest]:
    with scratch(setting, "start") as home:
        yield Contest(
            duration_of(partial(_started, _OURS, home)),
            lambda: None if is_shown(home) else "the window was not shown",
            duration_of(partial(_started, _PEER, home)),
            duration_of(partial(_started, _LIMIT, home)),
        )


ROWS = (
    Row(
        "start",
        "process start to window shown",
        "the same, all libraries imported first",
        "PySide6 and an empty window",
        _start,
        0.5,
        2.5,
    ),
)
