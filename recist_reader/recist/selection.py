"""Limits of the target list: five in all, two per organ, nodes and paired organs as one.

Source: RECIST 1.1, Eisenhauer 2009, sections 3.2 and 4.2; our rules T-1 to T-3, T-5.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from recist_reader.recist.options import CharterOptions, default_options
from recist_reader.recist.organs import LYMPH_NODE, counted_organ, is_nodal_by_default, organ_of
from recist_reader.recist.read import Lesion


class Selection(NamedTuple):
    """Whether a target list keeps the limits; the rules that it breaks, or that it was held against."""

    valid: bool
    rules: tuple[str, ...]
    message: str


class Site(NamedTuple):
    """Where a target lies: the organ as written, and whether it is a node."""

    organ: str
    nodal: bool

    @property
    def counted(self) -> str:
        return counted_organ(self.organ, self.nodal)


def site_of_text(text: str) -> Site:
    """Return the site that `organ` or `organ, part` names; a part never splits an organ (T-3)."""
    organ = text.split(",", 1)[0].strip()
    return Site(organ, is_nodal_by_default(organ))


def site_of_lesion(lesion: Lesion) -> Site:
    """Return the site of a declared lesion; a node is a node whatever organ it lies in (T-2)."""
    return Site(lesion.organ, lesion.nodal or is_nodal_by_default(lesion.organ))


def check_selection(sites: Iterable[Site], options: CharterOptions | None = None) -> Selection:
    """Hold a target list against T-1 to T-3, and against M-5 through T-5."""
    options = options or default_options()
    counts = Counter(site.counted for site in sites)
    broken: dict[str, None] = {}  # ordered, each rule once
    messages = []
    total = counts.total()
    if total > options.max_targets:
        broken["T-1"] = None
        messages.append(f"{total} targets, at most {options.max_targets} are allowed")
    for organ, count in counts.items():
        if count > options.max_targets_per_organ:
            broken.update(dict.fromkeys(_rules_of_organ_limit(organ)))
            messages.append(f"{count} in {organ}, at most {options.max_targets_per_organ} per organ")
        listed = organ_of(organ)
        if listed is not None and listed.never_measurable:
            broken.update({"T-5": None, "M-5": None})
            messages.append(f"{organ} is never measurable")
    if broken:
        return Selection(False, tuple(broken), "; ".join(messages) + ".")
    held = {"T-1": None} | {rule: None for organ in counts for rule in _rules_of_organ_limit(organ)}
    return Selection(True, tuple(held), f"{total} targets in {len(counts)} organs keep the limits.")


def _rules_of_organ_limit(organ: str) -> tuple[str, ...]:
    if organ == LYMPH_NODE:
        return ("T-1", "T-2")
    listed = organ_of(organ)
    has_parts = listed is not None and (listed.paired or bool(listed.subsites))
    return ("T-1", "T-3") if has_parts else ("T-1",)
