"""A state is tried on a copy: the category it would give is told, nothing of the read changes (FB-3)."""

import pytest

from recist_reader.ui.reader.models.what_if import what_if
from recist_reader.ui.reader.panels.views.marks import Tone


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
