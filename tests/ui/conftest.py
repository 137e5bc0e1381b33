"""The whole window on a made study, as more than one room tries it."""

import pytest

from recist_reader.ui.main_window import MainWindow
from tests.scenarios.desk import make_desk_study


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A study with one subject of five visits that nobody has read."""
    folder = tmp_path_factory.mktemp("window")
    return make_desk_study(folder / "desk.rrs", folder / "images")


@pytest.fixture
def open_window(qtbot, qapp):
    """Opens the program on a study; what it opened is closed at the end."""
    opened = []

    def open_it(path):
        window = MainWindow()
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        assert window.open_path(path)
        return window

    yield open_it
    for window in opened:
        window.close()
