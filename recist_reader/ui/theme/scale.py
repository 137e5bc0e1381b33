"""The reader's text size: fonts and what must hold them grow by it (window.md 7).

The size is kept as a property of the application, where `apply` puts it, so that painters and layouts
see the same one.
"""

from PySide6.QtCore import QCoreApplication

from recist_reader.ui.theme.tokens import TOKENS

SMALLEST, LARGEST = 1.0, 1.5
PROPERTY = "text_scale"


def text_scale() -> float:
    """The text size as a factor, 1.0 to 1.5; 1.0 before the window is dressed."""
    application = QCoreApplication.instance()
    kept = application.property(PROPERTY) if application is not None else None
    return float(kept) if kept else SMALLEST


def bounded(scale: float) -> float:
    """The nearest text size that the window is made for."""
    return min(max(scale, SMALLEST), LARGEST)


def grown(size_px: float) -> int:
    """A width or height that holds text, in logical px at the reader's text size."""
    return round(size_px * text_scale())


def is_compact(width_px: float, height_px: float) -> bool:
    """Whether a page of that size is laid out for small windows (window.md 2); large text needs more room."""
    least_width, least_height = TOKENS.compact_below
    return width_px < grown(least_width) or height_px < grown(least_height)
