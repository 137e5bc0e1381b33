"""One figure: what its picture, its table and its words are made from (EXP-100, EXP-108)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from recist_reader.exports.column import MISSING_COLUMN, Column, finished
from recist_reader.exports.table import Cells, FinishedRow
from recist_reader.said import Said, phrase

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

DAYS_PER_MONTH = 30.4375  # AN-3: for the axis alone, nothing is computed with it
LISTED = 12


@dataclass(frozen=True)
class Figure:
    """A figure, or one numbered page of it. `paint` draws the same values as `rows` has.

    `n`: subjects of the whole figure, drawn or listed. `notes` stand under the picture. `alt` says what
    the picture shows to who does not see it.
    """

    name: str
    title: Said
    caption: Said
    alt: Said
    n: int
    described: tuple[Column, ...]
    cells: tuple[Cells, ...]
    paint: Callable[["Canvas", "Figure"], None]
    notes: tuple[str, ...] = ()
    options: Mapping[str, object] = field(default_factory=dict)
    footer: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its file; last the missing codes."""
        return (*self.described, MISSING_COLUMN)

    @property
    def rows(self) -> tuple[FinishedRow, ...]:
        """Every drawn number and every subject that is listed, as they stand in the file."""
        return tuple(finished(self.described, cells) for cells in self.cells)


Item = TypeVar("Item")


def pages_of(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Return the items page by page, never thinned; one empty page for none."""
    return [items[at : at + most] for at in range(0, len(items), most)] or [[]]


def page_name(name: str, number: int, pages: int) -> str:
    """The name of a page: numbered from 1 where there are several."""
    return name if pages == 1 else f"{name}_{number}"


def page_title(title: Said, number: int, pages: int) -> Said:
    """The title of a page, with its number where there are several."""
    if pages == 1:
        return title
    return phrase("{title}, page {number} of {pages}", title=title, number=number, pages=pages)


def listing(before: Said, subjects: Sequence[str]) -> tuple[str, ...]:
    """A note that names subjects; () for none. A long list ends with a number: the table has them all."""
    if not subjects:
        return ()
    named = ", ".join(subjects[:LISTED])
    rest = len(subjects) - LISTED
    if rest > 0:
        return (
            phrase(
                "{before}: {subjects} and {rest} more, all in the table",
                before=before,
                subjects=named,
                rest=rest,
            ),
        )
    return (phrase("{before}: {subjects}", before=before, subjects=named),)


def six_decimals(value: float) -> Decimal:
    """A computed figure as its table has it."""
    return Decimal(f"{value:.6f}")
