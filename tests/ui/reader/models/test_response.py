"""The response panel and the baseline panel in words (FB-1 to FB-6, GD-22, GD-30, S-8)."""

from dataclasses import replace

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Response, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.result import CheckResult, Level
from recist_reader.ui.reader.models.baseline import baseline_view
from recist_reader.ui.reader.models.keys import shipped, with_own_keys
from recist_reader.ui.reader.models.response import AFTER_PD, response_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.panels.views.marks import Tone
from recist_reader.ui.reader.panels.views.response import NextItem, Outcome
from recist_reader.ui.reader.panels.views.table import SumRow
from tests.building import marked
from tests.ui.reader.models import stories

FITS = 62  # characters of a line of the panel at its narrowest


def why(view, rule):
    return next(line for line in view.why if line.rule == rule)


def test_FB_sum_changes_gauge_and_distances(moments):
    view = response_view(moments["TP4"])
    assert view.sum_text == "96.3"
    assert [(line.percent, line.mm, line.reference) for line in view.changes] == [
        ("−20.1 %", "−24.2 mm", "B 120.5, Day 0"),
        ("+15.2 %", "+12.7 mm", "N 83.6, TP2"),
    ]
    gauge = view.gauge
    assert (gauge.pr_text, gauge.pd_text) == ("PR ≤ 84.35", "PD ≥ 100.32")
    assert (gauge.to_pr_text, gauge.to_pd_text) == ("11.95 mm to PR", "4.02 mm to PD")
    assert str(gauge.prior_mm) == "88.4"
    assert not gauge.partial
    assert (view.chip, view.banner, view.hidden) == ("", "", "")


def test_FB_2_categories_are_code_and_word(moments):
    shown = [(cat.text, cat.under) for cat in response_view(moments["TP4"]).categories]
    assert shown == [
        ("SD", "stable disease"),
        ("NON-CR/NON-PD", "no progression"),
        ("none", "none marked"),
        ("SD", "stable disease"),
    ]


def test_FB_1_rules_in_the_order_evaluated_with_their_figures(moments):
    view = response_view(moments["TP4"])
    assert [line.rule for line in view.why] == ["TR-2", "TR-3", "TR-6", "TR-7", "NT-5", "OR-2"]
    assert why(view, "TR-3").outcome is Outcome.NOT_MET
    assert "+15.2 % (needs 20), +12.7 mm (5: met)" in why(view, "TR-3").text
    assert "NON-CR/NON-PD" in why(view, "OR-2").text  # its hyphens are no minus signs
    assert all(line.rule_text for line in view.why)


def test_a_lesion_to_read_leaves_its_category_open(moments):
    view = response_view(moments["TP4 to read"])
    assert view.chip == "provisional, 3 to read"
    target, non_target, _new, overall = view.categories
    assert (target.text, non_target.text, non_target.under) == ("SD", "open", "3 to read")
    assert overall.under == "provisional"
    assert [item.link for item in view.next_items] == ["lesion:NT1", "lesion:NT2", "lesion:NT3"]


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        pytest.param("TP4 partial", "partial 62.0 (T2 not evaluable)", id="names the lesion that lacks"),
        pytest.param("TP4", "96.3", id="complete"),
    ],
)
def test_S_8_a_partial_sum_says_what_is_missing(moments, moment, text):
    view = response_view(moments[moment])
    assert view.sum_text == text
    assert view.gauge.partial == text.startswith("partial")


def test_N_2_a_partial_sum_has_no_limit_of_response_and_no_distance(moments, after_new_lesion):
    for view in (moments["TP4 partial"], after_new_lesion["T1 read"]):
        gauge = response_view(view).gauge
        assert (gauge.partial, gauge.pr_text, gauge.to_pr_text, gauge.to_pd_text) == (True, "", "", "")
        assert gauge.pd_text.startswith("PD ≥ ")


def test_a_partial_sum_has_no_percentage(moments):
    assert [(line.percent, line.mm) for line in response_view(moments["TP4 partial"]).changes] == [
        ("-", "")
    ] * 2


