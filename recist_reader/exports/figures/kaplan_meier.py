"""Kaplan-Meier curve of progression-free survival, pooled over arms (EXP-105, AN-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from recist_reader.analysis.result import NotEstimable
from recist_reader.analysis.survival import Step, Survival, kaplan_meier
from recist_reader.exports.column import Missing, columns
from recist_reader.exports.figures.course import Course
from recist_reader.exports.figures.figure import DAYS_PER_MONTH, Figure, listing, six_decimals
from recist_reader.exports.figures.paper import months_on, nothing, page, points
from recist_reader.exports.table import Cells
from recist_reader.said import Said, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

TICK_MM = 1.5
BAND_ALPHA = 0.15
ROWS_MM = 13.0
COLUMNS = columns(
    ("day", "i", "days from randomisation (PFS-10)"),
    ("at_risk", "i", "subjects at risk just before the day"),
    ("events", "i", "events on the day"),
    ("censored", "i", "censored on the day"),
    ("survival", "n", "Kaplan-Meier estimate from the day on"),
    ("low", "n", "lower end of the 95 % log-log band"),
    ("high", "n", "upper end of the 95 % log-log band"),
)


@dataclass(frozen=True)
class PfsCurve:
    """The curve of the subjects that have a PFS; `without` have none, their reason stands in `outcomes`."""

    survival: Survival | NotEstimable
    without: tuple[Course, ...]
    n: int


def pfs_curve(courses: Sequence[Course]) -> PfsCurve:
    """Return the curve of the primary PFS (PFS-10 to 12)."""
    timed = [
        (course.pfs_days, course.has_event)
        for course in courses
        if course.pfs_days is not None and course.has_event is not None
    ]
    found = kaplan_meier([days for days, _ in timed], [event for _, event in timed])
    without = (course for course in courses if course.pfs_days is None or course.has_event is None)
    return PfsCurve(found, tuple(without), len(courses))


def figures(courses: Sequence[Course]) -> list[Figure]:
    """Return the one page of the curve."""
    found = pfs_curve(courses)
    steps = found.survival.steps if isinstance(found.survival, Survival) else ()
    return [
        Figure(
            name="kaplan_meier",
            title=phrase(
                "Progression-free survival: {drawn} of {n} subjects", drawn=_drawn(found), n=found.n
            ),
            caption=phrase(
                "Kaplan-Meier estimate of progression-free survival, all subjects pooled; ticks: censored; "
                "band: 95 % confidence interval, log-log, Greenwood. Under the axis: subjects at risk and "
                "events so far. Months have 30.4375 days."
            ),
            alt=phrase(
                "Kaplan-Meier curve of {drawn} of {n} subjects. {median}.",
                drawn=_drawn(found),
                n=found.n,
                median=median_words(found.survival),
            ),
            n=found.n,
            described=COLUMNS,
            cells=tuple(map(_cells, steps)),
            paint=lambda canvas, figure: _paint(canvas, figure, found),
            notes=listing(
                phrase("Not in the curve, PFS not computed"), [course.subject for course in found.without]
            ),
            options={"variant": "primary", "band": "log-log", "error": "Greenwood"},
        )
    ]


def _drawn(found: PfsCurve) -> int:
    return found.n - len(found.without)


def median_words(found: Survival | NotEstimable) -> Said:
    """The median with its interval, in months; what is not reached is said in words."""
    if isinstance(found, NotEstimable):
        return phrase("No median")
    return phrase(
        "{events} events; median {median}, 95 % CI {low} to {high}",
        events=found.events,
        median=_months(found.median),
        low=_months(found.median_low),
        high=_months(found.median_high),
    )


def _months(days: int | None) -> Said:
    if days is None:
        return phrase("not reached")
    return phrase("{months} months", months=f"{days / DAYS_PER_MONTH:.1f}")


def _cells(step: Step) -> Cells:
    low, high = step.low, step.high
    return {
        "day": step.day,
        "at_risk": step.at_risk,
        "events": step.events,
        "censored": step.censored,
        "survival": six_decimals(step.survival),
        "low": Missing.UNDEFINED if low is None else six_decimals(low),
        "high": Missing.UNDEFINED if high is None else six_decimals(high),
    }


def _paint(canvas: "Canvas", figure: Figure, found: PfsCurve) -> None:
    axes = page(canvas, figure, below_mm=ROWS_MM, legend_lines=0)
    curve = found.survival
    if isinstance(curve, NotEstimable):
        nothing(axes, phrase("No subject has a progression-free survival"))
        return
    days = [step.day for step in curve.steps]
    axes.step(days, [step.survival for step in curve.steps], where="post", color="black", linewidth=1.2,
              gid="curve")  # fmt: skip
    _band(axes, curve)
    censored = [step for step in curve.steps if step.censored]
    axes.plot([step.day for step in censored], [step.survival for step in censored], color="black",
              linestyle="none", marker="|", markersize=points(TICK_MM), markeredgewidth=0.8,
              gid="censored", clip_on=False)  # fmt: skip
    last = max(days[-1], 1)
    ticks = months_on(axes, last)
    axes.set_xlim(0, last * 1.02)
    axes.set_ylim(0, 1.02)
    axes.axhline(0.5, color="black", linewidth=0.5, linestyle=(0, (1, 3)))
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100"])
    axes.set_ylabel(phrase("progression-free survival, %"))
    axes.set_xlabel(phrase("months from randomisation"))
    axes.text(0.99, 0.97, median_words(curve), transform=axes.transAxes, ha="right", va="top")
    _rows_under(axes, curve, ticks)


def _band(axes: "Axes", curve: Survival) -> None:
    """The band from each step to the next: none before the first event, nor where survival is 0."""
    with_band = [(step, step.low, step.high) for step in curve.steps]
    inside = [(step.day, low, high) for step, low, high in with_band if low is not None and high is not None]
    if inside:
        end = next((step.day for step in curve.steps if step.survival == 0), None)
        tail = [] if end is None else [(end, *inside[-1][1:])]
        at, low, high = zip(*inside, *tail, strict=True)
        axes.fill_between(
            at, low, high, step="post", color="black", alpha=BAND_ALPHA, linewidth=0, gid="band"
        )


def _rows_under(axes: "Axes", curve: Survival, ticks: Sequence[int]) -> None:
    """Numbers at risk and events, under the ticks of the axis (mm below it)."""
    rows = (
        (phrase("at risk"), [curve.at_risk(day) for day in ticks], 12.5),
        (phrase("events"), [curve.events_until(day) for day in ticks], 16.5),
    )
    for said, numbers, below_mm in rows:
        offset: dict[str, Any] = {"textcoords": "offset points", "va": "baseline", "annotation_clip": False}
        axes.annotate(
            said, (0, 0), xycoords="axes fraction", xytext=(-points(15), -points(below_mm)), **offset
        )
        for day, number in zip(ticks, numbers, strict=True):
            place = (day, 0)
            axes.annotate(str(number), place, xycoords=("data", "axes fraction"), ha="center",
                          xytext=(0, -points(below_mm)), **offset)  # fmt: skip
