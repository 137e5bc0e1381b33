"""Rows of the read itself: rules, the panel after an edit, the commit of an edit."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from benchmarks.contest import Contest, Row, duration_of
from benchmarks.frames import SLICES_SHOWN, each
from benchmarks.made_read import made_read
from benchmarks.material import scratch
from benchmarks.setting import Setting
from recist_reader.recist.assess import assess
from recist_reader.recist.options import charter_options
from recist_reader.recist.read import Lesion, Read, TargetFinding, Timepoint
from recist_reader.recist.schedule import Schedule
from recist_reader.recist.vocabulary import NonTargetState, TargetState

TIMEPOINTS = 8
_FIRST = date(2024, 1, 1)


def made_patients(count: int) -> list[Read]:
    """Reads of five targets and a non-target over eight timepoints, the same for the same count."""
    chance = random.Random(1)
    return [_patient(number, chance) for number in range(count)]


def _patient(number: int, chance: random.Random) -> Read:
    lesions = tuple(
        Lesion(f"T{n}", ("liver", "lung", "liver", "lung", "adrenal")[n - 1]) for n in range(1, 6)
    )
    sizes = [Decimal(chance.randint(100, 600)) / 10 for _ in lesions]
    points = []
    for k in range(TIMEPOINTS + 1):
        found = {
            lesion.id: TargetFinding(TargetState.MEASURED, size)
            for lesion, size in zip(lesions, sizes, strict=True)
        }
        sizes = [max(Decimal(5), size + Decimal(chance.randint(-80, 70)) / 10) for size in sizes]
        points.append(
            Timepoint(
                "BL" if k == 0 else f"TP{k}",
                _FIRST + timedelta(days=84 * k),
                k,
                targets=found,
                non_targets={"NT1": NonTargetState.PRESENT},
            )
        )
    return Read(
        subject=str(number),
        reader="R1",
        options=charter_options({}),
        targets=lesions,
        non_targets=(Lesion("NT1", "bone"),),
        baseline=points[0],
        timepoints=tuple(points[1:]),
        randomisation_date=_FIRST,
        schedule=Schedule.every(84, 7),
    )


Course = tuple[tuple[Decimal, ...], ...]


def _core(patients: Sequence[Course]) -> list[list[str]]:
    """The limit: sum, nadir and category on tuples, without dates, reasons, states or options."""
    answers = []
    for course in patients:
        baseline = nadir = sum(course[0], Decimal(0))
        row = []
        for sizes in course[1:]:
            now = sum(sizes, Decimal(0))
            if 5 * now >= 6 * nadir and now - nadir >= 5:
                row.append("PD")
            else:
                row.append("PR" if 10 * now <= 7 * baseline else "SD")
            nadir = min(nadir, now)
        answers.append(row)
    return answers


def _course(read: Read) -> Course:
    points = (read.baseline, *read.timepoints)
    return tuple(tuple(f.mm or Decimal(0) for f in p.targets.values()) for p in points if p is not None)


@contextmanager
def _rules(setting: Setting) -> Iterator[Contest]:
    patients = made_patients(setting.patients)
    courses = [_course(read) for read in patients]

    def wrong() -> str | None:
        for read, expected in zip(patients, _core(courses), strict=True):
            answer = [str(at.target) for at in assess(read).timepoints]
            if answer != expected:
                return "a target response differs from the core rules"
        return None

    yield Contest(
        duration_of(lambda: [assess(read) for read in patients]),
        wrong,
        None,
        duration_of(partial(_core, courses)),
    )


@contextmanager
def _panel(setting: Setting) -> Iterator[Contest]:
    from benchmarks.panel import PanelPage
    from benchmarks.screen import OurScreen, StackVolume, closing_all

    with scratch(setting, "panel") as folder, made_read(folder) as session:
        page = PanelPage(session)
        screen = OurScreen(setting, 1, StackVolume(min(SLICES_SHOWN, setting.slices), setting.matrix))
        with closing_all(page, screen):
            yield Contest(
                each(page.show, setting.frames), page.wrong, None, each(screen.show_next, setting.frames)
            )


ROWS = (
    Row(
        "rules",
        f"patients x {TIMEPOINTS} timepoints, full result with reasons",
        "-",
        "core rules on tuples",
        _rules,
        None,
        100.0,
    ),
    Row(
        "panel",
        "an edit recomputed; table and response panel filled and painted",
        "-",
        "frame1 of the same run",
        _panel,
        None,
        4.0,
    ),
)
