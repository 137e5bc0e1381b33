"""Non-target response at one timepoint; equivocal progression that proves true later.

Source: RECIST 1.1, Eisenhauer 2009, sections 4.3.3 and 4.3.4; Schwartz 2016; our rules NT-1 to
NT-5 and NT-11. The states are the reader's judgement (NT-6, NT-7, NT-10, NT-12) and no number
enters (NT-9); NT-6 and NT-8 raise queries in `findings.py`.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from recist_reader.recist.assessment import Reason
from recist_reader.recist.dates import lesion_date
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.read import Read, Timepoint
from recist_reader.recist.vocabulary import NonTargetState, Response


@dataclass(frozen=True)
class NonTargetFacts:
    """States of all non-targets of one timepoint, and how NE among them counts."""

    any_non_target: bool
    any_image: bool
    states: Mapping[str, NonTargetState]
    lacking: tuple[str, ...] = ()  # without a state yet: counts as NE
    evaluable_subset: bool = False  # `nt_any_ne`

    def in_state(self, *states: NonTargetState) -> tuple[str, ...]:
        return tuple(lesion for lesion, state in self.states.items() if state in states)

    @property
    def progressing(self) -> tuple[str, ...]:
        return self.in_state(NonTargetState.UNEQUIVOCAL_PD)

    @property
    def not_evaluable(self) -> tuple[str, ...]:
        return (*self.in_state(NonTargetState.NOT_EVALUABLE), *self.lacking)

    @property
    def present(self) -> tuple[str, ...]:
        # An equivocal mark counts as present (NT-11).
        return self.in_state(NonTargetState.PRESENT, NonTargetState.EQUIVOCAL_PD)

    @property
    def evaluation_fails(self) -> bool:
        missing = self.not_evaluable
        if not self.any_image:
            return True
        if self.evaluable_subset:
            return len(missing) == len(self.states) + len(self.lacking)
        return bool(missing)


class Rule(NamedTuple):
    """One rule of section 5: when it holds, what it gives, and which lesions decided."""

    id: str
    gives: Response
    holds: Callable[[NonTargetFacts], bool]
    lesions: Callable[[NonTargetFacts], tuple[str, ...]]


RULES = (  # the first that holds is the answer
    Rule("NT-1", Response.NA, lambda f: not f.any_non_target, lambda _: ()),
    Rule("NT-2", Response.PD, lambda f: f.any_image and bool(f.progressing), lambda f: f.progressing),
    Rule("NT-3", Response.NE, lambda f: f.evaluation_fails, lambda f: f.not_evaluable),
    Rule("NT-4", Response.CR, lambda f: not f.present, lambda f: f.present),
    Rule("NT-5", Response.NON_CR_NON_PD, lambda _: True, lambda f: f.present),
)


def facts_of(read: Read, at: Timepoint) -> NonTargetFacts:
    """Return what the non-target response of one timepoint depends on."""
    declared = [lesion.id for lesion in read.non_targets]
    return NonTargetFacts(
        any_non_target=bool(declared),
        any_image=at.done and read.baseline is not None,
        states={lesion: at.non_targets[lesion] for lesion in declared if lesion in at.non_targets},
        lacking=tuple(lesion for lesion in declared if lesion not in at.non_targets) if at.done else (),
        evaluable_subset=read.options.nt_any_ne == "evaluable_subset",
    )


def non_target_response(facts: NonTargetFacts) -> tuple[Response, tuple[Reason, ...]]:
    """Return the non-target response and the rule that gave it, with its lesions."""
    rule = next(rule for rule in RULES if rule.holds(facts))
    lesions = rule.lesions(facts)
    figures = {"lesions": len(lesions), "of": len(facts.states) + len(facts.lacking)}
    return rule.gives, (Reason(rule.id, True, figures if facts.any_non_target else {}, lesions),)


class Marked(NamedTuple):
    """A non-target marked `equivocal_pd` that proved true at its next evaluable timepoint."""

    lesion: str
    first_index: int  # of the marked timepoint
    first_date: datetime.date


def marks_proved_at(
    timepoints: tuple[Timepoint, ...], index: int, options: CharterOptions
) -> tuple[Marked, ...]:
    """Return the earlier marks that a timepoint's unequivocal progression proves (NT-11)."""
    if not options.nt_equivocal_mark:
        return ()
    proved = []
    for lesion, state in timepoints[index].non_targets.items():
        if state is not NonTargetState.UNEQUIVOCAL_PD:
            continue
        last = _last_evaluable(timepoints, index, lesion)
        if last is not None and timepoints[last].non_targets[lesion] is NonTargetState.EQUIVOCAL_PD:
            when = lesion_date(timepoints[last], lesion)
            if when is not None:
                proved.append(Marked(lesion, last, when))
    return tuple(proved)


def _last_evaluable(timepoints: tuple[Timepoint, ...], index: int, lesion: str) -> int | None:
    for earlier in range(index - 1, -1, -1):
        state = timepoints[earlier].non_targets.get(lesion)
        if timepoints[earlier].done and state not in (None, NonTargetState.NOT_EVALUABLE):
            return earlier
    return None
