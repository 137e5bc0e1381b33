"""The twelve subjects of the sample trial: their images, and how far each is read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.spec import (
    Body,
    LesionAt,
    LesionSpec,
    PatientSpec,
    Piece,
    SeriesSpec,
    StudySpec,
    Syntax,
    TimepointSpec,
)
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Role, TargetState

LABELS = ("BL", "TP1", "TP2")
INTERVAL = timedelta(days=84)
MIDDLE = PointLps(0, 0, 60)
ABDOMEN = Geometry(
    rows=256,
    columns=256,
    row_spacing_mm=1.68,
    column_spacing_mm=1.68,
    slices=28,
    centre_lps=PointLps(0, 0, 60),
)
SMALL = replace(
    ABDOMEN, rows=64, columns=64, row_spacing_mm=6.72, column_spacing_mm=6.72, slices=14, interval_mm=10
)
SERIES = {
    Body.TRUNK: SeriesSpec(ABDOMEN, noise_hu=4.0, grain_pixels=1.6, syntax=Syntax.JPEG_LS),
    Body.BLOCK: SeriesSpec(SMALL, noise_hu=0.0),
}
"""What is looked at, and what is quick to make for tests and benchmarks."""

Axes = tuple[float, float]
"""Long and short axis of a lesion, mm."""


@dataclass(frozen=True)
class Course:
    """Two liver targets over the visits, a vertebra that stays, and where it comes a new lesion at TP2."""

    first: tuple[Axes, Axes, Axes]
    second: tuple[Axes, Axes, Axes]
    is_new_at_tp2: bool = False


SHRINKS = Course(((42, 33), (27, 22), (24, 19)), ((28, 21), (20, 16), (18, 14)))
GROWS = Course(((40, 31), (42, 33), (53, 41)), ((28, 22), (30, 23), (36, 27)))
SPREADS = Course(((36, 28), (34, 27), (33, 26)), ((26, 20), (25, 19), (25, 19)), is_new_at_tp2=True)


@dataclass(frozen=True)
class Cohorted:
    """One subject: `visits` come in, the first `released` of them go to readers, `not_done` fell out.

    `r1`, `r2`: how many timepoints each has locked; `begun`: the reader whose next one is open.
    """

    number: int
    course: Course
    visits: int = 3
    released: int = 3
    r1: int = 0
    r2: int = 0
    begun: str = ""
    not_done: str = ""
    is_final: bool = False
    differs: Mapping[str, Any] | None = None
    """What the second reader records otherwise: `scale` of TP2's axes, or `misses` a lesion."""

    @property
    def subject(self) -> str:
        return subject_of(self.number)


def subject_of(number: int) -> str:
    """The subject id of a number of the cohort."""
    return f"07-{number:03d}"


HELD, REOPENED, VOIDED = 6, 11, 12
"""Numbers of the subjects with a query that holds, a reopened read, a read that was taken back."""

COHORT = (
    Cohorted(1, SHRINKS, visits=1, released=0),
    Cohorted(2, SPREADS, visits=1, released=1),
    Cohorted(3, GROWS, visits=1, released=1, begun="R1"),
    Cohorted(4, SHRINKS, visits=2, released=2, r1=1, r2=1),
    Cohorted(5, SPREADS, visits=3, not_done="TP1", r1=1, r2=2),
    Cohorted(HELD, GROWS, visits=2, released=1, r1=1, r2=1),
    Cohorted(7, SHRINKS, r1=3, r2=1, begun="R2", is_final=True),
    Cohorted(8, SHRINKS, r1=3, r2=3, is_final=True),
    Cohorted(9, GROWS, r1=3, r2=3, is_final=True, differs={"scale": 0.84}),
    Cohorted(10, SPREADS, r1=3, r2=3, is_final=True, differs={"misses": "NL1"}),
    Cohorted(REOPENED, SHRINKS, r1=3, r2=2, is_final=True),
    Cohorted(VOIDED, SHRINKS, visits=1, released=1),
)

