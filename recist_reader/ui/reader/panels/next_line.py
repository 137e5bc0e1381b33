"""A line of "next": what is missing before the lock, or the way to it; a click follows it."""

from recist_reader.ui.reader.panels.drawing import TONE_ICONS
from recist_reader.ui.reader.panels.lines import LineContent
from recist_reader.ui.reader.panels.views.response import NextItem


def next_line(item: NextItem) -> LineContent:
    """A link: the code where there is one, else the words themselves."""
    icon, opens = TONE_ICONS[item.tone], bool(item.link)
    if item.code:
        return LineContent(item.text, icon, item.code, key=item.key, opens=opens)
    return LineContent("", icon, item.text, key=item.key, opens=opens)
