"""What is drawn over an image, as frozen values that the page fills (window.md 1.3, MT-8, MT-9, LS-6)."""

from dataclasses import dataclass
from enum import Enum

from recist_reader.measuring.shapes import Arrow, Bidirectional, Line, Shape
from recist_reader.ui.theme.tokens import TOKENS

NEIGHBOURHOOD = 2  # slices on which a tick shows the way (MT-9)


class MarkRole(Enum):
    """Told by the line first, by colour second (VW-2)."""

    TARGET = "target"
    NON_TARGET = "non-target"
    NEW_LESION = "new lesion"
    REGION = "region"  # ellipse, freehand, probe, plain line: no lesion
    GHOST = "ghost"  # last measurement at its place in the open timepoint (LS-6)
    PROPOSAL = "proposal"


@dataclass(frozen=True)
class MarkView:
    """One mark on one slice of the series shown.

    `label` is printed line by line ("T4 38.7 x 31.2"); `name` alone ("T4") on ticks. `number` picks
    the target's colour, 1 to 5. `ring_mm` is the radius of the uncertainty of a ghost. `label_mm` is
    where the reader dragged the label: (right, down) from the mark's centre on screen, in mm.
    """

    mark: str
    shape: Shape
    slice_index: int
    role: MarkRole
    name: str
    label: tuple[str, ...] = ()
    number: int = 1
    selected: bool = False
    editable: bool = False
    ring_mm: float | None = None
    label_mm: tuple[float, float] | None = None

    @property
    def colour(self) -> str:
        """The colour of the line on the image."""
        match self.role:
            case MarkRole.TARGET | MarkRole.PROPOSAL:
                return TOKENS.target_colour(self.number)
            case MarkRole.NEW_LESION:
                return TOKENS.new_lesion
            case MarkRole.GHOST:
                return TOKENS.ghost
            case MarkRole.NON_TARGET | MarkRole.REGION:
                return TOKENS.non_target_image

    @property
    def dash(self) -> tuple[float, ...]:
        """Dash pattern in px; empty for a solid line."""
        match self.role:
            case MarkRole.NON_TARGET:
                lines = isinstance(self.shape, Bidirectional | Line | Arrow)
                return TOKENS.dash_non_target if lines else ()
            case MarkRole.GHOST:
                return TOKENS.dash_ghost
            case MarkRole.PROPOSAL:
                axes = isinstance(self.shape, Bidirectional | Line | Arrow)
                return TOKENS.dash_proposal_axes if axes else TOKENS.dash_proposal_outline
            case MarkRole.TARGET | MarkRole.NEW_LESION | MarkRole.REGION:
                return ()


def tick_text(mark: MarkView, shown_slice: int) -> str | None:
    """ "T3, 2 up" on the neighbouring slices; None elsewhere (MT-9). Up is towards the first slice."""
    away = mark.slice_index - shown_slice
    if away == 0 or abs(away) > NEIGHBOURHOOD or mark.role is MarkRole.GHOST:
        return None
    return f"{mark.name}, {abs(away)} {'up' if away < 0 else 'down'}"
