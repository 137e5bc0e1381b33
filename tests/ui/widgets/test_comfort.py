"""Text size and dimmed panels: chosen in the window, kept per person, never on the image (window.md 7)."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from recist_reader.ui.reader.page import ReaderPage
from recist_reader.ui.theme import comfort
from recist_reader.ui.theme.comfort import Comfort, choose, kept, wear
from recist_reader.ui.theme.tokens import TOKENS
from tests.ui.reader.panels import samples

pytestmark = pytest.mark.gui


@pytest.fixture(autouse=True)
def _plain_again(qapp):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wear(qapp, Comfort())
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    wear(qapp, Comfort())


@pytest.fixture
def page(qtbot):
    made = ReaderPage(samples.find_organ, samples.check_draft)
    qtbot.addWidget(made)
    made.resize(1920, 1080)
    made.show()
    qtbot.waitExposed(made)
    made.table.show_view(samples.FOLLOW_UP_TABLE)
    made.response.show_view(samples.RESPONSE)
    QApplication.processEvents()
    return made


def light(page, widget, x=3, y=3):
    at = widget.mapTo(page, widget.rect().topLeft())
    return QColor(page.grab().toImage().pixel(at.x() + x, at.y() + y)).lightness()


def test_panels_are_dimmed_to_70_percent_and_images_are_not(page):
    page.viewports[2].canvas.setVisible(True)
    parts = (page.top, page.strip, page.response, page.table.viewport(), page.status)
    before = [light(page, part) for part in parts]
    image_before = page.viewports[2].canvas.grab().toImage()
    choose(Comfort(panels_percent=70))
    after = [light(page, part) for part in parts]
    assert [now / old for now, old in zip(after, before, strict=True)] == pytest.approx([0.7] * 5, abs=0.06)
    assert page.viewports[2].canvas.grab().toImage() == image_before


def test_the_shade_takes_no_click(qtbot, page):
    choose(Comfort(panels_percent=70))
    place = page.table.visualRect(page.table.lesions.index(2, 0)).center()
    with qtbot.waitSignal(page.table.row_clicked) as row:
        qtbot.mouseClick(
            page.childAt(page.table.viewport().mapTo(page, place)), Qt.MouseButton.LeftButton, pos=place
        )
    assert row.args == ["T3"]


def test_larger_text_widens_the_panels_where_the_window_stays_a_full_one(page):
    images = page.images.width()
    choose(Comfort(text_percent=110))
    QApplication.processEvents()
    page.grab()
    assert page.panel.width() == round(1.1 * TOKENS.right_panel[0])
    assert page.images.width() < images
    assert page.table.rowHeight(0) == round(1.1 * TOKENS.row_lesion)
    choose(Comfort())
    QApplication.processEvents()
    assert page.panel.width() == TOKENS.right_panel[0]


def test_the_menu_is_opened_and_used_by_keys(qtbot, page):
    button = page.status.comfort
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    menu = button.menu_of_choices
    assert menu.isVisible()
    texts = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert [text for text in texts if text.startswith("Text size ")][:2] == [
        "Text size 100 %",
        "Text size 110 %",
    ]
    menu.setActiveAction(next(a for a in menu.actions() if a.text() == "Panels, not images 85 %"))
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert kept() == Comfort(100, 85)


def test_the_choice_is_kept_for_the_person():
    choose(Comfort(110, 70))
    assert kept() == Comfort(110, 70)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "{",
        '{"text_percent": 900}',
        '{"panels_percent": "dark"}',
        '{"other": 1}',
        '{"text_percent": [1]}',
    ],
)
def test_what_cannot_be_read_stands_at_100_percent(stored):
    choose(Comfort())
    comfort._file().write_text(stored, "utf-8")
    assert kept() == Comfort()
