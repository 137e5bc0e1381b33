"""The menu of the right click: what can be done with what lies there, and what it would change (7.2)."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from recist_reader.trial.decisions.findings import NE_REASONS
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.acts.lesion_states import STATES
from recist_reader.ui.reader.acts.selecting import Selecting
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.mark_menu import menu_entries
from recist_reader.ui.reader.models.what_if import what_if


class ContextMenu:
    """Opens the menu; a state under the mouse or the arrow keys previews its category (FB-3)."""

    def __init__(self, bench: Workbench, selecting: Selecting, act: Callable[[str], None]):
        self._bench, self._selecting, self._act = bench, selecting, act
        for viewport in bench.page.viewports:
            viewport.menu_wanted.connect(self.open)

    def open(self, at: QPoint, mark: str) -> None:
        """Select what lies under the cursor and offer its acts."""
        bench = self._bench
        if mark:
            self._selecting.click_mark(mark)
        uuid = bench.view.state.uuid_of(bench.selected) if mark and not bench.annotation else None
        lesion = bench.view.state.lesions.get(uuid or "")
        menu, keys = QMenu(bench.page), key_bindings()
        for name, words in menu_entries(lesion, bool(bench.annotation), bench.is_open):
            action = menu.addAction(f"{words}\t{keys.printed(name)}", lambda name=name: self._act(name))
            action.setData(name)
        menu.hovered.connect(lambda action: self._preview(lesion, action))
        menu.aboutToHide.connect(lambda: bench.previewed.emit(None))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _preview(self, lesion: LesionRecord | None, action: QAction) -> None:
        """Show what a state would make of the category; nothing is recorded."""
        state = STATES.get(action.data(), {}).get(lesion.role) if lesion is not None else None
        if state is None:
            self._bench.previewed.emit(None)
            return
        reason = NE_REASONS[0] if state == "not_evaluable" else None  # any of them: it will be asked for
        self._bench.previewed.emit(what_if(self._bench.view, lesion.id, state, reason))
