"""Lesions of both reads beside each other: which is which, values, differences (AJ-3)."""

from dataclasses import dataclass
from decimal import Decimal

from recist_reader.reading.people.adjudicating import OpenCase
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.adjudication.pairing import LesionPair, PairKind
from recist_reader.trial.adjudication.values import LesionValue
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.models.words import STATE_WORDS, mm_text, organ_text
from recist_reader.ui.texts import tr

KIND_WORDS = {
    PairKind.SAME_ROLE: tr("same lesion, same role"),
    PairKind.OTHER_ROLE: tr("same lesion, other role"),
    PairKind.ONLY_A: tr("only A"),
    PairKind.ONLY_B: tr("only B"),
}
SHORT_STATES = {
    "too_small": tr("small"),
    "absent": tr("abs."),
    "not_evaluable": tr("NE"),
    "merged": tr("merged"),
    "present": tr("pres."),
    "unequivocal_pd": tr("PD"),
    "equivocal_pd": tr("equiv."),
    "unequivocal": tr("yes"),
    "equivocal": tr("equiv."),
    "not_lesion": tr("no"),
}
"""State of a lesion -> a word that has room in a column of figures; the tooltip has `STATE_WORDS`."""


@dataclass(frozen=True)
class PairValue:
    """One read's value at one timepoint: as the cell prints it, and in whole words."""

    text: str = ""
    whole: str = ""


@dataclass(frozen=True)
class PairCell:
    """Both values at one timepoint with their difference; `differs`: in state, or in what counts."""

    label: str
    a: PairValue
    b: PairValue
    difference: str
    percent: str
    differs: bool


@dataclass(frozen=True)
class PairRow:
    """One lesion of A, of B, or of both: UUIDs `a`, `b`; `id_a`, `id_b` are printed, empty for none."""

    number: int
    site: str
    kind: PairKind
    by_hand: bool
    a: str | None
    b: str | None
    id_a: str
    id_b: str
    cells: tuple[PairCell, ...]

    @property
    def kind_words(self) -> str:
        words = KIND_WORDS[self.kind]
        return tr("{words}, by hand", words=words) if self.by_hand else words

    @property
    def is_whole(self) -> bool:
        return self.a is not None and self.b is not None

    def at(self, label: str) -> PairCell | None:
        return next((cell for cell in self.cells if cell.label == label), None)

    def owner(self, letter: str) -> str | None:
        """The UUID of the lesion in read A or B."""
        return self.a if letter == "A" else self.b


def pair_rows(case: OpenCase) -> tuple[PairRow, ...]:
    """Return the rows of the comparison, in the order of the pairs."""
    return tuple(
        _row(number, pair, case.needs.timepoints) for number, pair in enumerate(case.lesions, start=1)
    )


def _row(number: int, pair: LesionPair, labels: tuple[str, ...]) -> PairRow:
    lesion = pair.lesion_a or pair.lesion_b
    assert lesion is not None, "a pair has a lesion of A or of B"
    cells = tuple(_cell(pair, label) for label in labels)
    id_a, id_b = (_id(it) for it in (pair.lesion_a, pair.lesion_b))
    return PairRow(number, organ_text(lesion), pair.kind, pair.by_hand, pair.a, pair.b, id_a, id_b, cells)


def _id(lesion: LesionRecord | None) -> str:
    return "" if lesion is None else lesion.id


def _cell(pair: LesionPair, label: str) -> PairCell:
    values = pair.at(label)
    a, b = values.a, values.b
    if a is None or b is None:
        return PairCell(label, _value(a), _value(b), "", "", differs=(a is None) is not (b is None))
    away = values.difference_mm
    if away is None:
        is_same = (a.role, a.state) == (b.role, b.state)
        return PairCell(label, _value(a), _value(b), "" if is_same else tr("differs"), "", not is_same)
    percent = values.difference_percent
    told = tr("{mm} mm", mm=mm_text(away))
    share = "" if percent is None else tr("{percent} %", percent=mm_text(abs(percent)))
    return PairCell(label, _value(a), _value(b), told, share, away != 0)


def _value(value: LesionValue | None) -> PairValue:
    if value is None:
        return PairValue()
    if value.fragments_mm:
        parts = " + ".join(mm_text(mm) for mm in value.fragments_mm)
        total = sum(value.fragments_mm, Decimal(0))
        return PairValue(mm_text(total), tr("{parts} mm, split", parts=parts))
    if value.role is Role.TARGET and value.mm is not None:
        figure = mm_text(value.mm)
        return PairValue(figure, tr("{mm} mm", mm=figure))
    return PairValue(SHORT_STATES.get(value.state, value.state), STATE_WORDS.get(value.state, value.state))
