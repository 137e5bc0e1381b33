"""A part of a group with its exact interval (AN-15, AG-6)."""

from recist_reader.analysis.result import Interval, Share, TooFew, enough


def share(count: int, subjects: int) -> Share:
    """Return count / subjects with the interval of Clopper and Pearson.

    Raises ValueError where subjects is not positive or count is not between 0 and subjects.
    """
    from scipy.stats import binomtest

    if subjects < 1 or not 0 <= count <= subjects:
        raise ValueError(f"{count} of {subjects} is no share")
    exact = binomtest(count, subjects).proportion_ci(0.95, method="exact")
    return Share(count, subjects, Interval(float(exact.low), float(exact.high), "Clopper-Pearson"))


def share_if_enough(count: int, subjects: int) -> Share | TooFew:
    """Return the share, or TooFew for fewer than 10 subjects (RA-2)."""
    return enough(subjects, lambda: share(count, subjects))
