"""How wide the panel and the left strip of the reading window are: as the person has put them (VW-1)."""

from PySide6.QtCore import QTimer

from recist_reader.ui.reader.panels.edge_keeping import keep_px, kept_px
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

PANEL, STRIP = "panel", "strip"
KEEP_AFTER_MS = 500  # the edge rests
_WIDEST_SHARE = 0.5  # of the window; images keep the rest
_WIDEST_STRIP = 2  # times its own width
_UNIT = 1000


class SideWidths:
    """Widths in px at 100 % text size. None is narrower than in small windows."""

    def __init__(self) -> None:
        self._chosen = {name: next(iter(kept_px(name)), None) for name in (PANEL, STRIP)}
        self._keeping = QTimer(interval=KEEP_AFTER_MS, singleShot=True)
        self._keeping.timeout.connect(self._keep)

    def panel(self, compact: bool, page_px: int) -> int:
        """The width of the right panel in a page that wide."""
        own = grown(TOKENS.right_panel[compact])
        wanted = self._chosen[PANEL]
        most = max(own, round(page_px * _WIDEST_SHARE))
        return own if wanted is None else min(max(grown(wanted), grown(TOKENS.right_panel[True])), most)

    def strip(self, compact: bool) -> int:
        """The width of the left strip; in small windows it has thumbnails alone."""
        if compact:
            return TOKENS.left_strip[1]
        own, wanted = grown(TOKENS.left_strip[0]), self._chosen[STRIP]
        return own if wanted is None else min(max(grown(wanted), own), _WIDEST_STRIP * own)

    def choose(self, name: str, width_px: int | None) -> None:
        """Take a width as it is on screen; None gives it back to the window."""
        self._chosen[name] = None if width_px is None else round(width_px * _UNIT / grown(_UNIT))
        self._keeping.start()

    def _keep(self) -> None:
        for name, width in self._chosen.items():
            keep_px(name, *(() if width is None else (width,)))
