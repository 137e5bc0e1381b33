"""AJ-4 in words: values, percentages, rules and days as the adjudicator reads them."""

import pytest

from recist_reader.trial.adjudication.told import explanation_words
from tests.trial.adjudication.explaining import explained
from tests.trial.adjudication.made_pairs import pair


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (
            {"targets": {"T1": "30 30", "T2": "20 35"}},
            {"targets": {"T1": "30 30"}},
            "T2 (35) in A alone: A with B there turns +30.0 % into +0.0 %, PD (TR-3) into SD (TR-7)",
        ),
        (
            {"targets": {"T1": "30 30"}},
            {"targets": {"T1": "30 30"}, "new": {"NL1": ". !"}},
            "NL1 (unequivocal) in B alone at TP1: B with A there turns PD (NL-2) into SD (TR-7)",
        ),
        (
            {"targets": {"T1": "30 30", "T2": "20 35"}},
            {"targets": {"T1": "30 30"}, "nt": {"NT1": "p p"}, "where": {"NT1": "T2"}},
            "T2/NT1 target 35 vs non-target present: A with B there turns +30.0 % into +0.0 %, "
            "PD (TR-3) into SD (TR-7)",
        ),
        (
            {"targets": {"T1": "30x18 41x18"}, "nodal": ["T1"]},
            {"targets": {"T1": "30x18 41x18"}},
            "counted axis of T1 18 vs 41: B with A there turns +36.7 % into +0.0 %, PD (TR-3) into SD (TR-7)",
        ),
        (
            {"targets": {"T1": "30 18+18"}},
            {"targets": {"T1": "30 ts"}},
            "T1 18 + 18 vs too small at TP1: A with B there turns +20.0 % into -83.3 %, "
            "PD (TR-3) into PR (TR-6)",
        ),
        (
            {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". ? !"}},
            {"targets": {"T1": "30 30 30"}, "new": {"NL1": ". . !"}},
            "NL1 equivocal vs not recorded at TP1: A with B there turns PD (NL-3) into SD (TR-7)",
        ),
    ],
)
def test_AJ_4_in_words(a, b, words):
    both = pair(a, b)
    assert explanation_words(explained(both), both.facts) == words
