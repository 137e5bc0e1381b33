"""Study options: the charter's rules (recist) and the workflow's (section 19) together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from recist_reader.recist.options import CharterOptions
from recist_reader.trial.region_windows import KEY as WINDOWS
from recist_reader.trial.region_windows import RegionWindow, region_windows

_SWITCHES = (
    "show_prior_values",
    "show_response_to_reader",
    "strict_measurability",
    "completeness_block",
    "query_second_look",
    "adjudicator_sees_trigger",
    "read_after_pd",
    "reader_specific_codes",
)
_NUMBERS = {
    "backup_minutes": (1, 24 * 60),
    "password_max_days": (1, 3650),
    "password_history": (1, 24),
    "session_max_hours": (1, 24),
    "idle_lock_min": (1, 120),
    "readers_per_subject": (1, 2),
    "read_due_days": (0, 365),
}
"""Whole numbers with the least and the greatest that is allowed."""
_WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "date_display": (("relative_days", "visit_only", "absolute"), ()),
    "baseline_mode": (("independent",), ("agreed_set", "single_selector")),
    "global_review": (("off", "view_only"), ("amend",)),
}
"""Words that are known, and those of the specification that are not built."""
REGIONS = ("head", "neck", "chest", "abdomen", "pelvis", "limb")


def check_regions(key: str, regions: Sequence[str]) -> None:
    """Raise ValueError naming the key for what is no region of the body."""
    unknown = [region for region in regions if region not in REGIONS]
    if unknown:
        raise ValueError(f"{key}: unknown region {unknown[0]!r}; known are {', '.join(REGIONS)}")


@dataclass(frozen=True)
class WorkflowOptions:
    """Options of the reading workflow that are built so far; defaults as specified."""

    date_display: str = "relative_days"
    show_prior_values: bool = True
    show_response_to_reader: bool = True
    strict_measurability: bool = False
    completeness_block: bool = False
    required_regions: tuple[str, ...] = ("chest", "abdomen", "pelvis")
    backup_minutes: int = 30
    password_max_days: int = 365
    password_history: int = 5
    session_max_hours: int = 12
    idle_lock_min: int = 15
    readers_per_subject: int = 2
    adjudicator_sees_trigger: bool = True
    query_second_look: bool = True
    read_after_pd: bool = True
    reader_specific_codes: bool = True
    baseline_mode: str = "independent"
    global_review: str = "off"
    read_due_days: int = 0
    region_windows: tuple[RegionWindow, ...] = ()

    def __post_init__(self) -> None:
        for key in _SWITCHES:
            if not isinstance(getattr(self, key), bool):
                raise ValueError(f"{key}: true or false, not {getattr(self, key)!r}")
        for key, (built, later) in _WORDS.items():
            value = getattr(self, key)
            if value in later:
                raise ValueError(f"{key}: {value!r} is not built yet; known are {', '.join(built)}")
            if value not in built:
                raise ValueError(f"{key}: unknown value {value!r}; known are {', '.join(built)}")
        for key, (least, greatest) in _NUMBERS.items():
            value = getattr(self, key)
            if type(value) is not int or not least <= value <= greatest:
                raise ValueError(f"{key}: a whole number from {least} to {greatest}, not {value!r}")
        if not isinstance(self.required_regions, tuple):
            raise ValueError(f"required_regions: a list of regions, not {self.required_regions!r}")
        check_regions("required_regions", self.required_regions)
        check_regions("region_windows", [one.region for one in self.region_windows])


@dataclass(frozen=True)
class StudyOptions:
    """All options in force; frozen at the first lock of the study."""

    charter: CharterOptions = field(default_factory=CharterOptions)
    workflow: WorkflowOptions = field(default_factory=WorkflowOptions)


def workflow_options(values: Mapping[str, Any]) -> WorkflowOptions:
    """Return options with the given ones in place of defaults; ValueError names an unknown key."""
    known = {f.name for f in fields(WorkflowOptions)}
    for key in values:
        if key not in known:
            raise ValueError(f"unknown option {key!r}; known are {', '.join(sorted(known))}")
    made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    if WINDOWS in made:
        made[WINDOWS] = region_windows(made[WINDOWS])
    return WorkflowOptions(**made)
