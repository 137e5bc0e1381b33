"""Measurability, selection and adjudication as asked from outside; the organ list."""

import pytest

from recist_reader.recist.adjudication import final_without_trigger, outcome_of, triggers
from recist_reader.recist.assess import assess
from recist_reader.recist.document_fields import parse
from recist_reader.recist.options import charter_options
from recist_reader.recist.organs import ORGANS, counted_organ, find, organ_of
from recist_reader.recist.questions import answer_questions
from tests.recist.reads import read


def ask(kind, **question):
    answers, problems = answer_questions({kind: [{"id": "q", **question}]})
    assert not problems
    return answers[kind][0]


@pytest.mark.parametrize(
    ("lesion", "record_as", "rule"),
    [
        pytest.param({"long_mm": "10.0"}, "target", "M-1", id="exactly 10 mm"),
        pytest.param({"long_mm": "9.9"}, "non_target", "M-1", id="9.9 mm"),
        pytest.param({"long_mm": 12, "slice_mm": 7}, "non_target", "M-1", id="12 mm on 7 mm slices"),
        pytest.param({"long_mm": 14, "slice_mm": 7}, "target", "M-1", id="14 mm on 7 mm slices"),
        pytest.param({"nodal": True, "short_mm": "15.0"}, "target", "M-2", id="node 15"),
        pytest.param(
            {"nodal": True, "short_mm": 15, "slice_mm": 8}, "non_target", "M-2", id="node, 8 mm slices"
        ),
        pytest.param({"nodal": True, "short_mm": "14.9"}, "non_target", "M-3", id="node 14.9"),
        pytest.param({"nodal": True, "short_mm": 10}, "non_target", "M-3", id="node 10"),
        pytest.param({"nodal": True, "short_mm": "9.9"}, "not_recorded", "M-3", id="node 9.9"),
        pytest.param({"organ": "lymph node", "short_mm": 9}, "not_recorded", "M-3", id="nodal by organ"),
        pytest.param(
            {"modality": "CR", "slice_mm": None, "organ": "lung", "long_mm": 20},
            "target",
            "M-4",
            id="film 20",
        ),
        pytest.param(
            {"modality": "CR", "slice_mm": None, "organ": "lung", "long_mm": 19},
            "non_target",
            "M-4",
            id="film 19",
        ),
        pytest.param({"modality": "US", "long_mm": 30}, "non_target", "M-5", id="ultrasound"),
        pytest.param({"modality": "PT", "long_mm": 30}, "non_target", "M-13", id="PET"),
        pytest.param({"kind": "effusion", "long_mm": 30}, "non_target", "M-5", id="effusion"),
        pytest.param({"kind": "ascites", "long_mm": None}, "non_target", "M-5", id="ascites without length"),
        pytest.param({"kind": "simple_cyst", "long_mm": 30}, "not_recorded", "M-7", id="simple cyst"),
        pytest.param({"kind": "cystic_metastasis", "long_mm": 30}, "target", "M-7", id="cystic metastasis"),
        pytest.param(
            {"organ": "bone", "bone_type": "blastic", "long_mm": 30}, "non_target", "M-5", id="blastic"
        ),
        pytest.param({"organ": "bone", "bone_type": "lytic", "long_mm": 30}, "non_target", "M-6", id="lytic"),
        pytest.param(
            {"organ": "bone", "bone_type": "mixed", "soft_tissue_component": True, "long_mm": 30},
            "target",
            "M-6",
            id="mixed with soft tissue",
        ),
        pytest.param({"irradiated": True, "long_mm": 30}, "non_target", "M-8", id="treated field"),
        pytest.param(
            {"irradiated": True, "progressed_since": True, "long_mm": 30},
            "target",
            "M-8",
            id="progressed since",
        ),
        pytest.param({"long_mm": 0}, "not_recorded", "N-6", id="0 is absent"),
    ],
)
def test_measurability(lesion, record_as, rule):
    whole = {"modality": "CT", "slice_mm": 5, "organ": "liver", **lesion}
    answer = ask("measurability", lesion=whole)
    assert answer["record_as"] == record_as
    assert answer["target_eligible"] is (record_as == "target")
    assert rule in answer["rules"]


