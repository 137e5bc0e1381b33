"""The card of `D`: details of the shown series over its viewport, until the next `D` or Esc."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from recist_reader.measuring.labels import Box
from recist_reader.ui.reader.panels.placement import covered, place_in_corner
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.stylesheet import mark
from recist_reader.ui.theme.tokens import TOKENS

MARGIN = 12
BESIDE_WORDS = 84  # four lines in the corner of the image


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
        self._over: QWidget | None = None
        self._marks: Callable[[], Sequence[Box]] = tuple
        self.hide()

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        return tuple((name.text(), value.text()) for name, value in self._labels if not name.isHidden())

    def show_details(
        self, lines: tuple[tuple[str, str], ...], over: QWidget, marks: Callable[[], Sequence[Box]]
    ) -> None:
        """Show lines in a corner of a viewport's canvas, beside its words and off its marks.

        `marks` tells where those of the shown slice stand, in px of the canvas.
        """
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
        self._over, self._marks = over, marks
        self._put(self._free_corner())
        self.show()
        self.raise_()

    def give_way(self) -> None:
        """Other marks may be under the card now: it goes where it covers less, else it stays."""
        if self.isHidden() or self._over is None:
            return
        corner, free = self._corner(), self._free_corner()
        here = Box(*map(float, self.geometry().getCoords())).shifted(-corner.x(), -corner.y())
        marks = self._marks()
        if covered(free, marks) < covered(here, marks):
            self._put(free)

    def _free_corner(self) -> Box:
        beside, words = float(MARGIN), float(grown(BESIDE_WORDS))
        area = Box(beside, words, self._over.width() - beside, self._over.height() - words)
        return place_in_corner(self.width(), self.height(), self._marks(), area)

    def _put(self, place: Box) -> None:
        self.move(self._corner() + QPoint(round(place.left), round(place.top)))

    def _corner(self) -> QPoint:
        return self._over.mapTo(self.parentWidget(), QPoint(0, 0))
