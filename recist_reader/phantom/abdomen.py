"""Liver, spleen, kidneys, pancreas, stomach, gut and the vessels of the abdomen."""

from math import pi, sin

import numpy as np

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.frame import cavity
from recist_reader.phantom.scene import Tissue
from recist_reader.phantom.shades import Enhancement, even, fat, hollow, kidney, stool
from recist_reader.phantom.solids import (
    Blended,
    Both,
    Ellipsoid,
    Solid,
    Tube,
    Without,
    tubes,
    turned_about_y,
    turned_about_z,
)
from recist_reader.phantom.trees import Growth, grow

SMALL_BOWEL_LOOPS = 22


def liver(build: float) -> Solid:
    """Right and left lobe under the diaphragm."""
    lobes = Blended(
        (
            Ellipsoid(PointLps(-74, -8, 84), (56, 74, 72)),
            Ellipsoid(PointLps(-88, 10, 22), (34, 48, 62), turned_about_y(-6)),
            Ellipsoid(PointLps(-8, -44, 102), (62, 36, 40), turned_about_y(-12)),
            Ellipsoid(PointLps(-30, 4, 92), (26, 20, 32)),
        ),
        18,
    )
    return Both(Both(lobes, cavity(build)), Ellipsoid(PointLps(-60, -8, 62), (140, 110, 112)))


def abdomen(build: float, enhancement: Enhancement, seed: int) -> tuple[Tissue, ...]:
    """Everything below the diaphragm, back to front."""
    return (
        *_gut(build, enhancement, seed),
        *_kidneys(enhancement),
        *_great_vessels(enhancement, seed),
        *_pancreas(enhancement),
        *_stomach_and_spleen(build, enhancement),
        *_liver(build, enhancement, seed),
    )


def _liver(build: float, enhancement: Enhancement, seed: int) -> tuple[Tissue, ...]:
    organ = liver(build)
    cleft = Ellipsoid(PointLps(-16, -62, 74), (3.5, 30, 22), turned_about_z(-14))
    hilum = Ellipsoid(PointLps(-32, -18, 52), (17, 11, 15))
    gallbladder = Ellipsoid(PointLps(-46, -46, 22), (14, 26, 19), turned_about_z(18))
    portal = [
        *tubes(
            [PointLps(4, -18, 30), PointLps(-14, -14, 46), PointLps(-34, -12, 62), PointLps(-50, -6, 70)],
            [7.5, 7.5, 7, 6],
        ),
        *tubes([PointLps(-34, -12, 62), PointLps(-14, -30, 84), PointLps(6, -44, 92)], [6, 5, 4]),
    ]
    for number, (root, way) in enumerate(
        (
            (PointLps(-50, -6, 70), (-0.7, 0.5, 0.5)),
            (PointLps(-50, -6, 70), (-0.6, -0.5, 0.3)),
            (PointLps(-50, -6, 70), (-0.6, 0.5, -0.6)),
            (PointLps(6, -44, 92), (0.9, -0.1, 0.1)),
        )
    ):
        portal += grow(root, way, Growth(22, 4.6, 5, thin=0.72), organ, (seed, 21, number))
    hepatic: list[Tube] = []
    for number, way in enumerate(((-0.85, 0.2, -0.45), (-0.35, -0.7, -0.4), (0.5, -0.75, -0.25))):
        growth = Growth(34, 5.4, 5, spread=0.4, shrink=0.78, thin=0.74)
        hepatic += grow(PointLps(-24, 12, 128), way, growth, organ, (seed, 22, number))
    return (
        Tissue(organ, even(enhancement.liver, 2.2, 11.0)),
        Tissue(cleft, fat(-80)),
        Tissue(hilum, fat(-70)),
        *(Tissue(part, enhancement.veins + 12, edge_mm=1.8) for part in hepatic),
        *(Tissue(part, enhancement.portal, edge_mm=1.6) for part in portal),
        Tissue(gallbladder, hollow(62, 1.6, 7)),
    )


