"""The card of `D`: details of the shown series over its viewport, until the next `D` or Esc."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

MARGIN = 12
ABOVE_WORDS = 84  # four lines in the corner of the image


class DetailsCard(QFrame):
    """Shows (name, value) lines; takes no focus and no key."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        mark(self, "floating")
        self.setAccessibleName(tr("Series details"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(TOKENS.inset, TOKENS.inset, TOKENS.inset, TOKENS.inset)
        self._grid.setHorizontalSpacing(TOKENS.inset)
        self._labels: list[tuple[QLabel, QLabel]] = []
        self.hide()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return tuple((name.text(), value.text()) for name, value in self._labels if not name.isHidden())

    def show_details(self, lines: tuple[tuple[str, str], ...], over: QWidget) -> None:
        """Show lines in the lower left corner of a viewport's canvas, above its words."""
        while len(self._labels) < len(lines):
            pair = QLabel(), QLabel()
            mark(pair[0], "caption")
            for column, words in enumerate(pair):
                self._grid.addWidget(words, len(self._labels), column)
            self._labels.append(pair)
        for number, pair in enumerate(self._labels):
            texts = lines[number] if number < len(lines) else ("", "")
            for words, text in zip(pair, texts, strict=True):
                words.setText(text)
                words.setVisible(number < len(lines))
        self.adjustSize()
        corner = over.mapTo(self.parentWidget(), QPoint(0, 0))
        self.move(corner + QPoint(MARGIN, max(over.height() - self.height() - ABOVE_WORDS, 0)))
        self.show()
        self.raise_()
