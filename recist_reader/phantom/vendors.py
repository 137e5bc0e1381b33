"""Header habits of scanner makers, as met in trials: what differs though the picture is the same."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Habit:
    """How one maker writes a CT slice.

    `signed` and `intercept` say how a CT number becomes a stored value (slope is 1), `padding` the
    stored value outside the reconstructed circle, `bits_stored` the width. `numbers_fall` is True where
    InstanceNumber runs against z. `patient_position` is PatientPosition (0018,5100).
    """

    manufacturer: str
    model: str
    signed: bool
    intercept: int
    bits_stored: int
    padding: int | None
    soft_kernel: str
    lung_kernel: str
    patient_position: str
    numbers_fall: bool
    image_type: tuple[str, ...]
    writes_spacing_between_slices: bool


class Vendor(Enum):
    """The makers a phantom can imitate."""

    GE = Habit(
        manufacturer="GE MEDICAL SYSTEMS",
        model="LightSpeed VCT",
        signed=True,
        intercept=-1024,
        bits_stored=16,
        padding=-2000,
        soft_kernel="STANDARD",
        lung_kernel="LUNG",
        patient_position="FFS",
        numbers_fall=True,
        image_type=("ORIGINAL", "PRIMARY", "AXIAL"),
        writes_spacing_between_slices=True,
    )
    SIEMENS = Habit(
        manufacturer="SIEMENS",
        model="SOMATOM Definition AS+",
        signed=False,
        intercept=-1024,
        bits_stored=12,
        padding=None,
        soft_kernel="B30f",
        lung_kernel="B60f",
        patient_position="HFS",
        numbers_fall=True,
        image_type=("ORIGINAL", "PRIMARY", "AXIAL", "CT_SOM5 SPI"),
        writes_spacing_between_slices=False,
    )
    PHILIPS = Habit(
        manufacturer="Philips",
        model="iCT 256",
        signed=False,
        intercept=-1024,
        bits_stored=12,
        padding=None,
        soft_kernel="B",
        lung_kernel="L",
        patient_position="HFS",
        numbers_fall=False,
        image_type=("ORIGINAL", "PRIMARY", "AXIAL", "HELIX"),
        writes_spacing_between_slices=True,
    )
    TOSHIBA = Habit(
        manufacturer="TOSHIBA",
        model="Aquilion ONE",
        signed=True,
        intercept=0,
        bits_stored=16,
        padding=None,
        soft_kernel="FC08",
        lung_kernel="FC51",
        patient_position="FFS",
        numbers_fall=True,
        image_type=("ORIGINAL", "PRIMARY", "AXIAL"),
        writes_spacing_between_slices=False,
    )
    CANON = Habit(
        manufacturer="CANON MEDICAL SYSTEMS",
        model="Aquilion Prime SP",
        signed=True,
        intercept=0,
        bits_stored=16,
        padding=None,
        soft_kernel="FC18",
        lung_kernel="FC52",
        patient_position="HFS",
        numbers_fall=False,
        image_type=("ORIGINAL", "PRIMARY", "AXIAL"),
        writes_spacing_between_slices=True,
    )
