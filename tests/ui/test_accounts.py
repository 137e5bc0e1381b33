"""A study with accounts in the window: it says that nobody is signed in, and opens nothing (SE-41)."""

import pytest

from recist_reader.storage.study_file import StudyFile
from tests.people import begin

pytestmark = pytest.mark.gui


@pytest.mark.parametrize("in_use", [False, True])
def test_se41_the_window_does_not_open_it(open_window, tmp_path, in_use):
    assert isinstance(begin(tmp_path), str)
    window = open_window()
    if in_use:
        with StudyFile.open(tmp_path / "study.rrs"):
            assert not window.open_path(tmp_path / "study.rrs")
            window.welcome.rescue.read_button.click()
    else:
        assert not window.open_path(tmp_path / "study.rrs")
    assert window.study is None
    assert "nobody is signed in" in window.welcome.message.text()
    assert not window.welcome.rescue.read_button.isVisible()
