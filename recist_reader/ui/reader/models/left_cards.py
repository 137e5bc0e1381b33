"""The left strip's cards: timepoints the reader may know of, with their series (VW-1, SQ-1)."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from recist_reader.reading.read_session import ReadView
from recist_reader.trial.facts import BASELINE, SeriesFacts, SubjectFacts, TimepointFacts
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.models.keys import Keys, shipped
from recist_reader.ui.reader.models.words import (
    day_text,
    seen_percent,
    series_title,
    series_under,
    shown_day_text,
    timepoint_name,
)
from recist_reader.ui.reader.panels.views.left_strip import LeftStripView, SeriesCard, TimepointCard
from recist_reader.ui.reader.panels.views.marks import Picture, Shape
from recist_reader.ui.texts import tr

BADGES = {
    "GAP": tr("slices are missing"),
    "UNEVEN": tr("spacing is uneven"),
    "TILT": tr("tilted gantry: read as acquired"),
    "ORIENTATION": tr("mixed orientation"),
    "DUPLICATE": tr("duplicate slices"),
    "NO_SPACING": tr("no PixelSpacing: cannot be measured"),
    "LOSSY": tr("lossy compression"),
    "THICK": tr("slices above 5 mm"),
    "DATES": tr("dates of the scan more than a day apart"),
    "VOI_LUT": tr("damaged table of greys: not used"),
}


def left_view(
    view: ReadView,
    shown: set[str],
    loaded: Callable[[str], int],
    seen: Mapping[str, float],
    picture: Callable[[SeriesFacts], Picture] = lambda _series: None,
    keys: Keys = shipped,
) -> LeftStripView:
    """Return the strip: the current timepoint first, then the earlier ones, newest first.

    `loaded` gives the slices there by series UID, `seen` the shares looked at, `picture` a thumbnail,
    `keys` the key of an action.
    """
    hint = tr(
        "{previous} and {next} go from series to series",
        previous=keys("previous_series"),
        next=keys("next_series"),
    )
    roles = comparison(view)
    upto = view.facts.timepoints[: view.facts.order_of(view.label) + 1]
    cards = []
    for at in reversed(upto):
        shapes = roles.shapes(at.label) or ((Shape.CURRENT,) if at.label == view.label else ())
        is_current = at.label == view.label
        cards.append(
            TimepointCard(
                id=at.label,
                label=timepoint_name(at.label),
                day=day_text(view.facts, at) if at.done else tr("not done"),
                shape=shapes[0] if shapes else None,
                open=is_current and not view.state.is_locked(at.label),
                locked=view.state.is_locked(at.label),
                series=tuple(
                    replace(
                        _card(s, shown, loaded, seen if is_current else {}),
                        under=_under(view.facts, at, s),
                        picture=picture(s),
                        hint=hint,
                    )
                    for s in at.series
                ),
                badges=tuple(text for s in at.series for text in badge_texts(s)),
            )
        )
    note = tr("Later timepoints open one by one after each lock.") if view.label == BASELINE else ""
    return LeftStripView(tuple(cards), note)


def badge_texts(series: SeriesFacts) -> tuple[str, ...]:
    """Badges of a series with their cause, in words (VW-11)."""
    name = f"{series_title(series)}, {series_under(series)}".removesuffix(", ")
    return tuple(f"{name}: {BADGES.get(code, code)}" for code in series.badges)


def _under(facts: SubjectFacts, at: TimepointFacts, series: SeriesFacts) -> str:
    """Phase and thickness, after the day where it is another than the timepoint's above (VW-1)."""
    day, under = shown_day_text(facts, at, series), series_under(series)
    if day in ("", day_text(facts, at)):
        return under
    return tr("{day}, {under}", day=day, under=under) if under else day


def _card(
    series: SeriesFacts, shown: set[str], loaded: Callable[[str], int], seen: Mapping[str, float]
) -> SeriesCard:
    share = seen.get(series.uid)
    return SeriesCard(
        id=series.uid,
        title=series_title(series),
        under="",
        loaded=loaded(series.uid),
        count=series.slices,
        seen_text="" if share is None else tr("seen {seen_percent}", seen_percent=seen_percent(share)),
        shown=series.uid in shown,
    )