def _stomach_and_spleen(build: float, enhancement: Enhancement) -> tuple[Tissue, ...]:
    inside = cavity(build)
    stomach = Blended(
        (
            Ellipsoid(PointLps(58, 0, 108), (36, 40, 34)),
            Ellipsoid(PointLps(54, -36, 66), (32, 30, 38), turned_about_y(20)),
            Ellipsoid(PointLps(18, -54, 38), (38, 20, 20), turned_about_y(-18)),
        ),
        16,
    )
    spleen = Without(
        Ellipsoid(PointLps(96, 34, 84), (31, 48, 54), turned_about_z(-28)),
        Ellipsoid(PointLps(66, 18, 78), (22, 24, 60)),
        1.5,
    )
    return (
        Tissue(Both(stomach, inside), hollow(enhancement.bowel_wall, 4.0, 22, -47.0)),
        Tissue(Both(spleen, inside), even(enhancement.spleen, 2.0, 12.0)),
    )


def _kidneys(enhancement: Enhancement) -> tuple[Tissue, ...]:
    painted = []
    for side, z in ((-1, -2.0), (1, 8.0)):
        centre = PointLps(side * 62, 36, z)
        body = Ellipsoid(centre, (27, 25, 55), turned_about_z(side * 40))
        notch = Ellipsoid(PointLps(centre.x - side * 19, 25, z), (16, 12, 19))
        pelvis = Ellipsoid(PointLps(centre.x - side * 18, 26, z - 2), (11, 5.5, 10))
        painted += [
            Tissue(Ellipsoid(PointLps(centre.x, 36, z), (42, 36, 72)), fat(-104)),
            Tissue(body, kidney(enhancement.cortex, enhancement.medulla)),
            Tissue(notch, fat(-85), edge_mm=2.5),
            Tissue(pelvis, 14.0),
        ]
        for part in tubes(
            [
                PointLps(side * 38, 26, z + 72),
                PointLps(side * 34, 36, z + 64),
                PointLps(side * 44, 48, z + 56),
            ],
            [2.6, 3.2, 2.4],
        ):
            painted.append(Tissue(part, 70.0))
        artery = [PointLps(side * 8, 22, z + 8), PointLps(side * 28, 30, z + 4), PointLps(side * 46, 28, z)]
        vein = [PointLps(-20, 14, z + 2), PointLps(side * 30, 22, z - 3), PointLps(side * 48, 27, z - 4)]
        painted += [Tissue(part, enhancement.veins) for part in tubes(vein, [5.5, 5.0, 4.0])]
        painted += [Tissue(part, enhancement.aorta) for part in tubes(artery, [3.2, 3.0, 2.6])]
    return tuple(painted)


def _great_vessels(enhancement: Enhancement, seed: int) -> tuple[Tissue, ...]:
    aorta = tubes(
        [PointLps(22, 26, 252), PointLps(16, 26, 150), PointLps(8, 20, 40), PointLps(4, 18, -58)],
        [12.5, 12, 10.5, 8.5],
    )
    cava = tubes(
        [PointLps(-26, -16, 152), PointLps(-22, 14, 118), PointLps(-24, 18, 40), PointLps(-18, 20, -66)],
        [13, 13, 11.5, 11],
    )
    forks = [
        *tubes([PointLps(4, 18, -58), PointLps(28, 22, -104), PointLps(52, 28, -165)], [6.5, 5.5, 5]),
        *tubes([PointLps(4, 18, -58), PointLps(-22, 22, -104), PointLps(-50, 28, -165)], [6.5, 5.5, 5]),
    ]
    vein_forks = [
        *tubes([PointLps(-18, 20, -64), PointLps(24, 34, -110), PointLps(50, 40, -165)], [8, 7, 6]),
        *tubes([PointLps(-18, 20, -64), PointLps(-30, 34, -110), PointLps(-52, 40, -165)], [8, 7, 6]),
    ]
    coeliac = [
        *tubes([PointLps(9, 14, 62), PointLps(8, -6, 60), PointLps(-12, -14, 58)], [3.6, 3.2, 2.6]),
        *tubes([PointLps(8, -6, 60), PointLps(46, 4, 70), PointLps(82, 22, 80)], [3.2, 2.8, 2.4]),
    ]
    mesenteric = tubes([PointLps(8, 12, 46), PointLps(6, -12, 14), PointLps(2, -22, -70)], [4.2, 4, 3])
    mesenteric_vein = tubes(
        [PointLps(4, -18, 30), PointLps(-6, -16, 0), PointLps(-8, -22, -70)], [6.5, 5.5, 4]
    )
    splenic = tubes([PointLps(4, -18, 32), PointLps(40, 0, 56), PointLps(84, 26, 76)], [5, 4.6, 4])
    region = Ellipsoid(PointLps(0, -28, -45), (100, 34, 85))
    twigs: list[Tube] = []
    for number, z in enumerate((8, -12, -32, -52, -66)):
        for side in (-1, 1):
            way = (side, -0.25, -0.35)
            twigs += grow(
                PointLps(2, -20, z), way, Growth(20, 2.2, 4, thin=0.8), region, (seed, 31, number, side + 1)
            )
    return (
        *(Tissue(part, enhancement.veins) for part in (*vein_forks, *cava)),
        *(Tissue(part, enhancement.portal) for part in (*mesenteric_vein, *splenic)),
        *(Tissue(part, enhancement.portal - 20, edge_mm=1.0) for part in twigs),
        *(Tissue(part, enhancement.aorta) for part in (*forks, *aorta, *coeliac, *mesenteric)),
    )


