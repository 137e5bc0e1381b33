"""What is still asked for at a timepoint, and what the rules see of it (GD-6, NL-4, NL-10)."""

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import ToolKind
from recist_reader.trial.rules_input import rules_input
from tests.trial.unstored import Reader, mark, subject


@pytest.mark.parametrize(
    ("course", "asked"),
    [
        pytest.param(["equivocal"], True, id="equivocal"),
        pytest.param(["unequivocal"], False, id="proved"),
        pytest.param(["equivocal", "not_lesion"], False, id="refuted"),
        pytest.param(["equivocal", "not_lesion", "equivocal"], True, id="refuted, then seen again"),
    ],
)
def test_GD_6_a_new_lesion_is_asked_for_as_its_last_state_says(course, asked):
    labels = ["BL", *(f"TP{number}" for number in range(1, len(course) + 2))]
    reader = Reader(subject(*labels)).do(c.OpenTimepoint("BL")).target().lock()
    for label, state in zip(labels[1:], [*course, None], strict=True):
        reader.do(c.OpenTimepoint(label), c.RecordMeasurement("T1", mark(label)))
        if label == "TP1":
            seen = mark(label, tool=ToolKind.MARK, at=(100.0, 100.0))
            status = NewLesionState(state)
            reader.do(c.CreateLesion("n", Role.NEW, c.Site("bone"), seen, status)).lock()
        elif state is not None:
            reader.do(c.SetState("NL1", state)).lock()
    assert rules_input(reader.state, reader.facts, labels[-1]).missing == (("NL1",) if asked else ())
