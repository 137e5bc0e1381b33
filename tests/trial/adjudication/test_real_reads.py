"""Reads made by commands, as readers make them: drawn, decided, locked, reopened."""

import pytest

from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.adjudication.elements import ElementKind
from recist_reader.trial.adjudication.explanation import Found
from recist_reader.trial.adjudication.pairing import ByHand, pair_lesions
from recist_reader.trial.adjudication.read_pair import ReadPair
from recist_reader.trial.adjudication.triggers import triggers_of
from recist_reader.trial.evidence import ToolKind
from recist_reader.trial.state import ReadState
from tests.trial.adjudication.explaining import explained, ids, turned
from tests.trial.unstored import NODE, Reader, mark, subject

FACTS = subject("BL", "TP1")
NODE_AT = {"number": 30, "at": (300.0, 300.0)}


def read(name, facts=FACTS, *, follow_up_mm=30.0, node=NODE, new=None):
    """A liver target, a node and a bone lesion at baseline; TP1 locked with these findings."""
    reader = Reader(facts)
    reader.state = ReadState("1001", name)
    reader.do(c.OpenTimepoint("BL")).target()
    reader.target(node, long_mm=30, short_mm=20, **NODE_AT).non_target().lock().do(c.OpenTimepoint("TP1"))
    reader.do(
        c.RecordMeasurement("T1", mark("TP1", long_mm=follow_up_mm)),
        c.RecordMeasurement("T2", mark("TP1", long_mm=30, short_mm=20, **NODE_AT)),
        c.SetState("NT1", "present"),
    )
    if new is not None:
        drawn = mark("TP1", tool=ToolKind.MARK, at=(400.0, 120.0))
        reader.do(c.CreateLesion("new", Role.NEW, c.Site("lung"), drawn, new))
    return reader


def both(first, second, facts=FACTS):
    return ReadPair(facts, first.lock().state, second.lock().state)


def test_AJ_4_a_measurement_that_one_reader_drew_longer():
    found = both(read("R1", follow_up_mm=42.0), read("R2"))
    assert ids(explained(found).cause) == [("T1", "T1")]
    assert turned(explained(found).cause.into_a) == ("PD", "SD")
    assert [str(it.words) for it in triggers_of(found, both_complete=True)] == [
        "best response PD / SD",
        "progression: one reader only",
    ]


def test_AJ_4_a_new_lesion_that_one_reader_marked():
    found = explained(both(read("R1"), read("R2", new="unequivocal")))
    assert (found.found, ids(found.cause)) == (Found.ONE_ELEMENT, [(None, "NL1")])
    assert (found.cause.elements[0].kind, found.cause.rule) == (ElementKind.NEW_LESION, "NL-2")


def test_AJ_3_lesions_are_paired_where_they_were_drawn():
    found = pair_lesions(both(read("R1"), read("R2", new="equivocal")))
    assert [(it.kind.value, it.at("TP1").difference_mm) for it in found] == [
        ("same_role", 0),
        ("same_role", 0),
        ("same_role", None),
        ("only_b", None),
    ]


def test_AJ_3_a_fragment_is_paired_with_its_target_alone():
    first = read("R1")
    first.do(c.SplitTarget("part", "T1"), c.AddFragment("other", "T1", mark("TP1", 12, 10, at=(260, 200))))
    pair = both(first, read("R2"))
    assert [it.lesion_a.id for it in pair_lesions(pair)] == ["T1", "T2", "NT1"]
    assert pair_lesions(pair)[0].at("TP1").a.fragments_mm == (30, 12)
    refusal = pair_lesions(pair, ByHand(paired=(("part", pair_lesions(pair)[0].b),)))
    assert refusal.rule == "AJ-3"


def test_SG_7_after_reopening_the_new_version_counts():
    first = read("R1", follow_up_mm=42.0)
    pair = both(first, read("R2"))
    assert explained(pair).parting.timepoint == "TP1"
    first.do(c.ReopenTimepoint("TP1", "transcription_error", "a typing error at TP1"))
    assert ReadPair(FACTS, first.state, pair.b).labels == ("BL",)
    first.do(c.RecordMeasurement("T1", mark("TP1"))).lock()
    assert explained(ReadPair(FACTS, first.state, pair.b)).found is Found.NO_DIFFERENCE


@pytest.mark.parametrize("name", ["R1", "somebody"])
def test_BN_7_nothing_tells_who_read(name):
    found = explained(both(read(name, follow_up_mm=42.0), read("R2")))
    assert found == explained(both(read("another", follow_up_mm=42.0), read("R2")))
    assert name not in repr(found)
