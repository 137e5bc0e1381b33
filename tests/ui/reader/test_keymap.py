"""The key map has no key twice, and says so when a binding would (7.3)."""

from dataclasses import replace

import pytest

from recist_reader.ui.reader.keymap import (
    ACTIONS,
    AWAY_ACTIONS,
    FIXED,
    PAGE_ACTIONS,
    conflicts,
    key_lines,
    key_of,
    refusal,
)


def test_no_key_is_claimed_twice():
    assert conflicts() == []


@pytest.mark.parametrize("group", sorted({action.group for action in PAGE_ACTIONS}))
def test_no_key_is_claimed_twice_on_another_page(group):
    assert conflicts(tuple(action for action in PAGE_ACTIONS if action.group == group) + FIXED) == []


def test_a_binding_that_takes_a_used_key_is_refused_with_both_actions():
    rebound = tuple(replace(a, keys=("T",)) if a.name == "line" else a for a in ACTIONS)
    assert conflicts(rebound) == ["T: new_target and line"]


@pytest.mark.parametrize("action", AWAY_ACTIONS, ids=lambda action: action.name)
def test_a_key_that_acts_while_the_file_is_away_is_given_to_nothing_else(action):
    why = refusal("line", action.keys[0], {})
    assert action.keys[0] in why
    assert action.text in why


def test_a_key_of_another_page_may_be_given_to_something_in_the_reading_window():
    assert refusal("line", key_of("read_refused"), {}) == ""


def test_every_key_is_in_the_list_and_those_that_stay_cannot_be_chosen():
    lines = {(line.group, line.keys): line.name for line in key_lines()}
    assert lines["Window", ("Ctrl+⇧G",)] == ""
    assert lines["Window", ("Ctrl+⇧S",)] == ""
    assert lines["First page", ("Ctrl+R",)] == ""
    assert lines["First page", ("Ctrl+B",)] == ""
    assert lines["Window", ("Ctrl+B",)] == "left_strip"
    assert len(lines) == len(ACTIONS + FIXED + PAGE_ACTIONS)
