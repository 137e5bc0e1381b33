"""The key map has no key twice, and says so when a binding would (7.3)."""

from dataclasses import replace

from recist_reader.ui.reader.keymap import ACTIONS, conflicts


def test_no_key_is_claimed_twice():
    assert conflicts() == []


def test_a_binding_that_takes_a_used_key_is_refused_with_both_actions():
    rebound = tuple(replace(a, keys=("T",)) if a.name == "line" else a for a in ACTIONS)
    assert conflicts(rebound) == ["T: new_target and line"]
