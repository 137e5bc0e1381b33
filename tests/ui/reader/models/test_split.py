"""A split target in table, lock page and header: its fragments give its state (S-6)."""

import pytest

from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.lock import lock_view
from recist_reader.ui.reader.models.strip import strip_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.showing import counts_texts
from tests.ui.reader.models import stories

STATES = {
    "one not evaluable": (("not_evaluable", "artefact"), "NE", "T4.b not evaluable"),
    "both absent": (("absent", None), "absent", "all its fragments are absent"),
}


@pytest.fixture
def session(tmp_path):
    """T4 was split at TP1 into T4.a and T4.b; that timepoint is read."""
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.read_until(session, "TP1")
        stories.done(session.do(c.SplitTarget(session.new_uuid(), "T4")))
        mark = stories.drawn(session, 8, 6, 23, (420, 200))
        stories.done(session.do(c.AddFragment(session.new_uuid(), "T4", mark)))
        yield session


def row_of(rows, name, attribute):
    return next(row for row in rows if getattr(row, attribute, "") == name)


@pytest.mark.parametrize("name", STATES)
def test_S_6_the_row_of_a_split_target_tells_the_state_that_its_fragments_give(session, name):
    (state, reason), text, how = STATES[name]
    stories.set_state(session, "T4.b", state, reason)
    if state == "absent":
        stories.set_state(session, "T4.a", state)
    view = session.view()
    cell = row_of(table_view(view).rows, "T4", "id").cells[-1]
    assert cell.text == text
    assert cell.spoken.endswith(f", {text}")
    sheet = row_of(lock_view(view).rows, "T4", "name")
    assert (sheet.cells[-1], sheet.how) == (text, how)
    assert strip_view(view, "T4", lambda *_: "pixels").tiles[-1].value == text


def test_an_open_fragment_leaves_the_row_to_be_read_and_uncounted(session):
    assert counts_texts(session.view()) == ["targets 4/4", "non-targets 3/3"]
    stories.done(session.lock())
    stories.done(session.do(c.OpenTimepoint("TP2")))
    opened = session.view()
    assert counts_texts(opened)[0] == "targets 0/4"
    assert "targets 0/4" in lock_view(opened).counts
    assert row_of(table_view(opened).rows, "T4", "id").cells[-1].text == ""
    stories.measure(session, "T4.a", 20, 15)
    assert counts_texts(session.view())[0] == "targets 0/4"
    stories.set_state(session, "T4.b", "absent")
    assert counts_texts(session.view())[0] == "targets 1/4"
