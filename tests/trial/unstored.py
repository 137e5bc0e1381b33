"""A reader without storage: made facts, made marks, commands decided one by one."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from recist_reader.measuring.plane import PixelPoint
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.checks.registry import run_checks
from recist_reader.trial.decide import decide
from recist_reader.trial.evidence import Drawn, Place, ToolKind
from recist_reader.trial.facts import SeriesFacts, SeriesLabel, SubjectFacts, TimepointFacts
from recist_reader.trial.options import StudyOptions
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.state import ReadState, evolve
from tests.building import made_plane

DAY = date(2024, 1, 1)
NODE = c.Site("lymph node", nodal=True, subsite="mesenteric")


def series(timepoint, **changes):
    facts = SeriesFacts(
        uid=f"S-{timepoint}",
        number=1,
        label=SeriesLabel("CT", ("chest", "abdomen", "pelvis"), "portal venous", "soft"),
        slices=40,
        thickness_mm=Decimal("5"),
        step_mm=Decimal("5"),
        row_spacing_mm=Decimal("0.8"),
        column_spacing_mm=Decimal("0.8"),
        scan_date=None,
        frame_of_reference_uid="F",
        sop_instances=tuple((f"{timepoint}.{n}", 1) for n in range(1, 41)),
    )
    return replace(facts, **changes)


def subject(*labels, **changes):
    """Timepoints 84 days apart; `changes` by label replace facts of its series."""
    made = []
    for number, label in enumerate(labels):
        day = DAY + timedelta(days=84 * number)
        made.append(
            TimepointFacts(
                label, number, day, series=(series(label, scan_date=day, **changes.get(label, {})),)
            )
        )
    return SubjectFacts("1001", tuple(made), StudyOptions())


def mark(label, long_mm=30.0, short_mm=20.0, number=20, at=(200.0, 200.0), tool=ToolKind.BIDIRECTIONAL):
    plane = made_plane(number)
    column, row = at
    a, b = long_mm / 1.6, short_mm / 1.6
    pixels = [(column - a, row), (column + a, row), (column, row - b), (column, row + b)]
    if tool is ToolKind.MARK:
        pixels = [at]
    points = tuple(PixelPoint(*p) for p in pixels)
    place = Place(f"S-{label}", f"{label}.{number}", 1, number, Decimal("0.8"), Decimal("0.8"))
    return Drawn(tool, place, tuple(plane.to_lps(p) for p in points), points)


class Reader:
    """Does commands on a read without storage; refusals fail the test."""

    def __init__(self, facts):
        self.facts, self.state, self.count = facts, ReadState("1001", "R1"), 0

    def do(self, *commands):
        for command in commands:
            edit = decide(self.state, self.facts, command)
            assert isinstance(edit, Edit), edit
            self.count += 1
            self.state = evolve(self.state, Recorded(f"e{self.count}", edit))
        return self

    def target(self, site="liver", label="BL", **drawn):
        made = c.Site(site) if isinstance(site, str) else site
        return self.do(c.CreateLesion(f"u{self.count}", Role.TARGET, made, mark(label, **drawn)))

    def non_target(self, organ="bone"):
        return self.do(
            c.CreateLesion(
                f"u{self.count}",
                Role.NON_TARGET,
                c.Site(organ),
                mark("BL", tool=ToolKind.MARK, at=(120.0, 320.0)),
            )
        )

    def lock(self):
        return self.do(c.LockTimepoint("2"))

    def found(self, **more):
        """What the checks find; every slice was looked at where nothing else is said."""
        at = self.facts.at(self.state.open_timepoint)
        given = {"seen": dict.fromkeys((s.uid for s in at.series), 1.0)} | more
        return {check.id: check for check in run_checks(self.state, self.facts, at.label, **given)}


def follow_up(facts, **drawn):
    """Baseline with a liver target of 30 mm locked, TP1 open with the target drawn."""
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target().non_target().lock().do(c.OpenTimepoint("TP1"))
    return reader.do(c.RecordMeasurement("T1", mark("TP1", **drawn)), c.SetState("NT1", "present"))
