"""The menu of the right click: what can be done with what lies there, and what it would change (7.2)."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from recist_reader.trial.decisions.findings import NE_REASONS
from recist_reader.trial.facts import BASELINE
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.acts.lesion_states import STATES
from recist_reader.ui.reader.acts.selecting import Selecting
from recist_reader.ui.reader.acts.workbench import Workbench
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.mark_menu import menu_entries
from recist_reader.ui.reader.models.what_if import what_if, what_if_merged
from recist_reader.ui.viewport.presets import presets


class ContextMenu:
    """Opens the menu; a state under the mouse or the arrow keys previews its category (FB-3).

    One menu serves the whole read and is filled anew each time: it lives as long as the page, so that
    nothing it still has to say comes from a menu that is gone.
    """

    def __init__(self, bench: Workbench, selecting: Selecting, act: Callable[[str], None]):
        self._bench, self._selecting, self._act = bench, selecting, act
        self._lesion: LesionRecord | None = None  # what the menu is about
        self.menu = QMenu(bench.page)
        self.menu.triggered.connect(self._chosen)
        self.menu.hovered.connect(self._preview)
        self.menu.aboutToHide.connect(self._preview_nothing)
        bench.page.for_each_viewport(lambda viewport: viewport.menu_wanted.connect(self.open))

    def open(self, at: QPoint, mark: str) -> None:
        """Select what lies under the cursor and offer its acts."""
        bench = self._bench
        if mark:
            self._selecting.click_mark(mark)
        found = bench.view.state.uuid_of(bench.selected) if mark and not bench.annotation else None
        uuid = found or ""
        self._lesion = bench.view.state.lesions.get(uuid)
        keys = key_bindings()
        self.menu.clear()
        may_change = bench.is_open and bench.hangings.hung.reading_only is None
        is_bound = any(uuid in lock.content for lock in bench.view.state.locks.values())
        is_baseline = bench.view.label == BASELINE
        mine = self._lesion, bool(bench.annotation), may_change, is_bound, is_baseline
        for name, words in menu_entries(*mine):
            own = presets().own(int(name[-1])) if name.startswith("preset_") else None
            self.menu.addAction(f"{own.name if own else words}\t{keys.printed(name)}").setData(name)
        self.menu.popup(at)

    def close(self) -> None:
        """The page goes: its menu goes first, and asks nothing of the read any more."""
        self.menu.blockSignals(True)
        self.menu.close()

    def _chosen(self, action: QAction) -> None:
        self._act(action.data())

    def _preview(self, action: QAction) -> None:
        """Show what a state would make of the category; nothing is recorded."""
        lesion, name = self._lesion, action.data()
        state = STATES.get(name, {}).get(lesion.role) if lesion is not None else None
        if lesion is not None and name == "merged":
            self._bench.previewed.emit(what_if_merged(self._bench.view, lesion.id))
        elif state is not None:
            reason = NE_REASONS[0] if state == "not_evaluable" else None  # any of them: it will be asked for
            self._bench.previewed.emit(what_if(self._bench.view, lesion.id, state, reason))
        else:
            self._preview_nothing()

    def _preview_nothing(self) -> None:
        self._bench.previewed.emit(None)
