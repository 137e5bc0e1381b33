"""What is wrong with a stack, and what is blocked for it (VW-11, M-11).

The badges and their thresholds are those of VW-11; a badge warns, `blocked` forbids.
"""

from collections.abc import Iterable, Sequence
from enum import Enum

from recist_reader.imaging.dates import read_date
from recist_reader.imaging.geometry import SAME_PLACE_MM, StackGeometry
from recist_reader.problem import Problem
from recist_reader.said import phrase

GAP_FACTOR = 1.5
UNEVEN_SHARE, UNEVEN_MM = 0.01, 0.1
TILT_FROM_DEG = 0.5
THICK_FROM_MM = 5.0


class Badge(Enum):
    """VW-11 and what else is found, in the order shown."""

    GAP = "GAP"
    UNEVEN = "UNEVEN"
    TILT = "TILT"
    ORIENTATION = "ORIENTATION"
    DUPLICATE = "DUPLICATE"
    NO_SPACING = "NO_SPACING"
    LOSSY = "LOSSY"
    THICK = "THICK"
    VOI_LUT = "VOI_LUT"
    DATES = "DATES"


class Blocked(Enum):
    """What may not be done with a series."""

    MEASURE = "measure"
    MPR = "mpr"


_BLOCKS_MPR = (Badge.GAP, Badge.UNEVEN, Badge.TILT, Badge.DUPLICATE, Badge.NO_SPACING)

_WORDS = {
    Badge.GAP: (phrase("slices are missing"), phrase("Ask for the missing images")),
    Badge.UNEVEN: (phrase("the slices are unevenly spaced"), phrase("Read in the acquired plane")),
    Badge.TILT: (phrase("the gantry was tilted"), phrase("Read in the acquired plane")),
    Badge.ORIENTATION: (phrase("the series mixes planes"), phrase("Each plane stands as a part of its own")),
    Badge.DUPLICATE: (phrase("several images lie at one place"), phrase("Choose one of them")),
    Badge.NO_SPACING: (
        phrase("the images have no pixel spacing"),
        phrase("Ask for calibrated images to measure on"),
    ),
    Badge.LOSSY: (phrase("the images were compressed with losses"), phrase("Measure with care")),
    Badge.THICK: (phrase("the slices are thicker than 5 mm"), phrase("Small lesions may not be measurable")),
    Badge.VOI_LUT: (
        phrase("a table of greys stored in the images is damaged and is not used"),
        phrase("Choose a preset, 1 to 8"),
    ),
    Badge.DATES: (
        phrase("the dates of acquisition, series and study lie more than a day apart"),
        phrase("Ask the site on which day the scan was made"),
    ),
}


def stack_badges(geometry: StackGeometry) -> tuple[Badge, ...]:
    """Badges that follow from the places of the slices."""
    step_mm = geometry.step_mm
    badges = []
    if step_mm is not None:
        allowed_mm = max(UNEVEN_SHARE * step_mm, UNEVEN_MM)
        if any(step > GAP_FACTOR * step_mm and step > SAME_PLACE_MM for step in geometry.steps_mm):
            badges.append(Badge.GAP)
        # The file's decimals must not decide: 0.1 mm written in binary is a little more than 0.1.
        if any(abs(step - step_mm) > allowed_mm + 1e-6 for step in geometry.steps_mm):
            badges.append(Badge.UNEVEN)
    if geometry.tilt_deg > TILT_FROM_DEG:
        badges.append(Badge.TILT)
    if any(step < SAME_PLACE_MM for step in geometry.steps_mm):
        badges.append(Badge.DUPLICATE)
    return tuple(badges)


def are_days_apart(days: Iterable[str]) -> bool:
    """Do dates of one scan (YYYYMMDD) lie more than a day apart (D-1)? A scan may go past midnight."""
    found = [day for text in set(days) if (day := read_date(text)) is not None]
    return bool(found) and (max(found) - min(found)).days > 1


def blocked_by(badges: Sequence[Badge]) -> tuple[Blocked, ...]:
    """Tilted, uneven, doubled or uncalibrated stacks have no true planes across; uncalibrated no mm."""
    blocked = []
    if Badge.NO_SPACING in badges:
        blocked.append(Blocked.MEASURE)
    if any(badge in _BLOCKS_MPR for badge in badges):
        blocked.append(Blocked.MPR)
    return tuple(blocked)


def explain(badge: Badge) -> Problem:
    """The badge in words, for its tool tip and the list of findings."""
    what, remedy = _WORDS[badge]
    return Problem(what, badge.value, remedy)
