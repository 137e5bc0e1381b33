"""Which series will hang once a timepoint is open, as far as it is known before: they are read ahead."""

from collections.abc import Mapping

from recist_reader.trial.facts import SubjectFacts
from recist_reader.ui.reader.models.hanging import main_series, matched


def expected_series(facts: SubjectFacts, label: str, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """UIDs of current, baseline and prior, the current one first.

    A nadir and the second series of a baseline are read when they are asked for.
    """
    at = facts.at(label)
    current = None if at is None else main_series(at, chosen)
    if current is None:
        return ()
    earlier = [t for t in facts.timepoints[: facts.order_of(label)] if t.done]
    compared = dict.fromkeys(t.label for t in (*earlier[-1:], *earlier[:1]))
    found = [current]
    for at in (facts.at(other) for other in compared):
        series = at.series_by_uid(chosen.get(at.label, "")) or matched(at, current)
        found += [series] if series is not None else []
    return tuple(series.uid for series in found)
