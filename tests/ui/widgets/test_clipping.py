"""The finder of cut text finds each kind, and leaves alone what has room."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from tests.ui.widgets.clipping import cut_texts, hidden_parts

pytestmark = pytest.mark.gui

WORDS = "unequivocal progression of a non-target lesion"
NARROW, WIDE = 60, 900


class Painted(QWidget):
    def paintEvent(self, _event):
        painter = QPainter(self)
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignLeft), WORDS)
        painter.end()


class Shortened(QWidget):
    def paintEvent(self, _event):
        painter = QPainter(self)
        fitted = painter.fontMetrics().elidedText(WORDS, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(0, 14, fitted)
        painter.end()


def label():
    return QLabel(WORDS)


def wrapped():
    made = QLabel(WORDS)
    made.setWordWrap(True)
    made.setFixedHeight(20)
    return made


def field():
    made = QLineEdit()
    made.setPlaceholderText(WORDS)
    return made


def choice():
    made = QComboBox()
    made.addItem(WORDS)
    return made


def table():
    model = QStandardItemModel(0, 1)
    model.setHorizontalHeaderLabels([WORDS])
    made = QTableView()
    model.setParent(made)
    made.setModel(model)
    made.horizontalHeader().setStretchLastSection(True)
    return made


KINDS = [label, wrapped, lambda: QPushButton(WORDS), field, choice, table, Painted, Shortened]
NAMES = ["label", "wrapped label", "button", "field", "choice", "header", "painted", "elided"]


@pytest.mark.parametrize("make", KINDS, ids=NAMES)
def test_cut_text_is_found_and_whole_text_is_not(qtbot, make):
    window = QWidget()
    qtbot.addWidget(window)
    part = make()
    part.setParent(window)
    window.resize(WIDE + 20, 200)
    window.show()
    for width, is_cut in ((NARROW, True), (WIDE, False)):
        part.setMinimumWidth(0)
        part.setGeometry(0, 0, width, max(part.height(), 20))
        assert bool(cut_texts(window)) is is_cut


def test_what_a_parent_cuts_off_is_found(qtbot):
    window, inner = QWidget(), QWidget()
    qtbot.addWidget(window)
    inner.setParent(window)
    inner.setGeometry(0, 0, NARROW, 40)
    words = QLabel(WORDS, inner)
    words.setGeometry(0, 0, WIDE, 20)
    window.resize(WIDE, 60)
    window.show()
    assert any("sideways" in line for line in cut_texts(window))
    assert hidden_parts(words) == ["QLabel in QWidget"]


def test_painting_is_as_before_after_a_look(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(Painted())
    window.show()
    before = QPainter.drawText
    cut_texts(window)
    assert QPainter.drawText is before
