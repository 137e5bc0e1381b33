"""Best overall response, unconfirmed and confirmed.

Source: RECIST 1.1, Eisenhauer 2009, sections 4.4.3 to 4.6 and Table 3; our rules BOR-1 to BOR-13.
PD ends the window (BOR-1, BOR-9), so nothing here looks past it. Response and disease control rates
(BOR-14) count patients, not reads: they are the analysis'.
"""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from recist_reader.recist.assessment import Reason
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.vocabulary import Response

CR, PR, SD, PD, NE = Response.CR, Response.PR, Response.SD, Response.PD, Response.NE


class Dated(NamedTuple):
    """The overall response of one timepoint with its date (D-3, for PD D-2); None: not done."""

    response: Response
    date: datetime.date | None


@dataclass(frozen=True)
class Pair:
    """Two timepoints of the window that confirm a response, by their place in it."""

    first: int
    second: int


@dataclass(frozen=True)
class Window:
    """Timepoints that count for the best response (BOR-1), in order.

    `stable` is the patient's word for neither response nor progression: SD, NON-CR/NON-PD without
    targets, NED without disease. `reference` is the day from which BOR-4 counts.
    """

    entries: tuple[Dated, ...]
    stable: Response
    reference: datetime.date | None
    options: CharterOptions

    def first_of(self, *responses: Response) -> int | None:
        """Return the place of the first timepoint with one of these responses."""
        return next((i for i, entry in enumerate(self.entries) if entry.response in responses), None)

    def supports_stable(self, *responses: Response) -> bool:
        """Say whether a timepoint with one of these responses is late enough (BOR-4)."""
        return any(e.response in responses and self._is_late_enough(e.date) for e in self.entries)

    def _is_late_enough(self, when: datetime.date | None) -> bool:
        if when is None or self.reference is None:
            return False
        return (when - self.reference).days >= self.options.sd_min_days

    def confirming_pair(self, response: Response) -> Pair | None:
        """Return the earliest pair that confirms CR (BOR-6) or PR (BOR-7)."""
        counting = (CR,) if response is CR else (CR, PR)
        for first in range(len(self.entries)):
            if self.entries[first].response not in counting:
                continue
            for second in range(first + 1, len(self.entries)):
                if (
                    self.entries[second].response in counting
                    and self._is_long_enough(first, second)
                    and self._between_allows(first, second, response)
                ):
                    return Pair(first, second)
        return None

    def _is_long_enough(self, first: int, second: int) -> bool:
        start, end = self.entries[first].date, self.entries[second].date
        if start is None or end is None:
            return False
        return (end - start).days >= self.options.confirmation_min_days

    def _between_allows(self, first: int, second: int, response: Response) -> bool:
        between = [entry.response for entry in self.entries[first + 1 : second]]
        sd_allowed = self.options.confirm_max_sd if response is PR else 0
        others = [r for r in between if r not in ((CR,) if response is CR else (CR, PR))]
        return (
            others.count(NE) <= self.options.confirm_max_ne
            and others.count(SD) <= sd_allowed
            and all(r in (NE, SD) for r in others)
        )


@dataclass(frozen=True)
class BestResponse:
    """Both best overall responses, the dates that go with them, and the rules that decided."""

    unconfirmed: Response
    confirmed: Response
    first_response_date: datetime.date | None
    response_confirmed_date: datetime.date | None
    first_confirmed_response_date: datetime.date | None
    reasons: tuple[Reason, ...]


def best_response(window: Window) -> BestResponse:
    """Derive the best overall response with and without confirmation (BOR-3, BOR-8)."""
    unconfirmed, rule = _unconfirmed(window)
    confirmed, confirmed_rule, pair = _confirmed(window)
    first = window.first_of(CR, PR)
    # A confirmed CR may begin as PR: response runs from there, only that of CR from the first CR (PFS-13).
    response = window.confirming_pair(PR) if pair else None
    return BestResponse(
        unconfirmed=unconfirmed,
        confirmed=confirmed,
        first_response_date=_date_of(window, first),
        response_confirmed_date=_date_of(window, pair.second if pair else None),
        first_confirmed_response_date=_date_of(window, response.first if response else None),
        reasons=(
            Reason(rule, True, {"bor_unconfirmed": unconfirmed.value}),
            Reason(confirmed_rule, True, {"bor_confirmed": confirmed.value}),
        ),
    )


def _unconfirmed(window: Window) -> tuple[Response, str]:
    for response in (CR, PR):  # the best first (BOR-2, BOR-3)
        if window.first_of(response) is not None:
            return response, "BOR-3"
    return _without_response(window, window.stable)


def _confirmed(window: Window) -> tuple[Response, str, Pair | None]:
    for response, rule in ((CR, "BOR-6"), (PR, "BOR-7")):
        pair = window.confirming_pair(response)
        if pair is not None:
            return response, rule, pair
    # BOR-8: an unconfirmed CR or PR supports the patient's stable category.
    response, rule = _without_response(window, CR, PR, window.stable)
    return response, "BOR-8" if rule == "BOR-3" else rule, None


def _without_response(window: Window, *supporting: Response) -> tuple[Response, str]:
    if not window.entries:
        return NE, "BOR-10"
    if window.supports_stable(*supporting):
        return window.stable, "BOR-3"
    too_early = window.first_of(*supporting) is not None
    if window.first_of(PD) is not None:
        return PD, "BOR-5" if too_early else "BOR-3"
    return NE, "BOR-5" if too_early else "BOR-3"


def _date_of(window: Window, place: int | None) -> datetime.date | None:
    return None if place is None else window.entries[place].date
