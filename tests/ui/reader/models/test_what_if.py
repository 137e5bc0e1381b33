"""A state is tried on a copy: the category it would give is told, nothing of the read changes (FB-3)."""

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.what_if import (
    proposed_carrier,
    what_if,
    what_if_created,
    what_if_merged,
)
from recist_reader.ui.reader.panels.views.marks import Tone
from tests.building import marked
from tests.ui.reader.models import stories


@pytest.mark.parametrize(
    ("moment", "lesion", "state", "text"),
    [
        pytest.param(
            "TP4",
            "NT2",
            "unequivocal_pd",
            "NT2 unequivocal progression: would be PD (now SD)",
            id="progression of a non-target",
        ),
        pytest.param("TP4", "T4", "absent", "T4 absent: would be PR (now SD)", id="a large target gone"),
        pytest.param("TP4", "NT1", "absent", "NT1 absent: stays SD", id="no other category"),
        pytest.param(
            "TP1 opened", "T1", "absent", "T1 absent: overall stays open", id="targets are still to be read"
        ),
        pytest.param(
            "TP4 to read",
            "NT1",
            "unequivocal_pd",
            "NT1 unequivocal progression: would be PD (now SD), provisional",
            id="others are still to be read",
        ),
    ],
)
def test_FB_3_what_if(moments, moment, lesion, state, text):
    line = what_if(moments[moment], lesion, state)
    assert (line.text, line.tone) == (text, Tone.INFORMATION)


def test_FB_3_a_state_that_would_be_refused_says_why(moments):
    line = what_if(moments["TP4"], "NT1", "too_small")
    assert line.tone is Tone.REFUSED
    assert line.text.endswith("is no state of a non-target (IN-1)")


def test_FB_3_nothing_of_the_view_is_changed(moments):
    view = moments["TP4"]
    before = {name: dict(rows) for name, rows in view.state.tables.items()}
    what_if(view, "NT2", "unequivocal_pd")
    assert {name: dict(rows) for name, rows in view.state.tables.items()} == before


def test_FB_5_where_responses_are_hidden_there_is_no_preview(with_options):
    views = with_options("what-if-hidden", show_response_to_reader=False)
    assert what_if(views["read"], "NT2", "unequivocal_pd") is None


def test_at_baseline_there_is_no_response_to_preview(moments):
    assert what_if(moments["baseline"], "NT1", "present") is None
    assert what_if_merged(moments["baseline"], "T1") is None


# -- merging of targets


def test_the_proposed_carrier_is_of_the_same_organ_before_it_is_near(moments):
    assert proposed_carrier(moments["TP4"], "T3") == "T4"  # both liver; T2 lies as near
    assert proposed_carrier(moments["TP4"], "T2") in {"T1", "T3"}  # no other node: the nearest
    assert proposed_carrier(moments["TP4"], "NT1") is None
    assert proposed_carrier(moments["TP4"], "T9") is None


def test_FB_3_merging_previews_its_category_into_the_proposed_or_a_named_carrier(moments):
    view = moments["TP4"]
    assert what_if_merged(view, "T4").text == "T4 merged into T3: would be PR (now SD)"
    assert what_if_merged(view, "T4", "T1").text == "T4 merged into T1: would be PR (now SD)"
    assert what_if_merged(moments["TP1 opened"], "T4").text == "T4 merged into T3: overall stays open"


@pytest.mark.parametrize(
    ("lesion", "carrier", "why"),
    [("T4", "NT1", "NT1 cannot carry it (S-7)"), ("T4", "T4", "T4 cannot carry it (S-7)")],
)
def test_FB_3_a_carrier_that_would_be_refused_says_why(moments, lesion, carrier, why):
    line = what_if_merged(moments["TP4"], lesion, carrier)
    assert (line.tone, line.text) == (Tone.REFUSED, f"{lesion} merged into {carrier}: {why}")


def test_FB_3_where_no_target_can_carry_it_that_is_said(moments):
    line = what_if_merged(moments["TP4"], "NT1")
    assert line.tone is Tone.REFUSED
    assert line.text == "NT1 merged: merged is no state of a non-target (IN-1)"


# -- new lesions


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("unequivocal", "NL1 unequivocal new lesion: would be PD (now SD)"),
        ("equivocal", "NL1 equivocal new lesion: stays SD"),
    ],
)
def test_FB_3_the_status_of_a_new_lesion_previews_its_category(new_lesion, state, text):
    assert what_if(new_lesion, "NL1", state).text == text


def test_FB_3_a_status_that_would_be_refused_says_why(new_lesion):
    line = what_if(new_lesion, "NL1", "not_lesion")
    assert line.text == "NL1 no lesion: only an earlier equivocal finding can be refuted (NL-4)"


def test_FB_3_a_new_lesion_previews_its_category_before_it_is_kept(drawing_new):
    view, command = drawing_new
    assert what_if_created(view, command(NewLesionState.UNEQUIVOCAL)) == "would be PD (now SD)"
    assert what_if_created(view, command(NewLesionState.EQUIVOCAL)) == "stays SD"
    assert "NL1" not in {lesion.id for lesion in view.state.lesions.values()}


def test_FB_5_nor_is_it_told_where_responses_are_hidden(with_options, drawing_new):
    _, command = drawing_new
    hidden = with_options("created-hidden", show_response_to_reader=False)["read"]
    assert what_if_created(hidden, command(NewLesionState.UNEQUIVOCAL)) == ""
    assert what_if_merged(hidden, "T4") is None


@pytest.fixture(scope="module")
def drawing_new(tmp_path_factory):
    """TP1 read as SD, and what would make a new lesion there with a status."""
    with stories.a_read(tmp_path_factory.mktemp("new"), timepoints=2) as session:
        stories.read_until(session, "TP1")
        mark = marked(session, 12)

        def command(status):
            return c.CreateLesion(session.new_uuid(), Role.NEW, c.Site("liver", subsite="2"), mark, status)

        yield session.view(), command


@pytest.fixture(scope="module")
def new_lesion(tmp_path_factory):
    """TP1 read as SD with an equivocal new lesion."""
    with stories.a_read(tmp_path_factory.mktemp("new"), timepoints=2) as session:
        stories.read_until(session, "TP1")
        site = c.Site("liver", subsite="2")
        stories.create(session, Role.NEW, site, marked(session, 12), NewLesionState.EQUIVOCAL)
        return session.view()
