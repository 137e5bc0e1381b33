"""A reader's two hands on the real window, and a small made study to read."""

import atexit
import json
import os
import shutil
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from pydicom import dcmread
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.measuring.plane import PixelPoint
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.spec import Body, PatientSpec, SeriesSpec, StudySpec, TimepointSpec
from recist_reader.phantom.study import make_study
from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.script.document import load_script
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.reading.study_session import StudySession, create_study, open_study
from recist_reader.reading.workplace import Workplace
from recist_reader.trial.patch import Recorded
from recist_reader.trial.study_decisions import CreateStudy
from recist_reader.trial.study_records import StudyRecord, SubjectRecord

SUBJECT = "1001"
FIRST_DAY = date(2024, 1, 1)
SPACING_MM = 3.0
LESION_SLICES = {"T1": 8, "T2": 12, "T3": 16}
VISITS = ("BL", "TP1", "TP2", "TP3", "TP4")


def make_desk_study(path: Path, images: Path, frame_uid: str | None = None) -> Path:
    """A study file with one subject of five visits, each in its own frame of reference, or all in one.

    Made once in a process and copied from then on: 120 images are written and taken in.
    """
    made = _made_desk_study(frame_uid, VISITS)
    shutil.copytree(made.parent / "images", images)
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(made.with_suffix(".images"), path.with_suffix(".images"))
    shutil.copyfile(made, path)
    return path


