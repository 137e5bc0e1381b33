"""The visits of a subject as the import and series pages show them; which visit comes next."""

from dataclasses import dataclass

from recist_reader.reading.study_session import StudySession
from recist_reader.said import Said, phrase
from recist_reader.trial.study_records import BASELINE_VISIT, SeriesRecord, VisitRecord, visit_key
from recist_reader.trial.visit_list import UNSCHEDULED, VisitList


@dataclass(frozen=True)
class VisitImages:
    """One visit with its series; `is_locked`: its images are fixed (SG-9, SQ-3)."""

    name: str
    series: tuple[SeriesRecord, ...]
    is_released: bool
    is_done: bool
    is_locked: bool
    is_opened: bool = False

    @property
    def may_be_withdrawn(self) -> bool:
        """Imported by mistake, it can be taken out again; whether it is the last is decided there."""
        return bool(self.series) and not self.is_opened

    @property
    def state(self) -> Said:
        """One word or two for a list."""
        if not self.is_done:
            return phrase("not done")
        if self.is_locked:
            return phrase("locked")
        if self.is_released:
            return phrase("has images")
        if any(series.state == "ready" for series in self.series):
            return phrase("to be released")
        return phrase("held back") if self.series else phrase("no images")


def visits_with_images(study: StudySession, subject: str) -> tuple[VisitImages, ...]:
    """All visits of a subject that have images or are declared not done, in the order of their numbers."""
    bound, opened = study.bound_labels(subject), study.opened_labels(subject)
    own = [visit for visit in study.state.visits.values() if visit.subject == subject]
    return tuple(
        VisitImages(
            visit.name,
            tuple(study.state.series_of(subject, visit.name)),
            is_released=visit.label is not None,
            is_done=visit.done,
            is_locked=visit.label in bound,
            is_opened=visit.label in opened,
        )
        for visit in sorted(own, key=_in_order)
    )


def _in_order(visit: VisitRecord) -> tuple[bool, int, str]:
    """By number; unscheduled visits last, by name."""
    return (visit.number is None, visit.number or 0, visit.name)


def next_visit(study: StudySession, subject: str) -> str:
    """The first visit that has neither released images nor was declared not done.

    Where a manager releases, a visit whose images are there and wait for that is not the next one to import.
    """
    number = 0
    planned = study.state.visit_list
    while True:
        listed = planned.planned(number) if planned is not None else None
        if planned is not None and listed is None:
            return planned.name_of(UNSCHEDULED) or UNSCHEDULED
        name = listed.name if listed else BASELINE_VISIT if number == 0 else f"TP{number}"
        visit = study.state.visits.get(visit_key(subject, name))
        if visit is None or (visit.label is None and not _waits_for_release(study, subject, name)):
            return name
        number += 1


def _waits_for_release(study: StudySession, subject: str, visit: str) -> bool:
    is_single = study.head.single_reader
    return not is_single and any(s.state == "ready" for s in study.state.series_of(subject, visit))


def visit_choices(study: StudySession, subject: str) -> tuple[tuple[str, Said], ...]:
    """(name, state) of every visit that images can be imported for: those known, the next, one after it.

    With a list of visits all that it names, and one outside it.
    """
    if study.state.visit_list is not None:
        return _choices_of_list(study, subject, study.state.visit_list)
    known = {visit.name: visit.state for visit in visits_with_images(study, subject)}
    proposed = next_visit(study, subject)
    state = known.get(proposed)
    known[proposed] = phrase("next") if state is None else phrase("next, {state}", state=state)
    if proposed != BASELINE_VISIT:
        known.setdefault(f"TP{int(proposed[2:]) + 1}", phrase("no images"))
    else:
        known.setdefault("TP1", phrase("no images"))
    order = sorted(known, key=lambda name: 0 if name == BASELINE_VISIT else int(name[2:]))
    return tuple((name, known[name]) for name in order)


def _choices_of_list(study: StudySession, subject: str, visits: VisitList) -> tuple[tuple[str, Said], ...]:
    """Every visit that the list names, what the subject has beside them, and one that is unscheduled."""
    known = {visit.name: visit.state for visit in visits_with_images(study, subject)}
    proposed = next_visit(study, subject)
    names = [visit.name for visit in visits.visits]
    number = visits.number_of(proposed)
    if number is not None and number >= len(names):
        names += [later.name for n in range(len(names), number + 2) if (later := visits.planned(n))]
    names += [name for name in known if name not in names]
    free = next(f"{UNSCHEDULED} {n}" for n in range(1, len(known) + 2) if f"{UNSCHEDULED} {n}" not in known)
    names += [free] if free not in names else []
    nothing = phrase("no images")
    states = {name: known.get(name, nothing) for name in names}
    state = known.get(proposed)
    states[proposed] = phrase("next") if state is None else phrase("next, {state}", state=state)
    return tuple(states.items())
