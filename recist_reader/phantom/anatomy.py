"""The trunk of a person at portal venous enhancement (first outline)."""

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.scene import Anatomy, Tissue
from recist_reader.phantom.solids import Column, Ellipsoid
from recist_reader.phantom.spec import PatientSpec


def trunk(patient: PatientSpec, phase: str, seed: int) -> Anatomy:
    """Return the anatomy of one person."""
    del phase, seed
    wide = 165 * patient.build
    body = Column(((-300, 0, 0, wide, 110), (400, 0, 0, wide, 110)), 2.4)
    inside = Column(((-300, 0, 0, wide - 25, 85), (400, 0, 0, wide - 25, 85)), 2.4)
    liver = Ellipsoid(PointLps(-70, -5, 70), (75, 80, 90))
    return Anatomy((Tissue(body, -100), Tissue(inside, 55), Tissue(liver, 110)))
