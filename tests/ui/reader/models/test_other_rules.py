"""What is said of timepoints locked under other rules: per timepoint, as locked and as now (ER, LS-8)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from recist_reader.trial.other_rules import Difference, LockedOtherwise
from recist_reader.ui.reader.models.keys import shipped
from recist_reader.ui.reader.models.other_rules import rules_notice, why_read_only

SUM = Difference("sum_mm", Decimal("98.0"), None)
OVERALL = Difference("overall", "SD", "PD")
LOCKS = (LockedOtherwise("BL", "1", (), "0.1.0"), LockedOtherwise("TP1", "1", (SUM, OVERALL)))


@pytest.fixture
def view(moments):
    return replace(moments["TP4 blocked"], other_rules=LOCKS)


def test_each_timepoint_has_its_line_with_rules_program_and_differences(view):
    assert rules_notice(view, shipped).lines == (
        "Baseline, rules 1, program 0.1.0: the result is the same",
        "TP1, rules 1, program unknown: sum 98.0 → none; overall SD → PD",
    )
    assert why_read_only(view).what == "read only: Baseline is locked under rules 1"


def test_LS_8_what_the_study_hides_while_lesions_are_read_is_hidden_here_too(view):
    workflow = replace(view.facts.options.workflow, show_prior_values=False)
    options = replace(view.facts.options, workflow=workflow)
    hidden = replace(view, facts=replace(view.facts, options=options), missing=("T1",))
    said = "\n".join(rules_notice(hidden, shipped).lines)
    assert "the result differs; figures are hidden" in said
    assert "98.0" not in said
    assert "PD" not in said


def test_where_all_locks_stand_under_these_rules_nothing_is_said(moments):
    assert rules_notice(moments["TP4"], shipped) is None
    assert why_read_only(moments["TP4"]) is None
