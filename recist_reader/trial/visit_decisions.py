"""Decisions on the study's stream: the visits of a subject, and the images that make them readable."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.facts import BASELINE, SeriesLabel
from recist_reader.trial.labels import label_order
from recist_reader.trial.options import REGIONS
from recist_reader.trial.patch import Edit, Reason
from recist_reader.trial.reasons import SHORTEST_NOTE, says_enough
from recist_reader.trial.study_records import BASELINE_VISIT, SeriesRecord, VisitRecord, visit_key
from recist_reader.trial.study_state import StudyState

PHASES = ("unknown", "native", "arterial", "late arterial", "portal venous", "delayed")
KERNELS = ("unknown", "soft", "lung", "bone")


@dataclass(frozen=True)
class ImportedImages:
    """What an import brought for one visit: series as records, the rest as rows of the store."""

    subject: str
    visit: str
    series: Mapping[str, SeriesRecord]
    instances: Mapping[str, Any] = field(default_factory=dict)
    source_files: Mapping[str, Any] = field(default_factory=dict)
    releases: bool = True
    on: date | None = None  # the day of the import, on which it releases


def visit_name(text: str) -> str | None:
    """The name of a visit in a study without a list: Baseline, TP1, TP2 ..., case-blind; else None."""
    plain = text.strip().lower()
    if plain in ("baseline", "bl"):
        return BASELINE_VISIT
    match = re.fullmatch(r"tp([1-9][0-9]?)", plain)
    return f"TP{match[1]}" if match else None


def visit_number(name: str) -> int:
    """The number of a visit in a study without a list; baseline is 0."""
    return 0 if name == BASELINE_VISIT else int(name.removeprefix("TP"))


def numbered(name: str) -> tuple[int, str]:
    """Scheduled number and label of a visit in a study without a list."""
    return visit_number(name), BASELINE if name == BASELINE_VISIT else name


def name_of_visit(state: StudyState, text: str) -> str | None:
    """The name of a visit as the study spells it, case-blind; None for what is no visit (ST-104).

    Of the study's list, or outside it `Unscheduled 1` ...; without a list Baseline, TP1, TP2 ...
    """
    return visit_name(text) if state.visit_list is None else state.visit_list.name_of(text)


def known_names(state: StudyState) -> str:
    """How visits are called here, for a remedy."""
    if state.visit_list is None:
        return phrase("Use Baseline, TP1, TP2 ...")
    names = ", ".join(visit.name for visit in state.visit_list.visits)
    if state.visit_list.repeat is None:
        return phrase("Use {names}, or Unscheduled 1 for a scan outside of these", names=names)
    return phrase("Use {names} ..., or Unscheduled 1 for a scan outside of these", names=names)


def place_of(state: StudyState, subject: str, name: str) -> tuple[int | None, str]:
    """Scheduled number of a visit, and the label that it has or would get now (ST-5).

    With a list of visits labels count what was released; unscheduled visits have no number.
    """
    if state.visit_list is None:
        return numbered(name)
    number = state.visit_list.number_of(name)
    if number == 0:
        return 0, BASELINE
    found = state.visits.get(visit_key(subject, name))
    if found is not None and found.label is not None:
        return number, found.label
    labels = {visit.label for visit in state.visits_of(subject)} - {None, BASELINE}
    return number, f"TP{len(labels) + 1}"


def decide_import(state: StudyState, images: ImportedImages, locked: Collection[str]) -> Edit | Refusal:
    """Images of a visit come in; where `images.releases`, the visit is released with its first ready series.

    That is always so in a single-reader study (RO-10, ST-5), which has nobody else to do it. `locked` are the
    labels that a reader has locked or opened for confirmation: nothing is slipped in there (SQ-3).
    """
    subject = images.subject
    if subject not in state.subjects:
        return refuse("ST-118", phrase("there is no such subject"), subject, phrase("Add it first"))
    name = name_of_visit(state, images.visit)
    if name is None:
        what = phrase("{visit!r} is no visit", visit=images.visit)
        return refuse("ST-104", what, subject, known_names(state))
    if not images.series and not images.source_files:
        return refuse(
            "ER", phrase("nothing to import was found"), name, phrase("Choose a folder with CT images")
        )
    existing = state.visits.get(visit_key(subject, name))
    if existing is not None and existing.label in locked:
        return refuse("SQ-3", phrase("the timepoint is locked"), name, phrase("Reopen it first (new images)"))
    ready = [s for s in images.series.values() if s.state == "ready"]
    number, label = place_of(state, subject, name)
    is_released = existing is not None and existing.label is not None
    released_on = existing.released_on if existing is not None and is_released else None
    releases = (
        bool(ready) and images.releases and (existing is None or existing.label is None or not existing.done)
    )
    if releases:
        refusal = may_not_be_released(
            state, subject, name, [s.scan_date for s in ready if s.scan_date], locked
        )
        if refusal is not None:
            return refusal
    if releases:
        is_released, released_on = True, images.on
    is_done = bool(ready) or existing is None or existing.done
    visit = VisitRecord(
        subject, name, number, label if is_released else None, is_done, released_on=released_on
    )
    new: dict[str, dict[str, Any]] = {
        "visit": {visit_key(subject, name): visit},
        "series": dict(images.series),
        "instance": dict(images.instances),
        "source_file": dict(images.source_files),
    }
    return state.edit("images.imported", {table: rows for table, rows in new.items() if rows})


def may_not_be_released(
    state: StudyState, subject: str, name: str, dates: list[date], locked: Collection[str]
) -> Refusal | None:
    """Labels follow the order of release and never change, and reading goes by date (ST-5)."""
    _number, label = place_of(state, subject, name)
    released = [v for v in state.visits_of(subject) if v.label is not None]
    has_order = state.visit_list is None  # TP1, TP2 ... are places; names of a list are none
    number = visit_number(name) if has_order else 0
    is_blinded = state.study is not None and not state.study.single_reader
    if (is_blinded or not has_order) and label != BASELINE and BASELINE not in {v.label for v in released}:
        return refuse("ST-5", phrase("baseline is not released"), name, phrase("Release baseline first"))
    if label == BASELINE:
        if locked:
            return refuse(
                "ST-5", phrase("later timepoints are read already"), name, phrase("Reopen them first")
            )
    elif number > 1 and f"TP{number - 1}" not in {v.label for v in released}:
        remedy = phrase("Import TP{number} first, or declare it not done", number=number - 1)
        return refuse("ST-5", phrase("TP{number} has no images yet", number=number - 1), name, remedy)
    else:  # a visit declared not done may have later ones
        later = (v for v in released if v.done and label_order(v.label) > label_order(label))
        following = next(later, None)
        if following is not None and following.label in locked:
            remedy = phrase("Reopen {name} first (new images)", name=following.name)
            return refuse("ST-5", phrase("{name} is read already", name=following.name), name, remedy)
    return _out_of_dates(state, subject, (name, label), dates) if dates else None


def _out_of_dates(
    state: StudyState, subject: str, visit_of: tuple[str, str], dates: list[date]
) -> Refusal | None:
    """Scans in another order than their labels; `visit_of`: name and label of the one to be released."""
    name, label = visit_of
    first = min(dates)
    for visit in state.visits_of(subject):
        other = [
            s.scan_date for s in state.series_of(subject, visit.name) if s.scan_date and s.state == "ready"
        ]
        if not other or visit.name == name:
            continue
        if visit.label is None:
            # Once a later one is released, an older scan comes in by reopening alone (SG-6).
            if state.visit_list is not None and min(other) < first:
                what = phrase("{name} has an older scan and is not released", name=visit.name)
                return refuse("ST-5", what, name, phrase("Release that first, or take its images out"))
            continue
        is_earlier_visit = label_order(visit.label) < label_order(label)
        if is_earlier_visit and min(other) > first:
            what = phrase("its scan is older than that of {name}", name=visit.name)
            return refuse("ST-5", what, name, phrase("Check which visit the folder belongs to"))
        if not is_earlier_visit and min(other) < first:
            what = phrase("its scan is later than that of {name}", name=visit.name)
            return refuse("ST-5", what, name, phrase("Check which visit the folder belongs to"))
    return None


def decide_label(
    state: StudyState, uid: str, label: SeriesLabel, reason: str | None, locked: Collection[str]
) -> Edit | Refusal:
    """Set region, phase and kernel class of a series (BN-1); words come from closed lists."""
    series = state.series.get(uid)
    if series is None:
        return refuse(
            "BN-1", phrase("there is no such series"), phrase("series"), phrase("Choose one of the strip")
        )
    visit = state.visits.get(visit_key(series.subject, series.visit))
    if visit is not None and visit.label in locked:
        return refuse("SG-5", phrase("the timepoint is locked"), series.visit, phrase("Reopen it first"))
    wrong = [r for r in label.region if r not in REGIONS]
    if wrong or label.phase not in PHASES or label.kernel not in KERNELS:
        return refuse(
            "BN-1",
            phrase("a label has words of the lists only"),
            series.visit,
            phrase("Choose region, phase, kernel"),
        )
    changed = replace(series, label=label)
    return state.edit("series.labelled", {"series": {uid: changed}}, Reason(reason) if reason else None)


@dataclass(frozen=True)
class QuarantineDecision:
    """What a person decides on a series that was held back, after looking at it."""

    uid: str
    release: bool
    reason: str


def decide_quarantine(
    state: StudyState, decision: QuarantineDecision, locked: Collection[str]
) -> Edit | Refusal:
    """Release a held-back series or keep it out, with a reason (BN-2, BN-3, BL-40).

    Releasing releases its visit as an import would (ST-5). A series kept out can be released later; one
    that is released stays: it may have been measured on. Of images that share their UID with another
    content releasing one is the choice: the others still held are kept out (BL-35).
    """
    series = state.series.get(decision.uid)
    if series is None:
        return refuse(
            "BN-3", phrase("there is no such series"), phrase("series"), phrase("Choose one of the list")
        )
    name = series.visit
    if series.state == "ready" or (series.state == "refused" and not decision.release):
        return refuse("BN-3", phrase("this was decided already"), name, phrase("Nothing to do"))
    if not says_enough(decision.reason, SHORTEST_NOTE):
        return refuse(
            "BN-3", phrase("a decision on held-back images needs its reason"), name, phrase("Say why")
        )
    visit = state.visits.get(visit_key(series.subject, name))
    if decision.release and visit is not None and visit.label in locked:
        return refuse("SQ-3", phrase("the timepoint is locked"), name, phrase("Reopen it first (new images)"))
    if not decision.release:
        kept_out = {decision.uid: replace(series, state="refused")}
        return state.edit("quarantine.decided", {"series": kept_out}, Reason(decision.reason.strip()))
    return _release(state, series, visit, decision, locked)


def _release(
    state: StudyState,
    series: SeriesRecord,
    visit: VisitRecord | None,
    decision: QuarantineDecision,
    locked: Collection[str],
) -> Edit | Refusal:
    subject, name = series.subject, series.visit
    new: dict[str, dict[str, Any]] = {"series": {}}
    if visit is None or visit.label is None or not visit.done:
        dates = [series.scan_date] if series.scan_date else []
        refusal = may_not_be_released(state, subject, name, dates, locked)
        if refusal is not None:
            return refusal
        number, label = place_of(state, subject, name)
        new["visit"] = {visit_key(subject, name): VisitRecord(subject, name, number, label)}
    if "choice" in series.blocked:
        for rival in _held_rivals(state, series):
            new["series"][rival.uid] = replace(rival, state="refused")
    blocked = tuple(item for item in series.blocked if item != "choice")
    new["series"][series.uid] = replace(series, state="ready", blocked=blocked)
    return state.edit("quarantine.decided", new, Reason(decision.reason.strip()))


def _held_rivals(state: StudyState, series: SeriesRecord) -> list[SeriesRecord]:
    """Other contents under the same UIDs that wait for the same choice (BL-35)."""
    source = series.uid.split("/")[0]
    return [
        other
        for other in state.series_of(series.subject, series.visit)
        if other.uid != series.uid
        and other.uid.split("/")[0] == source
        and other.state == "quarantined"
        and "choice" in other.blocked
    ]


def decide_not_done(state: StudyState, subject: str, visit: str, reason: str) -> Edit | Refusal:
    """A scheduled visit without images: it counts as NE, not done (OR-9)."""
    if subject not in state.subjects:
        return refuse("ST-118", phrase("there is no such subject"), subject, phrase("Add it first"))
    name = name_of_visit(state, visit)
    if name is None or _is_not_to_be_declared(state, name):
        what = phrase("{visit!r} cannot be declared not done", visit=visit)
        remedy = phrase("Use TP1, TP2 ...") if state.visit_list is None else known_names(state)
        return refuse("OR-9", what, subject, remedy)
    if not says_enough(reason, SHORTEST_NOTE):
        return refuse("OR-9", phrase("a visit not done needs its reason"), name, phrase("Say why"))
    key = visit_key(subject, name)
    if key in state.visits and state.visits[key].label is not None:
        return refuse(
            "OR-9",
            phrase("the visit has images or is declared already"),
            name,
            phrase("Choose another visit"),
        )
    refusal = _out_of_order(state, subject, name)
    if refusal is not None:
        return refusal
    number, label = place_of(state, subject, name)
    record = VisitRecord(subject, name, number, label, done=False)
    return state.edit("visit.not_done", {"visit": {key: record}}, Reason(reason))


def _is_not_to_be_declared(state: StudyState, name: str) -> bool:
    """The baseline, and what is on no schedule, is never missed (OR-9)."""
    if state.visit_list is None:
        return name == BASELINE_VISIT
    return state.visit_list.number_of(name) in (None, 0)


def _out_of_order(state: StudyState, subject: str, name: str) -> Refusal | None:
    """A visit is declared not done before a later one is released, as labels are in order (ST-5)."""
    labelled = [v for v in state.visits_of(subject) if v.label is not None]
    if state.visit_list is None:
        number = visit_number(name)
        before = f"TP{number - 1}" if number > 1 else BASELINE
        if before not in {v.label for v in labelled}:
            what, remedy = phrase("an earlier visit is still missing"), phrase("Go in the order of visits")
            return refuse("ST-5", what, name, remedy)
        return None
    if BASELINE not in {v.label for v in labelled}:
        return refuse("ST-5", phrase("baseline is not released"), name, phrase("Release baseline first"))
    place = state.visit_list.number_of(name) or 0
    later = next((v for v in labelled if v.number is not None and v.number > place), None)
    if later is None:
        return None
    what = phrase("{name} comes after it and is released", name=later.name)
    remedy = phrase("Leave it: the schedule counts a visit without images as missed")
    return refuse("ST-5", what, name, remedy)
