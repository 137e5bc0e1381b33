"""What a study is, as `study.toml` says it: every key known, every wrong one named (ST-102, ST-104)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from recist_reader.said import phrase
from recist_reader.trial.visit_list import PlannedVisit, Repeat, VisitList

KINDS: dict[str, tuple[type, str]] = {
    "title": (str, phrase("a text in quotes")),
    "interval_days": (int, phrase("a whole number")),
    "window_days": (int, phrase("a whole number")),
    "cutoff_date": (date, phrase("a date like 2024-01-31, without quotes")),
    "visits": (list, phrase("one [[visits]] for each visit")),
    "repeat": (dict, phrase("a table: every_days, window, required")),
    "charter": (dict, phrase("a table of options")),
    "workflow": (dict, phrase("a table of options")),
}
"""Key -> what its value is, in Python and in words."""

_VISIT = ("name", "day", "window", "required")
_REPEAT = ("every_days", "window", "required")
_REPEAT_NAME = "name"
_REGIONS = "regions"


class DefinitionError(ValueError):
    """`what` is wrong, and `remedy` says what to do; both name the key."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


@dataclass(frozen=True)
class StudyDefinition:
    """A study before it is made. `charter` and `workflow` are options as given, checked when it is made."""

    title: str | None = None
    interval_days: int | None = None
    window_days: int = 0
    cutoff_date: date | None = None
    visit_list: VisitList | None = None
    charter: Mapping[str, Any] = field(default_factory=dict)
    workflow: Mapping[str, Any] = field(default_factory=dict)


def study_definition(values: Mapping[str, Any]) -> StudyDefinition:
    """Return the study that the values of a TOML file define. Raises DefinitionError."""
    unknown = sorted(set(values) - set(KINDS))
    if unknown:
        raise DefinitionError(f"unknown key {unknown[0]!r}", f"Known keys are {', '.join(sorted(KINDS))}")
    for key, value in values.items():
        kind, words = KINDS[key]
        if type(value) is not kind:
            raise DefinitionError(f"{key!r} has a wrong value", f"Give {words}")
    visits = _visit_list(values)
    if visits is not None and ("interval_days" in values or "window_days" in values):
        what = phrase("both an interval and a list of visits are given ('interval_days', 'visits')")
        raise DefinitionError(what, phrase("Give one of the two"))
    plain = {key: value for key, value in values.items() if key not in ("visits", "repeat")}
    return StudyDefinition(**plain, visit_list=visits)


def _visit_list(values: Mapping[str, Any]) -> VisitList | None:
    if "visits" not in values:
        if "repeat" in values:
            raise DefinitionError("'repeat' has no list of visits to go on from", "Give [[visits]] before it")
        return None
    try:
        visits = tuple(
            _visit(f"visits[{place}]", given) for place, given in enumerate(values["visits"], start=1)
        )
        repeat = _repeat(values["repeat"]) if "repeat" in values else None
        return VisitList(visits, repeat)
    except DefinitionError:
        raise
    except ValueError as wrong:
        raise DefinitionError(str(wrong), "Correct the list of visits") from None


def _visit(place: str, given: Any) -> PlannedVisit:
    found = _keys(place, given, _VISIT, (_REGIONS,))
    before, after = _window(place, found["window"])
    name, day = _text(f"{place}.name", found["name"]), _whole(f"{place}.day", found["day"])
    items, regions = _items(place, found["required"]), _regions(place, found)
    try:
        return PlannedVisit(name, day, before, after, items, regions)
    except ValueError as wrong:
        raise DefinitionError(f"{place}: {wrong}", "Correct this visit") from None


def _repeat(given: Any) -> Repeat:
    found = _keys("repeat", given, _REPEAT, (_REPEAT_NAME, _REGIONS))
    before, after = _window("repeat", found["window"])
    every_days = _whole("repeat.every_days", found["every_days"])
    made = Repeat(
        every_days, before, after, _items("repeat", found["required"]), regions=_regions("repeat", found)
    )
    return replace(made, name=_text("repeat.name", found[_REPEAT_NAME])) if _REPEAT_NAME in found else made


def _regions(place: str, found: Mapping[str, Any]) -> tuple[str, ...] | None:
    """What the scans of a visit have to show; None where the option says it."""
    if _REGIONS not in found:
        return None
    value = found[_REGIONS]
    if not isinstance(value, list) or not all(isinstance(region, str) for region in value):
        raise DefinitionError(
            f"{f'{place}.{_REGIONS}'!r} has a wrong value", 'Give a list such as ["chest", "abdomen"]'
        )
    return tuple(value)


def _keys(place: str, given: Any, needed: Sequence[str], more: Sequence[str] = ()) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise DefinitionError(f"{place} is no table", f"Give {', '.join(needed)}")
    unknown = sorted(set(given) - {*needed, *more})
    if unknown:
        known = ", ".join((*needed, *more))
        raise DefinitionError(f"unknown key {f'{place}.{unknown[0]}'!r}", f"Known keys are {known}")
    missing = [key for key in needed if key not in given]
    if missing:
        raise DefinitionError(f"the key {f'{place}.{missing[0]}'!r} is missing", "Give it")
    return given


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise DefinitionError(f"{key!r} has a wrong value", "Give a text in quotes")
    return value


def _whole(key: str, value: Any) -> int:
    if type(value) is not int:
        raise DefinitionError(f"{key!r} has a wrong value", "Give a whole number of days")
    return value


def _window(place: str, value: Any) -> tuple[int, int]:
    """Days before and after; the first may have its minus sign, as protocols write it: [-14, 14]."""
    wrong = DefinitionError(
        f"{f'{place}.window'!r} has a wrong value", "Give days before and after: [-14, 14]"
    )
    if not isinstance(value, list) or len(value) != len(("before", "after")):
        raise wrong
    before, after = value
    if type(before) is not int or type(after) is not int or after < 0:
        raise wrong
    return abs(before), after


def _items(place: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise DefinitionError(f"{f'{place}.required'!r} has a wrong value", 'Give a list such as ["CT"]')
    return tuple(value)
