"""Reading of baseline and timepoints from the interchange format: every lesion, every state."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from recist_reader.recist.document_fields import Fields, Json, length_of
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Lesion, NewLesionFinding, TargetFinding, Timepoint
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, TargetState

BASELINE_ID = "BL"
REGIONS = ("head", "neck", "chest", "abdomen", "pelvis", "limb")

_BASELINE = ("date", "targets", "non_targets", "lesion_dates", "not_imaged")
_TIMEPOINT = (*_BASELINE, "id", "visit", "nominal_date", "done", "new_lesions")
_OPTIONAL_OF_STATE = ("reason", "long_mm", "short_mm")
_TARGET_STATE = ("state", "mm", "fragments_mm", "merged_into", *_OPTIONAL_OF_STATE)
_NON_TARGET_STATE = ("state", *_OPTIONAL_OF_STATE)
_NEW_LESION = ("id", "state", "organ", "nodal", "side", "region", *_OPTIONAL_OF_STATE)

Finding = TypeVar("Finding")


@dataclass(frozen=True)
class Declared:
    """The lesions of the baseline list, and the options that say which states may stand."""

    targets: tuple[Lesion, ...]
    non_targets: tuple[Lesion, ...]
    options: CharterOptions

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(lesion.id for lesion in (*self.targets, *self.non_targets))


def read_baseline(patient: Fields, declared: Declared) -> Timepoint | None:
    """Return the baseline, None where the patient has none (BOR-10)."""
    given = patient.object("baseline")
    if given is None:
        return None
    given = given.belonging(timepoint="baseline")
    given.only(*_BASELINE)
    baseline = Timepoint(
        id=BASELINE_ID,
        date=given.day("date", required=True),
        visit=0,
        targets=_states(given, "targets", declared.targets, _target_reader(declared)),
        non_targets=_states(given, "non_targets", declared.non_targets, _non_target_reader(declared)),
        lesion_dates=_lesion_dates(given, declared.ids, None),
        not_imaged=_regions(given),
    )
    _check_baseline_measured(given, declared, baseline)
    return baseline


def _check_baseline_measured(given: Fields, declared: Declared, baseline: Timepoint) -> None:
    """Note every target without a measurement at baseline (S-10)."""
    states = Fields({}, given.place.at("targets"), given.problems)
    for lesion in declared.targets:
        found = baseline.targets.get(lesion.id)
        if found is None:
            continue  # noted already
        is_measured = found.state is TargetState.MEASURED
        if not is_measured or (not found.mm and not any(found.fragments_mm)):
            states.fail(lesion.id, "the target has no measurement at baseline", "Give its length in mm")


def read_timepoints(patient: Fields, declared: Declared, baseline: Timepoint | None) -> tuple[Timepoint, ...]:
    """Return the timepoints in the order given."""
    found = []
    ids: set[str] = set()
    new_so_far: set[str] = set()
    for given in patient.objects("timepoints"):
        timepoint_id = given.text("id", required=True)
        named = given.belonging(timepoint=timepoint_id)
        if timepoint_id in ids:
            named.fail("id", f"the timepoint id {timepoint_id!r} stands twice", "Give each its own id")
        ids.add(timepoint_id or "")
        at = _timepoint(named, timepoint_id or "", declared, new_so_far)
        if baseline is not None:
            _check_not_before(named, at, baseline.date)
        found.append(at)
    return tuple(found)


def _timepoint(given: Fields, timepoint_id: str, declared: Declared, new_so_far: set[str]) -> Timepoint:
    given.only(*_TIMEPOINT)
    visit, nominal = given.integer("visit", least=0), given.day("nominal_date")
    done = given.boolean("done", True)
    if not done:
        _check_nothing_found(given)
        return Timepoint(timepoint_id, None, visit, nominal, done=False)
    new = _new_lesions(given, declared)
    new_so_far.update(lesion.id for lesion in new)
    targets = _states(given, "targets", declared.targets, _target_reader(declared))
    _check_carriers(given, targets)
    return Timepoint(
        id=timepoint_id,
        date=given.day("date", required=True),
        visit=visit,
        nominal_date=nominal,
        targets=targets,
        non_targets=_states(given, "non_targets", declared.non_targets, _non_target_reader(declared)),
        new_lesions=new,
        lesion_dates=_lesion_dates(given, declared.ids, new_so_far),
        not_imaged=_regions(given),
    )


def _check_nothing_found(given: Fields) -> None:
    """Note findings at a visit without images (OR-9)."""
    if given.has("date"):
        given.fail("date", "a visit that was not done has no scan date", "Give null, or done true")
    for key in ("targets", "non_targets"):
        states = given.object(key)
        for lesion, state in (states.values if states else {}).items():
            if states and (not isinstance(state, dict) or state.get("state") != "not_evaluable"):
                states.fail(lesion, "a visit that was not done has no findings", "Take the state away")
    if given.items("new_lesions"):
        given.fail("new_lesions", "a visit that was not done has no findings", "Take the list away")


def _check_carriers(given: Fields, targets: Mapping[str, TargetFinding]) -> None:
    """Note merged targets that end in no mass: a circle would count 0 mm and read as a response (S-7)."""
    for lesion in targets:
        carrier: str | None = lesion
        for _step in targets:
            found = targets.get(carrier or "")
            carrier = found.merged_into if found else None
        if carrier is not None and targets[lesion].merged_into != lesion:
            state = Fields({}, given.place.at("targets").at(lesion), given.problems)
            state.fail("merged_into", "no target carries the merged mass", "Give one of them its diameter")


def _check_not_before(given: Fields, at: Timepoint, baseline: datetime.date | None) -> None:
    if baseline is None:
        return
    if at.date is not None and at.date < baseline:
        given.fail("date", "the timepoint is dated before baseline", "Mend one of the two dates")
    dates = Fields({}, given.place.at("lesion_dates"), given.problems)
    for lesion, day in at.lesion_dates.items():
        if day < baseline:
            dates.fail(lesion, "the scan is dated before baseline", "Mend one of the two dates")


def _states(
    given: Fields,
    key: str,
    declared: tuple[Lesion, ...],
    read_state: Callable[[Fields], Finding | None],
) -> Mapping[str, Finding]:
    """Return the state of every declared lesion; one missing or not declared is noted."""
    states = given.object(key) or Fields({}, given.place.at(key), given.problems)
    ids = {lesion.id for lesion in declared}
    for lesion_id in states.values:
        if lesion_id not in ids:
            states.fail(lesion_id, f"{lesion_id!r} is not a declared lesion", f"Declare it under {key}")
    found = {}
    for lesion in declared:
        if states.values.get(lesion.id) is None:
            states.fail(lesion.id, "the lesion has no state", "Give its state; NE too is a state")
            continue
        state = states.object(lesion.id)
        read = read_state(state) if state else None
        if read is not None:
            found[lesion.id] = read
    return found


def _target_reader(declared: Declared) -> Callable[[Fields], TargetFinding | None]:
    ids = frozenset(lesion.id for lesion in declared.targets)

    def read(given: Fields) -> TargetFinding | None:
        given.only(*_TARGET_STATE)
        _optional_lengths(given)
        state = given.choice("state", tuple(TargetState), required=True)
        if state is None:
            return None
        if state == TargetState.MERGED:
            return _merged(given, ids)
        if given.has("merged_into"):
            given.fail("merged_into", f"it does not go with state {state!r}", "Take it away")
        if state == TargetState.MEASURED:
            return _measured(given)
        for key in ("mm", "fragments_mm"):
            if given.has(key) and given.values[key] != []:
                given.fail(key, f"a length does not go with state {state!r}", "Use state 'measured'")
        return TargetFinding(TargetState(state))

    return read


def _measured(given: Fields) -> TargetFinding | None:
    fragments = _fragments(given)
    mm = given.length("mm", required=not fragments)
    if fragments and mm is None and not given.has("mm"):
        mm = sum(fragments, Decimal(0))
    if mm is None:
        return None
    if fragments and mm != sum(fragments, Decimal(0)):
        given.fail("mm", "mm is not the sum of fragments_mm", "Leave mm out, or give the sum (S-6)")
    return TargetFinding(TargetState.MEASURED, mm, fragments)


def _fragments(given: Fields) -> tuple[Decimal, ...]:
    found = []
    holder = Fields({}, given.place.at("fragments_mm"), given.problems)
    for index, value in enumerate(given.items("fragments_mm")):
        mm, wrong = length_of(value)
        if mm is None:
            holder.fail(index, wrong or "not a length", "Give a length in mm")
        else:
            found.append(mm)
    return tuple(found)


def _merged(given: Fields, targets: frozenset[str]) -> TargetFinding | None:
    for key in ("mm", "fragments_mm"):
        if given.has(key) and given.values[key] != []:
            given.fail(key, "a length does not go with state 'merged'", "The other target carries it (S-7)")
    carrier = given.text("merged_into", required=True)
    own_id = given.place.pointer.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
    if carrier is not None and (carrier not in targets or carrier == own_id):
        given.fail("merged_into", f"{carrier!r} is no other target", "Name the target that carries it")
    return TargetFinding(TargetState.MERGED, merged_into=carrier)


def _non_target_reader(declared: Declared) -> Callable[[Fields], NonTargetState | None]:
    allowed = tuple(
        state
        for state in NonTargetState
        if state is not NonTargetState.EQUIVOCAL_PD or declared.options.nt_equivocal_mark
    )

    def read(given: Fields) -> NonTargetState | None:
        given.only(*_NON_TARGET_STATE)
        _optional_lengths(given)
        state = given.choice("state", allowed, required=True)
        return None if state is None else NonTargetState(state)

    return read


def _new_lesions(given: Fields, declared: Declared) -> tuple[NewLesionFinding, ...]:
    found: list[NewLesionFinding] = []
    for lesion in given.objects("new_lesions"):
        lesion.only(*_NEW_LESION)
        _optional_lengths(lesion)
        lesion.text("side")
        lesion_id = lesion.text("id", required=True)
        state = lesion.choice("state", tuple(NewLesionState), required=True)
        organ = lesion.text("organ")
        region = lesion.choice("region", REGIONS)
        nodal = lesion.boolean("nodal")
        if lesion_id in declared.ids:
            lesion.fail("id", f"{lesion_id!r} is a lesion of the baseline", "Give the new lesion its own id")
        elif lesion_id in {other.id for other in found}:
            lesion.fail("id", f"the lesion id {lesion_id!r} stands twice", "Give each lesion once")
        elif lesion_id is not None and state is not None:
            found.append(NewLesionFinding(lesion_id, NewLesionState(state), organ, nodal, region))
    return tuple(found)


def _lesion_dates(
    given: Fields, declared: frozenset[str], new: set[str] | None
) -> Mapping[str, datetime.date]:
    dates = given.object("lesion_dates")
    found = {}
    for lesion in dates.values if dates else ():
        if dates is None or (lesion not in declared and lesion not in (new or ())):
            if dates is not None:
                dates.fail(lesion, f"{lesion!r} is not a known lesion", "Name a lesion of this timepoint")
            continue
        day = dates.day(lesion, required=True)
        if day is not None:
            found[lesion] = day
    return found


def _regions(given: Fields) -> tuple[str, ...]:
    regions: list[Json] = given.items("not_imaged")
    for region in regions:
        if region not in REGIONS:
            given.fail("not_imaged", f"unknown region {region!r}", f"Known: {', '.join(REGIONS)}")
    return tuple(region for region in regions if region in REGIONS)


def _optional_lengths(given: Fields) -> None:
    given.text("reason")
    given.length("long_mm")
    given.length("short_mm")
