"""Spider: the change of the sum of diameters of every subject over time (EXP-103)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from recist_reader.exports.column import Missing, columns, value_or
from recist_reader.exports.figures.course import Course, Visit
from recist_reader.exports.figures.figure import Figure, listing, page_name, page_title, pages_of
from recist_reader.exports.figures.paper import legend, mark, nothing, page, percent_axis
from recist_reader.exports.figures.style import LOOKS, WORST_FIRST
from recist_reader.exports.table import Cells
from recist_reader.recist.vocabulary import Response
from recist_reader.said import Said, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

MOST_LINES = 80
CUT = 150
_STEPS = (7, 14, 28, 56, 84, 168, 336, 672)
_MOST_TICKS = 12
COLUMNS = columns(
    ("subject_id", "s", "subject"),
    ("bor", "c", "best overall response as the charter counts it"),
    ("drawn", "b", "the subject has a line; else it is listed under the figure"),
    ("timepoint", "s", "timepoint, up to the first PD"),
    ("day", "i", "day of the scan on the axis"),
    ("pct_from_baseline", "p", "change from baseline, percent; a gap in the line where there is none"),
    ("pd", "b", "overall response PD"),
    ("new_lesion", "b", "an unequivocal new lesion"),
)


@dataclass(frozen=True)
class Line:
    """One subject: its visits with their days on the axis, in order."""

    course: Course
    days: tuple[int | None, ...]

    @property
    def points(self) -> tuple[tuple[int, Visit, Decimal], ...]:
        """The visits that are drawn: with a date and a complete sum."""
        found = zip(self.days, self.course.visits, strict=True)
        return tuple((day, at, at.change) for day, at in found if day is not None and at.change is not None)

    @property
    def pieces(self) -> tuple[tuple[tuple[int, Decimal], ...], ...]:
        """Days and changes that are joined: nothing is drawn across a visit without a complete sum."""
        pieces: list[list[tuple[int, Decimal]]] = [[]]
        for day, at in zip(self.days, self.course.visits, strict=True):
            if day is None or at.change is None:
                pieces.append([])
            else:
                pieces[-1].append((day, at.change))
        return tuple(tuple(piece) for piece in pieces if piece)

    @property
    def is_drawn(self) -> bool:
        """A line needs a point after baseline."""
        return len(self.points) > 1


@dataclass(frozen=True)
class Spider:
    """`is_from_randomisation`: else nobody is randomised, and days count from the baseline scan."""

    lines: tuple[Line, ...]
    without: tuple[Line, ...]
    is_from_randomisation: bool


def spider(courses: Sequence[Course]) -> Spider:
    """Return the lines by subject; `without` have no two dated changes."""
    randomised = any(course.randomised for course in courses)
    lines = [_line(course, randomised) for course in courses]
    return Spider(
        tuple(line for line in lines if line.is_drawn),
        tuple(line for line in lines if not line.is_drawn),
        randomised,
    )


def _line(course: Course, randomised: bool) -> Line:
    baseline = course.visits[0].scanned if course.visits else None
    origin = course.randomised if randomised else baseline
    days = (None if at.scanned is None or origin is None else (at.scanned - origin).days
            for at in course.visits)  # fmt: skip
    return Line(course, tuple(days))


def figures(courses: Sequence[Course]) -> list[Figure]:
    """Return the pages of the spider; the last one lists who has no line."""
    found = spider(courses)
    parts = pages_of(found.lines, MOST_LINES)
    return [_figure(found, part, number, len(parts)) for number, part in enumerate(parts, start=1)]


def _figure(found: Spider, lines: Sequence[Line], number: int, pages: int) -> Figure:
    n = len(found.lines) + len(found.without)
    listed = found.without if number == pages else ()
    title = phrase(
        "Change of the sum of diameters over time: {drawn} of {n} subjects", drawn=len(found.lines), n=n
    )
    return Figure(
        name=page_name("spider", number, pages),
        title=page_title(title, number, pages),
        caption=phrase(
            "Change from baseline of complete sums of diameters up to the first PD, one line per subject, "
            "coloured by best overall response. A visit without a complete sum is a gap. Dashed: +20 % and "
            "-30 %. Values beyond +150 % are cut and labelled. Triangle: PD. Star: new lesion."
        ),
        alt=phrase(
            "Spider of {drawn} of {n} subjects; {progressed} end with PD.",
            drawn=len(found.lines),
            n=n,
            progressed=sum(any(at.is_pd for at in line.course.visits) for line in found.lines),
        ),
        n=n,
        described=COLUMNS,
        cells=tuple(cells for line in (*lines, *listed) for cells in _cells(line)),
        paint=lambda canvas, figure: _paint(canvas, figure, found, lines),
        notes=(
            *listing(
                phrase("Not drawn, no dated change after baseline"), [line.course.subject for line in listed]
            ),
            *listing(phrase("PD without a complete sum, not marked"), _unmarked(lines)),
        ),
        options={"days_from": "randomisation" if found.is_from_randomisation else phrase("baseline scan")},
    )


def _unmarked(lines: Sequence[Line]) -> list[str]:
    return [
        f"{line.course.subject} ({at.label})"
        for line in lines
        for day, at in zip(line.days, line.course.visits, strict=True)
        if at.is_pd and (day is None or at.change is None)
    ]


def _cells(line: Line) -> Iterator[Cells]:
    for day, at in zip(line.days, line.course.visits, strict=True):
        yield {
            "subject_id": line.course.subject,
            "bor": line.course.best_response,
            "drawn": line.is_drawn,
            "timepoint": at.label,
            "day": value_or(day, Missing.NOT_COLLECTED if at.scanned else Missing.NOT_DONE),
            "pct_from_baseline": value_or(at.change, at.why or Missing.NOT_EVALUABLE),
            "pd": at.is_pd,
            "new_lesion": at.has_new_lesion,
        }


def _paint(canvas: "Canvas", figure: Figure, found: Spider, lines: Sequence[Line]) -> None:
    axes = page(canvas, figure)
    if not lines:
        nothing(axes, phrase("No subject has a dated change after baseline"))
        return
    for line in lines:
        _draw(axes, line)
    days = [day for line in lines for day, _, _ in line.points]
    highest = max(float(change) for line in lines for _, _, change in line.points)
    first, last = min(days), max(days)
    margin = max(last - first, 28) * 0.03
    axes.set_xlim(first - margin, last + margin)
    percent_axis(axes)
    axes.set_ylim(-105, min(CUT, max(highest + 15, 50)))
    step = next((step for step in _STEPS if (last - min(first, 0)) / step < _MOST_TICKS), _STEPS[-1])
    axes.set_xticks(list(range(0, last + 1, step)))
    axes.set_ylabel(phrase("change from baseline, %"))
    axes.set_xlabel(_days_from(found))
    legend(canvas, *_entries(lines))


def _days_from(found: Spider) -> Said:
    if found.is_from_randomisation:
        return phrase("days from randomisation")
    return phrase("days from the baseline scan")


def _draw(axes: "Axes", line: Line) -> None:
    look = LOOKS[line.course.best_response]
    for piece in line.pieces:
        axes.plot([day for day, _ in piece], [float(change) for _, change in piece], color=look.colour,
                  linestyle=look.line, linewidth=1.1, marker="o", markersize=2.2, zorder=2,
                  gid=line.course.subject)  # fmt: skip
    for day, at, change in line.points:
        height = min(float(change), CUT)
        if change > CUT:
            axes.annotate(f"{change:+}", (day, CUT), xytext=(0, 4), textcoords="offset points",
                          ha="center", annotation_clip=False)  # fmt: skip
        if at.is_pd:
            axes.plot([day], [height], marker="^", markersize=6.5, color="white", markeredgecolor="black",
                      markeredgewidth=0.8, zorder=3, clip_on=False)  # fmt: skip
        if at.has_new_lesion:
            axes.plot([day], [height], marker="*", markersize=4.5, color="black", markeredgewidth=0,
                      zorder=4, clip_on=False)  # fmt: skip


def _entries(lines: Sequence[Line]) -> tuple[list[Any], list[Any]]:
    """Legend entries of lines and of marks."""
    from matplotlib.lines import Line2D

    responses = [line.course.best_response for line in lines]
    entries: list[Any] = [
        Line2D([], [], color=LOOKS[name].colour, linestyle=LOOKS[name].line, linewidth=1.1,
               label=phrase("{name}, {count}", name=name, count=responses.count(name)))
        for name in reversed(WORST_FIRST)
        if name in responses
    ]  # fmt: skip
    drawn, marks = [at for line in lines for _, at, _ in line.points], []
    if any(at.is_pd for at in drawn):
        hollow = {"markerfacecolor": "white", "markersize": 6.5, "markeredgewidth": 0.8}
        marks.append(mark(phrase("{response}", response=Response.PD.value), "^", **hollow))
    if any(at.has_new_lesion for at in drawn):
        marks.append(mark(phrase("new lesion"), "*", markersize=5))
    return entries, marks
