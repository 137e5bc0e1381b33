"""The lesion strip in words and tiles (LS-6, LS-8)."""

from decimal import Decimal

import pytest

from recist_reader.trial import commands as c
from recist_reader.ui.reader.models.comparison import comparison
from recist_reader.ui.reader.models.strip import LESION_SHARE, NONE_SELECTED, TILE_PX, strip_view, tile_scale
from recist_reader.ui.reader.panels.views.lesion_strip import LesionStripView
from recist_reader.ui.reader.panels.views.marks import Shape
from tests.ui.reader.models import stories


def asked_pictures():
    """A picture source that remembers what it was asked for and gives the question as the picture."""
    asked = []

    def picture(*wanted):
        asked.append(wanted)
        return wanted

    return asked, picture


def test_LS_6_four_tiles_at_one_scale(moments):
    asked, picture = asked_pictures()
    strip = strip_view(moments["TP4"], "T4", picture)
    assert [tile.shape for tile in strip.tiles] == [Shape.BASELINE, Shape.NADIR, Shape.PRIOR, Shape.CURRENT]
    assert [tile.value for tile in strip.tiles] == ["46.3", "30.2", "32.9", "38.7"]
    assert [tile.title for tile in strip.tiles] == ["Day 0", "TP2, Day 168", "TP3, Day 252", "TP4, Day 336"]
    assert [tile.current for tile in strip.tiles] == [False, False, False, True]
    assert len({scale for *_, scale in asked}) == 1
    assert [number for _, _, number, _, _ in asked] == [22, 22, 22, 22]
    assert strip.place == "Liver, segment 7"
    assert strip.counted == "target, longest diameter"


def test_the_largest_shown_mark_fills_its_share_of_a_tile(moments):
    view = moments["TP4"]
    scale = tile_scale(view, comparison(view), view.state.uuid_of("T4"))
    assert 46.3 / scale == pytest.approx(LESION_SHARE * TILE_PX)


def test_a_small_lesion_is_not_blown_up(moments):
    view = moments["TP4"]
    assert tile_scale(view, comparison(view), view.state.uuid_of("NT1")) == pytest.approx(50 / TILE_PX)


def test_course_and_own_nadir_are_those_of_the_lesion(moments):
    strip = strip_view(moments["TP4"], "T2", lambda *_: None)
    assert [(p.label, p.value_mm) for p in strip.trend] == [
        ("B d0", Decimal("18.4")),
        ("d84", Decimal("16.0")),
        ("N d168", Decimal("12.6")),
        ("P d252", Decimal("13.0")),
        ("C d336", Decimal("13.4")),
    ]
    assert strip.nadir_mm == Decimal("12.6")
    assert strip.trend_note == "dotted: own nadir 12.6 mm"
    assert strip.counted == "target, short axis"


def test_an_absent_target_is_in_its_course_and_is_its_own_nadir(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.read_until(session, "TP1")
        stories.set_state(session, "T2", "absent")
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        stories.measure(session, "T2", 28, 16.4, 14, (220, 150))
        strip = strip_view(session.view(), "T2", lambda *_: None)
    shown = [(p.value_mm, p.text) for p in strip.trend]
    assert shown == [(Decimal("18.4"), ""), (Decimal(0), "absent"), (Decimal("16.4"), "")]
    assert (strip.nadir_mm, strip.trend_note) == (Decimal(0), "dotted: own nadir 0.0 mm")


@pytest.mark.parametrize(
    ("moment", "lesion", "text", "value"),
    [
        pytest.param("TP4 partial", "T2", "not evaluable", "NE", id="not evaluable"),
        pytest.param("TP1 opened", "T2", "not read yet", "", id="still to read"),
    ],
)
def test_a_tile_without_a_mark_says_why(moments, moment, lesion, text, value):
    tile = strip_view(moments[moment], lesion, lambda *_: "pixels").tiles[-1]
    assert (tile.picture, tile.text, tile.value) == (None, text, value)


def test_a_mark_whose_pixels_are_not_loaded_says_so(moments):
    assert strip_view(moments["TP4"], "T1", lambda *_: None).tiles[-1].text == "loading"


def test_a_non_target_has_no_course(moments):
    strip = strip_view(moments["TP4"], "NT1", lambda *_: "pixels")
    assert (strip.trend, strip.nadir_mm, strip.counted) == ((), None, "non-target")
    assert [tile.value for tile in strip.tiles] == ["present"] * 4


def test_steps_and_what_comes_next(moments):
    waiting = strip_view(moments["TP4 to read"], "T4", lambda *_: None)
    assert [(step.text, step.done) for step in waiting.steps] == [
        ("Axes drawn", True),
        ("Value recorded", True),
    ]
    assert (waiting.next_key, waiting.next_text) == ("Space", "next: NT1")
    assert strip_view(moments["TP4 to read"], "NT3", lambda *_: None).next_text == "next: NT1"
    ready = strip_view(moments["TP4"], "T4", lambda *_: None)
    assert (ready.next_key, ready.next_text) == ("Ctrl+L", "check and lock")


def test_the_last_lesion_to_read_has_no_next(moments):
    blocked = strip_view(moments["TP4 blocked"], "NT3", lambda *_: None)
    assert (blocked.next_key, blocked.next_text) == ("", "")


def test_without_a_selection_the_strip_says_what_to_press(moments):
    words = NONE_SELECTED.format(key="Space")
    assert strip_view(moments["TP4"], None, lambda *_: None) == LesionStripView(place=words)
    assert strip_view(moments["TP4"], "T9", lambda *_: None) == LesionStripView(place=words)


def test_baseline_has_one_tile(moments):
    (tile,) = strip_view(moments["baseline"], "T1", lambda *_: "pixels").tiles
    assert (tile.shape, tile.value, tile.picture) == (Shape.CURRENT, "31.2", "pixels")


def test_LS_8_earlier_numbers_wait_for_the_new_one(with_options):
    views = with_options("prior", show_prior_values=False)
    before = strip_view(views["opened"], "T1", lambda *_: "pixels")
    assert [tile.value for tile in before.tiles] == ["", ""]
    assert (before.trend, before.nadir_mm, before.trend_note) == ((), None, "")
    after = strip_view(views["half"], "T1", lambda *_: "pixels")
    assert [tile.value for tile in after.tiles] == ["31.2", "28.0"]


def test_a_split_target_shows_its_fragments_sum(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.read_until(session, "TP1")
        stories.done(session.do(stories.c.SplitTarget(session.new_uuid(), "T4")))
        fragment = stories.c.AddFragment(
            session.new_uuid(), "T4", stories.drawn(session, 8, 6, 23, (420, 200))
        )
        stories.done(session.do(fragment))
        view = session.view()
    whole = strip_view(view, "T4", lambda *_: "pixels")
    assert whole.tiles[-1].value == "48.0"
    part = strip_view(view, "T4.b", lambda *_: "pixels")
    assert (part.id, part.tiles[-1].value, part.tiles[0].picture) == ("T4.b", "8.0", "pixels")


def test_a_locked_timepoint_offers_no_next_step(with_options):
    views = with_options("strip")
    steps = [strip_view(views[name], "T1", lambda *_: None) for name in ("read", "locked")]
    assert [(strip.next_key, strip.next_text) for strip in steps] == [("Ctrl+L", "check and lock"), ("", "")]
