"""The card of a question over the panel: low, its numbers in line, nothing cut in silence (GD-30)."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from recist_reader.ui.reader.panels.lesion_table import LesionTable
from recist_reader.ui.reader.panels.response_panel import ResponsePanel
from recist_reader.ui.reader.panels.side_panel import SidePanel
from recist_reader.ui.reader.reason_bar import ReasonBar
from recist_reader.ui.theme.apply import apply
from tests.ui.reader.panels import samples

pytestmark = pytest.mark.gui
PANEL = QRect(0, 0, 344, 700)
SHORT = ("not in field of view", "artefact", "phase missing", "treated")
LONG = ("transcription error found by check", "charter change")


@pytest.fixture
def card(qtbot, qapp):
    apply(qapp)
    page = QWidget()
    page.resize(PANEL.size())
    made = ReasonBar(page, is_card=True)
    made.stand_over(PANEL)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    yield made
    page.hide()


def test_short_answers_stand_in_two_columns_and_long_ones_in_one(card):
    card.ask("because:", SHORT)
    assert len({chip.x() for chip in card.chips}) == 2
    low = card.height()
    card.ask("because:", LONG)
    assert len({chip.x() for chip in card.chips}) == 1
    card.ask("because:", SHORT)
    assert card.height() == low


@pytest.mark.parametrize("answers", [SHORT, LONG])
def test_no_answer_is_cut_or_covers_another(card, answers):
    card.ask("because:", answers)
    boxes = [chip.geometry() for chip in card.chips]
    assert all(chip.width() >= chip.sizeHint().width() for chip in card.chips)
    assert not any(a.intersects(b) for n, a in enumerate(boxes) for b in boxes[:n])
    assert all(card.rect().contains(box) for box in boxes)


def test_a_text_longer_than_the_field_is_told_in_the_card(qtbot, card):
    card.ask("because:")
    before = card.height()
    card.field.setMaxLength(12)
    qtbot.keyClicks(card.field, "twelve chars and more")
    assert card.field.text() == "twelve chars"
    assert "full" in told(card)
    assert card.height() > before
    qtbot.keyClick(card.field, Qt.Key.Key_Backspace)
    assert told(card) == ""
    assert card.height() == before


def told(card):
    shown = [part.text() for part in card.findChildren(QLabel) if part.isVisible()]
    return " ".join(text for text in shown if "full" in text)


def test_what_stands_above_the_card_can_be_looked_through_and_comes_back_with_esc(qtbot, qapp):
    apply(qapp)
    page = QWidget()
    response = ResponsePanel()
    side = SidePanel(LesionTable(), response, parent=page)
    side.setGeometry(PANEL)
    page.resize(PANEL.size())
    card = ReasonBar(page, is_card=True)
    card.covers.connect(side.keep_clear)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    side.table.show_view(samples.FOLLOW_UP_TABLE)
    response.show_view(samples.RESPONSE)
    card.stand_over(PANEL)
    QApplication.processEvents()
    edge, why = side.sizes(), response.why.geometry()
    card.ask("because:", SHORT)
    QApplication.processEvents()
    below = response.mapTo(page, response.rect().bottomLeft()).y()
    assert below < card.y()
    assert (side.sizes(), response.why.geometry()) == (edge, why)
    assert response.verticalScrollBar().maximum() > 0
    qtbot.keyClick(card.field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert card.isHidden()
    assert response.mapTo(page, response.rect().bottomLeft()).y() == PANEL.bottom()