_PLACES = PointLps(-92, 8, 96), PointLps(-58, -44, 72)
_NEW_PLACE, _VERTEBRA = PointLps(-88, 30, 40), PointLps(5, 41, 33)


def spec_of(one: Cohorted, today: date, body: Body = Body.TRUNK) -> StudySpec:
    """The images of one subject, the last of them some weeks old; builds and days differ."""
    labels = LABELS[: one.visits]
    first = today - timedelta(days=50 + 2 * one.number) - (len(labels) - 1) * INTERVAL
    return StudySpec(
        PatientSpec(
            f"SYN-T{one.number:02d}", f"Synthetic^T{one.number:02d}", build=0.94 + 0.012 * one.number
        ),
        tuple(
            TimepointSpec(
                label,
                first + n * INTERVAL,
                (_moved(SERIES[body], n),),
                (3.0 * n, -4.0 * n, -90.0 * n),
                visit=n,
            )
            for n, label in enumerate(labels)
            if label != one.not_done
        ),
        _lesions(one.course, frozenset(labels) - {one.not_done}),
        seed=100 + one.number,
        body=body,
        title=f"sample trial {one.subject}",
        randomisation_date=first + timedelta(days=7),
    )


def _moved(series: SeriesSpec, visit: int) -> SeriesSpec:
    x, y, z = series.geometry.centre_lps
    moved = replace(series.geometry, centre_lps=PointLps(x, y, z - 90.0 * visit))
    return replace(series, geometry=moved)


def _lesions(course: Course, labels: frozenset[str]) -> tuple[LesionSpec, ...]:
    targets = (
        LesionSpec(
            f"T{n + 1}",
            Role.TARGET,
            "liver",
            _PLACES[n],
            {
                label: LesionAt(TargetState.MEASURED, (Piece(*axes[at], 30.0, dent=0.08),))
                for at, label in enumerate(LABELS)
                if label in labels
            },
            subsite=("segment 7", "segment 4b")[n],
            hu=62,
            rim_hu=88,
        )
        for n, axes in enumerate((course.first, course.second))
    )
    bone = LesionAt(NonTargetState.PRESENT, (Piece(15.0, 12.0, 10, dent=0.1),))
    others = [
        LesionSpec(
            "NT1",
            Role.NON_TARGET,
            "bone",
            _VERTEBRA,
            dict.fromkeys(sorted(labels), bone),
            subsite="lumbar spine, L1",
            hu=690,
        )
    ]
    if course.is_new_at_tp2 and "TP2" in labels:
        seen = {"TP2": LesionAt(NewLesionState.UNEQUIVOCAL, (Piece(19, 16, 60, dent=0.08),))}
        others.append(
            LesionSpec("NL1", Role.NEW, "liver", _NEW_PLACE, seen, subsite="segment 6", hu=64, rim_hu=90)
        )
    return (*targets, *others)


def as_second_reader(patient: dict[str, Any], one: Cohorted) -> dict[str, Any]:
    """The truth as the second reader records it: some axes a little longer, and what `differs` says."""
    differs = one.differs or {}
    return {**patient, "timepoints": [_seen_otherwise(at, differs) for at in patient["timepoints"]]}


def _seen_otherwise(timepoint: dict[str, Any], differs: Mapping[str, Any]) -> dict[str, Any]:
    scale = differs.get("scale", 1.0) if timepoint["label"] == "TP2" else 1.02
    return {
        **timepoint,
        "lesions": [
            {**lesion, "pieces": [_scaled(piece, scale) for piece in lesion["pieces"]]}
            for lesion in timepoint["lesions"]
            if lesion["id"] != differs.get("misses")
        ],
    }


def _scaled(piece: dict[str, Any], scale: float) -> dict[str, Any]:
    centre = [float(value) for value in piece["centre_lps"]]
    axes = {
        axis: [[c + scale * (float(v) - c) for c, v in zip(centre, end, strict=True)] for end in piece[axis]]
        for axis in ("long_axis_lps", "short_axis_lps")
    }
    return {**piece, **axes}