def _pancreas(enhancement: Enhancement) -> tuple[Tissue, ...]:
    way = [
        PointLps(-24, -16, 12),
        PointLps(-16, -20, 24),
        PointLps(6, -30, 36),
        PointLps(34, -12, 50),
        PointLps(66, 10, 64),
    ]
    lobules = even(enhancement.pancreas, 14.0, 7.0)
    duodenum = tubes([PointLps(-30, -36, 36), PointLps(-42, -14, 10), PointLps(-34, -2, -22)], [11, 12, 11])
    across = tubes([PointLps(-34, -2, -22), PointLps(0, -2, -26), PointLps(30, -8, -8)], [11, 10, 10])
    return (
        *(Tissue(part, hollow(enhancement.bowel_wall, 3.0, 18)) for part in (*duodenum, *across)),
        *(Tissue(part, lobules, edge_mm=2.2) for part in tubes(way, [13, 12, 9.5, 9, 8])),
    )


def _gut(build: float, enhancement: Enhancement, seed: int) -> tuple[Tissue, ...]:
    inside = cavity(build)
    rng = np.random.default_rng((seed, 41))
    small = hollow(enhancement.bowel_wall, 2.6, 24), hollow(enhancement.bowel_wall + 8, 3.4, 14)
    loops = tuple(
        Tissue(Both(Blended(_loop(rng), 3), inside), small[number % 2]) for number in range(SMALL_BOWEL_LOOPS)
    )
    return (*loops, *_colon(build, inside, enhancement.bowel_wall - 15, rng))


def _loop(rng: np.random.Generator) -> tuple[Tube, ...]:
    """A stretch of small bowel that wanders through the middle of the abdomen."""
    at = np.array([rng.uniform(-92, 92), rng.uniform(-66, -18), rng.uniform(-160, -18)])
    way, path = rng.normal(size=3), [PointLps(*(float(v) for v in at))]
    for _ in range(9):
        pull = (np.array([0.0, -46.0, -72.0]) - at) * np.array([0.003, 0.03, 0.004])
        way = way * 0.72 + rng.normal(size=3) * np.array([0.6, 0.35, 0.6]) + pull
        at = at + way / np.sqrt((way * way).sum()) * 14
        path.append(PointLps(*(float(v) for v in at)))
    return tubes(path, [float(r) for r in rng.uniform(9, 12, len(path))])


def _colon(build: float, inside: Solid, wall_hu: float, rng: np.random.Generator) -> tuple[Tissue, ...]:
    """Ascending, transverse and descending colon, in pieces with stool or with gas over fluid."""
    ascending = [PointLps(-106 * build, 14, -130 + 13 * i) for i in range(11)]
    across = [
        PointLps(-92 + 15 * i, -52 - 10 * sin(pi * i / 12), 6 - 46 * sin(pi * i / 12)) for i in range(13)
    ]
    descending = [PointLps(107 * build, 26, 34 - 13 * i) for i in range(14)]
    painted = []
    for way, radius in ((ascending, 19.0), (across, 16.0), (descending, 13.5)):
        for first in range(0, len(way) - 1, 3):
            part = way[first : first + 4]
            chain = Blended(tubes(part, [radius * float(f) for f in rng.uniform(0.82, 1.1, len(part))]), 4)
            gassy = rng.uniform() < 0.35
            shade = hollow(wall_hu, 2.5, 10, part[0].y - 3) if gassy else stool(wall_hu)
            painted.append(Tissue(Both(chain, inside), shade))
    return tuple(painted)
