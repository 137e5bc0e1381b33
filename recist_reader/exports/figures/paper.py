"""The page of a figure in mm: title, legend, axes, notes, and the line that says what it was made from."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from recist_reader.exports.figures.figure import DAYS_PER_MONTH, Figure
from recist_reader.exports.figures.style import GREY, HEIGHT_MM, LOOKS, POINTS_PER_MM, WIDTH_MM, WORST_FIRST
from recist_reader.said import Said, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

LEFT_MM, RIGHT_MM = 20.0, 14.0
LINE_MM = 3.8
TOP_MM = 15.0
LEGEND_MM = 4.5  # a line of it
_FOOTER_MM, _LABELS_MM, _LETTERS = 8.0, 11.0, 112
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
_MOST_TICKS = 13


def page(canvas: "Canvas", figure: Figure, *, below_mm: float = 0, legend_lines: int = 2) -> "Axes":
    """Put title, notes and footer on a page; return its axes. `below_mm`: room under them for more."""
    words(canvas, figure)
    bottom, top = bottom_mm(figure) + below_mm, HEIGHT_MM - TOP_MM - max(legend_lines - 1, 0) * LEGEND_MM
    return axes_at(canvas, LEFT_MM, bottom, WIDTH_MM - LEFT_MM - RIGHT_MM, top - bottom)


def words(canvas: "Canvas", figure: Figure) -> None:
    """Put title, notes and footer on a page."""
    _text(canvas, 5, HEIGHT_MM - 6, figure.title, weight="bold")
    lines = _lines(figure)
    for place, line in enumerate(lines):
        _text(canvas, 5, _FOOTER_MM + (len(lines) - 1 - place) * LINE_MM, line)
    _text(canvas, 5, 3.0, figure.footer, color=GREY)


def bottom_mm(figure: Figure) -> float:
    """Where axes end whose labels stand above the notes."""
    return _FOOTER_MM + len(_lines(figure)) * LINE_MM + _LABELS_MM


def axes_at(canvas: "Canvas", left: float, bottom: float, width: float, height: float) -> "Axes":
    """Return axes at a place of the page, mm from its lower left."""
    return canvas.add_axes((left / WIDTH_MM, bottom / HEIGHT_MM, width / WIDTH_MM, height / HEIGHT_MM))


def nothing(axes: "Axes", why: Said) -> None:
    """Say in the middle of empty axes why nothing is drawn."""
    axes.set_axis_off()
    axes.text(0.5, 0.5, why, ha="center", va="center", transform=axes.transAxes)


def legend(canvas: "Canvas", *lines: Sequence[Any]) -> None:
    """Put a legend below the title, in lines."""
    for place, handles in enumerate(line for line in lines if line):
        canvas.legend(
            handles=list(handles),
            loc="upper left",
            bbox_to_anchor=(4 / WIDTH_MM, 1 - (7.5 + place * LEGEND_MM) / HEIGHT_MM),
            ncols=len(handles),
            frameon=False,
            borderpad=0,
            handlelength=2.4,
            handletextpad=0.5,
            columnspacing=1.2,
            borderaxespad=0.3,
        )


def response_patches(responses: Sequence[str]) -> list[Any]:
    """Return legend entries of the best responses that occur, the best first, with their numbers."""
    from matplotlib.patches import Patch

    return [
        Patch(
            facecolor=LOOKS[name].colour,
            hatch=LOOKS[name].hatch,
            edgecolor="black",
            linewidth=0.4,
            label=phrase("{name}, {count}", name=name, count=responses.count(name)),
        )
        for name in reversed(WORST_FIRST)
        if name in responses
    ]


def box(
    axes: "Axes", response: str, place: tuple[float, float], size: tuple[float, float], **more: Any
) -> None:
    """Draw a bar in the look of a best response, from its corner, in data units.

    Unlike `axes.bar` it leaves the limits of the axes alone, in a quarter of the time.
    """
    from matplotlib.patches import Rectangle

    look = LOOKS[response]
    bar = Rectangle(place, *size, facecolor=look.colour, hatch=look.hatch, edgecolor="black", linewidth=0.4,
                    **more)  # fmt: skip
    axes.add_artist(bar)


def mark(label: Said, symbol: str, **look: Any) -> Any:
    """Return a legend entry of a mark."""
    from matplotlib.lines import Line2D

    return Line2D([], [], linestyle="none", marker=symbol, color="black", label=label, **look)


def percent_axis(axes: "Axes") -> None:
    """Draw the lines of +20 and -30 %, and the labels of a change in percent."""
    for limit in (20, -30):
        axes.axhline(limit, color="black", linewidth=0.6, linestyle=(0, (4, 3)), zorder=1)
        text = f"{limit:+d} %".replace("-", "\N{MINUS SIGN}")
        axes.annotate(text, (1, limit), xycoords=("axes fraction", "data"), xytext=(3, 0), va="center",
                      textcoords="offset points")  # fmt: skip
    axes.axhline(0, color="black", linewidth=0.6, zorder=1)
    axes.set_yticks([-100, -50, 0, 50, 100, 150])
    axes.yaxis.set_major_formatter(lambda value, _: signed(value))


def signed(value: float) -> str:
    """A percentage with its sign, 0 without."""
    return f"{value:+.0f}".replace("-", "\N{MINUS SIGN}") if value else "0"


def months_on(axes: "Axes", days: float) -> list[int]:
    """Label an axis of days in months from 0 up to `days`; return the days of its ticks."""
    last = max(days, DAYS_PER_MONTH) / DAYS_PER_MONTH
    step = next((step for step in _STEPS if last / step < _MOST_TICKS), _STEPS[-1])
    months = range(0, int(last) + 1, step)
    ticks = [round(month * DAYS_PER_MONTH) for month in months]
    axes.set_xticks(ticks, [str(month) for month in months])
    return ticks


def points(mm: float) -> float:
    """A length on paper in points."""
    return mm * POINTS_PER_MM


def _lines(figure: Figure) -> list[str]:
    return [line for note in figure.notes for line in textwrap.wrap(note, _LETTERS)]


def _text(canvas: "Canvas", left: float, bottom: float, words: str, **look: Any) -> None:
    canvas.text(left / WIDTH_MM, bottom / HEIGHT_MM, words, ha="left", va="baseline", **look)
