"""The window at one size, driven by keys and mouse and pictured."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.measuring.plane import PointLps
from recist_reader.ui.main_window import MainWindow

OUT = Path("build/shots").resolve()
WAIT_MS = 20_000
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Camera:
    """A window of its own; its pictures lie in `build/shots` under its size."""

    def __init__(self, size: tuple[int, int]):
        self.folder = OUT / f"{size[0]}x{size[1]}"
        self.window = MainWindow()
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def close(self) -> None:
        self.window.close()

    @property
    def page(self):
        return self.window.room.page

    def settle(self) -> None:
        """Until nothing loads and nothing waits to be stored."""
        QTest.qWait(150)
        for _ in range(WAIT_MS // 100):
            if self.window.is_settled():
                break
            QTest.qWait(100)
        QTest.qWait(250)

    def shot(self, name: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def open(self, study: Path, is_sample: bool = False) -> None:
        self.window.sample = study if is_sample else None
        self.window.open_path(study)
        self.settle()

    def read(self, subject: str) -> None:
        self.window.open_read(subject)
        self.settle()

    def leave(self) -> None:
        self.window.leave_read()
        self.settle()

    def act(self, *names: str) -> None:
        """What keys of these names do."""
        for name in names:
            self.window.room.controller.act(name)
            self.settle()

    def lock_page(self) -> None:
        self.window.room.show_lock()
        self.settle()

    def drag(self, *shares: float) -> None:
        """Drag over the current image, from and to shares of its width and height."""
        canvas = self.page.current.canvas
        x, y, to_x, to_y = shares
        start = QPoint(round(x * canvas.width()), round(y * canvas.height()))
        self.stroke(start, QPoint(round(to_x * canvas.width()), round(to_y * canvas.height())))

    def stroke(self, start: QPoint, end: QPoint) -> None:
        """Press, move in steps, release: the left button on the current image."""
        canvas, left = self.page.current.canvas, Qt.MouseButton.LeftButton
        QTest.mousePress(canvas, left, pos=start)
        for part in (1, 2, 3):
            QTest.mouseMove(canvas, start + (end - start) * part / 3)
        QTest.mouseRelease(canvas, left, pos=end)
        self.settle()

    def scroll_to(self, place: PointLps) -> None:
        """Show the slice of the current viewport that lies nearest to a place."""
        current = self.page.current
        away = {}
        for index in range(current.slice_count):
            current.scroll_to(index)
            away[index] = abs(current.geometry_now().plane.distance_mm(place))
        current.scroll_to(min(away, key=away.__getitem__))
        self.settle()

    def at(self, place: PointLps) -> QPoint:
        """Where a place of the patient stands in the current canvas."""
        x, y = self.page.current.geometry_now().to_view(place)
        return QPoint(round(x), round(y))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        """Into the field that has the focus."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
        QTest.qWait(100)
