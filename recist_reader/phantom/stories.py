"""Ready-made patients: courses that a reader meets, with the categories that a physician derives.

Positions are those of the standard place (see `frame.py`). Visits are 84 days apart.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.spec import (
    Expected,
    LesionAt,
    LesionSpec,
    PatientSpec,
    Piece,
    SeriesSpec,
    StudySpec,
    Syntax,
    TimepointSpec,
)
from recist_reader.phantom.vendors import Vendor
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Response, Role, TargetState

LABELS = ("BL", "TP1", "TP2", "TP3")
INTERVAL = timedelta(days=84)
PRESENT = NonTargetState.PRESENT
STABLE_REST = Response.NON_CR_NON_PD
CHEST_AND_ABDOMEN = Geometry(
    row_spacing_mm=0.84, column_spacing_mm=0.84, slices=68, centre_lps=PointLps(0, 0, 72.5)
)
ABDOMEN = replace(CHEST_AND_ABDOMEN, slices=44, centre_lps=PointLps(0, 0, 12.5))


def measured(*pieces: Piece) -> LesionAt:
    """A target with these pieces, each measured."""
    return LesionAt(TargetState.MEASURED, pieces)


def present(piece: Piece) -> LesionAt:
    """A non-target that is there."""
    return LesionAt(PRESENT, (piece,))


def _course(*states: LesionAt) -> Mapping[str, LesionAt]:
    return dict(zip(LABELS, states, strict=True))


def _visits(
    first: date, series: tuple[SeriesSpec, ...], expected: tuple[Expected, ...]
) -> list[TimepointSpec]:
    """Four visits; the patient lies a little differently at each."""
    places = ((0.0, 0.0, 0.0), (4.0, -7.0, -418.0), (-6.0, 3.0, 133.0), (2.0, 9.0, -911.0))
    return [
        TimepointSpec(
            label,
            first + number * INTERVAL,
            (replace(one, geometry=moved(one.geometry, place)),),
            place,
            visit=number,
            expected=expected[number - 1] if number else None,
        )
        for number, (label, one, place) in enumerate(zip(LABELS, series, places, strict=True))
    ]


def moved(geometry: Geometry, by_mm: tuple[float, float, float]) -> Geometry:
    """The same slices for a patient further along the table; sideways the field of view stays."""
    x, y, z = geometry.centre_lps
    return replace(geometry, centre_lps=PointLps(x, y, z + by_mm[2]))


def responder_then_progression(seed: int = 1) -> StudySpec:
    """Two liver targets, one in the lung and a mesenteric node: PR, then one target too small and one not
    evaluable (the chest was not scanned), then a new liver lesion: PD."""
    siemens = SeriesSpec(CHEST_AND_ABDOMEN, Vendor.SIEMENS)
    series = (siemens, siemens, SeriesSpec(ABDOMEN, Vendor.GE, number=3), siemens)
    expected = (
        Expected(Response.PR, STABLE_REST, "none", Response.PR),
        Expected(Response.NE, STABLE_REST, "none", Response.NE),
        Expected(Response.PR, STABLE_REST, "unequivocal", Response.PD),
    )
    first = date(2024, 1, 15)
    return StudySpec(
        PatientSpec("SYN-A01", "Synthetic^Ada", "F", date(1958, 3, 9), build=0.97),
        tuple(_visits(first, series, expected)),
        RESPONDER,
        seed,
        title="PR, then a new liver lesion",
        randomisation_date=first + timedelta(days=7),
    )


def _liver(*pieces: tuple[float, float, float] | LesionAt) -> Mapping[str, LesionAt]:
    """A course of a liver lesion: (long, short, angle) of a dented piece, or a state of its own."""
    return _course(
        *(one if isinstance(one, LesionAt) else measured(Piece(*one, dent=0.08)) for one in pieces)
    )


FAINT = LesionAt(TargetState.TOO_SMALL, (Piece(4.0, 3.6),))
NOT_SCANNED = LesionAt(TargetState.NOT_EVALUABLE, (Piece(10.0, 8.4, 20),))
BONE = present(Piece(15.0, 12.0, 10, dent=0.1))
LUNG = (
    measured(Piece(16, 13, 20, dent=0.09)),
    measured(Piece(10, 8.4, 20)),
    NOT_SCANNED,
    measured(Piece(10, 8.6, 20)),
)
NODE = tuple(
    measured(Piece(long_mm, short_mm, 15)) for long_mm, short_mm in ((27, 18), (19, 12), (18, 11), (17.5, 11))
)
SEEN_LAST = {"TP3": LesionAt(NewLesionState.UNEQUIVOCAL, (Piece(19, 16, 60, dent=0.08),))}
TARGET, NON_TARGET, NEW = Role.TARGET, Role.NON_TARGET, Role.NEW
SEGMENT_7 = _liver((38, 30, 35), (27, 22, 30), (24, 19, 40), (25, 20, 40))
SEGMENT_4B = _liver((24, 19, -20), (15, 12, -15), FAINT, (6, 5, 0))
VERTEBRA = _course(BONE, BONE, BONE, BONE)

RESPONDER = (
    LesionSpec("T1", TARGET, "liver", PointLps(-94, 8, 96), SEGMENT_7, subsite="segment 7", hu=62, rim_hu=88),
    LesionSpec(
        "T2", TARGET, "liver", PointLps(-62, -44, 72), SEGMENT_4B, subsite="segment 4b", hu=66, rim_hu=86
    ),
    LesionSpec("T3", TARGET, "lung", PointLps(88, -8, 186), _course(*LUNG), subsite="LLL", hu=38),
    LesionSpec(
        "T4", TARGET, "lymph node", PointLps(42, -14, -32), _course(*NODE), True, subsite="mesenteric", hu=92
    ),
    LesionSpec("NT1", NON_TARGET, "bone", PointLps(5, 41, 33), VERTEBRA, subsite="lumbar spine, L1", hu=690),
    LesionSpec("NL1", NEW, "liver", PointLps(-88, 30, 44), SEEN_LAST, subsite="segment 6", hu=64, rim_hu=90),
)
"""The lesions of `responder_then_progression`, each with its course over the four visits."""


def slow_progression(seed: int = 2) -> StudySpec:
    """A target that splits (S-6), then steps below 20 % that add up to PD from the nadir (NET-7)."""
    geometry = replace(CHEST_AND_ABDOMEN, row_spacing_mm=0.859375, column_spacing_mm=0.859375)
    philips = SeriesSpec(geometry, Vendor.PHILIPS, number=201)
    series = (philips, SeriesSpec(geometry, Vendor.GE, number=3), philips, philips)
    stable = Expected(Response.SD, STABLE_REST, "none", Response.SD)
    worse = Expected(Response.PD, STABLE_REST, "none", Response.PD)
    first = date(2024, 2, 5)
    return StudySpec(
        PatientSpec("SYN-B02", "Synthetic^Ben", "M", date(1951, 11, 23), build=1.05),
        tuple(_visits(first, series, (stable, stable, worse))),
        SLOW,
        seed,
        title="split target, SD, slow growth to PD from nadir",
        randomisation_date=first + timedelta(days=10),
    )


def _one(long_mm: float, short_mm: float, angle: float = 25) -> LesionAt:
    return measured(Piece(long_mm, short_mm, angle, dent=0.08))


def _two(first: tuple[float, float], second: tuple[float, float]) -> LesionAt:
    """The fragments of a split target (S-6), side by side."""
    return measured(
        Piece(*first, 70, offset_lps=(-14.0, -4.0, 0.0), dent=0.06),
        Piece(*second, 100, offset_lps=(15.0, 6.0, 0.0), dent=0.06),
    )


SEGMENT_8 = _course(
    _one(42, 31), _two((20, 15), (14, 11)), _two((22, 17), (16, 12)), _two((25, 19), (18, 14))
)
SEGMENT_2 = _course(_one(22, 17, -10), _one(20, 15, -10), _one(23, 17, -10), _one(25, 19, -10))
MESENTERY = _course(_one(30, 22, 50), _one(28, 20, 50), _one(31, 22, 50), _one(34, 24, 50))
PARA_AORTIC = _course(*[present(Piece(17.0, 12.0, 80))] * 4)
T12 = _course(*[present(Piece(17.0, 13.0, -20, dent=0.1))] * 4)

SLOW = (
    LesionSpec("T1", TARGET, "liver", PointLps(-84, 2, 84), SEGMENT_8, subsite="segment 8", hu=60, rim_hu=92),
    LesionSpec(
        "T2", TARGET, "liver", PointLps(-4, -48, 102), SEGMENT_2, subsite="segment 2", hu=66, rim_hu=90
    ),
    LesionSpec("T3", TARGET, "mesentery", PointLps(46, -12, -42), MESENTERY, hu=88, rim_hu=100),
    LesionSpec(
        "NT1",
        NON_TARGET,
        "lymph node",
        PointLps(30, 16, -20),
        PARA_AORTIC,
        nodal=True,
        subsite="para-aortic/retroperitoneal",
        hu=84,
    ),
    LesionSpec("NT2", NON_TARGET, "bone", PointLps(-6, 42, 66), T12, subsite="thoracic spine, T12", hu=720),
)
"""The lesions of `slow_progression`, each with its course over the four visits."""


STORIES: Mapping[str, Callable[..., StudySpec]] = {
    "responder-then-progression": responder_then_progression,
    "slow-progression": slow_progression,
}


def for_the_repository(story: StudySpec) -> StudySpec:
    """The story with fine noise, compressed without loss: small enough to stand in the repository."""
    timepoints = tuple(
        replace(
            t,
            series=tuple(replace(s, noise_hu=3.4, grain_pixels=1.8, syntax=Syntax.JPEG_LS) for s in t.series),
        )
        for t in story.timepoints
    )
    return replace(story, timepoints=timepoints)
