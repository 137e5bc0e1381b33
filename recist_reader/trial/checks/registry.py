"""All edit checks, in the order in which they are listed. A new check is one function and one line."""

from collections.abc import Mapping

from recist_reader.recist.assess import assess
from recist_reader.trial.checks import (
    comparison,
    completeness,
    coverage,
    images,
    limits,
    measurability,
    response,
)
from recist_reader.trial.checks.result import Check, CheckResult, CheckScene
from recist_reader.trial.facts import BASELINE, SubjectFacts
from recist_reader.trial.image_faults import ImageFaults
from recist_reader.trial.rules_input import rules_input
from recist_reader.trial.state import ReadState

CHECKS: tuple[Check, ...] = (
    images.sq_1,
    limits.gd_1,
    limits.t_1,
    measurability.gd_2,
    measurability.gd_3,
    limits.gd_4,
    measurability.gd_5,
    completeness.gd_6,
    completeness.gd_7,
    completeness.or_6,
    comparison.gd_8,
    comparison.gd_9,
    comparison.gd_10,
    comparison.gd_11,
    measurability.gd_12,
    comparison.gd_13,
    comparison.gd_14,
    comparison.gd_15,
    comparison.merged_across_organs,
    completeness.gd_16,
    response.gd_17,
    response.gd_18,
    response.nl_8,
    response.nl_10,
    response.gd_19,
    coverage.gd_20,
    comparison.gd_21,
    completeness.gd_22,
    measurability.gd_23,
    completeness.gd_24,
    images.er,
    images.ft_30,
    images.sg_9,
)


def run_checks(
    state: ReadState,
    facts: SubjectFacts,
    label: str,
    seen: Mapping[str, float] | None = None,
    unsaved: int = 0,
    image_faults: ImageFaults | None = None,
) -> tuple[CheckResult, ...]:
    """Return what all checks find at a timepoint; from `seen` on it is what the session knows."""
    read = None if label == BASELINE else rules_input(state, facts, label).read
    at = facts.at(label)
    if at is None:
        raise KeyError(label)
    assessment = None if read is None else assess(read)
    scene = CheckScene(state, facts, at, read, assessment, seen or {}, unsaved, image_faults or {})
    return checks_of(scene)


def checks_of(scene: CheckScene) -> tuple[CheckResult, ...]:
    """Return what all checks find in a scene whose assessment is known already."""
    return tuple(result for check in CHECKS for result in check(scene))
