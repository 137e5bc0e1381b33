"""FT-30: a lesion drawn on an image that is missing or changed can't be locked; all else can."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.problem import Refusal
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.checks.result import Level
from recist_reader.trial.decide import decide
from recist_reader.trial.evidence import RegionFigures, ToolKind
from recist_reader.trial.image_faults import ImageFault
from tests.trial.unstored import Reader, follow_up, mark, subject

MISSING, CHANGED = ImageFault.MISSING, ImageFault.CHANGED
AT_TP1 = ("S-TP1", "TP1.20")


def two_visits():
    return subject("BL", "TP1")


def a_follow_up():
    return follow_up(two_visits(), long_mm=28, short_mm=19)


def stated(state, reason=None):
    return a_follow_up().do(c.SetState("T1", state, reason))


def marked_non_target(state, reason=None):
    reader = a_follow_up().do(c.PlaceMark("NT1", mark("TP1", tool=ToolKind.MARK, number=30)))
    return reader.do(c.SetState("NT1", state, reason))


def new_lesion():
    drawn = mark("TP1", tool=ToolKind.MARK, number=30, at=(100.0, 100.0))
    made = c.CreateLesion("u-new", Role.NEW, c.Site("liver"), drawn)
    return a_follow_up().do(made, c.SetState("NL1", NewLesionState.EQUIVOCAL))


def annotated():
    point = mark("TP1", number=30, tool=ToolKind.MARK, at=(50.0, 50.0))
    figures = RegionFigures(*(Decimal(1),) * 5, voxels=1)
    probe = replace(point, tool=ToolKind.PROBE, region=figures)
    return a_follow_up().do(c.AddAnnotation("u-probe", probe))


def blocked(reader, faults):
    """The lesions that the check finds, each with a block."""
    lesions = []
    for found in run_checks(reader.state, reader.facts, reader.state.open_timepoint, image_faults=faults):
        if found.id == "FT-30":
            assert found.level is Level.BLOCK
            lesions.append(found.lesion_id)
    return lesions


def test_RO_1_a_reader_of_a_study_with_accounts_is_led_to_the_manager():
    facts = two_visits()
    kept = replace(facts, timepoints=tuple(replace(at, kept_by_manager=True) for at in facts.timepoints))
    reader = follow_up(kept, long_mm=28, short_mm=19)
    faults = {AT_TP1: MISSING, ("S-BL", "BL.20"): CHANGED}
    found = run_checks(reader.state, reader.facts, "TP1", image_faults=faults)
    remedies = {check.id: check.remedy for check in found if check.id in ("FT-30", "SG-9")}
    assert remedies["FT-30"].startswith("Tell the study manager")
    assert "Shift+E" in remedies["FT-30"]
    assert remedies["SG-9"] == "Tell the study manager, who restores the image store"


ON_30 = {("S-TP1", "TP1.30"): MISSING}
CASES = [
    pytest.param(a_follow_up, {AT_TP1: MISSING}, ["T1"], id="its image is missing"),
    pytest.param(a_follow_up, {AT_TP1: CHANGED}, ["T1"], id="its image was changed"),
    pytest.param(a_follow_up, {AT_TP1: ImageFault.UNREADABLE}, ["T1"], id="its image is not readable"),
    pytest.param(a_follow_up, {}, [], id="all are there"),
    pytest.param(a_follow_up, {("S-TP1", "TP1.21"): MISSING}, [], id="another slice is missing"),
    pytest.param(
        a_follow_up, {("S-BL", "BL.20"): MISSING}, [], id="the image of the locked baseline is missing"
    ),
    pytest.param(a_follow_up, {("S-other", "TP1.20"): MISSING}, [], id="another series"),
    pytest.param(lambda: stated("absent"), {AT_TP1: MISSING}, [], id="absent without a mark"),
    pytest.param(
        lambda: stated("not_evaluable", "its images are gone"), {AT_TP1: MISSING}, [], id="not evaluable"
    ),
    pytest.param(lambda: marked_non_target("present"), ON_30, ["NT1"], id="non-target with its mark"),
    pytest.param(
        lambda: marked_non_target("not_evaluable", "its images are gone"),
        ON_30,
        [],
        id="non-target not evaluable, its mark still there",
    ),
    pytest.param(new_lesion, ON_30, ["NL1"], id="new lesion"),
    pytest.param(
        new_lesion, {AT_TP1: MISSING, **ON_30}, ["T1", "NL1"], id="two lesions in the table's order"
    ),
    pytest.param(annotated, ON_30, [], id="a free annotation is no lesion"),
]


@pytest.mark.parametrize(("made", "faults", "lesions"), CASES)
def test_FT_30_only_lesions_on_faulty_images_block_and_the_lock_agrees(made, faults, lesions):
    reader = made()
    assert blocked(reader, faults) == lesions
    answer = decide(reader.state, reader.facts, c.LockTimepoint("2", image_faults=faults))
    assert isinstance(answer, Refusal) == bool(lesions)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (MISSING, "its image is missing"),
        (CHANGED, "its image was changed"),
        (ImageFault.UNREADABLE, "its image cannot be read"),
    ],
)
def test_FT_30_the_refusal_says_which_slice_and_what_to_do(fault, words):
    reader = a_follow_up()
    refused = decide(reader.state, reader.facts, c.LockTimepoint("2", image_faults={AT_TP1: fault}))
    assert refused.rule == "FT-30"
    assert words in refused.problem.what
    assert "slice 20 of CT chest-abdomen-pelvis, portal venous, 5.0 mm" in refused.problem.what
    assert "recist-reader images check" in refused.problem.remedy
    assert "not evaluable (Shift+E)" in refused.problem.remedy


def test_FT_30_the_refusal_names_every_lesion():
    reader = new_lesion()
    refused = decide(
        reader.state, reader.facts, c.LockTimepoint("2", image_faults={AT_TP1: MISSING, **ON_30})
    )
    assert refused.problem.where == "TP1, T1, NL1"
    assert refused.problem.what.endswith("; and 1 more")


@pytest.mark.parametrize("label", ["BL", "TP1"])
def test_FT_30_not_evaluable_is_offered_only_where_it_is_a_state(label):
    """S-10: a target at baseline has its measurement or is no target; a new lesion is never not evaluable."""
    reader = Reader(two_visits()).do(c.OpenTimepoint("BL")).target() if label == "BL" else new_lesion()
    faults = {("S-BL", "BL.20"): MISSING, **ON_30}
    refused = decide(reader.state, reader.facts, c.LockTimepoint("2", image_faults=faults))
    assert refused.problem.remedy.endswith("or delete it")


def test_FT_30_no_reason_answers_it():
    reader = a_follow_up()
    refused = decide(reader.state, reader.facts, c.GiveReason("FT-30", "I saw it last week", "T1"))
    assert refused.rule == "GD-30"
