"""The lesion table's rows and the compared timepoints (LS-4, LS-7, LS-8, VW-16, S-8)."""

from dataclasses import replace

import pytest

from recist_reader.recist.vocabulary import Response, Role
from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.panels.views.marks import Shape
from recist_reader.ui.reader.panels.views.table import (
    CellStyle,
    LesionRow,
    NewLesionLine,
    OverallRow,
    RowState,
    SumRow,
)
from tests.building import drawn
from tests.ui.reader.models import stories


def row(table, lesion_id):
    return next(r for r in table.rows if isinstance(r, LesionRow) and r.id == lesion_id)


def sum_row(table):
    return next(r for r in table.rows if isinstance(r, SumRow))


@pytest.mark.parametrize(
    ("moment", "labels", "prior", "nadir"),
    [
        pytest.param("baseline", ("BL",), None, None, id="baseline stands alone"),
        pytest.param("TP1", ("BL", "TP1"), "BL", "BL", id="prior and nadir are baseline"),
        pytest.param("TP3", ("BL", "TP2", "TP3"), "TP2", "TP2", id="prior is nadir"),
        pytest.param("TP4", ("BL", "TP2", "TP3", "TP4"), "TP3", "TP2", id="all four apart"),
    ],
)
def test_VW_16_roles_of_the_compared_timepoints(moments, moment, labels, prior, nadir):
    roles = comparison(moments[moment])
    assert (roles.labels(), roles.prior, roles.nadir) == (labels, prior, nadir)


def test_one_timepoint_may_have_several_roles(moments):
    roles = comparison(moments["TP1"])
    assert roles.shapes("BL") == (Shape.BASELINE, Shape.NADIR, Shape.PRIOR)
    assert roles.shapes("TP1") == (Shape.CURRENT,)
    assert roles.shapes("TP2") == ()


def test_LS_4_rows_values_and_changes(moments):
    table = table_view(moments["TP4"], "T4")
    assert table.selected == "T4"
    assert [r.id for r in table.rows if isinstance(r, LesionRow)] == [
        "T1",
        "T2",
        "T3",
        "T4",
        "NT1",
        "NT2",
        "NT3",
    ]
    t4 = row(table, "T4")
    assert [cell.text for cell in t4.cells] == ["46.3", "30.2", "32.9", "38.7"]
    assert t4.cells[-1].under == "−16.4 / +28.1 %"
    assert t4.cells[-1].spoken == "T4, Liver, segment 7, TP4, 38.7 millimetres"
    assert (t4.colour, t4.state) == (4, RowState.DONE)
    assert row(table, "T2").counted == "short"
    assert [cell.text for cell in sum_row(table).cells] == ["120.5", "83.6", "88.4", "96.3"]
    overall = table.rows[-1]
    assert isinstance(overall, OverallRow)
    assert overall.responses == (None, Response.PR, Response.SD, Response.SD)


def test_LS_7_states_are_proposed_and_never_carried_forward(moments):
    table = table_view(moments["TP4 to read"])
    cell = row(table, "NT1").cells[-1]
    assert (cell.text, cell.key, cell.style) == ("present?", "⇧P", CellStyle.PROPOSED)
    assert row(table, "NT1").state is RowState.PROPOSAL
    assert row(table, "NT3").cells[-1].text == "absent?"
    opened = table_view(moments["TP1 opened"])
    assert row(opened, "T1").cells[-1].text == ""
    assert row(opened, "T1").state is RowState.TO_DO


def test_FT_5_where_nothing_can_be_changed_no_state_is_proposed_and_no_key_offered(moments):
    closed = table_view(moments["TP4 to read"], is_open=False)
    assert row(closed, "NT1").cells[-1].text == ""
    assert row(closed, "NT1").state is RowState.TO_DO
    assert [(r.action, r.key) for r in closed.rows if isinstance(r, NewLesionLine)] == [("", "")]
    asks = [r.key for r in table_view(moments["TP4 to read"]).rows if isinstance(r, NewLesionLine)]
    assert asks == ["Y"]
    assert table_view(moments["empty"], is_open=False).empty_keys == ()
    assert table_view(moments["empty"]).empty_keys != ()


def test_SQ_1_a_locked_timepoint_offers_no_key_to_its_changes(moments):
    locked = table_view(replace(moments["TP4"], label="TP3"))
    assert [(r.action, r.key) for r in locked.rows if isinstance(r, NewLesionLine)] == [("", "")]


def test_S_8_a_partial_sum_is_called_partial(moments):
    cells = sum_row(table_view(moments["TP4 partial"])).cells
    assert [cell.under for cell in cells] == ["", "", "", "partial, T2 NE"]
    assert cells[-1].text == "62.0"


