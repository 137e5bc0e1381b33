"""What stands in place of the response while the baseline is open (T-1, T-2, GD-22)."""

from dataclasses import dataclass

from recist_reader.ui.reader.panels.views.response import NextItem
from recist_reader.ui.texts import tr


@dataclass(frozen=True)
class LimitView:
    """How much of a limit is used (T-1, T-2); `proposed` is drawn hatched."""

    name: str
    used: int
    limit: int
    proposed: int = 0


@dataclass(frozen=True)
class SeenView:
    """How much of a required series was looked at (GD-22)."""

    name: str
    share: float  # 0 to 1
    text: str
    enough: bool = True


@dataclass(frozen=True)
class BaselineView:
    """What stands in place of the response while the baseline is open."""

    limits: tuple[LimitView, ...] = ()
    limits_note: str = ""
    seen: tuple[SeenView, ...] = ()
    next_title: str = tr("Next, to lock the baseline")
    next_items: tuple[NextItem, ...] = ()
    note: str = ""
