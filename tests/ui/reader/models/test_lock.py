"""The check-and-lock page in words (SG-1, SG-9, OR-10, GD-30)."""

from dataclasses import replace

import pytest

from recist_reader.reading.read_session import ReadSession, Reopening
from recist_reader.recist.version import RULES_VERSION
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import CHECKS
from recist_reader.trial.checks.result import CheckResult, Level
from recist_reader.trial.evidence import Place
from recist_reader.trial.other_rules import LockedOtherwise
from recist_reader.trial.patch import Reason
from recist_reader.trial.records import KeyImageRecord
from recist_reader.ui.reader.models.lock import hash_text, lock_view
from recist_reader.ui.reader.models.lock_checks import AT_BASELINE, EVERYWHERE, LATER
from recist_reader.ui.reader.models.reopening import reopen_view, reopened_text
from recist_reader.ui.reader.models.to_read import lesions_to_read
from recist_reader.ui.reader.panels.views.lines import Saving
from recist_reader.ui.reader.panels.views.marks import Tone
from tests.building import marked
from tests.ui.reader.models import stories


def row(view, name):
    return next(r for r in view.rows if r.name == name)


def test_SG_1_a_follow_up_stands_on_one_page(moments):
    view = lock_view(moments["TP4"])
    assert (view.title, view.subtitle) == ("TP4, Day 336", "1001, follow-up, version 1")
    assert view.columns == ("Baseline", "Nadir TP2", "Prior TP3", "TP4")
    assert view.counts == "Day 336  ·  targets 4/4  ·  non-targets 3/3"
    total = next(r for r in view.rows if r.role is None)
    assert total.name == "Sum of 4, complete"
    assert total.cells == ("120.5", "83.6", "88.4", "96.3")
    assert total.change == "−20.1 / +15.2 %"
    node = row(view, "T2")
    assert node.place == "Node, mesenteric, short axis"
    assert (node.cells[-1], node.change, node.how) == ("13.4", "−27.2 / +6.3 %", "drawn, slice 14")
    assert row(view, "NT3").cells == ("present", "absent", "absent", "absent")
    assert view.no_new_lesion == "none marked"
    assert [category.text for category in view.categories] == ["SD", "NON-CR/NON-PD", "none", "SD"]
    assert [chip.text for chip in view.chips] == ["25 checks passed", "0 warnings", "0 blocks"]
    assert view.can_lock


def test_roles_that_fall_on_one_timepoint_share_its_column(moments):
    assert lock_view(moments["TP1"]).columns == ("Baseline, nadir, prior", "TP1")
    assert lock_view(moments["TP3"]).columns == ("Baseline", "Nadir, prior TP2", "TP3")


def test_baseline_has_values_and_no_response(moments):
    view = lock_view(moments["baseline"])
    assert (view.categories, view.why, view.question) == ((), (), None)
    assert view.title == "Baseline, Day 0"
    assert row(view, "T2").cells == ("18.4", "30.0")
    assert row(view, "T2").place.endswith("short axis")
    assert row(view, "NT1").how == "mark on slice 10"
    assert row(view, "Sum of 4").cells[view.current] == "120.5"
    assert view.no_new_lesion == ""


def test_S_8_a_partial_sum_is_called_partial_and_has_no_change(moments):
    view = lock_view(moments["TP4 partial"])
    total = next(r for r in view.rows if r.role is None)
    assert total.name == "Sum of 4, partial"
    assert total.cells[-1] == "partial 62.0"  # 5 too small + 18.3 + 38.7
    assert total.change == ""
    assert row(view, "T1").how == "counts 5.0 mm"
    assert row(view, "T2").how == "artefact"


def test_a_sum_of_which_nothing_is_read_is_no_partial_sum(moments):
    total = next(r for r in lock_view(moments["TP1 opened"]).rows if r.role is None)
    assert (total.name, total.cells[-1]) == ("Sum of 4, to read", "")


def test_GD_30_blocks_stand_first_and_name_their_mending_key(moments):
    view = lock_view(moments["TP4 blocked"])
    assert not view.can_lock
    assert [(line.check, line.lesion_id) for line in view.blocks] == [("GD-6", "NT3"), ("GD-16", "T2")]
    assert view.checks[: len(view.blocks)] == view.blocks
    assert "Shift+P" in view.blocks[0].remedy
    assert view.chips[2].text == "2 blocks"
    assert row(view, "NT3").is_open
    assert "GD-6" not in view.also_passed


