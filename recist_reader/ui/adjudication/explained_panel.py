""" "Difference explained": the finding that makes the reads part, what each has, what it turns (AJ-4)."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from recist_reader.ui.adjudication.models.explained import ElementView, ExplainedView
from recist_reader.ui.adjudication.tags import ReadTag
from recist_reader.ui.reader.panels.lines import Glyph, label
from recist_reader.ui.texts import plural, tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

SEEKING = tr("seeking what makes the reads part ...")
MOST_ELEMENTS = 3
"""Findings set out one under the other; of more the rest is counted, and the tooltip has them."""


class ExplainedPanel(QFrame):
    """Filled once the explanation is there; until then it says what goes on."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        mark(self, "row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(TOKENS.inset, TOKENS.inset_small, TOKENS.inset, TOKENS.inset_small)
        head = QHBoxLayout(spacing=8)
        glyph = Glyph()
        glyph.show_icon("info", "acc")
        head.addWidget(glyph)
        head.addWidget(label("title", tr("Difference explained")))
        self.lead = _wrapped("muted")
        head.addWidget(self.lead, 1)
        column.addLayout(head)
        self._rows = [ElementLine() for _ in range(MOST_ELEMENTS)]
        for line in self._rows:
            column.addWidget(line)
        self.more, self.turn, self.others = _wrapped("caption"), _wrapped("value"), _wrapped("caption")
        for words in (self.more, self.turn, self.others):
            column.addWidget(words)
        self.seek()

    def seek(self) -> None:
        """The explanation is being sought."""
        self.show_view(ExplainedView(SEEKING))

    def show_view(self, view: ExplainedView) -> None:
        self.lead.setText(view.lead)
        for place, line in enumerate(self._rows):
            has_one = place < len(view.elements)
            line.setVisible(has_one)
            if has_one:
                line.show_element(view.elements[place])
        left = view.elements[MOST_ELEMENTS:]
        _say(
            self.more,
            plural(len(left), tr("and 1 more finding"), tr("and {number} more findings")) if left else "",
        )
        self.more.setToolTip("\n".join(element.title for element in left))
        _say(self.turn, view.turn)
        others = (tr("Also: {cause}", cause=cause) for cause in view.others[:1])
        further = len(view.others) - 1
        more = plural(further, tr("and 1 further cause"), tr("and {number} further causes"))
        count = (more,) if further > 0 else ()
        _say(self.others, "\n".join((*others, *count, *view.notes)))
        self.others.setToolTip("\n".join(view.others))
        spoken = (view.lead, *(element.spoken for element in view.elements), view.turn, self.others.text())
        self.setAccessibleName(tr("Difference explained"))
        self.setAccessibleDescription("; ".join(part for part in spoken if part))


class ElementLine(QWidget):
    """One finding with the value of A and that of B."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self, horizontalSpacing=8, verticalSpacing=0)
        grid.setContentsMargins(0, 0, 0, 0)
        self.title, self.under = _wrapped("title"), label("caption")
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.under, 1, 0)
        grid.setColumnStretch(0, 1)
        self.values = {}
        self.tags = {}
        for column, read in ((1, "A"), (3, "B")):
            self.tags[read] = ReadTag(read, with_line=False)
            self.values[read] = label("value")
            grid.addWidget(self.tags[read], 0, column, 2, 1)
            grid.addWidget(self.values[read], 0, column + 1, 2, 1)

    def show_element(self, element: ElementView) -> None:
        self.title.setText(element.title)
        self.under.setText(element.under)
        for read, words in (("A", element.a), ("B", element.b)):
            self.values[read].setText(words)
            for part in (self.tags[read], self.values[read]):
                part.setVisible(bool(words))


def _wrapped(role: str) -> QLabel:
    words = label(role)
    words.setWordWrap(True)
    return words


def _say(words: QLabel, text: str) -> None:
    words.setText(text)
    words.setVisible(bool(text))
