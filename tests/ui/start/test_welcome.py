"""The first page: what is missing is said until it is filled; recent studies without a path (BL-7)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton

from recist_reader.problem import Problem
from recist_reader.ui.recent import RecentStudy
from recist_reader.ui.start import last_folders
from recist_reader.ui.start.welcome_page import WelcomePage

pytestmark = pytest.mark.gui


@pytest.fixture
def page(qtbot):
    made = WelcomePage()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_what_was_missing_is_no_longer_said_once_it_is_filled(qtbot, page):
    qtbot.keyClick(page.title_field, Qt.Key.Key_Return)
    assert page.message.text() == "The title is missing."
    assert page.title_field.property("state") == "bad"
    qtbot.keyClicks(page.title_field, "L")
    assert page.message.text() == ""
    assert page.title_field.property("state") == ""


def test_filling_another_field_keeps_the_complaint(qtbot, page):
    qtbot.keyClicks(page.title_field, "Liver")
    qtbot.keyClick(page.title_field, Qt.Key.Key_Return)
    assert page.message.text() == "The reader's name is missing."
    qtbot.keyClicks(page.title_field, "s")
    assert page.message.text() == "The reader's name is missing."


def test_title_and_reader_by_keys_alone(qtbot, page):
    page.title_field.setFocus()
    qtbot.keyClicks(page.title_field, "Liver")
    qtbot.keyClick(page.title_field, Qt.Key.Key_Tab)
    qtbot.keyClicks(page.reader_field, "R1")
    with qtbot.waitSignal(page.create_asked) as asked:
        qtbot.keyClick(page.reader_field, Qt.Key.Key_Return)
    assert asked.args == ["Liver", "R1"]


def test_a_study_that_was_made_leaves_the_fields_empty_and_one_that_was_not_keeps_them(qtbot, page):
    page.title_field.setText("Liver")
    page.hide()
    page.show()
    assert page.title_field.text() == "Liver"
    page.reader_field.setText("R1")
    qtbot.keyClick(page.reader_field, Qt.Key.Key_Return)
    assert (page.title_field.text(), page.reader_field.text()) == ("Liver", "R1"), "it may be refused"
    page.hide()
    assert (page.title_field.text(), page.reader_field.text()) == ("", "")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Liver study 07", "Liver study 07.rrs"),
        ('Leber/Studie: "07" 100% *?', "Leber-Studie- -07- 100%.rrs"),
        ("../..", "study.rrs"),
        ("Müller, Phase 2", "Müller, Phase 2.rrs"),
    ],
)
def test_the_proposed_file_is_named_after_the_whole_title(title, name):
    proposed = last_folders.proposed_for(title)
    assert proposed == last_folders.for_new_study() / name


def test_recent_studies_open_by_enter_and_show_no_path(qtbot, page):
    page.show_recent((RecentStudy("Liver study 07", Path("ward/liver.rrs")),))
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "Liver study 07")
    shown = [w.text() + w.toolTip() for w in (*page.findChildren(QPushButton), *page.findChildren(QLabel))]
    assert not any("ward" in text for text in shown)
    button.setFocus()
    with qtbot.waitSignal(page.recent_asked) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert asked.args == [Path("ward/liver.rrs")]


def test_while_a_study_opens_it_is_not_said_that_none_was_opened(qtbot, page):
    none = "No study was opened on this computer yet."

    def said():
        return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]

    assert none in said()
    page.say_opening()
    assert none not in said()
    assert "Opening the study ..." in said()
    page.show_recent(())
    qtbot.waitUntil(lambda: none in said())  # it did not open


def test_a_fault_is_said_as_sentences(page):
    page.say(Problem("the study is open in another window", "study.rrs", "Close it there"), "bad")
    assert page.message.text() == "The study is open in another window (study.rrs). Close it there."


@pytest.mark.parametrize(
    ("names", "opened"),
    [
        pytest.param(["a.rrs"], True, id="one study"),
        pytest.param(["a.txt"], False, id="no study"),
        pytest.param(["a.rrs", "b.rrs"], False, id="two studies"),
    ],
)
def test_a_dropped_study_file_is_opened(qtbot, page, names, opened):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(f"/somewhere/{name}") for name in names])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    asked = []
    page.recent_asked.connect(asked.append)
    page.dropEvent(event)
    assert asked == ([Path("/somewhere/a.rrs")] if opened else [])


def test_two_studies_of_one_title_are_told_apart_by_when_they_were_opened(page):
    now = datetime.now().astimezone()
    days = (timedelta(0), timedelta(days=1), timedelta(days=400))
    page.show_recent(tuple(RecentStudy("Liver", Path(f"/d/{n}.rrs"), now - d) for n, d in enumerate(days)))
    names = [b.accessibleName() for b in page.findChildren(QPushButton) if b.text() == "Liver"]
    assert names[0] == f"Liver, today {now:%H:%M}"
    assert names[1] == f"Liver, yesterday {now:%H:%M}"
    assert names[2] == f"Liver, {now - days[2]:%Y-%m-%d %H:%M}"
    assert f"today {now:%H:%M}" in [label.text() for label in page.findChildren(QLabel)]


def test_the_newest_study_has_the_keys_and_where_there_is_none_the_title(qtbot, page):
    page.focus_first()
    assert page.focusWidget() is page.title_field
    page.show_recent(tuple(RecentStudy(name, Path(f"/d/{name}.rrs")) for name in ("newest", "older")))
    page.focus_first()
    with qtbot.waitSignal(page.recent_asked) as asked:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert asked.args == [Path("/d/newest.rrs")]


def test_a_long_title_keeps_its_date_inside_the_sheet(qtbot, page):
    page.show_recent(
        (RecentStudy("A long title of a study " * 6, Path("/d/a.rrs"), datetime.now().astimezone()),)
    )
    when = next(w for w in page.findChildren(QLabel) if w.text().startswith("today"))
    qtbot.waitUntil(when.isVisible)
    sheet = page.open_button.parentWidget()
    assert when.mapTo(sheet, when.rect().topRight()).x() < sheet.width()
