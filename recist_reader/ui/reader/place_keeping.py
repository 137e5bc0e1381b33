"""Where the reader was, between the viewports and the study's workspace (WL-4, VW-30)."""

from dataclasses import replace

from recist_reader.imaging.voi import Window
from recist_reader.reading.workspace import LinkAnchor, ReadPlace, SeriesChoice, ViewportPlace
from recist_reader.ui.reader.images.hangings import Hangings
from recist_reader.ui.viewport.link import LinkModel
from recist_reader.ui.viewport.state import ViewportState


def viewport_place(state: ViewportState) -> ViewportPlace:
    """What is kept of a viewport; a window from a table of the file is found again by its key."""
    shades = state.shades
    window = (float(shades.width_hu), float(shades.level_hu)) if isinstance(shades, Window) else None
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
        hangings.layout,
        tuple(map(viewport_place, hangings.filling.states_now())),
        tuple(LinkAnchor(a, b, offset) for (a, b), offset in links.anchors.items()),
        links.scrolling,
        selected,
        tuple(SeriesChoice(*choice) for choice in hangings.chosen.items()),
        hangings.hand,
    )


def take_up_links(links: LinkModel, place: ReadPlace) -> None:
    """Give the link model the anchors that the reader had set."""
    links.anchors.update({(a.origin_uid, a.series_uid): a.offset_mm for a in place.anchors})
    links.scrolling = place.is_linking
