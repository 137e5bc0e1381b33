"""Finds text that has no room in a shown window: what Qt draws by its sizes, what we paint by watching.

`cut_texts(window)` paints the window once. A text counts as cut when it ends in an ellipsis, is wider or
higher than its place, or lies outside what its widget shows.
"""

from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

ELLIPSIS = "…"
SLACK_PX = 1.5
"""Rounding of a glyph's advance; no letter is that narrow."""
HEADER_INSETS, FIELD_INSET = 16, 9
"""What the style sheet puts at the sides of a header section (both) and of a field (each)."""


def cut_texts(window: QWidget) -> list[str]:
    """Return one line for each cut text of the shown window: its widget, the text, and by how much."""
    found = [line for widget in _shown(window) for line in _cut_in(widget)]
    with _watched_painting(window) as painted:
        window.grab()
    return sorted({*found, *painted})


def hidden_parts(*parts: QWidget) -> list[str]:
    """Return which widgets are not wholly in sight without scrolling."""
    return [_name(part) for part in parts if part.visibleRegion().boundingRect() != part.rect()]


def _shown(window: QWidget) -> list[QWidget]:
    return [w for w in (window, *window.findChildren(QWidget)) if w.isVisibleTo(window) or w is window]


def _cut_in(widget: QWidget):
    """Labels and buttons that Qt draws itself, and whatever sticks out of its parents sideways."""
    ours = {name for kind in type(widget).__mro__ for name in _own(kind)}
    paints_itself = bool(ours & {"paintEvent", "paintSection"})
    if isinstance(widget, QLabel) and widget.text() and not paints_itself:
        yield from _cut_label(widget)
    elif isinstance(widget, QCheckBox) and widget.sizeHint().width() > widget.width() + SLACK_PX:
        yield f"{_name(widget)}: “{widget.text()}” wants {widget.sizeHint().width()} of {widget.width()} px"
    elif isinstance(widget, QPushButton | QToolButton) and widget.text() and not paints_itself:
        yield from _cut_button(widget)
    elif isinstance(widget, QHeaderView) and not paints_itself:
        yield from _cut_header(widget)
    elif isinstance(widget, QLineEdit) and not widget.text():
        yield from _cut_in_field(widget, widget.placeholderText(), 2 * FIELD_INSET)
    elif isinstance(widget, QComboBox):
        yield from _cut_in_field(widget, widget.currentText(), 3 * FIELD_INSET)
    has_text = isinstance(widget, QLabel | QAbstractButton) and bool(widget.text())
    if has_text and (lost := _lost(widget)):
        yield f"{_name(widget)}: “{widget.text()}” sticks out by {lost}"


def _own(kind: type) -> list[str]:
    return list(vars(kind)) if not kind.__module__.startswith(("PySide6", "Shiboken")) else []


def _cut_label(label: QLabel):
    if label.pixmap() is not None and not label.pixmap().isNull():
        return
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + SLACK_PX:
            yield f"{_name(label)}: “{label.text()}” needs more lines"
        return
    lines = label.fontMetrics().size(0, label.text()).height()
    wanted = QSize(label.sizeHint().width(), lines)
    if wanted.width() > label.width() + SLACK_PX or wanted.height() > label.height() + 4:
        yield f"{_name(label)}: “{label.text()}” wants {_size(wanted)} of {_size(label.size())}"


def _cut_button(button: QAbstractButton):
    inside = button.contentsRect()
    text = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
    beside = isinstance(button, QPushButton) and not button.icon().isNull()
    wanted = text.width() + (button.iconSize().width() if beside else 0)
    if wanted > inside.width() + SLACK_PX:
        yield f"{_name(button)}: “{button.text()}” wants {wanted} of {inside.width()} px"


def _cut_header(header: QHeaderView):
    model = header.model()
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "")
        wanted = header.fontMetrics().horizontalAdvance(text) + HEADER_INSETS
        if not header.isSectionHidden(section) and wanted > header.sectionSize(section) + SLACK_PX:
            yield f"{_name(header)}: header “{text}” wants {wanted} of {header.sectionSize(section)} px"


def _cut_in_field(field: QWidget, text: str, insets: int):
    wanted = field.fontMetrics().horizontalAdvance(text) + insets
    if wanted > field.width() + SLACK_PX:
        yield f"{_name(field)}: “{text}” wants {wanted} of {field.width()} px"


def _lost(widget: QWidget) -> str:
    """By how much a widget sticks out of a parent; a scroll area may hide what lies below or above."""
    lost, scrolls, parent = "", False, widget.parentWidget()
    box = QRect(QPoint(0, 0), widget.size())
    while parent is not None and not widget.isWindow():
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        scrolls = scrolls or isinstance(parent.parentWidget(), QAbstractScrollArea)
        if box.left() < -1 or box.right() > parent.width() + 1:
            lost = f"{max(-box.left(), box.right() - parent.width())} px sideways"
        elif not scrolls and (box.top() < -1 or box.bottom() > parent.height() + 1):
            lost = f"{max(-box.top(), box.bottom() - parent.height())} px in height"
        if lost or parent.isWindow():
            return lost
        parent = parent.parentWidget()
    return ""


def _name(widget: QWidget) -> str:
    names = []
    while widget is not None and len(names) < 3:
        names.append(widget.accessibleName() or type(widget).__name__)
        widget = widget.parentWidget()
    return " in ".join(names[:2])


def _size(size: QSize) -> str:
    return f"{size.width()} x {size.height()}"


@contextmanager
def _watched_painting(window: QWidget):
    """Collect what is cut among the texts that our own painting code draws meanwhile."""
    found: list[str] = []
    real = QPainter.drawText

    def drawn(painter, *given):
        found.extend(_cut_drawing(painter, *given))
        return real(painter, *given)

    QPainter.drawText = drawn
    try:
        yield found
    finally:
        QPainter.drawText = real


def _cut_drawing(painter: QPainter, place, *rest):
    text = next((part for part in reversed(rest) if isinstance(part, str)), "")
    device = painter.device()
    if not text.strip() or not isinstance(device, QWidget):
        return
    where = f"{_name(device)} paints “{text}”"
    if ELLIPSIS in text:
        yield f"{where} shortened"
    if not isinstance(place, QRect | QRectF):
        return
    box = QRectF(place)
    flags = next((int(part) for part in rest if not isinstance(part, str | QRect | QRectF)), 0)
    wanted = painter.boundingRect(QRectF(box.topLeft(), box.size()), flags, text)
    if wanted.width() > box.width() + SLACK_PX:
        yield f"{where}, {wanted.width():.0f} of {box.width():.0f} px wide"
    if wanted.height() > box.height() + 4:
        yield f"{where}, {wanted.height():.0f} of {box.height():.0f} px high"
    shown, ratio = painter.combinedTransform().mapRect(wanted), device.devicePixelRatioF()
    if shown.left() / ratio < -SLACK_PX or shown.right() / ratio > device.width() + SLACK_PX:
        yield f"{where} outside its widget"
