"""The texts of the four corners as pixels at their places; what stands still is made once."""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF

from recist_reader.measuring.labels import Box
from recist_reader.ui.theme.scale import grown
from recist_reader.ui.theme.tokens import TOKENS
from recist_reader.ui.viewport.halo_text import LINE, Piece, text_piece, text_size

INSET = 10.0


@dataclass(frozen=True)
class Corners:
    """Lines of the four corners, from the edge inward in reading order (VW-15)."""

    top_left: tuple[str, ...] = ()
    top_right: tuple[str, ...] = ()
    bottom_left: tuple[str, ...] = ()
    bottom_right: tuple[str, ...] = ()


class Room(NamedTuple):
    """The canvas in px, and its device pixels per px."""

    width: float
    height: float
    ratio: float


@dataclass
class _Corner:
    """One corner as it was last painted."""

    right: bool
    bottom: bool
    lines: tuple[str, ...] = ()
    widths: list[float] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    box: Box | None = None

    def write(self, lines: tuple[str, ...], room: Room, step: int) -> None:
        """Take other lines, `step` px apart; while scrolling two of four differ, only they are made anew.

        On the left two lines are one piece: slice and position change together, and so do those of a drag.
        """
        before = self.lines if len(self.lines) == len(lines) else ()
        top = room.height - INSET - len(lines) * step if self.bottom else INSET
        kept = self.widths, self.pieces
        self.lines, self.widths, self.pieces = lines, [], []
        together = 1 if self.right else 2
        for place, number in enumerate(range(0, len(lines), together)):
            said = lines[number : number + together]
            if said == before[number : number + together]:
                width, piece = kept[0][place], kept[1][place]
            else:
                width = max([text_size(line, TOKENS.text_caption)[0] for line in said])
                at = QPointF(room.width - INSET - width if self.right else INSET, top + number * step)
                tone = "overlay_dim" if number == 2 and not self.bottom else "overlay"
                piece = text_piece(room.ratio, at, "\n".join(said), tone)
            self.widths.append(width)
            self.pieces.append(piece)
        wide = max(self.widths, default=0.0)
        left = room.width - INSET - wide if self.right else INSET
        self.box = Box(left, top, left + wide, top + len(lines) * step)


class CornerPieces:
    """`boxes` are where the texts stand, so that labels keep away (MT-8)."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Letters look different from now on."""
        self._room: Room | None = None
        self._step = 0
        self._corners: list[_Corner] = []
        self.boxes: tuple[Box, ...] = ()

    def write(self, corners: Corners, room: Room) -> None:
        """Let these texts stand in the corners of a canvas."""
        if room != self._room:
            self._room, self._step = room, grown(LINE)
            self._corners = [_Corner(right, bottom) for bottom in (False, True) for right in (False, True)]
            self.boxes = ()
        wanted = (corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right)
        changed = False
        for corner, lines in zip(self._corners, wanted, strict=True):
            if corner.lines != lines:
                corner.write(lines, room, self._step)
                changed = True
        if changed:
            boxes = tuple([corner.box for corner in self._corners if corner.box and corner.lines])
            if boxes != self.boxes:  # kept while equal: what depends on them compares by identity first
                self.boxes = boxes

    def pieces(self) -> list[Piece]:
        """All texts and their places."""
        return [piece for corner in self._corners for piece in corner.pieces]
