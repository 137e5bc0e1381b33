"""Every rule id of the specification can be found in the engine, or is named here with its reason."""

import re
from pathlib import Path

import pytest

import recist_reader.recist

COUNTS = {
    **{"N": 6, "M": 13, "T": 9, "S": 13, "TR": 14, "NT": 12, "NL": 10, "OR": 11, "D": 6},
    **{"BOR": 14, "PFS": 15, "AD": 6, "NET": 9},
}
ELSEWHERE = {
    "M-9": "plane, phase and window: checks on images (GD-10, GD-11)",
    "M-11": "spacing of the image: measuring refuses an uncalibrated one",
    "T-4": "reader's judgement",
    "T-6": "reader's judgement; what is left over is non-target",
    "T-7": "the baseline is frozen by the workflow (SQ-2)",
    "T-8": "follows from OR-3 and OR-6",
    "S-11": "reader's judgement: a treated target is recorded NE",
    "S-12": "reader's judgement: outer diameter of a cavity",
    "S-13": "reader's judgement: direction of the longest diameter",
    "NL-7": "size of a new node: check GD-18",
    "NL-8": "reader's judgement: fragments and regrowth are not new",
    "TR-14": "see OR-8",
    "NET-1": "a response belongs to a patient and a timepoint; there is no other in the model",
    "NET-2": "phase of a liver lesion: check GD-10",
    "NET-3": "nodal or soft tissue: frozen with the baseline (GD-23)",
    "NET-4": "reader's judgement: equivocal until CT or MRI shows it",
    "NET-5": "reader's judgement: a comment, never a category",
    "NET-6": "reader's judgement: sclerosis is not new",
    "NET-7": "follows from S-9: the nadir, not the timepoint before",
    "NET-8": "follows from BOR-4",
}
RULES = [f"{family}-{number}" for family, count in COUNTS.items() for number in range(1, count + 1)]


@pytest.fixture(scope="module")
def engine():
    folder = Path(recist_reader.recist.__file__).parent
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_found_by_its_id(engine, rule):
    family, number = rule.split("-")
    named = re.search(rf"(?<![A-Z]){rule}(?!\d)", engine) or any(
        int(first) <= int(number) <= int(last)
        for first, last in re.findall(rf"(?<![A-Z]){family}-(\d+) to {family}-(\d+)", engine)
    )
    assert named or rule in ELSEWHERE
