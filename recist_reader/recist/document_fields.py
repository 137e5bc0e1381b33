"""Typed access to a parsed JSON document that notes every fault with its place.

A fault never stops the reading: all faults of a document are listed at once. Lengths become exact
decimals here and nowhere pass through binary floating point (N-1).
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn

_LENGTH_TEXT = re.compile(r"\d+(\.\d+)?", re.ASCII)
_DATE_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # a lone surrogate: no UTF-8 file can hold it
LONGEST_MM = 100_000  # with at most 15 decimals: any sum of them is exact in 28 digits
MOST_DECIMALS = 15

Json = Any


@dataclass(frozen=True)
class Place:
    """Where in a document: a JSON pointer (RFC 6901), and the patient and timepoint it belongs to."""

    pointer: str = ""
    patient: str | None = None
    timepoint: str | None = None

    def at(self, key: str | int) -> "Place":
        escaped = str(key).replace("~", "~0").replace("/", "~1")
        return replace(self, pointer=f"{self.pointer}/{escaped}")


@dataclass(frozen=True)
class DocumentProblem:
    """One fault of a document: where, what is wrong, what to do."""

    place: Place
    what: str
    remedy: str

    def __str__(self) -> str:
        whose = [
            f"{word} {name}"
            for word, name in (("patient", self.place.patient), ("timepoint", self.place.timepoint))
            if name is not None
        ]
        where = self.place.pointer or "document"
        if whose:
            where += f" ({', '.join(whose)})"
        return f"{where}: {self.what}. {self.remedy}."


class MalformedDocument(ValueError):  # noqa: N818
    """The text is not one JSON value as the format allows; the message says what and where."""


def parse(text: str) -> Json:
    """Return the JSON value of a text with exact numbers; raises MalformedDocument.

    Numbers with a fraction become Decimal. NaN, infinities and a key given twice are refused.
    """
    try:
        return json.loads(
            text,
            parse_float=_exact_number,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object_without_repeats,
        )
    except RecursionError as deep:
        raise MalformedDocument("it is nested too deeply") from deep
    except MalformedDocument:
        raise
    except json.JSONDecodeError as wrong:
        where = f"line {wrong.lineno}, column {wrong.colno}"
        raise MalformedDocument(f"it is not JSON: {wrong.msg} at {where}") from wrong
    except ValueError as wrong:
        raise MalformedDocument("it holds a number with too many digits") from wrong


def _exact_number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as wrong:  # the exponent itself has more digits than Decimal can count
        raise MalformedDocument("it holds a number with too many digits") from wrong


def _refuse_constant(name: str) -> NoReturn:
    raise MalformedDocument(f"{name} is not a number that the format allows")


def _object_without_repeats(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise MalformedDocument(f"the key {twice!r} stands twice in one object")
    return made


@dataclass
class Fields:
    """One JSON object, read field by field. `problems` is shared by all of one document."""

    values: Mapping[str, Json]
    place: Place
    problems: list[DocumentProblem] = field(default_factory=list)

    def fail(self, key: str | int | None, what: str, remedy: str) -> None:
        place = self.place if key is None else self.place.at(key)
        self.problems.append(DocumentProblem(place, what, remedy))

    def only(self, *known: str, ignoring: str = "\0") -> None:
        """Note every key that is not known; those beginning with `ignoring` are carried."""
        for key in self.values:
            if key not in known and not key.startswith(ignoring):
                self.fail(key, f"unknown field {key!r}", f"Known here: {', '.join(sorted(known))}")

    def has(self, key: str) -> bool:
        """Say whether a field is given and not null."""
        return self.values.get(key) is not None

    def text(self, key: str, *, required: bool = False) -> str | None:
        value = self._value(key, required)
        if value is None:
            return None
        if isinstance(value, str) and value.strip():
            if not _HALF_CHARACTER.search(value):
                return value
            self.fail(key, f"{value!a} holds half a character", "Give whole characters")
            return None
        self.fail(key, f"{_shown(value)} is not a text", "Give a text in quotes")
        return None

    def choice(self, key: str, allowed: Sequence[str], *, required: bool = False) -> str | None:
        value = self.text(key, required=required)
        if value is None or value in allowed:
            return value
        self.fail(key, f"unknown {key.replace('_', ' ')} {_shown(value)}", f"Known: {', '.join(allowed)}")
        return None

    def boolean(self, key: str, default: bool = False) -> bool:
        value = self._value(key, False)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        self.fail(key, f"{_shown(value)} is neither true nor false", "Give true or false")
        return default

    def integer(self, key: str, *, required: bool = False, least: int | None = None) -> int | None:
        value = self._value(key, required)
        if value is None:
            return None
        whole = whole_number(value)
        if whole is None:
            self.fail(key, f"{_shown(value)} is not a whole number", "Give a whole number")
        elif least is not None and whole < least:
            self.fail(key, f"{whole} is too small", f"Give {least} or more")
        else:
            return whole
        return None

    def day(self, key: str, *, required: bool = False) -> datetime.date | None:
        value = self._value(key, required)
        if value is None:
            return None
        day = date_of(value)
        if day is None:
            self.fail(key, f"{_shown(value)} is not a date", "Give a full date as YYYY-MM-DD")
        return day

    def length(self, key: str, *, required: bool = False) -> Decimal | None:
        value = self._value(key, required)
        if value is None:
            return None
        mm, wrong = length_of(value)
        if wrong:
            self.fail(key, wrong, "Give a length in mm, 0 or more, as 12.5 or '12.5'")
        return mm

    def object(self, key: str, *, required: bool = False) -> "Fields | None":
        value = self._value(key, required)
        if value is None:
            return None
        return self.within(key, value)

    def within(self, key: str | int, value: Json) -> "Fields | None":
        """Return a value as an object of its own; None, and a problem, when it is none."""
        if isinstance(value, dict):
            return Fields(value, self.place.at(key), self.problems)
        self.fail(key, f"{_shown(value)} is not an object", "Give an object in braces")
        return None

    def items(self, key: str, *, required: bool = False) -> list[Json]:
        value = self._value(key, required)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.fail(key, f"{_shown(value)} is not a list", "Give a list in square brackets")
        return []

    def objects(self, key: str, *, required: bool = False) -> Iterator["Fields"]:
        """Yield the objects of a list."""
        holder = Fields({}, self.place.at(key), self.problems)
        for index, value in enumerate(self.items(key, required=required)):
            made = holder.within(index, value)
            if made is not None:
                yield made

    def belonging(self, *, patient: str | None = None, timepoint: str | None = None) -> "Fields":
        """Return the same fields with the patient or timepoint named in every problem."""
        place = replace(
            self.place, patient=patient or self.place.patient, timepoint=timepoint or self.place.timepoint
        )
        return Fields(self.values, place, self.problems)

    def _value(self, key: str, required: bool) -> Json:
        value = self.values.get(key)
        if value is None and required:
            self.fail(key, f"{key!r} is missing", f"Give {key!r}")
        return value


def whole_number(value: Json) -> int | None:
    """Return a JSON number as an int, None when it is none or has a fraction."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if isinstance(value, Decimal) and (value.adjusted() > MOST_DECIMALS or value != int(value)):
        return None
    return int(value) if abs(value) < 10**MOST_DECIMALS else None


