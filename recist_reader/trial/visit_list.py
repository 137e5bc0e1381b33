"""The visits that a protocol asks for, by name: days, windows, what is required, how they repeat (ST-104).

Days count from randomisation (day 0). The first visit is the baseline; a number counts from it, which is 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from recist_reader.recist.schedule import LONGEST_DAYS, Schedule, Visit
from recist_reader.trial.later_fields import later
from recist_reader.trial.options import check_regions

CT = "CT"
ITEMS = (CT, "SSTR PET", "FDG PET")
"""What a visit may require."""

UNSCHEDULED = "Unscheduled"
LONGEST_NAME = 40
_FIGURES = ("week", "day", "number")
_WEEK_DAYS = 7


def _check_window(name: str, before_days: int, after_days: int) -> None:
    if before_days < 0 or after_days < 0:
        raise ValueError(f"{name}: a window has 0 days or more before and after its visit")


def _check_items(name: str, required: tuple[str, ...]) -> None:
    for item in required:
        if item not in ITEMS:
            raise ValueError(f"{name}: unknown required item {item!r}; known are {', '.join(ITEMS)}")
    if len(set(required)) < len(required):
        raise ValueError(f"{name}: an item is required twice")


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True)
class PlannedVisit:
    """One visit: its nominal day and how many days before and after it still count. Raises ValueError.

    `regions` are those that its scans have to show; None: what option `required_regions` says (GD-20).
    """

    name: str
    day: int
    before_days: int = 0
    after_days: int = 0
    required: tuple[str, ...] = (CT,)
    regions: tuple[str, ...] | None = later(None)

    def __post_init__(self) -> None:
        if self.name != " ".join(self.name.split()) or not 0 < len(self.name) <= LONGEST_NAME:
            raise ValueError(f"a visit's name has 1 to {LONGEST_NAME} characters, blanks between words alone")
        if not self.name.isprintable() or "/" in self.name:
            raise ValueError(f"visit {self.name!r}: a name has no slash and no control character")
        if re.match(rf"{UNSCHEDULED}\b", self.name, re.IGNORECASE):
            raise ValueError(f"visit {self.name!r}: this name is for scans outside the list")
        if abs(self.day) > LONGEST_DAYS:
            raise ValueError(f"visit {self.name!r}: no visit lies {LONGEST_DAYS} days from randomisation")
        _check_window(f"visit {self.name!r}", self.before_days, self.after_days)
        _check_items(f"visit {self.name!r}", self.required)
        check_regions(f"visit {self.name!r}", self.regions or ())

    @property
    def opens(self) -> int:
        """First day of the window."""
        return self.day - self.before_days

    @property
    def closes(self) -> int:
        """Last day of the window."""
        return self.day + self.after_days


@dataclass(frozen=True)
class Repeat:
    """A visit every so many days after the last of the list. Raises ValueError.

    `name` holds {week}, {day} or {number}: "Week {week}" gives Week 44, Week 56 ...
    """

    every_days: int
    before_days: int = 0
    after_days: int = 0
    required: tuple[str, ...] = (CT,)
    name: str = "Week {week}"
    regions: tuple[str, ...] | None = later(None)

    def __post_init__(self) -> None:
        if not 1 <= self.every_days <= LONGEST_DAYS:
            raise ValueError(f"repeat: visits come every 1 to {LONGEST_DAYS} days")
        _check_window("repeat", self.before_days, self.after_days)
        _check_items("repeat", self.required)
        check_regions("repeat", self.regions or ())
        if self.before_days + self.after_days >= self.every_days:
            raise ValueError("repeat: the windows of two visits meet")
        figures = re.findall(r"\{([^}]*)\}", self.name)
        if len(figures) != 1 or figures[0] not in _FIGURES:
            raise ValueError("repeat: its name holds one of {week}, {day}, {number}")
        if figures[0] == "week" and self.every_days % _WEEK_DAYS:
            raise ValueError("repeat: {week} needs whole weeks between visits; use {day}")

    def visit(self, number: int, day: int) -> PlannedVisit:
        """The repeated visit of this number at this day."""
        return _repeated_visit(self, number, day)

    def figure_in(self, text: str) -> tuple[str, int] | None:
        """The figure that a name of this repeat holds: which, and its value; case-blind."""
        (kind,) = re.findall(r"\{([^}]*)\}", self.name)
        before, after = _plain(self.name).split(f"{{{kind}}}")
        found = re.fullmatch(rf"{re.escape(before)}([1-9][0-9]{{0,5}}){re.escape(after)}", _plain(text))
        return (kind, int(found[1])) if found else None


@lru_cache(maxsize=4096)
def _repeated_visit(repeat: Repeat, number: int, day: int) -> PlannedVisit:
    """Made once for all subjects, each of which has the same days."""
    name = repeat.name.format(week=day // _WEEK_DAYS, day=day, number=number)
    window = repeat.before_days, repeat.after_days
    return PlannedVisit(name, day, *window, repeat.required, repeat.regions)


@dataclass(frozen=True)
class VisitList:
    """Listed visits, the baseline first, then those that repeat. Raises ValueError for an impossible one."""

    visits: tuple[PlannedVisit, ...]
    repeat: Repeat | None = None

    def __post_init__(self) -> None:
        if not self.visits or self.visits[0].day > 0:
            raise ValueError("visits: the first is the baseline, at day 0 or before")
        if len(self.visits) > 1 and self.visits[1].day <= 0:
            raise ValueError(f"visit {self.visits[1].name!r}: only the baseline lies at day 0 or before")
        names = [_plain(visit.name) for visit in self.visits]
        for place, visit in enumerate(self.visits):
            if names[place] in names[:place]:
                raise ValueError(f"visit {visit.name!r}: there are two of this name")
        shown = (
            (*self.visits, self.repeat.visit(len(self.visits), self._next_day))
            if self.repeat
            else self.visits
        )
        for earlier, following in pairwise(shown):
            if following.day <= earlier.day:
                raise ValueError(f"visit {following.name!r}: visits stand in the order of their days")
            if following.opens <= earlier.closes:
                raise ValueError(f"visit {following.name!r}: its window meets that of {earlier.name!r}")
        self._check_repeat()

    def _check_repeat(self) -> None:
        if self.repeat is None:
            return
        for visit in self.visits:
            if self._repeated(visit.name) is not None:
                raise ValueError(f"visit {visit.name!r}: the repeat makes one of this name")
        if "{week}" in self.repeat.name and self._origin % _WEEK_DAYS:
            raise ValueError("repeat: {week} needs a last visit at a whole week; use {day}")
        if CT in self.repeat.required and CT not in self.visits[-1].required:
            last = self.visits[-1].name
            raise ValueError(f"repeat: CT is counted from {last!r}, which requires none")

    @property
    def _origin(self) -> int:
        """The day from which the repeat counts: never before randomisation (PFS-3)."""
        return max(0, self.visits[-1].day)

    @property
    def _next_day(self) -> int:
        return self._origin + (self.repeat.every_days if self.repeat else 0)

    def planned(self, number: int | None) -> PlannedVisit | None:
        """The visit of a number (baseline 0); None where there is none."""
        if number is None or number < 0:
            return None
        if number < len(self.visits):
            return self.visits[number]
        if self.repeat is None:
            return None
        day = self._origin + (number - len(self.visits) + 1) * self.repeat.every_days
        return self.repeat.visit(number, day) if day <= LONGEST_DAYS else None

    def number_of(self, name: str) -> int | None:
        """The number of a visit by its name, case-blind; None for a name that is not of the list."""
        plain = _plain(name)
        listed = next((n for n, visit in enumerate(self.visits) if _plain(visit.name) == plain), None)
        return self._repeated(name) if listed is None else listed

    def _repeated(self, name: str) -> int | None:
        found = self.repeat.figure_in(name) if self.repeat else None
        if found is None or self.repeat is None:
            return None
        kind, value = found
        if kind == "number":
            number = value
        else:
            days = value * (_WEEK_DAYS if kind == "week" else 1) - self._origin
            if days <= 0 or days % self.repeat.every_days:
                return None
            number = len(self.visits) - 1 + days // self.repeat.every_days
        return number if number >= len(self.visits) and self.planned(number) else None

    def in_order(self) -> Iterator[tuple[int, PlannedVisit]]:
        """Number and visit, from the baseline on; as far as a hundred years where visits repeat."""
        number = 0
        while (visit := self.planned(number)) is not None:
            yield number, visit
            number += 1

    def name_of(self, text: str) -> str | None:
        """A visit's name as the list spells it, or `Unscheduled 1`, `Unscheduled 2` ...; None for another."""
        visit = self.planned(self.number_of(text))
        if visit is not None:
            return visit.name
        found = re.fullmatch(rf"{UNSCHEDULED.casefold()}(?: ([1-9][0-9]?))?", _plain(text))
        return f"{UNSCHEDULED} {found[1] or 1}" if found else None

    def unnamed(self) -> "VisitList":
        """The same days under numbers, for who may not know the names (ST-5, ST-108)."""
        visits = tuple(replace(visit, name=f"Visit {number}") for number, visit in enumerate(self.visits))
        return VisitList(visits, self.repeat and replace(self.repeat, name="Visit {number}"))

    def schedule(self) -> Schedule | None:
        """The visits that require CT, as PFS-3 counts them (ST-106); None where none does."""
        listed = tuple(
            Visit(v.name, v.day, v.before_days, v.after_days) for v in self.visits if CT in v.required
        )
        repeat = self.repeat if self.repeat and CT in self.repeat.required else None
        if repeat is None:
            return Schedule(listed) if listed else None
        return Schedule(listed, repeat.every_days, (repeat.before_days, repeat.after_days))


def every(interval_days: int, window_days: int) -> VisitList:
    """The visits of a study without a list: Baseline, then TP1, TP2 ... at equal intervals.

    The baseline has the 28 days before randomisation that are usual (DV-03). Raises ValueError.
    """
    window = min(window_days, (interval_days - 1) // 2)
    baseline = PlannedVisit("Baseline", 0, 28, 0)
    return VisitList((baseline,), Repeat(interval_days, window, window, (CT,), "TP{number}"))
