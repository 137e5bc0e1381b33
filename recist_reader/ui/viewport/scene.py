"""All that one painting of a canvas shows, as one value."""

from dataclasses import dataclass, field

from recist_reader.measuring.handles import Hit
from recist_reader.measuring.plane import PointLps
from recist_reader.ui.viewport.corner_pieces import Corners
from recist_reader.ui.viewport.cross_line_painter import CrossLine
from recist_reader.ui.viewport.geometry import ViewGeometry
from recist_reader.ui.viewport.image import Content, SliceVolume
from recist_reader.ui.viewport.mark_view import MarkView
from recist_reader.ui.viewport.state import ViewportState


@dataclass(frozen=True)
class Message:
    """What is said in the middle when no slice is shown; `share` draws a progress bar."""

    title: str
    line: str = ""
    icon: str = "info"
    tone: str = "t2"
    share: float | None = None


@dataclass(frozen=True)
class Scene:
    """What a viewport gives its canvas to paint; `geometry` is None without a series."""

    content: Content
    state: ViewportState
    volume: SliceVolume | None = None
    geometry: ViewGeometry | None = None
    marks: tuple[MarkView, ...] = ()
    held: Hit | None = None
    corners: Corners = field(default_factory=Corners)
    warnings: tuple[str, ...] = ()
    message: Message | None = None
    pointed: PointLps | None = None
    cross_lines: tuple[CrossLine, ...] = ()
    graphics_hidden: bool = False
    magnifier_at: tuple[float, float] | None = None
    magnification: float = 2.0
