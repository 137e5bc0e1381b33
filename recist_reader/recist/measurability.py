"""Measurability of a lesion at baseline: may it be a target, or how is it recorded.

Source: RECIST 1.1, Eisenhauer 2009, section 3.1 and appendix II; Schwartz 2009 for nodes;
our rules M-1 to M-8, M-13 and N-6. Tested at baseline only (M-12). All figures are exact mm.
M-9 to M-11 concern the images and are checked where images are read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from recist_reader.recist.options import CharterOptions, default_options
from recist_reader.recist.organs import organ_of

LONGEST_MIN_MM = Decimal(10)  # M-1
NODE_TARGET_MIN_MM = Decimal(15)  # M-2
NODE_PATHOLOGICAL_MIN_MM = Decimal(10)  # M-3
FILM_MIN_MM = Decimal(20)  # M-4

MODALITIES = ("CT", "MR", "CR", "US", "PT")
KINDS = (
    "effusion",
    "ascites",
    "lymphangitic",
    "leptomeningeal",
    "simple_cyst",
    "cystic_metastasis",
    "blastic",
)
BONE_TYPES = ("lytic", "blastic", "mixed")
_NEVER_MEASURABLE = ("effusion", "ascites", "lymphangitic", "leptomeningeal", "blastic")


class RecordAs(StrEnum):
    """How a lesion may be recorded at baseline (M-1 to M-8)."""

    TARGET = "target"  # may be chosen as target
    NON_TARGET = "non_target"
    NOT_RECORDED = "not_recorded"


def minimum_mm(nodal: bool, slice_mm: Decimal | None, options: CharterOptions | None = None) -> Decimal:
    """Return the smallest axis that is measurable on CT or MRI (M-1, M-2).

    `slice_mm` is the thickness, or the interval where larger; None leaves it out.
    """
    options = options or default_options()
    thickness_mm = slice_mm or Decimal(0)
    if nodal:
        return max(NODE_TARGET_MIN_MM, options.slice_multiplier_nodal * thickness_mm)
    return max(LONGEST_MIN_MM, options.slice_multiplier_nonnodal * thickness_mm)


@dataclass(frozen=True)
class Candidate:
    """A lesion before its role is known.

    `slice_mm` is the slice thickness, or the interval where larger; None for films. For a bone
    lesion with a soft-tissue component `long_mm` is that of the component (M-6).
    """

    modality: str
    nodal: bool = False
    slice_mm: Decimal | None = None
    organ: str = "other"
    long_mm: Decimal | None = None
    short_mm: Decimal | None = None
    kind: str | None = None
    bone_type: str | None = None
    soft_tissue_component: bool = False
    irradiated: bool = False
    progressed_since: bool = False
    options: CharterOptions | None = None

    @property
    def is_bone(self) -> bool:
        organ = organ_of(self.organ)
        return self.bone_type is not None or (organ is not None and organ.name == "bone")

    @property
    def is_never_measurable(self) -> bool:
        organ = organ_of(self.organ)
        return (
            self.kind in _NEVER_MEASURABLE
            or self.bone_type == "blastic"
            or (organ is not None and organ.never_measurable)
        )

    @property
    def axis_mm(self) -> Decimal:
        """The axis that counts (S-1); raises ValueError when it was not given."""
        axis = self.short_mm if self.nodal else self.long_mm
        if axis is None:
            raise ValueError("short_mm is needed for a node" if self.nodal else "long_mm is needed")
        return axis

    @property
    def minimum_mm(self) -> Decimal:
        """Smallest measurable axis on this image: M-1, M-2 or M-4."""
        if self.modality == "CR":
            return FILM_MIN_MM
        return minimum_mm(self.nodal, self.slice_mm, self.options)


class Measurability(NamedTuple):
    """The answer: how the lesion is recorded, by which rules, and why in one sentence."""

    record_as: RecordAs
    rules: tuple[str, ...]
    message: str

    @property
    def target_eligible(self) -> bool:
        return self.record_as is RecordAs.TARGET


class _Rule(NamedTuple):
    ids: tuple[str, ...]
    gives: RecordAs
    holds: Callable[[Candidate], bool]
    says: str


_NOT, _NON_TARGET = RecordAs.NOT_RECORDED, RecordAs.NON_TARGET

_RULES: tuple[_Rule, ...] = (  # the first that holds is the answer; none: the size decides
    _Rule(("M-7",), _NOT, lambda c: c.kind == "simple_cyst", "a simple cyst is not disease"),
    _Rule(("M-5",), _NON_TARGET, lambda c: c.is_never_measurable, "this kind is never measurable"),
    _Rule(
        ("M-5", "M-13"),
        _NON_TARGET,
        lambda c: c.modality == "PT",
        "tracer uptake alone never makes a lesion measurable",
    ),
    _Rule(("M-5",), _NON_TARGET, lambda c: c.modality == "US", "an ultrasound measurement does not count"),
    _Rule(
        ("M-5",),
        _NON_TARGET,
        lambda c: c.modality == "CR" and c.is_bone,
        "a bone lesion on a plain film alone is never measurable",
    ),
    _Rule(
        ("M-6",),
        _NON_TARGET,
        lambda c: c.is_bone and not c.soft_tissue_component,
        "a bone lesion is measurable only through a soft-tissue component",
    ),
    _Rule(
        ("M-3",),
        _NOT,
        lambda c: c.nodal and c.axis_mm < NODE_PATHOLOGICAL_MIN_MM,
        "a node below 10 mm short axis is normal",
    ),
    _Rule(
        ("M-3",),
        _NON_TARGET,
        lambda c: c.nodal and c.axis_mm < NODE_TARGET_MIN_MM,
        "a node of 10 to below 15 mm short axis is pathological, not measurable",
    ),
    _Rule(("N-6",), _NOT, lambda c: not c.nodal and c.axis_mm == 0, "a length of 0 means that it is absent"),
    _Rule(
        ("M-8",),
        _NON_TARGET,
        lambda c: c.irradiated and not c.progressed_since,
        "it lies in a treated field without progression since",
    ),
    _Rule(
        ("M-4",),
        _NON_TARGET,
        lambda c: c.modality == "CR" and (c.nodal or not _is_in_lung(c)),
        "a film measures only lesions surrounded by aerated lung",
    ),
)


def measurability(candidate: Candidate) -> Measurability:
    """Say how a lesion is recorded at baseline; ValueError when the axis that decides is missing."""
    for rule in _RULES:
        if rule.holds(candidate):
            return Measurability(rule.gives, rule.ids, f"{_AS[rule.gives]}: {rule.says}.")
    return _by_size(candidate)


_AS = {
    RecordAs.TARGET: "May be a target",
    RecordAs.NON_TARGET: "Non-target",
    RecordAs.NOT_RECORDED: "Not recorded",
}


def _is_in_lung(candidate: Candidate) -> bool:
    organ = organ_of(candidate.organ)
    return organ is not None and organ.name in ("lung", "other")


def _by_size(candidate: Candidate) -> Measurability:
    axis_mm, minimum_mm = candidate.axis_mm, candidate.minimum_mm
    is_measurable = axis_mm >= minimum_mm
    record_as = RecordAs.TARGET if is_measurable else RecordAs.NON_TARGET
    axis = "short axis" if candidate.nodal else "longest diameter"
    sign = "reaches" if is_measurable else "is below"
    message = f"{_AS[record_as]}: {axis} {axis_mm} mm {sign} the minimum of {minimum_mm} mm."
    if candidate.kind == "cystic_metastasis" and is_measurable:
        message += " A solid lesion is preferred as target where there is one."
    return Measurability(record_as, _size_rules(candidate), message)


def _size_rules(candidate: Candidate) -> tuple[str, ...]:
    size_rule = "M-4" if candidate.modality == "CR" else "M-2" if candidate.nodal else "M-1"
    before = (
        ("M-6", candidate.is_bone),
        ("M-7", candidate.kind == "cystic_metastasis"),
        ("M-8", candidate.irradiated),
    )
    return (*(rule for rule, applies in before if applies), size_rule)
