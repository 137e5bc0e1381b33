"""Icons by meaning: Phosphor through QtAwesome, two glyphs of our own (window.md 1.4).

QtAwesome takes a tenth of a second to import, so it is imported at the first icon, after the first
paint. Names here are meanings; the stroke behind them may change.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from recist_reader.resource import resource
from recist_reader.ui.theme.tokens import TOKENS

OWN = ("bidir", "contour")

PHOSPHOR = {
    # tools
    "select": "cursor",
    "line": "line-segment",
    "ellipse": "circle",
    "freehand": "scribble-loop",
    "probe": "crosshair-simple",
    "window": "circle-half",
    "zoom": "magnifying-glass-plus",
    "pan": "hand",
    "magnifier": "magnifying-glass",
    "target": "target",
    "non-target": "circle-dashed",
    "new-lesion": "plus-circle",
    "undo": "arrow-u-up-left",
    "redo": "arrow-u-up-right",
    "key-image": "star",
    "bookmark": "bookmark-simple",
    # states
    "saved": "check-circle",
    "not-saved": "warning",
    "retry": "arrows-clockwise",
    "link": "link-simple",
    "unlinked": "link-simple-break",
    "lock": "lock-simple",
    "unlock": "lock-simple-open",
    "edit": "pencil-simple",
    "done": "check",
    "done-circle": "check-circle",
    "todo": "circle-dashed",
    "not-met": "x",
    "warning": "warning",
    "blocked": "prohibit",
    "info": "info",
    "missing": "image",
    "loading": "spinner-gap",
    "wait": "hourglass-medium",
    "clock": "clock",
    "flag": "flag",
    "query": "chat-teardrop-text",
    "hold": "pause",
    # categories (window.md 1.2)
    "CR": "check-circle",
    "PR": "arrow-down-right",
    "SD": "equals",
    "PD": "trend-up",
    "NE": "question",
    "NON-CR/NON-PD": "minus",
    "none": "minus",
    # places and actions
    "task": "stack-simple",
    "layers": "stack-simple",
    "search": "magnifying-glass",
    "keyboard": "keyboard",
    "folder": "folder-open",
    "file": "file",
    "import": "download-simple",
    "export": "export",
    "add": "plus",
    "remove": "trash-simple",
    "close": "x",
    "settings": "gear-six",
    "up": "caret-up",
    "down": "caret-down",
    "left": "caret-left",
    "right": "caret-right",
    "more": "dots-three",
    "person": "user",
    "password": "key",
    "shield": "shield",
    "list": "list",
    "table": "table",
    "eye": "eye",
    "hidden": "eye-slash",
}


def icon(name: str, tone: str = "t2", size: int = TOKENS.icon_tool) -> QIcon:
    """Return the icon that means `name` in the colour of a token; KeyError when nothing means that."""
    return QIcon(_drawn(name, _value(tone), size))


def pixmap(
    name: str, tone: str = "t2", size: int = TOKENS.icon_inline, ratio: float | None = None
) -> QPixmap:
    """Return the same as pixels of `size` logical px, sharp at a device pixel ratio; None: of the screen."""
    sharp = ratio or QGuiApplication.instance().devicePixelRatio()
    return _pixels(name, _value(tone), size, sharp)


def _value(tone: str) -> str:
    return tone if tone.startswith("#") else getattr(TOKENS, tone)


@lru_cache(maxsize=512)
def _pixels(name: str, value: str, size: int, ratio: float) -> QPixmap:
    """Lists ask for the same few pictures in every row of every frame."""
    return _drawn(name, value, size).pixmap(QSize(size, size), ratio)


@lru_cache(maxsize=512)
def _drawn(name: str, value: str, size: int) -> QIcon:
    if name in OWN:
        return _own(name, value, size)
    import qtawesome

    disabled = TOKENS.t3
    return qtawesome.icon(f"ph.{PHOSPHOR[name]}", color=value, color_disabled=disabled)


def _own(name: str, value: str, size: int) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer

    # QtSvg paints currentColor black, so the token goes into the text first.
    text = resource(f"icons/{name}.svg").read_text(encoding="utf-8").replace("currentColor", value)
    drawing = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    for ratio in (1, 2, 3):
        image = QPixmap(size * ratio, size * ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        image.setDevicePixelRatio(ratio)
        made.addPixmap(image)
    return made
