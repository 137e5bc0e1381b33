"""Rates that watch over reading, from cases and who read them: no value of a read is loaded (RA, RO-1, AG-1).

A case stands for two complete reads, so that no incomplete read is counted.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from recist_reader.analysis.judged import JudgedCase, ReadBy
from recist_reader.analysis.monitoring import (
    AdjudicationRates,
    Answer,
    DisagreementIndex,
    adjudication_rates,
    adjudicator_agreement,
    disagreement_index,
)
from recist_reader.exports.case_log import adjudication_of
from recist_reader.problem import Refusal
from recist_reader.reading.people.own_cases import stored_cases
from recist_reader.reading.study_session import StudySession
from recist_reader.trial.adjudication.records import CaseRecord, CaseState
from recist_reader.trial.people.acts import Act

LOCKED = "read.lock"
FIRST_SLOT = "R1"


@dataclass(frozen=True)
class Monitoring:
    """`readers`: account -> how many pairs of complete reads the person has a read in."""

    rates: AdjudicationRates
    followed: Mapping[str, Answer]
    disagreement: DisagreementIndex
    readers: Mapping[str, int]
    subjects: int


def monitoring_of(study: StudySession) -> Monitoring | Refusal:
    """Return the rates of a study, readers by account; refused to who may not see rates.

    Raises StudyFault where the file cannot be read.
    """
    refusal = study.refusal(Act.SEE_RATES)
    if refusal is not None:
        return refusal
    cases = [_judged(study, case) for case in stored_cases(study.file).values() if _counts(study, case)]
    readers: dict[str, int] = {}
    for case in cases:
        for read in (case.first, case.second):
            readers[read.reader] = readers.get(read.reader, 0) + 1
    rates, disagreement = adjudication_rates(cases), disagreement_index(cases)
    return Monitoring(rates, adjudicator_agreement(cases), disagreement, readers, len(cases))


def _counts(study: StudySession, case: CaseRecord) -> bool:
    """A case whose read was opened again is none until it is compared anew (SG-7)."""
    return case.state is not CaseState.INVALID and {case.read_a, case.read_b} <= set(study.state.assignments)


def _judged(study: StudySession, case: CaseRecord) -> JudgedCase:
    assignments = study.state.assignments
    ordered = sorted((case.read_a, case.read_b), key=lambda read: assignments[read].slot != FIRST_SLOT)
    first, second = (ReadBy(assignments[read].reader, _ended(study, read)) for read in ordered)
    return JudgedCase(first, second, adjudication_of(case, ordered[0]))


def _ended(study: StudySession, read: str) -> datetime.date | None:
    """The day of the last lock of a read, by its events without contents."""
    events = study.file.bare_events(f"read:{read}")
    locks = [str(event.record["at"]) for event in events if event.record["type"] == LOCKED]
    return datetime.date.fromisoformat(max(locks)[:10]) if locks else None
