"""What the rules ask without a guard of its own: bone, gut wall, nodes, treatment, effusions."""

import pytest

from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.checks.result import Level
from recist_reader.trial.evidence import ToolKind
from tests.trial.unstored import Reader, mark, subject

MESENTERIC = c.Site("lymph node", nodal=True, subsite="mesenteric")
UNMARKED = c.Site("lymph node", nodal=False, subsite="iliac")


def found(reader, guard):
    """(lesion, level, text) of what a guard finds at the open timepoint."""
    label = reader.state.open_timepoint
    seen = {s.uid: 1.0 for s in reader.facts.at(label).series}
    checks = run_checks(reader.state, reader.facts, label, seen)
    return [(check.lesion_id, check.level, check.text) for check in checks if check.id == guard]


@pytest.mark.parametrize(
    ("site", "guard", "rule"),
    [
        (c.Site("stomach"), "GD-4", "T-9"),
        (c.Site("bone", subsite="rib"), "GD-4", "M-6"),
        (UNMARKED, "GD-23", "S-1"),
    ],
)
def test_a_target_that_the_rules_doubt_warns_at_baseline_and_is_asked_once(site, guard, rule):
    reader = Reader(subject("BL", "TP1")).do(c.OpenTimepoint("BL")).target(site)
    ((lesion, level, text),) = found(reader, guard)
    assert (lesion, level) == ("T1", Level.WARN)
    assert rule in text
    follow_up = reader.lock().do(c.OpenTimepoint("TP1"), c.RecordMeasurement("T1", mark("TP1")))
    assert not found(follow_up, guard)


@pytest.mark.parametrize("site", [c.Site("liver"), c.Site("stomach", nodal=True), MESENTERIC])
def test_other_targets_are_not_doubted(site):
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target(site)
    assert not found(reader, "GD-4")
    assert not found(reader, "GD-23")


CYSTIC = c.Site("liver", kind="cystic_metastasis")


@pytest.mark.parametrize(
    ("other", "is_asked"),
    [
        (c.Site("liver", subsite="7"), True),
        (CYSTIC, False),
        (c.Site("bone", subsite="rib"), False),
        (c.Site("ascites"), False),
    ],
)
def test_M_7_a_cystic_target_is_asked_while_a_solid_lesion_might_be_one(other, is_asked):
    arrow = mark("BL", tool=ToolKind.MARK, at=(120.0, 320.0))
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target(CYSTIC)
    assert not found(reader, "GD-4")
    reader = reader.do(c.CreateLesion("other", Role.NON_TARGET, other, arrow))
    asked = [
        (lesion, level) for lesion, level, text in found(reader, "GD-4") if "NT1" in text and "M-7" in text
    ]
    assert asked == ([("T1", Level.WARN)] if is_asked else [])


def with_non_target(site):
    """A liver target and a non-target, baseline locked, TP1 open with the target as it was."""
    arrow = mark("BL", tool=ToolKind.MARK, at=(120.0, 320.0))
    reader = Reader(subject("BL", "TP1", "TP2")).do(c.OpenTimepoint("BL")).target()
    reader.do(c.CreateLesion("nt", Role.NON_TARGET, site, arrow)).lock().do(c.OpenTimepoint("TP1"))
    return reader.do(c.RecordMeasurement("T1", mark("TP1")))


@pytest.mark.parametrize(
    ("site", "state", "short_mm", "level"),
    [
        (MESENTERIC, "absent", None, Level.WARN),
        (MESENTERIC, "absent", 9.9, None),
        (MESENTERIC, "absent", 10.0, Level.REASON),
        (MESENTERIC, "present", None, None),
        (MESENTERIC, "present", 9.9, Level.REASON),
        (MESENTERIC, "present", 10.0, None),
        (MESENTERIC, "not_evaluable", None, None),
        (c.Site("lung"), "absent", None, None),
    ],
)
def test_NT_12_a_node_is_absent_below_10_mm_and_its_axis_is_asked_for(site, state, short_mm, level):
    reader = with_non_target(site)
    if short_mm is not None:
        at = (120.0, 320.0)
        reader.do(c.RecordMeasurement("NT1", mark("TP1", long_mm=15.0, short_mm=short_mm, at=at)))
    reason = "artefact" if state == "not_evaluable" else None
    reader.do(c.SetState("NT1", state, reason))
    assert [check[:2] for check in found(reader, "GD-23")] == ([] if level is None else [("NT1", level)])


def test_NT_12_a_contradiction_is_answered_by_a_reason():
    reader = with_non_target(MESENTERIC)
    at = (120.0, 320.0)
    reader.do(c.RecordMeasurement("NT1", mark("TP1", long_mm=15.0, short_mm=12.0, at=at)))
    reader.do(c.SetState("NT1", "absent"), c.GiveReason("GD-23", "fatty hilum, a normal node", "NT1"))
    assert reader.lock().state.is_locked("TP1")


@pytest.mark.parametrize(("before", "warns"), [("treated", True), ("artefact", False)])
def test_S_11_a_target_once_treated_stays_not_evaluable(before, warns):
    reader = with_non_target(c.Site("lung")).do(c.SetState("NT1", "present"))
    reader.do(c.SetState("T1", "not_evaluable", before)).lock().do(c.OpenTimepoint("TP2"))
    reader.do(c.SetState("T1", "absent"))
    assert [check[:2] for check in found(reader, "GD-16")] == ([("T1", Level.WARN)] if warns else [])
    reader.do(c.SetState("T1", "not_evaluable", "treated"))
    assert not found(reader, "GD-16")


@pytest.mark.parametrize(("organ", "asks"), [("pleural effusion", True), ("bone", False)])
def test_NT_8_progression_of_an_effusion_asks_for_cytology(organ, asks):
    reader = with_non_target(c.Site(organ)).do(c.SetState("NT1", "unequivocal_pd"))
    ((lesion, level, text),) = found(reader, "GD-17")
    assert (lesion, level) == ("NT1", Level.REASON)
    assert ("cytology" in text) == asks
