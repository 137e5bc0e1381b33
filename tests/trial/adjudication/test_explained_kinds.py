"""AJ-4: the one element that makes two reads part, of each kind, and what the rules become by it."""

from typing import NamedTuple

import pytest

from recist_reader.trial.adjudication.elements import ElementKind as Kind
from recist_reader.trial.adjudication.explanation import Found
from tests.trial.adjudication.explaining import explained, ids, turned
from tests.trial.adjudication.made_pairs import pair


class Expected(NamedTuple):
    """`turns` are the categories of A before and after it takes over B's element."""

    kind: Kind
    timepoint: str
    lesion: tuple
    rule: str
    turns: tuple


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(
            {"targets": {"T1": "40 40 50.3", "T2": "20 20 22"}},
            {"targets": {"T1": "40 40 44", "T2": "20 20 22"}},
            Expected(Kind.MEASUREMENT, "TP2", ("T1", "T1"), "TR-3", ("PD", "SD")),
            id="one measurement",
        ),
        pytest.param(
            {"targets": {"T1": "40 28 33"}},
            {"targets": {"T1": "40 25 33"}},
            Expected(Kind.MEASUREMENT, "TP1", ("T1", "T1"), "TR-3", ("SD", "PD")),
            id="the nadir: an earlier measurement",
        ),
        pytest.param(
            {"targets": {"T1": "40 28"}},
            {"targets": {"T1": "36 28"}},
            Expected(Kind.MEASUREMENT, "BL", ("T1", "T1"), "TR-6", ("PR", "SD")),
            id="the baseline measurement",
        ),
        pytest.param(
            {"targets": {"T1": "30x18 41x18", "T2": "20 20"}, "nodal": ["T1"]},
            {"targets": {"T1": "30x18 41x18", "T2": "20 20"}},
            Expected(Kind.AXIS, "BL", ("T1", "T1"), "TR-3", ("SD", "PD")),
            id="a node's axis",
        ),
        pytest.param(
            {"targets": {"T1": "30 30", "T2": "20 35"}},
            {"targets": {"T1": "30 30"}},
            Expected(Kind.TARGET_CHOICE, "BL", ("T2", None), "TR-3", ("PD", "SD")),
            id="a target of one read only",
        ),
        pytest.param(
            {"targets": {"T1": "30 30", "T2": "20 35"}},
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p"}, "where": {"NT1": "T2"}},
            Expected(Kind.TARGET_CHOICE, "BL", ("T2", "NT1"), "TR-3", ("PD", "SD")),
            id="a target that is a non-target of the other",
        ),
        pytest.param(
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p PD"}},
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p"}},
            Expected(Kind.NON_TARGET_STATE, "TP1", ("NT1", "NT1"), "NT-2", ("PD", "SD")),
            id="a non-target's state",
        ),
        pytest.param(
            {"targets": {"T1": "30 x"}, "nt": {"NT1": "p x"}},
            {"targets": {"T1": "30 x"}, "nt": {"NT1": "p p"}},
            Expected(Kind.NON_TARGET_STATE, "TP1", ("NT1", "NT1"), "NT-4", ("CR", "PR")),
            id="a non-target that prevents CR",
        ),
        pytest.param(
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p", "NT2": "p PD"}},
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p"}},
            Expected(Kind.NON_TARGET_CHOICE, "BL", ("NT2", None), "NT-2", ("PD", "SD")),
            id="a non-target of one read only",
        ),
        pytest.param(
            {"targets": {"T1": "30 30"}},
            {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}},
            Expected(Kind.NEW_LESION, "TP1", (None, "NL1"), "NL-2", ("SD", "PD")),
            id="a new lesion of one read only",
        ),
        pytest.param(
            {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}},
            {"targets": {"T1": "30 30"}, "new": {"NL1": ". ?"}},
            Expected(Kind.NEW_LESION, "TP1", ("NL1", "NL1"), "NL-2", ("PD", "SD")),
            id="a new lesion's status",
        ),
        pytest.param(
            {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}},
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p"}, "where": {"NT1": "NL1"}},
            Expected(Kind.NEW_LESION, "BL", ("NL1", "NT1"), "NL-2", ("PD", "SD")),
            id="new for one, a non-target since baseline for the other",
        ),
        pytest.param(
            {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". ? !"}},
            {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". . !"}},
            Expected(Kind.FIRST_SEEN, "TP1", ("NL1", "NL1"), "NL-3", ("PD", "SD")),
            id="equivocal, then unequivocal: PD dated back (NL-3)",
        ),
        pytest.param(
            {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". ? !"}},
            {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". ? -"}},
            Expected(Kind.NEW_LESION, "TP2", ("NL1", "NL1"), "NL-3", ("PD", "SD")),
            id="proved by one and refuted by the other at a later timepoint",
        ),
        pytest.param(
            {"targets": {"T1": "30 30", "T2": "20 NE"}},
            {"targets": {"T1": "30 30", "T2": "20 20"}},
            Expected(Kind.NOT_EVALUABLE, "TP1", ("T2", "T2"), "TR-5", ("NE", "SD")),
            id="not evaluable against a measurement",
        ),
        pytest.param(
            {"targets": {"T1": "30 30", "T2": "20 NE"}},
            {"targets": {"T1": "30 30", "T2": "20 40"}},
            Expected(Kind.NOT_EVALUABLE, "TP1", ("T2", "T2"), "TR-3", ("NE", "PD")),
            id="NE against PD",
        ),
        pytest.param(
            {"targets": {}, "nt": {"NT1": "p NE"}},
            {"targets": {}, "nt": {"NT1": "p p"}},
            Expected(Kind.NOT_EVALUABLE, "TP1", ("NT1", "NT1"), "NT-3", ("NE", "NON-CR/NON-PD")),
            id="a non-target not evaluable",
        ),
        pytest.param(
            {"targets": {"T1": "30 ts"}},
            {"targets": {"T1": "30 x"}},
            Expected(Kind.TARGET_STATE, "TP1", ("T1", "T1"), "TR-2", ("PR", "CR")),
            id="too small against absent",
        ),
        pytest.param(
            {"targets": {"T1": "30 18+18"}},
            {"targets": {"T1": "30 30"}},
            Expected(Kind.SPLIT, "TP1", ("T1", "T1"), "TR-3", ("PD", "SD")),
            id="split by one reader",
        ),
    ],
)
def test_AJ_4_one_element_of_each_kind(a, b, expected):
    found = explained(pair(a, b))

    assert found.found is Found.ONE_ELEMENT
    (element,) = found.cause.elements
    place = element.kind, element.timepoint, ids(found.cause)
    assert place == (expected.kind, expected.timepoint, [expected.lesion])
    assert found.cause.rule == expected.rule
    assert turned(found.cause.into_a) == expected.turns
    assert turned(found.cause.into_b) == expected.turns[::-1]
    assert found.cause.closes_both_ways
    assert found.others == ()
