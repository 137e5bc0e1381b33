"""`docs/keys.md` says what the keys do, no more and no less."""

import pytest
from PySide6.QtGui import QKeySequence

from recist_reader.ui.reader.keymap import ACTIONS, FIXED, PAGE_ACTIONS
from tests.docs.keys_page import PAGE, tables, with_tables, written_anew


def test_the_page_has_the_tables_of_the_key_map():
    page = PAGE.read_text("utf-8")
    assert page == written_anew(page), "write it anew: python -m tests.docs.keys_page"


def test_a_changed_key_changes_the_page():
    assert tables(ACTIONS[1:]) != tables()


def test_a_page_without_its_marks_is_named():
    with pytest.raises(ValueError, match=r"keys\.md"):
        with_tables("no marks here", tables())


@pytest.mark.parametrize("action", ACTIONS + FIXED + PAGE_ACTIONS, ids=lambda action: action.name)
def test_every_key_of_the_page_is_a_key_that_qt_knows(action):
    assert all(QKeySequence(key).count() == 1 for key in action.keys)
