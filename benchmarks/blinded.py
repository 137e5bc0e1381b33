"""Rows: what people of a blinded study wait for. The limit is what is allowed, in seconds."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from benchmarks.contest import Contest, Measure, Row, duration_of, p99
from benchmarks.made_trial import HASHES, copy_of_trial, copy_with_tasks, entered
from benchmarks.screen import NotPainted, application, closing_all
from benchmarks.setting import Setting
from recist_reader.cli.demo_people import ADJUDICATOR, READER_1, READER_2, DemoPerson
from recist_reader.measuring.evidence import bidirectional_from_pixels, pixels_of
from recist_reader.measuring.plane import PixelPoint
from recist_reader.reading.people.signing import Credentials
from recist_reader.reading.read_session import ReadSession
from recist_reader.reading.slices import stored_slices
from recist_reader.reading.study_session import StudySession
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, ToolKind
from recist_reader.trial.patch import Recorded
from recist_reader.ui.collecting import Collecting
from recist_reader.ui.main_window import MainWindow
from recist_reader.ui.warm_up import Stage

SIZE = (1920, 1080)
WORKLIST_S, SIGNATURE_S, CASE_S, FRAME_S = 1.0, 0.3, 2.0, 1 / 60
NOTCHES, LOOK_MS, PATIENCE_MS = 60, 2, 30_000


def allowed(seconds: float) -> Measure:
    """A limit that is a promise, not a measurement."""
    return lambda: (seconds,)


def rest_until(is_so: Callable[[], bool]) -> None:
    """Let the event loop run as the program does: turns of our own would starve the threads."""
    loop, look = QEventLoop(), QTimer(interval=LOOK_MS)
    look.timeout.connect(lambda: is_so() and loop.quit())
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    look.start()
    loop.exec()
    look.stop()
    if not is_so():
        raise NotPainted


class PersonsWindow:
    """The product's window, at the sign-in page of a study."""

    def __init__(self, study: Path) -> None:
        application()
        self._collecting = Collecting()
        self.window = MainWindow()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.warm_up.start()
        self.window.warm_up.finish(Stage.READING)  # while somebody types a name
        self.window.open_path(study)
        coming = self.window.coming_in
        assert coming is not None
        self._coming = coming
        coming.hashes = HASHES

    def come_in(self, person: DemoPerson) -> None:
        """Sign in, until the first page is painted whole."""
        self._coming.enter(person.login, person.password, None)
        rest_until(lambda: self.window.desk is not None and self.window.desk.working.is_settled)
        self.window.grab()

    def close(self) -> None:
        self.window.close()
        QApplication.processEvents()
        self._collecting.close()


@contextmanager
def _worklist(setting: Setting) -> Iterator[Contest]:
    counts = []

    def ours() -> Sequence[float]:
        with copy_with_tasks(setting) as study:
            person = PersonsWindow(study)
            start = time.perf_counter()
            person.come_in(READER_1)
            taken = time.perf_counter() - start
            counts.append(person.window.worklist.model.rowCount())
            person.close()
        return (taken,)

    def wrong() -> str | None:
        return None if counts and counts[-1] > setting.tasks else "not all tasks are listed"

    yield Contest(ours, wrong, duration_of(lambda: _plain_table(setting.tasks)), allowed(WORKLIST_S))


def _plain_table(rows: int) -> None:
    """The peer: Qt's own table with an item for each cell."""
    application()
    table = QTableWidget(rows, 5)
    for row in range(rows):
        for column in range(5):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    table.resize(*SIZE)
    table.show()
    table.grab()
    table.close()


@contextmanager
def _scrolled(longest_s: float, setting: Setting) -> Iterator[Contest]:
    with copy_with_tasks(setting) as study:
        person = PersonsWindow(study)
        with closing_all(person):
            person.come_in(READER_1)
            table = person.window.worklist.table

            def ours() -> Sequence[float]:
                return [_notch(table) for _ in range(NOTCHES)]

            def wrong() -> str | None:
                bar = table.verticalScrollBar()
                return None if bar.value() > 0 or bar.maximum() == 0 else "the list did not move"

            yield Contest(ours, wrong, None, allowed(longest_s))


