"""The keys of a case: none claimed twice, kept where they are changed, all of them in `?`."""

import pytest
from PySide6.QtCore import Qt

from recist_reader.ui.adjudication.keys import CASE_ACTIONS, SHARED, CaseKeys
from recist_reader.ui.reader.key_bindings import key_bindings
from recist_reader.ui.reader.keymap import ACTIONS, FIXED
from tests.ui.adjudication.bench import ALT

pytestmark = pytest.mark.gui
Key = Qt.Key


@pytest.fixture
def keys(qapp):
    return CaseKeys()


def test_no_key_means_two_things(keys):
    claimed = [key for action in (*keys.actions, *FIXED) for key in action.keys]
    assert len(claimed) == len(set(claimed))


def test_keys_of_images_are_those_of_the_reading_window(keys):
    known = {action.name for action in ACTIONS}
    assert set(SHARED) <= known
    shared = {action.name for action in keys.actions if action.name in SHARED}
    assert shared == set(SHARED)  # no key of a case hides one of them


def test_an_own_key_is_kept_and_one_that_is_taken_refused(keys):
    assert keys.bind("endorse_a", "Alt+D") == ""
    assert CaseKeys().keys("endorse_a") == ("Alt+D",)
    why = keys.bind("endorse_b", "Alt+D")
    assert "Alt+D is taken: endorse A as a whole" in why
    assert "Return accepts everywhere" in keys.bind("sign", "Return")
    assert keys.reset("endorse_a") == ""
    assert keys.keys("endorse_a") == ("Alt+A",)


def test_a_key_of_images_is_changed_for_both_windows(keys):
    assert keys.bind("slice_up", "U") == ""
    assert key_bindings().keys("slice_up") == ("U",)
    assert keys.keys("slice_up") == ("U",)
    assert "taken" in keys.bind("slice_up", "Space")
    assert keys.reset("slice_up") == ""


def test_where_an_own_key_of_reading_is_one_of_the_case_the_case_has_it(keys):
    assert key_bindings().bind("invert", "Alt+A") == ""
    assert keys.keys("invert") == ()
    assert keys.keys("endorse_a") == ("Alt+A",)
    assert key_bindings().reset("invert") == ""


def test_every_action_stands_in_the_list_and_does_something(bench):
    bench.open_case()
    bench.key(Key.Key_Question)
    overlay = bench.page.keys
    listed = {line.name for line, _row in overlay._shown}
    acts = {*bench.home.acts.acts, *bench.home.acts.held, "keys", "full_screen"}
    assert {action.name for action in CASE_ACTIONS} | set(SHARED) == listed - {""}
    assert listed - {""} <= acts
    bench.key(Key.Key_Escape)
    assert not overlay.isVisible()
    assert bench.images.right.canvas.hasFocus()


def test_a_key_is_changed_in_the_list_and_acts_at_once(bench):
    bench.open_case()
    bench.key(Key.Key_Question)
    bench.type("endorse A")
    bench.key(Key.Key_Return)
    bench.key(Key.Key_D, ALT)
    bench.key(Key.Key_Escape)
    bench.key(Key.Key_D, ALT)
    assert bench.looking.endorsed == "A"
    assert "Alt+D" in bench.page.decision.endorse["A"].accessibleName()


def test_letters_are_for_the_reason_while_it_is_written(bench):
    bench.open_case()
    bench.key(Key.Key_R, ALT)
    bench.type("not [ P C")
    assert bench.page.decision.reason.toPlainText() == "not [ P C"
    assert bench.images.wish.label == "TP2"
    bench.key(Key.Key_F5)  # this one acts all the same
    assert bench.looking.overlays == {"A"}
