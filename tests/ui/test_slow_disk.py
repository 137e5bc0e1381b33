"""A disk that does not answer holds no window: it says what it waits for, and gives up (FT-6, FT-16)."""

import threading
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, QTimer

from recist_reader.problem import Fault, Problem
from recist_reader.reading import study_session
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.ui import asking, recent
from tests.reading.made_folders import an_empty_study

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def study_file(tmp_path):
    with an_empty_study(tmp_path / "study", "1001") as study:
        return study.path


@pytest.fixture
def slow(monkeypatch):
    """Opening waits until `answer` is set; what was opened is in `opened`."""

    class Slow:
        def __init__(self):
            self.answer, self.opened = threading.Event(), []

        def open_study(self, path, **given):
            assert self.answer.wait(20)
            self.opened.append(study_session.open_study(path, **given))
            return self.opened[-1]

    made = Slow()
    monkeypatch.setattr(asking, "SOON_S", 0.02)
    monkeypatch.setattr("recist_reader.ui.study_keeping.open_study", made.open_study)
    yield made
    made.answer.set()


def when_waiting(window, act):
    """Do something as soon as the window waits for the disk."""

    def look():
        if window.asking.is_waiting:
            act()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


def test_while_the_disk_is_slow_the_window_lives_and_says_what_it_waits_for(open_window, slow, study_file):
    window, seen = open_window(), []

    def look_and_answer():
        page = window.welcome
        seen.append(
            (page.message.text(), page.rescue.cancel_button.isVisible(), page.open_button.isEnabled())
        )
        seen.append(window.open_path(study_file))  # a second wish meanwhile
        slow.answer.set()

    when_waiting(window, look_and_answer)
    assert window.open_path(study_file)
    assert seen == [("Opening the study ...", True, False), False]
    assert window.pages.currentWidget() is window.worklist
    assert len(slow.opened) == 1
    window.close_study()
    assert window.welcome.open_button.isEnabled()
    assert not window.welcome.rescue.isVisible()


def test_escape_gives_the_opening_up_and_what_comes_late_is_closed(qtbot, open_window, slow, study_file):
    window = open_window()
    when_waiting(window, lambda: qtbot.keyClick(window.welcome.rescue.cancel_button, Key.Key_Escape))
    assert not window.open_path(study_file)
    assert window.study is None
    assert window.welcome.open_button.isEnabled()
    assert window.welcome.message.text() == ""
    assert window.welcome.title_field.hasFocus(), "the keys are on the page again"
    slow.answer.set()
    qtbot.waitUntil(lambda: bool(slow.opened) and not slow.opened[0].file.is_open, timeout=5_000)
    assert window.open_path(study_file), "its lock was let go"


def test_a_fault_that_comes_late_is_said(open_window, slow, study_file, monkeypatch):
    def fail(_path):
        slow.answer.wait(20)
        raise fault(FaultCode.IO_ERROR)

    monkeypatch.setattr("recist_reader.ui.study_keeping.open_study", fail)
    window = open_window()
    when_waiting(window, slow.answer.set)
    assert not window.open_path(study_file)
    assert window.welcome.message.text().startswith("The disk answered with an error")


def test_closing_the_window_gives_the_question_up(open_window, slow, study_file):
    window = open_window()
    when_waiting(window, window.close)
    assert not window.open_path(study_file)
    assert not window.isVisible()


def test_making_a_study_waits_beside_too(open_window, slow, tmp_path, monkeypatch):
    real, seen = study_session.create_study, []

    def create(*given):
        slow.answer.wait(20)
        return real(*given)

    monkeypatch.setattr(study_session, "create_study", create)
    window = open_window()
    when_waiting(window, lambda: (seen.append(window.welcome.message.text()), slow.answer.set()))
    assert window.create_at(tmp_path / "new.rrs", "Liver", "R1")
    assert seen == ["Making the study ..."]


def test_recent_studies_on_a_dead_drive_are_listed_as_they_are_known(
    open_window, slow, study_file, monkeypatch
):
    recent.remember("Liver", study_file, datetime.now(UTC))
    monkeypatch.setattr("recist_reader.ui.recent.studies", lambda: slow.answer.wait(20) and ())
    window = open_window()
    assert [button.text() for button in window.welcome._recent_buttons] == ["Liver"]


def test_an_answer_at_once_needs_no_waiting(open_window):
    window = open_window()
    assert window.asking.ask("never said", lambda: 7) == 7
    with pytest.raises(Fault):
        window.asking.ask("never said", lambda: (_ for _ in ()).throw(Fault(Problem("no", "disk", "look"))))
    assert window.welcome.message.text() == ""


def test_a_list_keeps_studies_that_are_away_for_now(tmp_path):
    away, here = tmp_path / "usb" / "a.rrs", tmp_path / "b.rrs"
    here.touch()
    recent.remember("Away", away, datetime.now(UTC))
    recent.remember("Here", here, datetime.now(UTC))
    assert [study.title for study in recent.studies()] == ["Here"]
    away.parent.mkdir()
    away.touch()
    assert [study.title for study in recent.studies()] == ["Here", "Away"]
