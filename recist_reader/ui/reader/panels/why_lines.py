"""The lines that say why: one for each rule in the order evaluated (FB-1)."""

from collections.abc import Sequence

from recist_reader.ui.reader.panels.lines import LineContent
from recist_reader.ui.reader.panels.views.response import Outcome, WhyLine

_ICONS = {
    Outcome.MET: ("done", "ok"),
    Outcome.NOT_MET: ("not-met", "t2"),
    Outcome.OPEN: ("todo", "warn"),
}


def why_lines(why: Sequence[WhyLine]) -> list[LineContent]:
    """Icon of the outcome, words and rule; a line whose rule has a text opens it."""
    return [
        LineContent(line.text, _ICONS[line.outcome], line.rule, opens=bool(line.rule_text)) for line in why
    ]
