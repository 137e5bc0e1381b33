"""What stands in place of the response at baseline: limits used, slices shown, what is missing to lock."""

from collections.abc import Iterator, Mapping

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.checks.limits import organ_counts
from recist_reader.ui.reader.models.keys import Keys, shipped
from recist_reader.ui.reader.models.response import next_items, warnings
from recist_reader.ui.reader.models.words import seen_percent, series_title, series_under
from recist_reader.ui.reader.panels.views.baseline import BaselineView, LimitView, SeenView
from recist_reader.ui.reader.panels.views.response import NextItem
from recist_reader.ui.texts import tr

ENOUGH_SEEN = 0.95
_OPEN = (
    tr("Next, to lock the baseline"),
    tr(
        "The target list is frozen when the baseline is locked. Until then site ({site}) and order "
        "({earlier}, {later}) can be changed."
    ),
)
_REOPENED = (
    _OPEN[0],
    tr(
        "Reopened: targets added since can be changed and removed until the lock. The others keep number "
        "and site; their values can be corrected."
    ),
)
_LOCKED = (
    tr("Noted at the lock"),
    tr("The baseline is locked: the target list and its order are frozen. Reopening makes a new version."),
)


def baseline_view(
    view: ReadView, seen: Mapping[str, float], selected: str | None = None, keys: Keys = shipped
) -> BaselineView:
    """Return the panel of the baseline: limits used, slices shown, what is missing to lock."""
    charter = view.facts.options.charter
    counts = organ_counts(view.state)
    limits = [LimitView(tr("All targets"), counts.total(), charter.max_targets)]
    limits += [
        LimitView(organ.capitalize(), n, charter.max_targets_per_organ) for organ, n in sorted(counts.items())
    ]
    items = [*next_items(view, selected, keys)]
    items += [
        NextItem("", line.text, line.code, line.tone) for line in warnings(view) if line.code != "GD-22"
    ]
    next_title, note = _heading(view)
    acts = {"earlier": "target_earlier", "later": "target_later", "site": "site"}
    note = note.format(**{part: keys(name) for part, name in acts.items()})
    return BaselineView(
        limits=tuple(limits),
        seen=tuple(_seen(view, seen)),
        next_title=next_title,
        next_items=tuple(items),
        note=note,
    )


def _heading(view: ReadView) -> tuple[str, str]:
    """What is said of the target list: open, open again after a lock (SG-7), locked (T-7)."""
    if view.state.is_locked(view.label):
        return _LOCKED
    record = view.state.timepoints.get(view.label)
    return _REOPENED if record is not None and record.version > 1 else _OPEN


def _seen(view: ReadView, seen: Mapping[str, float]) -> Iterator[SeenView]:
    for series in view.at.series:
        if not series.is_stack:
            continue
        share = seen.get(series.uid, 0.0)
        name = f"{series_title(series)}, {series_under(series)}"
        yield SeenView(name, share, seen_percent(share), share >= ENOUGH_SEEN)
