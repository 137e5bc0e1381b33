"""What every panel marks alike: which timepoint a picture is, and how a line speaks."""

from enum import Enum

Picture = object
"""A QImage, or None while there is none; the views themselves know no Qt."""


class Shape(Enum):
    """Which timepoint this is in the comparison, by letter and shape (VW-16)."""

    BASELINE = "B"
    PRIOR = "P"
    NADIR = "N"
    CURRENT = "C"


class Tone(Enum):
    """How a line speaks; each tone has its icon, colour comes second (ST-3)."""

    PLAIN = "plain"
    INFORMATION = "information"
    OPEN = "open"  # still to do
    DONE = "done"
    WARNING = "warning"
    REFUSED = "refused"
    FAULT = "fault"
