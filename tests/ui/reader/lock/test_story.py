"""The page on a real read: what is sent at Enter is what the study keeps (SG-1, SG-7, OR-10, GD-17)."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.recist.version import RULES_VERSION
from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.lock import lock_view
from tests.ui.reader.models import stories

pytestmark = pytest.mark.gui
ENTER = Qt.Key.Key_Return


@pytest.fixture
def session(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as made:
        stories.read_until(made, "TP1")
        yield made


@pytest.fixture
def wired(page, session):
    """The page bound to the session as the reading room binds it."""

    def show():
        page.show_view(lock_view(session.view()))

    def give(check, lesion, text):
        stories.done(session.do(c.GiveReason(check, text, lesion)))
        show()

    def lock(wish):
        command = c.LockTimepoint(RULES_VERSION, wish.meaning, wish.overall, wish.reason)
        stories.done(session.do(command))
        show()

    def reopen(timepoint, entry, text):
        stories.done(session.do(c.ReopenTimepoint(timepoint, entry, text)))
        show()

    page.reason_given.connect(give)
    page.lock_asked.connect(lock)
    page.reopen_asked.connect(reopen)
    show()
    return page


def test_agreement_is_kept_without_a_category_of_the_reader(qtbot, wired, session):
    qtbot.keyClick(wired, ENTER)
    result = session.state.results["TP1"]
    assert (result.overall, result.reader_overall) == ("SD", None)
    assert session.state.locks["TP1/v1"].meaning == "authorship"
    assert wired.view.is_locked


def test_OR_10_both_categories_and_the_reason_are_kept(qtbot, wired, session):
    qtbot.mouseClick(wired.agreement.answer.buttons[1], Qt.MouseButton.LeftButton)
    words = [button.text() for button in wired.agreement.category.buttons]
    qtbot.mouseClick(wired.agreement.category.buttons[words.index("PR")], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(wired.agreement.reason, "necrosis, much less viable tumour")
    qtbot.keyClick(wired.agreement.reason, ENTER)
    result = session.state.results["TP1"]
    assert (result.overall, result.reader_overall) == ("SD", "PR")
    assert result.reader_overall_reason == "necrosis, much less viable tumour"


def test_GD_17_reason_in_place_then_lock_then_reopen(qtbot, wired, session):
    stories.set_state(session, "NT2", "unequivocal_pd")
    wired.show_view(lock_view(session.view()))
    assert not wired.box.button.isEnabled()
    row = wired.sheet.checks.to_answer()[0]
    row.field.line.setFocus()
    qtbot.keyClicks(row.field.line, "much larger in all planes")
    qtbot.keyClick(row.field.line, ENTER)
    assert session.state.open_timepoint == "TP1"  # the Enter of the reason has not locked
    qtbot.keyClick(wired, ENTER)
    assert session.state.is_locked("TP1")
    wired.reopen.entries.setCurrentIndex(1)
    qtbot.mouseClick(wired.reopen.button, Qt.MouseButton.LeftButton)
    assert session.state.open_timepoint == "TP1"
    assert wired.view.version == 2
    assert not wired.reopen.isVisible()
