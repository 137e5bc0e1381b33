"""The desks of exporter and auditor: what each finds, by keys; nothing of it changes a read (RO-4, RO-5)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.ui.auditor.home import AuditorHome
from recist_reader.ui.exporter.home import ExporterHome
from tests.blinded_images import ask_who
from tests.people import OWN_PASSWORD

pytestmark = pytest.mark.gui
Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def at(qtbot, open_window, dressed, blinded):
    """Sign in and return the first page of a login."""

    def home_of(login):
        window = open_window()
        ask_who(window, blinded)
        window.coming_in.enter(login, OWN_PASSWORD, None)
        qtbot.waitUntil(lambda: window.desk is not None)
        qtbot.waitUntil(lambda: window.desk.working.is_settled)
        return window.desk.home

    return home_of


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def texts_of(panel):
    labels = (panel.body.itemAt(n).widget() for n in range(panel.body.count()))
    return "\n".join(label.text() for label in labels if label is not None)


def test_RO_5_the_auditor_reads_the_trail_by_typing_and_sees_an_event_whole(qtbot, at):
    home = at("au")
    assert isinstance(home, AuditorHome)
    page = home.trail
    whole = page.model.rowCount()
    press(Key.Key_F, Control)
    QTest.keyClicks(QApplication.focusWidget(), "account.add okonkwo")
    qtbot.waitUntil(lambda: {line.type for line in page.model.lines} == {"account.add"})
    assert page.model.rowCount() < whole
    press(Key.Key_Return)
    assert QApplication.focusWidget() is page.table
    press(Key.Key_Down)
    told = texts_of(page.panel)
    assert "secret" in told
    assert "$argon2" not in told
    qtbot.waitUntil(lambda: page.panel.body.itemAt(0).widget().isVisible())
    assert page.model.lines[page.table.currentIndex().row()].person in told
    page.search.setText("")
    page._filter()
    about = {line.about for line in page.model.lines if line.stream == "study"}
    assert any(words.startswith("SITE-7-0001") for words in about)  # a subject is found by its id


def test_VF_1_the_auditor_checks_the_whole_study_by_key(qtbot, at):
    home = at("au")
    press(Key.Key_3, Control)
    assert QApplication.focusWidget() is home.check.start_button
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not home.check.is_running)
    assert home.check.news.text() == "All is as it was stored."
    found = {row.key: row.cells[2] for row in home.check.table.model().rows}
    assert found["signatures"] == found["chains"] == found["images"] == "good"


def test_RO_5_the_auditor_sees_a_read_as_its_reader_has_it_and_changes_nothing(qtbot, at):
    home = at("au")
    before = home.reads._study.file.streams()
    press(Key.Key_2, Control)
    qtbot.waitUntil(lambda: not home.reads.is_running)
    assert QApplication.focusWidget() is home.reads.table
    rows = {(row.cells[0], row.cells[1]): row.cells for row in home.reads.table.model().rows}
    assert {place for _subject, place in rows} == {"R1", "R2"}
    assert {cells[3] for cells in rows.values()} == {"assigned"}
    QTest.keyClicks(home.reads.search, "R2")
    assert [row.cells[1] for row in home.reads.table.model().rows] == ["R2"]
    assert "nothing was read yet" in home.reads.sheet.words.text()
    assert home.reads._study.file.streams() == before


def test_RO_4_the_exporter_comes_to_the_export_page_and_has_the_agreement_beside(qtbot, at, tmp_path):
    home = at("ex")
    assert isinstance(home, ExporterHome)
    assert [tab.page for tab in home.tabs] == [home.export_page, home.agreement]
    assert not home.export_page.back_button.isVisible()
    home.export_page.choice.folder.setText(str(tmp_path / "out"))
    press(Key.Key_Return, Control)
    qtbot.waitUntil(lambda: not home.export_page.is_running)
    (manifest,) = (tmp_path / "out").glob("*/manifest.json")
    assert (manifest.parent / "lesions.csv").is_file()
    press(Key.Key_2, Control)
    qtbot.waitUntil(lambda: not home.agreement.is_running)
    assert home.agreement.news.text().startswith("0 subjects with two complete reads")
    assert {row.cells[2] for row in home.agreement.table.model().rows} == {"too few: fewer than 10 subjects"}
