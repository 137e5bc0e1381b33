"""How figures look: size, type, colours and patterns of responses, bytes of files (EXP-100, EXP-101)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recist_reader.exports.figures.figure import Figure

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

MM_PER_INCH = 25.4
WIDTH_MM, HEIGHT_MM = 180.0, 120.0
DPI = 300
POINTS_PER_MM = 72 / MM_PER_INCH
GREY = "#555555"
SUFFIXES = (".svg", ".png")

_RC = {
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "axes.titlesize": 8,
    "axes.labelsize": 8,
    "xtick.labelsize": 8,
    "ytick.labelsize": 8,
    "legend.fontsize": 8,
    "axes.linewidth": 0.6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
    "hatch.linewidth": 0.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "recist-reader",
    "savefig.dpi": DPI,
}


@dataclass(frozen=True)
class Look:
    """Fill, pattern and line of a best response: told apart in grey too."""

    colour: str
    hatch: str
    line: str | tuple[int, tuple[float, ...]]


LOOKS = {
    "PD": Look("#D55E00", "xx", ":"),
    "NE": Look("#F0E442", "\\\\", (0, (1, 3))),
    "SD": Look("#999999", "", "--"),
    "NON-CR/NON-PD": Look("#CC79A7", "..", (0, (5, 2, 1, 2))),
    "PR": Look("#56B4E9", "//", "-"),
    "CR": Look("#0072B2", "", "-"),
    "NED": Look("#009E73", "++", "-."),
}
"""Best response -> its look, the worst first (EXP-102)."""
WORST_FIRST = tuple(LOOKS)


@contextmanager
def _settings() -> Iterator[None]:
    """Ours alone: settings of the computer would change the bytes."""
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_RC)
        yield


def painted(figure: Figure) -> "Canvas":
    """Return the figure drawn on white paper."""
    from matplotlib.figure import Figure as Canvas

    with _settings():
        canvas = Canvas(figsize=(WIDTH_MM / MM_PER_INCH, HEIGHT_MM / MM_PER_INCH), dpi=DPI)
        figure.paint(canvas, figure)
    return canvas


def save(canvas: "Canvas", path: Path) -> None:
    """Write a drawn figure as SVG or PNG, by the suffix; same bytes for the same figure and library."""
    is_svg = path.suffix == ".svg"
    nothing = {"Date": None, "Creator": None} if is_svg else {"Software": None}
    # A third of the time of level 6, a quarter larger.
    how: dict[str, Any] = {} if is_svg else {"pil_kwargs": {"compress_level": 2}}
    with _settings():
        canvas.savefig(path, format=path.suffix[1:], dpi=DPI, metadata=nothing, **how)