def test_S_8_an_earlier_partial_sum_is_called_partial_too(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.read_until(session, "TP1")
        stories.set_state(session, "T1", "not_evaluable", "artefact")
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        cells = sum_row(table_view(session.view())).cells
    assert [(cell.text, cell.under) for cell in cells[:2]] == [("120.5", ""), ("76.0", "partial, T1 NE")]


def test_LS_8_hidden_prior_values_come_back_once_the_new_one_is_recorded(with_options):
    views = with_options("prior", show_prior_values=False)
    opened = table_view(views["opened"])
    assert row(opened, "T1").cells[0].text == "hidden"
    assert sum_row(opened).cells[0].text == "hidden"
    assert row(opened, "NT1").cells[0].text == "present"  # a state is no number
    half = table_view(views["half"])
    assert row(half, "T1").cells[0].text == "31.2"
    assert sum_row(half).cells[0].text == "120.5"


def test_FB_5_the_open_timepoints_category_is_hidden_until_lock(with_options):
    views = with_options("hidden", show_response_to_reader=False)
    assert table_view(views["read"]).rows[-1].responses == (None, None)
    assert table_view(views["locked"]).rows[-1].responses == (None, Response.SD)


def test_a_new_lesion_takes_the_place_of_the_line_that_says_none(moments):
    none = [r for r in table_view(moments["TP4"]).rows if isinstance(r, NewLesionLine)]
    assert [line.text for line in none] == ["New lesions: none marked"]
    table = table_view(moments["TP4 partial"])
    assert not any(isinstance(r, NewLesionLine) for r in table.rows)
    assert row(table, "NL1").cells[-1].text == "equivocal"


def test_baseline_shows_both_axes_the_counted_one_first(moments):
    table = table_view(moments["baseline"])
    assert [cell.text for cell in row(table, "T2").cells] == ["18.4", "30.0"]
    assert row(table, "T2").under == "short axis, slice 14"
    assert [cell.text for cell in row(table, "T1").cells] == ["31.2", "20.0"]
    assert sum_row(table).cells[0].text == "120.5"
    assert row(table, "NT1").under == "reference mark, slice 10"


def test_an_empty_baseline_has_no_row(moments):
    assert table_view(moments["empty"]).rows == ()


def test_merged_names_its_carrier(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.read_until(session, "TP1")
        stories.done(session.do(c.SetState("T3", "merged", into="T4")))
        table = table_view(session.view())
    assert row(table, "T3").cells[-1].text == "in T4"
    assert row(table, "T3").role is Role.TARGET


def test_S_3_too_small_shows_what_it_counts_where_the_digits_of_its_column_stand(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        stories.read_timepoint(session, "TP1")
        stories.done(session.do(c.SetState("T2", "too_small")))
        shown = row(table_view(session.view()), "T2").cells[-1]
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        later = row(table_view(session.view()), "T2").cells
    assert shown.text == "too small 5.0"
    assert "too small 5.0" in [cell.text for cell in later[:-1]]
    assert later[-1].text == "too small?"


def test_the_open_column_names_the_references_of_its_percentages(moments):
    """No percentage without its reference (window.md 5)."""
    columns = table_view(moments["TP4"]).columns
    assert [(c.key, c.changes_from) for c in columns if c.changes_from] == [("TP4", "from B / own N")]


@pytest.mark.parametrize(
    ("state", "under"),
    [
        pytest.param("absent", "−12.8 / - %", id="absent counts 0 mm: no percentage (S-4, N-4)"),
        pytest.param("too_small", "−12.8 / +228.0 %", id="too small counts 5 mm (S-3)"),
        pytest.param("not_evaluable", "−12.8 / −12.8 %", id="not evaluable counts nothing"),
        pytest.param("merged", "−12.8 / −12.8 %", id="merged has the size of its carrier (S-7)"),
    ],
)
def test_LS_4_the_lesions_own_nadir_is_the_least_that_it_counted(tmp_path, state, under):
    into = "T4" if state == "merged" else None
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.draw_baseline(session)
        stories.measure(session, "T2", 30, 18.8, 14, (220, 150))
        stories.done(session.lock())
        stories.read_timepoint(session, "TP1")
        stories.done(
            session.do(c.SetState("T2", state, "artefact" if state == "not_evaluable" else None, into))
        )
        if into:
            stories.done(session.do(c.GiveReason("S-7", "both grew into one mass", "T2")))
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        stories.measure(session, "T2", 28, 16.4, 14, (220, 150))
        view = session.view()
    cell = row(table_view(view), "T2").cells[-1]
    assert (cell.text, cell.under) == ("16.4", under)


def test_one_target_is_one_target(tmp_path):
    with stories.a_read(tmp_path, timepoints=1) as session:
        stories.done(session.do(c.OpenTimepoint("BL")))
        site = c.Site("liver", subsite="7")
        stories.create(session, Role.TARGET, site, drawn(session, 20, 15, 10, (150, 150)))
        titles = [r.title for r in table_view(session.view()).rows if isinstance(r, SumRow)]
    assert titles == ["Sum so far, 1 target"]
