"""Carrying a target's row to another place in the lesion table, by the left button (LS-1)."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from recist_reader.recist.vocabulary import Role
from recist_reader.ui.reader.panels.views.table import LesionRow, LesionTableView


class RowCarrying:
    """Where a carried row would go: `place` counts the targets above it, without itself."""

    def __init__(self) -> None:
        self.allowed = False  # the order can still be changed
        self._pressed: tuple[str, QPoint] | None = None
        self.lesion: str | None = None
        self.place = 0

    def press(self, row: object, at: QPoint) -> None:
        """A button went down on a row."""
        is_target = isinstance(row, LesionRow) and row.role is Role.TARGET
        self._pressed = (row.id, at) if self.allowed and is_target else None

    def move(self, at: QPoint, middles: list[tuple[str, int]]) -> bool:
        """The mouse moved, button down; `middles`: id and y of the targets' rows. True: one is carried."""
        if self._pressed is None:
            return False
        lesion, start = self._pressed
        if self.lesion is None and (at - start).manhattanLength() < QApplication.startDragDistance():
            return False
        self.lesion = lesion
        self.place = sum(y < at.y() for other, y in middles if other != lesion)
        return True

    def release(self) -> tuple[str, int] | None:
        """Which target goes where; None where nothing was carried."""
        lesion, self.lesion, self._pressed = self.lesion, None, None
        return None if lesion is None else (lesion, self.place)


def targets_in(view: LesionTableView) -> list[tuple[int, str]]:
    """Row number and id of each target."""
    return [
        (number, row.id)
        for number, row in enumerate(view.rows)
        if isinstance(row, LesionRow) and row.role is Role.TARGET
    ]
