"""Why timepoints of a read are read again: what the reopenings among its edits said (SG-6, SG-7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from recist_reader.trial.patch import Edit, Reason


@dataclass(frozen=True)
class Reopening:
    """The timepoint that was reopened, and why (SG-6)."""

    timepoint: str
    reason: Reason


class Reopenings:
    """Label -> what last reopened it: it, or an earlier one."""

    def __init__(self, edits: Iterable[Edit]) -> None:
        self._last: dict[str, Reopening] = {}
        for edit in edits:
            self.note(edit)

    def note(self, edit: Edit) -> None:
        """Follow one edit of the read."""
        if edit.change == "timepoint.reopened" and edit.reason is not None and edit.timepoint is not None:
            reopening = Reopening(edit.timepoint, edit.reason)
            self._last |= dict.fromkeys(edit.new.get("timepoint", {}), reopening)

    def of(self, label: str) -> Reopening | None:
        """Return why a timepoint is read again, None where it is not."""
        return self._last.get(label)
