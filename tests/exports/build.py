"""Reads with every kind of story, read through the session and locked, for the exports to write."""

from contextlib import contextmanager
from datetime import date

from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.patch import Recorded
from tests.building import a_study, add_visit, drawn, marked

NODE = c.Site("lymph node", nodal=True, subsite="mesenteric")
PLACES = {"T1": (10, (150, 200)), "T2": (14, (250, 200)), "T3": (22, (300, 300)), "T1.a": (10, (150, 200))}


def done(answer):
    assert isinstance(answer, Recorded), answer
    return answer


class Reader:
    """A reader at one subject: short words for what a person does."""

    def __init__(self, study, subject="1001"):
        self.session = ReadSession(study, subject)

    def do(self, command):
        return done(self.session.do(command))

    def baseline(self):
        """T1 liver 40 x 30, T2 liver 30 x 22, T3 node 26 x 18, NT1 bone: sum 88."""
        self.do(c.OpenTimepoint("BL"))
        self.target(c.Site("liver", subsite="6"), 40, 30, "T1")
        self.target(c.Site("liver"), 30, 22, "T2")
        self.target(NODE, 26, 18, "T3")
        self.do(c.CreateLesion(self.uuid(), Role.NON_TARGET, c.Site("bone"), marked(self.session)))
        self.lock()

    def uuid(self):
        return self.session.new_uuid()

    def drawn(self, lesion, long_mm, short_mm):
        number, at = PLACES.get(lesion, (12, (180, 240)))
        return drawn(self.session, long_mm, short_mm, number=number, at=at)

    def target(self, site, long_mm, short_mm, lesion):
        self.do(c.CreateLesion(self.uuid(), Role.TARGET, site, self.drawn(lesion, long_mm, short_mm)))

    def measure(self, lesion, long_mm, short_mm):
        self.do(c.RecordMeasurement(lesion, self.drawn(lesion, long_mm, short_mm)))

    def state(self, lesion, state, reason=None, into=None):
        self.do(c.SetState(lesion, state, reason, into))

    def new_lesion(self, status, organ="liver"):
        site = c.Site(organ)
        self.do(c.CreateLesion(self.uuid(), Role.NEW, site, marked(self.session, 15), NewLesionState(status)))

    def lock(self, **wish):
        for check in self.session.view().checks:
            if check.blocks_lock and check.level == "reason":
                self.do(c.GiveReason(check.id, "agreed with the sponsor", check.lesion_id))
        return done(self.session.lock(**wish))

    def timepoint(self, label, **lesions):
        """Open, give every lesion its axes (a pair) or its state (a text or text and reason), lock."""
        self.do(c.OpenTimepoint(label))
        for lesion, found in {"NT1": "present", **lesions}.items():
            if isinstance(found, str):
                self.state(lesion, found)
            elif isinstance(found[0], str):
                self.state(lesion, *found)
            else:
                self.measure(lesion, *found)


def story_response(reader):
    """PR, then NE with a partial sum and one too small, then a split target."""
    reader.baseline()
    reader.timepoint("TP1", T1=(25, 20), T2=(15, 12), T3=(20, 12))
    reader.lock()
    reader.timepoint("TP2", T1="too_small", T2=("not_evaluable", "artefact"), T3=(20, 11))
    reader.lock()
    reader.timepoint("TP3", T1=(24, 20), T2=(14, 12), T3=(20, 11))
    reader.do(c.SplitTarget(reader.uuid(), "T1"))
    reader.do(c.AddFragment(reader.uuid(), "T1", drawn(reader.session, 8, 6, number=11, at=(180, 220))))
    reader.lock()


def story_backdated(reader):
    """An equivocal new lesion at TP1 is proved at TP2: PD is dated back to TP1 (NL-3)."""
    reader.baseline()
    reader.timepoint("TP1", T1=(38, 30), T2=(30, 22), T3=(25, 18))
    reader.new_lesion("equivocal")
    reader.lock()
    reader.timepoint("TP2", T1=(38, 30), T2=(30, 22), T3=(25, 18), NL1="unequivocal")
    reader.lock()
    reader.timepoint("TP3", T1=(38, 30), T2=(30, 22), T3=(25, 18))
    reader.lock()


def story_nadir_zero(reader):
    """Everything goes (CR), then merged targets: the nadir is 0 and the percentage undefined (N-4)."""
    reader.baseline()
    reader.timepoint("TP1", **dict.fromkeys(("T1", "T2", "T3", "NT1"), "absent"))
    reader.lock()
    reader.timepoint("TP2", T2=(12, 10), T3="absent", NT1="absent")
    reader.state("T1", "merged", into="T2")
    reader.lock(overall="SD", why="reader thinks it is scar tissue")
    reader.timepoint("TP3", T1="absent", T2=(12, 10), T3="absent", NT1="absent")
    reader.lock()


def story_all_not_evaluable(reader):
    """No lesion can be seen at TP1 (NE, partial sum 0); PD by target growth at TP2."""
    reader.baseline()
    reason = ("not_evaluable", "not in field of view")
    reader.timepoint("TP1", **dict.fromkeys(("T1", "T2", "T3", "NT1"), reason))
    reader.lock()
    reader.timepoint("TP2", T1=(60, 40), T2=(40, 30), T3=(26, 20))
    reader.lock()
    reader.timepoint("TP3", T1=(66, 40), T2=(45, 30), T3=(26, 20), NT1="unequivocal_pd")
    reader.lock()


def story_no_targets(reader):
    """Only a non-target at baseline, and it goes."""
    reader.do(c.OpenTimepoint("BL"))
    reader.do(c.CreateLesion(reader.uuid(), Role.NON_TARGET, c.Site("bone"), marked(reader.session)))
    reader.lock()
    for label in ("TP1", "TP2"):
        reader.timepoint(label)
        reader.lock()
    reader.timepoint("TP3", NT1="absent")
    reader.lock()


STORIES = (story_response, story_backdated, story_nadir_zero, story_all_not_evaluable, story_no_targets)


@contextmanager
def read_study(folder, stories=STORIES, **options):
    """A study of one subject a story, all read to the end; the first has a visit not done at its end."""
    with a_study(folder, subjects=len(stories), **options) as study:
        for number, story in enumerate(stories):
            story(Reader(study, str(1001 + number)))
        done(study.declare_not_done("1001", "TP4", "patient was ill"))
        done(add_visit(study, "1001", "TP5", date(2025, 3, 1)))
        reader = Reader(study)
        last = {"T1.a": (20, 14), "T1.b": (8, 6), "T2": (14, 12), "T3": (20, 11)}
        reader.timepoint("TP5", **last)
        reader.lock()
        yield study
