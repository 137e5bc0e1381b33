"""Reads in which one guard is at its threshold, made without storage."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from math import cos, radians, sin

from recist_reader.measuring.plane import PointLps
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import ToolKind
from recist_reader.trial.facts import SeriesLabel
from recist_reader.trial.options import StudyOptions, WorkflowOptions
from tests.trial.unstored import DAY, NODE, Reader, follow_up, mark, series, subject

WHOLE = ("chest", "abdomen", "pelvis")


def baseline(*targets, facts=None):
    """Baseline open with a target for each (site, long, short)."""
    reader = Reader(facts or subject("BL", "TP1")).do(c.OpenTimepoint("BL"))
    for place, (site, long_mm, short_mm) in enumerate(targets):
        reader.target(site, long_mm=long_mm, short_mm=short_mm, at=(100.0 + 90 * place, 150.0))
    return reader


def slices(mm, step=None):
    return subject("BL", BL={"thickness_mm": Decimal(mm), "step_mm": Decimal(step or mm)})


def with_options(facts, **workflow):
    return replace(facts, options=StudyOptions(workflow=WorkflowOptions(**workflow)))


def random_at(days):
    return replace(subject("BL"), randomisation_date=DAY + timedelta(days=days))


def two(before, now, **drawn):
    """A follow-up whose series differs from baseline's."""
    return follow_up(subject("BL", "TP1", BL=before, TP1=now), **drawn)


def label(region=WHOLE, phase="portal venous", kernel="soft", modality="CT"):
    return {"label": SeriesLabel(modality, region, phase, kernel)}


def lung_follow_up(phase):
    """A lung target, its follow-up in another phase."""
    facts = subject("BL", "TP1", TP1=label(phase=phase))
    reader = Reader(facts).do(c.OpenTimepoint("BL")).target("lung").lock().do(c.OpenTimepoint("TP1"))
    return reader.do(c.RecordMeasurement("T1", mark("TP1", 28, 19)))


def windowed(drawn, width, level):
    place = replace(drawn.place, window_width_hu=Decimal(width), window_level_hu=Decimal(level))
    return replace(drawn, place=place)


def windows(width, level):
    """Drawn with 400/40 at baseline, with another window at TP1."""
    reader = Reader(subject("BL", "TP1")).do(c.OpenTimepoint("BL"))
    first = windowed(mark("BL"), 400, 40)
    reader.do(c.CreateLesion("u", Role.TARGET, c.Site("liver"), first)).lock().do(c.OpenTimepoint("TP1"))
    return reader.do(c.RecordMeasurement("T1", windowed(mark("TP1", 28, 19), width, level)))


def tilted(degrees):
    """The follow-up's mark turned about its long axis."""
    flat = mark("TP1", 28, 19)
    z = flat.points_lps[2].z
    middle = (flat.points_lps[2].y + flat.points_lps[3].y) / 2
    across, along = cos(radians(degrees)), sin(radians(degrees))
    turned = tuple(
        PointLps(p.x, middle + (p.y - middle) * across, z + (p.y - middle) * along) for p in flat.points_lps
    )
    reader = follow_up(subject("BL", "TP1"))
    return reader.do(c.RecordMeasurement("T1", replace(flat, points_lps=turned)))


def reconstructed(step, plane="mpr"):
    """A baseline target measured on slices of 0.8 mm pixels, on a reconstruction."""
    facts = slices("0.8", step)
    drawn = mark("BL")
    drawn = replace(drawn, place=replace(drawn.place, plane=plane))
    return Reader(facts).do(c.OpenTimepoint("BL"), c.CreateLesion("u", Role.TARGET, c.Site("liver"), drawn))


def equal_to_prior(count):
    """Three targets, `count` of them with the value they had."""
    facts = subject("BL", "TP1")
    reader = baseline(("liver", 30, 20), ("lung", 30, 20), ("spleen", 30, 20), facts=facts).lock()
    reader.do(c.OpenTimepoint("TP1"))
    for place in range(3):
        size = 30 if place < count else 28
        reader.do(c.RecordMeasurement(f"T{place + 1}", mark("TP1", size, 19, at=(100.0 + 90 * place, 150.0))))
    return reader


def moved_by(mm, frame="F"):
    return two({}, {"frame_of_reference_uid": frame}, at=(200.0 + mm / 0.8, 200.0))


