"""A study with accounts shows its sign-in page alone; for reading only it is not opened (SE-41)."""

import pytest

from recist_reader.storage.study_file import StudyFile
from tests.people import begin

pytestmark = pytest.mark.gui


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
