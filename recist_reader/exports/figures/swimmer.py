"""Swimmer: how long every subject was followed, its response and what ended it (EXP-104)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from recist_reader.exports.column import Cell, Missing, columns, value_or
from recist_reader.exports.figures.course import Course
from recist_reader.exports.figures.figure import Figure, listing, page_name, page_title, pages_of
from recist_reader.exports.figures.paper import (
    box,
    legend,
    mark,
    months_on,
    nothing,
    page,
    response_patches,
)
from recist_reader.exports.table import Cells
from recist_reader.said import phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

MOST_BARS = 60
FEWEST_ROWS = 12
MARKS = {"response_day": "^", "pd_day": "v", "death_day": "x", "new_therapy_day": "D"}
ONGOING = r"$\rightarrow$"
COLUMNS = columns(
    ("subject_id", "s", "subject"),
    ("place", "i", "place from the top, over all pages"),
    ("drawn", "b", "it has a bar; else it is listed under the figure"),
    ("bor", "c", "best overall response as the charter counts it"),
    ("length_days", "i", "days from randomisation to death, last evaluable assessment or PD, or cut-off"),
    ("response_day", "i", "day of the first response that counts"),
    ("response_end_day", "i", "day on which the response ended or was last seen (PFS-13)"),
    ("pd_day", "i", "day of PD"),
    ("death_day", "i", "day of death"),
    ("new_therapy_day", "i", "day on which new anticancer therapy began"),
    ("ongoing", "b", "no PD, death or new therapy"),
)


@dataclass(frozen=True)
class Bar:
    """One subject; days from randomisation."""

    course: Course
    place: int
    length: int

    def day(self, when: date | None) -> int | None:
        """A date as a day; None after the cut-off too."""
        course = self.course
        is_late = course.cutoff is not None and when is not None and when > course.cutoff
        if when is None or course.randomised is None or is_late:
            return None
        return (when - course.randomised).days

    @property
    def marks(self) -> dict[str, int | None]:
        """The days of the marks, by column."""
        course = self.course
        dates = (course.responded, course.progressed, course.died, course.new_therapy)
        return dict(zip(MARKS, map(self.day, dates), strict=True))

    @property
    def response(self) -> tuple[int, int] | None:
        """First and last day of the response."""
        first, last = self.day(self.course.responded), self.day(self.course.response_ended)
        return None if first is None or last is None else (first, last)

    @property
    def is_ongoing(self) -> bool:
        """Nothing has ended it."""
        return all(self.marks[name] is None for name in ("pd_day", "death_day", "new_therapy_day"))


@dataclass(frozen=True)
class Swimmer:
    """The bars in order; `without` have no date of randomisation or none to end at."""

    bars: tuple[Bar, ...]
    without: tuple[Course, ...]


def swimmer(courses: Sequence[Course]) -> Swimmer:
    """Return the bars: length descending, subject (EXP-104)."""
    lengths = [(course, _length(course)) for course in courses]
    drawn = [(course, length) for course, length in lengths if length is not None]
    drawn.sort(key=lambda at: (-at[1], at[0].subject))
    return Swimmer(
        tuple(Bar(course, place, length) for place, (course, length) in enumerate(drawn, start=1)),
        tuple(course for course, length in lengths if length is None),
    )


def _length(course: Course) -> int | None:
    """Days to death, else to the last evaluable assessment or PD; nothing after the cut-off counts."""
    followed = [day for day in (course.last_evaluable, course.progressed) if day is not None]
    end = course.died or max(followed, default=None)
    if course.randomised is None or end is None:
        return None
    counted = end if course.cutoff is None else min(end, course.cutoff)
    return max((counted - course.randomised).days, 0)


def figures(courses: Sequence[Course]) -> list[Figure]:
    """Return the pages of the swimmer; the last one lists who has no bar."""
    found = swimmer(courses)
    parts = pages_of(found.bars, MOST_BARS)
    return [_figure(found, part, number, len(parts)) for number, part in enumerate(parts, start=1)]


def _figure(found: Swimmer, bars: Sequence[Bar], number: int, pages: int) -> Figure:
    n = len(found.bars) + len(found.without)
    listed = found.without if number == pages else ()
    title = phrase("Follow-up and response: {drawn} of {n} subjects", drawn=len(found.bars), n=n)
    return Figure(
        name=page_name("swimmer", number, pages),
        title=page_title(title, number, pages),
        caption=phrase(
            "One bar per subject from randomisation to death, else to the last evaluable assessment or PD, "
            "up to the cut-off; coloured by best overall response, thick while in response. "
            "Months have 30.4375 days."
        ),
        alt=phrase(
            "Swimmer of {drawn} of {n} subjects: {responders} with a response, {progressed} with PD, "
            "{died} died, {ongoing} ongoing.",
            drawn=len(found.bars),
            n=n,
            responders=sum(bar.response is not None for bar in found.bars),
            progressed=sum(bar.marks["pd_day"] is not None for bar in found.bars),
            died=sum(bar.marks["death_day"] is not None for bar in found.bars),
            ongoing=sum(bar.is_ongoing for bar in found.bars),
        ),
        n=n,
        described=COLUMNS,
        cells=(*map(_cells, bars), *map(_listed, listed)),
        paint=lambda canvas, figure: _paint(canvas, figure, found, bars),
        notes=listing(
            phrase("Not drawn, no randomisation date or no evaluable assessment"),
            [course.subject for course in listed],
        ),
        options={"order": phrase("length descending, subject")},
    )


def _cells(bar: Bar) -> Cells:
    return {
        "subject_id": bar.course.subject,
        "place": bar.place,
        "drawn": True,
        "bor": bar.course.best_response,
        "length_days": bar.length,
        **{name: value_or(day, Missing.NOT_APPLICABLE) for name, day in bar.marks.items()},
        "response_end_day": bar.response[1] if bar.response else Missing.NOT_APPLICABLE,
        "ongoing": bar.is_ongoing,
    }


def _listed(course: Course) -> Cells:
    nothing_known: dict[str, Cell] = dict.fromkeys((*MARKS, "response_end_day"), Missing.NOT_APPLICABLE)
    return {
        **nothing_known,
        "subject_id": course.subject,
        "place": Missing.NOT_APPLICABLE,
        "drawn": False,
        "bor": course.best_response,
        "length_days": Missing.NOT_EVALUABLE if course.randomised else Missing.NOT_COLLECTED,
        "ongoing": False,
    }


def _paint(canvas: "Canvas", figure: Figure, found: Swimmer, bars: Sequence[Bar]) -> None:
    axes = page(canvas, figure)
    if not bars:
        nothing(axes, phrase("No subject has a randomisation date and an evaluable assessment"))
        return
    rows = max(len(bars), FEWEST_ROWS)
    height_points = axes.get_position().height * canvas.get_figheight() * 72 / rows
    for bar in bars:
        _draw(axes, bar)
    _draw_marks(axes, bars, size=min(5.0, height_points * 0.75))
    last = max(_last_day(bar) for bar in found.bars)
    months_on(axes, last)
    axes.set_xlim(0, max(last, 1) * 1.03)
    axes.set_ylim(bars[0].place + rows - 0.4, bars[0].place - 0.8)
    axes.set_yticks([bar.place for bar in bars], [bar.course.subject for bar in bars])
    longest = max(len(bar.course.subject) for bar in bars)
    axes.tick_params(axis="y", length=0, labelsize=min(8.0, height_points * 0.95, 70 / longest))
    axes.set_xlabel(phrase("months from randomisation"))
    legend(canvas, response_patches([bar.course.best_response for bar in found.bars]), _entries(found.bars))


def _last_day(bar: Bar) -> int:
    return max(bar.length, *(day for day in bar.marks.values() if day is not None), 0)


def _draw(axes: "Axes", bar: Bar) -> None:
    response = bar.course.best_response
    box(axes, response, (0, bar.place - 0.17), (bar.length, 0.34), zorder=2, gid=bar.course.subject)
    if bar.response is not None:
        first, last = bar.response
        box(axes, response, (first, bar.place - 0.38), (last - first, 0.76), zorder=3)


def _draw_marks(axes: "Axes", bars: Sequence[Bar], size: float) -> None:
    """Draw the marks of a page, each kind at once; a thin line leads to those after the end of a bar."""
    from matplotlib.transforms import ScaledTranslation

    beyond = [(bar.place, bar.length, _last_day(bar)) for bar in bars if _last_day(bar) > bar.length]
    if beyond:
        places, ends, marks = zip(*beyond, strict=True)
        axes.hlines(places, ends, marks, color="black", linewidth=0.5, zorder=1)
    common: dict[str, Any] = {"linestyle": "none", "markeredgecolor": "black", "zorder": 4, "clip_on": False}
    for name, symbol in MARKS.items():
        found = [(day, bar.place) for bar in bars if (day := bar.marks[name]) is not None]
        width = 1.3 if name == "death_day" else 0.8
        axes.plot(*_both(found), marker=symbol, markersize=size, color="white", markeredgewidth=width,
                  gid=name, **common)  # fmt: skip
    ongoing = [(bar.length, bar.place) for bar in bars if bar.is_ongoing]
    beside = axes.transData + ScaledTranslation(size * 0.9 / 72, 0, axes.figure.dpi_scale_trans)
    axes.plot(*_both(ongoing), marker=ONGOING, markersize=size * 1.6, color="black", gid="ongoing",
              transform=beside, **{**common, "markeredgewidth": 0})  # fmt: skip


def _both(points: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    return [x for x, _ in points], [y for _, y in points]


def _entries(bars: Sequence[Bar]) -> list[Any]:
    words = {
        "response_day": phrase("response"),
        "pd_day": phrase("PD"),
        "death_day": phrase("death"),
        "new_therapy_day": phrase("new therapy"),
    }
    hollow = {"markerfacecolor": "white", "markersize": 5, "markeredgewidth": 0.8}
    entries = [
        mark(said, MARKS[name], **hollow)
        for name, said in words.items()
        if any(bar.marks[name] is not None for bar in bars)
    ]
    if any(bar.is_ongoing for bar in bars):
        entries.append(mark(phrase("ongoing"), ONGOING, markersize=8, markeredgewidth=0))
    return entries
