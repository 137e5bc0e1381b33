"""Where a person has put the edges between panels: kept on this computer, for each set of screens (VW-1)."""

import json
from contextlib import suppress
from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtGui import QGuiApplication

from recist_reader.durable import replace_text


def kept_share(edge: str) -> float | None:
    """The share that the upper part of an edge has on these screens; None where it was never moved."""
    share = _read().get(_screens(), {}).get(edge)
    return share if isinstance(share, float) and 0 < share < 1 else None


def keep_share(edge: str, share: float | None) -> None:
    """Keep a share, or forget it; a folder that cannot be written is no reason to disturb reading."""
    kept = _read()
    here = {name: value for name, value in kept.get(_screens(), {}).items() if name != edge}
    if share is not None:
        here[edge] = round(share, 4)
    with suppress(OSError):
        file = _file()
        replace_text(file, json.dumps(kept | {_screens(): here}))


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
    return user_config_path("recist-reader", appauthor=False) / "edges.json"
