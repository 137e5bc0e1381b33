"""What the words of a query may not tell (QY-2, RO-1, BN)."""

import pytest

from recist_reader.problem import Refusal
from recist_reader.trial.people.query_words import LONGEST_TEXT, TEMPLATES, text_refused

TELLING = [
    "T2 was 23 mm before",
    "you drew 23mm there",
    "it is 2.3 cm",
    "twice 31,4 is what I see",
    "the sum fell by 20 %",
    "the sum fell by 20 per cent",
    "\uff12\uff13\u339c in the liver",  # full width digits, the sign for mm
    "scan of 2024-03-11",
    "scan of 11/03/2024",
    "scan of 11.03.2024",
    "why not PR",
    "is this PD?",
    "why sd here",
    "lesion is NE at TP1",
    "why Non-CR/non-PD",
    "this is a partial response",
    "stable disease would fit better",
    "do you see progression",
    "the patient responded",
    "why not evaluable",
    "why is it non-evaluable",
    "do you see a new lesion",
    "look at NL1 again",
    "the other reader sees it elsewhere",
    "a second radiologist had a look",
    "both readers locked it",
    "reader 2 took another target",
    "R2 has a lesion there",
    "your reads are discordant",
    "the case was Adjudicated",
    "the case goes to an adjudicator",
    "you disagree with somebody",
    "a discrepancy was found",
    "a colleague wonders",
    "patient of the treatment arm",
    "before randomisation",
    "please look, Ada Okonkwo",
    "subject 01-0003 again",
]
HARMLESS = [
    "Please look at the left lobe again",
    "The scan is noisy in the pelvis",
    "Was T2 drawn on the thin slices?",
    "Look at slices 12 to 40 of the portal venous series",
    "The lesion of TP1 seems to lie in another segment",
    "I present my answer at once; prepared and done",
    "These images seem to be of another person",
    "Both timepoints show the same part of the liver",
    "The first scan has no contrast",
]


@pytest.mark.parametrize("text", TELLING)
def test_QY_2_no_value_category_reader_or_name(text: str) -> None:
    refusal = text_refused("QY-2", text, "text", {"01-0003", "Ada Okonkwo"})
    assert isinstance(refusal, Refusal)
    assert refusal.rule == "QY-2"
    assert text not in str(refusal.problem)


@pytest.mark.parametrize("text", HARMLESS)
def test_QY_2_plain_words_go_through(text: str) -> None:
    assert text_refused("QY-2", text, "text", {"01-0003", "Ada Okonkwo"}) is None


@pytest.mark.parametrize("entry", [entry for entry, one in TEMPLATES.items() if one.to == "reader"])
def test_QY_2_no_template_to_a_reader_tells_anything(entry: str) -> None:
    assert text_refused("QY-2", TEMPLATES[entry].text, "template") is None


def test_QY_2_a_text_is_no_letter() -> None:
    assert text_refused("QY-2", "a" * LONGEST_TEXT, "text") is None
    assert isinstance(text_refused("QY-2", "a" * (LONGEST_TEXT + 1), "text"), Refusal)
