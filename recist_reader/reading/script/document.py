"""Loading a reading script (script format): every step checked before the first one runs."""

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from recist_reader.problem import Fault, Problem

FORMAT = "recist-reader/script"
LONGEST_TEXT = 64 * 1024 * 1024

_ANY = (str, bool, int, list, dict, type(None))
_PLACE: dict[str, tuple[type, ...]] = {
    "series": (int,),
    "series_uid": (str,),
    "slice": (int,),
    "sop": (str,),
    "frame": (int,),
}
_SITE: dict[str, tuple[type, ...]] = {
    "organ": (str,),
    "subsite": (str, type(None)),
    "side": (str, type(None)),
    "nodal": (bool,),
    "irradiated": (bool,),
    "kind": (str, type(None)),
}
FIELDS: dict[str, tuple[dict[str, tuple[type, ...]], dict[str, tuple[type, ...]]]] = {
    # step: (required fields, optional fields)
    "open": ({"subject": (str,), "timepoint": (str,)}, {}),
    "lesion": (
        {"id": (str,), "role": (str,)},
        {
            **_SITE,
            "parent": (str,),
        },
    ),
    "measure": (
        {"lesion": (str,), "long": (list,)},
        {**_PLACE, "short": (list,)},
    ),
    "mark": ({"lesion": (str,), "at": (list,)}, {**_PLACE, "to": (list,)}),
    "state": ({"lesion": (str,), "state": (str,)}, {"reason": (str, type(None)), "into": (str,)}),
    "move": ({"lesion": (str,), "long": (list,)}, {"short": (list,)}),
    "delete": ({"lesion": (str,)}, {}),
    "site": ({"lesion": (str,), "organ": (str,)}, {k: v for k, v in _SITE.items() if k != "organ"}),
    "renumber": ({"order": (list,)}, {}),
    "remove": ({"lesion": (str,)}, {}),
    "annotate": ({"name": (str,), "tool": (str,), "points": (list,)}, {**_PLACE, "region": (dict,)}),
    "erase": ({"name": (str,)}, {}),
    "label": ({"mark": (str,), "offset_mm": (list, type(None))}, {}),
    "key_image": ({"name": (str,), "zoom_mm_per_px": (int, Decimal)}, _PLACE),
    "unkey": ({"name": (str,)}, {}),
    "undo": ({}, {"times": (int,)}),
    "redo": ({}, {"times": (int,)}),
    "reason": ({"check": (str,), "text": (str,)}, {"lesion": (str, type(None))}),
    "query": ({"text": (str,)}, {"lesion": (str, type(None))}),
    "withdraw": ({"subject": (str,), "visit": (str,), "reason": (str,)}, {}),
    "lock": ({}, {"meaning": (str,), "disagree": (dict,)}),
    "reopen": ({"timepoint": (str,), "reason": (str,)}, {"text": (str,)}),
    "expect": (
        {},
        dict.fromkeys(
            (
                "sum",
                "partial_sum",
                "nadir",
                "target",
                "non_target",
                "overall",
                "bor_unconfirmed",
                "progression_date",
                "rules",
                "checks",
            ),
            (*_ANY, Decimal),
        ),
    ),
    "wait_ms": ({"number": (int,)}, {}),
    "logout": ({}, {}),
}

_LEAST = {("undo", "times"): 1, ("redo", "times"): 1, ("wait_ms", "number"): 0}
_MOST = {("wait_ms", "number"): 3_600_000}
"""The smallest and the largest number that a field takes, by step and field."""


@dataclass(frozen=True)
class Step:
    """One checked step; `number` counts from 1."""

    number: int
    do: str
    fields: dict[str, Any]


def _bad(where: str, what: str, remedy: str) -> Fault:
    return Fault(Problem(what, where, remedy), code="bad_input")


def load_script(text: str) -> tuple[Step, ...]:
    """Return the steps of a script; raises Fault naming step and field of the first fault."""
    if len(text) > LONGEST_TEXT:
        raise _bad("script", "the document is larger than 64 MiB", "Split it")
    try:
        document = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise _bad("script", f"no JSON document ({error.__class__.__name__})", "Correct the file") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT or document.get("version") != 1:
        raise _bad("/format", f"the document is not {FORMAT} version 1", "Check the file")
    unknown = sorted(set(document) - {"format", "version", "steps", "title"})
    if unknown:
        raise _bad(f"/{unknown[0]}", "unknown key", "Remove it")
    steps = document.get("steps")
    if not isinstance(steps, list):
        raise _bad("/steps", "a list of steps is missing", "Add it")
    return tuple(_step(number, step) for number, step in enumerate(steps, start=1))


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _step(number: int, step: Any) -> Step:
    where = f"/steps/{number - 1}"
    if not isinstance(step, dict) or not isinstance(step.get("do"), str) or step["do"] not in FIELDS:
        known = ", ".join(sorted(FIELDS))
        raise _bad(where, f"step {number} has no known `do`", f"Known are {known}")
    required, optional = FIELDS[step["do"]]
    for name, value in step.items():
        if name == "do":
            continue
        kinds = required.get(name) or optional.get(name)
        if kinds is None:
            raise _bad(f"{where}/{name}", f"unknown field of {step['do']!r}", "Remove it")
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise _bad(f"{where}/{name}", "the value has the wrong type", f"Give {_names(kinds)}")
        problem = _out_of_bounds((step["do"], name), value)
        if problem is not None:
            raise _bad(f"{where}/{name}", *problem)
    for name in required:
        if name not in step:
            raise _bad(where, f"field {name!r} is missing", "Add it")
    return Step(number, step["do"], {k: v for k, v in step.items() if k != "do"})


def _out_of_bounds(field: tuple[str, str], value: Any) -> tuple[str, str] | None:
    """What is wrong with a value of the right type, and what to do; None where nothing is."""
    if field in _LEAST and value < _LEAST[field]:
        return f"{value} is too small", f"Give {_LEAST[field]} or more"
    if field in _MOST and value > _MOST[field]:
        return "the number is too large", f"Give {_MOST[field]} or less"
    if isinstance(value, str) and not _is_unicode(value):
        return "the text holds half a character", "Write it anew"
    return None


def _is_unicode(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_WORDS = {
    str: "text",
    int: "a number",
    Decimal: "a number",
    list: "a list",
    dict: "an object",
    bool: "true or false",
    type(None): "null",
}


def _names(kinds: tuple[type, ...]) -> str:
    return " or ".join(dict.fromkeys(_WORDS[kind] for kind in kinds))
