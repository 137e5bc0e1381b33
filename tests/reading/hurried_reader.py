"""A hurried reader: random commands, sensible or not, for state machines and round trips."""

import random
from decimal import Decimal

from recist_reader.measuring.plane import PixelPoint
from recist_reader.problem import Refusal
from recist_reader.reading.read_session import ReadSession
from recist_reader.recist.vocabulary import NewLesionState, Role
from recist_reader.trial import commands as c
from recist_reader.trial.evidence import Drawn, RegionFigures, ToolKind
from tests.building import drawn, made_plane, marked

STATES = {
    Role.TARGET: ("too_small", "absent", "not_evaluable", "merged"),
    Role.NON_TARGET: ("present", "absent", "not_evaluable", "unequivocal_pd"),
    Role.NEW: ("unequivocal", "equivocal", "not_lesion"),
}
ORGANS = ("liver", "lung", "lymph node", "bone", "spleen")
REASONS = (None, "artefact", "metal artefact beside it", "short")
FIGURES = RegionFigures(*(Decimal(n) for n in ("100.0", "60.5", "8.1", "31", "92")), 156)


def wish(session: ReadSession, chance: random.Random) -> c.Command:
    """The next command; it may well be refused."""
    state = session.state
    if state.open_timepoint is None:
        return c.OpenTimepoint(session.next_label() or "BL")
    lesions = [lesion.id for _, lesion in state.lesions_in_order()]
    acts = _WITH_LESIONS if lesions else _WITHOUT
    act = chance.choices(list(acts), list(acts.values()))[0]
    return act(session, chance, chance.choice(lesions) if lesions else "")


def _axes(session, chance):
    size = chance.uniform(8, 60)
    at = (chance.uniform(150, 350), chance.uniform(150, 350))
    return drawn(session, size, size * chance.uniform(0.3, 0.95), number=chance.randint(1, 40), at=at)


def _line(session, tool=ToolKind.LINE):
    """A line, region or probe on slice 7."""
    point = marked(session, 7)
    pixels = (
        (PixelPoint(100, 100),) if tool is ToolKind.PROBE else (PixelPoint(100, 100), PixelPoint(130, 120))
    )
    place = point.place
    region = FIGURES if tool in (ToolKind.ELLIPSE, ToolKind.PROBE) else None
    return Drawn(tool, place, tuple(made_plane(7).to_lps(p) for p in pixels), pixels, region=region)


def _create(session, chance, _lesion):
    at_baseline = session.open_timepoint == "BL"
    likely = [Role.TARGET, Role.TARGET, Role.NON_TARGET] if at_baseline else [Role.NEW]
    role = chance.choice([*likely, chance.choice(list(Role))])
    site = c.Site(chance.choice(ORGANS), nodal=chance.random() < 0.3)
    first = _axes(session, chance) if role is Role.TARGET else marked(session, chance.randint(1, 40))
    if role is Role.NON_TARGET and chance.random() < 0.3:
        first = _line(session)
    status = chance.choice(list(NewLesionState)) if role is Role.NEW else None
    return c.CreateLesion(session.new_uuid(), role, site, first, status)


def _measure(session, chance, lesion):
    return c.RecordMeasurement(lesion, _axes(session, chance))


def _state(session, chance, lesion):
    role = session.state.lesions[session.state.uuid_of(lesion)].role
    others = [other.id for _, other in session.state.lesions_in_order()]
    state = chance.choice(STATES[role])
    into = chance.choice(others) if state == "merged" else None
    return c.SetState(lesion, state, chance.choice(REASONS), into)


def _history(_session, chance, _lesion):
    return chance.choice([c.Undo(), c.Undo(), c.Redo()])


def _remove(_session, chance, lesion):
    return chance.choice([c.ClearFinding(lesion), c.DeleteLesion(lesion)])


def _split(session, chance, lesion):
    whole = c.AddFragment(session.new_uuid(), lesion, _axes(session, chance))
    return chance.choice([c.SplitTarget(session.new_uuid(), lesion), whole])


def _reason(session, chance, _lesion):
    checks = [check for check in session.view().checks if check.blocks_lock]
    if not checks:
        return session.lock_command()
    check = chance.choice(checks)
    return c.GiveReason(check.id, "looked at twice, stands", check.lesion_id)


def _site(_session, chance, lesion):
    return c.ChangeSite(lesion, c.Site(chance.choice(ORGANS), subsite="left part", side="L"))


def _renumber(session, chance, _lesion):
    targets = [r.id for _, r in session.state.lesions_in_order() if r.role is Role.TARGET]
    chance.shuffle(targets)
    return c.RenumberTargets(tuple(targets))


def _annotate(session, chance, _lesion):
    own = list(session.state.annotations(session.open_timepoint))
    if own and chance.random() < 0.4:
        return c.RemoveAnnotation(own[0].rpartition("/")[2])
    tool = chance.choice([ToolKind.LINE, ToolKind.ELLIPSE, ToolKind.PROBE])
    return c.AddAnnotation(session.new_uuid(), _line(session, tool))


def _label(session, chance, lesion):
    own = [key.rpartition("/")[2] for key in session.state.annotations(session.open_timepoint)]
    offset = chance.choice([None, (Decimal("12.5"), Decimal("-3.0"))])
    return c.MoveLabel(chance.choice([lesion, *own]), offset)


def _key_image(session, chance, _lesion):
    if session.state.key_images and chance.random() < 0.4:
        return c.RemoveKeyImage(next(iter(session.state.key_images)))
    return c.SetKeyImage(session.new_uuid(), marked(session, 3).place, Decimal("0.8"))


def _reopen(session, chance, _lesion):
    locked = [label for label in session.state.timepoints if session.state.is_locked(label)]
    return c.ReopenTimepoint(chance.choice(locked) if locked else "BL", "transcription_error")


def _lock(session, _chance, _lesion):
    return session.lock_command()


_WITHOUT = {_create: 8, _history: 1, _lock: 1, _annotate: 1, _key_image: 1, _reason: 1}
_WITH_LESIONS = {
    _create: 12,
    _measure: 20,
    _state: 22,
    _history: 14,
    _remove: 5,
    _split: 4,
    _reason: 12,
    _site: 3,
    _renumber: 3,
    _annotate: 3,
    _label: 4,
    _key_image: 3,
    _reopen: 2,
    _lock: 8,
}


def hurry(session, chance, steps, after=lambda *_: None):
    """Do a number of commands; `after(command, before, answer)` sees each one."""
    for _ in range(steps):
        command, before = wish(session, chance), session.state
        answer = session.do(command)
        after(command, before, answer)
        if isinstance(answer, Refusal):
            assert answer.problem.what
            assert answer.problem.remedy
