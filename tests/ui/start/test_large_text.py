"""The start pages at larger text: columns, bars, panels and sheets grow with it, also live (window.md 7)."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.importing import ImportWish, import_images
from recist_reader.reading.worklist import StepState, Task, TaskKind, TaskState
from recist_reader.trial.study_records import SubjectRecord
from recist_reader.ui.start.export_page import ExportPage
from recist_reader.ui.start.import_panel import Stage
from recist_reader.ui.start.welcome_page import WelcomePage
from recist_reader.ui.theme.comfort import Comfort, wear
from tests.reading.made_folders import a_ct
from tests.ui.start.look import DAMAGED
from tests.ui.widgets.clipping import cut_texts

pytestmark = pytest.mark.gui

TASKS = (
    Task(
        "SYN-A01",
        TaskKind.FOLLOW_UP,
        TaskState.NEXT_READY,
        True,
        (("BL", StepState.LOCKED), ("TP1", StepState.READY)),
        0,
    ),
    Task("SYN-B02", TaskKind.BASELINE, TaskState.ASSIGNED, True, (("BL", StepState.READY),), 0),
)


@pytest.fixture
def wearing(qapp):
    yield lambda percent: wear(qapp, Comfort(percent))
    wear(qapp, Comfort())


@pytest.mark.parametrize(
    ("percent", "size"),
    [(110, (1366, 768)), (125, (1366, 768)), (150, (1366, 768)), (150, (1920, 1080))],
    ids=str,
)
def test_no_word_of_the_worklist_is_cut(page, wearing, percent, size):
    page.show_study("Sample study", "Demo Reader")
    page.show_tasks(TASKS)
    page.resize(*size)
    wearing(percent)
    for _ in range(3):
        QApplication.processEvents()
    assert cut_texts(page) == []


SIZES = [(1280, 720), (1366, 768), (1920, 1080)]


@pytest.fixture
def filled(page, study, tmp_path):
    """A subject with a series to read and one that is held back."""
    study.add_subject(SubjectRecord("1001"))
    folder = a_ct(tmp_path / "ct", slices=4)
    held = {"SOPInstanceUID": "1.2.9.1", "SeriesInstanceUID": "1.2.9"}
    a_ct(folder / "held", slices=1, BurnedInAnnotation="YES", **held)
    list(import_images(study, ImportWish((folder,), "1001", "Baseline")))
    page.refresh_asked.emit()
    return page


def subject(page, _folder):
    page.panels.change_subject("1001")


def choosing(page, folder):
    page.panels.import_images("1001", (folder / "ct", folder / "disc.zip"))


def refused(page, folder):
    page.panels.import_images("1001", (a_ct(folder / "other", day="20240610", PatientID="OTHER"),))
    panel = page.panels.import_panel
    panel.run()
    for _ in range(1000):
        if panel.stage is Stage.DONE:
            break
        QTest.qWait(10)


def series(page, _folder):
    page.panels.show_series("1001")
    page.panels.series_panel.heads["Baseline"].take_out_button.click()


def not_done(page, _folder):
    page.panels.declare_not_done("1001")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("open_panel", [subject, choosing, refused, series, not_done])
def test_no_word_of_a_panel_is_cut_when_the_text_grows(filled, wearing, tmp_path, size, open_panel):
    filled.resize(*size)
    open_panel(filled, tmp_path)
    for percent in (150, 100, 125):  # an open panel follows, also back
        wearing(percent)
        QTest.qWait(50)
        assert (percent, cut_texts(filled)) == (percent, [])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_column_is_pushed_out_of_sight_by_a_panel(filled, wearing, size):
    filled.resize(*size)
    filled.panels.show_series("1001")
    wearing(150)
    QTest.qWait(50)
    table = filled.table
    shown = [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]
    assert {0, 2, 4} <= set(shown), "subject, state and images always"
    last = table.columnViewportPosition(4)
    assert last + 100 < table.viewport().width()
    filled.panels.leave()
    wearing(100)
    filled.resize(1920, 1080)
    QTest.qWait(50)
    assert not any(table.isColumnHidden(n) for n in range(5))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_word_of_the_first_page_is_cut_when_the_text_grows(qtbot, wearing, size):
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.dress()
    page.say(DAMAGED, "bad")
    page.rescue.offer(reading=True, restoring=True)
    for percent in (150, 100, 125):
        wearing(percent)
        QTest.qWait(50)
        assert (percent, cut_texts(page)) == (percent, [])


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_word_of_the_export_page_is_cut_when_the_text_grows(qtbot, study, wearing, size):
    page = ExportPage(study)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.start()
    qtbot.waitUntil(lambda: page._job is None)
    for percent in (150, 100, 125):
        wearing(percent)
        QTest.qWait(50)
        assert (percent, cut_texts(page)) == (percent, [])
    page.stop()
