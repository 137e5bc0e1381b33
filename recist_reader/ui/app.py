"""Starting the window."""

import sys
from collections.abc import Callable
from pathlib import Path

from recist_reader.ui.preflight import missing_display, missing_libraries


def start(
    study: Path | None = None, subject: str | None = None, settled: Callable[[object], None] | None = None
) -> int:
    """Run the window until it is closed; `settled(window)` is called once after the first paint.

    Missing system libraries are named with the line that installs them; exit code 70 then.
    """
    problem = missing_libraries() or missing_display()
    if problem is not None:
        sys.stderr.write(f"{problem}\n")
        return 70
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from recist_reader.ui.main_window import MainWindow
    from recist_reader.ui.theme.apply import apply, before_application

    before_application()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("RECIST Reader")
    apply(app)
    window = MainWindow()
    window.showMaximized()
    if study is not None and window.open_path(study) and subject is not None:
        window.open_read(subject)
    if settled is not None:
        QTimer.singleShot(0, lambda: settled(window))
    return app.exec()
