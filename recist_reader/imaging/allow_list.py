"""The list of what is kept of a DICOM file, read from `resources/deidentification/` (BL-33)."""

import re
import tomllib
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from pydicom.datadict import dictionary_VR, tag_for_keyword

from recist_reader.resource import resource


class Keep(Enum):
    """How a kept attribute is treated."""

    VALUE = auto()  # as it is, when it has the form of its value representation
    WORDS = auto()  # only listed words or patterns
    ENTER = auto()  # a sequence: its items are cleaned by the same list
    CODES = auto()  # a code sequence: codes of the standard's dictionary, meaning from there


@dataclass(frozen=True)
class KeepRule:
    """Why and how one attribute is kept. `vr` is that of PS3.6, one or several."""

    tag: int
    keyword: str
    keep: Keep
    vrs: tuple[str, ...]
    reason: str
    modality: str | None = None
    words: frozenset[str] = frozenset()
    unlisted: str | None = None
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True)
class PrivateRule:
    """A private element that option 113111 keeps; `element` is its last two hex digits."""

    creator: str
    group: int
    element: int
    vr: str
    modality: str
    reason: str


@dataclass(frozen=True)
class AllowList:
    """What is kept, by tag; everything else goes."""

    rules: dict[int, tuple[KeepRule, ...]] = field(repr=False)
    private: tuple[PrivateRule, ...] = ()

    def rule(self, tag: int, modality: str) -> KeepRule | None:
        """Return the rule for a tag in a file of that modality, None when it is removed."""
        for rule in self.rules.get(tag, ()):
            if rule.modality is None or rule.modality == modality:
                return rule
        return None


@lru_cache(maxsize=1)
def allow_list() -> AllowList:
    """Read the shipped list. Raises ValueError when it names an attribute that PS3.6 does not know."""
    with resource("deidentification/allow_list.toml").open("rb") as file:
        content = tomllib.load(file)
    rules: dict[int, tuple[KeepRule, ...]] = {}
    for block in content["keep"]:
        for rule in _rules_of(block):
            rules[rule.tag] = (*rules.get(rule.tag, ()), rule)
    return AllowList(rules, tuple(_private_rule(row) for row in content["private"]))


def _rules_of(block: dict[str, object]) -> list[KeepRule]:
    words: dict[str, list[str]] = block.get("words", {})  # type: ignore[assignment]
    unlisted: dict[str, str] = block.get("unlisted", {})  # type: ignore[assignment]
    patterns: dict[str, str] = block.get("patterns", {})  # type: ignore[assignment]
    plain: list[str] = block.get("attributes", [])  # type: ignore[assignment]
    codes: list[str] = block.get("code_words", [])  # type: ignore[assignment]
    reason, modality = str(block["reason"]), block.get("modality")
    rules = []
    for keyword in (*words, *patterns, *codes, *(k for k in plain if k not in words)):
        tag = tag_for_keyword(keyword)
        if tag is None:
            raise ValueError(f"allow_list.toml names {keyword}, which the data dictionary does not know")
        vrs = tuple(dictionary_VR(tag).split(" or "))
        keep = Keep.WORDS if keyword in words or keyword in patterns else Keep.VALUE
        if vrs == ("SQ",):
            keep = Keep.CODES if keyword in codes else Keep.ENTER
        rules.append(
            KeepRule(
                tag,
                keyword,
                keep,
                vrs,
                reason,
                None if modality is None else str(modality),
                frozenset(words.get(keyword, ())),
                unlisted.get(keyword),
                re.compile(patterns[keyword]) if keyword in patterns else None,
            )
        )
    return rules


def _private_rule(row: dict[str, str]) -> PrivateRule:
    return PrivateRule(
        row["creator"],
        int(row["group"], 16),
        int(row["element"], 16),
        row["vr"],
        row["modality"],
        row["reason"],
    )
