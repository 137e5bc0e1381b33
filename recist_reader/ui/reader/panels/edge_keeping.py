"""Where a person has put edges and panels: kept on this computer, for each set of screens (VW-1)."""

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from recist_reader.durable import replace_text
from recist_reader.ui.theme.own_files import settings_file


def kept_share(edge: str) -> float | None:
    """The share that the upper part of an edge has on these screens; None where it was never moved."""
    share = _read().get(_screens(), {}).get(edge)
    return share if isinstance(share, float) and 0 < share < 1 else None


def keep_share(edge: str, share: float | None) -> None:
    """Keep a share, or forget it."""
    _keep(edge, None if share is None else round(share, 4))


def _keep(name: str, value: object) -> None:
    """A folder that cannot be written is no reason to disturb reading."""
    kept = _read()
    here = {other: found for other, found in kept.get(_screens(), {}).items() if other != name}
    if value is not None:
        here[name] = value
    with suppress(OSError):
        file = _file()
        replace_text(file, json.dumps(kept | {_screens(): here}))


def kept_px(name: str) -> tuple[int, ...]:
    """The whole numbers kept under a name on these screens: a width, the place of a window; none: empty."""
    kept = _read().get(_screens(), {}).get(name)
    figures = kept if isinstance(kept, list) else []
    return tuple(figures) if all(type(figure) is int for figure in figures) else ()


def keep_px(name: str, *figures: int) -> None:
    """Keep whole numbers under a name, or forget it without any."""
    _keep(name, list(figures) or None)


def _read() -> dict[str, dict[str, object]]:
    stored: object = None
    with suppress(OSError, ValueError):
        stored = json.loads(_file().read_text("utf-8"))
    found = stored if isinstance(stored, dict) else {}
    return {screens: edges for screens, edges in found.items() if isinstance(edges, dict)}


def _screens() -> str:
    """The screens at hand by their sizes: "1366x768", "1920x1080 2560x1440"."""
    sizes = [screen.size() for screen in QGuiApplication.screens()]
    return " ".join(sorted(f"{size.width()}x{size.height()}" for size in sizes))


def _file() -> Path:
    return settings_file("edges.json")