def _notch(table: object) -> float:
    """One notch of the wheel, painted."""
    view = table.viewport()  # type: ignore[attr-defined]
    at = QPointF(view.rect().center())
    turn = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    start = time.perf_counter()
    QApplication.sendEvent(view, turn)
    view.repaint()
    return time.perf_counter() - start


@contextmanager
def _signature(setting: Setting) -> Iterator[Contest]:
    locked = []

    def ours() -> Sequence[float]:
        with copy_of_trial(setting) as path, entered(path, READER_2) as study:
            session = _ready_to_sign(study)
            start = time.perf_counter()
            locked.append(session.lock(given=Credentials(READER_2.password, READER_2.login)))
            return (time.perf_counter() - start,)

    def wrong() -> str | None:
        return None if locked and isinstance(locked[-1], Recorded) else f"not signed: {locked[-1:]}"

    yield Contest(ours, wrong, duration_of(_product_hash), allowed(SIGNATURE_S))


def _product_hash() -> None:
    from recist_reader.reading.people.passwords import PasswordHashes

    PasswordHashes().hashed(READER_2.password)


def _ready_to_sign(study: StudySession) -> ReadSession:
    """The follow-up of a subject, read whole."""
    code = next(code.code for uuid, code in study.state.codes.items() if _is_of(study, uuid))
    session = ReadSession(study, code)
    assert isinstance(session.do(c.OpenTimepoint("TP1")), Recorded)
    at = session.facts.at("TP1")
    assert at is not None
    slices = stored_slices(study, at.series[0].uid)
    middle = slices[len(slices) // 2]
    assert middle.plane is not None
    for number, lesion in enumerate(("T1", "T2")):
        row = 24 + 16 * number
        axes = bidirectional_from_pixels(
            middle.plane,
            (PixelPoint(26, row), PixelPoint(32, row)),
            (PixelPoint(29, row - 2), PixelPoint(29, row + 2)),
        )
        mark = Drawn(ToolKind.BIDIRECTIONAL, middle.place(), axes.points, pixels_of(middle.plane, axes))
        assert isinstance(session.do(c.RecordMeasurement(lesion, mark)), Recorded)
    assert isinstance(session.do(c.SetState("NT1", "present")), Recorded)
    for check in session.view().checks:
        if check.blocks_lock and check.level == "reason":
            session.do(c.GiveReason(check.id, "as the benchmark has it", check.lesion_id))
    return session


def _is_of(study: StudySession, read: str) -> bool:
    """Whether this read has its baseline locked and a follow-up ready: those of one subject alone have."""
    rows = study.file.rows("timepoint", f"read:{read}")
    return {label: row["state"] for label, row in rows.items()} == {"BL": "locked"}


@contextmanager
def _case(setting: Setting) -> Iterator[Contest]:
    with copy_of_trial(setting) as study:
        person = PersonsWindow(study)
        with closing_all(person):
            person.come_in(ADJUDICATOR)
            home = person.window.desk.working.role_desk

            def ours() -> Sequence[float]:
                start = time.perf_counter()
                QTest.keyClick(home.list_page.table, Qt.Key.Key_Return)
                rest_until(lambda: home.page.is_open and home.is_settled)
                person.window.grab()
                taken = time.perf_counter() - start
                _leave(home)
                return (taken,)

            yield Contest(ours, lambda: None, None, allowed(CASE_S))


def _leave(home: object) -> None:
    left: Callable[[], None] = home.leave  # type: ignore[attr-defined]
    left()
    rest_until(lambda: home.currentWidget() is home.list_page)  # type: ignore[attr-defined]


LISTED = "5,000 tasks scrolled, one notch"

ROWS = (
    Row("worklist", "sign-in to 5,000 tasks listed, beside a hash", "Qt's own table", "1 s", _worklist, 5, 1),
    Row("worklist_scroll", LISTED, "-", "1/60 s", partial(_scrolled, FRAME_S), None, 1),
    Row(
        "worklist_scroll_p99", LISTED, "-", "1/30 s", partial(_scrolled, 2 * FRAME_S), None, 1, statistic=p99
    ),
    Row("signature", "a timepoint signed, beside the hash", "the hash", "0.3 s", _signature, 1, 1),
    Row("case", "a case to decide opened", "-", "2 s", _case, None, 1),
)
