"""Which timepoint and series stand where (7.4, VW-16, VW-20)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.series_order import ranked
from recist_reader.ui.reader.models.hanging import hang, matched
from recist_reader.ui.reader.models.left_cards import BADGES, badge_texts, left_view
from recist_reader.ui.reader.models.words import series_title, series_under
from recist_reader.ui.reader.panels.views.marks import Shape


@pytest.fixture(scope="module")
def plain(moments):
    return moments["TP4"].at.series[0]


def series(plain, uid, number, **changes):
    label = {k: changes.pop(k) for k in ("region", "phase", "kernel") if k in changes}
    return replace(plain, uid=uid, number=number, label=replace(plain.label, **label), **changes)


@pytest.mark.parametrize(
    ("layout", "labels"),
    [
        pytest.param(1, ["TP4"], id="current alone"),
        pytest.param(2, ["TP3", "TP4"], id="prior, current"),
        pytest.param(3, ["BL", "TP3", "TP4"], id="baseline, prior, current"),
        pytest.param(4, ["BL", "TP2", "TP4"], id="baseline, nadir, current"),
    ],
)
def test_layouts_have_the_current_one_rightmost(moments, layout, labels):
    slots = hang(moments["TP4"], layout, {})
    assert [slot.label for slot in slots] == labels
    assert [slot.is_current for slot in slots] == [False] * (len(labels) - 1) + [True]


def test_VW_16_a_timepoint_in_two_roles_is_hung_once_with_both_shapes(moments):
    first, current = hang(moments["TP1"], 3, {})
    assert first.shapes == (Shape.BASELINE, Shape.NADIR, Shape.PRIOR)
    assert current.shapes == (Shape.CURRENT,)


def test_baseline_hangs_one_series_or_two_phases(moments, plain):
    view = moments["baseline"]
    assert [slot.is_current for slot in hang(view, 3, {})] == [True]
    arterial = series(plain, "arterial", 2, phase="arterial")
    main = view.at.series[0]
    at = replace(view.at, series=(main, arterial))
    two = replace(view, facts=replace(view.facts, timepoints=(at, *view.facts.timepoints[1:])))
    assert [slot.series.uid for slot in hang(two, 2, {})] == ["arterial", main.uid]
    assert [slot.series.uid for slot in hang(two, 1, {})] == [main.uid]


def test_VW_20_the_readers_choice_is_kept(moments, plain):
    view = moments["TP4"]
    other = series(plain, "other", 2, phase="arterial")
    at = replace(view.at, series=(plain, other))
    two = replace(view, facts=replace(view.facts, timepoints=(*view.facts.timepoints[:-1], at)))
    assert hang(two, 1, {"TP4": "other"})[0].series.uid == "other"
    assert hang(two, 1, {"TP4": "gone"})[0].series.uid == plain.uid


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        pytest.param({"slices": 20}, "less coverage", id="coverage"),
        pytest.param({"kernel": "lung"}, "sharp kernel", id="kernel"),
        pytest.param({"phase": "arterial"}, "other phase", id="phase"),
        pytest.param({"is_stack": False}, "single image", id="stack"),
        pytest.param({"number": 9}, "later number", id="number"),
    ],
)
def test_VW_20_the_first_series_is_the_most_useful_one(moments, plain, changes, why):
    best = series(plain, "best", 5, phase="portal venous", kernel="soft")
    worse = series(best, "worse", **({"number": 1} | changes))
    at = replace(moments["TP4"].at, series=(worse, best))
    assert ranked(at)[0].uid == "best", why


def test_VW_20_the_earlier_series_that_compares_best_is_shown(moments, plain):
    now = series(plain, "now", 1, region=("abdomen",), phase="arterial", kernel="soft")
    chest = series(plain, "chest", 1, region=("chest",), phase="arterial", kernel="soft")
    portal = series(plain, "portal", 2, region=("abdomen",), phase="portal venous", kernel="soft")
    arterial = series(plain, "arterial", 3, region=("abdomen", "pelvis"), phase="arterial", kernel="soft")
    thick = series(arterial, "thick", 4, thickness_mm=Decimal(10))
    at = replace(moments["TP3"].at, series=(chest, portal, arterial, thick))
    assert matched(at, now).uid == "arterial"
    assert matched(replace(at, series=(chest, portal)), now).uid == "portal"
    assert matched(replace(at, series=()), now) is None


def test_another_phase_is_said_an_unknown_one_is_not(moments):
    view = moments["TP4"]
    series_now = view.at.series[0]

    def with_phase(phase):
        label = SeriesLabel("CT", series_now.label.region, phase, series_now.label.kernel)
        at = replace(view.at, series=(replace(series_now, label=label),))
        facts = replace(view.facts, timepoints=(*view.facts.timepoints[:-1], at))
        return hang(replace(view, facts=facts), 2, {})[0].warning

    assert with_phase("arterial") == "portal venous, current arterial"
    assert with_phase("unknown") == ""


# Left strip


def test_VW_1_the_current_timepoint_stands_first_then_the_newest(moments):
    strip = left_view(moments["TP3"], set(), lambda _uid: 12, {})
    assert [card.id for card in strip.timepoints] == ["TP3", "TP2", "TP1", "BL"]
    assert [card.open for card in strip.timepoints] == [True, False, False, False]
    assert [card.locked for card in strip.timepoints] == [False, True, True, True]
    assert strip.timepoints[0].series[0].loaded == 12


def test_SQ_1_no_later_timepoint_is_in_the_strip(moments):
    assert [card.id for card in left_view(moments["baseline"], set(), lambda _: 0, {}).timepoints] == ["BL"]


def test_GD_22_seen_is_told_for_the_current_timepoint_only(moments):
    view = moments["TP3"]
    seen = {at.series[0].uid: 0.5 for at in view.facts.timepoints}
    cards = left_view(view, set(), lambda _: 0, seen).timepoints
    assert [card.series[0].seen_text for card in cards] == ["seen 50 %", "", "", ""]


def test_VW_11_badges_are_told_with_their_cause(plain):
    from recist_reader.imaging.findings import Badge

    shown = badge_texts(replace(plain, number=3, badges=("GAP", "LOSSY")))
    name = f"{series_title(plain)}, {series_under(plain)}"
    assert shown == (f"{name}: slices are missing", f"{name}: lossy compression")
    assert {badge.value for badge in Badge} <= BADGES.keys()


def test_thumbnails_come_from_the_page(moments):
    view = moments["TP1"]
    cards = left_view(view, set(), lambda _: 0, {}, lambda series: series.uid).timepoints
    assert [card.series[0].picture for card in cards] == [
        at.series[0].uid for at in view.facts.timepoints[1::-1]
    ]
    assert left_view(view, set(), lambda _: 0, {}).timepoints[0].series[0].picture is None