def pair(mm, number=20, role=Role.TARGET):
    """A second lesion of a role, its centre `mm` from that of T1."""
    reader = Reader(subject("BL")).do(c.OpenTimepoint("BL")).target(long_mm=20, short_mm=1)
    at = (200.0, 200.0 + mm / 0.8)
    if role is Role.TARGET:
        return reader.target("lung", long_mm=20, short_mm=1, at=at, number=number)
    point = mark("BL", number=number, at=at, tool=ToolKind.MARK)
    return reader.do(c.CreateLesion("u-x", role, c.Site("bone"), point))


def stated(state, reason=None, lesion="T1"):
    return follow_up(subject("BL", "TP1")).do(c.SetState(lesion, state, reason))


def progressing(long_mm, nt="unequivocal_pd"):
    return follow_up(subject("BL", "TP1"), long_mm=long_mm, short_mm=5).do(c.SetState("NT1", nt))


def new_lesion(site, short_mm, status=NewLesionState.UNEQUIVOCAL, target_mm=28, facts=None, times=1):
    reader = follow_up(facts or subject("BL", "TP1"), long_mm=target_mm, short_mm=10)
    for number in range(times):
        drawn = mark("TP1", 25, short_mm, number=5, at=(100.0 + 90 * number, 400.0))
        reader.do(c.CreateLesion(f"u-n{number}", Role.NEW, site, drawn, status))
    return reader


def half_labelled(region):
    """A chest at baseline beside a series labelled `region`; the follow-up shows the abdomen."""
    facts = subject("BL", "TP1", BL=label(("chest",)), TP1=label(("abdomen",)))
    other = series("BL", uid="S-other", **label(region))
    first, second = facts.timepoints
    facts = replace(facts, timepoints=(replace(first, series=(*first.series, other)), second))
    return with_options(facts, required_regions=())


def beside_unlabelled(region):
    """A follow-up of two series, one of `region`, one whose region nobody set."""
    facts = subject("BL", "TP1", TP1=label(region))
    first, now = facts.timepoints
    other = series("TP1", uid="S-other", scan_date=now.date, **label(()))
    return follow_up(replace(facts, timepoints=(first, replace(now, series=(*now.series, other)))))


def after_cr(back):
    """TP1 is CR, TP2 says `back` of the target."""
    reader = follow_up(subject("BL", "TP1", "TP2"))
    reader.do(c.SetState("T1", "absent"), c.SetState("NT1", "absent")).lock().do(c.OpenTimepoint("TP2"))
    if back == "measured":
        reader.do(c.RecordMeasurement("T1", mark("TP2", 6, 4)))
    else:
        reader.do(c.SetState("T1", back, "treated" if back == "not_evaluable" else None))
    return reader.do(c.SetState("NT1", "absent"))


def proved_after_cr():
    """TP1 is CR with a doubtful new lesion; at TP2 it is proved, and the target is back."""
    reader = follow_up(subject("BL", "TP1", "TP2"))
    doubtful = mark("TP1", number=5, at=(100.0, 400.0), tool=ToolKind.MARK)
    reader.do(c.CreateLesion("n", Role.NEW, c.Site("bone"), doubtful, NewLesionState.EQUIVOCAL))
    reader.do(c.SetState("T1", "absent"), c.SetState("NT1", "absent")).lock().do(c.OpenTimepoint("TP2"))
    back = c.RecordMeasurement("T1", mark("TP2", 6, 4))
    return reader.do(back, c.SetState("NT1", "absent"), c.SetState("NL1", "unequivocal"))


def scans_apart(days):
    facts = subject("BL")
    both = (*facts.timepoints[0].series, series("BL2", scan_date=DAY + timedelta(days=days)))
    return Reader(replace(facts, timepoints=(replace(facts.timepoints[0], series=both),))).do(
        c.OpenTimepoint("BL")
    )


def node_without_short_axis():
    """A node whose mark has lost its short axis; no command makes one, a damaged row could."""
    reader = baseline((NODE, 20, 16))
    tables = dict(reader.state.tables)
    tables["measurement"] = {k: replace(m, short_mm=None) for k, m in tables["measurement"].items()}
    reader.state = replace(reader.state, tables=tables)
    return reader
