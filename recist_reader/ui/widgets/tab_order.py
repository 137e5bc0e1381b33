"""Tab through regions in the order of work, whatever order their widgets were made in (window.md 4, 7)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def tab_stops(regions: Sequence[QWidget]) -> list[QWidget]:
    """Return what Tab comes to, region by region, inside a region in its own order."""
    stops: list[QWidget] = []
    for region in regions:
        stops += [part for part in (region, *_chain(region)) if _is_stop(part)]
    return stops


def go_on(regions: Sequence[QWidget], forward: bool) -> bool:
    """Move the focus to the next stop, from the last to the first; False when there is none."""
    stops = tab_stops(regions)
    if not stops:
        return False
    focused = QApplication.focusWidget()
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    step = 1 if forward else -1
    before_first = -1 if forward else 0
    place = (stops.index(focused) if focused in stops else before_first) + step
    stops[place % len(stops)].setFocus(reason)
    return True


def _chain(region: QWidget) -> list[QWidget]:
    """Descendants in Qt's focus chain, which follows `setTabOrder` and else the order of making."""
    parts, part = [], region.nextInFocusChain()
    while part is not region:
        if region.isAncestorOf(part):
            parts.append(part)
        part = part.nextInFocusChain()
    return parts


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
