"""The keys of the reading window, bound to a window: they act there only (7.3, IN-3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.texts import tr

if TYPE_CHECKING:
    from recist_reader.ui.reader.reading_room import ReadingRoom

CHORDS = ("Ctrl", "Alt", "F11")  # these act while a text is typed, too


class ReadingKeys(QObject):
    """`act(name)` is called for an action; `room()` is the open read while its images are on screen."""

    def __init__(self, window: QWidget, act: Callable[[str], None], room: Callable[[], ReadingRoom | None]):
        super().__init__(window)
        self._window, self._act, self._room = window, act, room
        self._shortcuts: list[QShortcut] = []
        self._watched: QObject | None = None
        self._bindings = key_bindings()
        self._bindings.changed.connect(self._bind_all)
        self._bind_all()
        QApplication.instance().focusChanged.connect(self._focus_changed)

    def _bind_all(self) -> None:
        """Bind every key as the reader has it now (7.3)."""
        self._let_go()
        for action in self._bindings.actions:
            if not action.held:
                for key in action.keys:
                    self._bind(action.name, key, repeats=action.group == tr("Images"))
        self.enable()

    def _let_go(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self._shortcuts = []

    def _bind(self, name: str, key: str, repeats: bool) -> None:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setAutoRepeat(repeats)
        shortcut.activated.connect(lambda: self._act(name))
        self._shortcuts.append(shortcut)

    def close(self) -> None:
        """Give the keys back to the window."""
        QApplication.instance().focusChanged.disconnect(self._focus_changed)
        self._bindings.changed.disconnect(self._bind_all)
        self._watch(None)
        self._let_go()

    def _focus_changed(self, _old, _new) -> None:
        self.enable()

    def enable(self) -> None:
        """Let keys act where images are read; single letters never while a text is typed."""
        room = self._room()
        typing = self._is_typing(room)
        for shortcut in self._shortcuts:
            chord = any(part in shortcut.key().toString() for part in CHORDS)
            shortcut.setEnabled(room is not None and (chord or not typing))
        self._watch(self._window.windowHandle() if room is not None else None)

    def _is_typing(self, room: ReadingRoom | None) -> bool:
        """A text field or the creation panel has the focus: letters are for it (IN-3)."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            return True
        return room is not None and focused is not None and room.page.creation.isAncestorOf(focused)

    def _watch(self, handle: QObject | None) -> None:
        """Watch the window's own key events, and no other: a filter on the application costs each event."""
        if handle is self._watched:
            return
        if self._watched is not None and isValid(self._watched):  # a window may get another handle
            self._watched.removeEventFilter(self)
        if handle is not None:
            handle.installEventFilter(self)
        self._watched = handle

    def eventFilter(self, watched, event):
        """Keys that act while held: hide graphics, magnify."""
        kind = event.type()
        if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            room = self._room()
            if room is not None and not event.isAutoRepeat() and not self._is_typing(room):
                pressed = QKeySequence(event.keyCombination()).toString()
                for name, act in room.controller.held.items():
                    if pressed in self._bindings.keys(name):
                        act(kind == QEvent.Type.KeyPress)
        return super().eventFilter(watched, event)
