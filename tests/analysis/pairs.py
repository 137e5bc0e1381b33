"""Pairs of reads in a line: `pair("S01", "PR PR PD", "PR SD PD")`."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from recist_reader.analysis.reads import (
    Adjudication,
    Cause,
    ChosenTarget,
    Decision,
    PairOfReads,
    ReadResult,
    TimepointResult,
)
from recist_reader.recist.vocabulary import Response

START = datetime.date(2025, 1, 6)
BEST_FIRST = (Response.CR, Response.PR, Response.SD, Response.NON_CR_NON_PD, Response.PD, Response.NE)


def day(weeks: int) -> datetime.date:
    return START + datetime.timedelta(weeks=weeks)


def read(
    subject: str,
    responses: str,
    *,
    reader: str = "RDR-1",
    slot: str = "R1",
    sums: Sequence[str | None] = (),
    minutes: Sequence[float | None] = (),
    **changed: Any,
) -> ReadResult:
    """A complete read: baseline `BL`, then `TP1` on, every eight weeks, one for each response."""
    overall = [Response(word) for word in responses.split()]
    sizes = [None if each is None else Decimal(each) for each in sums] or [None] * (len(overall) + 1)
    times = list(minutes) or [None] * (len(overall) + 1)
    timepoints = [
        TimepointResult(
            "BL" if at == 0 else f"TP{at}",
            response,
            locked_on=day(8 * at),
            sum_mm=size_mm,
            change_percent=_change(sizes[0], size_mm) if at else None,
            active_minutes=spent,
        )
        for at, (response, size_mm, spent) in enumerate(zip([None, *overall], sizes, times, strict=True))
    ]
    answers: dict[str, Any] = {
        "best_response": min(overall, key=BEST_FIRST.index, default=Response.NE),
        "progression_date": _first_day(overall, Response.PD),
        "first_response_date": _first_day(overall, Response.CR, Response.PR),
        "completed_on": day(8 * len(overall)),
    }
    return ReadResult(subject, reader, timepoints=tuple(timepoints), slot=slot, **{**answers, **changed})


def pair(subject: str, first: str, second: str, decision: Adjudication | None = None) -> PairOfReads:
    """Two readers' reads with these overall responses."""
    return PairOfReads(read(subject, first), read(subject, second, reader="RDR-2", slot="R2"), decision)


def measured_pair(subject: str, first: Sequence[str | None], second: Sequence[str | None]) -> PairOfReads:
    """Two readers' reads with these sums in mm, stable throughout."""
    words = " ".join(["SD"] * (len(first) - 1))
    return PairOfReads(
        read(subject, words, sums=first), read(subject, words, sums=second, reader="RDR-2", slot="R2")
    )


def decided(
    decision: Decision, cause: Cause = Cause.MEASUREMENT, triggers: tuple[str, ...] = ("T1",)
) -> Adjudication:
    """A signed adjudication."""
    return Adjudication(triggers, decision, cause, "ADJ-1")


def target(lesion: str, organ: str = "liver", **sizes_mm: str) -> ChosenTarget:
    """A chosen target with its sizes by timepoint."""
    return ChosenTarget(lesion, organ, {name: Decimal(size) for name, size in sizes_mm.items()})


def _change(baseline_mm: Decimal | None, size_mm: Decimal | None) -> Decimal | None:
    if not baseline_mm or size_mm is None:
        return None
    return 100 * (size_mm - baseline_mm) / baseline_mm


def _first_day(overall: Sequence[Response], *asked: Response) -> datetime.date | None:
    return next((day(8 * at) for at, response in enumerate(overall, 1) if response in asked), None)