def date_of(value: Json) -> datetime.date | None:
    """Return a `YYYY-MM-DD` text as a date, None when it is none (partial dates are refused, D-6)."""
    if not isinstance(value, str) or not _DATE_TEXT.fullmatch(value):
        return None
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        return None


def length_of(value: Json) -> tuple[Decimal | None, str | None]:
    """Return a JSON number or text as exact mm, or what is wrong with it (N-6)."""
    if isinstance(value, str):
        if not _LENGTH_TEXT.fullmatch(value):
            kind = "a negative" if value.startswith("-") else "not a"
            return None, f"{_shown(value)} is {kind} length"
        mm = Decimal(value)
    elif isinstance(value, int | Decimal) and not isinstance(value, bool):
        mm = Decimal(value)
    else:
        return None, f"{_shown(value)} is not a length"
    if mm < 0:
        return None, f"{_shown(value)} is a negative length"
    exponent = mm.as_tuple().exponent
    if mm >= LONGEST_MM or not isinstance(exponent, int) or exponent < -MOST_DECIMALS:
        return None, f"{_shown(value)} is out of range for a length"
    return Decimal(f"{abs(mm):f}"), None


def _shown(value: Json) -> str:
    text = repr(str(value)) if isinstance(value, str | Decimal | int | float) else type(value).__name__
    if value is True or value is False:
        text = str(value).lower()
    return text if len(text) <= 40 else f"{text[:37]}...'"