@pytest.mark.parametrize(
    ("targets", "valid", "rule"),
    [
        pytest.param(["liver", "lung, right", "lymph node, mesenteric"], True, "T-1", id="three organs"),
        pytest.param(["liver", "liver", "lung", "lung", "bone"], True, "T-1", id="five"),
        pytest.param(["liver", "liver", "lung", "lung", "bone", "skin"], False, "T-1", id="six"),
        pytest.param(["liver, 2", "liver, 4a", "liver, 7"], False, "T-3", id="both lobes are one organ"),
        pytest.param(["lung, right", "lung, left", "lung, left"], False, "T-3", id="both lungs"),
        pytest.param(["kidney, right", "kidney, left"], True, "T-3", id="a pair of kidneys"),
        pytest.param(
            ["lymph node, hilar"] * 2 + ["lymph node, iliac"], False, "T-2", id="nodes of all chains"
        ),
        pytest.param(
            ["peritoneum", "omentum", "peritoneum/omentum"], False, "T-1", id="either side of a slash"
        ),
        pytest.param(["pleura", "lung", "lung"], True, "T-3", id="pleura is not lung"),
        pytest.param(["Liver", "liver", "LIVER"], False, "T-3", id="letters do not split an organ"),
        pytest.param(["somewhere", "elsewhere", "nowhere"], True, "T-1", id="not listed: each its own"),
        pytest.param(["ascites"], False, "M-5", id="never measurable"),
        pytest.param([], True, "T-1", id="none"),
    ],
)
def test_selection(targets, valid, rule):
    answer = ask("selection", targets=targets)
    assert answer["valid"] is valid
    assert rule in (answer["rules"] or ["T-1"])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"bor": "PR"}, {"bor": "PR"}, [], id="same"),
        pytest.param({"bor": "PR"}, {"bor": "SD"}, ["T1"], id="T1"),
        pytest.param({"bor": "SD", "pd_date": "2024-05-01"}, {"bor": "SD"}, ["T2"], id="T2"),
        pytest.param(
            {"bor": "PD", "pd_date": "2024-05-01"}, {"bor": "PD", "pd_date": "2024-05-02"}, ["T3"], id="T3"
        ),
        pytest.param(
            {"bor": "PR", "first_response_date": "2024-05-01"},
            {"bor": "PR", "first_response_date": "2024-07-01"},
            ["T4"],
            id="T4",
        ),
        pytest.param({"bor": "SD", "disease_at_baseline": "none"}, {"bor": "SD"}, ["T6"], id="T6"),
        pytest.param(
            {"bor": "SD", "disease_at_baseline": "none"},
            {"bor": "SD", "disease_at_baseline": "none"},
            [],
            id="both",
        ),
        pytest.param({"bor": "SD", "targets": ["liver"]}, {"bor": "SD", "targets": ["lung"]}, [], id="AD-3"),
    ],
)
def test_adjudication(first, second, expected):
    answer = ask("adjudication", reader1=first, reader2=second)
    assert (answer["adjudicate"], answer["triggers"]) == (bool(expected), expected)


def test_triggers_that_are_off_by_default():
    one, other = read("100", "90", "60"), read("50", "30", "30")
    outcomes = [outcome_of(patient, assess(patient)) for patient in (one, other)]
    assert triggers(*outcomes) == ("T4",)
    options = charter_options({"adjudication_triggers": "T5 T7"})
    assert triggers(*outcomes, options) == ("T5", "T7")


def test_without_trigger_the_final_read_is_settled_before_unblinding():
    assert final_without_trigger("1001", "seed", charter_options({})) == 1
    random = charter_options({"final_without_trigger": "random"})
    picks = [final_without_trigger(str(subject), "seed", random) for subject in range(60)]
    assert picks == [final_without_trigger(str(subject), "seed", random) for subject in range(60)]
    assert set(picks) == {1, 2}


@pytest.mark.parametrize(
    ("questions", "pointer"),
    [
        ('{"riddle": []}', "/questions/riddle"),
        ('{"selection": [{"id": "q", "targets": [1]}]}', "/questions/selection/0/targets"),
        ('{"selection": [{"id": "q"}]}', "/questions/selection/0/targets"),
        ('{"selection": [{"id": "q", "targets": [], "x": 1}]}', "/questions/selection/0/x"),
        (
            '{"measurability": [{"id": "q", "lesion": {"modality": "CT", "long_mm": 1}}]}',
            "/questions/measurability/0/lesion/slice_mm",
        ),
        (
            '{"measurability": [{"id": "q", "lesion": {"modality": "XA", "long_mm": 1}}]}',
            "/questions/measurability/0/lesion/modality",
        ),
        ('{"adjudication": [{"id": "q", "reader1": {"bor": "PR"}}]}', "/questions/adjudication/0/reader2"),
        (
            '{"selection": [{"id": "q", "targets": []}, {"id": "q", "targets": []}]}',
            "/questions/selection/1/id",
        ),
    ],
)
def test_a_faulty_question_is_named(questions, pointer):
    _, problems = answer_questions(parse(questions))
    assert pointer in [problem.place.pointer for problem in problems]


@pytest.mark.parametrize("organ", ORGANS, ids=lambda organ: organ.name)
def test_an_organ_is_found_by_name_side_and_two_letters(organ):
    for side in organ.sides:
        assert organ_of(side) is organ
        assert counted_organ(side) == organ.name
        assert organ in find(side[:2])


def test_a_node_counts_as_node_in_any_organ():
    assert counted_organ("mesentery", nodal=True) == "lymph node"
    assert find("ln")[0].name == "lymph node"
    assert find("duo")[0].name == "small bowel"
    assert find("zz") == ()
