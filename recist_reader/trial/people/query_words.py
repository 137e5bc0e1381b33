"""What a query may say: templates of a closed list, and free words without value or category (QY-2)."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from recist_reader.problem import Refusal, refuse
from recist_reader.said import phrase
from recist_reader.trial.people.query_records import Answerer

LONGEST_TEXT = 1000
"""Characters of one turn of a query or request."""


@dataclass(frozen=True)
class Template:
    """One entry of the closed list: its words, and what the query must name beside it."""

    to: Answerer
    text: str
    needs_timepoint: bool = True
    needs_lesion: bool = False


_READER, _MANAGER = Answerer.READER, Answerer.MANAGER

TEMPLATES: dict[str, Template] = {
    "please_wait": Template(
        _READER, phrase("Please wait: the images of this read are being checked."), needs_timepoint=False
    ),
    "images": Template(_READER, phrase("Please look at the images of this timepoint again.")),
    "slice": Template(
        _READER, phrase("Please check on which slice this lesion was measured."), needs_lesion=True
    ),
    "measurement": Template(_READER, phrase("Please check the measurement of this lesion."), True, True),
    "same_lesion": Template(
        _READER, phrase("Please check that this is the same lesion at all timepoints."), True, True
    ),
    "site": Template(_READER, phrase("Please check organ, part and side of this lesion."), True, True),
    "reason": Template(_READER, phrase("Please say more about the reason that was given here.")),
    "images_missing": Template(_MANAGER, phrase("Images that are to be read are missing.")),
    "image_quality": Template(_MANAGER, phrase("The images cannot be read well enough.")),
    "other_person": Template(_MANAGER, phrase("These images seem to be of another person.")),
    "series_label": Template(_MANAGER, phrase("A series has the wrong label.")),
    "unblinding": Template(_MANAGER, phrase("The images show something that a reader must not know.")),
    "date_order": Template(_MANAGER, phrase("The scan is not later than that of the timepoint before.")),
    "missing_visit": Template(_MANAGER, phrase("A visit before this one is neither there nor declared.")),
    "visit_sets": Template(_MANAGER, phrase("One reader has locked a timepoint that the other passed over.")),
}
"""Entry -> template. `date_order`, `missing_visit`, `visit_sets` and `measurement` are also those of QY-4."""

_NEVER: tuple[tuple[str, str], ...] = (
    (phrase("a figure with a unit"), r"\d\s*(?:mm|cm|millimet\w*|centimet\w*|%|percent|per\s+cent)"),
    (phrase("a figure with decimals, or a date"), r"\d[.,]\d|\d{4}-\d\d|\d{1,2}/\d{1,2}/\d\d"),
    (
        phrase("a category"),
        r"\b(?:i?CR|i?PR|i?SD|i?U?PD|iCPD|NE|NON-?(?:CR|PD)|BOR)\b"
        r"|\b(?:complete|partial|best|overall|tumou?r)\s+respon\w*|\brespond(?:s|er|ers|ed|ing)?\b"
        r"|\bstable\s+disease|\bprogress(?:es|ed|ion|ive|ing)\b|\bremission|\bregress\w*"
        r"|\b(?:not|in|non)-?\s?evaluable\b",
    ),
    (phrase("a new lesion"), r"\bNL\s?\d+\b|\bnew\s+lesions?\b"),
    (
        phrase("a word about another reader"),
        r"\b(?:other|second|another|first|both|two)\s+(?:\w+\s+)?(?:read(?:er|ers|ing|ings|s)?"
        r"|radiologists?|opinions?)\b|\breaders\b|\breader\s*[12AB]\b|\bR[12]\b|\bcolleagues?\b"
        r"|\bdiscord\w*|\bconcord\w*|\bdiscrepan\w*|\bdisagree\w*|\badjudicat\w*|\btie-?break\w*",
    ),
    (
        phrase("a word about treatment"),
        r"\b(?:treatment|study|control|active)\s+arm\b|\bplacebo\b|\bunblind\w*|\brandomi[sz]\w*|\b177-?Lu\b|\bPRRT\b",
    ),
)
"""What no text of a query or request says, with how it is found. Texts go between people who must not know
it: to a reader (QY-2), and to the manager, who sees no value (RO-1)."""

_PATTERNS = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _NEVER)


def text_refused(rule: str, text: str, where: str, names: Collection[str] = ()) -> Refusal | None:
    """Why a text may not be sent: what in it tells too much; None where nothing does.

    `names`: what may not stand in it either, such as the subject's id. The message repeats nothing of the
    text.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if len(text) > LONGEST_TEXT:
        what = phrase("the text has more than {count} characters", count=LONGEST_TEXT)
        return refuse(rule, what, where, phrase("Say it in fewer words"))
    remedy = phrase("Say it without, or take an entry of the list")
    for found, pattern in _PATTERNS:
        if pattern.search(plain):
            return refuse(rule, phrase("the text holds {what}", what=found), where, remedy)
    if any(_names(name, plain) for name in names if name.strip()):
        return refuse(rule, phrase("the text names a person"), where, remedy)
    return None


def _names(name: str, text: str) -> bool:
    """Whether a name stands in a text as a word of its own."""
    return re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", text, re.IGNORECASE) is not None
