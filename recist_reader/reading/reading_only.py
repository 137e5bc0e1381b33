"""A study that cannot be opened for writing may still be looked at (FT-5, IN-120, IN-137)."""

from dataclasses import replace

from recist_reader.problem import Problem
from recist_reader.said import phrase
from recist_reader.storage.faults import FaultCode, StudyFault

_COPY = phrase("Copy the study to a local disk on the first page (Ctrl+Shift+C) and work on the copy")

REMEDY = {
    FaultCode.LOCKED: phrase("Close it there, then open it here again"),
    FaultCode.READONLY: phrase("Allow writing and open it again, or work on a copy (Ctrl+Shift+C)"),
    FaultCode.NETWORK: _COPY,
    FaultCode.CLOUD: _COPY,
    FaultCode.CORRUPT: phrase("Restore the newest backup; this file stays as it is"),
}
"""What hinders writing and leaves reading, and what to do before writing."""


def may_be_read(fault: StudyFault) -> bool:
    """Whether a study that was refused for writing with this fault may be opened for reading only."""
    return fault.code in REMEDY


def why_reading_only(fault: StudyFault) -> Problem:
    """What an edit is refused with: that the study is open for reading only, why, and what to do."""
    what = phrase("open for reading only: {what}", what=fault.problem.what)
    return replace(fault.problem, what=what, remedy=REMEDY[fault.code])
