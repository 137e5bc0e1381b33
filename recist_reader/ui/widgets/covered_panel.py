"""A panel over whose lower end a card and a notice may stand, one above the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class CoveredPanel(QWidget):
    """Tells what it holds how much of its lower end is covered, so that all of it can be looked through.

    The card is the lower one: a question does not move while it is answered.
    """

    covered = Signal(int)  # px of the lower end, card and notice
    card_changed = Signal()

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.card_px = 0
        self._notice_px = 0

    def take_card(self, height_px: int) -> None:
        """A card covers that much, its gap included; 0 once it is gone."""
        if height_px != self.card_px:
            self.card_px = height_px
            self._tell()
            self.card_changed.emit()

    def take_notice(self, height_px: int) -> None:
        """A notice covers that much above the card, its gap included; 0 once it is gone."""
        if height_px != self._notice_px:
            self._notice_px = height_px
            self._tell()

    def _tell(self) -> None:
        self.covered.emit(self.card_px + self._notice_px)
