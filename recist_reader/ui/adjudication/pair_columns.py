"""Where the columns of the lesion comparison stand; timepoints that have no room are left out."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from recist_reader.ui.theme.scale import grown

EDGE, GRIP, SITE_LEAST, IDS, VALUE_LEAST, VALUE_MOST, DIFFERENCE = 8, 24, 132, 66, 46, 64, 74


@dataclass(frozen=True)
class PairColumns:
    """`labels` are the timepoints that have room: the baseline, and those round the one shown."""

    width: int
    labels: tuple[str, ...]
    value_width: float

    @classmethod
    def of(cls, width: int, labels: tuple[str, ...], shown: str) -> "PairColumns":
        room = width - grown(GRIP + SITE_LEAST + IDS + DIFFERENCE) - EDGE
        most = max(int(room // grown(VALUE_LEAST)), 1)
        kept = _kept(labels, shown, most)
        each = min(max(room * 0.92 / max(len(kept), 1), grown(VALUE_LEAST)), grown(VALUE_MOST))
        return cls(width, kept, each)

    @property
    def _values_from(self) -> float:
        return self.width - EDGE - grown(DIFFERENCE) - len(self.labels) * self.value_width

    @property
    def ids_end(self) -> float:
        return self._values_from

    def site(self, top: float, height: float) -> QRectF:
        left = grown(GRIP)
        return QRectF(left, top, self._values_from - grown(IDS) - left - 6, height)

    def ids(self, top: float, height: float) -> QRectF:
        return QRectF(self._values_from - grown(IDS), top, grown(IDS), height)

    def value(self, label: str, top: float, height: float) -> QRectF:
        left = self._values_from + self.labels.index(label) * self.value_width
        return QRectF(left, top, self.value_width - 6, height)

    def difference(self, top: float, height: float) -> QRectF:
        return QRectF(self.width - EDGE - grown(DIFFERENCE), top, grown(DIFFERENCE), height)

    def label_at(self, x: float) -> str | None:
        """The timepoint whose column lies at x."""
        place = int((x - self._values_from) // self.value_width) if self.value_width else -1
        return self.labels[place] if 0 <= place < len(self.labels) else None


def _kept(labels: tuple[str, ...], shown: str, most: int) -> tuple[str, ...]:
    if len(labels) <= most or not labels:
        return labels
    at = labels.index(shown) if shown in labels else len(labels) - 1
    window = most - 1
    start = min(max(at - window // 2, 1), len(labels) - window)
    return (labels[0], *labels[start : start + window]) if window > 0 else (labels[at],)
