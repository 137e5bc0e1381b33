"""Lungs with vessels, heart, great vessels, airways."""

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.frame import Diaphragm, cage
from recist_reader.phantom.scene import Tissue
from recist_reader.phantom.shades import Enhancement, even, fat, lung
from recist_reader.phantom.solids import (
    Blended,
    Both,
    Column,
    Ellipsoid,
    Solid,
    Without,
    tubes,
    turned_about_y,
    turned_about_z,
)
from recist_reader.phantom.trees import Growth, grow


def lungs(build: float) -> tuple[Solid, Solid]:
    """Right and left lung."""
    inside = cage(build)
    right = Column(
        (
            (0, -74, 16, 56, 70),
            (110, -71, 4, 56, 84),
            (230, -68, 2, 53, 78),
            (320, -52, 6, 40, 58),
            (372, -38, 14, 9, 14),
        ),
        2.5,
    )
    left = Column(
        (
            (0, 76, 18, 54, 68),
            (110, 73, 6, 53, 82),
            (230, 69, 2, 51, 78),
            (320, 52, 6, 40, 58),
            (372, 38, 14, 9, 14),
        ),
        2.5,
    )
    below, bed = Diaphragm(2.5), Blended(_heart_solids(3.0), 10)
    return tuple(Without(Without(Both(side, inside), below), bed) for side in (right, left))  # type: ignore[return-value]


def _heart_solids(grown_mm: float = 0.0) -> tuple[Ellipsoid, ...]:
    g = grown_mm
    return (
        Ellipsoid(PointLps(26, -32, 146), (52 + g, 40 + g, 40 + g), turned_about_z(32)),
        Ellipsoid(PointLps(-8, -24, 172), (38 + g, 36 + g, 42 + g)),
    )


def chest(build: float, enhancement: Enhancement, seed: int) -> tuple[Tissue, ...]:
    """Everything above the diaphragm, inside the ribs."""
    mediastinum = Without(
        Column(((60, 4, -12, 44, 66), (230, 0, -12, 34, 60), (400, 0, 0, 30, 48))), Diaphragm()
    )
    right, left = lungs(build)
    return (
        Tissue(mediastinum, fat(-95)),
        Tissue(right, lung()),
        Tissue(left, lung()),
        *_lung_vessels(right, left, enhancement, seed),
        *_heart(enhancement),
        *_airways(),
    )


def _lung_vessels(right: Solid, left: Solid, enhancement: Enhancement, seed: int) -> tuple[Tissue, ...]:
    growth = Growth(25, 5.6, 8, spread=0.6, shrink=0.84, thin=0.76)
    painted = []
    number = 0
    for side, organ in ((-1, right), (1, left)):
        for z, leaning in ((212, 0.9), (204, 0.25), (190, -0.3), (178, -0.9)):
            for back in (-0.5, 0.55):
                root = PointLps(side * 33, 6, z)
                number += 1
                for tube in grow(root, (side * 0.8, back, leaning), growth, organ, (seed, 11, number)):
                    painted.append(Tissue(tube, enhancement.heart - 90, edge_mm=1.0))
    return tuple(painted)


def _heart(enhancement: Enhancement) -> tuple[Tissue, ...]:
    blood, wall = even(enhancement.heart, 3.0), even(enhancement.muscle + 40, 3.0)
    whole = Blended(_heart_solids(), 10)
    left_chamber = Ellipsoid(PointLps(38, -30, 142), (32, 19, 24), turned_about_z(32))
    right_chamber = Ellipsoid(PointLps(6, -52, 144), (30, 14, 24), turned_about_z(25))
    upper = Ellipsoid(PointLps(-6, -2, 178), (30, 16, 20))
    right_upper = Ellipsoid(PointLps(-28, -26, 165), (16, 22, 26), turned_about_y(5))
    arch = tubes(
        [
            PointLps(-4, -34, 185),
            PointLps(-16, -36, 225),
            PointLps(-8, -22, 262),
            PointLps(10, 8, 270),
            PointLps(22, 26, 250),
        ],
        [16, 16, 14.5, 13.5, 12.5],
    )
    trunk = tubes([PointLps(16, -44, 180), PointLps(14, -30, 212), PointLps(-32, -4, 206)], [14, 13, 10])
    left_artery = tubes([PointLps(14, -28, 212), PointLps(38, 10, 208)], [12, 9])
    cava = tubes([PointLps(-26, -22, 190), PointLps(-26, -14, 300)], [11, 10])
    return (
        Tissue(whole, wall),
        *(Tissue(part, blood) for part in (left_chamber, right_chamber, upper, right_upper)),
        *(Tissue(part, enhancement.aorta) for part in arch),
        *(Tissue(part, enhancement.heart) for part in (*trunk, *left_artery)),
        *(Tissue(part, enhancement.veins) for part in cava),
    )


def _airways() -> tuple[Tissue, ...]:
    main = tubes([PointLps(0, 10, 400), PointLps(0, 8, 236)], [8.5, 8.5])
    branches = (
        *tubes([PointLps(0, 8, 238), PointLps(-34, 10, 204), PointLps(-46, 14, 176)], [7, 5.8, 4]),
        *tubes([PointLps(0, 8, 238), PointLps(38, 14, 200), PointLps(48, 20, 172)], [6.5, 5.2, 3.6]),
    )
    walls = tuple(
        Tissue(type(part)(part.start, part.end, part.start_radius_mm + 1.6, part.end_radius_mm + 1.4), 40.0)
        for part in (*main, *branches)
    )
    gullet = tubes([PointLps(4, 24, 400), PointLps(8, 24, 200), PointLps(24, 8, 118)], [7, 7, 8])
    return (*(Tissue(p, 45.0) for p in gullet), *walls, *(Tissue(p, -985.0) for p in (*main, *branches)))
