"""Why two reads part: what adjudicators named, and what had sent the subjects to them (EXP-107, RA-4)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from recist_reader.analysis.discordance import causes_of_discordance
from recist_reader.analysis.reads import Cause, PairOfReads
from recist_reader.analysis.result import TooFew, enough
from recist_reader.exports.column import columns
from recist_reader.exports.figures.figure import Figure
from recist_reader.exports.figures.paper import TOP_MM, axes_at, bottom_mm, nothing, words
from recist_reader.exports.figures.style import HEIGHT_MM
from recist_reader.exports.table import Cells
from recist_reader.said import Said, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

COLUMNS = columns(
    ("panel", "c", "cause (AJ-6) or trigger (AD-2)"),
    ("code", "c", "code of the cause or trigger"),
    ("count", "i", "subjects"),
    ("of", "i", "decided subjects, or subjects whose reads part"),
    ("percent", "p", "count of them; triggers may add up to more than 100 %"),
)
_CAUSES = {
    Cause.TARGET_SELECTION: phrase("target selection"),
    Cause.MEASUREMENT: phrase("measurement"),
    Cause.NON_TARGET: phrase("non-target lesion"),
    Cause.NEW_LESION: phrase("new lesion"),
    Cause.EVALUABILITY: phrase("evaluability, images"),
    Cause.DATE: phrase("date"),
    Cause.ERROR: phrase("error"),
}
_TRIGGERS = {
    "T1": phrase("T1 best response"),
    "T2": phrase("T2 progression, one only"),
    "T3": phrase("T3 progression date"),
    "T4": phrase("T4 first response date"),
    "T5": phrase("T5 overall response"),
    "T6": phrase("T6 disease at baseline"),
    "T7": phrase("T7 sum of diameters"),
}


@dataclass(frozen=True)
class Bar:
    """How often something was named, of how many subjects."""

    code: str
    said: Said
    count: int
    of: int

    @property
    def percent(self) -> Decimal:
        """The share in percent, one decimal (N-3)."""
        return (Decimal(100 * self.count) / self.of).quantize(Decimal("0.1"))


@dataclass(frozen=True)
class Causes:
    """Both panels; TooFew where they come from fewer than ten subjects (RA-2)."""

    causes: tuple[Bar, ...] | TooFew
    triggers: tuple[Bar, ...] | TooFew


def causes(pairs: Sequence[PairOfReads]) -> Causes:
    """Return the bars by count, then in the order of AJ-6 and AD-2."""
    shares = causes_of_discordance(pairs)
    named: tuple[Bar, ...] | TooFew
    if isinstance(shares, TooFew):
        named = shares
    else:
        named = tuple(
            Bar(at.cause.value, _CAUSES[at.cause], at.share.count, at.share.subjects) for at in shares
        )
    fired = [pair.adjudication.triggers for pair in pairs if pair.adjudication is not None]
    counts = Counter(trigger for each in fired for trigger in set(each))
    ordered = sorted((code for code in _TRIGGERS if counts[code]), key=lambda code: -counts[code])
    triggers = enough(
        len(fired),
        lambda: tuple(Bar(code, _TRIGGERS[code], counts[code], len(fired)) for code in ordered),
    )
    return Causes(named, triggers)


def figures(pairs: Sequence[PairOfReads]) -> list[Figure]:
    """Return the one page."""
    found = causes(pairs)
    decided = sum(pair.decided is not None for pair in pairs)
    parted = sum(pair.adjudication is not None for pair in pairs)
    return [
        Figure(
            name="adjudication_causes",
            title=phrase(
                "Why reads part: {decided} of {parted} adjudicated subjects decided",
                decided=decided,
                parted=parted,
            ),
            caption=phrase(
                "Left: cause named by the adjudicator, of the decided subjects. Right: triggers, of the "
                "subjects whose reads part; a subject may have several, so that they may add up to more "
                "than 100 %."
            ),
            alt=phrase(
                "Bars of causes and triggers. {bars}",
                bars=", ".join(f"{bar.said} {bar.count}" for bar in _bars(found))
                or phrase("Fewer than ten subjects: nothing is drawn."),
            ),
            n=parted,
            described=COLUMNS,
            cells=tuple(_cells(found)),
            paint=lambda canvas, figure: _paint(canvas, figure, found),
            notes=(phrase("Triggers may add up to more than 100 %: a subject may have several."),),
            options={"order": phrase("count descending, then AJ-6 and AD-2")},
        )
    ]


def _bars(found: Causes) -> list[Bar]:
    return [bar for panel in (found.causes, found.triggers) if not isinstance(panel, TooFew) for bar in panel]


def _cells(found: Causes) -> list[Cells]:
    panels = (("cause", found.causes), ("trigger", found.triggers))
    return [
        {"panel": name, "code": bar.code, "count": bar.count, "of": bar.of, "percent": bar.percent}
        for name, bars in panels
        if not isinstance(bars, TooFew)
        for bar in bars
    ]


def _paint(canvas: "Canvas", figure: Figure, found: Causes) -> None:
    words(canvas, figure)
    bottom = bottom_mm(figure)
    height = HEIGHT_MM - TOP_MM - bottom
    titles = (
        phrase("causes, {n} subjects decided", n=_subjects(found.causes)),
        phrase("triggers, {n} subjects", n=_subjects(found.triggers)),
    )
    for bars, title, left in zip((found.causes, found.triggers), titles, (34, 126), strict=True):
        _draw(axes_at(canvas, left, bottom, 46, height), bars, title)


def _subjects(bars: tuple[Bar, ...] | TooFew) -> int:
    if isinstance(bars, TooFew):
        return bars.subjects
    return bars[0].of if bars else 0


def _draw(axes: "Axes", bars: tuple[Bar, ...] | TooFew, title: Said) -> None:
    if isinstance(bars, TooFew):
        nothing(axes, bars.why)
        axes.set_title(title, loc="left")
        return
    from matplotlib.ticker import MaxNLocator

    places = range(len(bars))
    axes.barh(places, [bar.count for bar in bars], height=0.62, color="#0072B2", edgecolor="black",
              linewidth=0.4)  # fmt: skip
    axes.set_yticks(places, [bar.said for bar in bars])
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(max(len(bars), 7) - 0.4, -0.6)
    for place, bar in zip(places, bars, strict=True):
        axes.annotate(f"{bar.count} ({bar.percent} %)", (bar.count, place), xytext=(3, 0), va="center",
                      textcoords="offset points")  # fmt: skip
    most = max((bar.count for bar in bars), default=1)
    axes.set_xlim(0, max(most, 1) * 1.5)
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.set_xlabel(phrase("subjects"))
    axes.set_title(title, loc="left")
