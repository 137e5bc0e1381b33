"""Queries and holds in a reader's worklist (WL-1, WL-2, QY-1)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from recist_reader.reading.worklist import Chooses, StepState, Task, TaskKind, TaskState
from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.people.person import Person
from recist_reader.ui.start.worklist_dress import QUERIES, Dress, dress_of
from recist_reader.ui.start.worklist_page import WorklistPage
from tests.people import Clock

pytestmark = pytest.mark.gui

PLAIN = Task("K7-0001", TaskKind.FOLLOW_UP, TaskState.IN_PROGRESS, True, (("TP1", StepState.OPEN),), 0)
ASKED = replace(PLAIN, subject="K7-0002", state=TaskState.COMPLETE, queries=2)
HELD = replace(PLAIN, subject="K7-0003", is_held=True)
BOTH = replace(PLAIN, subject="K7-0004", is_held=True, queries=1)


@pytest.fixture
def page(qtbot):
    made = WorklistPage(dress_of(Person("Ada Okonkwo", StudyRole.READER, Clock().at)))
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.show_tasks((BOTH, ASKED, HELD, PLAIN))
    return made


def cells(page, column, role=Qt.ItemDataRole.DisplayRole):
    model = page.model
    return [model.index(row, column).data(role) for row in range(model.rowCount())]


def test_ER_images_that_came_in_twice_are_told_with_who_chooses_and_not_cut(page):
    twice = replace(PLAIN, quarantined=2, choice=Chooses.MANAGER)
    page.show_tasks((twice, replace(PLAIN, subject="K7-0005", quarantined=1)))
    images = 4
    assert cells(page, images) == ["came twice, manager chooses", "1 held back"]
    assert cells(page, images, Qt.ItemDataRole.ToolTipRole)[0] == "came twice, manager chooses"
    page.resize(1366, 768)
    words = page.table.fontMetrics().horizontalAdvance("came twice, manager chooses")
    assert page.table.columnWidth(images) > words + page.table.iconSize().width()


def test_WL_1_the_count_of_queries_stands_in_its_column(page):
    assert page.model.headerData(QUERIES, Qt.Orientation.Horizontal) == "Queries"
    assert cells(page, QUERIES) == ["1", "2", "0", "0"]
    assert cells(page, 1) == ["Query", "Query", "Follow-up", "Follow-up"]
    assert [i is not None for i in cells(page, QUERIES, Qt.ItemDataRole.DecorationRole)] == [
        True,
        True,
        False,
        False,
    ]
    assert not page.table.isColumnHidden(QUERIES)


def test_QY_1_a_read_on_hold_says_so_in_words_and_by_its_icon(page):
    assert cells(page, 2) == ["on hold, query", "complete", "on hold, query", "in progress"]
    keys = [i.toImage() for i in cells(page, 2, Qt.ItemDataRole.DecorationRole)]
    assert keys[0] == keys[2]
    assert keys[0] not in (keys[1], keys[3])
    told = cells(page, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert told[0] == "K7-0004, Query, on hold, query, 1 query to answer"
    assert told[2] == "K7-0003, Follow-up, on hold, query"


def test_my_queries_are_a_filter_with_its_count(qtbot, page):
    names = [button.text() for button in page.filters.buttons]
    number = names.index("My queries")
    assert page.filters.counts[number].text() == "3"
    qtbot.mouseClick(page.filters.buttons[number], Qt.MouseButton.LeftButton)
    assert cells(page, 0) == ["K7-0004", "K7-0002", "K7-0003"]


def test_WL_3_next_is_a_query_to_answer_and_never_a_read_that_only_waits(page):
    assert page.next_task() == "K7-0004"
    page.show_tasks((HELD, PLAIN))
    assert page.next_task() == "K7-0001"
    page.show_tasks((HELD,))
    assert page.next_task() is None


@pytest.mark.parametrize(
    "dress", [Dress(), dress_of(Person("Maria Lindqvist", StudyRole.MANAGER, Clock().at))]
)
def test_others_have_neither_column_nor_filter(qtbot, dress):
    page = WorklistPage(dress)
    qtbot.addWidget(page)
    page.resize(1600, 900)
    page.show()
    page.show_tasks((ASKED,))
    assert page.table.isColumnHidden(QUERIES)
    assert cells(page, QUERIES) == [""]
    assert "My queries" not in [button.text() for button in page.filters.buttons]
