"""Pictures of each panel in build/shots/panels, to be looked at beside the mock-ups.

Run with `python -m tests.ui.reader.panels.look`.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from recist_reader.ui.theme.apply import apply
from tests.ui.reader.panels import samples

FOLDER = Path("build/shots/panels")


def page(*widgets, width, height):
    window = QWidget()
    window.setProperty("role", "page")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    window.setFixedSize(width, height)
    return window


def right_panel(table_view, response_view, width=428, height=1000):
    from recist_reader.ui.reader.panels.lesion_table import LesionTable
    from recist_reader.ui.reader.panels.response_panel import ResponsePanel

    table, response = LesionTable(), ResponsePanel()
    table.show_view(table_view)
    table.setFixedHeight(table.sizeHint().height())
    response.show_view(response_view)
    if width < 400:
        table.set_compact(True)
        table.setFixedHeight(table.sizeHint().height())
    return page(table, response, width=width, height=height)


def shots():
    from recist_reader.ui.reader.panels.baseline_panel import BaselinePanel
    from recist_reader.ui.reader.panels.creation_panel import CreationPanel
    from recist_reader.ui.reader.panels.key_overlay import KeyOverlay
    from recist_reader.ui.reader.panels.left_strip import LeftStrip
    from recist_reader.ui.reader.panels.lesion_strip import LesionStrip
    from recist_reader.ui.reader.panels.lesion_table import LesionTable
    from recist_reader.ui.reader.panels.status_line import StatusLine
    from recist_reader.ui.reader.panels.views.table import LesionTableView

    yield "follow_up", right_panel(samples.FOLLOW_UP_TABLE, samples.RESPONSE)
    yield "partial", right_panel(samples.FOLLOW_UP_TABLE, samples.PARTIAL)
    yield "compact", right_panel(samples.FOLLOW_UP_TABLE, samples.RESPONSE, 344, 700)

    table, baseline, empty = LesionTable(), BaselinePanel(), LesionTable()
    table.show_view(samples.BASELINE_TABLE)
    table.setFixedHeight(table.sizeHint().height())
    baseline.show_view(samples.BASELINE)
    empty.show_view(LesionTableView("Lesion"))
    yield "baseline", page(table, baseline, empty, width=428, height=1000)

    creation = CreationPanel(samples.find_organ, samples.check_draft)
    creation.open(samples.CREATION)
    creation.organ.setText("li")
    creation.organ.textEdited.emit("li")
    new = CreationPanel(samples.find_organ, samples.check_draft)
    new.open(samples.CREATION_NEW)
    new.organ.setText("ki l")
    new.organ.textEdited.emit("ki l")
    keys = KeyOverlay()
    keys.show_keys(samples.KEYS)
    keys.open()
    yield "creation", page(creation, new, width=318, height=780)
    yield "keys", page(keys, width=460, height=340)

    left = LeftStrip()
    left.show_view(samples.LEFT_STRIP)
    yield "left", page(left, width=168, height=700)

    narrow = LeftStrip()
    narrow.set_compact(True)
    narrow.show_view(samples.LEFT_STRIP)
    yield "left_narrow", page(narrow, width=56, height=700)

    low = LesionStrip()
    low.set_compact(True)
    low.show_view(samples.LESION_STRIP)
    yield "strip_low", page(low, width=900, height=150)

    strip = LesionStrip()
    strip.show_view(samples.LESION_STRIP)
    yield "strip", page(strip, width=1322, height=228)

    lines = [StatusLine() for _ in range(4)]
    views = (samples.STATUS, samples.STATUS_REFUSED, samples.STATUS_NOT_SAVED, samples.STATUS_LOST)
    for line, view in zip(lines, views, strict=True):
        line.show_view(view)
    yield "status", page(*lines, width=1322, height=28 * 4)


def main(names):
    application = QApplication.instance() or QApplication(sys.argv)
    apply(application)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, window in shots():
        if not names or name in names:
            window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            window.setFocus()
            window.show()
            application.processEvents()
            window.grab().save(str(FOLDER / f"{name}.png"))
        window.close()


if __name__ == "__main__":
    main(sys.argv[1:])
