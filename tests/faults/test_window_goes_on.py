"""A fault of the window, or memory that runs short in it, loses no edit, and the task goes on (FT-32)."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from recist_reader.reading import read_session
from recist_reader.storage.verify import verify
from recist_reader.ui.viewport.canvas import SliceCanvas
from recist_reader.ui.viewport.hands import Hands
from tests.scenarios.desk import SUBJECT, copy_of, make_desk_study
from tests.windows import desk_of, windows

pytestmark = [pytest.mark.faults, pytest.mark.gui]
Key = Qt.Key


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("going on")
    return make_desk_study(folder / "desk.rrs", folder / "images")


@pytest.fixture
def desk(qtbot, qapp, made, tmp_path):
    """A read with one target, in a study of its own."""
    with windows(qtbot) as open_window:
        desk = desk_of(qtbot, open_window(copy_of(made, tmp_path / "going on")))
        desk.draw_target(40)
        yield desk


def post_stroke(canvas, start, end):
    """A drag by events from the queue: what they raise ends where it does in the program."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, at, button, held in (
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ):
        place = QPointF(at)
        event = QMouseEvent(
            kind, place, QPointF(canvas.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
        )
        QCoreApplication.postEvent(canvas, event)


def lesions(desk):
    """What is stored, read from the file by another session."""
    stored = read_session.ReadSession(desk.window.study, SUBJECT).state
    return sorted(lesion.id for lesion in stored.lesions.values())


def fails_once(monkeypatch, owner, name, error):
    """The next call of a function fails; those after it are as before."""
    real = getattr(owner, name)

    def fail(*_arguments, **_named):
        monkeypatch.setattr(owner, name, real)
        raise error

    monkeypatch.setattr(owner, name, fail)


@pytest.mark.qt_log_ignore("Error calling Python override", "QBackingStore::endPaint", extend=True)
@pytest.mark.parametrize(
    ("owner", "act"),
    [(Hands, "_press"), (Hands, "_move"), (Hands, "_release"), (SliceCanvas, "_paint_marks")],
    ids=["press", "move", "release", "paint"],
)
def test_ft32_a_fault_of_the_window_costs_at_most_the_stroke(qtbot, desk, monkeypatch, owner, act):
    desk.key(Key.Key_T)
    fails_once(monkeypatch, owner, act, ZeroDivisionError())
    with qtbot.captureExceptions() as met:
        post_stroke(desk.current.canvas, desk.at(65, 70), desk.at(75, 70))
        qtbot.waitUntil(lambda: bool(met))
        desk.settle()
    assert [kind for kind, _error, _trace in met] == [ZeroDivisionError]
    met.clear()
    for _ in range(3):
        desk.key(Key.Key_Escape)
    assert "T1" in lesions(desk)
    before = len(lesions(desk))
    desk.draw_target(80)
    assert len(lesions(desk)) == before + 1
    assert desk.window.study.saving.waiting == ()
    assert verify(desk.window.study.path).ok


@pytest.mark.parametrize("error", [ZeroDivisionError(), MemoryError()])
def test_ft32_a_fault_while_an_edit_is_decided_is_told_and_the_next_is_stored(desk, monkeypatch, error):
    fails_once(monkeypatch, read_session, "decide", error)
    desk.draw_target(80)
    assert type(error).__name__ in desk.said
    for _ in range(3):
        desk.key(Key.Key_Escape)
    assert lesions(desk) == ["T1"]
    desk.draw_target(80)
    assert lesions(desk) == ["T1", "T2"]
    assert verify(desk.window.study.path).ok
