"""Which texts of the corners a viewport has room for: in a small one the few that matter (VW-15, VW-21)."""

from dataclasses import replace

from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.corner_pieces import INSET, Corners
from recist_reader.ui.viewport.halo_text import fitted_text, text_size
from recist_reader.ui.viewport.state import OverlayLevel

_FULL_SIZE = 280, 250  # px that all texts, letters and the ruler need
_STACKED_SIZE = 150, 420  # px that all texts need one under another
_LOWEST_FOR_TWO = 165
_GAP = 12.0  # px between texts of two corners on one line


def shown_corners(
    corners: Corners, level: OverlayLevel, warnings: tuple[str, ...], width: float, height: float
) -> Corners:
    """What of the texts a canvas of that size in px shows at an overlay level; none lies over another."""
    if level is OverlayLevel.FULL and _stacks(width, height):
        return stacked(at_level(corners, level, warnings), warnings, width - 2 * INSET)
    of_level = at_level(corners, level_with_room(level, width, height), warnings)
    return beside_each_other(with_room(of_level, height), warnings, width - 2 * INSET)


def _stacks(width: float, height: float) -> bool:
    """Too narrow for texts side by side, and high enough for them one under another: four in a row."""
    is_high = width >= grown(_STACKED_SIZE[0]) and height >= grown(_STACKED_SIZE[1])
    return width < grown(_FULL_SIZE[0]) and is_high


def stacked(corners: Corners, warnings: tuple[str, ...], room: float) -> Corners:
    """All texts at the left edge: what stands on the right otherwise comes nearer to the middle.

    A line gives up its end where it is longer than `room` px; warnings stay whole.
    """

    def fitted(lines: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            line if line in warnings else fitted_text(line, room, TOKENS.text_caption) for line in lines
        )

    upper, lower = (*corners.top_left, *corners.top_right), (*corners.bottom_right, *corners.bottom_left)
    return Corners(top_left=fitted(upper), bottom_left=fitted(lower))


def level_with_room(level: OverlayLevel, width: float, height: float) -> OverlayLevel:
    """Where all texts would lie over each other, as in a grid of 4 x 4, a viewport shows the few."""
    has_room = width >= grown(_FULL_SIZE[0]) and height >= grown(_FULL_SIZE[1])
    return OverlayLevel.MINIMAL if level is OverlayLevel.FULL and not has_room else level


def with_room(corners: Corners, height: float) -> Corners:
    """The timepoint alone in the upper left corner where the ruler would lie over a second line."""
    is_low = len(corners.top_left) == 2 and height < grown(_LOWEST_FOR_TWO)
    return replace(corners, top_left=corners.top_left[1:]) if is_low else corners


def at_level(corners: Corners, level: OverlayLevel, warnings: tuple[str, ...]) -> Corners:
    """What `O` leaves: all; timepoint, slice and window; nothing. Warnings (LOSSY) always stay (VW-15)."""
    match level:
        case OverlayLevel.FULL if not warnings:
            return corners
        case OverlayLevel.FULL:
            return Corners(
                corners.top_left, (*corners.top_right, *warnings), corners.bottom_left, corners.bottom_right
            )
        case OverlayLevel.MINIMAL:
            window_line = corners.bottom_left[2:3]
            return Corners(
                corners.top_left[:2],
                warnings,
                (*corners.bottom_left[:1], *window_line),
                corners.bottom_right[-1:],
            )
        case OverlayLevel.NONE:
            return Corners(top_right=warnings)


def beside_each_other(corners: Corners, warnings: tuple[str, ...], room: float) -> Corners:
    """Texts of left and right corners side by side in `room` px.

    Timepoint, slice and window on the left stand whole. A line on the right gives up its end where it has
    no room; in the lower corner, where the banner and the tools say the same, it goes. Warnings stay whole.
    """
    upper, lower = (_wide(corners.top_left), _wide(corners.bottom_left))
    above = [
        line if line in warnings else fitted_text(line, room - left, TOKENS.text_caption)
        for line, left in zip(corners.top_right, _beside(upper, len(corners.top_right)), strict=True)
    ]
    count = len(corners.bottom_right)
    lefts = _beside(lower[::-1], count)[::-1]
    widths = _wide(corners.bottom_right)
    has_room = all(left + wide <= room for left, wide in zip(lefts, widths, strict=True))
    below = corners.bottom_right if has_room else _last_with_room(corners, room)
    if tuple(above) == corners.top_right and below is corners.bottom_right:
        return corners
    return replace(corners, top_right=tuple(above), bottom_right=below)


def _last_with_room(corners: Corners, room: float) -> tuple[str, ...]:
    """The value under the mouse or the link state alone, if the line beside it leaves room."""
    last = corners.bottom_right[-1:]
    left = _beside(_wide(corners.bottom_left)[::-1], 1)[0]
    return last if left + _wide(last)[0] <= room else ()


def _wide(lines: tuple[str, ...]) -> list[float]:
    return [text_size(line, TOKENS.text_caption)[0] for line in lines]


def _beside(widths: list[float], count: int) -> list[float]:
    """What the lines of a left corner take with the gap from `count` lines on the right."""
    taken = [wide + _GAP for wide in widths[:count]]
    return taken + [0.0] * (count - len(taken))
