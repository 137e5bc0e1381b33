"""Mouse and wheel of one viewport (section 7.2): translates events, decides nothing about reading."""

from math import exp, hypot

from PySide6.QtCore import QEvent, QObject, QPointF, Qt

from recist_reader.measuring.handles import Hit
from recist_reader.measuring.tools import Tool
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.arrow_keys import ArrowKeys
from recist_reader.ui.viewport.gestures import DEFAULT, Buttons, Gesture, Hand, Situation, Wheel, gesture
from recist_reader.ui.viewport.label_drag import LabelDrag
from recist_reader.ui.viewport.tool_binding import ToolBinding
from recist_reader.ui.viewport.viewport import Viewport
from recist_reader.ui.viewport.wheel import NOTCH, WheelQueue

_PAINT = QEvent.Type.Paint
_ZOOM_PER_PX = 1 / 150
_ZOOM_PER_NOTCH = 1.15
_BUTTONS = {
    Qt.MouseButton.LeftButton: Buttons.LEFT,
    Qt.MouseButton.MiddleButton: Buttons.MIDDLE,
    Qt.MouseButton.RightButton: Buttons.RIGHT,
}


class Hands(QObject):
    """Event filter on a viewport's canvas."""

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self.tools = ToolBinding(viewport)
        self.wheel = WheelQueue(viewport)
        self.profile = DEFAULT
        self._label = LabelDrag(viewport)
        self._gesture = Gesture.NONE
        self._buttons = Buttons.NONE  # those of the last press
        self._pressed_at = QPointF()
        self._last = QPointF()
        self._start_slice = 0
        self._moved = False
        self._pointing = False
        viewport.canvas.installEventFilter(self)
        self._arrows = ArrowKeys(viewport, self.tools)

    def cancel(self) -> bool:
        """Esc: drop a drag or let a handle go; False when nothing was held."""
        label = self._label.cancel()
        if label:
            self._gesture = Gesture.NONE
        return self.tools.cancel() or label

    def set_hand(self, hand: Hand) -> None:
        """What the left button does from now on."""
        self._viewport.set_hand(hand)
        self.tools.set_tool(hand if isinstance(hand, Tool) else Tool.SELECT)
        drawing = (
            isinstance(hand, Tool) and hand is not Tool.SELECT and self._viewport.drawing_refusal is None
        )
        self._viewport.canvas.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)

    @property
    def is_stroking(self) -> bool:
        """The button is down and draws or moves a mark or its label."""
        return self._label.is_held or (self._gesture is Gesture.TOOL and self.tools.state.is_dragging)

    def eventFilter(self, _watched, event) -> bool:
        kind = event.type()
        if kind == _PAINT:
            return False  # the most frequent one, with nothing to do
        match kind:
            case QEvent.Type.MouseButtonPress:
                self._press(event)
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._release(event)
            case QEvent.Type.MouseButtonDblClick:
                self._double(event)
            case QEvent.Type.Wheel:
                self._turn(event)
            case QEvent.Type.Leave:
                self._viewport.cursor_at(None)
            case QEvent.Type.FocusIn:
                self._viewport.activated.emit()
                return False
            case _:
                return False
        return True

    def _press(self, event) -> None:
        self._viewport.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        self._viewport.activated.emit()
        self.wheel.stop()
        at = event.position()
        if self._gesture is Gesture.TOOL:
            self.tools.cancel()  # a second button during a drag: nothing is recorded
        self._label.cancel()
        self._pressed_at, self._last, self._start_slice = at, at, self._viewport.state.slice_index
        self._moved = False
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pointing = shifted and event.buttons() == Qt.MouseButton.LeftButton
        self._buttons = _held(event.buttons())
        self._gesture = gesture(self._buttons, self._situation(at), self.profile)
        if self._gesture is Gesture.TOOL and not self._pointing:
            self.tools.press(at.x(), at.y())
        elif self._gesture is Gesture.LABEL:
            self._label.press(at.x(), at.y())

    def _situation(self, at: QPointF) -> Situation:
        viewport = self._viewport
        measures = isinstance(viewport.hand, Tool)
        over = measures and self.tools.hit(at.x(), at.y()) is not None
        label = measures and not self.tools.draws_only and self._label.may_take(at.x(), at.y())
        return Situation(viewport.hand, over, viewport.drawing_refusal is None, label)

    def _move(self, event) -> None:
        at = event.position()
        self._viewport.cursor_at((at.x(), at.y()))
        if self._gesture is Gesture.NONE:
            return
        far = hypot(at.x() - self._pressed_at.x(), at.y() - self._pressed_at.y())
        if not self._moved and far >= TOKENS.click_slop_px:
            self._moved = True
            if self._gesture is Gesture.TOOL and self._pointing:
                self.tools.press(self._pressed_at.x(), self._pressed_at.y())
        if self._gesture is Gesture.TOOL:
            if self._moved or not self._pointing:
                self.tools.move(at.x(), at.y())
        elif self._moved:
            self._drag(at, event.modifiers())
            self._last = at

    def _drag(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        right, down = at.x() - self._last.x(), at.y() - self._last.y()
        viewport = self._viewport
        match self._gesture:
            case Gesture.LABEL:
                self._label.move(at.x(), at.y())
            case Gesture.WINDOW:
                viewport.drag_window(right, down, bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
            case Gesture.PAN:
                viewport.pan_by(right, down)
            case Gesture.ZOOM:
                viewport.zoom_at(self._pressed_at.x(), self._pressed_at.y(), exp(-down * _ZOOM_PER_PX))
            case Gesture.FAST_SCROLL:
                share = (at.y() - self._pressed_at.y()) / max(viewport.canvas.height(), 1)
                viewport.scroll_to(self._start_slice + round(share * viewport.slice_count))

    def _release(self, event) -> None:
        ended, self._gesture = self._gesture, Gesture.NONE
        at, viewport = event.position(), self._viewport
        if self._pointing and not self._moved:
            self._pointing = False
            self._label.cancel()
            self._point(at)
            return
        self._pointing = False
        if ended is Gesture.TOOL:
            grabbed = self.tools.state.held
            outcome = self.tools.release(at.x(), at.y())
            if outcome is not None and outcome.clicked and isinstance(grabbed, Hit):
                viewport.mark_clicked.emit(grabbed.mark)
        elif not self._moved:
            self._label.cancel()
            self._click(event, ended)
        elif ended is Gesture.LABEL:
            self._label.release(at.x(), at.y())
        elif ended is Gesture.REFUSED:
            viewport.refused.emit(viewport.drawing_refusal)

    def _click(self, event, ended: Gesture) -> None:
        at, viewport = event.position(), self._viewport
        mark = self.mark_at(at.x(), at.y())
        if event.button() == Qt.MouseButton.RightButton and self._buttons == Buttons.RIGHT:
            viewport.menu_wanted.emit(event.globalPosition().toPoint(), mark or "")
        elif event.button() == Qt.MouseButton.LeftButton:
            self.tools.cancel()
            if mark is not None:
                viewport.mark_clicked.emit(mark)
            elif ended is Gesture.REFUSED:
                viewport.refused.emit(viewport.drawing_refusal)

    def _point(self, at: QPointF) -> None:
        geometry = self._viewport.geometry_now()
        if geometry is not None:
            self._viewport.pointed.emit(geometry.to_lps(at.x(), at.y()))

    def mark_at(self, x: float, y: float) -> str | None:
        """The mark or label under the cursor, editable or not (LS-5)."""
        found = self.tools.hit(x, y, editable_only=False)
        if found is not None:
            return found.mark
        return self._label.label_at(x, y)

    def _double(self, event) -> None:
        at = event.position()
        self.tools.double(at.x(), at.y())
        self._gesture = Gesture.NONE
        if event.button() == Qt.MouseButton.LeftButton:
            self._viewport.maximise_wanted.emit()

    def _turn(self, event) -> None:
        delta, at = event.angleDelta().y(), event.position()
        if not delta:
            return
        does = self._notch(event.modifiers())
        if self._viewport.magnifying:
            self._viewport.magnify_by(delta / NOTCH)
        elif does is Gesture.ZOOM:
            self._viewport.zoom_at(at.x(), at.y(), _ZOOM_PER_NOTCH ** (delta / NOTCH))
        elif self._gesture is Gesture.NONE or not (self.tools.state.is_dragging or self._label.is_held):
            self.tools.settle()
            self.wheel.turn(delta, 5 if does is Gesture.FIVE_SLICES else 1)

    def _notch(self, modifiers: Qt.KeyboardModifier) -> Gesture:
        """What a notch does with the keys held."""
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return self.profile.does[Wheel.CONTROL]
        return (
            self.profile.does[Wheel.SHIFT] if modifiers & Qt.KeyboardModifier.ShiftModifier else Gesture.SLICE
        )


def _held(buttons: Qt.MouseButton) -> Buttons:
    held = Buttons.NONE
    for theirs, ours in _BUTTONS.items():
        if buttons & theirs:
            held |= ours
    return held
