"""A button with its key in a chip: the word alone is its text, the key is heard and has its room."""

import pytest
from PySide6.QtGui import QIcon

from recist_reader.ui.start.key_button import KeyButton

pytestmark = pytest.mark.gui


@pytest.fixture
def button(qtbot):
    made = KeyButton(QIcon(), "Export   Ctrl+E")
    qtbot.addWidget(made)
    return made


def test_word_and_key_are_told_apart(button):
    assert (button.text(), button.key, button.accessibleName()) == ("Export", "Ctrl+E", "Export, key Ctrl+E")


def test_the_chip_is_painted_inside_and_has_its_own_room(button):
    plain = KeyButton(QIcon(), "Export")
    button.resize(button.sizeHint())
    assert button.width() > plain.sizeHint().width() + 30
    painted = button.grab().toImage()
    button.key = ""
    without = button.grab().toImage()
    assert painted != without


def test_another_text_changes_both(button):
    button.setText("Cancel   Esc")
    assert (button.text(), button.key) == ("Cancel", "Esc")
    button.setText("Close")
    assert (button.text(), button.key, button.accessibleName()) == ("Close", "", "Close")
