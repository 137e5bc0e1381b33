"""Earlier numbers stay hidden until the new one is recorded, also those of a split target (LS-8, S-6)."""

import pytest

from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.marks import marks_of
from recist_reader.ui.reader.models.strip import strip_view
from recist_reader.ui.reader.models.table import table_view
from tests.ui.reader.models import stories


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    """TP2 after T4 was split and T3 too small at TP1: opened, then with T4.a, then with T4.b as well."""
    views = {}
    hides = {"show_prior_values": False}
    with stories.a_read(tmp_path_factory.mktemp("split"), timepoints=3, workflow=hides) as session:
        stories.read_until(session, "TP1")
        stories.done(session.do(c.SplitTarget(session.new_uuid(), "T4")))
        second = c.AddFragment(session.new_uuid(), "T4", stories.drawn(session, 8, 6, 23, (420, 200)))
        stories.done(session.do(second))
        stories.set_state(session, "T3", "too_small")
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        views["opened"] = session.view()
        for part in ("T4.a", "T4.b"):
            stories.measure(session, part, 12, 9, 20, (400, 200))
            views[part] = session.view()
    return views


def cells(view, name):
    return [
        cell.text for cell in next(r for r in table_view(view).rows if getattr(r, "id", "") == name).cells
    ]


def test_the_earlier_number_of_a_split_target_waits_for_all_its_fragments(split):
    assert cells(split["opened"], "T4")[:-1] == ["hidden", "hidden"]
    assert cells(split["T4.a"], "T4")[:-1] == ["hidden", "hidden"]
    assert cells(split["T4.b"], "T4")[:-1] == ["46.3", "48.0"]


def test_at_its_mark_too(split):
    def label(view):
        (series,) = view.facts.at("BL").series
        marks = marks_of(view, "BL", series.uid, None, editable=False)
        return next(mark.label for mark in marks if mark.name == "T4")

    assert label(split["T4.a"]) == ("T4",)
    assert label(split["T4.b"])[0].startswith("T4 46.3")


@pytest.mark.parametrize("shown", ["T4", "T4.a"])
def test_the_course_in_the_strip_waits_for_them(split, shown):
    assert strip_view(split["T4.a"], shown, lambda *_: None).trend == ()
    assert strip_view(split["T4.a"], shown, lambda *_: None).nadir_mm is None
    assert strip_view(split["T4.b"], shown, lambda *_: None).trend != ()


def test_an_earlier_state_keeps_its_word_and_hides_its_number(split):
    """A target too small counts 5.0 all the same (S-3): that is a number too."""
    view = split["opened"]
    assert cells(view, "T3")[1] == "too small"
    assert (
        next(tile.value for tile in strip_view(view, "T3", lambda *_: None).tiles if tile.timepoint == "TP1")
        == ""
    )
