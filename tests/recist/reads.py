"""Reads in one line: how the tests write patients down.

Targets stand as in the specification's examples: `30` measured, `18n` a node, `x` absent, `ts` too
small, `NE`, `12+10` fragments, `>T1` merged into T1. Non-targets: `p` present, `x`, `PD`, `NE`,
`eq` equivocal progression. New lesions: `L1!` unequivocal, `L1?` equivocal, `L1-` refuted. A
timepoint that is None was not done. Days count from randomisation, 84 apart unless said.
"""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from recist_reader.recist.document import FORMAT, VERSION
from recist_reader.recist.document_writing import patient_document
from recist_reader.recist.options import charter_options
from recist_reader.recist.read import Lesion, NewLesionFinding, PartialDate, Read, TargetFinding, Timepoint
from recist_reader.recist.schedule import Schedule
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, TargetState

RANDOMISED = datetime.date(2024, 1, 1)
_NON_TARGET = {
    "p": NonTargetState.PRESENT,
    "x": NonTargetState.ABSENT,
    "PD": NonTargetState.UNEQUIVOCAL_PD,
    "NE": NonTargetState.NOT_EVALUABLE,
    "eq": NonTargetState.EQUIVOCAL_PD,
}
_NEW = {"!": NewLesionState.UNEQUIVOCAL, "?": NewLesionState.EQUIVOCAL, "-": NewLesionState.NOT_LESION}
_DATES = {
    "randomised": "randomisation_date",
    "treatment_start": "treatment_start_date",
    "death": "death_date",
    "new_therapy": "new_therapy_date",
    "cutoff": "cutoff_date",
    "deterioration": "clinical_deterioration_date",
}
_WORDS = {"x": TargetState.ABSENT, "ts": TargetState.TOO_SMALL, "NE": TargetState.NOT_EVALUABLE}


def day(number: int) -> datetime.date:
    return RANDOMISED + datetime.timedelta(days=number)


def day_of(date: datetime.date | None) -> int | None:
    return None if date is None else (date - RANDOMISED).days


def target(text: str) -> TargetFinding:
    text = text.removesuffix("n")
    if text in _WORDS:
        return TargetFinding(_WORDS[text])
    if text.startswith(">"):
        return TargetFinding(TargetState.MERGED, merged_into=text[1:])
    parts = tuple(Decimal(part) for part in text.split("+"))
    fragments = parts if len(parts) > 1 else ()
    return TargetFinding(TargetState.MEASURED, sum(parts, Decimal(0)), fragments)


@dataclass(frozen=True)
class _Course:
    """What the words say of each timepoint, by its number from 0."""

    targets: Sequence[str]
    non_targets: Sequence[str]
    states: Sequence[str]
    new: Mapping[int, str]
    lesion_days: Mapping[int, Mapping[str, int]]
    not_imaged: Mapping[int, Sequence[str]]

    def at(self, number: int, text: str | None, on: int | None) -> Timepoint:
        """The timepoint whose targets stand in `text`, read on that day."""
        label = "BL" if number == 0 else f"TP{number}"
        visit = None if on is None or number == 0 else number
        if text is None:
            return Timepoint(label, None, number, day(84 * number), done=False)
        states = self.states[number].split() if self.states else ()
        return Timepoint(
            label,
            day(on if on is not None else 0),
            visit,
            targets=dict(zip(self.targets, map(target, text.split()), strict=True)),
            non_targets={name: _NON_TARGET[s] for name, s in zip(self.non_targets, states, strict=True)},
            new_lesions=tuple(
                NewLesionFinding(found[:-1], _NEW[found[-1]]) for found in self.new.get(number, "").split()
            ),
            lesion_dates={name: day(d) for name, d in self.lesion_days.get(number, {}).items()},
            not_imaged=tuple(self.not_imaged.get(number, ())),
        )


def read(
    targets: str,
    *timepoints: str | None,
    nt: Sequence[str] = (),
    new: Mapping[int, str] | None = None,
    days: Sequence[int | None] = (),
    lesion_days: Mapping[int, Mapping[str, int]] | None = None,
    organs: Sequence[str] = (),
    options: Mapping[str, object] | None = None,
    schedule: Schedule | None = None,
    not_imaged: Mapping[int, Sequence[str]] | None = None,
    **events: int | PartialDate | None,
) -> Read:
    """Return a read: baseline targets, then each timepoint's; `new` and days by timepoint from 1.

    `events`: randomised, treatment_start, death, new_therapy, cutoff, deterioration as days.
    """
    at_baseline = targets.split()
    named = [f"T{number}" for number in range(1, len(at_baseline) + 1)]
    non_targets = [f"NT{number}" for number in range(1, len(nt[0].split() if nt else ()) + 1)]
    visits = [84 * number for number in range(1, len(timepoints) + 1)]
    when = [*days, *visits[len(days) :]]
    course = _Course(named, non_targets, nt, new or {}, lesion_days or {}, not_imaged or {})
    return Read(
        subject="1001",
        reader="R1",
        options=charter_options(options or {}),
        targets=tuple(
            Lesion(name, organs[i] if organs else "liver", nodal=at_baseline[i].endswith("n"))
            for i, name in enumerate(named)
        ),
        non_targets=tuple(Lesion(name, "bone") for name in non_targets),
        baseline=course.at(0, targets, 0),
        timepoints=tuple(
            course.at(n, text, on) for n, (text, on) in enumerate(zip(timepoints, when, strict=True), 1)
        ),
        schedule=schedule or Schedule.every(84, 7),
        **_dates(events),
    )


def _dates(
    events: Mapping[str, int | PartialDate | None],
) -> dict[str, datetime.date | PartialDate | None]:
    """The dates of a read by its fields; who is not said when is randomised on day 0."""
    known = {"randomised": 0, **events}
    return {_DATES[name]: day(value) if isinstance(value, int) else value for name, value in known.items()}


def written(reads: Iterable[Read]) -> str:
    """The reads as a document of the interchange format."""
    patients = [patient_document(one) for one in reads]
    return json.dumps({"format": FORMAT, "version": VERSION, "patients": patients}, ensure_ascii=False)
