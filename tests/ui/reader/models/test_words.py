"""Numbers and names as they are printed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Response, Role, TargetState
from recist_reader.trial.records import LesionRecord
from recist_reader.ui.reader.models import words
from recist_reader.ui.reader.models.lock import lock_view
from recist_reader.ui.reader.models.response import response_view
from recist_reader.ui.reader.models.table import table_view
from recist_reader.ui.reader.models.words import with_rule

LENGTHS = st.decimals(0, 500, places=1)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("38.7", "38.7", id="one decimal stays"),
        pytest.param("38", "38.0", id="a whole number gets its decimal"),
        pytest.param("84.35", "84.35", id="a second decimal is never rounded away"),
        pytest.param("-4.1", "−4.1", id="true minus"),
        pytest.param(None, "", id="none is nothing"),
    ],
)
def test_mm_text(value, text):
    assert words.mm_text(None if value is None else Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("15.25", "+15.3", id="half away from zero (N-3)"),
        pytest.param("-15.25", "−15.3", id="half away from zero below"),
        pytest.param("-0.04", "0.0", id="no minus zero"),
        pytest.param("0", "0.0", id="zero has no sign"),
    ],
)
def test_signed(value, text):
    assert words.signed(Decimal(value)) == text


@pytest.mark.parametrize(
    ("now", "reference", "text"),
    [
        pytest.param("96.3", "120.5", "−20.1", id="shrinkage"),
        pytest.param("60", "50", "+20.0", id="growth"),
        pytest.param("10", "0", "-", id="from zero is undefined (N-4)"),
        pytest.param(None, "50", "-", id="without a value"),
        pytest.param("50", None, "-", id="without a reference"),
    ],
)
def test_percent(now, reference, text):
    given_now = None if now is None else Decimal(now)
    assert words.percent(given_now, None if reference is None else Decimal(reference)) == text


@given(LENGTHS, LENGTHS.filter(lambda v: v > 0))
def test_the_sign_of_a_percentage_is_that_of_the_change(now, reference):
    text = words.percent(now, reference)
    assert text == "0.0" or (text[0] == "+") == (now > reference)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("row SD x NON-CR/NON-PD", "row SD x NON-CR/NON-PD", id="a category keeps its hyphens"),
        pytest.param("TR-3 GD-10", "TR-3 GD-10", id="a rule id too"),
        pytest.param("-20.4 mm (-19.6 %)", "−20.4 mm (−19.6 %)", id="numbers get the true minus"),
    ],
)
def test_minus_is_for_numbers_only(text, shown):
    assert words.minus(text) == shown


@pytest.mark.parametrize(
    ("lesion", "text"),
    [
        pytest.param(("liver", False, "7", None), "Liver, segment 7", id="liver segment"),
        pytest.param(("liver", False, "caudate", None), "Liver, caudate", id="a named part of the liver"),
        pytest.param(("lymph node", True, "mesenteric", None), "Node, mesenteric", id="node"),
        pytest.param(("kidney", False, None, "left"), "Kidney, left", id="side"),
        pytest.param(("Brain/CNS", False, None, None), "Brain/CNS", id="capitals stay"),
    ],
)
def test_organ_text(lesion, text):
    organ, nodal, subsite, side = lesion
    assert words.organ_text(LesionRecord("T1", Role.TARGET, organ, nodal, "BL", subsite, side)) == text


def test_every_state_and_category_has_its_word():
    states = {s.value for kind in (TargetState, NonTargetState, NewLesionState) for s in kind} - {"measured"}
    assert states <= words.STATE_WORDS.keys()
    assert set(Response) == words.RESPONSE_WORDS.keys()


def test_visit_only_prints_no_day(moments, with_options):
    assert words.day_text(moments["TP4"].facts, moments["TP4"].at) == "Day 336"
    view = with_options("visit_only", date_display="visit_only")["read"]
    assert words.day_text(view.facts, view.at) == ""


def test_absolute_prints_the_date_of_the_scan_wherever_a_day_stands(with_options):
    view = with_options("absolute", date_display="absolute")["read"]
    scanned = f"{view.at.date:%Y-%m-%d}"
    assert words.day_text(view.facts, view.at) == scanned
    undated = replace(view.at, date=None)
    assert words.day_text(view.facts, undated) == ""
    assert lock_view(view).title == f"TP1, {scanned}"
    assert table_view(view).columns[-1].title == "TP1"
    assert table_view(view).columns[0].title == words.day_text(view.facts, view.facts.at("BL"))
    assert words.short_day_text(view.facts, view.at) == "", "a date has no room in the course"
    assert next(iter(response_view(view).changes)).reference.endswith(", Baseline")


def test_a_series_is_named_by_words_of_the_closed_lists_only(moments):
    series = moments["TP4"].at.series[0]
    unknown = replace(series, label=replace(series.label, region=(), phase="unknown", kernel="unknown"))
    assert words.series_title(unknown) == "CT region unknown"
    assert words.series_under(replace(unknown, thickness_mm=None, step_mm=None)) == ""
    assert words.series_under(replace(unknown, thickness_mm=None)) == "", "a gap is no thickness (M-11)"
    lung = replace(series, label=replace(series.label, region=("chest",), kernel="lung"))
    assert (words.series_title(lung), words.series_under(lung)) == ("CT chest", "lung 5.0")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("the limit is reached", "the limit is reached (GD-6)"),
        ("has no mark (LS-9)", "has no mark (LS-9, GD-6)"),
        ("two reasons (T-1, T-2)", "two reasons (T-1, T-2, GD-6)"),
        ("a node (short axis)", "a node (short axis) (GD-6)"),
    ],
)
def test_a_rule_stands_in_one_pair_of_brackets(text, told):
    assert with_rule(text, "GD-6") == told
