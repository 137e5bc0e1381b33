"""What a made study is to be: patient, timepoints, series, lesions. Values only; `study.py` makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from recist_reader.measuring.plane import PointLps
from recist_reader.phantom.geometry import Geometry
from recist_reader.phantom.vendors import Vendor
from recist_reader.recist.vocabulary import NewLesionState, NonTargetState, Response, Role, TargetState


class Body(StrEnum):
    """What surrounds the lesions."""

    TRUNK = "trunk"  # chest, abdomen and upper pelvis with organs
    BLOCK = "block"  # one even block of soft tissue: fast, for tests


class Syntax(StrEnum):
    """Transfer syntaxes that a phantom can be written in, all lossless."""

    IMPLICIT_LITTLE = "1.2.840.10008.1.2"
    EXPLICIT_LITTLE = "1.2.840.10008.1.2.1"
    DEFLATED = "1.2.840.10008.1.2.1.99"
    EXPLICIT_BIG = "1.2.840.10008.1.2.2"
    JPEG_LOSSLESS = "1.2.840.10008.1.2.4.70"
    JPEG_LS = "1.2.840.10008.1.2.4.80"
    JPEG_2000 = "1.2.840.10008.1.2.4.90"
    RLE = "1.2.840.10008.1.2.5"


@dataclass(frozen=True)
class PatientSpec:
    """An invented person; `number` is PatientID. `build` widens (above 1) or narrows the trunk."""

    number: str = "SYN-0001"
    name: str = "Synthetic^Phantom"
    sex: str = "F"
    birth_date: date = date(1961, 5, 17)
    build: float = 1.0


STANDARD_GEOMETRY = Geometry()


@dataclass(frozen=True)
class SeriesSpec:
    """One CT series of a timepoint.

    `noise_hu` is the standard deviation of the noise in the body, `grain_pixels` the width of its grain;
    `noise_in_air` puts it round the body as well. `acquisitions` above 1 spreads the slices over so many
    AcquisitionNumbers. `phase` is "portal venous", "arterial" or "native": description and enhancement.
    `enhanced` writes one multi-frame Enhanced CT file instead of one file a slice.
    """

    geometry: Geometry = STANDARD_GEOMETRY
    vendor: Vendor = Vendor.SIEMENS
    number: int = 2
    phase: str = "portal venous"
    sharp: bool = False
    noise_hu: float = 8.0
    grain_pixels: float = 1.3
    noise_in_air: bool = False
    acquisitions: int = 1
    syntax: Syntax = Syntax.EXPLICIT_LITTLE
    enhanced: bool = False


@dataclass(frozen=True)
class Piece:
    """An ellipsoid of tumour: full axes in mm, long and short axis in the axial plane.

    `angle_degrees` turns the long axis from the patient's left towards the back. `through_mm` is its
    height along z (0: the mean of the two others). `offset_lps` moves it from the lesion's place.
    `dent` (0 to 0.15) makes the outline uneven inwards, leaving both axes as they are.
    """

    long_mm: float
    short_mm: float
    angle_degrees: float = 0.0
    through_mm: float = 0.0
    offset_lps: tuple[float, float, float] = (0.0, 0.0, 0.0)
    dent: float = 0.0


LesionState = TargetState | NonTargetState | NewLesionState


@dataclass(frozen=True)
class LesionAt:
    """A lesion at one timepoint: what a perfect reader records, and the pieces that are drawn.

    More than one piece is a split lesion (S-6). `merged_into` names the carrier (S-7).
    """

    state: LesionState
    pieces: tuple[Piece, ...] = ()
    merged_into: str | None = None


@dataclass(frozen=True)
class LesionSpec:
    """A lesion of the story. `course` holds one entry for every timepoint where it is recorded.

    `hu` is its core, `rim_hu` its outer shell (soft rim of a liver metastasis), None for an even one.
    """

    id: str
    role: Role
    organ: str
    place_lps: PointLps
    course: Mapping[str, LesionAt]
    nodal: bool = False
    subsite: str | None = None
    hu: float = 65.0
    rim_hu: float | None = None


@dataclass(frozen=True)
class Expected:
    """Categories of one follow-up as a physician derives them from the story, not computed by us."""

    target: Response
    non_target: Response
    new_lesion: str
    overall: Response


@dataclass(frozen=True)
class TimepointSpec:
    """One visit. `placement_lps` is how far the patient lies from the standard place on the table, mm.

    Every timepoint has its own frame of reference, study and placement.
    """

    label: str
    scan_date: date
    series: tuple[SeriesSpec, ...] = (SeriesSpec(),)
    placement_lps: tuple[float, float, float] = (0.0, 0.0, 0.0)
    visit: int | None = None
    expected: Expected | None = None


@dataclass(frozen=True)
class StudySpec:
    """One patient with a course over timepoints. The same spec gives the same bytes."""

    patient: PatientSpec = PatientSpec()
    timepoints: tuple[TimepointSpec, ...] = (TimepointSpec("BL", date(2024, 1, 1), visit=0),)
    lesions: tuple[LesionSpec, ...] = ()
    seed: int = 1
    body: Body = Body.TRUNK
    title: str = field(default="", compare=False)
    randomisation_date: date | None = None
