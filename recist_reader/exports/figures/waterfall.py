"""Waterfall: the best change of the sum of diameters of every subject (EXP-102)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from recist_reader.exports.column import Missing, columns
from recist_reader.exports.figures.course import Course
from recist_reader.exports.figures.figure import Figure, listing, page_name, page_title, pages_of
from recist_reader.exports.figures.paper import (
    box,
    legend,
    mark,
    nothing,
    page,
    percent_axis,
    points,
    response_patches,
)
from recist_reader.exports.figures.style import LOOKS, WIDTH_MM, WORST_FIRST
from recist_reader.exports.table import Cells
from recist_reader.said import phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

MOST_BARS = 150
CUT = 100
LETTERS, LINE = 8.0, 1.1  # points, and how many of them a line takes
COLUMNS = columns(
    ("subject_id", "s", "subject"),
    ("place", "i", "place from the left, over all pages"),
    ("drawn", "b", "it has a bar; else it is listed under the figure"),
    ("best_pct", "p", "smallest change from baseline of a complete sum up to PD, percent"),
    ("timepoint", "s", "where it stands"),
    ("height", "p", "height of the bar: values beyond +100 are cut and labelled"),
    ("bor", "c", "best overall response as the charter counts it"),
    ("star", "b", "best response PD by a new lesion or a non-target lesion"),
)


@dataclass(frozen=True)
class Bar:
    """One subject; `change` in percent. A star: best response PD that is not by the sum."""

    subject: str
    place: int
    change: Decimal
    label: str
    response: str
    has_star: bool

    @property
    def height(self) -> Decimal:
        """What is drawn of the change."""
        return min(self.change, Decimal(CUT).quantize(Decimal("0.1")))


@dataclass(frozen=True)
class Waterfall:
    """The bars in order; `without` have no complete sum after baseline, and why."""

    bars: tuple[Bar, ...]
    without: tuple[tuple[Course, Missing], ...]

    @property
    def n(self) -> int:
        """Drawn and listed."""
        return len(self.bars) + len(self.without)


def waterfall(courses: Sequence[Course]) -> Waterfall:
    """Return the bars: change descending, best response worst first, subject (EXP-102)."""
    with_change = [(course, course.best_change) for course in courses]
    drawn = [(course, change) for course, change in with_change if isinstance(change, Decimal)]
    drawn.sort(key=lambda at: (-at[1], WORST_FIRST.index(at[0].best_response), at[0].subject))
    return Waterfall(
        tuple(_bar(place, course, change) for place, (course, change) in enumerate(drawn, start=1)),
        tuple((course, why) for course, why in with_change if isinstance(why, Missing)),
    )


def _bar(place: int, course: Course, change: Decimal) -> Bar:
    has_star = course.best_response == "PD" and course.pd_trigger in ("new", "non_target")
    return Bar(course.subject, place, change, course.best_label or "", course.best_response, has_star)


def figures(courses: Sequence[Course]) -> list[Figure]:
    """Return the pages of the waterfall; the last one lists who has no bar."""
    found = waterfall(courses)
    parts = pages_of(found.bars, MOST_BARS)
    return [_figure(found, part, number, len(parts)) for number, part in enumerate(parts, start=1)]


def _figure(found: Waterfall, bars: Sequence[Bar], number: int, pages: int) -> Figure:
    listed = found.without if number == pages else ()
    before = phrase("Not drawn, no complete sum after baseline")
    counts = Counter(bar.response for bar in found.bars)
    return Figure(
        name=page_name("waterfall", number, pages),
        title=page_title(
            phrase(
                "Best change of the sum of diameters: {drawn} of {n} subjects",
                drawn=len(found.bars),
                n=found.n,
            ),
            number,
            pages,
        ),
        caption=phrase(
            "Smallest change from baseline of a complete sum of diameters up to progression, new therapy or "
            "cut-off, one bar per subject, coloured by best overall response. Dashed: +20 % and -30 %. "
            "Values beyond +100 % are cut and labelled. Star: best response PD by a new lesion or a "
            "non-target lesion."
        ),
        alt=phrase(
            "Waterfall of {drawn} of {n} subjects. Best responses: {counts}. "
            "Changes from {highest} to {lowest}.",
            drawn=len(found.bars),
            n=found.n,
            counts=", ".join(f"{name} {counts[name]}" for name in WORST_FIRST if counts[name]) or "-",
            highest=f"{found.bars[0].change} %" if found.bars else "-",
            lowest=f"{found.bars[-1].change} %" if found.bars else "-",
        ),
        n=found.n,
        described=COLUMNS,
        cells=(*map(_cells, bars), *(_listed(course, why) for course, why in listed)),
        paint=lambda canvas, figure: _paint(canvas, figure, found, bars),
        notes=listing(before, [course.subject for course, _ in listed]),
        options={
            "order": phrase("change descending, best response worst first, subject"),
            "cut_above_percent": CUT,
        },
    )


def _cells(bar: Bar) -> Cells:
    return {
        "subject_id": bar.subject,
        "place": bar.place,
        "drawn": True,
        "best_pct": bar.change,
        "timepoint": bar.label,
        "height": bar.height,
        "bor": bar.response,
        "star": bar.has_star,
    }


def _listed(course: Course, why: Missing) -> Cells:
    return {
        "subject_id": course.subject,
        "place": Missing.NOT_APPLICABLE,
        "drawn": False,
        "best_pct": why,
        "timepoint": None,
        "height": Missing.NOT_APPLICABLE,
        "bor": course.best_response,
        "star": False,
    }


def _paint(canvas: "Canvas", figure: Figure, found: Waterfall, bars: Sequence[Bar]) -> None:
    axes = page(canvas, figure)
    if not bars:
        nothing(axes, phrase("No subject has a complete sum after baseline"))
        return
    for bar in bars:
        _draw(axes, bar)
    first = bars[0].place
    axes.set_xlim(first - 0.8, first + max(len(bars), 12) - 0.2)
    _label_cuts(axes, bars)
    percent_axis(axes)
    axes.set_yticks([-100, -50, 0, 50, 100])
    axes.set_ylim(-105, 132 if bars[0].change > CUT else 105)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.spines["left"].set_bounds(-105, 105)
    axes.set_ylabel(phrase("best change from baseline, %"))
    axes.set_xlabel(phrase("subjects, by change"))
    star = mark(phrase("best response PD by a new lesion or a non-target lesion"), "$*$", markersize=5)
    stars = [star] if any(bar.has_star for bar in found.bars) else []
    legend(canvas, response_patches([bar.response for bar in found.bars]), stars)


def _draw(axes: "Axes", bar: Bar) -> None:
    look, height = LOOKS[bar.response], float(bar.height)
    box(axes, bar.response, (bar.place - 0.4, 0), (0.8, height), zorder=2)
    if height == 0:  # a bar of no height would not be seen
        axes.plot([bar.place - 0.4, bar.place + 0.4], [0, 0], color=look.colour, linewidth=points(0.6),
                  solid_capstyle="butt", zorder=3)  # fmt: skip
    is_cut = bar.change > bar.height
    if is_cut:
        axes.plot([bar.place - 0.5, bar.place + 0.5], [91, 96], color="white", linewidth=2, zorder=4)
    if bar.has_star:
        low = 84 if is_cut else max(height, 0) + 1
        paper = {"facecolor": "white", "edgecolor": "none", "pad": 0.2} if is_cut else None
        axes.text(bar.place, low, "*", ha="center", va="top" if is_cut else "bottom", zorder=5, bbox=paper)


def _label_cuts(axes: "Axes", bars: Sequence[Bar]) -> None:
    """Write the changes beyond +100 side by side above their bars, with a line to bars that are narrower."""
    cut = [bar for bar in bars if bar.change > bar.height]
    if not cut:
        return
    first, last = axes.get_xlim()
    width_points = points(axes.get_position().width * WIDTH_MM)
    letters = min(LETTERS, width_points / len(cut) / LINE)
    pitch = letters * LINE * (last - first) / width_points
    at = first + pitch * 0.7
    for left, bar in enumerate(cut):
        most = last - pitch * (len(cut) - left - 0.5)  # the others need their place too
        at = min(max(at, float(bar.place)), most)
        axes.plot([bar.place, at], [CUT, CUT + 4], color="black", linewidth=0.3, clip_on=False)
        axes.text(at, CUT + 5, f"{bar.change:+}", ha="center", va="bottom", rotation=90, fontsize=letters)
        at += pitch
