"""The explanation in words, as the adjudicator reads it (AJ-4).

Reads are A and B here, never readers. Days are told as days from baseline, and not at all where the charter
shows visits alone (BN, date_display).
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Response, Role, TargetState
from recist_reader.recist.wording import figure_text
from recist_reader.said import Said, joined, phrase
from recist_reader.trial.adjudication.elements import ElementKind
from recist_reader.trial.adjudication.explanation import (
    Cause,
    Exchanged,
    ExchangedLesion,
    Explanation,
    Found,
    OwnCategory,
    Turn,
)
from recist_reader.trial.adjudication.values import LesionValue
from recist_reader.trial.facts import SubjectFacts

_A, _B = phrase("A"), phrase("B")

_STATES: Mapping[str, Said] = {
    TargetState.TOO_SMALL: phrase("too small"),
    TargetState.ABSENT: phrase("absent"),
    TargetState.NOT_EVALUABLE: phrase("not evaluable"),
    TargetState.MERGED: phrase("merged"),
    TargetState.MEASURED: phrase("measured"),
    NonTargetState.PRESENT: phrase("present"),
    NonTargetState.UNEQUIVOCAL_PD: phrase("unequivocal progression"),
    NonTargetState.EQUIVOCAL_PD: phrase("equivocal progression"),
    NewLesionState.UNEQUIVOCAL: phrase("unequivocal"),
    NewLesionState.EQUIVOCAL: phrase("equivocal"),
    NewLesionState.NOT_LESION: phrase("no lesion"),
}
_ROLES: Mapping[Role, Said] = {
    Role.TARGET: phrase("target"),
    Role.NON_TARGET: phrase("non-target"),
    Role.NEW: phrase("new lesion"),
}
_OF_GROWTH, _OF_SHRINKAGE = ("TR-3", "TR-4"), ("TR-6", "TR-7")


def explanation_words(explanation: Explanation, facts: SubjectFacts) -> Said:
    """Return the explanation in one line, its cause first; own categories of readers stand apart."""
    parting, cause = explanation.parting, explanation.cause
    if parting is None:
        return phrase("by the rules the reads agree at every timepoint, in category and date")
    if cause is None:
        return phrase("no exchange of single findings explains {timepoint}", timepoint=parting.timepoint)
    words = cause_words(cause, facts)
    if explanation.found is Found.ONE_ELEMENT:
        return words
    return phrase(
        "no single finding explains {timepoint}; {count} together: {words}",
        timepoint=parting.timepoint,
        count=len(cause.elements),
        words=words,
    )


def cause_words(cause: Cause, facts: SubjectFacts) -> Said:
    """Return "A with B's T2 31.0 vs 24.5 at TP3: +20.4 % turns into +12.9 %, PD (TR-3) into SD (TR-7)"."""
    elements = joined("; ", [element_words(element, facts) for element in cause.elements])
    return joined(": ", (elements, turn_words(cause, facts)))


def turn_words(cause: Cause, facts: SubjectFacts) -> Said:
    """Return "A with B there turns +20.4 % into +12.9 %, PD (TR-3) into SD (TR-7)"."""
    turn, in_a = _told_turn(cause)
    return phrase(
        "{read} with {other} there turns {change}",
        read=_A if in_a else _B,
        other=_B if in_a else _A,
        change=_change(turn, facts),
    )


def _told_turn(cause: Cause) -> tuple[Turn, bool]:
    """The direction that is told: one that closes, PD taken back before PD made, A before B."""
    turns = [(turn, in_a) for turn, in_a in ((cause.into_a, True), (cause.into_b, False)) if turn is not None]
    closing = [it for it in turns if it[0].closes]
    return min(closing, key=lambda it: (it[0].before.category is not Response.PD, not it[1]))


def element_words(element: Exchanged, facts: SubjectFacts) -> Said:
    """Return "T2 31.0 vs 24.5 at TP3", A's value first; what a read lacks is said so."""
    lesions = joined(", ", [_lesion_words(lesion, element, facts) for lesion in element.lesions])
    if element.kind in (ElementKind.TARGET_CHOICE, ElementKind.NON_TARGET_CHOICE, ElementKind.AXIS):
        return lesions
    return phrase("{lesions} at {timepoint}", lesions=lesions, timepoint=element.timepoint)


