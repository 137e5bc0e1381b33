"""The window that a study fixes for a region of the body (workflow 7.1, M-9)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDEST_HU = 20_000
KEY = "region_windows"


@dataclass(frozen=True)
class RegionWindow:
    """Width and level in HU in which scans of a region are read. Raises ValueError for an impossible one."""

    region: str
    width_hu: int
    level_hu: int

    def __post_init__(self) -> None:
        whole = type(self.width_hu) is int and type(self.level_hu) is int
        if not whole or not 1 <= self.width_hu <= WIDEST_HU or abs(self.level_hu) > WIDEST_HU:
            raise ValueError(f"{KEY}: give width and level of {self.region!r} in whole HU, as [400, 40]")


def region_windows(value: Any) -> tuple[RegionWindow, ...]:
    """Return the windows of `{"chest": [1500, -600]}`, in that order. Raises ValueError naming the key."""
    if not isinstance(value, Mapping):
        raise ValueError(f"{KEY}: regions with width and level, as {{ chest = [1500, -600] }}, not {value!r}")
    found = []
    for region, given in value.items():
        if not isinstance(given, list | tuple) or len(given) != len(("width", "level")):
            raise ValueError(f"{KEY}: give width and level of {region!r}, as [400, 40]")
        found.append(RegionWindow(region, *given))
    return tuple(found)


def as_mapping(windows: Iterable[RegionWindow]) -> dict[str, list[int]]:
    """The same as it is given."""
    return {one.region: [one.width_hu, one.level_hu] for one in windows}


def windows_of(windows: Iterable[RegionWindow], regions: Sequence[str]) -> tuple[RegionWindow, ...]:
    """What is fixed for a series of these regions, in the order of its regions."""
    known = {one.region: one for one in windows}
    return tuple(known[region] for region in regions if region in known)
