"""Arrow keys while a handle is selected by click: 0.1 mm, with Shift 1 mm (MT-7).

The window binds the arrows to slices and series. As long as a handle is held the canvas claims them
before that; any other key ends the run first, so that undo finds it recorded.
"""

from PySide6.QtCore import QEvent, QObject, Qt

from recist_reader.ui.viewport.tool_binding import ToolBinding
from recist_reader.ui.viewport.viewport import Viewport

_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
_HEEDED = frozenset((QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress))  # asked of every event
_MODIFIER_KEYS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class ArrowKeys(QObject):
    """Event filter on a viewport's canvas."""

    def __init__(self, viewport: Viewport, tools: ToolBinding) -> None:
        super().__init__(viewport)
        self._tools = tools
        viewport.canvas.installEventFilter(self)

    def eventFilter(self, _watched, event) -> bool:
        if event.type() not in _HEEDED:
            return False
        if not self._tools.state.takes_arrow_keys:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _WAYS or modifiers not in _PLAIN:
            if event.key() not in _MODIFIER_KEYS:
                self._tools.settle()
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._tools.nudge(*_WAYS[event.key()], modifiers == Qt.KeyboardModifier.ShiftModifier)
        event.accept()
        return True
