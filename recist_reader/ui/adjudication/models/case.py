"""A case as its page shows it: triggers, both results, one column per timepoint (AJ-1, AJ-2)."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from recist_reader.reading.people.adjudicating import OpenCase
from recist_reader.recist.assessment import Assessment
from recist_reader.recist.vocabulary import Response, Role
from recist_reader.trial.adjudication.answers import Answer, answer_at
from recist_reader.trial.facts import BASELINE, SubjectFacts, TimepointFacts
from recist_reader.trial.state import ReadState
from recist_reader.ui.reader.models.words import (
    RESPONSE_WORDS,
    day_text,
    mm_text,
    scan_day,
    signed,
    timepoint_name,
)
from recist_reader.ui.texts import plural, shown, tr


@dataclass(frozen=True)
class LaneCell:
    """What one read has at one timepoint.

    `category` is a code, empty at baseline; `change` the percentages in words, `short_change` in
    fewer; `flag` marks the first progression and what comes after it.
    """

    sum_mm: str
    category: str
    change: str
    short_change: str
    flag: str = ""
    is_first_pd: bool = False
    spoken: str = ""


@dataclass(frozen=True)
class TimelineColumn:
    """One timepoint with both lanes; `is_framed`: the first at which the reads part (AJ-2)."""

    label: str
    name: str
    day: str
    is_done: bool
    is_framed: bool
    a: LaneCell
    b: LaneCell


@dataclass(frozen=True)
class ReadResult:
    """One read's result: best response with whether it is confirmed, first progression, its lesions."""

    best: str
    best_note: str
    progression: str
    lesions: str


@dataclass(frozen=True)
class CaseView:
    """The upper part of the page. `decided` is the read that was endorsed; empty while the case waits."""

    code: str
    triggers: tuple[str, ...]
    a: ReadResult
    b: ReadResult
    columns: tuple[TimelineColumn, ...]
    framed: str | None
    decided: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(column.label for column in self.columns)


def case_view(case: OpenCase, shows_triggers: bool = True) -> CaseView:
    """Return the view of an open case; without triggers where the charter hides them (AJ-8)."""
    pair, facts = case.pair, case.pair.facts
    first_a, first_b = _first_pd(pair.assessed_a), _first_pd(pair.assessed_b)
    columns = []
    for label in case.needs.timepoints:
        at = facts.at(label)
        assert at is not None, "a timepoint that was read is one of the subject"
        a = _cell(pair.assessed_a, at, first_a)
        b = _cell(pair.assessed_b, at, first_b)
        day = day_text(facts, at)
        framed = label == case.framed
        columns.append(TimelineColumn(label, timepoint_name(label), day, at.done, framed, a, b))
    triggers = tuple(shown(one.words) for one in case.triggers) if shows_triggers else ()
    return CaseView(
        case.code,
        triggers,
        _result(pair.a, pair.assessed_a, first_a, facts),
        _result(pair.b, pair.assessed_b, first_b, facts),
        tuple(columns),
        case.framed,
        "" if case.decided is None else case.decided.endorsed,
    )


def _first_pd(assessed: Assessment) -> str | None:
    """The timepoint of the first progression, dated back included."""
    return next((at.id for at in assessed.timepoints if at.overall is Response.PD and not at.post_pd), None)


def _cell(assessed: Assessment, at: TimepointFacts, first_pd: str | None) -> LaneCell:
    if at.label == BASELINE:
        total = mm_text(assessed.baseline_sum_mm) or tr("no target")
        return LaneCell(total, "", tr("sum at baseline"), "", spoken=tr("sum {mm} mm", mm=total))
    answer = answer_at(assessed, at.label)
    total = mm_text(answer.sum_mm) or "-"
    change, short = _changes(answer)
    if not at.done:
        change = short = tr("not done")
    is_first = at.label == first_pd
    flag = tr("first PD") if is_first else tr("after PD") if answer.is_after_pd else ""
    word = RESPONSE_WORDS[answer.category]
    spoken = ", ".join(part for part in (tr("sum {mm} mm", mm=total), word, change, flag) if part)
    return LaneCell(total, answer.category.value, change, short, flag, is_first, spoken)


def _changes(answer: Answer) -> tuple[str, str]:
    """Both percentages in words, and shorter where a column is narrow."""
    words, short = [], []
    if answer.from_baseline_percent is not None:
        percent = signed(answer.from_baseline_percent)
        words.append(tr("{percent} % from baseline", percent=percent))
        short.append(tr("{percent} % BL", percent=percent))
    if answer.from_nadir_percent is not None:
        percent = signed(answer.from_nadir_percent)
        words.append(tr("{percent} % from nadir", percent=percent))
        short.append(tr("{percent} % nadir", percent=percent))
    return ", ".join(words), ", ".join(short)


def _result(state: ReadState, assessed: Assessment, first_pd: str | None, facts: SubjectFacts) -> ReadResult:
    is_asked = facts.options.charter.confirmation_required
    best = assessed.bor_confirmed if is_asked else assessed.bor_unconfirmed
    note = ""
    if best in (Response.CR, Response.PR):
        is_confirmed = assessed.bor_confirmed is best
        note = tr("confirmed") if is_confirmed else tr("unconfirmed")
    progression = _progression(assessed.progression_date, first_pd, facts)
    return ReadResult(best.value, note, progression, _lesions(state))


def _progression(on: dt.date | None, first_pd: str | None, facts: SubjectFacts) -> str:
    if first_pd is None:
        return tr("none")
    day = "" if on is None else scan_day(facts, on)
    return ", ".join(part for part in (timepoint_name(first_pd), day) if part)


def _lesions(state: ReadState) -> str:
    roles = Counter(lesion.role for lesion in state.lesions.values() if lesion.parent is None)
    words = (
        (Role.TARGET, tr("1 target"), tr("{number} targets")),
        (Role.NON_TARGET, tr("1 non-target"), tr("{number} non-targets")),
        (Role.NEW, tr("1 new lesion"), tr("{number} new lesions")),
    )
    told = [plural(roles[role], one, many) for role, one, many in words if roles[role]]
    return ", ".join(told) or tr("none")
