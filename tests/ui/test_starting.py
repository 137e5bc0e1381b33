"""From start to an open study: icons after the first paint, a study by command, acting before all is in."""

import pytest

from recist_reader.ui import app
from recist_reader.ui.demonstration import Demonstration
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.warm_up import Stage
from tests.reading.made_folders import an_empty_study

pytestmark = pytest.mark.gui


@pytest.fixture
def window(qtbot, qapp):
    made = MainWindow()
    yield made
    made.close()


@pytest.fixture
def study_file(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as study:
        return study.path


def test_the_first_paint_is_told_once_and_icons_come_after_it(qtbot, window):
    assert window.welcome.open_button.icon().pixmap(18, 18).toImage().pixelColor(9, 9).alpha() == 0
    with qtbot.waitSignal(window.painted):
        window.show()
    picture = window.welcome.open_button.icon().pixmap(18, 18).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(18) for y in range(18))
    with qtbot.assertNotEmitted(window.painted, wait=50):
        window.welcome.repaint()


def test_a_study_opens_while_the_rest_is_still_loading(qtbot, window, study_file):
    window.show()
    window.warm_up.start()
    assert window.open_path(study_file)
    assert window.pages.currentWidget() is window.worklist
    window.warm_up.finish(Stage.READING)


def test_opening_a_study_shows_no_other_window(qtbot, qapp, window, study_file):
    """A widget shown before it has its place flashes as a window of its own and takes the keys away."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    shown = []
    qapp.focusWindowChanged.connect(shown.append)
    assert window.open_path(study_file)
    qapp.processEvents()
    qapp.focusWindowChanged.disconnect(shown.append)
    assert window.isActiveWindow()
    assert shown == []


def test_a_missing_file_is_said_and_another_can_be_opened(qtbot, window, study_file, tmp_path):
    window.show()
    assert not window.open_path(tmp_path / "none.rrs")
    assert window.pages.currentWidget() is window.welcome
    assert window.welcome.message.text()
    assert window.open_path(study_file)
    window.close_study()
    assert window.welcome.message.text() == ""


def test_start_opens_what_was_asked_for_and_ends_when_the_window_closes(qtbot, qapp, study_file, monkeypatch):
    seen = []

    def settled(window):
        seen.append((window.pages.currentWidget() is window.worklist, window.study.path))
        window.close()
        qapp.quit()

    monkeypatch.setattr(type(qapp), "exec", lambda *_: qtbot.waitUntil(lambda: bool(seen)) or 0)
    assert app.start(study_file, settled=settled) == 0
    assert seen == [(True, study_file)]


def test_the_demonstration_starts_with_its_first_steps(qtbot, qapp, study_file, monkeypatch):
    seen = []

    def settled(window):
        seen.append(window.desk.first_steps.bar.isVisible())
        window.close()
        qapp.quit()

    monkeypatch.setattr(type(qapp), "exec", lambda *_: qtbot.waitUntil(lambda: bool(seen)) or 0)
    assert app.start(study_file, sample=Demonstration(study_file, study_file), settled=settled) == 0
    assert seen == [True]
