"""Where a card stands over an image: beside a lesion or in a corner, over none (window.md 3)."""

from collections.abc import Iterator, Sequence

from recist_reader.measuring.labels import Box

BESIDE_PX = 110.0
_ABOUT_MARK = 4.0


def place_panel(width: float, height: float, lesion: Box, others: Sequence[Box], area: Box) -> Box:
    """The panel 110 px to the right of the lesion, else left, below, above, else where it covers least.

    Every place is slid into `area`; no lesion of the slice is covered while any place allows it.
    """
    lesions = [lesion, *others]
    return min(
        _candidates(width, height, lesion, area),
        key=lambda box: covered(box, lesions),
    )


def place_in_corner(width: float, height: float, marks: Sequence[Box], area: Box) -> Box:
    """A card in the lower left corner of `area`, else the upper left, lower right, upper right.

    Where marks stand in all four, the one in which it covers least of them.
    """
    left, top = area.left, area.top
    right, bottom = max(area.right - width, left), max(area.bottom - height, top)
    corners = [Box(x, y, x + width, y + height) for x in (left, right) for y in (bottom, top)]
    return min(corners, key=lambda box: covered(box, marks))


def covered(card: Box, marks: Sequence[Box]) -> float:
    """How much of the marks lies under a card, px²; a thin mark counts by the room about it."""
    return sum(card.shared_area(each.grown(_ABOUT_MARK)) for each in marks)


def _candidates(width: float, height: float, lesion: Box, area: Box) -> Iterator[Box]:
    middle = lesion.centre
    right, left = lesion.right + BESIDE_PX, lesion.left - BESIDE_PX - width
    below, above = lesion.bottom + BESIDE_PX, lesion.top - BESIDE_PX - height
    level, centred = middle.y - height / 2, middle.x - width / 2
    for x, y in ((right, level), (left, level), (centred, below), (centred, above)):
        yield _slid(Box(x, y, x + width, y + height), area)
    for x in (area.right - width, area.left):
        for y in (area.top, area.bottom - height):
            yield Box(x, y, x + width, y + height)


def _slid(box: Box, area: Box) -> Box:
    x = max(area.left - box.left, 0.0) or min(area.right - box.right, 0.0)
    y = max(area.top - box.top, 0.0) or min(area.bottom - box.bottom, 0.0)
    return box.shifted(x, y)
