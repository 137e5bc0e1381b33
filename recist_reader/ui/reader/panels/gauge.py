"""The gauge: where the sum stands between response and progression (window.md 3, N-2)."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from recist_reader.ui.reader.panels.lettering import Lettering, lettering
from recist_reader.ui.reader.panels.views.response import GaugeView
from recist_reader.ui.texts import tr
from recist_reader.ui.theme.palette import brush, colour, pen
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS

_MARGIN = 12.0
_BAR_TOP, _BAR_HEIGHT = 40, 13
_HEIGHT = (92, 82)  # full, compact
_COMPACT_LIFT = 7
_ZONE_OPACITY = 0.30
_CLEAR = 8.0  # between two texts, px
_SHORTEST_ARROW = 8.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Axis:
    """Millimetres to view pixels along the bar."""

    low_mm: float
    high_mm: float
    left: float
    right: float

    def x(self, mm: float | Decimal) -> float:
        share = (float(mm) - self.low_mm) / (self.high_mm - self.low_mm)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def axis_of(view: GaugeView, left: float, right: float) -> Axis:
    """From the lower of nadir and PR limit to baseline, 5 % further each way, wider for the sum."""
    margin = 0.05 * float(view.baseline_mm)
    low = float(min(view.nadir_mm, view.pr_limit_mm, view.sum_mm))
    high = float(max(view.baseline_mm, view.pd_limit_mm, view.sum_mm))
    return Axis(max(low - margin, 0.0), high + max(margin, 1.0), left, right)


class Gauge(QWidget):
    """Bar of zones PR, SD, PD with marks N, P, B and the pointer of the sum."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._view: GaugeView | None = None
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: GaugeView | None) -> None:
        """Show where the sum stands; None keeps the room and shows nothing."""
        if view == self._view:
            return
        self._view = view
        self.setAccessibleName("" if view is None else spoken(view))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Closer to what stands above and below, for small windows."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self):
        return QSize(200, grown(_HEIGHT[self._compact]))

    def paintEvent(self, _event):
        if self._view is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._compact:
                painter.translate(0, -grown(_COMPACT_LIFT))
            axis = axis_of(self._view, _MARGIN, self.width() - _MARGIN)
            _paint_zones(painter, axis, self._view)
            _paint_marks(painter, axis, self._view)
            _paint_pointer(painter, axis, self._view)
            _paint_distances(painter, axis, self._view)


def spoken(view: GaugeView) -> str:
    partial = tr("partial sum") if view.partial else "sum"
    parts = (
        tr("{partial} {sum_mm} millimetres", partial=partial, sum_mm=view.sum_mm),
        view.pr_text,
        view.pd_text,
        view.to_pr_text,
        view.to_pd_text,
    )
    return ", ".join(part for part in parts if part)


def _paint_zones(painter, axis: Axis, view: GaugeView) -> None:
    """Progression is tested first (TR-3 before TR-6): where zones overlap the bar says PD.

    A partial sum can prove progression alone (TR-4): below that limit its bar says nothing.
    """
    pd = axis.x(view.pd_limit_mm)
    pr = axis.left if view.partial else min(axis.x(view.pr_limit_mm), pd)
    below = "line3" if view.partial else "sd"
    for start, end, token in ((axis.left, pr, "pr"), (pr, pd, below), (pd, axis.right, "pd")):
        box = QRectF(start, grown(_BAR_TOP), max(end - start, 0.0), grown(_BAR_HEIGHT))
        painter.fillRect(box, colour(token, _ZONE_OPACITY))
    for x, token in ((pd, "pd"),) if view.partial else ((pr, "pr"), (pd, "pd")):
        painter.setPen(pen(token, 1.0))
        painter.drawLine(QPointF(x, grown(_BAR_TOP)), QPointF(x, grown(_BAR_TOP + _BAR_HEIGHT)))
    _limits(painter, axis, view)


