"""Study (charter) options of the rules and their values (rules specification, section 2).

Each field is an option key; its first value is the default, the others are the alternatives that
the specification names. A key without alternative has its default as the only value: RECIST 1.1
constants are not for a study to bend. An unknown key or value is an error that names it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

FIVE_MM = Decimal(5)
TEN_MM = Decimal(10)

TRIGGERS = ("T1", "T2", "T3", "T4", "T5", "T6", "T7")

_OTHER_SPELLINGS: Mapping[str, Mapping[str, object]] = {
    "new_lesion_region_not_scanned": {"no_effect + query": "no_effect"},
    "pfs_missed_visits": {"ignore": 0},
}


def _option(default: T, *alternatives: T) -> T:
    # A dataclass field in truth; typed as its value, as the standard library's own `field` is.
    made: Any = field(default=default, metadata={"allowed": (default, *alternatives)})
    return made  # type: ignore[no-any-return]


@dataclass(frozen=True)
class CharterOptions:
    """All options in force for one read. Raises ValueError naming a key whose value is not allowed."""

    measurement_decimals: int = _option(1, 0)
    display_percent_decimals: int = _option(1)
    max_targets: int = _option(5)
    max_targets_per_organ: int = _option(2)
    too_small_default_mm: Decimal = _option(FIVE_MM)  # noqa: RUF009
    too_small_node_default_mm: Decimal = _option(FIVE_MM)  # noqa: RUF009
    slice_multiplier_nonnodal: int = _option(2)
    slice_multiplier_nodal: int = _option(2)
    irradiated_target: str = _option("only_if_progressed")
    partial_sum_policy: str = _option("pd_provable_only", "ne_always")
    nadir_eligibility: str = _option("complete_sums_only")
    cr_before_pd: bool = _option(True, False)
    pr_hold: bool = _option(False, True)
    reappearance_pd: str = _option("after_overall_cr", "after_target_cr")
    node_reappearance_mm: Decimal = _option(TEN_MM)  # noqa: RUF009
    nt_equivocal_mark: bool = _option(False, True)
    new_node_min_mm: Decimal = _option(TEN_MM)  # noqa: RUF009
    nt_any_ne: str = _option("ne", "evaluable_subset")
    # True would need tumour markers, which no blinded read carries: it could never be computed (NET-9).
    nt_markers_required_for_cr: bool = _option(False)
    equivocal_backdating: str = _option("first_detection")
    new_lesion_region_not_scanned: str = _option("no_effect", "cr_becomes_ne")
    no_disease_at_baseline: str = _option("NED")
    after_first_pd: str = _option("compute_flag_exclude")
    confirmation_required: bool = _option(False, True)
    confirmation_min_days: int = _option(28)
    confirm_max_ne: int = _option(1)
    confirm_max_sd: int = _option(1)
    sd_min_days: int = _option(42, *range(43, 57))  # R09: "6-8 weeks"
    sd_reference: str = _option("randomisation", "treatment_start", "baseline_scan")
    pd_date: str = _option("by_trigger", "earliest_scan", "latest_scan")
    response_date: str = _option("latest_scan", "earliest_scan")
    pfs_new_therapy: str = _option("censor", "ignore")
    pfs_missed_visits: int = _option(2, 0)  # 0: gaps are ignored (EMA)
    pfs_ne_is_missed: bool = _option(True, False)
    pfs_death_is_event: bool = _option(True, False)  # False gives time to progression
    days_plus_one: bool = _option(True, False)
    adjudication_choice: str = _option("pick_one_read", "own_read")
    adjudication_date_tolerance_days: int = _option(0)
    adjudication_triggers: tuple[str, ...] = ("T1", "T2", "T3", "T4", "T6")
    adjudication_sum_percent: int = _option(20)
    final_without_trigger: str = _option("r1", "random")

    def too_small_mm(self, nodal: bool) -> Decimal:
        """What a target that is too small to measure counts (S-3)."""
        return self.too_small_node_default_mm if nodal else self.too_small_default_mm

    def __post_init__(self) -> None:
        for key, option in _fields().items():
            value = getattr(self, key)
            if _settled(option, value) != value:
                raise ValueError(refusal_of(key, value) or f"option {key!r} is not spelled as {value!r}")


@cache
def _fields() -> Mapping[str, "Field[Any]"]:
    return {option.name: option for option in fields(CharterOptions)}


@cache
def default_options() -> CharterOptions:
    """Return the defaults of the specification."""
    return CharterOptions()


def allowed_values(key: str) -> tuple[object, ...]:
    """Return the values of an option, its default first; () for an unknown key.

    For `adjudication_triggers`, whose value is any choice of triggers, these are the triggers.
    """
    if key == "adjudication_triggers":
        return TRIGGERS
    option = _fields().get(key)
    return () if option is None else tuple(option.metadata["allowed"])


def refusal_of(key: str, value: object) -> str | None:
    """Return what is wrong with an option, naming key and value; None when it is allowed."""
    option = _fields().get(key)
    if option is None:
        return f"unknown option {key!r}"
    if _settled(option, value) is not None:
        return None
    known = ", ".join(str(v).lower() if isinstance(v, bool) else str(v) for v in allowed_values(key))
    return f"option {key!r} has the unknown value {value!r}; known: {known}"


def charter_options(values: Mapping[str, object], base: CharterOptions | None = None) -> CharterOptions:
    """Return `base` (default: the specification's defaults) with the given options in place.

    Values may be as JSON gives them. Raises ValueError naming the first unknown key or value.
    """
    base = base or default_options()
    if not values:
        return base
    settled = {key: getattr(base, key) for key in _fields()}
    for key, value in values.items():
        wrong = refusal_of(key, value)
        if wrong is not None:
            raise ValueError(wrong)
        settled[key] = _settled(_fields()[key], value)
    return CharterOptions(**settled)


def option_values(options: CharterOptions) -> dict[str, object]:
    """Return all options as JSON can carry them; `charter_options` reads them back."""
    return {key: _plain(getattr(options, key)) for key in _fields()}


def changed_options(options: CharterOptions) -> dict[str, object]:
    """Return only those options that differ from the defaults, as JSON can carry them."""
    defaults = option_values(default_options())
    return {key: value for key, value in option_values(options).items() if value != defaults[key]}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _settled(option: "Field[Any]", value: object) -> object:
    """Return the option's own spelling of a value, None when it is not one of its values."""
    if option.name == "adjudication_triggers":
        return _triggers(value)
    if isinstance(value, str):
        value = _OTHER_SPELLINGS.get(option.name, {}).get(value, value)
    for allowed in option.metadata["allowed"]:
        if _is_same(allowed, value):
            return allowed
    return None


def _is_same(allowed: object, value: object) -> bool:
    if isinstance(allowed, bool) or isinstance(value, bool):
        return allowed is value
    if isinstance(allowed, Decimal) and isinstance(value, str):
        try:
            return allowed == Decimal(value)
        except InvalidOperation:
            return False
    return allowed == value


def _triggers(value: object) -> tuple[str, ...] | None:
    given = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(given, Iterable):
        return None
    given = tuple(given)
    if any(trigger not in TRIGGERS for trigger in given) or len(set(given)) != len(given):
        return None
    return given
