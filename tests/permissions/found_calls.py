"""Every public call by which a person can do something with a study, found in the packages themselves."""

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from types import ModuleType

import recist_reader.exports
import recist_reader.reading
from recist_reader.reading.people.people import People
from recist_reader.reading.people.seat import Seat, SignedInSeat
from recist_reader.reading.study_session import StudySession

DOORS = (StudySession, People, Seat, SignedInSeat)
"""Who has one of these in hand can reach the study."""


def found_calls() -> dict[str, str]:
    """Return name -> module of every function that takes a door, and of every method of what keeps one.

    `assigning.assign` is a function of a module, `QueryDesk.open` a method.
    """
    found: dict[str, str] = {}
    for module in _modules():
        for name, thing in vars(module).items():
            if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(thing) and _takes_a_door(thing):
                found[f"{module.__name__.rpartition('.')[2]}.{name}"] = module.__name__
            elif inspect.isclass(thing) and (thing in DOORS or _takes_a_door(thing.__init__)):
                found |= {f"{thing.__name__}.{method}": module.__name__ for method in _methods(thing)}
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    for package in (recist_reader.reading, recist_reader.exports):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(info.name)


def _takes_a_door(function: typing.Any) -> bool:
    try:
        hints = typing.get_type_hints(function)
    except (NameError, TypeError, AttributeError):
        hints = getattr(function, "__annotations__", {})
    return any(hint in DOORS for name, hint in hints.items() if name != "return")


def _methods(kept: type) -> Iterator[str]:
    if "__init__" in vars(kept) and kept not in DOORS:
        yield "__init__"
    for name, value in vars(kept).items():
        if not name.startswith("_") and inspect.isfunction(value):
            yield name
