"""The trunk of one person: frame, chest and abdomen, gently bent so that nothing looks drawn with a ruler."""

from math import pi

import numpy as np

from recist_reader.phantom.abdomen import abdomen
from recist_reader.phantom.chest import chest
from recist_reader.phantom.frame import skeleton, wall
from recist_reader.phantom.scene import Anatomy, Warp
from recist_reader.phantom.shades import ENHANCEMENT
from recist_reader.phantom.solids import Points
from recist_reader.phantom.spec import PatientSpec

WARP_MM = 2.2


def trunk(patient: PatientSpec, phase: str, seed: int) -> Anatomy:
    """Return chest, abdomen and upper pelvis, z -340 to 400 mm.

    `phase` is "native", "arterial" or "portal venous"; `seed` grows the vessels and lays the gut, the
    same at every timepoint of a patient.
    """
    enhancement = ENHANCEMENT[phase]
    tissues = (
        *wall(patient.build, enhancement),
        *chest(patient.build, enhancement, seed),
        *skeleton(patient.build),
        *abdomen(patient.build, enhancement, seed),
    )
    return Anatomy(tissues, _bending(seed), 2 * WARP_MM)


def _bending(seed: int) -> Warp:
    phases = np.random.default_rng((seed, 51)).uniform(0, 2 * pi, 4).astype(np.float32)
    long, short = np.float32(2 * pi / 170), np.float32(2 * pi / 83)

    def bend(at: Points) -> Points:
        x, y, z = at
        aside = np.sin(long * y + phases[0] + 0.012 * z) + 0.45 * np.sin(short * y - 0.03 * z + phases[1])
        back = np.sin(long * x + phases[2] - 0.012 * z) + 0.45 * np.sin(short * x + 0.03 * z + phases[3])
        moved = np.float32(WARP_MM)
        return Points(x + moved * aside, y + moved * back, z)

    return bend
