"""Which slices of the open timepoint were on screen (GD-22): kept over closing and a crash."""

from collections.abc import Mapping

from recist_reader.storage.canonical import JsonObject
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.decisions.opening import locked_version
from recist_reader.trial.facts import TimepointFacts
from recist_reader.trial.state import ReadState

KEY = "seen"


class SeenSlices(dict[str, float]):
    """Series UID -> share of its slices that were shown for at least one frame, 0 to 1.

    It belongs to one version of one timepoint; another begins with nothing seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, set[int]] = {}
        self._slices: dict[str, int] = {}
        self._of: tuple[str, int] | None = None
        self._is_kept = True

    def begin(self, timepoint: str, version: int) -> None:
        """A timepoint was opened: nothing of it was seen."""
        self.clear()
        self._numbers, self._slices, self._of, self._is_kept = {}, {}, (timepoint, version), True

    def note(self, series_uid: str, number: int, slices: int) -> bool:
        """Slice `number` (from 1) of a series of `slices` was on screen; True when it is the first time."""
        seen = self._numbers.setdefault(series_uid, set())
        if number in seen or not 1 <= number <= slices:
            return False
        seen.add(number)
        self._slices[series_uid] = slices
        self[series_uid] = len(seen) / slices
        self._is_kept = False
        return True

    def keep(self, file: StudyFile, stream: str) -> bool:
        """Store what was seen; False where it could not be written, which is no loss of a record."""
        if self._is_kept or self._of is None:
            return True
        self._is_kept = True  # before looking: what the window's thread notes meanwhile is kept the next time
        series = {
            uid: {"slices": slices, "seen": as_runs(self._numbers[uid])}
            for uid, slices in list(self._slices.items())
        }
        timepoint, version = self._of
        try:
            file.put_workspace(stream, KEY, {"timepoint": timepoint, "version": version, "series": series})
        except StudyFault:
            self._is_kept = False
            return False
        return True

    def take_up(self, body: JsonObject | None, timepoint: str, version: int) -> None:
        """Go on with a timepoint that is open already, from what was kept."""
        self.begin(timepoint, version)
        if body is None or (body.get("timepoint"), body.get("version")) != (timepoint, version):
            return
        try:
            self._take_rows(body)
        except (AttributeError, KeyError, TypeError, ValueError):  # another version wrote it
            self.begin(timepoint, version)
        self._is_kept = True

    def _take_rows(self, body: JsonObject) -> None:
        for uid, row in body["series"].items():
            for number in from_runs(row["seen"]):
                self.note(uid, number, int(row["slices"]))


def as_runs(numbers: set[int]) -> str:
    """Whole numbers as runs, `1-40,52`: short, however long a series is."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def from_runs(text: str) -> set[int]:
    """The numbers of a text of runs; raises ValueError for another text."""
    numbers: set[int] = set()
    for run in filter(None, text.split(",")):
        first, _, last = run.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def seen_at_lock(state: ReadState, at: TimepointFacts) -> Mapping[str, float] | None:
    """What was on screen of a locked timepoint, as its lock has it; None where none says so."""
    lock = state.locks.get(f"{at.label}/v{locked_version(state, at.label)}")
    if lock is None or lock.slices_seen is None or not state.is_locked(at.label):
        return None
    return {s.uid: lock.slices_seen.get(s.uid, 0) / s.slices for s in at.series if s.slices}
