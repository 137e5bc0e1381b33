"""The frame of the trunk: outline, wall, diaphragm and skeleton.

Standard place: x 0 is the middle, y grows to the back, z 0 lies at the second lumbar vertebra.
"""

from dataclasses import dataclass
from math import cos, pi, sin

import numpy as np

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.scene import Tissue
from recist_reader.phantom.shades import Enhancement, bone, even, fat
from recist_reader.phantom.solids import (
    Blended,
    Both,
    Box,
    Column,
    Ellipsoid,
    Field,
    Points,
    Solid,
    Tube,
    tubes,
    turned_about_z,
)

# z, half width, half depth of the skin
OUTLINE = (
    (-340.0, 176.0, 106.0),
    (-160.0, 174.0, 106.0),
    (-90.0, 163.0, 101.0),
    (-10.0, 153.0, 99.0),
    (80.0, 152.0, 103.0),
    (160.0, 156.0, 106.0),
    (240.0, 162.0, 102.0),
    (320.0, 168.0, 90.0),
    (400.0, 150.0, 74.0),
)
LEVEL_MM = 33.0  # from one vertebra to the next


@dataclass(frozen=True)
class Diaphragm:
    """Everything below the domes of the diaphragm, raised by `raised_mm`."""

    raised_mm: float = 0.0

    @property
    def box(self) -> Box:
        return Box(PointLps(-400, -400, -400), PointLps(400, 400, 156 + self.raised_mm))

    def depth_mm(self, at: Points) -> Field:
        right = 150 - 118 * (np.square((at.x + 66) / 94) + np.square((at.y + 8) / 97))
        left = 139 - 112 * (np.square((at.x - 72) / 88) + np.square((at.y - 2) / 97))
        middle = 112 - 90 * (np.square(at.x / 80) + np.square((at.y + 40) / 75))
        height = np.maximum(np.maximum(np.maximum(right, left), middle), 18.0)
        return np.asarray((height + self.raised_mm - at.z) * 0.6, np.float32)


def shell(build: float, inset_x_mm: float, inset_y_mm: float, shift_y_mm: float = 0.0) -> Column:
    """The skin's outline, drawn in by so much at the sides and in front and behind."""
    knots = tuple((z, 0.0, shift_y_mm, a * build - inset_x_mm, b * build - inset_y_mm) for z, a, b in OUTLINE)
    return Column(knots, 2.35)


def cavity(build: float) -> Solid:
    """The space inside the abdominal wall, below the diaphragm, in front of the spine's muscles."""
    return Both(shell(build, 33, 33, -11), Diaphragm())


def cage(build: float) -> Column:
    """The space inside the ribs."""
    return shell(build, 36, 28)


def wall(build: float, enhancement: Enhancement) -> tuple[Tissue, ...]:
    """Skin, fat under it and the muscles of the trunk."""
    muscle = even(enhancement.muscle, 4.0, 6.0)
    back = tuple(
        Column(((-340, s * 32, 66, 27, 20), (60, s * 31, 68, 26, 17), (400, s * 24, 66, 20, 13)), 2.3)
        for s in (-1, 1)
    )
    psoas = tuple(
        Column(((-200, s * 62, 18, 22, 20), (-60, s * 45, 40, 19, 18), (70, s * 27, 48, 5, 6)))
        for s in (-1, 1)
    )
    return (
        Tissue(shell(build, 0, 0), 20.0),
        Tissue(shell(build, 2, 2), fat(-105)),
        Tissue(shell(build, 19, 15), muscle),
        Tissue(shell(build, 29, 24), fat(-98)),
        Tissue(Both(shell(build, 31, 30, -6), Diaphragm(2.5)), muscle),
        Tissue(cavity(build), fat(-96)),
        *(Tissue(solid, muscle) for solid in (*back, *psoas)),
    )


def skeleton(build: float) -> tuple[Tissue, ...]:
    """Spine, ribs, breastbone and the wings of the pelvis."""
    return (*_ribs(build), *_spine(), *_pelvis())


def _spine() -> tuple[Tissue, ...]:
    dense, disc = bone(430, 150, 1.3), even(78, 4.0)
    outline = Column(((-130, 0, 45, 25, 18), (60, 0, 44, 22, 16.5), (330, 0, 46, 15, 13)), 2.3)
    canal = Column(((-340, 0, 70, 11, 8), (400, 0, 70, 9.5, 8)))
    painted = [Tissue(outline, disc)]
    for level in range(-4, 11):
        middle = level * LEVEL_MM
        body = Column(tuple((z, 0.0, 45.0, 40.0, 40.0) for z in (middle - 13.0, middle + 13.0)))
        painted.append(Tissue(Both(outline, body), dense))
        arch: list[Tube] = []
        for s in (-1, 1):
            side = [PointLps(s * 15, 56, middle + 6), PointLps(s * 16, 71, middle + 2)]
            arch += tubes([*side, PointLps(0, 81, middle - 4)], [5.5, 6.5, 4.0])
            arch += tubes([side[1], PointLps(s * 37, 66, middle + 3)], [4.5, 3.2])
        arch += tubes([PointLps(0, 81, middle - 4), PointLps(0, 96, middle - 9)], [4.0, 4.5])
        painted += [Tissue(part, bone(500, 210, 1.3)) for part in arch]
    painted.append(Tissue(canal, 18.0))
    painted.append(Tissue(Column(((-60, 0, 70, 2, 2), (20, 0, 69, 5, 4.5), (400, 0, 69, 6, 5))), 36.0))
    return tuple(painted)


def _ribs(build: float) -> tuple[Tissue, ...]:
    painted = []
    around = shell(build, 29, 23)
    table = np.array(around.knots).T
    for number in range(10):
        back_z = 30 + number * 33.0
        sweep = 0.62 * pi if number < 2 else 0.86 * pi
        for side in (-1, 1):
            way = []
            for step in range(19):
                angle = sweep * step / 18
                z = back_z - 62 * (angle / pi) ** 1.2 - 10 * sin(angle)
                a, b = np.interp(z, table[0], table[3]), np.interp(z, table[0], table[4])
                bulge = abs(sin(angle)) ** 0.8
                way.append(PointLps(side * float(a) * bulge * 0.995, float(b) * cos(angle) * 0.98, z))
            way[0] = PointLps(side * 34, way[0].y - 12, way[0].z)
            painted += [Tissue(part, bone(560, 220, 1.4)) for part in tubes(way[:16], [5.6] * 16)]
            painted += [Tissue(part, 95.0) for part in tubes(way[15:], [5.2] * 4)]
    breastbone = Column(((125, 0, -78, 8, 4), (150, 0, -80, 17, 5.5), (320, 0, -68, 21, 6)), 2.4)
    painted.append(Tissue(breastbone, bone(420, 170, 1.5)))
    return tuple(painted)


def _pelvis() -> tuple[Tissue, ...]:
    dense = bone(620, 190, 1.8)
    painted = []
    for side in (-1, 1):
        plate = Ellipsoid(PointLps(side * 92, 30, -150), (9, 62, 72), turned_about_z(side * 28))
        painted.append(Tissue(plate, dense))
    sacrum = Blended(
        (Ellipsoid(PointLps(0, 58, -165), (50, 18, 45)), Ellipsoid(PointLps(0, 68, -210), (34, 14, 40)))
    )
    painted.append(Tissue(sacrum, bone(480, 150, 1.6)))
    return tuple(painted)
