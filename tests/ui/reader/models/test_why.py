"""Figures of rules are printed as all others of the window; exact limits stay exact (N-2, FB-1)."""

from decimal import Decimal

import pytest

from recist_reader.recist.assessment import Reason
from recist_reader.ui.reader.models.why import told


def shrinkage(sum_mm, limit_mm, baseline_mm, met):
    figures = {"sum_mm": sum_mm, "pr_at_or_below_mm": limit_mm, "baseline_mm": baseline_mm}
    return Reason("TR-6", met, {name: Decimal(mm) for name, mm in figures.items()})


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        pytest.param(
            shrinkage("64", "67.2", "96", True), "sum 64.0 ≤ 67.2 (0.7 × 96.0)", id="whole mm of a charter"
        ),
        pytest.param(
            shrinkage("84.4", "84.35", "120.5", False),
            "not met: sum 84.4 > 84.35 (0.7 × 120.5)",
            id="a limit that one decimal would hide",
        ),
    ],
)
def test_millimetres_have_one_decimal_and_more_where_they_decide(reason, text):
    assert told(reason) == text


def test_growth_in_whole_millimetres():
    figures = {"pct_from_nadir": Decimal("15.2"), "abs_from_nadir_mm": Decimal(12), "absolute_met": True}
    assert told(Reason("TR-3", False, figures)) == "from N +15.2 % (needs 20), +12.0 mm (5: met)"
