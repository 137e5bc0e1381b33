"""GD-15 sees axes that cross or touch in one frame of reference, whatever the distance of the centres."""

from dataclasses import replace

import pytest

from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from tests.trial.unstored import Reader, mark, series, subject

LONG_PX = 40 / 0.8  # the first target's long axis, along the row through (200, 200)


def found(at, number=20):
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target(long_mm=40, short_mm=10)
    return reader.target("lung", long_mm=40, short_mm=10, at=at, number=number).found()


@pytest.mark.parametrize(
    ("at", "warned"),
    [
        pytest.param((200.0 + LONG_PX, 200.0), True, id="long axes end to end"),
        pytest.param((200.0 + LONG_PX + 1, 200.0), False, id="a pixel between the ends"),
        pytest.param((222.0, 204.0), True, id="a short axis across the other's long axis"),
        pytest.param((200.0, 240.0), False, id="side by side"),
    ],
)
def test_GD_15_axes_that_meet(at, warned):
    assert ("GD-15" in found(at)) is warned


def test_GD_15_axes_of_the_next_slice_do_not_meet():
    assert "GD-15" not in found((222.0, 204.0), number=21)


@pytest.mark.parametrize(
    ("frame", "warned"),
    [
        pytest.param("F", True, id="two phases of one scan"),
        pytest.param("G", False, id="another frame of reference"),
        pytest.param(None, False, id="no frame of reference"),
    ],
)
def test_GD_15_one_place_on_two_series(frame, warned):
    facts = subject("BL")
    both = (*facts.timepoints[0].series, series("BL", uid="arterial", frame_of_reference_uid=frame))
    reader = Reader(replace(facts, timepoints=(replace(facts.timepoints[0], series=both),)))
    drawn = mark("BL", at=(202.0, 200.0))
    drawn = replace(drawn, place=replace(drawn.place, series_uid="arterial"))
    reader.do(c.OpenTimepoint("BL")).target()
    reader.do(c.CreateLesion("again", Role.TARGET, c.Site("lung"), drawn))
    assert ("GD-15" in reader.found()) is warned
