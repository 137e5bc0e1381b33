"""Cross-reference lines between viewports (VW-35)."""

import pytest
from PySide6.QtWidgets import QApplication

from recist_reader.measuring.labels import Box, ViewPoint
from recist_reader.problem import Problem
from recist_reader.ui.viewport.actions import ViewportActions
from recist_reader.ui.viewport.captions import SeriesCaptions
from recist_reader.ui.viewport.cross_line_painter import clipped
from tests.ui.viewport.make import CORONAL, volume

pytestmark = pytest.mark.gui


def coronal_stack():
    """Coronal slices that reach from head to feet around the axial ones of `volume`."""
    made = volume(slices=5, directions=CORONAL)
    made.planes = tuple(
        type(plane)(
            plane.origin_lps._replace(y=10.0 * k - 20, z=20.0),
            plane.row_direction,
            plane.column_direction,
            1.0,
            1.0,
            64,
            64,
        )
        for k, plane in enumerate(made.planes)
    )
    return made


def lines(viewport):
    return viewport.cross_lines


def captioned(viewport, name, frame="1.2.3"):
    viewport.show_series(name, viewport.volume, frame, SeriesCaptions(("SUBJ", name, "Day 1")))


@pytest.fixture
def crossed(shown):
    group = shown(volume(slices=20), coronal_stack())
    captioned(group.viewports[0], "Baseline")
    captioned(group.viewports[1], "TP2")
    return group


def test_each_shows_the_slice_of_the_other_and_its_timepoint(crossed):
    axial, coronal = crossed.viewports
    coronal.volume.ready[0] = False
    coronal.show_loaded()
    assert lines(axial) == ()
    coronal.volume.ready[0] = True
    coronal.show_loaded()
    (on_axial,), (on_coronal,) = lines(axial), lines(coronal)
    assert (on_axial.name, on_coronal.name) == ("TP2", "Baseline")
    assert {end.y for end in on_axial.line.points} == {-20.0}
    assert {end.z for end in on_coronal.line.points} == {0.0}


def test_the_line_follows_the_wheel(qtbot, crossed, hand):
    axial, coronal = crossed.viewports
    hand.wheel(axial, -360)
    qtbot.waitUntil(lambda: axial.state.slice_index == 3)
    assert {end.z for end in lines(coronal)[0].line.points} == {-7.5}
    assert coronal.state.slice_index == 0  # not parallel: it stays where it is (VW-31)


def test_no_line_without_a_common_frame_or_between_parallel_planes(shown):
    group = shown(volume(), coronal_stack(), volume(), frames=["a", "b", "a"])
    assert [lines(viewport) for viewport in group.viewports] == [(), (), ()]


def test_a_hidden_or_missing_slice_draws_no_line(crossed):
    axial, coronal = crossed.viewports
    coronal.hide()
    crossed.show_links()
    assert lines(axial) == ()
    coronal.show()
    crossed.show_links()
    assert len(lines(axial)) == 1
    coronal.volume.failed = {1: Problem("the file is gone", "slice 2", "Import it again")}
    coronal.follow_slice(1)
    assert lines(axial) == ()


def test_the_line_is_painted_where_the_plane_cuts_and_q_hides_it(crossed):
    axial = crossed.viewports[0]
    line = lines(axial)[0].line
    y = round(axial.geometry_now().to_view(line.start).y)
    with_line = column(axial, y)
    ViewportActions(crossed).hide_graphics(True)
    without = column(axial, y)
    assert with_line != without
    assert len(set(without)) == 1


def column(viewport, y):
    picture = viewport.canvas.grab().toImage()
    return [picture.pixelColor(x, at).red() for x in range(180, 220) for at in range(y - 3, y + 4)]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((-50, 40), (150, 40), (0, 40)),
        ((20, 20), (80, 80), (20, 20)),
        ((50, -100), (50, 300), (50, 0)),
        ((-50, 150), (150, 150), None),
        ((-50, 30), (30, -50), None),
        ((-20, 30), (30, -20), (0, 10)),
    ],
    ids=["across", "inside", "down", "below", "past the corner", "cuts the corner"],
)
def test_where_a_line_enters_the_canvas(start, end, expected):
    found = clipped(ViewPoint(*start), ViewPoint(*end), Box(0, 0, 100, 100))
    assert found == (None if expected is None else pytest.approx(expected))


def test_scrolling_parallel_stacks_paints_nobody_for_lines(shown):
    group = shown(volume(), volume(shift=1.0), frames=["a", "b"])
    painted = []
    group.viewports[1].slice_painted.connect(painted.append)
    group.viewports[0].scroll_to(4)

    QApplication.processEvents()
    assert painted == []
