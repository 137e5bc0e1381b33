"""A blinded study without images for the manager's window, made once; each test has its own copy."""

import pytest

from tests.blinded import a_blinded_study, copied
from tests.blinded_images import come_in
from tests.people import MANAGER, MANAGER_PASSWORD


@pytest.fixture(scope="session")
def made_rows(tmp_path_factory):
    return a_blinded_study(tmp_path_factory.mktemp("rows"), subjects=3)


@pytest.fixture
def blinded(made_rows, tmp_path):
    return copied(made_rows, tmp_path)


@pytest.fixture
def manager(qtbot, dressed, open_window, blinded):
    """Returns the window in which the study manager has signed in."""

    def come():
        window = open_window(size=(1366, 768))
        come_in(qtbot, window, blinded, MANAGER, MANAGER_PASSWORD)
        return window

    return come
