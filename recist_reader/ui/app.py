"""Starting the window."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recist_reader.ui.demonstration import Demonstration
from recist_reader.ui.preflight import missing_display, missing_libraries


@dataclass(frozen=True)
class Entrant:
    """Who signs in at the start; an empty password is asked for in the window. `role` by its code."""

    login: str
    password: str = field(default="", repr=False)
    role: str | None = None


def start(
    study: Path | None = None,
    subject: str | None = None,
    settled: Callable[[object], None] | None = None,
    record: Path | None = None,
    user: Entrant | None = None,
    sample: Demonstration | None = None,
) -> int:
    """Run the window until it is closed; `settled(window)` is called once, after the first paint and opening.

    `record` is the file that the acts of the session are written to as a script.
    `user` signs in to a study with accounts. Who signs out goes on in another process (SE-7).
    `sample`: a demonstration, whose study shows the newcomer what to press next; one click signs in to its
    trial.
    Missing system libraries are named with the line that installs them; exit code 70 then.
    """
    problem = missing_libraries() or missing_display()
    if problem is not None:
        sys.stderr.write(f"{problem}\n")
        return 70
    from PySide6.QtWidgets import QApplication

    from recist_reader.ui.collecting import Collecting
    from recist_reader.ui.main_window import MainWindow
    from recist_reader.ui.theme.apply import before_application
    from recist_reader.ui.theme.comfort import kept, wear
    from recist_reader.ui.unforeseen import Unforeseen

    app = QApplication.instance()
    if app is None:
        before_application()
        app = QApplication(sys.argv[:1])
    app.setApplicationName("RECIST Reader")
    unforeseen = Unforeseen()
    unforeseen.wear()
    wear(app, kept())
    window = MainWindow()
    unforeseen.told.connect(window.tell_unforeseen)
    if sample is not None:
        window.demonstration, window.sample = sample, sample.study
    if record is not None:
        window.record_to(record)
    if study is not None:
        window.welcome.say_opening()
    window.painted.connect(lambda: _go_on(window, study, subject, user, settled))
    window.showMaximized()
    collecting = Collecting()
    code = app.exec()
    collecting.close()
    unforeseen.close()
    if window.start_anew is not None:
        window.start_anew.begin()
    return code


def _go_on(
    window: Any,
    study: Path | None,
    subject: str | None,
    user: Entrant | None,
    settled: Callable[[object], None] | None,
) -> None:
    """After the first paint: what was asked for, then all else ahead of its first use."""
    from PySide6.QtCore import QTimer

    if study is not None and window.open_path(study):
        if subject is not None:
            window.open_read(subject)
    elif user is not None:
        window.sign_in(user.login, user.password, user.role, subject)
    if settled is not None:
        settled(window)
    QTimer.singleShot(0, window.warm_up.start)
