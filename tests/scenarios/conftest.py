"""Studies for a reader's desk, made once; each test works on its own copy."""

import shutil

import pytest
from PySide6.QtTest import QTest

from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.theme.apply import apply
from tests import blinded_images
from tests.scenarios.desk import SUBJECT, Desk, make_desk_study, read_by_script
from tests.windows import desk_of, end, windows

WAIT_MS, SETTLING_MS = 20, 60_000


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The study before anybody has read in it."""
    folder = tmp_path_factory.mktemp("made")
    return make_desk_study(folder / "desk.rrs", folder / "images")


@pytest.fixture(scope="session")
def followed(made, tmp_path_factory):
    """The study with baseline and TP1 locked and TP2 open: three targets, one non-target, TP2 unread."""
    target = tmp_path_factory.mktemp("followed") / "study" / "desk.rrs"
    shutil.copytree(made.parent, target.parent, ignore=shutil.ignore_patterns("images"))
    read_by_script(target)
    return target


@pytest.fixture(scope="module")
def follow_up_window(followed, tmp_path_factory, qapp):
    """The window at TP2, shared by the tests of a module."""
    apply(qapp)
    folder = tmp_path_factory.mktemp("follow-up")
    target = folder / "study" / "desk.rrs"
    shutil.copytree(followed.parent, target.parent)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        window = _open_at_the_desk(target)
    yield window
    end(window)


def _open_at_the_desk(target):
    window = MainWindow()
    window.resize(1600, 960)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    assert window.open_path(target)
    window.open_read(SUBJECT)
    for _ in range(SETTLING_MS // WAIT_MS):
        if window.is_settled():
            return window
        QTest.qWait(WAIT_MS)
    raise AssertionError("the read is still loading")


@pytest.fixture
def follow_up(qtbot, follow_up_window):
    """A desk at TP2; what a test records is taken back after it, and what it looked at put as before."""
    if not follow_up_window.isActiveWindow():  # another test opened a window of its own in between
        with qtbot.waitActive(follow_up_window):
            follow_up_window.activateWindow()
    desk = Desk(qtbot, follow_up_window)
    desk.settle()
    desk.current.canvas.setFocus()
    yield desk
    desk.put_back()


@pytest.fixture
def copied(made, tmp_path):
    """Makes a fresh copy of the study, with its images."""

    def copy(name):
        target = tmp_path / name / "desk.rrs"
        shutil.copytree(made.parent, target.parent, ignore=shutil.ignore_patterns("images"))
        return target

    return copy


@pytest.fixture
def open_desk(qtbot, qapp):
    """Opens the program on a study; what it opened is closed at the end."""
    apply(qapp)
    with windows(qtbot) as open_window:
        yield lambda path, size=(1600, 960): desk_of(qtbot, open_window(path, size=size))


@pytest.fixture(scope="session")
def made_blinded(tmp_path_factory):
    """A study with accounts before anybody has read in it."""
    return blinded_images.make_blinded(tmp_path_factory.mktemp("blinded"))


@pytest.fixture
def blinded(made_blinded, tmp_path):
    """A fresh copy of it, with its images."""
    return blinded_images.copied(made_blinded, tmp_path)


@pytest.fixture
def open_window(qtbot, qapp):
    """Opens the program; what it opened is closed at the end."""
    apply(qapp)
    with windows(qtbot) as open_it:
        yield open_it


@pytest.fixture
def reader(qtbot, open_window, blinded):
    """Reader r1 before the worklist."""
    window = open_window(size=(1920, 1080))
    blinded_images.come_in(qtbot, window, blinded, "r1")
    return Desk(qtbot, window)