def _lesion_words(lesion: ExchangedLesion, element: Exchanged, facts: SubjectFacts) -> Said:
    name = _name(lesion)
    if element.kind is ElementKind.DATE:
        days = _days_words(lesion.date_a, lesion.date_b, facts)
        return phrase("scan date of {lesion} {days}", lesion=name, days=days)
    if lesion.id_a is None or lesion.id_b is None:
        alone, read = (lesion.a, _A) if lesion.id_b is None else (lesion.b, _B)
        value = _value_words(alone, with_role=False)
        return phrase("{lesion} ({value}) in {read} alone", lesion=name, value=value, read=read)
    with_roles = element.kind in (ElementKind.TARGET_CHOICE, ElementKind.NEW_LESION)
    a, b = (_value_words(it, with_roles and _roles_differ(lesion)) for it in (lesion.a, lesion.b))
    if element.kind is ElementKind.AXIS:
        return phrase("counted axis of {lesion} {a} vs {b}", lesion=name, a=a, b=b)
    return phrase("{lesion} {a} vs {b}", lesion=name, a=a, b=b)


def _roles_differ(lesion: ExchangedLesion) -> bool:
    return lesion.a is not None and lesion.b is not None and lesion.a.role is not lesion.b.role


def _name(lesion: ExchangedLesion) -> str:
    """One id where both reads have the same, else A's and B's."""
    return "/".join(dict.fromkeys(it for it in (lesion.id_a, lesion.id_b) if it is not None))


def _value_words(value: LesionValue | None, with_role: bool) -> str:
    if value is None:
        return phrase("not recorded")
    if value.fragments_mm:
        words = " + ".join(figure_text(mm) for mm in value.fragments_mm)
    elif value.role is Role.TARGET and value.mm is not None:
        words = figure_text(value.mm)
    else:
        words = _STATES[value.state]
    return phrase("{role} {value}", role=_ROLES[value.role], value=words) if with_role else words


def _change(turn: Turn, facts: SubjectFacts) -> Said:
    before, after = turn.before, turn.after
    if before.category is after.category:
        days = _days_words(before.date, after.date, facts)
        return phrase("its date ({rule}) {days}", rule=turn.rule, days=days)
    categories = phrase(
        "{before} ({before_rule}) into {after} ({after_rule})",
        before=before.category.value,
        before_rule=before.rule,
        after=after.category.value,
        after_rule=after.rule,
    )
    percents = _percents(turn)
    if None in percents:
        return categories
    one, other = (phrase("{percent} %", percent=figure_text(it, signed=True)) for it in percents)
    return phrase("{before} into {after}, {categories}", before=one, after=other, categories=categories)


def _percents(turn: Turn) -> Sequence[Decimal | None]:
    """The percentage that the turning rule asks for, before and after; none for other rules."""
    if turn.rule in _OF_GROWTH:
        return turn.before.from_nadir_percent, turn.after.from_nadir_percent
    if turn.rule in _OF_SHRINKAGE:
        return turn.before.from_baseline_percent, turn.after.from_baseline_percent
    return (None,)


def _days_words(one: dt.date | None, other: dt.date | None, facts: SubjectFacts) -> Said:
    may_tell = facts.options.workflow.date_display != "visit_only"
    if one is None or other is None or not may_tell:
        return phrase("to another day")
    return phrase("Day {one} vs Day {other}", one=facts.day(one), other=facts.day(other))


def own_category_words(own: OwnCategory) -> Said:
    """Return what a reader called a timepoint beside what the rules compute (OR-10)."""
    return phrase(
        "{read} called {timepoint} {own}, the rules compute {computed}, which counts (OR-10)",
        read=_A if own.in_a else _B,
        timepoint=own.timepoint,
        own=own.own,
        computed=own.computed.value,
    )
