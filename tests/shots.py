"""`python -m tests.shots [--docs]`: every state of the window as PNG, to be looked at beside the mock-ups.

Offscreen, from the sample study, in both sizes of window.md 2, into `build/shots`; `--docs` copies the
chosen ones into `docs/pictures`.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZES = ((1920, 1080), (1366, 768))
OUT = Path("build/shots")
PICTURES = Path("docs/pictures")
CHOSEN = ("worklist", "creation", "baseline", "follow-up-todo", "follow-up", "lock", "progression")
WAIT_MS = 20_000


class Camera:
    """The window at one size, driven and pictured."""

    def __init__(self, study: Path, size: tuple[int, int]):
        from recist_reader.ui.main_window import MainWindow

        self.study, self.size = study, size
        self.window = MainWindow()
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def settle(self) -> None:
        from PySide6.QtTest import QTest

        QTest.qWait(150)
        for _ in range(WAIT_MS // 100):
            if self.window.is_settled():
                break
            QTest.qWait(100)
        QTest.qWait(250)

    def shot(self, name: str) -> None:
        folder = OUT / f"{self.size[0]}x{self.size[1]}"
        folder.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(folder / f"{name}.png"))

    def act(self, name: str) -> None:
        self.window.room.controller.act(name)
        self.settle()

    def read(self, subject: str) -> None:
        self.window.open_read(subject)
        self.settle()

    def drag(self, *shares: float) -> None:
        """Drag over the current image, from and to shares of its width and height."""
        from PySide6.QtCore import QPoint, Qt
        from PySide6.QtTest import QTest

        canvas, left = self.window.room.page.current.canvas, Qt.MouseButton.LeftButton
        x, y, to_x, to_y = shares
        start = QPoint(round(x * canvas.width()), round(y * canvas.height()))
        end = QPoint(round(to_x * canvas.width()), round(to_y * canvas.height()))
        QTest.mousePress(canvas, left, pos=start)
        for part in (1, 2, 3):
            QTest.mouseMove(canvas, start + (end - start) * part / 3)
        QTest.mouseRelease(canvas, left, pos=end)
        self.settle()

    def key(self, key) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication

        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        self.settle()

    def type(self, text: str) -> None:
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.window.room.page.creation.organ, text)
        QTest.qWait(100)


def baseline_states(camera: Camera, subject: str) -> None:
    from PySide6.QtCore import Qt

    camera.shot("welcome")
    camera.window.open_path(camera.study)
    camera.settle()
    camera.shot("worklist")
    camera.window.open_read(subject)
    camera.shot("loading")
    camera.settle()
    camera.shot("baseline-empty")
    camera.act("new_target")
    camera.drag(0.30, 0.42, 0.36, 0.44)
    camera.type("li 7")
    camera.shot("creation")
    camera.key(Qt.Key.Key_Return)
    camera.shot("baseline")
    camera.act("keys")
    camera.shot("keys")
    camera.act("keys")
    camera.window.room.show_lock()
    camera.settle()
    camera.shot("lock-blocked")
    camera.window.leave_read()


def follow_up_states(camera: Camera, subject: str) -> None:
    camera.read(subject)
    camera.shot("follow-up-todo")
    camera.act("next_lesion")
    camera.act("too_small")
    camera.shot("follow-up-provisional")
    camera.act("undo")
    camera.act("layout_1")
    camera.shot("alone")
    camera.act("layout_3")
    camera.act("anchor")
    camera.act("next_lesion")
    camera.shot("ghosts")
    camera.act("first_slice")
    camera.shot("outside")
    camera.window.leave_read()


def later_states(camera: Camera, patient: dict, subject: str) -> None:
    """Each further timepoint read from its truth and looked at before and after the lock."""
    from recist_reader.cli.demo_reading import read_timepoint

    names = {"TP1": "follow-up", "TP2": "partial-sum", "TP3": "progression"}
    for label, name in names.items():
        read_timepoint(camera.window.study, patient, label, lock=False)
        camera.read(subject)
        camera.act("next_lesion")
        camera.shot(name)
        camera.act("lesion_strip")
        camera.shot(f"{name}-strip")
        camera.window.room.show_lock()
        camera.settle()
        camera.shot("lock" if label == "TP1" else f"lock-{label}")
        camera.window.leave_read()
        read_timepoint(camera.window.study, patient, label)
    camera.read(subject)
    camera.shot("all-locked")
    camera.window.leave_read()


def main(arguments: list[str]) -> int:
    from PySide6.QtWidgets import QApplication

    from recist_reader.cli.demo_reading import SAMPLE, load_truth, make_demo_study
    from recist_reader.ui.theme.apply import apply, before_application

    before_application()
    app = QApplication([])
    apply(app)
    shutil.rmtree(OUT, ignore_errors=True)
    patients = load_truth(SAMPLE)
    first, second = (patient["patient"] for patient in patients[:2])
    with tempfile.TemporaryDirectory() as made:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = str(Path(made) / "home")
        study = Path(made) / "study" / "Sample study.rrs"
        study.parent.mkdir()
        make_demo_study(study, print)
        for size in SIZES:
            copy = Path(made) / f"{size[0]}" / study.name
            shutil.copytree(study.parent, copy.parent)
            camera = Camera(copy, size)
            baseline_states(camera, second)
            follow_up_states(camera, first)
            later_states(camera, patients[0], first)
            camera.window.close()
    if "--docs" in arguments:
        PICTURES.mkdir(parents=True, exist_ok=True)
        for name in CHOSEN:
            shutil.copyfile(OUT / "1920x1080" / f"{name}.png", PICTURES / f"{name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
