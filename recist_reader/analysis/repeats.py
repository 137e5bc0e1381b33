"""Which subjects a reader reads a second time, unmarked (RA-1)."""

import hashlib
from collections.abc import Iterable
from math import ceil

LEAST_SUBJECTS = 10
SHARE = 0.10


def subjects_to_repeat(subjects: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return 10 % of the subjects, rounded up, at least 10 or all there are; sorted by name.

    Drawn by the hash of stored seed and subject, so that the draw is the same on every machine and for any
    order. Whether 28 days have passed since a read is the caller's to see.
    """
    distinct = set(subjects)
    wanted = max(LEAST_SUBJECTS, ceil(SHARE * len(distinct)))
    drawn = sorted(distinct, key=lambda subject: hashlib.sha256(f"{seed}\0{subject}".encode()).digest())
    return tuple(sorted(drawn[:wanted]))
