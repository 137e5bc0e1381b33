"""Edit checks GD-1 to GD-24: each finds what it is for, and nothing on a clean read."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.checks.result import Level
from recist_reader.trial.decide import decide
from recist_reader.trial.evidence import ToolKind
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.rules_input import rules_input
from tests.trial.unstored import DAY, NODE, Reader, follow_up, mark, series, subject


def test_a_clean_baseline_and_follow_up_find_nothing():
    assert Reader(subject("BL")).do(c.OpenTimepoint("BL")).target().non_target().found() == {}
    assert follow_up(subject("BL", "TP1"), long_mm=28, short_mm=19).found() == {}


@pytest.mark.parametrize(
    ("site", "drawn", "thickness", "check"),
    [
        pytest.param("liver", {"long_mm": 9.9, "short_mm": 8}, "5", "GD-2", id="below 10 mm"),
        pytest.param("liver", {"long_mm": 13.9, "short_mm": 8}, "7", "GD-2", id="below twice 7 mm slices"),
        pytest.param(NODE, {"long_mm": 20, "short_mm": 14.9}, "5", "GD-2", id="node below 15 mm"),
        pytest.param(NODE, {"long_mm": 20, "short_mm": 15.9}, "8", "GD-2", id="node below twice 8 mm slices"),
        pytest.param(NODE, {"long_mm": 20, "short_mm": 9.9}, "5", "GD-3", id="normal node"),
        pytest.param(c.Site("liver", irradiated=True), {}, "5", "GD-5", id="treated field"),
    ],
)
def test_a_reason_is_asked_once_and_then_the_check_no_longer_blocks(site, drawn, thickness, check):
    facts = subject("BL", BL={"thickness_mm": Decimal(thickness), "step_mm": Decimal(thickness)})
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target(site, **drawn)
    assert reader.found()[check].blocks_lock
    reader.do(c.GiveReason(check, "agreed with the sponsor", "T1"))
    assert not reader.found()[check].blocks_lock
    assert reader.found()[check].answered == "agreed with the sponsor"


@pytest.mark.parametrize(
    ("site", "drawn", "thickness"),
    [
        pytest.param("liver", {"long_mm": 10, "short_mm": 8}, "5", id="10.0 mm at 5 mm"),
        pytest.param("liver", {"long_mm": 14, "short_mm": 8}, "7", id="14.0 mm at 7 mm"),
        pytest.param(NODE, {"long_mm": 20, "short_mm": 15}, "5", id="node 15.0 mm"),
        pytest.param(NODE, {"long_mm": 20, "short_mm": 16}, "8", id="node 16.0 mm at 8 mm"),
    ],
)
def test_equality_meets_the_minimum(site, drawn, thickness):
    facts = subject("BL", BL={"thickness_mm": Decimal(thickness), "step_mm": Decimal(thickness)})
    assert "GD-2" not in Reader(facts).do(c.OpenTimepoint("BL")).target(site, **drawn).found()


def test_GD_6_names_each_lesion_without_value_state_or_mark():
    reader = Reader(subject("BL", "TP1")).do(c.OpenTimepoint("BL"))
    reader.do(
        c.CreateLesion("u-a", Role.TARGET, c.Site("liver")),
        c.CreateLesion("u-b", Role.NON_TARGET, c.Site("bone")),
    )
    missing = [f.lesion_id for f in run_checks(reader.state, reader.facts, "BL") if f.id == "GD-6"]
    assert missing == ["T1", "NT1", "NT1"]  # no value; no state and no mark


def test_GD_6_asks_nothing_at_a_reopened_baseline_of_a_new_lesion_seen_later_SG_7():
    reader = follow_up(subject("BL", "TP1"), long_mm=28, short_mm=19)
    reader.do(
        c.CreateLesion(
            "u-new", Role.NEW, c.Site("liver"), mark("TP1", tool=ToolKind.MARK, at=(100.0, 100.0))
        ),
        c.SetState("NL1", NewLesionState.EQUIVOCAL),
    )
    reader.lock().do(c.ReopenTimepoint("BL", "transcription_error"))
    assert "GD-6" not in reader.found()
    reader.lock().do(c.OpenTimepoint("TP1"))
    assert "GD-6" not in reader.found()
    reader.lock()
    assert reader.state.is_locked("TP1")


def test_GD_6_is_not_satisfied_at_a_reopened_timepoint_by_what_was_said_later():
    reader = follow_up(subject("BL", "TP1", "TP2"), long_mm=28, short_mm=19)
    reader.do(
        c.CreateLesion(
            "u-new", Role.NEW, c.Site("liver"), mark("TP1", tool=ToolKind.MARK, at=(100.0, 100.0))
        ),
        c.SetState("NL1", NewLesionState.EQUIVOCAL),
    )
    reader.lock().do(c.OpenTimepoint("TP2"))
    reader.do(c.SetState("T1", "not_evaluable", "artefact"), c.SetState("NT1", "present"))
    reader.do(c.SetState("NL1", NewLesionState.NOT_LESION)).lock()
    reader.do(c.ReopenTimepoint("TP1", "seen_in_retrospect"), c.ClearFinding("NL1"))
    assert reader.found()["GD-6"].lesion_id == "NL1"


def test_SQ_1_nothing_is_read_before_baseline_has_images():
    reader = Reader(subject("TP1", "TP2"))
    for label in ("TP1", "TP2"):
        assert decide(reader.state, reader.facts, c.OpenTimepoint(label)).rule == "SQ-1"


def test_GD_30_a_refused_lock_names_the_lesion():
    reader = (
        Reader(subject("BL"))
        .do(c.OpenTimepoint("BL"))
        .do(c.CreateLesion("u-a", Role.TARGET, c.Site("liver")))
    )
    refused = decide(reader.state, reader.facts, c.LockTimepoint("2"))
    assert str(refused.problem).startswith("BL, T1: has no value at baseline")


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        pytest.param(c.LockTimepoint("2", meaning="nonsense"), "SG-2", id="unknown meaning"),
        pytest.param(c.LockTimepoint("2", meaning="adjudication"), "SG-2", id="not a reader's meaning"),
        pytest.param(
            c.LockTimepoint("2", reader_overall="XX", reader_overall_reason="I see it otherwise"),
            "OR-10",
            id="no category",
        ),
    ],
)
def test_a_lock_takes_only_words_of_the_lists(command, rule):
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target()
    assert decide(reader.state, reader.facts, command).rule == rule


def test_GD_7_a_subject_without_disease_is_confirmed_twice():
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL"))
    assert reader.found()["GD-7"].blocks_lock
    assert "OR-6" not in reader.found()
    reader.do(c.GiveReason("GD-7", "resected, nothing is left"))
    assert not reader.found()["GD-7"].blocks_lock
    assert reader.found()["OR-6"].blocks_lock
    assert decide(reader.state, reader.facts, c.LockTimepoint("2")).rule == "OR-6"
    reader.do(c.GiveReason("OR-6", "looked through once more")).lock()
    assert reader.state.is_locked("BL")


def test_GD_7_with_a_lesion_after_all_nothing_is_to_be_confirmed():
    reader = Reader(subject("BL")).do(
        c.OpenTimepoint("BL"), c.GiveReason("GD-7", "resected, nothing is left")
    )
    assert not {"GD-7", "OR-6"} & reader.target().found().keys()


def test_GD_8_counts_from_randomisation_and_is_left_out_without_it():
    late = replace(subject("BL"), randomisation_date=DAY + timedelta(days=29))
    assert Reader(late).do(c.OpenTimepoint("BL")).found()["GD-8"].level is Level.WARN
    due = replace(late, randomisation_date=DAY + timedelta(days=28))
    assert "GD-8" not in Reader(due).do(c.OpenTimepoint("BL")).found()
    assert "GD-8" not in Reader(subject("BL")).do(c.OpenTimepoint("BL")).found()


@pytest.mark.parametrize(
    ("before", "now", "warns"),
    [("1", "2.5", True), ("1", "2", False), ("5", "5", False), ("6", "6", True), ("2.5", "3.6", True)],
)
def test_GD_9_thickness_above_5_mm_or_more_than_1_mm_above_baseline(before, now, warns):
    changes = {"BL": {"thickness_mm": Decimal(before)}, "TP1": {"thickness_mm": Decimal(now)}}
    assert ("GD-9" in follow_up(subject("BL", "TP1", **changes)).found()) is warns


@pytest.mark.parametrize(
    ("phase", "level"),
    [("arterial", Level.REASON), ("unknown", None), ("portal venous", None)],
)
def test_GD_10_another_phase_of_a_liver_lesion_asks_a_reason_and_unknown_is_no_change(phase, level):
    label = SeriesLabel("CT", ("chest", "abdomen", "pelvis"), phase, "soft")
    found = follow_up(subject("BL", "TP1", TP1={"label": label})).found()
    assert (found["GD-10"].level if "GD-10" in found else None) is level


@pytest.mark.parametrize(("long_mm", "warns"), [(45.1, True), (40.0, False), (14.0, True), (20.0, False)])
def test_GD_13_needs_both_halves_more_than_50_percent_and_more_than_10_mm(long_mm, warns):
    found = follow_up(subject("BL", "TP1"), long_mm=long_mm, short_mm=10).found()
    assert ("GD-13" in found) is warns


def test_GD_14_looks_only_within_one_frame_of_reference():
    far = {"at": (300.0, 200.0)}
    assert "GD-14" in follow_up(subject("BL", "TP1"), **far).found()
    other = subject("BL", "TP1", TP1={"frame_of_reference_uid": "G"})
    assert "GD-14" not in follow_up(other, **far).found()


def test_GD_15_two_targets_in_one_place():
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target().target(at=(203.0, 201.0))
    assert reader.found()["GD-15"].level is Level.WARN
    apart = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target().target(at=(300.0, 300.0))
    assert "GD-15" not in apart.found()


def test_GD_17_progression_of_a_non_target_beside_stable_targets_asks_a_reason():
    reader = follow_up(subject("BL", "TP1")).do(c.SetState("NT1", "unequivocal_pd"))
    assert reader.found()["GD-17"].blocks_lock
    grown = follow_up(subject("BL", "TP1"), long_mm=60, short_mm=40).do(c.SetState("NT1", "unequivocal_pd"))
    assert "GD-17" not in grown.found()


def test_GD_18_a_small_node_as_the_only_new_lesion_asks_a_reason():
    reader = follow_up(subject("BL", "TP1"))
    small = mark("TP1", 18, 12, number=5)
    reader.do(c.CreateLesion("u-n", Role.NEW, NODE, small, NewLesionState.UNEQUIVOCAL))
    assert reader.found()["GD-18"].blocks_lock
    reader.do(c.SetState("NL1", "equivocal"))
    assert "GD-18" not in reader.found()


def test_GD_18_a_site_that_was_not_imaged_at_baseline():
    head = SeriesLabel("CT", ("head",), "unknown", "soft")
    reader = follow_up(subject("BL", "TP1", TP1={"label": head}))
    reader.do(
        c.CreateLesion(
            "u-n", Role.NEW, c.Site("brain"), mark("TP1", tool=ToolKind.MARK), NewLesionState.UNEQUIVOCAL
        )
    )
    assert "not imaged at baseline" in reader.found()["GD-18"].text


def test_GD_20_an_uncovered_region_asks_a_reason_and_so_does_one_that_may_be_uncovered():
    chest = SeriesLabel("CT", ("chest",), "unknown", "soft")
    assert follow_up(subject("BL", "TP1", TP1={"label": chest})).found()["GD-20"].blocks_lock
    unknown = SeriesLabel("CT", (), "unknown", "unknown")
    assert follow_up(subject("BL", "TP1", TP1={"label": unknown})).found()["GD-20"].blocks_lock


def test_GD_20_a_visit_that_names_its_regions_asks_for_those_alone():
    chest = {"label": SeriesLabel("CT", ("chest",), "unknown", "soft")}
    facts = subject("BL", "TP1", TP1=chest)
    first, second = facts.timepoints
    listed = replace(facts, timepoints=(first, replace(second, required_regions=("chest",))))
    reader = follow_up(listed)
    assert "GD-20" not in reader.found()
    assert "GD-22" in reader.found(seen={"S-BL": 1.0, "S-TP1": 0.5})
    none = replace(facts, timepoints=(first, replace(second, required_regions=())))
    assert "GD-22" not in follow_up(none).found(seen={"S-BL": 1.0, "S-TP1": 0.5})
    assert rules_input(reader.state, listed, "TP1").read.timepoints[-1].not_imaged == ()


def test_GD_21_scans_of_one_timepoint_far_apart():
    facts = subject("BL")
    late = series("BL2", scan_date=DAY + timedelta(days=29))
    facts = replace(
        facts, timepoints=(replace(facts.timepoints[0], series=(*facts.timepoints[0].series, late)),)
    )
    assert "GD-21" in Reader(facts).do(c.OpenTimepoint("BL")).target().found()


def test_GD_22_warns_of_slices_not_shown_and_GD_24_blocks_while_an_edit_waits():
    facts = subject("BL")
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target()
    assert reader.found(seen={"S-BL": 0.94})["GD-22"].level is Level.WARN
    assert "GD-22" not in reader.found(seen={"S-BL": 0.95})
    assert reader.found(seen={})["GD-22"].text.startswith(f"{facts.timepoints[0].series[0].name}: ")
    assert reader.found(unsaved=1)["GD-24"].blocks_lock


@pytest.mark.parametrize(
    ("label", "thickness_mm", "name"),
    [
        (
            SeriesLabel("CT", ("chest", "abdomen"), "portal venous", "soft"),
            "5",
            "CT chest-abdomen, portal venous, 5.0 mm",
        ),
        (SeriesLabel("CT", (), "unknown", "lung"), None, "CT, lung"),
    ],
)
def test_BN_1_a_series_is_called_by_its_label(label, thickness_mm, name):
    thickness = None if thickness_mm is None else Decimal(thickness_mm)
    assert replace(series("S"), label=label, thickness_mm=thickness).name == name


def test_GD_12_a_series_without_spacing_cannot_be_measured_and_a_lossy_one_warns():
    facts = subject("BL", BL={"row_spacing_mm": None, "column_spacing_mm": None})
    reader = Reader(facts).do(c.OpenTimepoint("BL"))
    refusal = decide(reader.state, facts, c.CreateLesion("u", Role.TARGET, c.Site("liver"), mark("BL")))
    assert refusal.rule == "GD-12"
    lossy = Reader(subject("BL", BL={"badges": ("LOSSY",)})).do(c.OpenTimepoint("BL")).target()
    assert lossy.found()["GD-12"].level is Level.WARN


@pytest.mark.parametrize(
    "site",
    [
        c.Site("ascites"),
        c.Site("pleural effusion"),
        c.Site("liver", subsite="diffuse"),
        c.Site("bone", kind="blastic"),
    ],
    ids=lambda s: s.organ,
)
def test_GD_4_what_is_never_measurable_is_refused_as_target(site):
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL"))
    refusal = decide(reader.state, reader.facts, c.CreateLesion("u", Role.TARGET, site, mark("BL")))
    assert refusal.rule == "GD-4"
