"""What guards refuse at once, before anything is stored: GD-1, GD-4, GD-16, GD-23, GD-30."""

import pytest

from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.decide import decide
from tests.trial.guard_scenes import baseline
from tests.trial.unstored import NODE, follow_up, mark, subject

FIVE = ("liver", "liver", "lung", "lung", "spleen")


@pytest.mark.parametrize(
    ("organs", "another", "refused"),
    [
        pytest.param(FIVE[:4], "spleen", False, id="the fifth"),
        pytest.param(FIVE, "adrenal", True, id="the sixth"),
        pytest.param(("liver",), "liver", False, id="the second in an organ"),
        pytest.param(("liver", "liver"), "liver", True, id="the third in an organ"),
        pytest.param(("adrenal",), "adrenal", False, id="both sides are one organ, the second"),
        pytest.param(
            (NODE, NODE), c.Site("lymph node", nodal=True, subsite="iliac"), True, id="a third node"
        ),
        pytest.param((NODE, NODE), "mesentery", False, id="soft tissue beside two nodes"),
    ],
)
def test_GD_1_a_target_too_many_is_refused_at_once(organs, another, refused):
    reader = baseline(*((organ, 30, 20) for organ in organs))
    site = c.Site(another) if isinstance(another, str) else another
    answer = decide(reader.state, reader.facts, c.CreateLesion("u-x", Role.TARGET, site, mark("BL")))
    assert isinstance(answer, Refusal) is refused
    assert not refused or answer.rule == "GD-1"


@pytest.mark.parametrize(
    ("site", "refused"),
    [
        (c.Site("ascites"), True),
        (c.Site("bone", kind="blastic"), True),
        (c.Site("bone"), False),
        (c.Site("liver", kind="simple_cyst"), True),
        (c.Site("liver", kind="cystic_metastasis"), False),
        (c.Site("liver", subsite="diffuse"), True),
        (c.Site("liver", subsite="7"), False),
    ],
    ids=lambda value: (
        f"{value.organ} {value.kind or value.subsite or ''}" if isinstance(value, c.Site) else ""
    ),
)
def test_GD_4_kinds_that_are_never_measurable(site, refused):
    reader = baseline()
    answer = decide(reader.state, reader.facts, c.CreateLesion("u", Role.TARGET, site, mark("BL")))
    assert isinstance(answer, Refusal) is refused
    assert not refused or answer.rule == "GD-4"


@pytest.mark.parametrize(
    ("state", "reason", "rule"),
    [
        ("not_evaluable", "metal", "GD-16"),
        ("not_evaluable", "123456789", "GD-16"),
        ("not_evaluable", "1234567890", None),
        ("not_evaluable", "treated", None),
        ("not_evaluable", "  other  ", None),
        ("not_evaluable", "   ", None),  # none is given yet: the lock asks for it
        ("absent", "gone", "GD-30"),
        ("absent", "seen on no slice", None),
        ("too_small", None, None),
    ],
)
def test_GD_16_a_reason_is_of_the_list_or_has_ten_characters(state, reason, rule):
    reader = follow_up(subject("BL", "TP1"))
    answer = decide(reader.state, reader.facts, c.SetState("T1", state, reason))
    assert (answer.rule if isinstance(answer, Refusal) else None) == rule
    if rule:
        assert "not in field of view, artefact, phase missing, treated, other" in answer.problem.remedy


@pytest.mark.parametrize(
    ("check", "text", "refused"),
    [
        ("GD-2", "too short", True),
        ("GD-2", "long enough", False),
        ("GD-25", "a check that is not there", True),
        ("S-7", "one mass, two organs", False),
    ],
)
def test_GD_30_a_reason_answers_a_check_that_exists(check, text, refused):
    reader = baseline(("liver", 9.9, 8))
    answer = decide(reader.state, reader.facts, c.GiveReason(check, text, "T1"))
    assert isinstance(answer, Refusal) is refused


@pytest.mark.parametrize("nodal", [True, False])
def test_GD_23_organ_and_node_are_fixed_once_baseline_is_locked(nodal):
    reader = follow_up(subject("BL", "TP1"))
    answer = decide(reader.state, reader.facts, c.ChangeSite("T1", c.Site("liver", nodal=nodal, subsite="7")))
    assert answer.rule == "GD-23"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(c.RecordMeasurement("T1.a", mark("TP1", 15, 9)), id="drawn"),
        pytest.param(c.SetState("T1.a", "too_small"), id="stated"),
    ],
)
def test_S_6_a_reopened_timepoint_has_no_fragment_that_was_made_later(command):
    reader = follow_up(subject("BL", "TP1", "TP2")).lock().do(c.OpenTimepoint("TP2"))
    first, second = (mark("TP2", 12, 8, at=(at, 200.0)) for at in (100.0, 300.0))
    reader.do(c.AddFragment("a", "T1", first), c.AddFragment("b", "T1", second))
    reader.do(c.SetState("NT1", "present")).lock().do(c.ReopenTimepoint("TP1", "transcription_error"))
    answer = decide(reader.state, reader.facts, command)
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.what) == ("S-6", "T1 split at TP2")


@pytest.mark.parametrize("lesion", ["T1", "NT1"])
def test_S_7_only_a_merged_target_has_a_carrier(lesion):
    reader = follow_up(subject("BL", "TP1"))
    state = "absent" if lesion == "T1" else "present"
    answer = decide(reader.state, reader.facts, c.SetState(lesion, state, into="T1"))
    assert isinstance(answer, Refusal)
    assert answer.rule == "S-7"


def test_S_6_a_fragment_lies_where_its_target_does():
    reader = follow_up(subject("BL", "TP1")).do(c.SplitTarget("a", "T1"))
    answer = decide(reader.state, reader.facts, c.ChangeSite("T1.a", c.Site("lymph node", nodal=True)))
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.where) == ("S-6", "T1.a")


def test_LS_2_a_correction_does_not_take_the_organ_away():
    reader = baseline(("liver", 30, 20))
    answer = decide(reader.state, reader.facts, c.ChangeSite("T1", c.Site(" ")))
    assert isinstance(answer, Refusal)
    assert (answer.rule, answer.problem.what) == ("LS-2", "the organ is missing")


@pytest.mark.parametrize(
    ("label", "category", "words"),
    [
        pytest.param("TP1", "NA", "no overall response", id="of targets alone"),
        pytest.param("TP1", "better", "no overall response", id="no category"),
        pytest.param("BL", "PR", "baseline has no response", id="at baseline"),
    ],
)
def test_OR_10_the_readers_category_is_an_overall_response_of_a_follow_up(label, category, words):
    reader = baseline(("liver", 30, 20)) if label == "BL" else follow_up(subject("BL", "TP1"))
    if label == "TP1":
        reader.do(c.SetState("NT1", "present"))
    wish = c.LockTimepoint("2", reader_overall=category, reader_overall_reason="seen on another scan")
    answer = decide(reader.state, reader.facts, wish)
    assert isinstance(answer, Refusal)
    assert answer.rule == "OR-10"
    assert words in answer.problem.what
