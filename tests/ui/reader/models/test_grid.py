"""The free grid: what stands in its cells now, at the next timepoint, and for another subject (VW-21)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.ui.reader.models.grid import (
    EMPTY,
    Cell,
    Grid,
    cell_of,
    first_grid,
    for_every_subject,
    hang_grid,
    resized,
    with_hung,
)
from recist_reader.ui.reader.models.hanging import Likeness
from recist_reader.ui.reader.panels.views.marks import Shape

C = Cell("C")


def with_series(view, label, *others):
    """The view with more series at a timepoint, each as (uid, changes of the label)."""
    at = view.facts.at(label)
    plain = at.series[0]
    made = [
        replace(plain, uid=uid, number=2 + n, label=replace(plain.label, **changes))
        for n, (uid, changes) in enumerate(others)
    ]
    timepoints = [
        replace(t, series=(*t.series, *made)) if t.label == label else t for t in view.facts.timepoints
    ]
    return replace(view, facts=replace(view.facts, timepoints=tuple(timepoints)))


@pytest.fixture(scope="module")
def tp4(moments):
    """TP4 with an arterial series beside the first one, and one at TP3."""
    view = with_series(moments["TP4"], "TP4", ("arterial now", {"phase": "arterial"}))
    return with_series(view, "TP3", ("arterial before", {"phase": "arterial"}))


def labels(slots):
    return [slot.label for slot in slots]


def uids(slots):
    return [slot.series.uid if slot.series else "" for slot in slots]


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((1, 1), ["TP4"]),
        ((1, 2), ["BL", "TP4"]),
        ((1, 3), ["BL", "TP3", "TP4"]),
        ((2, 2), ["BL", "TP2", "TP3", "TP4"]),  # the nadir lies between
        ((2, 3), ["BL", "TP1", "TP2", "TP3", "TP4", "TP4"]),
        ((2, 4), ["BL", "TP1", "TP2", "TP3", "TP4", "", "", "TP4"]),
    ],
)
def test_a_new_grid_has_the_compared_timepoints_from_old_to_new_and_the_current_one_last(tp4, size, expected):
    slots = hang_grid(tp4, first_grid(tp4, *size, {}), {})
    assert labels(slots) == expected
    assert slots[-1].shapes == (Shape.CURRENT,)
    assert slots[-1].series.uid == tp4.at.series[0].uid


def test_a_second_series_of_the_current_timepoint_is_current_too(tp4):
    slots = hang_grid(tp4, first_grid(tp4, 2, 3, {}), {})
    assert uids(slots)[-2:] == ["arterial now", tp4.at.series[0].uid]
    assert [slot.is_current for slot in slots] == [False] * 4 + [True] * 2


def test_the_last_cell_shows_the_series_that_the_reader_chose_for_the_timepoint(tp4):
    assert uids(hang_grid(tp4, first_grid(tp4, 1, 2, {}), {"TP4": "arterial now"}))[-1] == "arterial now"


def test_what_stood_there_stays_in_its_order_when_the_grid_gets_another_size(tp4):
    grid = first_grid(tp4, 1, 3, {}).with_cell(0, cell_of(tp4, "TP3", "arterial before"))
    larger = resized(tp4, grid, 2, 2, {})
    assert uids(hang_grid(tp4, larger, {}))[0] == "arterial before"
    assert labels(hang_grid(tp4, larger, {})) == ["TP3", "TP3", "BL", "TP4"]
    assert labels(hang_grid(tp4, resized(tp4, larger, 1, 2, {}), {})) == ["TP3", "TP4"]


def test_two_roles_on_one_timepoint_share_a_cell_and_the_other_one_is_empty(moments):
    grid = Grid(1, 4, (Cell("B"), Cell("N"), Cell("P"), C))
    assert labels(hang_grid(moments["TP1"], grid, {})) == ["BL", "", "", "TP1"]
    assert hang_grid(moments["TP1"], grid, {})[1] is EMPTY
    assert labels(hang_grid(moments["TP4"], grid, {})) == ["BL", "TP2", "TP3", "TP4"]


def test_one_series_chosen_for_several_cells_is_shown_in_each_and_they_are_told_apart(tp4):
    uid = tp4.at.series[0].uid
    grid = Grid(1, 3, (cell_of(tp4, "TP4", uid), cell_of(tp4, "TP4", uid), C))
    slots = hang_grid(tp4, grid, {})
    assert uids(slots) == [uid] * 3
    assert [slot.nth for slot in slots] == [1, 2, 0]  # the one that is read is the first


@pytest.mark.parametrize(
    ("role", "label"), [("-1", "TP3"), ("-4", "BL"), ("-5", ""), ("P", "TP3"), ("N", "TP2")]
)
def test_a_cell_is_found_by_its_role(moments, role, label):
    assert hang_grid(moments["TP4"], Grid(1, 2, (Cell(role), C)), {})[0].label == label


def test_at_the_next_timepoint_a_cell_keeps_its_role_and_the_kind_of_its_series(tp4, moments):
    grid = first_grid(tp4, 1, 2, {}).with_cell(0, cell_of(tp4, "TP3", "arterial before"))
    at_tp3 = with_series(moments["TP3"], "TP2", ("arterial earlier", {"phase": "arterial"}))
    at_tp3 = with_series(at_tp3, "TP3", ("arterial before", {"phase": "arterial"}))
    assert uids(hang_grid(at_tp3, grid, {}))[0] == "arterial earlier"


def test_at_baseline_there_is_the_current_timepoint_only(moments):
    view = with_series(moments["baseline"], "BL", ("second", {"phase": "arterial"}))
    slots = hang_grid(view, first_grid(view, 1, 3, {}), {})
    assert uids(slots) == ["second", "", view.at.series[0].uid]
    assert slots[0].shapes == slots[2].shapes == (Shape.BASELINE, Shape.CURRENT)
    assert labels(hang_grid(view, Grid(1, 3, (Cell("B"), Cell("-1"), C)), {})) == ["", "", "BL"]


def test_another_phase_is_said_where_it_was_matched_and_not_where_it_was_chosen(tp4):
    only_arterial = {"TP4": "arterial now"}
    grid = Grid(1, 2, (Cell("B"), C))
    assert hang_grid(tp4, grid, only_arterial)[0].warning == "portal venous, current arterial"
    chosen = grid.with_cell(0, cell_of(tp4, "BL", tp4.facts.at("BL").series[0].uid))
    assert hang_grid(tp4, chosen, only_arterial)[0].warning == ""


def test_what_is_kept_for_every_subject_names_no_series_and_what_is_kept_with_the_read_does(tp4):
    grid = first_grid(tp4, 2, 3, {})
    slots = hang_grid(tp4, grid, {})
    own = for_every_subject(grid, slots)
    assert {cell.uid for cell in own.cells} == {""}
    assert own.cells[4] == Cell("C", like=Likeness(slots[4].series.label, Decimal("5")))
    kept = with_hung(grid, slots)
    assert [cell.uid for cell in kept.cells] == [*uids(slots)[:-1], ""]
    assert uids(hang_grid(tp4, own, {})) == uids(hang_grid(tp4, kept, {})) == uids(slots)