@cache
def _made_desk_study(frame_uid: str | None, labels: tuple[str, ...]) -> Path:
    folder = Path(mkdtemp(prefix="desk-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path, images = folder / "desk.rrs", folder / "images"
    geometry = Geometry(
        rows=96, columns=96, slices=24, row_spacing_mm=SPACING_MM, column_spacing_mm=SPACING_MM
    )
    visits = tuple(
        TimepointSpec(label, FIRST_DAY + timedelta(days=84 * n), (SeriesSpec(geometry, noise_hu=0.0),))
        for n, label in enumerate(labels)
    )
    make_study(StudySpec(PatientSpec(), visits, body=Body.BLOCK), images)
    for file in images.rglob("*.dcm") if frame_uid else ():
        dataset = dcmread(file)
        dataset.FrameOfReferenceUID = frame_uid
        dataset.save_as(file)
    record = StudyRecord("Desk study", True, "R1", interval_days=84, window_days=7)
    study = create_study(path, CreateStudy(record, workflow={"required_regions": []}), Workplace("R1"))
    assert isinstance(study, StudySession), study
    with study:
        study.add_subject(SubjectRecord(SUBJECT, randomisation_date=FIRST_DAY + timedelta(days=3)))
        for label in labels:
            visit = "Baseline" if label == "BL" else label
            for step in import_images(study, ImportWish((images / label,), SUBJECT, visit)):
                assert step.answer is None or isinstance(step.answer, Recorded), step.answer
    return path


def copy_of(study: Path, folder: Path) -> Path:
    """The study file with its store of images, in a folder of its own."""
    target = folder / study.name
    shutil.copytree(study.with_suffix(".images"), target.with_suffix(".images"))
    shutil.copyfile(study, target)
    return target


def baseline_steps() -> list[dict]:
    """A script that reads the baseline and locks it: three targets and a non-target."""
    sites = {
        "T1": {"organ": "liver", "subsite": "7"},
        "T2": {"organ": "lung", "subsite": "RML"},
        "T3": {"organ": "pancreas", "subsite": "tail"},
    }
    steps = [{"do": "open", "subject": SUBJECT, "timepoint": "baseline"}]
    for lesion, site in sites.items():
        steps.append({"do": "lesion", "id": lesion, "role": "target", "side": None, "nodal": False, **site})
        steps.append(axes(lesion, LESION_SLICES[lesion], 12))
    steps.append({"do": "lesion", "id": "NT1", "role": "non_target", "organ": "bone", "subsite": "rib"})
    steps.append({"do": "mark", "lesion": "NT1", "series": 1, "slice": 12, "at": [20, 60]})
    steps.append({"do": "state", "lesion": "NT1", "state": "present"})
    return [*steps, {"do": "lock"}]


def read_by_script(path: Path) -> None:
    """Lock baseline and TP1 and open TP2."""
    steps = [*baseline_steps(), {"do": "open", "subject": SUBJECT, "timepoint": "next"}]
    steps += [axes(lesion, number + 1, 10) for lesion, number in LESION_SLICES.items()]
    steps += [{"do": "state", "lesion": "NT1", "state": "present"}, {"do": "lock"}]
    steps.append({"do": "open", "subject": SUBJECT, "timepoint": "next"})
    run_steps(path, steps)


def run_steps(path: Path, steps: list[dict]) -> None:
    """Run a script on a study file; each of its steps must be taken."""
    text = json.dumps({"format": "recist-reader/script", "version": 1, "steps": steps})
    with open_study(path) as study:
        for outcome in ScriptRunner(study).run(load_script(text)):
            assert outcome.refusal is None, (outcome.step, outcome.refusal)


def axes(lesion: str, number: int, long_px: int) -> dict:
    """A long axis along a row, its short axis three quarters of it."""
    row, column = 40, 20 + 2 * number
    ends = [[column, row], [column + long_px, row]]
    return {"do": "measure", "lesion": lesion, "series": 1, "slice": number, "long": ends}


class Desk:
    """Keys, mouse and wheel; waits after each act until it is stored."""

    def __init__(self, qtbot, window):
        self._qtbot, self.window = qtbot, window

    @property
    def room(self):
        return self.window.room

    @property
    def page(self):
        return self.window.room.page

    @property
    def current(self):
        return self.page.current

    @property
    def state(self):
        return self.room.session.state

    def settle(self) -> None:
        self._qtbot.waitUntil(self.window.is_settled, timeout=10_000)
        QApplication.processEvents()

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def shift(self, key) -> None:
        self.key(key, Qt.KeyboardModifier.ShiftModifier)

    def control(self, key) -> None:
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def alt(self, key) -> None:
        self.key(key, Qt.KeyboardModifier.AltModifier)

    def put_back(self) -> None:
        """As it was when the timepoint was opened: nothing recorded, linked, selected or maximised."""
        for _ in range(3):  # a question, a drag, a tool
            self.key(Qt.Key.Key_Escape)
        for _ in self.state.history.done:
            self.control(Qt.Key.Key_Z)
        assert not self.state.history.done
        links = self.room.hangings.group.model
        links.anchors.clear()
        links.scrolling = True
        self.room.controller.bench.selected = None
        self.alt(Qt.Key.Key_3)
        for viewport in self.page.viewports:
            viewport.scroll_to(viewport.slice_count // 2)

    @property
    def said(self) -> str:
        """The last event in the status line."""
        return self.page.status.event_text.text()

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        field = QApplication.focusWidget()
        assert field is not None, "nothing has the focus"
        QTest.keyClicks(field, text)
        QApplication.processEvents()

    def wheel_to(self, number: int) -> None:
        """Turn the wheel over the current image until slice `number` (from 1) is shown."""
        canvas = self.current.canvas
        while (step := number - 1 - self.current.state.slice_index) != 0:
            before = self.current.state.slice_index
            self._wheel(canvas, -120 if step > 0 else 120)
            self._qtbot.waitUntil(lambda shown=before: self.current.state.slice_index != shown)

    def _wheel(self, canvas, delta: int) -> None:
        at = QPointF(canvas.rect().center())
        event = QWheelEvent(
            at,
            QPointF(canvas.mapToGlobal(at.toPoint())),
            QPoint(),
            QPoint(0, delta),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(canvas, event)

    def at(self, column: float, row: float) -> QPoint:
        """Where a pixel of the shown slice stands in the current canvas."""
        geometry = self.current.geometry_now()
        x, y = geometry.to_view(geometry.plane.to_lps(PixelPoint(column, row)))
        return QPoint(round(x), round(y))

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, release: the left button on the current image."""
        canvas, button = self.current.canvas, Qt.MouseButton.LeftButton
        QTest.mousePress(canvas, button, pos=start)
        for part in (1, 2, 3, 4):
            QTest.mouseMove(canvas, start + (end - start) * part / 4)
        QTest.mouseRelease(canvas, button, pos=end)
        self.settle()

    def draw_axis(self, column: float, row: float, long_mm: float) -> None:
        """Drag a long axis along the row, its middle at a pixel."""
        half = long_mm / SPACING_MM / 2
        self.drag(self.at(column - half, row), self.at(column + half, row))

    def draw_target(self, row: float) -> None:
        """A new target in the liver: 30 mm along a row of the slice, its site typed."""
        self.key(Qt.Key.Key_T)
        self.draw_axis(row, row, 30)
        self.type("liver")
        self.key(Qt.Key.Key_Return)
        self.settle()

    def mark_new_lesion(self) -> None:
        """Y, a click, the organ by two letters, the status by its chip."""
        self.key(Qt.Key.Key_Y)
        self.click(self.current.canvas, self.at(70, 60))
        self.type("li 3")
        self.click(self.page.creation.status.buttons[0])
        self.page.creation.organ.setFocus()
        self.key(Qt.Key.Key_Return)

    def click(self, widget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self.settle()
