"""Adding and changing subjects, and visits not done, by keys as a person presses them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from recist_reader.recist.read import PartialDate
from recist_reader.trial.study_records import SubjectRecord
from tests.building import add_visit

pytestmark = pytest.mark.gui
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def words(qtbot, line, text):
    line.clear()
    qtbot.keyClicks(line, text)


def test_a_subject_is_added_by_keys_alone_and_import_is_offered(qtbot, page, study):
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL | SHIFT)
    form = page.panels.subject_form
    assert form.isVisible()
    words(qtbot, form.fields["subject"], "1001")
    words(qtbot, form.fields["randomisation_date"], "2024-01-08")
    words(qtbot, form.fields["death_date"], "2025-03")
    qtbot.keyClick(form.fields["death_date"], Qt.Key.Key_Return)
    record = study.state.subjects["1001"]
    assert (record.randomisation_date, record.death_date) == (date(2024, 1, 8), PartialDate(2025, 3))
    assert page.selected() == "1001"
    assert page.panels.import_panel.isVisible()
    assert page.panels.import_panel.subject == "1001"


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        pytest.param({"subject": "a b"}, "subject", "begins with A to Z", id="ST-111 an id with a space"),
        pytest.param({"subject": "1000"}, "subject", "in the study already", id="ST-117 twice"),
        pytest.param(
            {"subject": "1", "randomisation_date": "2024-02-30"},
            "randomisation_date",
            "2024-01-31",
            id="no such day",
        ),
        pytest.param(
            {"subject": "1", "randomisation_date": "2024-02-01", "death_date": "2024-01"},
            "death_date",
            "Death lies before randomisation",
            id="ST-118 death before randomisation",
        ),
        pytest.param(
            {"subject": "1", "randomisation_date": "2024-02-01", "new_therapy_date": "2024-01-31"},
            "new_therapy_date",
            "New therapy lies before",
            id="ST-118 therapy before randomisation",
        ),
    ],
)
def test_what_is_wrong_stands_at_its_field(qtbot, page, study, given, field, said):
    study.add_subject(SubjectRecord("1000"))
    page.add_asked.emit()
    form = page.panels.subject_form
    for name, text in given.items():
        words(qtbot, form.fields[name], text)
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert said in form.notes[field].text()
    assert form.fields[field].property("state") == "bad"
    assert form.isVisible()
    assert list(study.state.subjects) == ["1000"]


def test_ST_117_a_date_changes_with_a_reason_only(qtbot, page, study):
    study.add_subject(SubjectRecord("1001", date(2024, 1, 8)))
    page.refresh_asked.emit()
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    form = page.panels.subject_form
    assert form.fields["subject"].isReadOnly()
    words(qtbot, form.fields["randomisation_date"], "2024-01-09")
    qtbot.keyClick(form.fields["randomisation_date"], Qt.Key.Key_Return)
    assert "reason" in form.notes["reason"].text()
    assert study.state.subjects["1001"].randomisation_date == date(2024, 1, 8)
    words(qtbot, form.fields["reason"], "typed wrongly")
    qtbot.keyClick(form.fields["reason"], Qt.Key.Key_Return)
    assert study.state.subjects["1001"].randomisation_date == date(2024, 1, 9)
    assert not page.panels.isVisible()


def test_escape_leaves_nothing(qtbot, page, study):
    page.add_asked.emit()
    form = page.panels.subject_form
    words(qtbot, form.fields["subject"], "1001")
    qtbot.keyClick(form.fields["subject"], Qt.Key.Key_Escape)
    assert not page.panels.isVisible()
    assert not study.state.subjects


def test_a_reason_longer_than_its_field_is_not_cut_without_a_word(qtbot, page, study):
    study.add_subject(SubjectRecord("1001"))
    page.refresh_asked.emit()
    page.panels.declare_not_done("1001")
    form = page.panels.not_done_form

    def full():
        return [
            w for w in form.findChildren(QLabel) if "is as long as it may be" in w.text() and w.isVisible()
        ]

    QGuiApplication.clipboard().setText("x" * form.reason.maxLength())
    form.reason.paste()
    assert not full(), "all of it is there"
    qtbot.keyClick(form.reason, Qt.Key.Key_Y)
    assert len(full()) == 1
    qtbot.keyClick(form.reason, Qt.Key.Key_Backspace)
    assert not full()
    QGuiApplication.clipboard().setText("yy")
    form.reason.paste()
    assert len(full()) == 1


def test_OR_9_the_next_visit_is_declared_not_done_with_a_reason(qtbot, page, study):
    study.add_subject(SubjectRecord("1001"))
    add_visit(study, "1001", "Baseline", date(2024, 1, 1))
    page.refresh_asked.emit()
    qtbot.keyClick(page.table, Qt.Key.Key_D, CTRL | SHIFT)
    form = page.panels.not_done_form
    assert form.visit.currentText() == "TP1"
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert "needs its reason" in form.message.text()
    words(qtbot, form.reason, "patient was ill")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert not study.state.visits["1001/TP1"].done
    assert not page.panels.isVisible()


def test_OR_9_a_baseline_is_never_declared(page, study):
    study.add_subject(SubjectRecord("1001"))
    page.panels.declare_not_done("1001")
    assert page.panels.not_done_form.visit.count() == 0
    assert "baseline must have images" in page.panels.not_done_form.message.text()


def test_the_menu_names_every_action_with_its_key(page, study):
    study.add_subject(SubjectRecord("1001"))
    page.refresh_asked.emit()
    texts = [action.text() for action in page.make_menu().actions() if action.text()]
    assert texts == [
        "Open\tEnter",
        "Import images\tCtrl+I",
        "Series and quarantine\tCtrl+J",
        "Subject and dates\tF2",
        "Visit not done\tCtrl+Shift+D",
    ]


def test_an_opening_panel_never_widens_a_small_window(qtbot, page, study):
    study.add_subject(SubjectRecord("1001"))
    page.resize(1366, 768)
    for open_panel in (page.panels.add_subject, lambda: page.panels.show_series("1001")):
        open_panel()
        qtbot.waitUntil(page.panels.isVisible)
        assert page.width() == 1366
        assert page.panels.geometry().right() < 1366


def test_typing_filters_and_enter_opens(qtbot, page, study):
    for subject in ("1001", "1002"):
        study.add_subject(SubjectRecord(subject))
        add_visit(study, subject, "Baseline", date(2024, 1, 1))
    page.refresh_asked.emit()
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(page.search, "1002")
    assert page.model.rowCount() == 1
    with qtbot.waitSignal(page.open_asked) as asked:
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert asked.args == ["1002"]
