"""Made reads at the moments that the window shows: without images, through the real session."""

from contextlib import contextmanager

from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, drawn, marked, see_all

TARGETS = (
    ("T1", c.Site("pancreas", subsite="tail"), (150, 150), 10),
    ("T2", c.Site("lymph node", nodal=True, subsite="mesenteric"), (220, 150), 14),
    ("T3", c.Site("liver", subsite="4a"), (290, 150), 18),
    ("T4", c.Site("liver", subsite="7"), (360, 150), 22),
)
NON_TARGETS = (c.Site("liver", subsite="8"), c.Site("bone", subsite="lumbar spine"), c.Site("peritoneum"))
SUMS = {
    "BL": ((31.2, 20), (30, 18.4), (24.6, 20), (46.3, 38)),
    "TP1": ((28.0, 20), (25, 16.0), (20.0, 15), (40.0, 30)),
    "TP2": ((24.8, 18), (20, 12.6), (16.0, 12), (30.2, 25)),
    "TP3": ((25.4, 18), (22, 13.0), (17.1, 13), (32.9, 27)),
    "TP4": ((25.9, 18), (23, 13.4), (18.3, 14), (38.7, 31)),
}


def done(answer):
    assert isinstance(answer, Recorded), answer
    return answer


@contextmanager
def a_read(folder, timepoints=5, **options):
    """A session on a made subject with nothing read yet."""
    with a_study(folder, timepoints=timepoints, **options) as study:
        yield ReadSession(study, "1001")


def create(session, role, site, first, status=None):
    return done(session.do(c.CreateLesion(session.new_uuid(), role, site, first, status)))


def draw_baseline(session):
    """Four targets (sum 120.5) and three non-targets, not locked."""
    done(session.do(c.OpenTimepoint("BL")))
    see_all(session)
    for (_, site, at, number), (long_mm, short_mm) in zip(TARGETS, SUMS["BL"], strict=True):
        create(session, Role.TARGET, site, drawn(session, long_mm, short_mm, number, at))
    for place, site in enumerate(NON_TARGETS):
        create(session, Role.NON_TARGET, site, marked(session, 10, (250 + 20 * place, 300)))


def measure(session, lesion, long_mm, short_mm, number=20, at=(200, 200)):
    return done(session.do(c.RecordMeasurement(lesion, drawn(session, long_mm, short_mm, number, at))))


def set_state(session, lesion, value, reason=None):
    return done(session.do(c.SetState(lesion, value, reason)))


def read_targets(session, label):
    """Open a timepoint and measure the four targets."""
    done(session.do(c.OpenTimepoint(label)))
    see_all(session)
    for (lesion, _, at, number), (long_mm, short_mm) in zip(TARGETS, SUMS[label], strict=True):
        measure(session, lesion, long_mm, short_mm, number, at)


def read_timepoint(session, label):
    """All lesions of a timepoint, not locked: sums 102.0 (the node counts 16.0), 83.6, 88.4, 96.3."""
    read_targets(session, label)
    for lesion, value in (("NT1", "present"), ("NT2", "present"), ("NT3", "absent")):
        set_state(session, lesion, value)


def read_until(session, label):
    """Lock everything before a timepoint and read that one."""
    draw_baseline(session)
    for at in list(SUMS)[1:]:
        done(session.lock())
        read_timepoint(session, at)
        if at == label:
            return
