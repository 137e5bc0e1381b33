"""AJ-4 over random pairs: each claim holds when it is computed anew, and none depends on who is A."""

from hypothesis import HealthCheck, given, settings

from recist_reader.recist.assess import assess
from recist_reader.trial.adjudication.answers import answer_at
from recist_reader.trial.adjudication.elements import ElementKind, elements_of
from recist_reader.trial.adjudication.explained import explain
from recist_reader.trial.adjudication.explanation import Found
from recist_reader.trial.adjudication.pairing import pair_lesions
from recist_reader.trial.adjudication.parting import Aspect, parting_of
from recist_reader.trial.adjudication.slots import exchanged, filled, slots_of
from recist_reader.trial.adjudication.told import explanation_words
from tests.trial.adjudication.made_pairs import pair
from tests.trial.adjudication.random_pairs import reads_with_other_words, similar_reads

FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def made(drawn):
    a, b, how = drawn
    return pair(a, b, **how)


def slots(both):
    pairs = pair_lesions(both)
    numbers_a = {it.a: n for n, it in enumerate(pairs) if it.a}
    numbers_b = {it.b: n for n, it in enumerate(pairs) if it.b}
    return (
        slots_of(both.a, both.facts, both.read_a, numbers_a),
        slots_of(both.b, both.facts, both.read_b, numbers_b),
    )


def answers(assessment):
    return [
        (at.overall, at.overall_as_read, at.date, at.sum_mm, at.partial_sum_mm, at.nadir_mm, at.post_pd)
        for at in assessment.timepoints
    ]


@FEW
@given(similar_reads())
def test_a_read_made_of_its_slots_answers_as_before(drawn):
    both = made(drawn)
    own, other = slots(both)
    assert answers(assess(filled(both.read_a, own))) == answers(both.assessed_a)
    assert answers(assess(filled(both.read_b, other))) == answers(both.assessed_b)


@FEW
@given(similar_reads())
def test_all_elements_together_turn_one_read_into_the_other(drawn):
    """Nothing that the rules look at is left out of the elements."""
    both = made(drawn)
    own, other = slots(both)
    which = frozenset().union(*(element.slots for element in elements_of(own, other, both.labels)))
    assert answers(assess(filled(both.read_a, exchanged(own, other, which)))) == answers(both.assessed_b)
    assert answers(assess(filled(both.read_b, exchanged(other, own, which)))) == answers(both.assessed_a)


@FEW
@given(similar_reads())
def test_the_explanation_is_the_same_whoever_is_a(drawn):
    both = made(drawn)
    found = explain(both, pair_lesions(both))
    mirrored = explain(both.mirrored, pair_lesions(both.mirrored))
    assert mirrored.mirrored == found
    rules = [None if it.cause is None else it.cause.rule for it in (found, mirrored)]
    assert rules[0] == rules[1]


@FEW
@given(similar_reads())
def test_where_the_reads_part_something_explains_and_it_holds(drawn):
    both = made(drawn)
    parting, found = parting_of(both), explain(both, pair_lesions(both))
    assert found.parting == parting
    assert explanation_words(found, both.facts)
    if parting is None:
        assert found.found is Found.NO_DIFFERENCE
        return
    # Both have read the same timepoints, so at the latest everything together explains.
    assert found.cause is not None
    for cause in (found.cause, *found.others):
        closing = [turn for turn in (cause.into_a, cause.into_b) if turn is not None and turn.closes]
        assert closing
        for turn in closing:
            wanted = parting.b if turn is cause.into_a else parting.a
            assert turn.after.category is wanted.category
            assert parting.aspect is not Aspect.DATE or turn.after.date == wanted.date
            assert turn.rule


KINDS = {"T": "targets", "NT": "nt", "NL": "new"}


@settings(FEW, max_examples=150)
@given(reads_with_other_words())
def test_a_claim_holds_when_the_read_is_made_anew_with_that_finding(drawn):
    """Not by slots: the one finding is written into the read itself, and the rules are asked again."""
    a, b, how = drawn
    both = pair(a, b, **how)
    found = explain(both, pair_lesions(both))
    for cause in (found.cause, *found.others) if found.found is Found.ONE_ELEMENT else ():
        (element,) = cause.elements
        (lesion,) = element.lesions
        name = lesion.id_a or lesion.id_b
        place = [at.label for at in both.facts.timepoints].index(element.timepoint)
        for turn, own, other, id_own in (
            (cause.into_a, a, b, lesion.id_a),
            (cause.into_b, b, a, lesion.id_b),
        ):
            if KINDS[name.rstrip("0123456789")] == "new" and None in (lesion.id_a, lesion.id_b):
                made_anew = added_or_dropped(own, other, name, has_it=id_own is not None)
            else:
                made_anew = exchanged_by_hand(own, other, name, place, element.kind)
            again = pair(made_anew, other, **how)
            assert answer_at(again.assessed_a, found.parting.timepoint) == turn.after


def added_or_dropped(own, other, name, *, has_it):
    """A new lesion of one read alone; one of the same name may stand in the other, another lesion."""
    nothing = " ".join("." for _ in other["new"][name].split())
    if has_it:
        return {**own, "new": {**own["new"], name: nothing}}
    return {**own, "new": {**own["new"], f"{name}9": other["new"][name]}}


def exchanged_by_hand(own, other, name, place, kind):
    of = KINDS[name.rstrip("0123456789")]
    words, others = own[of][name].split(), other[of][name].split()
    if kind is ElementKind.DATE:
        return {**own, "late": {**own["late"], name: other["late"].get(name, [])}}
    is_whole = of == "new" and ({*words} == {"."} or {*others} == {"."})
    words = others if is_whole else [*words[:place], others[place], *words[place + 1 :]]
    return {**own, of: {**own[of], name: " ".join(words)}}
