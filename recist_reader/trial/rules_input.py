"""From the rows of a read to what the rules assess, up to one timepoint (SQ-1: nothing later counts)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recist_reader.recist.read import Lesion, NewLesionFinding, Read, TargetFinding, Timepoint
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Role, TargetState
from recist_reader.trial.facts import BASELINE, SubjectFacts, TimepointFacts
from recist_reader.trial.labels import label_order
from recist_reader.trial.options import StudyOptions
from recist_reader.trial.records import LesionRecord
from recist_reader.trial.state import ReadState, existed


@dataclass(frozen=True)
class RulesInput:
    """A read for the rules, and what was still missing at its last timepoint.

    Where a lesion of the last timepoint has no value or state yet, a stand-in is used so that the
    response can be shown as provisional: it counts as not evaluable, which is never back (OR-5).
    A locked timepoint has no gaps (GD-6), so `missing` is empty there.
    """

    read: Read
    missing: tuple[str, ...]  # lesion ids, in the order of the table


def rules_input(state: ReadState, facts: SubjectFacts, upto: str) -> RulesInput:
    """Return the read up to and including the timepoint `upto`."""
    timepoints = facts.upto(upto)
    declared = _declared(state)
    last = timepoints[-1]
    found = [_timepoint(state, at, declared, facts.options) for at in timepoints]
    read = Read(
        subject=facts.subject,
        reader=state.reader,
        options=facts.options.charter,
        targets=tuple(_lesion(r) for _, r in declared if r.role is Role.TARGET),
        non_targets=tuple(_lesion(r) for _, r in declared if r.role is Role.NON_TARGET),
        baseline=found[0] if timepoints[0].label == BASELINE else None,
        timepoints=tuple(found[1:]) if timepoints[0].label == BASELINE else tuple(found),
        randomisation_date=facts.randomisation_date,
        schedule=facts.schedule,
        death_date=facts.death_date,
        new_therapy_date=facts.new_therapy_date,
        cutoff_date=facts.cutoff_date,
        clinical_deterioration_date=facts.clinical_deterioration_date,
    )
    missing = tuple(missing_lesions(state, facts, last.label)) if last.done else ()
    return RulesInput(read, missing)


def _declared(state: ReadState) -> list[tuple[str, LesionRecord]]:
    return [(u, r) for u, r in state.lesions_in_order() if r.parent is None and r.role is not Role.NEW]


def _lesion(record: LesionRecord) -> Lesion:
    organ = record.organ.lower()
    return Lesion(record.id, organ, record.nodal, record.subsite, record.side, record.irradiated)


def missing_lesions(state: ReadState, facts: SubjectFacts, label: str) -> Iterator[str]:
    """Ids of lesions without value or state at a timepoint (GD-6).

    At a reopened timepoint a new lesion that was first seen later is not asked for (SG-7).
    """
    reached = {t.label for t in facts.upto(label)}
    for uuid, lesion in state.lesions_in_order():
        if lesion.parent is not None:
            if existed(lesion, label) and _fragment_is_open(state, label, uuid, lesion):
                yield lesion.id
        elif lesion.role is Role.NEW:
            if lesion.created_at_timepoint in reached and _new_lesion_is_open(state, label, uuid, reached):
                yield lesion.id
        elif not state.fragments_of(uuid, label) and state.finding(label, uuid) is None:
            yield lesion.id


def _fragment_is_open(state: ReadState, label: str, uuid: str, lesion: LesionRecord) -> bool:
    parent = state.finding(label, lesion.parent or "")
    return state.finding(label, uuid) is None and parent is None


def _new_lesion_is_open(state: ReadState, label: str, uuid: str, reached: Collection[str]) -> bool:
    """Whether a state is asked for: until it is proved (NL-10), and while not refuted (NL-4)."""
    if state.finding(label, uuid) is not None:
        return False
    so_far = [f for f in state.findings.values() if f.lesion == uuid and f.timepoint in reached]
    if any(f.state == NewLesionState.UNEQUIVOCAL for f in so_far):
        return False
    latest = max(so_far, key=lambda f: label_order(f.timepoint), default=None)
    return latest is None or latest.state != NewLesionState.NOT_LESION


def _timepoint(
    state: ReadState, at: TimepointFacts, declared: list[tuple[str, LesionRecord]], options: StudyOptions
) -> Timepoint:
    if not at.done:
        return Timepoint(at.label, None, at.visit, at.nominal_date, done=False)
    targets, non_targets = {}, {}
    for uuid, lesion in declared:
        if lesion.role is Role.TARGET:
            targets[lesion.id] = target_finding(state, at.label, uuid, lesion, options)
        else:
            finding = state.finding(at.label, uuid)
            non_targets[lesion.id] = NonTargetState(
                finding.state if finding else NonTargetState.NOT_EVALUABLE
            )
    return Timepoint(
        at.label,
        at.date,
        at.visit,
        at.nominal_date,
        True,
        targets,
        non_targets,
        tuple(_new_findings(state, at.label)),
        _lesion_dates(state, at),
        _not_imaged(at, options),
    )


def target_finding(
    state: ReadState, label: str, uuid: str, lesion: LesionRecord, options: StudyOptions
) -> TargetFinding:
    """State of a target for the rules; fragments are added up (S-6), a gap is not evaluable."""
    fragments = state.fragments_of(uuid, label)
    own = state.finding(label, uuid)
    if fragments and own is None:
        return _split_finding(state, label, [u for u, _ in fragments], lesion, options)
    if own is None:
        return TargetFinding(TargetState.NOT_EVALUABLE)
    target_state = TargetState(own.state)
    if target_state is TargetState.MERGED:
        carrier = state.lesions.get(own.into or "")
        return TargetFinding(target_state, merged_into=carrier.id if carrier else None)
    mark = state.measurement(label, uuid)
    if target_state is TargetState.MEASURED and mark is not None:
        return TargetFinding(target_state, mark.counted_mm(lesion.nodal))
    return TargetFinding(target_state)


def _split_finding(
    state: ReadState, label: str, fragments: list[str], lesion: LesionRecord, options: StudyOptions
) -> TargetFinding:
    """NE if one fragment is NE or open, absent if all are gone, else the sum with defaults (S-3, S-6)."""
    default = options.charter.too_small_mm(lesion.nodal)
    lengths: list[Decimal] = []
    for uuid in fragments:
        finding = state.finding(label, uuid)
        if finding is None or finding.state == TargetState.NOT_EVALUABLE:
            return TargetFinding(TargetState.NOT_EVALUABLE)
        if finding.state == TargetState.TOO_SMALL:
            lengths.append(default)
        elif finding.state == TargetState.MEASURED:
            mark = state.measurement(label, uuid)
            value = None if mark is None else mark.counted_mm(lesion.nodal)
            if value is None:
                return TargetFinding(TargetState.NOT_EVALUABLE)
            lengths.append(value)
    if not lengths:
        return TargetFinding(TargetState.ABSENT)
    return TargetFinding(TargetState.MEASURED, sum(lengths, Decimal(0)), tuple(lengths))


def _new_findings(state: ReadState, label: str) -> Iterator[NewLesionFinding]:
    for uuid, lesion in state.lesions_in_order():
        if lesion.role is not Role.NEW:
            continue
        finding = state.finding(label, uuid)
        if finding is not None:
            yield NewLesionFinding(
                lesion.id, NewLesionState(finding.state), lesion.organ.lower(), lesion.nodal
            )


def _lesion_dates(state: ReadState, at: TimepointFacts) -> Mapping[str, date]:
    """Scan dates of lesions drawn on another day than the timepoint's first scan (D-1)."""
    dates: dict[str, date] = {}
    for mark in state.measurements.values():
        if mark.lesion is None or mark.timepoint != at.label:
            continue
        series = at.series_by_uid(mark.place.series_uid)
        lesion = state.lesions.get(mark.lesion)
        if series is None or lesion is None or series.scan_date in (None, at.date):
            continue
        owner = state.lesions[lesion.parent] if lesion.parent else lesion
        assert series.scan_date is not None
        dates[owner.id] = max(series.scan_date, dates.get(owner.id, series.scan_date))
    return dates


def _not_imaged(at: TimepointFacts, options: StudyOptions) -> tuple[str, ...]:
    """Required regions that no series covers; none is claimed while a region is unknown."""
    stacks = [s for s in at.series if s.is_stack]
    if not stacks or any(not s.label.region for s in stacks):
        return ()
    covered = {region for s in stacks for region in s.label.region}
    return tuple(r for r in at.regions_required(options) if r not in covered)
