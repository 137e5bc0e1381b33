"""Pairs that the adjudicator makes and cuts by hand, and takes back; for display alone (AJ-3)."""

from dataclasses import dataclass, field

from recist_reader.problem import Problem
from recist_reader.trial.adjudication.pairing import ByHand
from recist_reader.ui.adjudication.models.pairs import PairRow
from recist_reader.ui.texts import tr

ONE_SIDED = Problem(
    tr("these rows have no lesion of A and one of B"),
    tr("pairs"),
    tr("Pair a lesion of A with one of B"),
)
NOT_WHOLE = Problem(tr("this row is no pair"), tr("pairs"), tr("Choose a row with a lesion of A and of B"))
NOTHING_DONE = Problem(tr("no pair was changed by hand"), tr("pairs"), tr("Nothing to take back"))


@dataclass
class Repairing:
    """What was done by hand so far; each step can be taken back."""

    by_hand: ByHand = field(default_factory=ByHand)
    _before: list[ByHand] = field(default_factory=list)

    def pair(self, source: PairRow, target: PairRow) -> Problem | None:
        """Set the lesion of A in one row beside that of B in the other; returns why not."""
        both = (source.a, target.b) if source.a is not None and target.b is not None else (target.a, source.b)
        a, b = both
        if a is None or b is None or source == target:
            return ONE_SIDED
        paired = tuple(it for it in self.by_hand.paired if it[0] != a and it[1] != b)
        cut = tuple(it for it in self.by_hand.cut if it != (a, b))
        self._take(ByHand((*paired, (a, b)), cut))
        return None

    def cut(self, row: PairRow) -> Problem | None:
        """Part the two lesions of a row; returns why not."""
        if row.a is None or row.b is None:
            return NOT_WHOLE
        both = (row.a, row.b)
        paired = tuple(it for it in self.by_hand.paired if it != both)
        self._take(ByHand(paired, tuple(dict.fromkeys((*self.by_hand.cut, both)))))
        return None

    def take_back(self) -> Problem | None:
        """Undo the last step; returns why not."""
        if not self._before:
            return NOTHING_DONE
        self.by_hand = self._before.pop()
        return None

    def _take(self, changed: ByHand) -> None:
        self._before.append(self.by_hand)
        self.by_hand = changed
