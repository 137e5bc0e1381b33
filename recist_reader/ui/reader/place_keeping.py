"""Where the reader was, between the viewports and the study's workspace (WL-4, VW-30)."""

from dataclasses import replace

from recist_reader.imaging.voi import Window, window_of
from recist_reader.reading.workspace import (
    CellPlace,
    GridPlace,
    LinkAnchor,
    ReadPlace,
    SeriesChoice,
    ViewportPlace,
)
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.reader.models.grid import Cell, Grid
from recist_reader.ui.viewport.link import LinkModel
from recist_reader.ui.viewport.state import ViewportState


def viewport_place(state: ViewportState) -> ViewportPlace:
    """What is kept of a viewport; a window from a table of the file is found again by its key."""
    shown = window_of(state.shades)
    window = None if shown is None else (float(shown.width_hu), float(shown.level_hu))
    return ViewportPlace(
        state.series, state.slice_index + 1, window, state.mm_per_px, state.centre_mm, state.inverted
    )


def viewport_state(place: ViewportPlace) -> ViewportState:
    """The state to take up again."""
    state = ViewportState(
        place.series_uid,
        place.slice_number - 1,
        mm_per_px=place.mm_per_px,
        centre_mm=place.centre_mm,
        inverted=place.is_inverted,
    )
    return state if place.window_hu is None else replace(state, shades=Window(*place.window_hu))


def read_place(hangings: Hangings, selected: str | None) -> ReadPlace:
    """All that is kept of one read."""
    links = hangings.group.model
    return ReadPlace(
        hangings.layouts.number,
        tuple(map(viewport_place, hangings.filling.states_now())),
        tuple(LinkAnchor(a, b, offset) for (a, b), offset in links.anchors.items()),
        links.scrolling,
        selected,
        tuple(SeriesChoice(*choice) for choice in hangings.layouts.chosen.items()),
        hangings.hand,
        _grid_place(hangings.layouts.kept_grid(hangings.hung.view)),
        links.pan_and_zoom,
        links.windowing,
    )


def take_up_images(hangings: Hangings, place: ReadPlace) -> None:
    """Hang the images as they hung: layout, series chosen, and each viewport's state."""
    layouts = hangings.layouts
    layouts.chosen |= {choice.timepoint: choice.series_uid for choice in place.choices}
    layouts.take_up(place.layout, _grid(place.grid))
    hangings.filling.take_up_states(tuple(map(viewport_state, place.viewports)))


def _grid_place(grid: Grid | None) -> GridPlace | None:
    if grid is None:
        return None
    cells = tuple(None if cell is None else CellPlace(cell.role, cell.uid) for cell in grid.cells)
    return GridPlace(grid.rows, grid.columns, cells)


def _grid(place: GridPlace | None) -> Grid | None:
    if place is None or len(place.cells) != place.rows * place.columns:
        return None
    cells = tuple(None if cell is None else Cell(cell.role, cell.series_uid) for cell in place.cells)
    return Grid(place.rows, place.columns, cells)


def take_up_links(links: LinkModel, place: ReadPlace) -> None:
    """Give the link model the anchors that the reader had set."""
    links.anchors.update({(a.origin_uid, a.series_uid): a.offset_mm for a in place.anchors})
    links.scrolling = place.is_linking
    links.pan_and_zoom, links.windowing = place.is_zoom_linked, place.is_window_linked
