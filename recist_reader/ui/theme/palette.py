"""Tokens as Qt palette, colours and pens: what painters and delegates take."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette, QPen

from recist_reader.ui.theme.tokens import TOKENS


def colour(token: str, opacity: float = 1.0) -> QColor:
    """Return the colour of a token by name (`"t1"`) or of a token's value, at an opacity of 0 to 1."""
    made = QColor(token if token.startswith("#") else getattr(TOKENS, token))
    made.setAlphaF(opacity)
    return made


def brush(token: str, opacity: float = 1.0) -> QBrush:
    """Return a solid brush of a token."""
    return QBrush(colour(token, opacity))


def pen(token: str, width_px: float = 1.0, dash: Sequence[float] = (), opacity: float = 1.0) -> QPen:
    """Return a cosmetic pen: its width, and its dashes in px, stay the same at any zoom."""
    made = QPen(colour(token, opacity), width_px)
    made.setCosmetic(True)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern([part / width_px for part in dash])
    return made


def halo_pen(width_px: float) -> QPen:
    """Return the dark halo under a line of `width_px` (window.md 1.3)."""
    return pen("halo", width_px + 2 * TOKENS.halo_extra_px, opacity=TOKENS.halo_opacity)


def window_palette() -> QPalette:
    """Return the palette of the application: what Fusion paints where the style sheet is silent."""
    palette = QPalette()
    role = QPalette.ColorRole
    for where, token in (
        (role.Window, "bg1"),
        (role.Base, "bg1"),
        (role.AlternateBase, "bg2"),
        (role.Button, "bg3"),
        (role.ToolTipBase, "bg3"),
        (role.WindowText, "t1"),
        (role.Text, "t1"),
        (role.ButtonText, "t1"),
        (role.ToolTipText, "t1"),
        (role.BrightText, "acct"),
        (role.PlaceholderText, "t3"),
        (role.Highlight, "accb"),
        (role.HighlightedText, "acct"),
        (role.Link, "acc"),
        (role.LinkVisited, "acc"),
        (role.Light, "line2"),
        (role.Midlight, "line2"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "img"),
    ):
        palette.setColor(where, colour(token))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, colour("t3"))
    return palette
