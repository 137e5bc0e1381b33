"""Why the reads part, set out as element, both values and what turns (AJ-4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from recist_reader.trial.adjudication.elements import ElementKind
from recist_reader.trial.adjudication.explanation import Cause, Exchanged, Explanation, Found
from recist_reader.trial.adjudication.told import (
    cause_words,
    element_words,
    explanation_words,
    own_category_words,
    turn_words,
)
from recist_reader.trial.facts import SubjectFacts
from recist_reader.ui.adjudication.models.pairs import PairRow
from recist_reader.ui.reader.models.words import minus, timepoint_name
from recist_reader.ui.texts import plural, shown, tr

ELEMENT_WORDS = {
    ElementKind.NEW_LESION: tr("new lesion"),
    ElementKind.FIRST_SEEN: tr("new lesion, first seen"),
    ElementKind.NON_TARGET_STATE: tr("state of a non-target"),
    ElementKind.NOT_EVALUABLE: tr("not evaluable"),
    ElementKind.MEASUREMENT: tr("measurement"),
    ElementKind.TARGET_STATE: tr("state of a target"),
    ElementKind.SPLIT: tr("split"),
    ElementKind.MERGED: tr("merged"),
    ElementKind.AXIS: tr("axis that counts"),
    ElementKind.DATE: tr("date of the scan"),
    ElementKind.TARGET_CHOICE: tr("choice of targets"),
    ElementKind.NON_TARGET_CHOICE: tr("choice of non-targets"),
}
_IN_WORDS = (ElementKind.AXIS, ElementKind.DATE)
"""Kinds whose values no column of the comparison has."""


@dataclass(frozen=True)
class ElementView:
    """One finding that was exchanged: "Liver, segment 7 at TP4", "pair 1, measurement", what each read has.

    `pair` is the number of its row, 0 where it stands in none; then `title` says it all, without values.
    """

    title: str
    under: str
    a: str = ""
    b: str = ""
    pair: int = 0

    @property
    def spoken(self) -> str:
        values = (f"{read} {value}" for read, value in (("A", self.a), ("B", self.b)) if value)
        return ", ".join((self.title, self.under, *values))


@dataclass(frozen=True)
class ExplainedView:
    """`lead`: what was tried and found; `turn`: what the exchange turns, with its figures and rules.

    `others` are further single causes, `notes` own categories of readers; `timepoint` is where it shows.
    """

    lead: str
    elements: tuple[ElementView, ...] = ()
    turn: str = ""
    timepoint: str | None = None
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def pairs(self) -> tuple[int, ...]:
        """Numbers of the rows that it is about."""
        return tuple(element.pair for element in self.elements if element.pair)


def explained_view(explanation: Explanation, facts: SubjectFacts, rows: Sequence[PairRow]) -> ExplainedView:
    """Return the explanation of a case; `rows` are those of the pairs that it was sought with."""
    notes = tuple(_sentence(own_category_words(own)) for own in explanation.own_categories)
    cause = explanation.cause
    if cause is None:
        return ExplainedView(_sentence(explanation_words(explanation, facts)), notes=notes)
    return ExplainedView(
        _lead(explanation, cause),
        tuple(view for element in cause.elements for view in _elements(element, facts, rows)),
        _sentence(turn_words(cause, facts)),
        cause.elements[0].timepoint,
        tuple(_sentence(cause_words(other, facts)) for other in explanation.others),
        notes,
    )


def _sentence(words: str) -> str:
    text = minus(shown(words))
    return text[:1].upper() + text[1:]


def _lead(explanation: Explanation, cause: Cause) -> str:
    tried = plural(explanation.tried, tr("1 single exchange tried"), tr("{number} single exchanges tried"))
    count = len(cause.elements)
    alone = (
        tr("this one closes the difference, others do too")
        if explanation.others
        else tr("this one alone closes the difference")
    )
    found = {
        Found.ONE_ELEMENT: alone,
        Found.TWO_TOGETHER: tr("none alone: these two together close the difference"),
        Found.SEVERAL_TOGETHER: tr("none alone: these {count} together close the difference", count=count),
    }
    return f"{tried}, {found[explanation.found]}"


def _elements(element: Exchanged, facts: SubjectFacts, rows: Sequence[PairRow]) -> list[ElementView]:
    kind = ELEMENT_WORDS[element.kind]
    views = []
    for lesion in element.lesions:
        ids = (lesion.id_a or "", lesion.id_b or "")
        row = next((it for it in rows if (it.id_a, it.id_b) == ids), None)
        cell = None if row is None else row.at(element.timepoint)
        if row is None or cell is None or element.kind in _IN_WORDS:
            words = _sentence(element_words(element, facts))
            return [ElementView(words, kind, pair=0 if row is None else row.number)]
        where = timepoint_name(element.timepoint)
        title = tr("{site} at {timepoint}", site=row.site, timepoint=where)
        under = tr("pair {number}, {kind}", number=row.number, kind=kind)
        views.append(ElementView(title, under, cell.a.whole or "-", cell.b.whole or "-", row.number))
    return views
