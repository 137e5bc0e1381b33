"""The manager's first page: subjects against visits, release, the declaration (WL-6, SQ-1, RO-1)."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.reading.people.visit_matrix import Cell, CellState, MarkState, Matrix, MatrixRow
from recist_reader.reading.read_session import ReadSession
from recist_reader.ui.manager.matrix_model import MatrixModel
from recist_reader.ui.manager.matrix_table import MatrixTable
from tests.blinded import read_one
from tests.scenarios.blinded_desk import CONTROL, texts

pytestmark = pytest.mark.gui
Key = Qt.Key
WHY = "the series was mistaken for another"


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def cell(page, row, column):
    return page.model.index(row, column).data()


def go_to(page, row, column):
    page.table.setFocus()
    chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
    page.table.selectionModel().setCurrentIndex(page.model.index(row, column), chosen)


def test_a_release_is_taken_back_and_given_again_by_key(manager):
    page = manager().worklist
    go_to(page, 0, 1)
    press(Key.Key_Right)
    assert cell(page, 0, 2) == "released, 1 series, R1 waits for the timepoint before, " + (
        "R2 waits for the timepoint before"
    )
    press(Key.Key_Return)
    panel = page.visit_panel
    assert page.panels.isVisible()
    assert panel.title.text() == "1001, TP2"
    panel.hold_button.click()
    assert "reason" in panel.message.text()
    assert QApplication.focusWidget() is panel.reason
    QTest.keyClicks(panel.reason, WHY)
    panel.hold_button.click()
    assert cell(page, 0, 2) == "to release, 1 series"
    assert page.counts.figures[3].text() == "1"
    assert QApplication.focusWidget() is panel.release_button
    press(Key.Key_Return)
    assert cell(page, 0, 2).startswith("released")
    press(Key.Key_Escape)
    assert not page.panels.isVisible()
    assert QApplication.focusWidget() is page.table


def test_images_are_declared_final_with_a_reason(manager):
    page = manager().worklist
    go_to(page, 1, 0)
    press(Key.Key_Return)
    QTest.keyClicks(page.visit_panel.reason, "the site has sent everything")
    page.visit_panel.final_button.click()
    assert page.panels.study.state.subjects["1002"].images_final
    assert "images final" in page.model.headerData(1, Qt.Orientation.Vertical)
    assert page.selected() == "1002"


def test_the_filter_takes_subject_and_state_and_the_button_what_needs_action(manager):
    page = manager().worklist
    page.table.setFocus()
    press(Key.Key_F, CONTROL)
    assert QApplication.focusWidget() is page.search
    QTest.keyClicks(page.search, "1003")
    assert page.model.rowCount() == 1
    press(Key.Key_Escape)
    assert page.model.rowCount() == 3
    page.counts.action_button.click()
    assert page.stack.currentWidget() is page.no_hit


def test_RO_1_nothing_of_values_or_responses_reaches_the_window(manager, blinded):
    with blinded.as_("r1") as study:
        session = ReadSession(study, blinded.codes["1001", "R1"])
        read_one(session, "BL", long_mm=37.3)
        read_one(session, "TP1", long_mm=91.7)
    window = manager()
    page = window.worklist
    assert "R1 locked" in cell(page, 0, 0)
    go_to(page, 0, 1)
    press(Key.Key_Return)
    told = texts(window)
    assert any("R1  Ada Okonkwo: locked" in text for text in told)  # the search finds what is there
    for secret in ("37.3", "91.7", "liver"):
        assert not any(secret in text for text in told), secret
    on_page = texts(window.desk.home)
    for word in ("T1 ", "PD", "SD", "PR", "mm", "rogression", "sum"):
        assert not any(word in text for text in on_page), word


def test_a_thousand_subjects_are_laid_out_as_they_scroll(qtbot, dressed):
    visits = tuple(f"TP{n}" for n in range(10))
    marks = (("R1", MarkState.LOCKED), ("R2", MarkState.READY))
    cells = tuple(Cell(name, CellState.RELEASED, 3, marks=marks) for name in visits)
    rows = tuple(MatrixRow(f"{n:04}", "Oslo", cells, 0, None, images_final=False) for n in range(1000))
    model = MatrixModel()
    asked = []
    table = MatrixTable(model)
    qtbot.addWidget(table)
    cell_of = model.cell
    model.cell = lambda row, column: (asked.append(row), cell_of(row, column))[1]
    table.resize(1300, 600)
    model.show(Matrix(visits, rows))
    with qtbot.waitExposed(table):
        table.show()
    table.selectRow(999)
    table.viewport().repaint()
    assert model.rowCount() == 1000
    assert 999 in asked
    assert len(set(asked)) < 60  # what is in sight, never all
