"""Where the labels of measurements go on screen: never over a lesion (MT-8).

Everything is in view pixels, x to the right, y down. The answer depends only on the arguments, so a
repaint never makes a label jump.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, inf
from typing import NamedTuple

CLEARANCE_PX = 12.0
_RINGS = (0.0, 24.0, 56.0, 104.0)  # further out when the near places are taken


class ViewPoint(NamedTuple):
    """A position in view pixels."""

    x: float
    y: float


@dataclass(frozen=True)
class Box:
    """An upright rectangle in view pixels."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> ViewPoint:
        return ViewPoint((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def shifted(self, x: float, y: float) -> "Box":
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def shared_area(self, other: "Box") -> float:
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def contains(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def holds(self, at: ViewPoint) -> bool:
        return self.left <= at.x <= self.right and self.top <= at.y <= self.bottom

    def nearest(self, to: ViewPoint) -> ViewPoint:
        return ViewPoint(min(max(to.x, self.left), self.right), min(max(to.y, self.top), self.bottom))


@dataclass(frozen=True)
class LabelWish:
    """A label to place: its size, the lesion's box, and where the reader dragged it.

    `offset` is the way from the lesion's centre to the label's centre (MT-8: stored in mm, given here
    in view pixels); None leaves the choice to `place_labels`.
    """

    mark: str
    lesion: Box
    width: float
    height: float
    offset: ViewPoint | None = None


@dataclass(frozen=True)
class PlacedLabel:
    """Where the label stands, and its leader line from the lesion's box to it."""

    mark: str
    box: Box
    leader_from: ViewPoint
    leader_to: ViewPoint


def place_labels(
    wishes: Sequence[LabelWish], view: Box, avoid: Sequence[Box] = ()
) -> tuple[PlacedLabel, ...]:
    """Place each label at least 12 px off its lesion, clear of lesions, labels, `avoid` and edges.

    Dragged labels are placed first and give way to nothing but their own lesion; the others follow in
    the order given. Where nothing is free the least covering place is taken.
    """
    lesions = [wish.lesion for wish in wishes]
    boxes: dict[str, Box] = {}
    for wish in sorted(wishes, key=lambda wish: wish.offset is None):
        others = [lesion for lesion in lesions if lesion is not wish.lesion]
        taken = [*boxes.values(), *avoid]
        if wish.offset is not None:
            boxes[wish.mark] = _dragged(wish, wish.offset, view)
        else:
            boxes[wish.mark] = _best(wish, view, others, taken)
    return tuple(_with_leader(wish, boxes[wish.mark]) for wish in wishes)


def _dragged(wish: LabelWish, offset: ViewPoint, view: Box) -> Box:
    """The place the reader chose, pushed outward along its own direction if the lesion has grown into it.

    A zoom may carry it beyond the edge: then it is slid back along the edge while that leaves the lesion
    free, since a label that nobody sees is none.
    """
    reach = hypot(offset.x, offset.y)
    towards = ViewPoint(0.0, 1.0) if reach == 0 else ViewPoint(offset.x / reach, offset.y / reach)
    keep_off = wish.lesion.grown(CLEARANCE_PX)
    clear_x = (keep_off.width + wish.width) / 2 / abs(towards.x) if towards.x else inf
    clear_y = (keep_off.height + wish.height) / 2 / abs(towards.y) if towards.y else inf
    far = max(reach, min(clear_x, clear_y))
    middle = wish.lesion.centre
    wanted = _centred(wish, middle.x + towards.x * far, middle.y + towards.y * far)
    slid = _slid_into(wanted, view)
    return slid if view.shared_area(wish.lesion) and not slid.shared_area(keep_off) else wanted


def _best(wish: LabelWish, view: Box, lesions: Sequence[Box], taken: Sequence[Box]) -> Box:
    """The first candidate that covers nothing, else the one that covers least."""
    best: tuple[float, Box] | None = None
    for candidate in _candidates(wish, view):
        cost = 4.0 * sum(candidate.shared_area(lesion.grown(CLEARANCE_PX)) for lesion in lesions)
        cost += sum(candidate.shared_area(other) for other in taken)
        cost += 2.0 * (wish.width * wish.height - candidate.shared_area(view))
        if cost == 0:
            return candidate
        if best is None or cost < best[0]:
            best = (cost, candidate)
    assert best is not None
    return best[1]


def _candidates(wish: LabelWish, view: Box) -> Iterator[Box]:
    """Places around the lesion, near ones first: below, above, right, left, then the corners.

    A place beyond an edge is also tried slid along the edge, as long as it stays off the lesion.
    """
    keep_off = wish.lesion.grown(CLEARANCE_PX)
    middle = wish.lesion.centre
    for ring in _RINGS:
        below = keep_off.bottom + ring + wish.height / 2
        above = keep_off.top - ring - wish.height / 2
        right = keep_off.right + ring + wish.width / 2
        left = keep_off.left - ring - wish.width / 2
        for x, y in (
            (middle.x, below),
            (middle.x, above),
            (right, middle.y),
            (left, middle.y),
            (right, below),
            (left, below),
            (right, above),
            (left, above),
        ):
            wanted = _centred(wish, x, y)
            yield wanted
            slid = _slid_into(wanted, view)
            if slid != wanted and slid.shared_area(keep_off) == 0:
                yield slid


def _slid_into(box: Box, view: Box) -> Box:
    x = max(view.left - box.left, 0.0) or min(view.right - box.right, 0.0)
    y = max(view.top - box.top, 0.0) or min(view.bottom - box.bottom, 0.0)
    return box.shifted(x, y)


def _centred(wish: LabelWish, x: float, y: float) -> Box:
    return Box(x - wish.width / 2, y - wish.height / 2, x + wish.width / 2, y + wish.height / 2)


def _with_leader(wish: LabelWish, box: Box) -> PlacedLabel:
    """The leader runs from the lesion's box to the label, by the shortest way."""
    towards = box.nearest(wish.lesion.centre)
    start = wish.lesion.nearest(towards)
    return PlacedLabel(wish.mark, box, start, box.nearest(start))
