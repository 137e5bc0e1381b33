"""Endless reading in the open timepoint, as a hand would: for kill and fault runs (`--loop`)."""

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import count as count_from

from recist_reader.reading.script.document import Step
from recist_reader.reading.script.runner import ScriptRunner
from recist_reader.recist.vocabulary import Role
from recist_reader.trial.evidence import Measurement


def varied_steps(runner: ScriptRunner, seed: int, times: int | None) -> Iterator[Step]:
    """Yield steps that move, delete, draw again, undo and redo the targets of the open timepoint."""
    chance = random.Random(seed)  # noqa: S311  (variety, not secrecy)
    drawn: dict[str, Measurement] = {}
    for number in count_from(1) if times is None else range(1, times + 1):
        session = runner.session
        label = session.open_timepoint if session else None
        if session is None or label is None:
            return
        for uuid, mark in session.state.diameters(label).items():
            drawn[session.state.lesions[uuid].id] = mark
        known = [
            i
            for i in sorted(drawn)
            if (u := session.state.uuid_of(i)) and _is_target(session.state.lesions[u].role)
        ]
        if not known and (session.state.history.done or session.state.history.undone):
            # All were cleared, or their creation was undone, before a kill.
            yield Step(number, "undo" if session.state.history.done else "redo", {})
            continue
        if not known:
            return
        lesion = chance.choice(known)
        act = chance.choices(("measure", "delete", "undo", "redo"), weights=(70, 8, 15, 7))[0]
        is_drawn = session.state.uuid_of(lesion) in session.state.diameters(label)
        if act == "delete" and is_drawn:
            yield Step(number, "delete", {"lesion": lesion})
        elif act == "undo" and session.state.history.done:
            yield Step(number, "undo", {})
        elif act == "redo" and session.state.history.undone:
            yield Step(number, "redo", {})
        else:
            yield _longer_or_shorter(number, lesion, drawn[lesion], chance)


def _is_target(role: Role) -> bool:
    return role is Role.TARGET


def _longer_or_shorter(number: int, lesion: str, mark: Measurement, chance: random.Random) -> Step:
    """Draw the long axis again, its second end moved along it; the short axis is placed anew."""
    (c1, r1), (c2, r2) = mark.points_pixel[0], mark.points_pixel[1]
    by = chance.uniform(0.9, 1.1)
    end = (c1 + (c2 - c1) * by, r1 + (r2 - r1) * by)
    axis = [
        [Decimal(f"{c1:.3f}"), Decimal(f"{r1:.3f}")],
        [Decimal(f"{end[0]:.3f}"), Decimal(f"{end[1]:.3f}")],
    ]
    place = {"series_uid": mark.place.series_uid, "slice": mark.place.slice_number}
    return Step(number, "measure", {"lesion": lesion, "long": axis, **place})
