"""The whole window on a made study, as more than one room tries it."""

import pytest

from recist_reader.ui.theme.apply import apply
from tests.scenarios.desk import make_desk_study
from tests.windows import desk_of, windows


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A study with one subject of five visits that nobody has read."""
    folder = tmp_path_factory.mktemp("window")
    return make_desk_study(folder / "desk.rrs", folder / "images")


@pytest.fixture
def dressed(qapp):
    """The program in the window's dress, put on once."""
    if not qapp.property("dressed"):
        apply(qapp)
        qapp.setProperty("dressed", True)


@pytest.fixture
def open_window(qtbot, qapp):
    """Opens the program on a study, or on its first page; what it opened is closed at the end."""
    with windows(qtbot) as open_it:
        yield open_it


@pytest.fixture
def open_desk(qtbot, open_window):
    """Opens the program on a study, at the read of its subject."""
    return lambda path: desk_of(qtbot, open_window(path))