def test_a_reason_blocks_until_it_is_given_and_stays_visible_after(tmp_path):
    with stories.a_read(tmp_path, timepoints=1) as session:
        stories.draw_baseline(session)
        stories.measure(session, "T1", 9.1, 6, 10, (150, 150))
        before = lock_view(session.view())
        asked = next(line for line in before.checks if line.check == "GD-2")
        assert (asked.asks_reason, asked.blocks, asked.lesion_id) == (True, True, "T1")
        stories.done(session.do(c.GiveReason("GD-2", "agreed with the sponsor", "T1")))
        after = lock_view(session.view())
    answered = next(line for line in after.checks if line.check == "GD-2")
    assert (answered.asks_reason, answered.blocks) == (False, False)
    assert answered.text.endswith("Reason: agreed with the sponsor")
    assert after.can_lock


def test_GD_24_an_unsaved_edit_blocks_and_the_status_says_so(moments):
    waits = CheckResult("GD-24", Level.BLOCK, "2 edits are not saved yet", "Wait for saved")
    view = lock_view(replace(moments["TP4"], checks=(waits,)))
    assert not view.can_lock
    assert view.status.saving is Saving.NOT_SAVED
    assert view.status.event_text == "2 edits are not saved yet; the lock waits"


def test_OR_10_asks_about_the_computed_category_and_offers_the_others(moments):
    question = lock_view(moments["TP4"]).question
    assert question.computed == "SD"
    assert "SD" not in question.others
    assert {"CR", "PR", "PD", "NE"} <= set(question.others)


def test_OR_10_nobody_is_asked_to_agree_with_an_open_category(moments):
    view = moments["TP4 blocked"]
    assert view.is_provisional
    assert lock_view(view).question is None


