"""Fonts of the panels are kept, and follow the reader's text size."""

import pytest

from recist_reader.ui.reader.panels.lettering import lettering
from recist_reader.ui.theme.scale import PROPERTY
from recist_reader.ui.theme.tokens import TOKENS

pytestmark = pytest.mark.gui


def test_a_font_is_made_once_for_a_text_size(qapp):
    small = lettering(TOKENS.text_caption)
    assert lettering(TOKENS.text_caption) is small
    kept = qapp.property(PROPERTY)
    try:
        qapp.setProperty(PROPERTY, 1.5)
        large = lettering(TOKENS.text_caption)
        assert large.font.pixelSize() > small.font.pixelSize()
        assert large.advance("38.7 mm") > small.advance("38.7 mm")
    finally:
        qapp.setProperty(PROPERTY, kept)


def test_a_text_that_has_no_room_gives_up_its_end_line_by_line():
    type_ = lettering()
    room = type_.advance("NON-CR/")
    assert type_.fitted("NON-CR/\nNON-PD, a long word", room) == "NON-CR/\n" + type_.fitted(
        "NON-PD, a long word", room
    )
    assert type_.fitted("NON-PD, a long word", room).endswith("\N{HORIZONTAL ELLIPSIS}")
    assert type_.fitted("CR", -1.0) in ("", "\N{HORIZONTAL ELLIPSIS}")
    assert type_.advance("CR\nNON-PD") == type_.advance("NON-PD")
