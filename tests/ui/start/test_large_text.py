"""The worklist at larger text: columns, bars and filters grow with it (window.md 7)."""

import pytest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.worklist import StepState, Task, TaskKind, TaskState
from recist_reader.ui.theme.comfort import Comfort, wear
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
