"""Reading the sample study: a baseline, a follow-up, and each timepoint up to the last lock."""

from PySide6.QtCore import Qt

from recist_reader.cli.demo_reading import read_timepoint
from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial import commands as c
from recist_reader.ui.theme.comfort import Comfort, wear
from tests.shots.camera import Camera

Key = Qt.Key


def baseline(camera: Camera, subject: str) -> None:
    camera.shot("worklist")
    camera.window.open_read(subject)
    camera.shot("loading")
    camera.settle()
    camera.shot("baseline-empty")
    camera.act("new_target")
    camera.drag(0.30, 0.42, 0.36, 0.44)
    camera.type("li 7")
    camera.shot("creation")
    camera.key(Key.Key_Return)
    camera.shot("baseline")
    camera.act("new_target")
    camera.drag(0.30, 0.55, 0.36, 0.56)
    camera.type("li 6")
    camera.key(Key.Key_Return)
    camera.act("new_target")
    camera.drag(0.42, 0.45, 0.46, 0.46)
    camera.type("li 5")
    camera.shot("creation-limit")
    camera.key(Key.Key_Escape)
    camera.act("keys")
    camera.shot("keys")
    camera.act("keys", "details")
    camera.shot("details")
    camera.act("details")
    camera.leave()


def follow_up(camera: Camera, subject: str) -> None:
    camera.read(subject)
    camera.shot("follow-up-todo")
    camera.lock_page()
    camera.shot("lock-blocked")
    camera.key(Key.Key_Escape)
    camera.act("next_lesion", "too_small")
    camera.shot("follow-up-provisional")
    camera.act("undo", "merged")
    camera.shot("merge-question")
    camera.act("escape", "not_evaluable")
    camera.shot("reason-question")
    camera.act("escape", "split")
    camera.drag(0.30, 0.42, 0.36, 0.44)
    camera.drag(0.30, 0.60, 0.36, 0.62)
    camera.shot("split")
    camera.act("escape", "undo", "undo", "new_lesion")
    camera.drag(0.55, 0.5, 0.551, 0.5)
    camera.shot("new-lesion")
    camera.key(Key.Key_Escape)
    camera.act("layout_1")
    camera.shot("alone")
    camera.act("layout_3", "anchor", "next_lesion")
    camera.shot("ghosts")
    camera.act("first_slice")
    camera.shot("outside")
    camera.leave()


def later(camera: Camera, patient: dict, subject: str) -> None:
    """Each further timepoint read from its truth and looked at before and after the lock."""
    names = {"TP1": "follow-up", "TP2": "partial-sum", "TP3": "progression"}
    for label, name in names.items():
        read_timepoint(camera.window.study, patient, label, lock=False)
        camera.read(subject)
        camera.act("next_lesion")
        camera.shot(name)
        if camera.page.lesion_strip.isHidden():
            camera.act("lesion_strip")
        camera.shot(f"{name}-strip")
        if label == "TP2":
            grid(camera)
        camera.lock_page()
        camera.shot("lock" if label == "TP1" else f"lock-{label}")
        camera.leave()
        read_timepoint(camera.window.study, patient, label)
    camera.read(subject)
    camera.shot("all-locked")
    camera.lock_page()
    camera.shot("reopen")
    camera.leave()


def grid(camera: Camera) -> None:
    """Two rows of three viewports, then what the middle button shall do, and back."""
    camera.act("lesion_strip", "grid")
    camera.key(Key.Key_Down)
    camera.shot("grid-picker")
    camera.key(Key.Key_Return)
    camera.act("next_lesion")
    camera.shot("grid")
    camera.act("layout_3", "keys")
    camera.type("drag")
    camera.key(Key.Key_Down)
    camera.key(Key.Key_Down)
    camera.shot("keys-mouse")
    camera.key(Key.Key_Return)
    camera.shot("mouse-button")
    camera.key(Key.Key_Escape)
    camera.key(Key.Key_Escape)


def reopened(camera: Camera, subject: str) -> None:
    """TP2 reopened and locked again: TP3 asks to be confirmed."""
    session = ReadSession(camera.window.study, subject)
    answer = session.do(c.ReopenTimepoint("TP2", "transcription_error", "segment written wrongly"))
    assert not isinstance(answer, Refusal), answer
    camera.window.desk.refresh()
    camera.shot("worklist-reopened")
    camera.read(subject)
    camera.shot("reopened")
    camera.lock_page()
    camera.shot("lock-reopened")
    camera.key(Key.Key_Return)
    camera.settle()
    camera.shot("needs-confirmation")
    camera.leave()


def large_text(camera: Camera, application, subject: str) -> None:
    """Text at 150 %."""
    wear(application, Comfort(150, 100))
    camera.settle()
    camera.shot("large-worklist")
    camera.read(subject)
    camera.act("next_lesion")
    camera.shot("large-follow-up")
    camera.act("keys")
    camera.shot("large-keys")
    camera.act("keys")
    camera.lock_page()
    camera.shot("large-lock")
    camera.leave()
    wear(application, Comfort())
    camera.settle()