def test_SG_7_a_reopened_timepoint_knows_nothing_of_lesions_found_later(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.read_until(session, "TP1")
        stories.done(session.lock())
        stories.read_timepoint(session, "TP2")
        site = c.Site("liver", subsite="2")
        stories.create(session, Role.NEW, site, marked(session, 12), NewLesionState.UNEQUIVOCAL)
        assert "NL1" in lesions_to_read(session.view())
        stories.done(session.lock())
        stories.done(session.do(c.ReopenTimepoint("TP1", "new_images", "")))
        view = session.view()
    assert view.label == "TP1"
    page = lock_view(view)
    assert page.no_new_lesion == "none marked"
    assert next(line.note for line in page.checks if line.check == "GD-6") == "7 of 7"
    assert "NL1" not in lesions_to_read(view)


def test_FB_5_hides_categories_reasons_and_the_question_until_the_lock(with_options):
    views = with_options("hidden", show_response_to_reader=False)
    view = lock_view(views["read"])
    assert (view.categories, view.why, view.question) == ((), (), None)
    assert view.hidden == "shown after lock"
    assert lock_view(views["locked"]).categories[-1].text == "SD"


def test_every_check_has_words_for_passing():
    ids = {"S-7" if check.__name__ == "merged_across_organs" else _id(check.__name__) for check in CHECKS}
    assert ids == EVERYWHERE.keys() | AT_BASELINE.keys() | LATER.keys()


def _id(name):
    return name.upper().replace("_", "-")


def test_a_passed_check_that_readers_look_for_is_listed_the_others_by_id(moments):
    view = lock_view(moments["TP4"])
    assert [(line.check, line.note) for line in view.checks] == [
        ("GD-6", "7 of 7"),
        ("GD-20", ""),
        ("GD-24", ""),
    ]
    assert all(line.tone is Tone.DONE for line in view.checks)
    assert view.also_passed.startswith("Also passed: GD-9, GD-10, GD-11, GD-12")
    assert view.also_passed.endswith("GD-23, ER, FT-30, NL-8, NL-10, S-7, SG-9, SQ-1, T-1")
    assert "GD-2," not in view.also_passed  # asked at baseline only


def test_SG_9_names_the_series_that_the_lock_binds(moments):
    (line,) = lock_view(moments["TP4"]).series
    assert (line.slices, line.measured, line.pixels) == ("40 slices", True, "0000 0000 … 0000")


def test_a_series_without_hash_says_so():
    assert hash_text("") == "no hash"
    assert hash_text("9f2c41ab" + "0" * 52 + "e07d") == "9f2c 41ab … e07d"


def test_key_images_are_named_by_the_lesions_on_their_slice(tmp_path):
    with stories.a_read(tmp_path, timepoints=1) as session:
        stories.draw_baseline(session)
        uid = session.facts.at("BL").series[0].uid
        for number in (22, 30):
            place = Place(
                uid, f"{uid}.{number}", 1, number, *[session.facts.at("BL").series[0].row_spacing_mm] * 2
            )
            stories.done(session.do(c.SetKeyImage(session.new_uuid(), place, place.row_spacing_mm)))
        view = lock_view(session.view(), lambda image: image)
    assert [image.caption for image in view.key_images] == ["T4, slice 22", "CT chest-pelvis, slice 30"]
    assert [image.short for image in view.key_images] == ["T4\nslice 22", "slice 30"]
    assert all(isinstance(image.picture, KeyImageRecord) for image in view.key_images)


def test_no_word_of_the_page_names_a_file_or_a_uid(moments):
    """BN-1, BN-4: whatever the page says comes from closed words and the reader's own."""
    view = lock_view(moments["TP4 blocked"])
    assert "2.25" not in repr(view)


@pytest.mark.parametrize(
    ("label", "effect"),
    [
        pytest.param("TP3", "You change a copy, version 2. TP4 must be confirmed and locked again", id="TP3"),
        pytest.param("BL", "TP1, TP2, TP3, TP4 must be confirmed", id="baseline: all after it"),
    ],
)
def test_SG_7_says_what_reopening_does(moments, label, effect):
    view = reopen_view(moments["TP4"], label)
    assert effect in view.effect
    assert ("seen_in_retrospect", "lesion seen in retrospect (NL-8)") in view.entries


def test_an_open_timepoint_is_not_reopened(moments):
    assert reopen_view(moments["TP4"], "TP4") is None


def test_a_locked_timepoint_offers_reopening_and_cannot_be_locked_again(with_options):
    view = lock_view(with_options("locked")["locked"])
    assert view.is_locked
    assert not view.can_lock
    assert view.reopen.title == "Reopen TP1"


def test_a_fragment_is_a_row_and_its_target_says_where_its_value_comes_from(tmp_path):
    with stories.a_read(tmp_path, timepoints=2) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        stories.read_timepoint(session, "TP1")
        stories.done(session.do(c.SplitTarget(session.new_uuid(), "T4")))
        view = lock_view(session.view())
    assert row(view, "T4").how == "sum of its fragments"
    assert row(view, "T4.a").role is Role.TARGET
    assert row(view, "T4.a").how == "drawn, slice 22"
    assert "Sum of 4, complete" in [r.name for r in view.rows]


def test_SG_6_a_reopened_timepoint_tells_why_and_that_it_is_locked_again(tmp_path):
    with stories.a_read(tmp_path, timepoints=3) as session:
        stories.draw_baseline(session)
        stories.done(session.lock())
        for label in ("TP1", "TP2"):
            stories.read_timepoint(session, label)
            stories.done(session.lock())

        def page():
            view = session.view()
            return lock_view(view, reopening=session.reopening_of(view.label))

        assert (page().reopened, page().lock_word) == ("", "Lock TP2")
        stories.done(session.do(c.ReopenTimepoint("TP1", "transcription_error", "segment written wrongly")))
        first = page()
        stories.done(session.lock())
        stories.done(session.do(c.OpenTimepoint("TP2")))
        second = page()
        again = ReadSession(session._study, "1001")
        assert again.reopening_of("TP2") == session.reopening_of("TP2")
    why = "transcription error found by check; segment written wrongly"
    assert (first.reopened, first.lock_word) == (f"Reopened: {why}", "Lock TP1 again as version 2")
    assert (second.reopened, second.lock_word) == (f"TP1 was reopened: {why}", "Lock TP2 again as version 2")


@pytest.mark.parametrize(
    ("entry", "text", "told"),
    [
        ("new_images", "new images", "Reopened: new images"),  # as the bar of reasons sends it
        ("new_images", "", "Reopened: new images"),
        ("other", "the wrong kidney was read", "Reopened: the wrong kidney was read"),
    ],
)
def test_SG_6_the_reason_is_told_once(entry, text, told):
    assert reopened_text("TP1", Reopening("TP1", Reason(text, entry=entry))) == told


def test_ER_a_locked_timepoint_names_the_rules_it_was_locked_under(moments):
    view = moments["TP4"]
    under_others = (LockedOtherwise(view.label, "1", ()),)
    assert lock_view(replace(view, other_rules=under_others)).rules == "rules 1"
    assert lock_view(view).rules == f"rules {RULES_VERSION}"
