"""In how many subjects two reads differ (RA, AG-6)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recist_reader.analysis.reads import Cause, PairOfReads, timepoint_order
from recist_reader.analysis.result import Share, TooFew, enough
from recist_reader.analysis.share import share, share_if_enough
from recist_reader.recist.adjudication import triggers
from recist_reader.recist.options import CharterOptions
from recist_reader.recist.vocabulary import Response

_TRIGGER_OF = {"best_response": "T1", "pd": "T2", "pd_date": "T3", "first_response_date": "T4"}


@dataclass(frozen=True)
class CauseShare:
    """How often adjudicators named a cause, and its share of the cases that were decided."""

    cause: Cause
    share: Share


def discordance(pairs: Sequence[PairOfReads], options: CharterOptions) -> Mapping[str, Share | TooFew]:
    """Return the share of subjects that differ, by what differs.

    `pd` yes or no, `pd_date` beyond the charter's tolerance where both have one, `best_response`,
    `first_response_date`, and `evaluability`: a timepoint or the best response is NE in one read only.
    The first four are triggers T2, T3, T1 and T4 of AD-2; the share is of all subjects.
    """
    asked = replace(options, adjudication_triggers=tuple(sorted(_TRIGGER_OF.values())))
    found = [triggers(pair.first.outcome, pair.second.outcome, asked) for pair in pairs]
    counts = {name: sum(trigger in each for each in found) for name, trigger in _TRIGGER_OF.items()}
    counts["evaluability"] = sum(map(_evaluability_differs, pairs))
    return {name: share_if_enough(count, len(pairs)) for name, count in counts.items()}


def discordance_by_timepoint(
    pairs: Sequence[PairOfReads],
) -> Mapping[str, Mapping[str, Share | TooFew]]:
    """Return by timepoint after baseline the share of subjects that differ there.

    `pd` yes or no, `overall_response`, and `evaluability` (NE or not). Dates belong to a subject alone.
    """
    found: dict[str, Mapping[str, Share | TooFew]] = {}
    for timepoint in timepoint_order(pairs):
        responses = responses_at(pairs, timepoint)
        if responses:
            found[timepoint] = {
                "pd": _differing(responses, Response.PD),
                "overall_response": share_if_enough(sum(a != b for a, b in responses), len(responses)),
                "evaluability": _differing(responses, Response.NE),
            }
    return found


def responses_at(pairs: Sequence[PairOfReads], timepoint: str) -> list[tuple[Response, Response]]:
    """Return both overall responses of each pair that has the timepoint; none at baseline."""
    there = [(pair.first.at, pair.second.at) for pair in pairs if timepoint in pair.common_timepoints]
    both = [(first[timepoint].overall, second[timepoint].overall) for first, second in there]
    return [(a, b) for a, b in both if a is not None and b is not None]


def causes_of_discordance(pairs: Sequence[PairOfReads]) -> tuple[CauseShare, ...] | TooFew:
    """Return the causes that adjudicators named (RA-4): by count, then in the order of AJ-6; unused too."""
    named = [pair.decided.cause for pair in pairs if pair.decided is not None]
    counts = Counter(named)
    ordered = sorted(Cause, key=lambda cause: -counts[cause])
    return enough(
        len(named), lambda: tuple(CauseShare(cause, share(counts[cause], len(named))) for cause in ordered)
    )


def _differing(responses: Sequence[tuple[Response, Response]], asked: Response) -> Share | TooFew:
    return share_if_enough(sum((a is asked) != (b is asked) for a, b in responses), len(responses))


def _evaluability_differs(pair: PairOfReads) -> bool:
    first, second = pair.first, pair.second
    both: list[tuple[Response | None, Response | None]] = [(first.best_response, second.best_response)]
    both += [(first.at[at].overall, second.at[at].overall) for at in pair.common_timepoints]
    return any((a is Response.NE) != (b is Response.NE) for a, b in both)
