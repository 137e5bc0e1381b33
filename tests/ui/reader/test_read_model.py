"""Commands down, one view up; a full disk is said, counted and outlived (IN-104, IN-135, MT-10)."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.saving import Saving
from recist_reader.recist.vocabulary import Role
from recist_reader.storage import write_queue
from recist_reader.storage.faults import FaultCode, fault
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from recist_reader.ui.reader.read_model import ReadModel
from tests.building import a_study, drawn

pytestmark = pytest.mark.gui


class Ear(QObject):
    """What the model said, in order; `answers` is what `then` was called with."""

    def __init__(self, model: ReadModel) -> None:
        super().__init__()
        self.saved: list[Recorded] = []
        self.refused: list[Refusal] = []
        self.unsaved: list[tuple[int, str]] = []
        self.views: list[object] = []
        self.counted: list[str] = []
        self.answers: list[object] = []
        model.saved.connect(lambda recorded, _at: self.saved.append(recorded))
        model.refused.connect(self.refused.append)
        model.unsaved_changed.connect(lambda n, p: self.unsaved.append((n, p.what if p else "")))
        model.changed.connect(self.views.append)
        model.countdown.connect(self.counted.append)


class Scene:
    """A read with T1 of 40 mm at baseline, its model, and a disk with a switch."""

    def __init__(self, study, qtbot, folder: Path, writer: ThreadPoolExecutor) -> None:
        self.study, self.qtbot, self.fails = study, qtbot, None
        self._append = study.file.append
        study.file.append = self._switched
        study.saving = Saving(study.file, study.store, folder)
        self.session = ReadSession(study, "1001")
        self.session.do(c.OpenTimepoint("BL"))
        mark = drawn(self.session, 40, 20)
        self.session.do(c.CreateLesion(self.session.new_uuid(), Role.TARGET, c.Site("liver"), mark))
        self.model = ReadModel(self.session, writer)
        self.ear = Ear(self.model)

    def _switched(self, new, *more, **kept):
        if self.fails is not None:
            raise fault(self.fails)
        return self._append(new, *more, **kept)

    def measure(self, long_mm: float) -> None:
        self.model.do(c.RecordMeasurement("T1", drawn(self.session, long_mm, 20)), self.ear.answers.append)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.model.is_busy, timeout=5_000)

    def lengths(self) -> list[str]:
        return [str(mark.long_mm) for mark in self.model.view.state.diameters("BL").values()]


@pytest.fixture
def scene(tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr(write_queue, "RETRY_S", (0.05, 0.1))
    with ThreadPoolExecutor(1) as writer, a_study(tmp_path, timepoints=2) as study:
        made = Scene(study, qtbot, tmp_path / "unsaved", writer)
        yield made
        made.settle()


def test_mt10_an_edit_is_shown_and_called_saved_when_it_is_on_disk(scene: Scene) -> None:
    scene.measure(50)
    assert scene.model.is_busy
    assert scene.ear.saved == []
    scene.settle()
    (recorded,) = scene.ear.saved
    assert scene.study.file.find_event(recorded.event_id) is not None
    assert scene.ear.answers == [recorded]
    assert scene.lengths() == ["50.0"]
    assert (scene.ear.unsaved, scene.ear.refused, scene.model.unsaved_text) == ([], [], "")


def test_a_refused_command_changes_nothing(scene: Scene) -> None:
    scene.model.do(c.RecordMeasurement("T9", drawn(scene.session, 40, 20)), scene.ear.answers.append)
    scene.settle()
    assert scene.ear.answers == scene.ear.refused
    assert len(scene.ear.refused) == 1
    assert scene.ear.views == []


def test_in135_edits_on_a_full_disk_are_kept_counted_and_stored_when_it_heals(scene: Scene) -> None:
    scene.fails = FaultCode.DISK_FULL
    scene.measure(50)
    scene.measure(60)
    scene.settle()
    assert scene.ear.unsaved[0] == (1, "the disk is full")
    assert scene.ear.unsaved[-1][0] == scene.model.unsaved == 2
    assert scene.lengths() == ["40.0"]
    assert [str(m.long_mm) for m in scene.model.view.unsaved_marks.values()] == ["60.0"]
    assert (scene.ear.saved, scene.ear.answers, scene.ear.refused) == ([], [], [])
    assert scene.ear.counted[0].startswith("not saved, 1 edit, retrying")
    assert scene.model.unsaved_text.startswith("not saved, 2 edits, retrying")

    scene.qtbot.wait(200)  # several tries fail meanwhile
    assert scene.model.unsaved == 2
    scene.fails = None
    scene.qtbot.waitUntil(lambda: scene.model.unsaved == 0, timeout=5_000)
    assert scene.ear.unsaved[-1] == (0, "")
    assert scene.lengths() == ["60.0"]
    assert len(scene.ear.saved) == 2
    assert scene.ear.answers == scene.ear.saved
    assert scene.model.view.unsaved_marks == {}


def test_gd24_a_lock_is_refused_while_edits_wait(scene: Scene) -> None:
    scene.fails = FaultCode.IO_ERROR
    scene.measure(50)
    scene.model.do(scene.session.lock_command())
    scene.settle()
    assert any("GD-24" in refusal.rule for refusal in scene.ear.refused)
    assert scene.model.unsaved == 1


def test_an_edit_that_cannot_be_kept_is_refused_with_the_cause(scene: Scene) -> None:
    scene.fails = FaultCode.CORRUPT
    scene.measure(50)
    scene.settle()
    assert [refusal.problem.what for refusal in scene.ear.refused] == ["the file is damaged"]
    assert scene.ear.answers == scene.ear.refused
    assert scene.model.unsaved == 0


def test_in135_a_halted_queue_says_so(scene: Scene) -> None:
    scene.fails = FaultCode.DISK_FULL
    scene.measure(50)
    scene.settle()
    scene.fails = FaultCode.HEAD_MOVED
    scene.qtbot.waitUntil(lambda: scene.session.saving.is_halted, timeout=5_000)
    scene.settle()
    assert scene.model.unsaved_text == "not saved, 1 edit, open the study again"
    scene.fails = None
    scene.study.discard_unsaved("the study was opened twice")
    scene.model.look()
    scene.settle()
    assert (scene.model.unsaved, scene.lengths(), scene.ear.saved) == (0, ["40.0"], [])


def test_in135_closing_tries_once_more(scene: Scene) -> None:
    scene.fails = FaultCode.DISK_FULL
    scene.measure(50)
    scene.settle()
    scene.fails = None
    scene.study.close()
    scene.model.retry()  # a timer that is late does no harm
    scene.settle()
    reopened = StudyFile.open(scene.study.path, write=False)
    with reopened:
        assert reopened.events(scene.session.stream)[-1].payload["drawn_at"] is not None
