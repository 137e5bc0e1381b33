"""Options: defaults of section 2, alternatives, and refusals that name key and value."""

import pytest

from recist_reader.recist.options import (
    CharterOptions,
    allowed_values,
    changed_options,
    charter_options,
    option_values,
    refusal_of,
)
from recist_reader.recist.schedule import Schedule, Visit

KEYS = sorted(option_values(CharterOptions()))


def test_there_are_all_keys_of_the_specification():
    assert len(KEYS) == 41


@pytest.mark.parametrize("key", KEYS)
def test_each_allowed_value_is_taken_and_another_refused(key):
    for value in allowed_values(key):
        given = [value] if key == "adjudication_triggers" else value
        assert refusal_of(key, given) is None
        assert charter_options({key: given}) is not None
    assert repr(key) in (refusal_of(key, "nonsense") or "")
    with pytest.raises(ValueError, match=key):
        charter_options({key: "nonsense"})


def test_an_unknown_key_is_named():
    with pytest.raises(ValueError, match="max_target"):
        charter_options({"max_target": 5})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("pr_hold", 1),
        ("max_targets", True),
        ("max_targets", 6),
        ("pfs_missed_visits", 1),
        ("sd_min_days", 41),
    ],
)
def test_a_value_of_another_kind_or_beyond_the_constants_is_refused(key, value):
    assert key in (refusal_of(key, value) or "")


def test_options_survive_being_written_and_read():
    options = charter_options(
        {"pr_hold": True, "adjudication_triggers": "T1 T5", "pfs_missed_visits": "ignore"}
    )
    assert charter_options(option_values(options)) == options
    assert charter_options(changed_options(options)) == options
    assert options.adjudication_triggers == ("T1", "T5")


def test_made_directly_a_wrong_value_is_refused_too():
    with pytest.raises(ValueError, match="nt_any_ne"):
        CharterOptions(nt_any_ne="sometimes")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(Schedule, id="neither"),
        pytest.param(lambda: Schedule.every(0), id="interval 0"),
        pytest.param(lambda: Schedule((Visit("a", 10), Visit("b", 10))), id="a day twice"),
        pytest.param(lambda: Visit("a", 10, -1), id="negative window"),
    ],
)
def test_an_impossible_schedule_is_refused(make):
    with pytest.raises(ValueError, match=r"window|interval|visits"):
        make()


def test_visits_due_by_a_day_have_their_window_passed():
    assert [v.day for v in Schedule.every(84, 7).due_by(260)] == [84, 168, 252]
    assert [v.day for v in Schedule.every(84, 7).due_by(259)] == [84, 168]
