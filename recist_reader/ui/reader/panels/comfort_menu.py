"""The menu of text size and brightness in the status line (window.md 7)."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy

from recist_reader.ui.texts import tr
from recist_reader.ui.theme.comfort import PANELS_PERCENT, TEXT_PERCENT, choose, kept
from recist_reader.ui.theme.icons import icon


class ComfortButton(QPushButton):
    """Opens the menu by mouse, Space or Enter; what is chosen holds at once and for the next session."""

    def __init__(self):
        super().__init__("comfort")
        self.setProperty("role", "link")
        self.setIcon(icon("eye"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Comfort: text size and brightness of the panels"))
        self.menu_of_choices = QMenu(self)
        self.menu_of_choices.aboutToShow.connect(self._fill)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._fill()
        size = self.menu_of_choices.sizeHint()
        self.menu_of_choices.popup(self.mapToGlobal(QPoint(0, -size.height())))

    def _fill(self) -> None:
        menu, now = self.menu_of_choices, kept()
        menu.clear()
        for title, field, offered in (
            (tr("Text size"), "text_percent", TEXT_PERCENT),
            (tr("Panels, not images"), "panels_percent", PANELS_PERCENT),
        ):
            menu.addSection(title)
            group = QActionGroup(menu)
            for percent in offered:
                action = menu.addAction(f"{title} {percent} %")
                action.setCheckable(True)
                action.setChecked(percent == getattr(now, field))
                action.setActionGroup(group)
                action.triggered.connect(
                    lambda _on=False, name=field, value=percent: choose(replace(kept(), **{name: value}))
                )
