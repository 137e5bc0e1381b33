"""Bland-Altman figure of the sums of both readers, in mm and relative, by timepoint (EXP-106, AG-4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from recist_reader.analysis.bland_altman import BlandAltman, bland_altman
from recist_reader.analysis.reads import PairOfReads, timepoint_order
from recist_reader.analysis.result import Interval, NotEstimable, TooFew, enough
from recist_reader.analysis.values import PairedValues, sums_at
from recist_reader.exports.column import Cell, Missing, columns
from recist_reader.exports.figures.figure import Figure, six_decimals
from recist_reader.exports.figures.paper import TOP_MM, axes_at, bottom_mm, nothing, words
from recist_reader.exports.figures.style import HEIGHT_MM
from recist_reader.exports.table import Cells
from recist_reader.said import Said, phrase

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Canvas

Result = BlandAltman | NotEstimable | TooFew
COLUMNS = columns(
    ("panel", "c", "mm or relative (100 x difference / mean)"),
    ("element", "c", "point, bias, low_limit, high_limit or slope"),
    ("subject_id", "s", "subject of a point"),
    ("mean", "n", "mean of both sums, mm"),
    ("value", "n", "of a point R2 - R1, of the others the figure; mm or percent"),
    ("low", "n", "lower end of the 95 % interval"),
    ("high", "n", "upper end of the 95 % interval"),
    ("n", "i", "subjects of the panel"),
)


@dataclass(frozen=True)
class Panel:
    """One of the two panels. `subjects` name its points."""

    name: str
    unit: str
    subjects: tuple[str, ...]
    result: Result


def panels(values: PairedValues) -> tuple[Panel, Panel]:
    """Return the panels in mm and relative of the pairs with both sums; relative with a mean above 0."""
    both = [
        (subject, float(first), float(second))
        for subject, first, second in zip(values.subjects, values.first, values.second, strict=True)
        if isfinite(first) and isfinite(second)
    ]
    above_0 = tuple(subject for subject, first, second in both if first + second > 0)
    enough_of = values.complete_subjects
    return (
        Panel(
            "mm",
            "mm",
            tuple(subject for subject, _, _ in both),
            enough(enough_of, lambda: bland_altman(values.first, values.second, "mm")),
        ),
        Panel(
            "relative",
            "%",
            above_0,
            enough(enough_of, lambda: bland_altman(values.first, values.second, "mm", relative=True)),
        ),
    )


def figures(pairs: Sequence[PairOfReads]) -> list[Figure]:
    """Return a page for each timepoint with ten pairs of sums or more (RA-2); one that says so for none."""
    ordered = sorted(pairs, key=lambda pair: pair.subject)
    of_each = [(label, sums_at(ordered, label)) for label in timepoint_order(ordered)]
    found = [(label, panels(values)) for label, values in of_each]
    shown = [at for at in found if not isinstance(at[1][0].result, TooFew)]
    if not shown:
        most = max((values.complete_subjects for _, values in of_each), default=0)
        return [_figure("bland_altman", phrase("Sums of both readers"), (), most)]
    return [
        _figure(
            f"bland_altman_{label}",
            phrase("Sums of both readers at {timepoint}", timepoint=label),
            both,
            len(both[0].subjects),
        )
        for label, both in shown
    ]


def _figure(name: str, title: Said, both: Sequence[Panel], n: int) -> Figure:
    return Figure(
        name=name,
        title=phrase("{title}: {n} subjects", title=title, n=n),
        caption=phrase(
            "Bland-Altman: difference R2 - R1 of the sums of diameters against their mean, in mm and in "
            "percent of the mean. Solid: bias; dashed: limits of agreement, bias +/- 1.96 SD; bands: "
            "their 95 % confidence intervals (t). Slope: of the absolute difference on the mean."
        ),
        alt=phrase(
            "Bland-Altman of {n} subjects. {panels}",
            n=n,
            panels=" ".join(f"{panel.name}: {summary(panel)}." for panel in both)
            or phrase("Fewer than ten: nothing is drawn."),
        ),
        n=n,
        described=COLUMNS,
        cells=tuple(cells for panel in both for cells in _cells(panel)),
        paint=lambda canvas, figure: _paint(canvas, figure, both),
        options={"difference": "R2 - R1", "limits": "bias +/- 1.96 SD"},
    )


def summary(panel: Panel) -> Said:
    """n, bias, limits and slope of a panel in words."""
    found = panel.result
    if not isinstance(found, BlandAltman):
        return found.why
    slope = phrase("not estimable") if isinstance(found.slope, NotEstimable) else f"{found.slope:.3f}"
    return phrase(
        "n {n}, bias {bias} {unit}, limits {low} to {high} {unit}, slope {slope}",
        n=found.subjects,
        bias=f"{found.bias:.1f}",
        low=f"{found.low_limit:.1f}",
        high=f"{found.high_limit:.1f}",
        unit=panel.unit,
        slope=slope,
    )


def _cells(panel: Panel) -> Iterator[Cells]:
    found = panel.result
    if not isinstance(found, BlandAltman):
        return
    nothing_else: dict[str, Cell] = dict.fromkeys(("low", "high"), Missing.NOT_APPLICABLE)
    common: dict[str, Cell] = {"panel": panel.name, "n": found.subjects, **nothing_else}
    for subject, (mean, apart) in zip(panel.subjects, found.points, strict=True):
        point: dict[str, Cell] = {"element": "point", "subject_id": subject, "mean": six_decimals(mean)}
        yield {**common, **point, "value": six_decimals(apart)}
    no_subject: dict[str, Cell] = {"subject_id": None, "mean": Missing.NOT_APPLICABLE}
    for name, value, interval in _lines(found):
        ends: dict[str, Cell] = dict.fromkeys(("low", "high"), Missing.UNDEFINED)
        if isinstance(interval, Interval):
            ends = {"low": six_decimals(interval.low), "high": six_decimals(interval.high)}
        yield {**common, **no_subject, "element": name, "value": six_decimals(value), **ends}
    slope = found.slope
    steep = Missing.UNDEFINED if isinstance(slope, NotEstimable) else six_decimals(slope)
    yield {**common, **no_subject, "element": "slope", "value": steep}


def _lines(found: BlandAltman) -> tuple[tuple[str, float, Interval | NotEstimable], ...]:
    return (
        ("bias", found.bias, found.bias_interval),
        ("low_limit", found.low_limit, found.low_limit_interval),
        ("high_limit", found.high_limit, found.high_limit_interval),
    )


def _paint(canvas: "Canvas", figure: Figure, both: Sequence[Panel]) -> None:
    words(canvas, figure)
    bottom = bottom_mm(figure)
    height = HEIGHT_MM - TOP_MM - bottom
    if not both:
        why = phrase("No timepoint has the sums of both readers of ten subjects")
        nothing(axes_at(canvas, 20, bottom, 146, height), why)
        return
    for panel, left in zip(both, (18, 105), strict=True):
        _draw(axes_at(canvas, left, bottom, 62, height), panel)


def _draw(axes: "Axes", panel: Panel) -> None:
    found = panel.result
    if not isinstance(found, BlandAltman):
        nothing(axes, found.why)
        return
    for name, value, interval in _lines(found):
        if isinstance(interval, Interval):
            axes.axhspan(interval.low, interval.high, color="black", alpha=0.1, linewidth=0)
        dashes = "-" if name == "bias" else (0, (5, 3))
        axes.axhline(value, color="black", linewidth=0.9, linestyle=dashes, gid=name)
        axes.annotate(f"{value:.1f}".replace("-", "\N{MINUS SIGN}"), (1, value), xytext=(2, 0), va="center",
                      xycoords=("axes fraction", "data"), textcoords="offset points")  # fmt: skip
    axes.axhline(0, color="black", linewidth=0.5, linestyle=(0, (1, 3)))
    means, differences = zip(*found.points, strict=True)
    axes.plot(means, differences, linestyle="none", marker="o", markersize=3.5, color="white",
              markeredgecolor="#0072B2", markeredgewidth=0.9, gid="points")  # fmt: skip
    axes.margins(x=0.06, y=0.12)
    axes.set_xlabel(phrase("mean of both sums, mm"))
    axes.set_ylabel(_axis_words(panel))
    slope = found.slope
    said = phrase("not estimable") if isinstance(slope, NotEstimable) else f"{slope:.3f}"
    axes.set_title(phrase("n {n}, slope {slope}", n=found.subjects, slope=said), loc="left", pad=4)


def _axis_words(panel: Panel) -> Said:
    if panel.name == "mm":
        return phrase("difference R2 - R1, mm")
    return phrase("difference R2 - R1, % of mean")
