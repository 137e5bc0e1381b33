"""The window's dress for every panel test."""

import pytest


@pytest.fixture(autouse=True)
def _dressed(dressed):
    """Each panel is tried in the window's dress."""


@pytest.fixture
def shown(qtbot):
    """Show a widget inside a plain window of a given size."""
    from PySide6.QtWidgets import QWidget

    windows = []

    def show(widget, width=428, height=700):
        window = QWidget()
        windows.append(window)  # Qt's side dies with Python's
        widget.setParent(window)
        widget.setGeometry(0, 0, width, height)
        window.resize(width, height)
        qtbot.addWidget(window)
        window.show()
        widget.show()
        qtbot.waitExposed(window)
        return widget

    yield show
    windows.clear()
