"""A study with accounts shows its sign-in page alone; for reading only it is not opened (SE-41)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from recist_reader.storage.study_file import StudyFile
from tests.people import begin

pytestmark = pytest.mark.gui
CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def test_se41_nothing_of_it_is_open_before_somebody_signs_in(open_window, tmp_path):
    assert isinstance(begin(tmp_path), str)
    window = open_window()
    assert not window.open_path(tmp_path / "study.rrs")
    assert window.study is None
    assert window.pages.currentWidget() is window.coming_in.sign_in_page


def test_se41_nor_is_it_looked_at_while_it_is_in_use(open_window, tmp_path):
    assert isinstance(begin(tmp_path), str)
    window = open_window()
    with StudyFile.open(tmp_path / "study.rrs"):
        assert not window.open_path(tmp_path / "study.rrs")
        window.welcome.rescue.read_button.click()
    assert window.study is None
    assert "nobody is signed in" in window.welcome.message.text()
    assert not window.welcome.rescue.read_button.isVisible()


def test_ro10_a_single_reader_study_is_never_covered(open_window, made):
    window = open_window(made)
    assert window.desk.working.guard is None
    QTest.keyClick(window.worklist.table, Qt.Key.Key_L, CONTROL_ALT)
    assert "nobody signs in" in window.notice.words.text()
    assert window.worklist.isVisible()
