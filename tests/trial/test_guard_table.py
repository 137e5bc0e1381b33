"""The table of guards (workflow section 11), case by case: just under, at, over the threshold, wrong kind.

Each row was written from the text of the table, before looking at the code: what stands, and the level
that the guard gives (None: it is silent).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

import pytest

from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.checks.result import Level
from tests.trial.guard_scenes import (
    WHOLE,
    after_cr,
    baseline,
    beside_unlabelled,
    equal_to_prior,
    half_labelled,
    label,
    lung_follow_up,
    moved_by,
    new_lesion,
    node_without_short_axis,
    pair,
    progressing,
    proved_after_cr,
    random_at,
    reconstructed,
    scans_apart,
    slices,
    stated,
    tilted,
    two,
    windows,
    with_options,
)
from tests.trial.unstored import DAY, NODE, Reader, follow_up, subject

BLOCK, REASON, WARN, PROMPT = Level.BLOCK, Level.REASON, Level.WARN, Level.PROMPT


@dataclass(frozen=True)
class Case:
    guard: str
    says: str
    made: Callable[[], Reader]
    level: Level | None
    seen: float = 1.0
    unsaved: int = 0

    def levels(self):
        reader = self.made()
        at = reader.facts.at(reader.state.open_timepoint)
        seen = {s.uid: self.seen for s in at.series}
        found = run_checks(reader.state, reader.facts, at.label, seen, self.unsaved)
        return {check.level for check in found if check.id == self.guard}


IRRADIATED = c.Site("liver", irradiated=True)
CASES = [
    Case("GD-2", "9.9 mm", lambda: baseline(("liver", 9.9, 8)), REASON),
    Case("GD-2", "10.0 mm", lambda: baseline(("liver", 10, 8)), None),
    Case("GD-2", "10.1 mm", lambda: baseline(("liver", 10.1, 8)), None),
    Case("GD-2", "11.9 mm on 6 mm slices", lambda: baseline(("liver", 11.9, 8), facts=slices("6")), REASON),
    Case("GD-2", "12.0 mm on 6 mm slices", lambda: baseline(("liver", 12, 8), facts=slices("6")), None),
    Case(
        "GD-2",
        "11.9 mm on 5 mm slices 6 mm apart",
        lambda: baseline(("liver", 11.9, 8), facts=slices("5", "6")),
        REASON,
    ),
    Case("GD-2", "node of 14.9 mm", lambda: baseline((NODE, 20, 14.9)), REASON),
    Case("GD-2", "node of 15.0 mm", lambda: baseline((NODE, 20, 15)), None),
    Case(
        "GD-2",
        "strict charter",
        lambda: baseline(("liver", 9.9, 8), facts=with_options(slices("5"), strict_measurability=True)),
        BLOCK,
    ),
    Case(
        "GD-2",
        "a follow-up value may be small (M-12)",
        lambda: follow_up(subject("BL", "TP1"), long_mm=4, short_mm=3),
        None,
    ),
    Case("GD-3", "node of 9.9 mm", lambda: baseline((NODE, 20, 9.9)), REASON),
    Case("GD-3", "node of 10.0 mm", lambda: baseline((NODE, 20, 10)), None),
    Case("GD-3", "no node", lambda: baseline(("liver", 20, 9.9)), None),
    Case("GD-3", "new node of 9.9 mm", lambda: new_lesion(NODE, 9.9), REASON),
    Case("GD-3", "new node of 10.0 mm", lambda: new_lesion(NODE, 10), None),
    Case("GD-4", "liver", lambda: baseline(("liver", 30, 20)), None),
    Case("GD-5", "treated field", lambda: baseline((IRRADIATED, 30, 20)), REASON),
    Case("GD-5", "elsewhere", lambda: baseline(("liver", 30, 20)), None),
    Case(
        "GD-6",
        "no value yet",
        lambda: Reader(subject("BL")).do(
            c.OpenTimepoint("BL"), c.CreateLesion("u", Role.TARGET, c.Site("liver"))
        ),
        BLOCK,
    ),
    Case("GD-6", "drawn", lambda: baseline(("liver", 30, 20)), None),
    Case(
        "GD-6",
        "non-target without state",
        lambda: Reader(subject("BL")).do(
            c.OpenTimepoint("BL"), c.CreateLesion("u", Role.NON_TARGET, c.Site("bone"))
        ),
        BLOCK,
    ),
    Case("GD-6", "value taken away", lambda: follow_up(subject("BL", "TP1")).do(c.ClearFinding("T1")), BLOCK),
    Case("GD-6", "state in place of a value", lambda: stated("absent"), None),
    Case("GD-7", "no lesion", baseline, REASON),
    Case("GD-7", "one target", lambda: baseline(("liver", 30, 20)), None),
    Case("GD-7", "non-target alone", lambda: baseline().non_target(), None),
    Case(
        "GD-7", "confirmed", lambda: baseline().do(c.GiveReason("GD-7", "resected before the trial")), REASON
    ),
    Case("GD-8", "27 days", lambda: Reader(random_at(27)).do(c.OpenTimepoint("BL")), None),
    Case("GD-8", "28 days", lambda: Reader(random_at(28)).do(c.OpenTimepoint("BL")), None),
    Case("GD-8", "29 days", lambda: Reader(random_at(29)).do(c.OpenTimepoint("BL")), WARN),
    Case("GD-8", "no randomisation date", baseline, None),
    Case(
        "GD-8",
        "a follow-up is never too old",
        lambda: follow_up(replace(subject("BL", "TP1"), randomisation_date=DAY + timedelta(days=200))),
        None,
    ),
    Case("GD-9", "5.0 mm", lambda: baseline(("liver", 30, 20), facts=slices("5")), None),
    Case("GD-9", "5.1 mm", lambda: baseline(("liver", 30, 20), facts=slices("5.1")), WARN),
    Case(
        "GD-9",
        "1.0 mm thicker than at baseline",
        lambda: two({"thickness_mm": Decimal(2)}, {"thickness_mm": Decimal(3)}),
        None,
    ),
    Case(
        "GD-9",
        "1.1 mm thicker",
        lambda: two({"thickness_mm": Decimal(2)}, {"thickness_mm": Decimal("3.1")}),
        WARN,
    ),
    Case("GD-9", "thinner", lambda: two({"thickness_mm": Decimal(5)}, {"thickness_mm": Decimal(1)}), None),
    Case("GD-10", "liver, other phase", lambda: two({}, label(phase="arterial")), REASON),
    Case("GD-10", "liver, phase unknown", lambda: two({}, label(phase="unknown")), None),
    Case("GD-10", "lung, other phase", lambda: lung_follow_up("arterial"), WARN),
    Case("GD-10", "same phase", lambda: two({}, label()), None),
    Case("GD-10", "other kernel", lambda: two({}, label(kernel="lung")), WARN),
    Case("GD-10", "kernel unknown", lambda: two({}, label(kernel="unknown")), None),
    Case("GD-10", "MR against CT", lambda: two({}, label(modality="MR")), WARN),
    Case("GD-10", "series of another region", lambda: two({}, label(("head",))), WARN),
    Case("GD-10", "same window", lambda: windows(400, 40), None),
    Case("GD-10", "a tenth wider", lambda: windows(440, 40), None),
    Case("GD-10", "more than a tenth wider", lambda: windows(441, 40), WARN),
    Case("GD-10", "lung window", lambda: windows(1500, -600), WARN),
    Case("GD-11", "same plane", lambda: tilted(0), None),
    Case("GD-11", "4 degrees", lambda: tilted(4), None),
    Case("GD-11", "6 degrees", lambda: tilted(6), REASON),
    Case("GD-11", "coronal against axial", lambda: tilted(90), REASON),
    Case("GD-11", "reconstruction, spacing ratio 1.2", lambda: reconstructed("0.96"), None),
    Case("GD-11", "reconstruction, spacing ratio above 1.2", lambda: reconstructed("0.97"), BLOCK),
    Case("GD-11", "the same slices as acquired", lambda: reconstructed("5", "acquired"), None),
    Case(
        "GD-12",
        "lossy",
        lambda: baseline(("liver", 30, 20), facts=subject("BL", BL={"badges": ("LOSSY",)})),
        WARN,
    ),
    Case(
        "GD-12",
        "other badge",
        lambda: baseline(("liver", 30, 20), facts=subject("BL", BL={"badges": ("GAP",)})),
        None,
    ),
    Case(
        "GD-12",
        "lossy but nothing measured on it",
        lambda: baseline(facts=subject("BL", BL={"badges": ("LOSSY",)})),
        None,
    ),
    Case("GD-12", "calibrated and lossless", lambda: baseline(("liver", 30, 20)), None),
    Case(
        "GD-13",
        "30.0 to 45.0: exactly 50 %",
        lambda: follow_up(subject("BL", "TP1"), long_mm=45, short_mm=5),
        None,
    ),
    Case("GD-13", "30.0 to 45.1", lambda: follow_up(subject("BL", "TP1"), long_mm=45.1, short_mm=5), WARN),
    Case(
        "GD-13",
        "more than 50 % but 10.0 mm",
        lambda: follow_up(subject("BL", "TP1"), long_mm=20, short_mm=5),
        None,
    ),
    Case(
        "GD-13",
        "30.0 to 14.9: shrunk",
        lambda: follow_up(subject("BL", "TP1"), long_mm=14.9, short_mm=5),
        WARN,
    ),
    Case("GD-13", "2 values as before", lambda: equal_to_prior(2), None),
    Case("GD-13", "3 values as before", lambda: equal_to_prior(3), WARN),
    Case("GD-14", "30 mm away", lambda: moved_by(30), None),
    Case("GD-14", "30.8 mm away", lambda: moved_by(30.8), WARN),
    Case("GD-14", "far, in another frame", lambda: moved_by(100, "G"), None),
    Case("GD-14", "where it was", lambda: moved_by(0), None),
    Case("GD-15", "5.0 mm", lambda: pair(5), WARN),
    Case("GD-15", "5.2 mm", lambda: pair(5.2), None),
    Case("GD-15", "a non-target 4 mm beside", lambda: pair(4, role=Role.NON_TARGET), WARN),
    Case("GD-15", "one slice of 5 mm further", lambda: pair(0, number=21), WARN),
    Case("GD-15", "two slices further", lambda: pair(0, number=22), None),
    Case("GD-16", "no reason", lambda: stated("not_evaluable"), BLOCK),
    Case("GD-16", "of the list", lambda: stated("not_evaluable", "artefact"), None),
    Case("GD-16", "free text", lambda: stated("not_evaluable", "metal beside it"), None),
    Case("GD-16", "non-target without reason", lambda: stated("not_evaluable", lesion="NT1"), BLOCK),
    Case("GD-16", "absent needs none", lambda: stated("absent"), None),
    Case("GD-17", "target SD", lambda: progressing(29), REASON),
    Case("GD-17", "target PR", lambda: progressing(15), REASON),
    Case("GD-17", "target PD", lambda: progressing(60), None),
    Case("GD-17", "no progression", lambda: progressing(29, "present"), None),
    Case("GD-18", "node of 14.9 mm alone", lambda: new_lesion(NODE, 14.9), REASON),
    Case("GD-18", "node of 15.0 mm", lambda: new_lesion(NODE, 15), None),
    Case("GD-18", "two small nodes and nothing else", lambda: new_lesion(NODE, 12, times=2), REASON),
    Case("GD-18", "small node beside target PD", lambda: new_lesion(NODE, 12, target_mm=60), None),
    Case("GD-18", "equivocal", lambda: new_lesion(NODE, 12, NewLesionState.EQUIVOCAL), None),
    Case("GD-18", "liver", lambda: new_lesion(c.Site("liver"), 12), None),
    Case(
        "GD-18",
        "in a region not scanned at baseline",
        lambda: new_lesion(c.Site("brain"), 12, facts=subject("BL", "TP1", TP1=label(("head",)))),
        REASON,
    ),
    Case(
        "GD-18",
        "region of the series unknown",
        lambda: new_lesion(c.Site("brain"), 12, facts=subject("BL", "TP1", TP1=label(()))),
        None,
    ),
    Case(
        "GD-18",
        "abdomen, a series of baseline unlabelled",
        lambda: new_lesion(c.Site("liver"), 12, facts=half_labelled(())),
        None,
    ),
    Case(
        "GD-18",
        "abdomen, all series of baseline of the chest",
        lambda: new_lesion(c.Site("liver"), 12, facts=half_labelled(("chest",))),
        REASON,
    ),
    Case("GD-19", "target measured again", lambda: after_cr("measured"), PROMPT),
    Case("GD-19", "too small to measure is back", lambda: after_cr("too_small"), PROMPT),
    Case("GD-19", "back where PD is dated back to the CR", proved_after_cr, PROMPT),
    Case("GD-19", "still absent", lambda: after_cr("absent"), None),
    Case("GD-19", "not evaluable is not back", lambda: after_cr("not_evaluable"), None),
    Case("GD-20", "all regions", lambda: baseline(("liver", 30, 20)), None),
    Case("GD-20", "chest only", lambda: two({}, label(("chest",))), REASON),
    Case("GD-20", "one region missing", lambda: two({}, label(("chest", "abdomen"))), REASON),
    Case(
        "GD-20",
        "charter asks for the abdomen only",
        lambda: follow_up(
            with_options(subject("BL", "TP1", TP1=label(("abdomen",))), required_regions=("abdomen",))
        ),
        None,
    ),
    Case("GD-20", "region unknown", lambda: two({}, label(())), REASON),
    Case("GD-20", "unknown beside a series of the chest", lambda: beside_unlabelled(("chest",)), REASON),
    Case("GD-20", "unknown beside a series of all regions", lambda: beside_unlabelled(WHOLE), WARN),
    Case("GD-21", "27 days", lambda: scans_apart(27), None),
    Case("GD-21", "28 days", lambda: scans_apart(28), None),
    Case("GD-21", "29 days", lambda: scans_apart(29), WARN),
    Case("GD-21", "same day", lambda: scans_apart(0), None),
    Case("GD-22", "94.9 %", lambda: baseline(("liver", 30, 20)), WARN, seen=0.949),
    Case("GD-22", "95 %", lambda: baseline(("liver", 30, 20)), None, seen=0.95),
    Case("GD-22", "never opened", lambda: baseline(("liver", 30, 20)), WARN, seen=0.0),
    Case(
        "GD-22",
        "option block",
        lambda: baseline(("liver", 30, 20), facts=with_options(subject("BL"), completeness_block=True)),
        BLOCK,
        seen=0.9,
    ),
    Case(
        "GD-22",
        "no region is required",
        lambda: baseline(("liver", 30, 20), facts=with_options(subject("BL"), required_regions=())),
        None,
        seen=0.0,
    ),
    Case("GD-23", "node without short axis", node_without_short_axis, BLOCK),
    Case("GD-23", "node with both", lambda: baseline((NODE, 20, 16)), None),
    Case("GD-24", "all saved", lambda: baseline(("liver", 30, 20)), None),
    Case("GD-24", "one edit waits", lambda: baseline(("liver", 30, 20)), BLOCK, unsaved=1),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.guard}: {case.says}")
def test_the_guard_gives_the_level_of_the_table(case):
    assert case.levels() == ({case.level} if case.level else set())
