"""The manager's pages beside the matrix: readers, accounts, queries, reopenings (RO-8, SE-6, QY, SG-6)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from recist_reader.analysis.control_chart import ChartPoint, ControlChart
from recist_reader.reading.people.query_desk import QueryDesk
from recist_reader.reading.people.reopening_desk import ReopeningDesk
from recist_reader.reading.read_session import ReadSession
from recist_reader.trial.people.queries import NewQuery
from recist_reader.trial.people.query_records import QueryState, RequestState
from recist_reader.trial.people.reopening import NewRequest
from recist_reader.trial.people.roles import StudyRole
from recist_reader.ui.manager.rates_chart import RatesChart
from tests.blinded import read_one
from tests.people import MANAGER, MANAGER_PASSWORD
from tests.scenarios.blinded_desk import CONTROL, texts

pytestmark = pytest.mark.gui
Key = Qt.Key
WHY = "assigned by mistake"


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_in(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def shown(table):
    model = table.model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


@pytest.fixture
def home(manager):
    return manager().desk.home


@pytest.fixture
def asked(blinded):
    """A reader locked the baseline and asks to open it again."""
    with blinded.as_("r1") as study:
        code = blinded.codes["1001", "R1"]
        read_one(ReadSession(study, code), "BL", long_mm=37.3)
        wish = NewRequest("BL", "cr_withdrawn", "the slice was written down wrongly")
        ReopeningDesk(study).ask(code, wish)
    return blinded


def test_a_place_is_taken_back_and_given_to_another(home):
    press(Key.Key_2, CONTROL)
    page = home.readers
    assert QApplication.focusWidget() is page.reads
    assert shown(page.reads)[0] == ("1001", "Ada Okonkwo (r1)", "Ada Okonkwo (r2)")
    panel = page.assign_panel
    panel.place.setCurrentText("R2")
    panel.back_button.click()
    assert "reason" in panel.message.text()
    panel.reason.setFocus()
    type_in(WHY)
    press(Key.Key_Return)
    assert shown(page.reads)[0] == ("1001", "Ada Okonkwo (r1)", "nobody yet")
    panel.reader.setCurrentIndex(panel.reader.findData("r1"))
    panel.assign_button.click()
    assert panel.message.property("state") == "bad"  # nobody reads a subject twice
    panel.reader.setCurrentIndex(panel.reader.findData("r2"))
    panel.assign_button.click()
    assert shown(page.reads)[0][2] == "Ada Okonkwo (r2)"


def test_RO_8_a_pool_is_given_out_by_its_seed(home):
    home.go_to(1)
    page, panel = home.readers, home.readers.assign_panel
    for place in ("R1", "R2"):
        panel.place.setCurrentText(place)
        panel.reason.setText(WHY)
        panel.back_button.click()
    panel.pool_button.click()
    assert "seed" in panel.message.text()
    assert QApplication.focusWidget() is panel.seed
    type_in("7")
    press(Key.Key_Return)
    first = shown(page.reads)[0]
    assert {first[1], first[2]} == {"Ada Okonkwo (r1)", "Ada Okonkwo (r2)"}
    seeds = {a.allocation.seed for a in page.study.state.assignments.values() if a.allocation is not None}
    assert seeds == {7}


def test_SE_6_who_joins_gets_a_password_that_is_shown_once(qtbot, home):
    home.go_to(1)
    page, panel = home.readers, home.readers.account_panel
    press(Key.Key_A, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    type_in("n.berg")
    panel.printed_name.setFocus()
    type_in("Nora Berg")
    panel.roles[StudyRole.READER].setChecked(True)
    panel.add_button.click()
    assert home.errand.is_waiting  # a key is derived in the writer's thread
    assert not home.pages.isEnabled()
    qtbot.waitUntil(lambda: not home.errand.is_waiting)
    password = panel.issued.text()
    assert len(password.split("-")) == 5
    assert panel.title.text() == "Nora Berg"
    assert any(row[:2] == ("Nora Berg", "n.berg") for row in shown(page.accounts))
    panel.done_button.click()
    assert not any(password in text for text in texts(home))


def test_an_account_is_disabled_with_a_reason(home):
    home.go_to(1)
    page, panel = home.readers, home.readers.account_panel
    page.accounts.setFocus()
    page.accounts.selectRow(2)
    assert page.panels.currentWidget() is panel
    assert panel.login.text() == "r2"
    panel.buttons["disable"].click()
    assert "reason" in panel.message.text()
    panel.reason.setText("left the company")
    panel.buttons["disable"].click()
    assert shown(page.accounts)[2][3] == "disabled"


def test_QY_a_query_is_asked_from_the_list_and_closed(home):
    press(Key.Key_3, CONTROL)
    page = home.queries
    press(Key.Key_Q, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    ask = page.ask_panel
    assert QApplication.focusWidget() is ask.subject
    ask.subject.setCurrentText("1002")
    ask.place.setCurrentText("R2")
    ask.timepoint.setCurrentText("BL")
    ask.entry.setCurrentIndex(ask.entry.findData("images"))
    ask.blocking.setChecked(True)
    ask.ask_button.click()
    assert shown(page.table)[0][:5] == ("1002", "R2", "BL", "the reader", "open, on hold")
    assert home.buttons[2].text() == "Queries, 1"
    page.panel.text.setFocus()
    type_in("asked about the wrong subject")
    page.panel.buttons["close"].click()
    assert shown(page.table)[0][4] == "closed"


def test_QY_2_words_with_a_value_are_refused(home):
    home.go_to(2)
    ask = home.queries.ask_panel
    home.queries.ask()
    ask.text.setText("the lesion measures 12 mm")
    ask.ask_button.click()
    assert "unit" in ask.message.text()
    assert shown(home.queries.table) == []


def test_a_readers_query_is_answered(manager, blinded):
    with blinded.as_("r1") as study:
        QueryDesk(study).open(blinded.codes["1003", "R1"], NewQuery("image_quality", timepoint="BL"))
    home = manager().desk.home
    home.go_to(2)
    page = home.queries
    press(Key.Key_Return)
    type_in("the site was asked")
    page.panel.buttons["answer"].click()
    found = QueryDesk(page.study).listed()
    assert [query.state for query in found] == [QueryState.OPEN]  # words to a reader wait for a second look
    assert found[0].awaits_look


def test_SG_6_a_reopening_is_approved_with_name_and_password(qtbot, manager, asked):
    home = manager().desk.home
    press(Key.Key_4, CONTROL)
    page, panel = home.reopenings, home.reopenings.panel
    assert "cr withdrawn" not in "\n".join(texts(home)).lower()  # it tells a response (RO-1)
    press(Key.Key_Return)
    type_in(MANAGER)
    press(Key.Key_Return)
    type_in("not the Password at all")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not home.errand.is_waiting)
    assert panel.message.property("state") == "bad"
    panel.password.setFocus()
    type_in(MANAGER_PASSWORD)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not home.errand.is_waiting)
    assert shown(page.table)[0][4] == "approved, waits for the reader"
    assert panel.login.text() == panel.password.text() == ""
    (request,) = ReopeningDesk(page.study).listed()
    assert request.state is RequestState.APPROVED


def test_SG_6_a_reopening_is_refused_with_a_reason(manager, asked):
    home = manager().desk.home
    home.go_to(3)
    panel = home.reopenings.panel
    panel.refuse_button.click()
    assert panel.message.property("state") == "bad"
    panel.why.setFocus()
    type_in("the images stay as they are")
    press(Key.Key_Return)
    assert shown(home.reopenings.table)[0][4] == "refused"


def test_RO_1_no_page_tells_a_value_or_a_response(manager, asked):
    home = manager().desk.home
    for page in range(4):
        home.go_to(page)
        told = texts(home)
        assert any("1001" in text for text in told)
        for secret in ("37.3", "liver", "T1 ", " PD", "CR", "rogression"):
            assert not any(secret in text for text in told), (page, secret)


def test_ST_101_an_option_is_set_with_its_reason_and_after_a_lock_amended_with_a_signature(
    qtbot, home, blinded, manager
):
    press(Key.Key_5, CONTROL)
    page = home.options
    assert QApplication.focusWidget() is page.table
    page.table.choose("read_after_pd")
    press(Key.Key_Return)
    page.panel.value.selectAll()
    type_in("false")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert "reason" in page.panel.message.text()
    type_in("charter 2 of the sponsor")
    press(Key.Key_Return)
    assert page.panel.message.text() == "read_after_pd is set"
    assert ("read_after_pd", "false", "no", "until the first lock") in shown(page.table)
    home.window().close()
    with blinded.as_("r1") as study:
        read_one(ReadSession(study, blinded.codes["1001", "R1"]), "BL")
    later = manager().desk.home
    later.go_to(4)
    later.options.table.choose("read_after_pd")
    assert not later.options.panel.set_button.isEnabled()
    later.options.table.choose("show_prior_values")
    panel = later.options.panel
    assert panel.set_button.text() == "Amend and sign"
    press(Key.Key_Return)
    panel.value.selectAll()
    type_in("false")
    press(Key.Key_Return)
    type_in("charter 3 of the sponsor")
    for typed in (MANAGER, "not the Password at all"):
        press(Key.Key_Return)
        type_in(typed)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not later.errand.is_waiting)
    assert "nothing was signed" in panel.message.text()
    panel.password.setFocus()
    type_in(MANAGER_PASSWORD)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not later.errand.is_waiting)
    assert panel.message.text() == "The charter is amended and signed: show_prior_values"
    assert ("show_prior_values", "false", "no", "by amendment") in shown(later.options.table)
    assert later.options.study.state.options().workflow.show_prior_values is False


def test_RA_2_rates_are_shown_without_a_figure_where_subjects_are_too_few(qtbot, home):
    press(Key.Key_6, CONTROL)
    page = home.rates
    qtbot.waitUntil(lambda: not home.errand.is_waiting)
    assert page.news.text() == "0 subjects with two complete reads, 0 cases wait for a decision."
    assert shown(page.rates)[0][1] == "too few: fewer than 10 subjects"
    assert "42 % adjudicated" in page.published.text()
    assert not page.chart.isVisible()


def test_the_control_chart_marks_what_lies_outside_and_is_told_in_words(qtbot, dressed):
    points = (ChartPoint("a", 2, 40, 0.0, 0.3), ChartPoint("b", 20, 40, 0.0, 0.3))
    chart = RatesChart()
    qtbot.addWidget(chart)
    chart.show_chart(ControlChart(0.1, points, ()), ("Berg", "Caldeira"))
    assert "Berg 5.0 %, Caldeira 50.0 %" in chart.plot.accessibleName()
    drawn = [one.opts["symbol"] for one in chart.plot.listDataItems() if one.opts["symbol"]]
    assert drawn == ["o", "d"]