def test_GD_30_a_block_is_a_link_a_missing_reason_asks(moments):
    items = response_view(moments["TP4 blocked"]).next_items
    assert ("GD-6", "lesion:NT3") in [(item.code, item.link) for item in items]
    assert ("GD-16", "lesion:T2") in [(item.code, item.link) for item in items]


def test_GD_17_asks_for_a_reason_and_shows_it_once_given(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.read_until(session, "TP1")
        stories.set_state(session, "NT2", "unequivocal_pd")
        asking = response_view(session.view())
        stories.done(session.do(c.GiveReason("GD-17", "much larger in all planes", "NT2")))
        answered = response_view(session.view())
        stories.done(session.do(c.Undo()))
        again = response_view(session.view())
    (item,) = asking.next_items
    assert (item.link, item.tone) == ("reason:GD-17:NT2", Tone.WARNING)
    assert [item.link for item in answered.next_items] == ["lock"]
    (line,) = answered.warnings
    assert (line.code, line.tone) == ("GD-17", Tone.DONE)
    assert line.text.endswith("reason: much larger in all planes")
    assert again.next_items == asking.next_items


def test_FB_5_hides_all_below_the_changes_until_the_lock(with_options):
    views = with_options("hidden", show_response_to_reader=False)
    view = response_view(views["read"])
    assert view.hidden == "shown after lock"
    assert (view.gauge, view.categories, view.why, view.banner) == (None, (), (), "")
    assert len(view.changes) == 2
    assert response_view(views["locked"]).categories[-1].response is Response.SD


@pytest.mark.parametrize("moment", ["TP1", "TP2", "TP3", "TP4", "TP4 to read", "TP4 partial", "TP4 blocked"])
def test_FB_1_every_reason_is_a_whole_sentence_that_fits_its_line(moments, moment):
    for line in response_view(moments[moment]).why:
        assert line.text
        assert len(line.text) <= FITS, line
        assert line.rule_text or line.outcome is Outcome.OPEN, line


def test_FB_1_stable_disease_says_why_in_short(moments):
    view = response_view(moments["TP4"])
    assert why(view, "TR-7").text == "neither enough shrinkage nor enough growth"
    assert why(view, "TR-3").text == "from N +15.2 % (needs 20), +12.7 mm (5: met)"
    assert why(view, "TR-6").text == "not met: sum 96.3 > 84.35 (0.7 × 120.5)"
    assert why(view, "OR-2").text == "table row SD × NON-CR/NON-PD"


def test_LS_8_earlier_sums_are_hidden_until_every_target_is_read(with_options):
    views = with_options("no-prior-values", show_prior_values=False)
    half = response_view(views["opened"])
    assert half.gauge is None
    assert [(line.percent, line.reference) for line in half.changes] == [
        ("-", "B hidden until all targets are read"),
        ("-", "N hidden until all targets are read"),
    ]
    assert "120.5" not in str(half)
    read = response_view(views["half"])  # every target has its value, non-targets are still to be read
    assert read.gauge is not None
    assert read.changes[0].reference == "B 120.5, Day 0"


@pytest.fixture(scope="module")
def after_new_lesion(tmp_path_factory):
    """TP2 after an unequivocal NL1 at TP1: opened, one target read, a non-target in progression."""
    views = {}
    with stories.a_read(tmp_path_factory.mktemp("after NL1"), timepoints=3) as session:
        stories.read_until(session, "TP1")
        site = c.Site("liver", subsite="2")
        stories.create(session, Role.NEW, site, marked(session, 12), NewLesionState.UNEQUIVOCAL)
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        views["opened"] = session.view()
        stories.measure(session, "T1", 24.8, 18, 10, (150, 150))
        views["T1 read"] = session.view()
    return views


def test_FB_1_after_progression_what_is_not_read_is_waited_for_and_not_claimed(after_new_lesion):
    lines = {line.rule: line for line in response_view(after_new_lesion["opened"]).why}
    assert list(lines) == ["TR", "NT", "NL-2"]
    assert lines["TR"].text == "target response waits for T1, T2, T3, T4"
    assert lines["NT"].text == "non-target response waits for NT1, NT2, NT3"
    assert (lines["TR"].outcome, lines["NL-2"].outcome) == (Outcome.OPEN, Outcome.MET)
    partly = response_view(after_new_lesion["T1 read"]).why
    assert partly[0].text == "target response waits for T2, T3, T4"


def test_FB_1_progression_of_one_family_is_told_while_the_other_is_to_be_read(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP1")))
        stories.set_state(session, "NT2", "unequivocal_pd")
        by_non_target = response_view(session.view()).why
        stories.done(session.do(c.ClearFinding("NT2")))
        stories.measure(session, "T1", 200, 20, 10, (200, 150))
        by_target = response_view(session.view()).why
    assert [line.rule for line in by_non_target] == ["TR", "NT-2", "OR-1"]
    assert by_non_target[-1].text == "PD of the non-targets, whatever is still to be read"
    assert [line.rule for line in by_target] == ["NT", "TR-4", "OR-1"]
    assert by_target[-1].text == "PD of the targets, whatever is still to be read"
    assert all(len(line.text) <= FITS for line in (*by_non_target, *by_target))


def test_OR_5_nothing_is_back_before_it_is_read(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.read_until(session, "TP1")
        for lesion in ("T1", "T2", "T3", "T4", "NT1", "NT2", "NT3"):
            stories.set_state(session, lesion, "absent")
        assert response_view(session.view()).categories[-1].response is Response.CR
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        opened = session.view()
        stories.set_state(session, "NT2", "present")
        back = session.view()
    assert response_view(opened).categories[-1].text == "open"
    assert [line.rule for line in response_view(opened).why] == ["TR", "NT"]
    assert "GD-19" not in {check.id for check in opened.checks}
    assert response_view(back).categories[-1].response is Response.PD
    assert [line.lesions for line in response_view(back).why if line.rule == "OR-5"] == [("NT2",)]


def test_OR_3_without_targets_the_overall_response_waits_for_the_non_targets(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.done(session.do(c.OpenTimepoint("BL")))
        stories.create(session, Role.NON_TARGET, c.Site("bone"), marked(session))
        stories.create(session, Role.NON_TARGET, c.Site("peritoneum"), marked(session, 12))
        stories.done(session.do(c.GiveReason("GD-7", "no measurable disease to be seen")))
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP1")))
        stories.set_state(session, "NT1", "absent")
        opened = session.view()
        stories.set_state(session, "NT2", "present")
        read = session.view()
    assert response_view(opened).categories[-1].text == "open"
    assert table_view(opened).rows[-1].responses == (None, None)
    assert response_view(read).categories[-1].text == "NON-CR/NON-PD"


def test_FB_6_the_first_progression_is_announced_and_later_ones_are_not_new(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.read_until(session, "TP1")
        site = c.Site("liver", subsite="2")
        stories.create(session, Role.NEW, site, marked(session, 12), NewLesionState.UNEQUIVOCAL)
        first = response_view(session.view())
        stories.done(session.lock())
        stories.read_timepoint(session, "TP2")
        second = response_view(session.view())
    assert first.banner == AFTER_PD
    assert first.categories[2].response is Response.PD
    assert second.banner.startswith("After the first PD (OR-8)")


def test_baseline_has_no_response(moments):
    with pytest.raises(ValueError, match="baseline has no response"):
        response_view(moments["baseline"])


def test_baseline_counts_targets_by_organ(moments):
    view = baseline_view(moments["baseline"], {})
    assert [(limit.name, limit.used, limit.limit) for limit in view.limits] == [
        ("All targets", 4, 5),
        ("Liver", 2, 2),
        ("Lymph node", 1, 2),
        ("Pancreas", 1, 2),
    ]


def test_a_locked_baseline_says_what_holds_and_asks_for_nothing(moments):
    open_view, locked = (baseline_view(moments[name], {}) for name in ("baseline", "baseline locked"))
    assert open_view.next_title == "Next, to lock the baseline"
    assert open_view.note.endswith("Until then site (Alt+S) and order (Alt+Up, Alt+Down) can be changed.")
    assert locked.next_title == "Noted at the lock"
    assert locked.note.startswith("The baseline is locked: the target list and its order are frozen.")
    assert not any(item.link == "lock" for item in locked.next_items)
    sums = [r.title for r in table_view(moments["baseline locked"]).rows if isinstance(r, SumRow)]
    assert sums == ["Sum, 4 targets"]


def test_SG_7_a_reopened_baseline_says_which_targets_can_change(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        stories.done(session.do(c.ReopenTimepoint("BL", "new_images")))
        view = baseline_view(session.view(), {})
    assert view.next_title == "Next, to lock the baseline"
    assert view.note.startswith("Reopened: targets added since can be changed and removed until the lock.")


@pytest.mark.parametrize(
    ("share", "text", "enough"),
    [
        pytest.param(0.0, "0 %", False, id="not looked at"),
        pytest.param(0.9499, "94 %", False, id="just below is not 95 %"),
        pytest.param(0.95, "95 %", True, id="enough"),
        pytest.param(0.999, "99 %", True, id="one slice missing is not all"),
        pytest.param(0.29, "29 %", False, id="no loss in binary fractions"),
        pytest.param(1.0, "100 %", True, id="all"),
    ],
)
def test_GD_22_slices_seen_are_rounded_down(moments, share, text, enough):
    view = moments["baseline"]
    (seen,) = baseline_view(view, {view.at.series[0].uid: share}).seen
    assert (seen.text, seen.enough) == (text, enough)


def test_GD_7_an_empty_baseline_asks_for_a_reason(moments):
    (item,) = baseline_view(moments["empty"], {}).next_items
    assert (item.code, item.link) == ("GD-7", "reason:GD-7:")


READY = NextItem("lock", "nothing is missing: check and lock", tone=Tone.DONE, key="Ctrl+L")


def keys_beside(view, selected=None, **own):
    """The lines of "next" by code and lesion, with the key that stands beside each."""
    items = response_view(view, selected, lambda name: own.get(name) or shipped(name)).next_items
    return [(item.code, item.text.partition(":")[0], item.key) for item in items]


def test_the_key_of_the_next_lesion_stands_beside_the_lesion_to_which_it_leads(moments):
    view = moments["TP1 opened"]
    lines = [("GD-6", name) for name in ("T1", "T2", "T3", "T4", "NT1", "NT2", "NT3")]
    for selected, following in ((None, "T1"), ("T1", "T2"), ("NT1", "NT2"), ("NT3", "T1")):
        expected = [(*line, "Space" if line[1] == following else "") for line in lines]
        assert keys_beside(view, selected) == expected, selected


def test_a_reason_is_given_on_the_lock_page_so_its_line_has_that_key_once(moments):
    view = replace(
        moments["TP4"],
        checks=tuple(
            CheckResult(check, Level.REASON, text, "Say why", None, None)
            for check, text in (("GD-20", "not covered by the scans: pelvis (S-8)"), ("GD-7", "none"))
        ),
    )
    assert [(code, key) for code, _, key in keys_beside(view)] == [("GD-20", "Ctrl+L"), ("GD-7", "")]
    assert [key for *_, key in keys_beside(view, lock="F7")] == ["F7", ""]


def test_what_leads_to_no_lesion_is_no_link(moments):
    found = CheckResult("GD-24", Level.BLOCK, "1 edit is not saved yet", "Wait")
    (item,) = response_view(replace(moments["TP4"], checks=(found,))).next_items
    assert (item.link, item.key) == ("", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Draw it (B), or set a state", "Draw it (Alt+J), or set a state"),
        ("Check both; Shift+G merges", "Check both; F8 merges"),
        ("not covered by the scans: pelvis (S-8)", "not covered by the scans: pelvis (S-8)"),
        ("Set present or another (Shift+P)", "Set present or another (Shift+P)"),
    ],
)
def test_7_3_the_words_of_a_check_name_the_readers_own_keys(text, told):
    own = {"bidirectional": "Alt+J", "merged": "F8"}
    assert with_own_keys(text, lambda name: own.get(name) or shipped(name)) == told


def test_where_nothing_is_missing_next_is_the_lock_until_it_is_locked(moments, with_options):
    assert response_view(moments["TP4"]).next_items == (READY,)
    assert baseline_view(moments["baseline"], {}).next_items[0] == READY
    assert READY not in response_view(moments["TP4 blocked"]).next_items
    assert response_view(with_options("next")["locked"]).next_items == ()
