"""Inter with tabular figures, from the dependency `fontpkg-inter` (window.md 1.4)."""

import logging
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

_log = logging.getLogger(__name__)


def load_inter() -> str:
    """Register Inter and return the family to use; the system's sans where it cannot be loaded."""
    families: list[str] = []
    try:
        import fontpkg_inter

        for file in sorted((fontpkg_inter.ROOT / "files").glob("*.ttf")):
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    except (ImportError, OSError):
        families = []
    if TOKENS.font_family in families:
        return TOKENS.font_family
    _log.warning("font Inter could not be loaded, the system's sans serif is used")
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font(size_px: int = TOKENS.text_body, weight: int = TOKENS.weight_normal, italic: bool = False) -> QFont:
    """Return the window's font; figures are tabular, so that digits align.

    `size_px` is in logical px at 100 %; the reader's text size makes it larger. It is the caller's own copy.
    """
    return QFont(_made(grown(size_px), weight, italic))


@cache
def _made(pixels: int, weight: int, italic: bool) -> QFont:
    """Painters and layouts ask for the same few fonts thousands of times."""
    chosen = QFont(TOKENS.font_family)
    chosen.setPixelSize(pixels)
    chosen.setWeight(QFont.Weight(weight))
    chosen.setVariableAxis(QFont.Tag("wght"), weight)  # Inter is variable: the weight alone moves nothing
    chosen.setItalic(italic)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    chosen.setFeature(QFont.Tag("cv05"), 1)
    return chosen