def _limits(painter, axis: Axis, view: GaugeView) -> None:
    """The two limits in words, under their edges and clear of each other; SD where room is left between."""
    small = lettering(TOKENS.text_caption)
    widths = [small.advance(text) for text in (view.pr_text, view.pd_text)]
    pr_left = max(axis.left, min(axis.x(view.pr_limit_mm) - widths[0], axis.right - sum(widths) - 12))
    pd_left = min(max(axis.x(view.pd_limit_mm) + 2, pr_left + widths[0] + 12), axis.right - widths[1])
    for text, left, width, token in (
        (view.pr_text, pr_left, widths[0], "pr"),
        (view.pd_text, pd_left, widths[1], "pd"),
    ):
        painter.setFont(small.font)
        painter.setPen(colour(token))
        box = QRectF(left, grown(_BAR_TOP + _BAR_HEIGHT + 2), width + 2, grown(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
    left, right = pr_left + widths[0], pd_left
    middle = (axis.x(view.pr_limit_mm) + axis.x(view.pd_limit_mm)) / 2
    half = small.advance("SD") / 2 + _CLEAR
    if not view.partial and left + half <= middle <= right - half:
        _text(painter, (middle, grown(_BAR_TOP + 23)), "SD", "sd")


def _paint_marks(painter, axis: Axis, view: GaugeView) -> None:
    marks = [("N", view.nadir_mm), ("B", view.baseline_mm)]
    if view.prior_mm is not None:
        marks.append(("P", view.prior_mm))
    for _, mm in marks:
        painter.setPen(pen("t1", 1.3))
        x = axis.x(mm)
        painter.drawLine(QPointF(x, grown(_BAR_TOP - 4)), QPointF(x, grown(_BAR_TOP + _BAR_HEIGHT)))
    pointer = _pointer_text(view)
    value = lettering(TOKENS.text_value, TOKENS.weight_pointer)
    wanted = [(axis.x(view.sum_mm), value.advance(pointer))]
    small = lettering(TOKENS.text_caption)
    texts = _merged(marks)
    wanted += [(axis.x(mm), small.advance(text)) for text, mm in texts]
    places = spread(wanted, axis.left - 4, axis.right + 4)
    _text(painter, (places[0], grown(16)), pointer, "t1", value)
    for (text, _), x in zip(texts, places[1:], strict=True):
        _text(painter, (x, grown(17)), text, "t2")


def _merged(marks) -> list[tuple[str, Decimal]]:
    """Marks on one value share one label: "N P 88.4"."""
    by_value: dict[Decimal, list[str]] = {}
    for letter, mm in marks:
        by_value.setdefault(mm, []).append(letter)
    return [(f"{' '.join(letters)} {mm}", mm) for mm, letters in by_value.items()]


def spread(wanted: list[tuple[float, float]], left: float, right: float, gap: float = 8.0) -> list[float]:
    """Centres for labels (wanted centre, width) so that none covers another nor an edge.

    Labels keep their order; they are pushed right where they collide, then back from the edge.
    """
    order = sorted(range(len(wanted)), key=lambda n: wanted[n][0])
    places = [centre for centre, _ in wanted]
    edge = left
    for n in order:
        places[n] = max(places[n], edge + wanted[n][1] / 2)
        edge = places[n] + wanted[n][1] / 2 + gap
    edge = right
    for n in reversed(order):
        places[n] = min(places[n], edge - wanted[n][1] / 2)
        edge = places[n] - wanted[n][1] / 2 - gap
    return places


def _pointer_text(view: GaugeView) -> str:
    return tr("{sum_mm} partial", sum_mm=view.sum_mm) if view.partial else str(view.sum_mm)


def _paint_pointer(painter, axis: Axis, view: GaugeView) -> None:
    x = axis.x(view.sum_mm)
    triangle = [
        QPointF(x - 6, grown(_BAR_TOP) - 10),
        QPointF(x + 6, grown(_BAR_TOP) - 10),
        QPointF(x, grown(_BAR_TOP) + 1),
    ]
    painter.setPen(pen("t1", 1.4))
    painter.setBrush(brush("bg1") if view.partial else brush("t1"))
    painter.drawPolygon(QPolygonF(triangle))
    painter.drawLine(QPointF(x, grown(_BAR_TOP)), QPointF(x, grown(_BAR_TOP + _BAR_HEIGHT)))


@dataclass(frozen=True)
class Way:
    """A distance in words from `left` to `right`, px; `arrow` from the sum to it, where there is room."""

    text: str
    left: float
    right: float
    arrow: tuple[float, float] | None = None


def ways(axis: Axis, view: GaugeView, advance: Callable[[str], float]) -> tuple[Way, ...]:
    """The distances to the next limits, each beside its limit; no text nor arrow lies over another."""
    x, wanted = axis.x(view.sum_mm), []
    if view.to_pr_text:
        width = advance(view.to_pr_text)
        left = max(axis.left, min(axis.x(view.pr_limit_mm) - width, x - width - 24))
        wanted.append((left + width / 2, width))
    if view.to_pd_text:
        width = advance(view.to_pd_text)
        right = min(axis.right, max(axis.x(view.pd_limit_mm) + 2 + width, x + width + 24))
        wanted.append((right - width / 2, width))
    centres = spread(wanted, axis.left, axis.right)
    spans = [(at - width / 2, at + width / 2) for at, (_, width) in zip(centres, wanted, strict=True)]
    made = []
    if view.to_pr_text:
        left, right = spans[0]
        start = min(x - 3, spans[1][0] - _CLEAR) if view.to_pd_text else x - 3
        made.append(Way(view.to_pr_text, left, right, _long_enough(start, right + 6, start - right - 6)))
    if view.to_pd_text:
        left, right = spans[-1]
        start = max(x + 3, spans[0][1] + _CLEAR) if view.to_pr_text else x + 3
        made.append(Way(view.to_pd_text, left, right, _long_enough(start, left - 6, left - 6 - start)))
    return tuple(made)


def _long_enough(start: float, end: float, length: float) -> tuple[float, float] | None:
    return (start, end) if length >= _SHORTEST_ARROW else None


def _paint_distances(painter, axis: Axis, view: GaugeView) -> None:
    """Arrows from the sum to the next limits, each with its exact distance."""
    y = grown(_BAR_TOP + _BAR_HEIGHT + 28)
    for way in ways(axis, view, lettering(TOKENS.text_caption).advance):
        _text(painter, ((way.left + way.right) / 2, y), way.text, "t1")
        if way.arrow is not None:
            _arrow(painter, *way.arrow, y)


def _arrow(painter, start: float, end: float, y: float) -> None:
    back = 4 if end < start else -4
    painter.setPen(pen("t3", 1.0))
    painter.drawLine(QPointF(start, y), QPointF(end, y))
    for tip in (-3, 3):
        painter.drawLine(QPointF(end, y), QPointF(end + back, y + tip))


def _text(painter, at: tuple[float, float], text: str, token: str, type_: Lettering | None = None) -> None:
    centre, middle = at
    painter.setFont((type_ or lettering(TOKENS.text_caption)).font)
    painter.setPen(colour(token))
    half = grown(10)
    painter.drawText(QRectF(centre - 10 * half, middle - half, 20 * half, 2 * half), _CENTRE, text)
